"""Saving: what is new is written, what is there is left alone, what changes is remembered."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

import pytest

from extract.model import (
    Access,
    Count,
    CutType,
    DateBasis,
    Kind,
    Precision,
    Qualifier,
    Speaker,
    Stance,
    Status,
)
from store import FetchKind, FetchOutcome, Store, open_store
from store.compare import content, every_row
from store.load import load_article, load_claims
from tests.store.conftest import AT, URL, a_claim, a_snapshot, an_article, keep


def current(store: Store) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.execute("SELECT id, low, title FROM current_claims ORDER BY id")]


def save(store: Store, run: int, snapshot: int, jobs: int = 300) -> None:
    article = an_article(jobs)
    store.save_extraction(run, snapshot, article, (a_claim(article, jobs),))


def save_and_fail(store: Store, run: int) -> None:
    with store.batch():
        save(store, run, keep(store, run, a_snapshot()))
        store.execute("SELECT * FROM nowhere")


def test_store_second_save_changes_no_row(store: Store, run: int) -> None:
    store.save_outlet(run, "ledger", name="Ledger", domain="ledger.example")
    snapshot = keep(store, run, a_snapshot())
    save(store, run, snapshot)
    before = every_row(store)
    later = store.start_run("test", [], "0", {}, AT)
    store.save_outlet(later, "ledger", name="Ledger", domain="ledger.example")
    assert store.find_snapshot(a_snapshot()) == snapshot
    save(store, later, snapshot)
    assert every_row(store) == before


def test_store_reports_what_is_new(store: Store, run: int) -> None:
    snapshot = keep(store, run, a_snapshot())
    article = an_article()
    claim = a_claim(article)
    first = store.save_extraction(run, snapshot, article, (claim,))
    again = store.save_extraction(run, snapshot, article, (claim,))
    better = replace(claim, count=Count(low=310, high=310, qualifier=Qualifier.ABOUT, raw="310"))
    changed = store.save_extraction(run, snapshot, article, (better,))
    gone = store.save_extraction(run, snapshot, article, ())
    assert (first.new_article, first.new_version, first.claims_new) == (True, True, 1)
    assert not again.anything
    assert (changed.claims_changed, changed.claims_new) == (1, 0)
    assert gone.claims_withdrawn == 1


def test_store_keeps_what_a_claim_said_before(store: Store, run: int) -> None:
    snapshot = keep(store, run, a_snapshot())
    article = an_article()
    claim = a_claim(article)
    store.save_extraction(run, snapshot, article, (claim,))
    later = store.start_run("extract", [], "0", {}, AT)
    store.save_extraction(later, snapshot, article, (replace(claim, company="Kestrel"),))
    rows = list(
        store.rows("SELECT from_run, to_run, change, json_extract(was, '$.claim.company') AS c FROM claim_history")
    )
    assert rows == [{"from_run": run, "to_run": later, "change": "changed", "c": "Kestrel Foods"}]
    assert load_claims(store, 1)[0].company == "Kestrel"


def test_store_claim_found_before_another_changes_only_its_place(store: Store, run: int) -> None:
    snapshot = keep(store, run, a_snapshot())
    article = an_article()
    claim = a_claim(article)
    store.save_extraction(run, snapshot, article, (claim,))
    other = replace(claim, id="0" * 16, company="Wren")
    saved = store.save_extraction(run, snapshot, article, (other, claim))
    assert (saved.claims_new, saved.claims_changed) == (1, 0)
    assert [each.id for each in load_claims(store, 1)] == [other.id, claim.id]
    assert store.value("SELECT count(*) FROM claim_history") == 0


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["as-fetched", "backwards"])
def test_store_edited_article_is_two_versions_in_any_order(store: Store, run: int, order: tuple[int, int]) -> None:
    snapshots = [
        keep(store, run, a_snapshot(b"one")),
        keep(store, run, a_snapshot(b"two", at=AT + timedelta(hours=5))),
    ]
    for n in order:
        save(store, run, snapshots[n], (300, 450)[n])
    assert store.counts()["article_versions"] == 2
    assert [row[1] for row in current(store)] == [450]


def test_store_revert_to_an_old_text_is_current_again(store: Store, run: int) -> None:
    for hours, jobs in ((0, 300), (1, 450), (2, 300)):
        save(store, run, keep(store, run, a_snapshot(b"%d" % hours, at=AT + timedelta(hours=hours))), jobs)
    assert store.counts()["article_versions"] == 2
    assert [row[1] for row in current(store)] == [300]


def test_store_better_text_of_the_same_page_retires_the_old_claims(store: Store, run: int) -> None:
    snapshot = keep(store, run, a_snapshot())
    save(store, run, snapshot, 300)
    save(store, run, snapshot, 450)
    assert [row[1] for row in current(store)] == [450]
    assert store.counts()["claims"] == 1
    assert store.value("SELECT change FROM claim_history") == "withdrawn"


def test_store_refusal_after_an_article_takes_it_back(store: Store, run: int) -> None:
    snapshot = keep(store, run, a_snapshot())
    save(store, run, snapshot)
    store.save_refusal(run, snapshot, "wall", "a login page")
    assert current(store) == []
    assert store.value("SELECT version_id FROM articles") is None


def test_store_pending_pages_are_those_without_outcome_under_these_rules(store: Store, run: int) -> None:
    pages = [keep(store, run, a_snapshot(url=f"{URL}/{n}")) for n in range(4)]
    keep(store, run, a_snapshot(b"feed", url="https://ledger.example/rss", kind="feed"))
    save(store, run, pages[0])
    store.save_refusal(run, pages[1], "listing", "a list of links")
    store.save_failure(run, pages[2], "timeout", "took over 30 s")
    assert [(page.snapshot_id, page.outlet) for page in store.pending_snapshots()] == [(pages[3], "ledger")]
    store.rules = "r2"
    assert [page.snapshot_id for page in store.pending_snapshots()] == pages


def test_store_pending_can_be_settled_on_the_way(store: Store, run: int) -> None:
    for n in range(5):
        keep(store, run, a_snapshot(url=f"{URL}/{n}"))
    for page in store.pending_snapshots():
        store.save_refusal(run, page.snapshot_id, "wall", "no")
    assert list(store.pending_snapshots()) == []


def test_store_summary_of_a_feed_item_waits_and_is_saved(store: Store, run: int) -> None:
    feed = keep(store, run, a_snapshot(b"<rss>", url="https://ledger.example/rss", kind="feed"))
    for _ in range(2):
        store.save_summary(feed, URL, (("title", "Kestrel cuts jobs"),))
    (page,) = store.pending_snapshots()
    assert (page.summary, page.url, page.context) == (True, URL, (("title", "Kestrel cuts jobs"),))
    article = an_article()
    store.save_extraction(run, feed, article, (a_claim(article),), url=page.url)
    assert list(store.pending_snapshots()) == []
    assert len(current(store)) == 1


def test_store_seen_url_knows_pages_articles_and_summaries(store: Store, run: int) -> None:
    feed = keep(store, run, a_snapshot(b"<rss>", url="https://ledger.example/rss", kind="feed"))
    store.save_summary(feed, "https://ledger.example/summary", ())
    keep(store, run, a_snapshot())
    assert [store.seen_url(url) for url in (URL, "https://ledger.example/summary", "https://ledger.example/rss")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("words", "is_named"),
    [
        ("It will use AI.", 1),
        ("AI-driven", 1),
        ("A.I. does it", 1),
        ("a Chatbot answers", 1),
        ("Artificial intelligence", 1),
        ("j'ai dit", 0),
        ("Thai food", 0),
        ("She said so", 0),
    ],
)
def test_store_knows_which_texts_name_ai(store: Store, run: int, words: str, is_named: int) -> None:
    article = replace(an_article(), text=words)
    store.save_extraction(run, keep(store, run, a_snapshot()), article, ())
    assert store.value("SELECT mentions_ai FROM article_versions") == is_named


def test_store_finds_a_snapshot_only_while_it_is_the_latest(store: Store, run: int) -> None:
    first = keep(store, run, a_snapshot(b"a"))
    assert store.find_snapshot(a_snapshot(b"a", at=AT + timedelta(hours=1))) == first
    keep(store, run, a_snapshot(b"b", at=AT + timedelta(hours=2)))
    assert store.find_snapshot(a_snapshot(b"a", at=AT + timedelta(hours=3))) is None
    assert store.find_snapshot(a_snapshot(b"a")) == first


def test_store_fetches_point_at_what_was_kept(store: Store, run: int) -> None:
    snapshot = keep(store, run, a_snapshot())
    store.save_fetch(
        run, outlet="ledger", url=URL, kind=FetchKind.PAGE, outcome=FetchOutcome.NEW, at=AT, snapshot=snapshot
    )
    store.save_fetch(
        run, outlet="ledger", url=URL, kind=FetchKind.PAGE, outcome=FetchOutcome.ERROR, at=AT, reason="HTTP 503"
    )
    status = next(store.rows("SELECT * FROM outlet_status"))
    assert (status["outlet"], status["pages"], status["waiting"], status["errors"]) == ("ledger", 1, 1, 1)


def test_store_batch_is_all_or_nothing(store: Store, run: int) -> None:
    before = content(store)
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        save_and_fail(store, run)
    assert content(store) == before


@pytest.mark.parametrize(
    ("table", "column", "closed"),
    [
        ("article_versions", "access", Access),
        ("claims", "kind", Kind),
        ("claims", "qualifier", Qualifier),
        ("claims", "percent_qualifier", Qualifier),
        ("claims", "date_precision", Precision),
        ("claims", "effective_precision", Precision),
        ("claims", "date_basis", DateBasis),
        ("claims", "effective_basis", DateBasis),
        ("claims", "status", Status),
        ("claims", "cut_type", CutType),
        ("claim_causes", "stance", Stance),
        ("claim_causes", "speaker", Speaker),
        ("snapshots", "kind", FetchKind),
        ("fetches", "kind", FetchKind),
        ("fetches", "outcome", FetchOutcome),
    ],
)
def test_store_checks_allow_what_the_types_allow(store: Store, table: str, column: str, closed: type[StrEnum]) -> None:
    sql = str(store.value("SELECT sql FROM sqlite_master WHERE name = ?", (table,)))
    listed = re.search(rf"CHECK \({column} IN \(([^)]*)\)\)", sql)
    assert listed
    assert [word.strip(" '") for word in listed[1].split(",")] == [str(member) for member in closed]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE snapshots SET url = 'x'",
        "DELETE FROM snapshots",
        "UPDATE article_versions SET title = 'x'",
        "DELETE FROM article_versions",
        "UPDATE claim_history SET was = '{}'",
        "DELETE FROM claim_history",
        "UPDATE reviews SET reviewer = 'x'",
        "DELETE FROM reviews",
    ],
)
def test_store_append_only_tables_stay(store: Store, run: int, sql: str) -> None:
    snapshot = keep(store, run, a_snapshot())
    save(store, run, snapshot, 300)
    save(store, run, snapshot, 450)
    store.execute(
        "INSERT INTO reviews (claim_id, decision, reviewer, reviewed_at) SELECT id, 'accept', 'me', '' FROM claims"
    )
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        store.execute(sql)


def test_store_loads_what_it_saved(store: Store, run: int) -> None:
    article = an_article()
    claim = a_claim(article)
    store.save_extraction(run, keep(store, run, a_snapshot()), article, (claim,))
    assert load_article(store, 1) == article
    assert load_claims(store, 1) == (claim,)


def test_store_is_read_while_another_writes(store: Store, run: int) -> None:
    save(store, run, keep(store, run, a_snapshot()))
    with store.batch(), open_store(store.path, read_only=True, rules="r1") as reader:
        assert len(current(reader)) == 1
