"""The bridge: our sum beside the job-cut report's, each toggle apart, and in words what the store could not see."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extract.model import CutType, Kind, Stance, When
from store import Store
from store.events import link_events
from tests.store.conftest import a_claim, a_snapshot, an_article, keep, tell


def report(
    store: Store,
    run: int,
    jobs: int,
    when: When,
    *,
    outlet: str = "counter",
    group: str = "U.S. employers",
    **fields: Any,
) -> None:
    """An article of the counter with one figure over all employers."""
    url = f"https://{outlet}.example/{jobs}/{when.iso}"
    article = replace(an_article(jobs, url), outlet=outlet)
    claim = replace(a_claim(article, jobs), kind=Kind.AGGREGATE, company=group, date=when, causes=(), effective=None)
    store.save_extraction(
        run, keep(store, run, a_snapshot(url.encode(), url=url)), article, (replace(claim, **fields),)
    )


@pytest.fixture
def bridge(store: Store, run: int) -> Store:
    """November 2026: the counter has 10,000. Of ours, Intel 1,000 (its jobs end in 2027), Microsoft 500 by buyout,
    Siemens 700 abroad, Kestrel Foods, of a country that nobody knows, 300; in December Intel again."""
    store.save_outlet(run, "counter", name="The Counter", kind="official")
    report(store, run, 10_000, When.of(2026, 11))
    report(store, run, 50_000, When.of(2026))
    tell(store, run, "ledger", 1_000, company="Intel", effective=When.of(2027, 1))
    tell(
        store, run, "ledger", 500, company="Microsoft", days=3, cut_type=CutType.VOLUNTARY, effective=When.of(2026, 11)
    )
    tell(store, run, "ledger", 700, company="Siemens", days=4, effective=None)
    tell(store, run, "ledger", 300, days=4, effective=None)
    tell(store, run, "ledger", 90, company="Intel", days=40, effective=None)
    link_events(store)
    return store


def rows(store: Store, sql: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in store.execute(sql)]


def test_bridge_has_each_toggle_apart(bridge: Store) -> None:
    found = rows(
        bridge,
        "SELECT scope, buyouts, dated_by, ours_low, residual_low, events, unplaced_low FROM challenger_bridge"
        " WHERE period = '2026-11' ORDER BY scope, buyouts, dated_by",
    )
    assert found == [
        ("us", "in", "announced", 1_500, 8_500, 2, 300),
        ("us", "in", "effective", 500, 9_500, 1, 0),
        ("us", "out", "announced", 1_000, 9_000, 1, 300),
        ("us", "out", "effective", 0, 10_000, 0, 0),
        ("world", "in", "announced", 2_500, 7_500, 4, 300),
        ("world", "in", "effective", 500, 9_500, 1, 0),
        ("world", "out", "announced", 2_000, 8_000, 3, 300),
        ("world", "out", "effective", 0, 10_000, 0, 0),
    ]


def words(store: Store, period: str) -> str:
    return str(
        store.value(
            "SELECT words FROM challenger_bridge"
            " WHERE (period, scope, buyouts, dated_by) = (?, 'us', 'out', 'announced')",
            (period,),
        )
    )


def test_bridge_says_in_words_what_is_not_seen(bridge: Store) -> None:
    assert words(bridge, "2026-11") == (
        "We have 1 action with 1,000 jobs; 9,000 of their 10,000 are not in the store. Seen: articles on 3 of 30 days;"
        " left out: 300 jobs of employers whose country we don't know."
    )
    # A year that is not over ends, for the report of November 2nd, with October: a time of which we have no article.
    assert words(bridge, "2026") == (
        "We have no action; 50,000 of their 50,000 are not in the store. Seen: no article; blind in "
        + ", ".join(f"2026-{month:02}" for month in range(1, 11))
        + "."
    )


def test_bridge_takes_one_figure_a_period_and_only_of_all_employers(bridge: Store, run: int) -> None:
    bridge.save_outlet(run, "herald", name="Herald", kind="news")
    report(bridge, run, 99_000, When.of(2026, 11), outlet="herald")  # a paper, and not in the counter's name
    report(bridge, run, 4_000, When.of(2026, 11), group="technology companies")
    reason = replace(a_claim(an_article()).causes[0], stance=Stance.ASSERTS)
    article = an_article(7_000, "https://counter.example/7000/2026-11")
    at = article.text.index("to save money")
    reason = replace(reason, span=article.span(at, at + len("to save money")))
    report(bridge, run, 7_000, When.of(2026, 11), causes=(reason,))
    assert rows(bridge, "SELECT low, outlet FROM challenger_totals WHERE period = '2026-11'") == [(10_000, "counter")]


def test_bridge_names_a_sum_that_is_greater_than_theirs(bridge: Store, run: int) -> None:
    report(bridge, run, 80, When.of(2026, 12))
    assert words(bridge, "2026-12").startswith("We have 1 action with 90 jobs, more than their 80: other kinds of cut")


def test_seats_are_kept_for_known_employers_alone(bridge: Store) -> None:
    assert rows(bridge, "SELECT * FROM company_seats ORDER BY company_key") == [
        ("intel", "United States"),
        ("microsoft", "United States"),
        ("siemens", "Germany"),
    ]
