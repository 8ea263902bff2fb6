"""Events in the store: one figure each, parts with their totals, verdicts and aliases obeyed, nothing rewritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from extract.model import Count, DateBasis, Qualifier, Status, When
from store import Store
from store.companies import company_key, save_alias
from store.compare import content, every_row
from store.events import link_events
from store.reviews import BadVerdict, save_link, save_review
from tests.store.conftest import AT, a_claim, a_snapshot, an_article, keep, tell


def events(store: Store) -> list[dict[str, Any]]:
    return list(store.rows("SELECT * FROM events ORDER BY first_on, id"))


def test_events_one_action_many_articles(store: Store, run: int) -> None:
    first = tell(store, run, "ledger", 300)
    tell(store, run, "herald", 300, days=1)
    tell(store, run, "courier", 900, days=60)
    assert link_events(store) == 2
    one, two = events(store)
    assert (one["id"], one["low"], one["claims"], one["outlets"]) == (first.id, 300, 2, 2)
    assert (two["low"], two["figure_basis"]) == (900, "only")
    reasons = [
        row["reason"] for row in store.rows("SELECT reason FROM event_claims ORDER BY event_id, score DESC, reason")
    ]
    assert sorted(reasons)[-1].startswith("the same figure, 1 days apart") or "the first report" in reasons


def test_events_figure_is_the_employers_before_the_leak(store: Store, run: int) -> None:
    tell(store, run, "ledger", 900, status=Status.REPORTED)
    tell(store, run, "herald", 900, days=1, status=Status.REPORTED)
    said = tell(store, run, "courier", 700, days=1)
    link_events(store)
    (event,) = events(store)
    assert (event["figure_claim"], event["low"], event["figure_basis"]) == (said.id, 700, "employer")


def test_events_reversal_changes_the_status_not_the_figure(store: Store, run: int) -> None:
    tell(store, run, "ledger", 350)
    tell(store, run, "herald", 350, days=5, status=Status.REVERSED)
    link_events(store)
    (event,) = events(store)
    assert (event["status"], event["low"]) == ("reversed", 350)


def test_events_what_is_remembered_without_a_date_neither_dates_nor_restores_a_cut(store: Store, run: int) -> None:
    tell(store, run, "ledger", 350)
    undated = {"status": Status.COMPLETED, "date": When.of(2027, 1, 21, basis=DateBasis.PUBLISHED)}
    tell(store, run, "herald", 350, days=80, **undated)
    link_events(store)
    (event,) = events(store)
    assert (event["first_on"], event["status"], event["low"]) == ("2026-11-02", "announced", 350)
    tell(store, run, "courier", 350, days=5, status=Status.REVERSED)
    link_events(store)
    (event,) = events(store)
    assert (event["first_on"], event["status"], event["claims"]) == ("2026-11-02", "reversed", 3)


def test_events_a_figure_that_only_a_memory_has_counts_at_the_time_of_the_news(store: Store, run: int) -> None:
    tell(store, run, "ledger", 1, count=None)
    undated = {"status": Status.COMPLETED, "date": When.of(2026, 12, 12, basis=DateBasis.PUBLISHED)}
    tell(store, run, "herald", 350, days=40, **undated)
    link_events(store)
    (event,) = events(store)
    assert (event["first_on"], event["status"], event["low"]) == ("2026-11-02", "announced", 350)


def test_events_are_the_same_whatever_the_order_and_the_runs(store: Store, run: int, tmp_path: Any) -> None:
    from store import open_store

    reports = [("ledger", 300, 0), ("herald", 300, 2), ("courier", 310, 3), ("ledger", 90, 40), ("herald", 95, 41)]
    for outlet, jobs, days in reports:
        tell(store, run, outlet, jobs, days=days)
    link_events(store)
    with open_store(tmp_path / "other.db", rules="r1") as other:
        again = other.start_run("test", [], "0", {}, AT)
        for outlet, jobs, days in reversed(reports):
            tell(other, again, outlet, jobs, days=days)
            link_events(other)
        assert content(other)["events"] == content(store)["events"]
        assert content(other)["event_claims"] == content(store)["event_claims"]


def test_events_second_linking_writes_nothing(store: Store, run: int) -> None:
    tell(store, run, "ledger", 300)
    link_events(store)
    before = every_row(store)
    assert link_events(store) == 0
    tell(store, run, "ledger", 300)
    link_events(store)
    assert every_row(store) == before


def test_events_parts_follow_their_total(store: Store, run: int) -> None:
    article = an_article()
    total = a_claim(article)
    part = replace(
        total, id="0" * 16, count=Count(low=40, high=40, qualifier=Qualifier.EXACT, raw="40"), part_of=total.id
    )
    store.save_extraction(run, keep(store, run, a_snapshot()), article, (total, part))
    link_events(store)
    (event,) = events(store)
    assert (event["low"], event["claims"]) == (300, 1)
    assert store.value("SELECT event_id FROM event_claims WHERE is_part") == event["id"]


def test_events_parts_of_parts_follow_the_same_total_and_circles_end(store: Store, run: int) -> None:
    article = an_article()
    total = a_claim(article)
    claims = [
        total,
        *(replace(total, id=name * 16, part_of=whole) for name, whole in (("1", "2" * 16), ("2", total.id))),
        *(replace(total, id=name * 16, part_of=whole) for name, whole in (("3", "4" * 16), ("4", "3" * 16))),
    ]
    store.save_extraction(run, keep(store, run, a_snapshot()), article, claims)
    link_events(store)
    found = {row[0]: row[1] for row in store.execute("SELECT claim_id, event_id FROM event_claims")}
    assert found["1" * 16] == found["2" * 16] == found[total.id]
    assert found["3" * 16] != found["4" * 16]


def test_events_obey_verdicts(store: Store, run: int) -> None:
    claim = tell(store, run, "ledger", 300)
    link_events(store)
    save_review(store, claim.id, "correct", corrections={"low": 320, "high": 320}, reviewer="ann", at=AT)
    link_events(store)
    assert events(store)[0]["low"] == 320
    save_review(store, claim.id, "reject", reviewer="ann", at=AT)
    link_events(store)
    assert events(store) == []
    save_review(store, claim.id, "undo", reviewer="ann", at=AT)
    link_events(store)
    assert events(store)[0]["low"] == 300


def test_events_obey_a_corrected_company(store: Store, run: int) -> None:
    claim = tell(store, run, "ledger", 300)
    tell(store, run, "herald", 300, company="Osprey")
    link_events(store)
    assert len(events(store)) == 2
    save_review(store, claim.id, "correct", corrections={"company": "Osprey"}, reviewer="ann", at=AT)
    link_events(store)
    (event,) = events(store)
    assert (event["company_key"], event["claims"]) == ("osprey", 2)


def test_events_obey_splits_and_joins(store: Store, run: int) -> None:
    one, two = tell(store, run, "ledger", 300), tell(store, run, "herald", 300)
    far = tell(store, run, "courier", 800, days=99)
    save_link(store, two.id, one.id, "split", added_by="ann", at=AT)
    save_link(store, two.id, far.id, "join", added_by="ann", at=AT)
    link_events(store)
    assert [event["claims"] for event in events(store)] == [1, 2]
    save_link(store, one.id, two.id, "undo", added_by="ann", at=AT)
    link_events(store)
    assert [event["claims"] for event in events(store)] == [3]


def test_events_alias_links_old_claims_without_touching_them(store: Store, run: int) -> None:
    tell(store, run, "ledger", 300, company="Kestrel Foods")
    tell(store, run, "herald", 300, company="Kestrel")
    link_events(store)
    assert len(events(store)) == 2
    claims = content(store)["claims"]
    save_alias(store, "Kestrel", "Kestrel Foods", added_by="ann", at=AT)
    link_events(store)
    assert [event["company_key"] for event in events(store)] == ["kestrel-foods"]
    assert content(store)["claims"] == claims
    save_alias(store, "Kestrel", "Kestrel", added_by="ann", at=AT)
    link_events(store)
    assert len(events(store)) == 2


def test_events_subsidiary_keeps_its_name_and_meets_its_owner(store: Store, run: int) -> None:
    tell(store, run, "ledger", 300, company="Wren")
    tell(store, run, "herald", 300, company="Kestrel Foods")
    save_alias(store, "Wren", "Kestrel Foods", relation="part", added_by="ann", at=AT)
    link_events(store)
    assert [event["claims"] for event in events(store)] == [2]


def test_events_aliases_in_a_circle_end(store: Store, run: int) -> None:
    tell(store, run, "ledger", 300, company="Wren")
    for alias, company in (("Wren", "Finch"), ("Finch", "Tern"), ("Tern", "Wren")):
        save_alias(store, alias, company, added_by="ann", at=AT)
    link_events(store)
    assert [event["company_key"] for event in events(store)] == ["finch"]


def test_events_edited_article_moves_its_claim(store: Store, run: int) -> None:
    for hours, jobs in ((0, 300), (3, 450)):
        article = an_article(jobs)
        snapshot = keep(store, run, a_snapshot(b"%d" % jobs, at=AT + timedelta(hours=hours)))
        store.save_extraction(run, snapshot, article, (a_claim(article, jobs),))
        link_events(store)
    assert [event["low"] for event in events(store)] == [450]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Deutsche Bank", "deutsche-bank"),
        ("P&G", "pg"),
        ("L’Oréal", "loreal"),
        ("Moody's", "moodys"),
        ("Coca-Cola", "coca-cola"),
        ("  ", None),
        ("日立", "日立"),
    ],
)
def test_company_key(name: str, key: str | None) -> None:
    assert company_key(name) == key


@pytest.mark.parametrize(
    ("decision", "corrections"),
    [
        ("correct", None),
        ("accept", {"low": 1}),
        ("maybe", None),
        ("correct", {"id": "x"}),
        ("correct", {"date": "2026-13"}),
    ],
)
def test_review_refuses_what_is_no_verdict(
    store: Store, run: int, decision: str, corrections: dict[str, str | int | float | None] | None
) -> None:
    claim = tell(store, run, "ledger", 300)
    with pytest.raises(BadVerdict):
        save_review(store, claim.id, decision, corrections=corrections, reviewer="ann", at=AT)
    assert store.counts()["reviews"] == 0
