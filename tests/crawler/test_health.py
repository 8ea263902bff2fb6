"""How an outlet does, judged from what a store holds of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.health import State, judge, record_health
from crawler.status import print_status
from extract.model import Article, Snapshot
from store import FetchKind, FetchOutcome, Store, open_store
from store.warc import WarcRef

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
FEED, SITEMAP = "https://ledger.example/feed.rss", "https://ledger.example/news.xml"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "t.db", rules="r1") as opened:
        run = opened.start_run("crawl", [], "0", {}, NOW)
        opened.save_outlet(run, "ledger", name="Ledger", min_weekly_articles=3)
        yield opened


def poll(store: Store, days: float, outcome: str = "new", reason: str | None = None, **more: object) -> None:
    """A poll of a listing some days ago; the feed unless ``url`` says otherwise."""
    kind = FetchKind.SITEMAP if more.get("url") == SITEMAP else FetchKind.FEED
    values = {"url": FEED, "newest_at": NOW - timedelta(days=days)} | more
    store.save_fetch(
        1,
        outlet="ledger",
        kind=kind,
        outcome=FetchOutcome(outcome),
        reason=reason,
        at=NOW - timedelta(days=days),
        **values,  # type: ignore[arg-type]
    )


def page(store: Store, number: int, days: float, *, words: int = 300, refused: str = "", dated: bool = True) -> None:
    """A page fetched and read some days ago."""
    at = NOW - timedelta(days=days)
    url = f"https://ledger.example/{number}"
    context = (("outlet", "ledger"), ("kind", "page"))
    snapshot = Snapshot.of(
        url=url, final_url=url, fetched_at=at, status=200, headers=(), body=b"%d %d" % (number, days), context=context
    )
    ref = WarcRef(file="x.warc.gz", offset=100 * number + int(days), length=1, digest="")
    kept = store.save_snapshot(1, snapshot, ref)
    store.save_fetch(1, outlet="ledger", url=url, kind=FetchKind.PAGE, outcome=FetchOutcome.NEW, at=at, snapshot=kept)
    if refused:
        store.save_refusal(1, kept, refused, "so it is")
    else:
        article = Article.of(
            url=url, title="Looms", body="word " * words, outlet="ledger", published_on=at.date() if dated else None
        )
        store.save_extraction(1, kept, article, ())


def healthy(store: Store, days: float = 30) -> None:
    """An outlet that has done well for so long, five articles a week."""
    poll(store, days)
    for number in range(int(days * 5 / 7)):
        page(store, 1000 + number, days - number * 7 / 5)
    poll(store, 0.1)


def test_outlet_that_yields_is_ok(store: Store) -> None:
    healthy(store)
    assert judge(store, "ledger", NOW).state is State.OK


def test_outlet_below_its_floor_is_quiet_after_a_week(store: Store) -> None:
    poll(store, 6)
    poll(store, 0)
    assert judge(store, "ledger", NOW).state is State.OK, "too new to say"
    poll(store, 8)
    page(store, 1, 1)
    found = judge(store, "ledger", NOW)
    assert (found.state, found.reason) == (State.QUIET, "1 article in a week, of at least 3")


@pytest.mark.parametrize(
    ("polls", "state", "reason"),
    [
        ([(FEED, "refused", "robots.txt", None)], State.BLOCKED, "all feeds and sitemaps: robots.txt"),
        ([(FEED, "error", "HTTP 403", 403)], State.BLOCKED, "all feeds and sitemaps: HTTP 403"),
        ([(FEED, "error", "timed out", None)], State.FAILING, "no feed or sitemap can be read: timed out"),
        (
            [(FEED, "error", "no feed: a web page", 200)],
            State.FAILING,
            "no feed or sitemap can be read: no feed: a web page",
        ),
        (
            [(FEED, "new", None, 200), (SITEMAP, "error", "HTTP 404", 404)],
            State.DEGRADED,
            "1 of 2 feeds and sitemaps: HTTP 404",
        ),
    ],
    ids=["robots", "403", "timeout", "web page", "one of two"],
)
def test_outlet_whose_listings_fail(
    store: Store, polls: list[tuple[str, str, str | None, int | None]], state: State, reason: str
) -> None:
    healthy(store)
    for days in (0.05, 0):
        for url, outcome, why, status in polls:
            poll(store, days, outcome, why, url=url, http_status=status)
    found = judge(store, "ledger", NOW)
    assert (found.state, found.reason) == (state, reason)
    assert found.sample in (FEED, SITEMAP)


def test_outlet_whose_listing_failed_once_is_ok(store: Store) -> None:
    healthy(store)
    poll(store, 0, "error", "timed out")
    assert judge(store, "ledger", NOW).state is State.OK
    poll(store, 0, "error", "timed out")
    assert judge(store, "ledger", NOW).state is State.FAILING


def test_outlet_that_never_answered_is_failing_at_once(store: Store) -> None:
    poll(store, 0, "error", "connection refused")
    assert judge(store, "ledger", NOW).state is State.FAILING


def test_outlet_with_a_zombie_feed_is_degraded(store: Store) -> None:
    healthy(store)
    poll(store, 0, "seen", newest_at=NOW - timedelta(days=40))
    found = judge(store, "ledger", NOW)
    assert (found.state, found.reason) == (State.DEGRADED, "nothing newer than 2026-10-16 in its feeds")


@pytest.mark.parametrize(
    ("pages", "state", "reason"),
    [
        ({"refused": "wall"}, State.BLOCKED, "12 of 16 pages are walls"),
        ({"refused": "no_text"}, State.DEGRADED, "pages are no articles: no_text"),
        ({"words": 20}, State.DEGRADED, "texts of 107 characters where 1507 were usual"),
        ({"dated": False}, State.DEGRADED, "articles bear no date any more"),
    ],
    ids=["walls", "no text", "short texts", "no dates"],
)
def test_outlet_whose_pages_changed(store: Store, pages: dict[str, object], state: State, reason: str) -> None:
    healthy(store)
    for number in range(12):
        page(store, number, 0.5, **pages)  # type: ignore[arg-type]
    found = judge(store, "ledger", NOW)
    assert found.state is state
    assert reason in (found.reason or "")
    assert (found.sample or "").startswith("https://ledger.example/")


def test_pages_that_came_after_all_are_not_held_against_the_outlet(store: Store) -> None:
    healthy(store)
    for days, outcome, status in ((1, "error", 503), (0.5, "not_modified", 304)):
        for number in range(20):
            store.save_fetch(
                1,
                outlet="ledger",
                url=f"https://ledger.example/{number}",
                kind=FetchKind.PAGE,
                outcome=FetchOutcome(outcome),
                reason="HTTP 503" if status == 503 else None,
                http_status=status,
                at=NOW - timedelta(days=days),
            )
        state = judge(store, "ledger", NOW).state
        assert state is (State.DEGRADED if status == 503 else State.OK)


def test_edited_old_articles_are_no_sign_of_life(store: Store) -> None:
    for days in (30, 0):
        poll(store, days)
    for number in range(4):
        page(store, number, 9)
        page(store, number, 2, words=310)
    found = judge(store, "ledger", NOW)
    assert (found.state, found.reason) == (State.QUIET, "0 articles in a week, of at least 3")


def test_status_names_outlets_no_longer_crawled_and_minds_them_no_more(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    healthy(store)
    store.save_outlet(1, "gone", name="Gone")
    store.save_fetch(
        1, outlet="gone", url=FEED, kind=FetchKind.FEED, outcome=FetchOutcome.ERROR, at=NOW - timedelta(days=5)
    )
    assert print_status(store.path, as_json=False, now=NOW + timedelta(hours=1)) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("1 outlet: 1 ok; run 1 began 60 min ago")
    assert "no longer crawled: gone (since 2026-11-20)" in printed


def test_health_is_recorded_when_it_changes_and_status_tells_since_when(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    healthy(store)
    record_health(store, 1, ["ledger"], NOW)
    record_health(store, 1, ["ledger"], NOW)
    for days in (-0.9, -1):
        poll(store, days, "error", "HTTP 500", http_status=500)
    for day in (1, 2):
        record_health(store, 1, ["ledger"], NOW + timedelta(days=day))
    rows = [(row["state"], row["since"]) for row in store.rows("SELECT state, since FROM outlet_health ORDER BY id")]
    assert rows == [("ok", "2026-11-25T12:00:00Z"), ("failing", "2026-11-26T12:00:00Z")]
    assert print_status(store.path, as_json=True, now=NOW + timedelta(hours=1)) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["stale"], said["outlets"][0]["state"], said["outlets"][0]["since"]) == (
        False,
        "failing",
        "2026-11-26T12:00:00Z",
    )
    print_status(store.path, as_json=False, now=NOW + timedelta(days=3))
    printed = capsys.readouterr().out
    assert "failing  2026-11-26" in printed
    assert "nothing has run for 26 hours" in printed


def test_status_of_a_past_day_knows_nothing_of_later_runs(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    poll(store, 0)
    store.finish_run(1, "done", {}, NOW)
    later = store.start_run("crawl", [], "0", {}, NOW + timedelta(days=9))
    store.save_outlet(later, "ledger", name="Ledger", min_weekly_articles=90)
    print_status(store.path, as_json=True, as_of=NOW.date())
    told = json.loads(capsys.readouterr().out)
    assert (told["run"]["id"], told["stale"], told["outlets"][0]["floor"]) == (1, False, 3)
