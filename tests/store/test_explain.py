"""The chain from claim to bytes, and that a break anywhere in it is seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from extract.model import Article
from store import Pending, Store
from store.check import check_store
from store.errors import UnknownClaim
from store.explain import explain_claim
from store.show import show_explanation
from store.warc import read_record
from tests.store.conftest import URL, a_claim, a_snapshot, an_article, keep


def reader(store: Store) -> Callable[[Pending], Article]:
    """Pages here are just the number of jobs."""

    def read(page: Pending) -> Article:
        return an_article(int(read_record(store.archive_folder / page.warc.file, page.warc.offset).body), page.url)

    return read


@pytest.fixture
def claim(store: Store, run: int) -> str:
    article = an_article()
    store.save_extraction(run, keep(store, run, a_snapshot(b"300")), article, (a_claim(article),))
    return a_claim(article).id


def archive_of(store: Store) -> Path:
    (path,) = store.archive_folder.glob("*.warc.gz")
    return path


def tamper(store: Store, sql: str) -> None:
    """Change a row behind the store's back."""
    with closing(sqlite3.connect(store.path, isolation_level=None)) as back:
        for (name,) in back.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            back.execute(f"DROP TRIGGER {name}")
        back.execute(sql)


def broken(store: Store, claim: str) -> list[str]:
    return [link.name for link in explain_claim(store, claim, reader(store)).links if not link.held]


def test_explain_sound_claim_holds_to_the_record(store: Store, claim: str) -> None:
    found = explain_claim(store, claim[:6], reader(store))
    assert found.holds
    assert found.is_current
    assert [link.name for link in found.links] == ["spans", "identity", "text", "record", "reading"]
    assert [capture.path for capture in found.captures] == [archive_of(store)]
    assert list(check_store(store)) == []


def test_explain_shows_fields_evidence_and_archive(store: Store, claim: str) -> None:
    console = Console(width=200, record=True)
    console.print(show_explanation(explain_claim(store, claim, reader(store))))
    shown = console.export_text()
    for words in (
        *(claim, URL, "Kestrel Foods will cut 300 jobs to save money.", "300 (exact)", "count.plain", "2027-Q1"),
        *("cost_cutting, company asserts", "cause.save", archive_of(store).name, "sha256:", "holds: read again"),
    ):
        assert words in shown


def test_explain_steers_no_terminal(store: Store, run: int) -> None:
    hostile = "\x1b]0;owned\x07[bold]Kestrel\u202e Foods[/bold]"
    article = replace(an_article(), title=hostile)
    claim = replace(a_claim(article), company=hostile)
    store.save_extraction(run, keep(store, run, a_snapshot(b"300")), article, (claim,))
    console = Console(width=200, record=True, force_terminal=False)
    console.print(show_explanation(explain_claim(store, claim.id, reader(store))))
    shown = console.export_text()
    assert "[bold]Kestrel  Foods[/bold]" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


@pytest.mark.parametrize(
    ("sql", "link", "line"),
    [
        ("UPDATE claim_spans SET text = '900' WHERE text = '300'", "spans", "the count of claim"),
        ("UPDATE claim_causes SET start_char = 1, end_char = 14", "spans", "the cause of claim"),
        ("UPDATE articles SET url = 'https://ledger.example/other'", "identity", "does not follow"),
        ("UPDATE article_versions SET text = replace(text, 'money', 'honey')", "text", "the text of article version 1"),
        ("UPDATE snapshots SET sha256 = replace(hex(zeroblob(32)), '00', 'ab')", "record", "is not the body"),
        ("UPDATE snapshots SET warc_digest = 'sha256:none'", "record", "are not of one body"),
        ("UPDATE snapshots SET warc_offset = warc_offset + 1", "record", "is not at offset"),
        ("UPDATE snapshots SET warc_file = 'gone.warc.gz'", "record", "no such file"),
    ],
)
def test_explain_and_check_see_a_changed_row(store: Store, claim: str, sql: str, link: str, line: str) -> None:
    tamper(store, sql)
    assert link in broken(store, claim)
    assert any(line in each for each in check_store(store))


def test_explain_and_check_see_a_changed_archive(store: Store, claim: str) -> None:
    path = archive_of(store)
    content = bytearray(path.read_bytes())
    content[-20] ^= 0xFF
    path.write_bytes(content)
    assert "record" in broken(store, claim)
    assert any(str(path) in each for each in check_store(store))


def test_explain_sees_a_reading_that_gives_another_text(store: Store, claim: str) -> None:
    found = explain_claim(store, claim, lambda _: an_article(301))
    (link,) = [link for link in found.links if not link.held]
    assert (link.name, link.words.endswith("please report it")) == ("reading", True)
    store.rules = "r2"
    assert "pinkslip extract" in explain_claim(store, claim, lambda _: an_article(301)).links[-1].words


@pytest.mark.parametrize("wanted", ["nothing", "", "%"])
def test_explain_unknown_claim_says_so(store: Store, claim: str, wanted: str) -> None:
    assert claim
    other = an_article(url="https://ledger.example/b")
    number = keep(store, 1, a_snapshot(url=other.url))
    store.save_extraction(1, number, other, (a_claim(other),))
    with pytest.raises(UnknownClaim):
        explain_claim(store, wanted, reader(store))


def test_explain_withdrawn_claim_says_since_when(store: Store, claim: str) -> None:
    store.save_extraction(1, 1, an_article(), ())
    with pytest.raises(UnknownClaim, match="withdrawn: since run 1"):
        explain_claim(store, claim, reader(store))


def test_explain_earlier_version_is_told_as_such(store: Store, claim: str) -> None:
    later = an_article(450)
    at = a_snapshot().fetched_at.replace(hour=20)
    store.save_extraction(1, keep(store, 1, a_snapshot(b"450", at=at)), later, (a_claim(later, 450),))
    assert not explain_claim(store, claim, reader(store)).is_current
    assert explain_claim(store, a_claim(later, 450).id, reader(store)).is_current


def test_check_counts_records_without_rows(store: Store, claim: str) -> None:
    assert claim
    with store.archive(7, a_snapshot().fetched_at) as archive:
        archive.append(a_snapshot(b"orphan"))
    (line,) = check_store(store)
    assert "1 records have no row; run `pinkslip check --repair`" in line
