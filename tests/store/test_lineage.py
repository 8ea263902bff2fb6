"""Lineage: copies go back to what they copy, citing reports to whom they cite; the rest stands on its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from store import Store
from store.check import check_store
from store.events import link_events
from store.explain import explain_claim
from store.lineage import Cited, find_roots
from tests.store.conftest import AT, a_claim, a_snapshot, an_article, keep


def outside(key: str) -> Cited:
    return Cited(source=key.title(), key=key)


def inside(claim: str) -> Cited:
    return Cited(source=claim.title(), key=claim, claim=claim)


@pytest.mark.parametrize(
    ("origins", "cited", "roots"),
    [
        ({"a": "a", "b": "b"}, {}, {"a": "a", "b": "b"}),
        ({"a": "a", "b": "a"}, {}, {"a": "a", "b": "a"}),
        ({"a": "a", "b": "b"}, {"b": inside("a")}, {"a": "a", "b": "a"}),
        ({"a": "a", "b": "b", "c": "b"}, {"b": inside("a")}, {"a": "a", "b": "a", "c": "a"}),
        ({"a": "a", "b": "b"}, {"a": outside("x"), "b": outside("x")}, {"a": "cited: x", "b": "cited: x"}),
        ({"a": "a", "b": "b"}, {"a": inside("b"), "b": inside("a")}, {"a": "a", "b": "a"}),
        ({"a": "a", "b": "b"}, {"a": inside("b"), "b": outside("x")}, {"a": "cited: x", "b": "cited: x"}),
    ],
    ids=["two of their own", "a copy", "one cites", "a copy of who cites", "both cite a third", "a circle", "a chain"],
)  # fmt: skip
def test_roots(origins: dict[str, str], cited: dict[str, Cited], roots: dict[str, str]) -> None:
    assert find_roots(origins, cited) == roots


#: Words of their own, so that no text is a near copy of another.
FILLER = {
    "ledger": "The plant opened in the fifties and once had its own brass band, fire brigade and railway siding.",
    "herald": "Shares fell a little in early trading while rivals' rose, and the pension fund declined to say more.",
    "courier": "Buses to the industrial park were half empty that morning, drivers noted over tea in the canteen.",
    "gazette": "A mayor, two deputies and a brass plaque were on hand when the river flooded the yard ten years ago.",
}


def report(store: Store, run: int, outlet: str, hours: int, words: str = "") -> str:
    """Save an outlet's article on 300 jobs with some words after the claim; the claim's id."""
    plain = an_article(300, f"https://{outlet}.example/a")
    at = AT + timedelta(hours=hours)
    article = replace(
        plain, outlet=outlet, published_at=at, text=f"{plain.text} {words}\n{FILLER[outlet]}", published_on=at.date()
    )
    snapshot = keep(store, run, a_snapshot(outlet.encode(), url=plain.url, at=at))
    store.save_extraction(run, snapshot, article, (a_claim(plain),))
    return a_claim(plain).id


def lineage(store: Store) -> list[tuple[Any, ...]]:
    link_events(store)
    columns = "outlet, role, taken_from, source_is_missing"
    return [tuple(row) for row in store.execute(f"SELECT {columns} FROM lineage ORDER BY published_at, claim_id")]  # noqa: S608


def test_lineage_of_citing_reports(store: Store, run: int) -> None:
    store.save_outlet(run, "ledger", name="The Ledger Post")
    report(store, run, "ledger", 0)
    report(store, run, "herald", 2, "The cuts were first reported by The Ledger Post.")
    report(store, run, "courier", 3)
    report(store, run, "gazette", 4, "The cuts were first reported by Dock & Deck.")
    assert lineage(store) == [
        ("ledger", "first", None, 0),
        ("herald", "cites", "Ledger Post", 0),
        ("courier", "own", None, 0),
        ("gazette", "cites", "Dock & Deck", 1),
    ]
    assert store.value("SELECT independent_reports FROM cuts") == 3
    assert (
        store.value("SELECT cites_claim FROM event_claims WHERE cites = 'Ledger Post'")
        == a_claim(an_article(300, "https://ledger.example/a")).id
    )


def test_lineage_a_citation_is_never_an_independent_report(store: Store, run: int) -> None:
    for hours, outlet in enumerate(FILLER):
        report(store, run, outlet, hours, "The cuts were first reported by Dock & Deck.")
    lineage(store)
    assert store.execute("SELECT origins, outlets FROM events").fetchall() == [(1, 4)]
    ((credited, what, at),) = store.execute("SELECT credited, credited_report, credited_at FROM first_reports")
    assert (credited, what, at) == ("Dock & Deck", "not in the store", None)


def test_lineage_an_outlet_that_names_itself_cites_nobody(store: Store, run: int) -> None:
    store.save_outlet(run, "ledger", name="Ledger Post")
    report(store, run, "ledger", 0, "The cuts were first reported by the Ledger Post.")
    assert lineage(store) == [("ledger", "first", None, 0)]
    assert store.execute("SELECT * FROM citations").fetchall() == []
    assert store.value("SELECT source FROM claim_citations") == "Ledger Post"


def test_lineage_sees_an_outlet_by_its_name_once_that_is_known(store: Store, run: int) -> None:
    report(store, run, "ledger", 0, "The cuts were first reported by the Ledger Post.")
    assert lineage(store) == [("ledger", "cites", "Ledger Post", 1)]
    store.save_outlet(run, "ledger", name="Ledger Post")
    assert lineage(store) == [("ledger", "first", None, 0)]


def test_first_reports_with_the_credited_outlets_time(store: Store, run: int) -> None:
    store.save_outlet(run, "herald", name="Herald")
    report(store, run, "ledger", 0, "The cuts were first reported by the Herald.")
    report(store, run, "herald", 5)
    lineage(store)
    row = next(store.rows("SELECT * FROM first_reports"))
    assert (row["outlet"], row["taken_from"], row["credited"]) == ("ledger", "Herald", "Herald")
    assert (row["credited_report"], row["credited_at"]) == ("later in the store", "2026-11-02T14:00:00Z")
    assert (row["outlets"], row["independent_reports"]) == (2, 1)


def test_citations_are_verified_and_read_back(store: Store, run: int) -> None:
    report(store, run, "ledger", 0, "The cuts were first reported by the Herald.")
    ((text, start, end, words),) = store.execute(
        "SELECT v.text, c.start_char, c.end_char, c.text FROM claim_citations AS c"
        " JOIN article_versions AS v ON v.id = c.version_id"
    )
    assert text[start:end] == words == "first reported by the Herald"
    assert [fault for fault in check_store(store) if "the citation of" in fault] == []


def test_explanation_shows_what_a_claim_is_taken_from(store: Store, run: int) -> None:
    claim = report(store, run, "ledger", 0, "The cuts were first reported by the Herald.")
    (row,) = explain_claim(store, claim).details
    assert (row.name, row.value, row.rule) == ("taken from", "Herald", "citation.first-reported-by")
    assert row.span is not None
    assert row.span.text == "first reported by the Herald"


def test_citations_follow_a_better_reading(store: Store, run: int) -> None:
    report(store, run, "ledger", 0, "The cuts were first reported by the Herald.")
    claim = a_claim(an_article(300, "https://ledger.example/a"))
    assert store.value("SELECT count(*) FROM claim_citations") == 1
    article = an_article(300, "https://ledger.example/a")
    store.save_extraction(run, 1, replace(article, outlet="ledger"), (claim,))
    assert store.value("SELECT count(*) FROM current_claims") == 1
    assert store.execute("SELECT * FROM citations").fetchall() == []
