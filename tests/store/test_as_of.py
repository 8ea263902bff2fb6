"""As-of: after each of a chain of changes, the store can still say what it held and said before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from store import Store
from store.as_of import as_of
from store.check import check_store
from store.companies import save_alias
from store.compare import content
from store.explain import explain_claim
from store.reviews import save_review
from store.search import search_articles
from tests.store.conftest import AT, URL, a_claim, a_snapshot, an_article, keep, tell

STEPS: list[Callable[[Store, int, int], object]] = [
    lambda store, run, day: tell(store, run, "ledger", 300, days=day),
    lambda store, run, day: tell(store, run, "herald", 300, days=day),
    lambda store, run, day: edit(store, run, day, 450),
    lambda store, run, day: edit(store, run, day, 520),
    lambda store, run, day: reread(store, run, company="Kestrel"),
    lambda store, run, day: reread(store, run, company="Kestrel Foods"),
    lambda store, run, day: store.save_refusal(run, 1, "wall", "a login page"),
    lambda store, run, day: judge(store, day, "reject"),
    lambda store, run, day: judge(store, day, "accept"),
    lambda store, run, day: save_alias(store, "Wren", "Kestrel Foods", added_by="ann", at=AT + timedelta(days=day)),
    lambda store, run, day: reread(store, run, company=None),
    lambda store, run, day: store.save_outlet(run, "ledger", name="The Ledger", kind="news", min_weekly_articles=3),
    lambda store, run, day: store.save_outlet(run, "ledger", name="The Ledger", kind="official"),
    lambda store, run, day: edit(store, run, day, 300),
]


def edit(store: Store, run: int, day: int, jobs: int) -> None:
    """Fetch an article again, its figure changed."""
    article = an_article(jobs)
    snapshot = keep(store, run, a_snapshot(b"%d" % jobs, at=AT + timedelta(days=day)))
    store.save_extraction(run, snapshot, article, (a_claim(article, jobs),))


def reread(store: Store, run: int, *, company: str | None) -> None:
    """Read the second page again under rules that see it otherwise; None finds nothing."""
    article = an_article(300, str(store.value("SELECT url FROM snapshots WHERE id = 2")))
    claims = (replace(a_claim(article), company=company),) if company else ()
    store.save_extraction(run, 2, article, claims)


def judge(store: Store, day: int, decision: str) -> None:
    claim = str(store.value("SELECT min(id) FROM claim_ids"))
    save_review(store, claim, decision, reviewer="ann", at=AT + timedelta(days=day))


def held(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """What the store holds; names of companies that it once learned don't count."""
    return {table: rows for table, rows in content(store).items() if table != "companies"}


def said_by_articles(store: Store) -> list[tuple[Any, ...]]:
    """The claims of what articles say, as extracted."""
    return sorted(
        tuple(row)
        for row in store.execute(
            "SELECT c.id, c.company, c.low, c.status FROM claims AS c JOIN articles AS a ON a.version_id = c.version_id"
        )
    )


def said_on(store: Store, day: date) -> list[tuple[Any, ...]]:
    """The same for a past day, asked of the view with the day as its parameter."""
    moment = f"{day.isoformat()}T23:59:59Z"
    return sorted(
        tuple(row)
        for row in store.execute(
            "SELECT claim_id, company, low, status FROM claim_states"
            " WHERE said_from <= :moment AND (said_until IS NULL OR said_until > :moment)",
            {"moment": moment},
        )
    )


@pytest.mark.trial
def test_as_of_each_day_is_what_the_store_was_then(store: Store) -> None:
    states, said = [], []
    for day, step in enumerate(STEPS):
        at = AT + timedelta(days=day)
        run = store.start_run("test", [], "0", {}, at)
        step(store, run, day)
        store.finish_run(run, "done", {}, at)
        states.append(held(store))
        said.append(said_by_articles(store))
    before = held(store)
    for day, state in enumerate(states):
        with as_of(store, AT.date() + timedelta(days=day)) as past:
            assert held(past) == state, day
            assert list(check_store_rows(past)) == []
        assert said_on(store, AT.date() + timedelta(days=day)) == said[day], day
    assert held(store) == before


def check_store_rows(past: Store) -> list[str]:
    """What is wrong in the copy; records of later days are no fault of it."""
    return [line for line in check_store(past) if "have no row" not in line]


def test_as_of_before_anything_is_empty(store: Store, run: int) -> None:
    tell(store, run, "ledger", 300)
    with as_of(store, date(2020, 1, 1)) as past:
        assert not any(rows for rows in held(past).values())
        assert search_articles(past, "kestrel") == []


def test_as_of_leads_to_the_bytes(store: Store) -> None:
    for day, jobs in ((0, 300), (1, 450)):
        at = AT + timedelta(days=day)
        run = store.start_run("test", [], "0", {}, at)
        edit(store, run, day, jobs)
        store.finish_run(run, "done", {}, at)
    with as_of(store, AT) as past:
        (claim,) = past.rows("SELECT id, low FROM current_claims")
        assert claim["low"] == 300
        assert explain_claim(past, claim["id"], lambda _: an_article(300, URL)).holds
        assert [row["url"] for row in search_articles(past, "300")] == [URL]
        assert search_articles(past, "450") == []
