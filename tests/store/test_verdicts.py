"""Verdicts stay with their claims, whatever later runs read; what changed since comes back to be read again."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from extract.model import Article, Claim, Count, Decision, Qualifier, RejectReason, Status, Verdict
from store import Store, open_store
from store.corrections import BadVerdict
from store.reviews import save_verdict
from store.scripts import read_script, statements
from tests.store.conftest import AT, URL, a_claim, a_snapshot, an_article, keep


@pytest.fixture
def claim(store: Store, run: int) -> Claim:
    """A claim of 300 jobs that an article makes now."""
    article = an_article()
    store.save_extraction(run, keep(store, run, a_snapshot()), article, (a_claim(article),))
    return a_claim(article)


def verdict(claim: Claim, decision: Decision, **fields: Any) -> Verdict:
    return Verdict(**{"claim_id": claim.id, "decision": decision, "reviewer": "ann", "at": AT} | fields)


def read_again(store: Store, *claims: Claim, article: Article | None = None, hours: int = 0) -> None:
    """A later run reads the article and finds these claims."""
    run = store.start_run("extract", [], "1", {}, AT)
    snapshot = a_snapshot(b"<p>page" + b"!" * hours, at=AT + timedelta(hours=hours))
    number = store.find_snapshot(snapshot) or keep(store, run, snapshot)
    store.save_extraction(run, number, article or an_article(), claims)


def rows(store: Store, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in store.execute(sql, parameters)]


def test_verdict_keeps_what_the_reviewer_saw(store: Store, claim: Claim) -> None:
    save_verdict(store, verdict(claim, Decision.REJECT, reason=RejectReason.HIRING, note="they hire", seconds=2.5))
    assert rows(store, "SELECT decision, reason, note, seconds, reading FROM reviews") == [
        ("reject", "hiring", "they hire", 2.5, "first")
    ]
    assert rows(store, "SELECT json_extract(was, '$.claim.low'), text_sha256 FROM reviews") == [
        (300, an_article().text_sha256)
    ]


def test_verdict_sent_twice_is_kept_once(store: Store, claim: Claim) -> None:
    sent = verdict(claim, Decision.ACCEPT, client_key="k1")
    assert save_verdict(store, sent) == save_verdict(store, sent)
    assert store.counts()["reviews"] == 1
    with pytest.raises(BadVerdict, match="belongs to another verdict"):
        save_verdict(store, replace(sent, reviewer="bob"))


def test_undo_brings_back_the_verdict_before(store: Store, claim: Claim) -> None:
    save_verdict(store, verdict(claim, Decision.ACCEPT, reviewer="bob"))
    mine = save_verdict(store, verdict(claim, Decision.REJECT))
    assert rows(store, "SELECT count(*) FROM current_claims") == [(0,)]
    save_verdict(store, verdict(claim, Decision.UNDO, undoes=mine))
    assert rows(store, "SELECT verdict, reviewer FROM current_claims") == [("accept", "bob")]
    for undoes, words in ((mine, "taken back already"), (1, "is bob's"), (99, "is no verdict")):
        with pytest.raises(BadVerdict, match=words):
            save_verdict(store, verdict(claim, Decision.UNDO, undoes=undoes))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"qualifier": "at_least"}, "does not fit"),
        ({"low": 400, "high": 300, "qualifier": "range"}, "swap them"),
        ({"low": -1}, "can't be -1"),
        ({"low": True, "high": True}, "can't be True"),
        ({"status": "rumoured"}, "it is one of announced"),
        ({"date": "2026-13"}, "write 2025-10-28"),
        ({"percent_low": 140.0, "percent_high": 140.0}, "from 0 to 100"),
        ({"causes": [{"code": "greed", "stance": "asserts", "speaker": "company"}]}, "greed"),
        ({"confidence": 1}, "can't be corrected"),
        ({"low": 300}, "accept it"),
        ({"company": "x" * 300}, "300 characters"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_correction_that_no_claim_could_have_is_refused(
    store: Store, claim: Claim, fields: dict[str, Any], words: str
) -> None:
    with pytest.raises(BadVerdict, match=words):
        save_verdict(store, verdict(claim, Decision.CORRECT, corrections=fields))
    assert store.counts()["reviews"] == 0


def test_corrected_causes_and_dates_show_in_every_view(store: Store, claim: Claim) -> None:
    causes = [{"code": "ai", "stance": "asserts", "speaker": "company"}]
    save_verdict(store, verdict(claim, Decision.CORRECT, corrections={"causes": causes, "date": "2026-Q4"}))
    assert rows(store, "SELECT date, date_start FROM current_claims") == [("2026-Q4", "2026-10-01")]
    assert rows(store, "SELECT code, stance, speaker, text FROM current_causes") == [("ai", "asserts", "company", None)]


def test_verdict_outlives_rules_that_lose_the_claim(store: Store, claim: Claim) -> None:
    save_verdict(store, verdict(claim, Decision.ACCEPT))
    read_again(store)
    assert rows(store, "SELECT id, low, verdict FROM current_claims") == [(claim.id, 300, "accept")]
    assert rows(store, "SELECT id, only_held FROM changed_claims") == [(claim.id, 1)]
    before = store.connection.total_changes
    read_again(store)
    assert rows(store, "SELECT count(*) FROM claim_history") == [(0,)]
    assert store.connection.total_changes - before <= 3  # the run alone
    read_again(store, claim)
    assert rows(store, "SELECT count(*) FROM held_claims UNION ALL SELECT count(*) FROM changed_claims") == [(0,), (0,)]


def test_claim_nobody_judged_goes_with_its_rule(store: Store, claim: Claim) -> None:
    read_again(store)
    assert rows(store, "SELECT count(*) FROM current_claims") == [(0,)]


def test_rejected_claim_stays_rejected_when_rules_change_it(store: Store, claim: Claim) -> None:
    save_verdict(store, verdict(claim, Decision.REJECT))
    read_again(store, replace(claim, status=Status.PLANNED))
    assert rows(store, "SELECT count(*) FROM current_claims") == [(0,)]
    assert rows(store, "SELECT id, verdict FROM changed_claims") == [(claim.id, "reject")]


def test_held_claim_moves_with_its_sentence_and_goes_with_it(store: Store, claim: Claim) -> None:
    save_verdict(store, verdict(claim, Decision.ACCEPT))
    longer = Article.of(
        url=URL, outlet="ledger", title="Kestrel Foods cuts jobs, union protests",
        body=an_article().text.split("\n\n")[1], published_at=AT,
    )  # fmt: skip
    read_again(store, article=longer, hours=1)
    ((start, end, words),) = rows(
        store, "SELECT start_char, end_char, s.text FROM claim_spans AS s JOIN articles AS a USING (version_id)"
        " WHERE role = 'anchor'"
    )  # fmt: skip
    assert longer.text[start:end] == words == "cut"
    gone = Article.of(url=URL, outlet="ledger", title="Kestrel Foods", body="The report was withdrawn.")
    read_again(store, article=gone, hours=2)
    assert rows(store, "SELECT count(*) FROM current_claims") == [(0,)]


@pytest.mark.parametrize(
    ("corrections", "now", "changed"),
    [
        ({}, {"status": Status.PLANNED}, True),
        ({}, {"causes": ()}, True),
        ({}, {"confidence": 0.4, "rules": ("headcount.other",)}, False),
        ({"status": "planned"}, {"status": Status.PLANNED}, False),
        ({"status": "planned"}, {"status": Status.REPORTED}, True),
        ({"low": 350, "high": 350}, {"count": Count(low=350, high=350, qualifier=Qualifier.EXACT, raw="300")}, False),
        ({"causes": []}, {"causes": ()}, False),
    ],
    ids=["status", "causes", "rule alone", "as corrected", "another way", "count as corrected", "causes as corrected"],
)
def test_claim_comes_back_when_its_value_changes(
    store: Store, claim: Claim, corrections: dict[str, Any], now: dict[str, Any], *, changed: bool
) -> None:
    decision = Decision.CORRECT if corrections else Decision.ACCEPT
    save_verdict(store, verdict(claim, decision, corrections=corrections))
    assert rows(store, "SELECT count(*) FROM changed_claims") == [(0,)]
    read_again(store, replace(claim, **now))
    assert rows(store, "SELECT count(*) FROM changed_claims") == [(int(changed),)]
    save_verdict(store, verdict(claim, Decision.ACCEPT))
    assert rows(store, "SELECT count(*) FROM changed_claims") == [(0,)]


def test_verdicts_of_the_first_schema_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = sqlite3.connect(path)
    for statement in statements(read_script("schema_0001.sql")):
        old.execute(statement)
    old.executescript("""
        CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT);
        INSERT INTO _sqlite_migrations VALUES (1, 'pinkslip', '0001_first', '2026-11-01');
        INSERT INTO articles (id, url) VALUES (1, 'https://ledger.example/1');
        INSERT INTO claim_ids VALUES ('aa', 1);
        INSERT INTO reviews VALUES (7, 'aa', 'reject', NULL, 'a joke', 'ann', '2026-11-02T09:00:00Z');
    """)
    old.close()
    with open_store(path) as store:
        assert rows(store, "SELECT id, decision, reason, note, reviewer FROM reviews") == [
            (7, "reject", None, "a joke", "ann")
        ]
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            store.execute("DELETE FROM reviews")
