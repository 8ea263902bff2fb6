"""Each view on a small press of which the answers are known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from extract.model import Cause, CauseCode, Count, Kind, Qualifier, Speaker, Stance, Status, When
from store import Store
from store.describe import describe
from store.events import link_events
from store.reviews import save_review
from tests.store.conftest import AT, a_claim, a_snapshot, an_article, keep, tell


def rows(store: Store, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in store.execute(sql, parameters)]


def ai(claim_of: Any, speaker: Speaker, stance: Stance = Stance.ASSERTS) -> tuple[Cause, ...]:
    """An AI cause in place of the claim's own."""
    return (replace(claim_of.causes[0], code=CauseCode.AI, speaker=speaker, stance=stance, rule="cause.ai"),)


CLAIM = a_claim(an_article())


@pytest.fixture
def press(store: Store, run: int) -> Store:
    """November: Kestrel 300 (AI, its own word) told by two; Osprey 1,000, an analyst says AI; Wren 50, AI denied.
    December: Finch plans 700; Tern's 900 are denied; Kestrel's second round without a count."""
    store.save_outlet(run, "ledger", name="Ledger", min_weekly_articles=3)
    tell(store, run, "ledger", 300, causes=ai(CLAIM, Speaker.COMPANY))
    tell(store, run, "herald", 300, days=1)
    tell(store, run, "herald", 1_000, days=2, company="Osprey", causes=ai(CLAIM, Speaker.OTHER))
    tell(store, run, "ledger", 50, days=3, company="Wren", causes=ai(CLAIM, Speaker.COMPANY, Stance.DENIES))
    tell(store, run, "ledger", 700, days=35, company="Finch", status=Status.PLANNED)
    tell(store, run, "ledger", 900, days=36, company="Tern", status=Status.DENIED)
    tell(store, run, "ledger", 7, days=40, count=None)
    link_events(store)
    return store


def test_view_cuts_by_month(press: Store) -> None:
    assert rows(press, "SELECT period, events, companies, jobs_low, firm_low, unquantified FROM cuts_by_month") == [
        ("2026-12", 2, 2, 700, 0, 1),
        ("2026-11", 3, 3, 1_350, 1_350, 0),
    ]


def test_view_cuts_puts_coarse_dates_under_their_own_period(store: Store, run: int) -> None:
    for company, when in (("Kestrel", When.of(2025)), ("Osprey", When.of(2025, quarter=3)), ("Wren", None)):
        article = an_article(10, f"https://ledger.example/{company}")
        claim = replace(a_claim(article, 10), company=company, date=when)
        store.save_extraction(run, keep(store, run, a_snapshot(url=article.url)), article, (claim,))
    link_events(store)
    assert rows(store, "SELECT company, period FROM cuts ORDER BY company") == [
        ("Kestrel", "2025"),
        ("Osprey", "2025-Q3"),
        ("Wren", None),
    ]


def test_view_cuts_by_company(press: Store) -> None:
    assert rows(press, "SELECT company, events, jobs_low, firm_low FROM cuts_by_company WHERE jobs_low != 50") == [
        ("Osprey", 1, 1_000, 1_000),
        ("Finch", 1, 700, 0),
        ("Kestrel Foods", 2, 300, 300),
    ]


def test_view_cuts_by_cause(press: Store) -> None:
    found = rows(press, "SELECT code, events, jobs_low, stated_events, stated_low FROM cuts_by_cause ORDER BY code")
    assert found == [("ai", 2, 1_300, 1, 300), ("cost_cutting", 3, 1_000, 3, 1_000)]


def test_view_ai_cuts_has_four_grades(press: Store) -> None:
    link_events(press)
    assert rows(press, "SELECT grade, company, jobs_low FROM ai_cuts") == [
        ("stated", "Kestrel Foods", 300),
        ("attributed", "Osprey", 1_000),
        ("denied", "Wren", 50),
    ]
    assert rows(press, "SELECT period, stated_low, attributed_low, denied_low, mentioned_low FROM ai_totals") == [
        ("2026-11", 300, 1_000, 50, 0)
    ]


def test_view_ai_cuts_mention_is_the_last_grade(store: Store, run: int) -> None:
    article = replace(an_article(), text=an_article().text + " It also uses AI.")
    store.save_extraction(run, keep(store, run, a_snapshot()), article, (a_claim(an_article()),))
    link_events(store)
    assert rows(store, "SELECT grade, jobs_low FROM ai_cuts") == [("mentioned", 300)]


def test_view_ai_cuts_leads_to_a_claim_that_says_so(press: Store) -> None:
    for claim, words in rows(press, "SELECT claim_id, words FROM ai_cuts"):
        assert rows(press, "SELECT text FROM claim_causes WHERE claim_id = ? AND code = 'ai'", claim) == [(words,)]


def test_view_cause_drift(press: Store) -> None:
    found = rows(press, "SELECT period, code, stance FROM cause_drift WHERE company = 'Kestrel Foods'")
    assert found == [
        ("2026-11", "ai", "asserts"),
        ("2026-11", "cost_cutting", "asserts"),
        ("2026-12", "cost_cutting", "asserts"),
    ]


def test_view_first_reports(press: Store) -> None:
    found = rows(
        press, "SELECT outlet, outlets FROM first_reports WHERE company = 'Kestrel Foods' ORDER BY published_at"
    )
    assert found == [("ledger", 2), ("ledger", 1)]


def test_view_conflicts_sets_reports_side_by_side(store: Store, run: int) -> None:
    tell(store, run, "ledger", 300)
    tell(store, run, "herald", 900, days=1, status=Status.REPORTED)
    tell(store, run, "courier", 300, days=2, status=Status.DENIED)
    tell(store, run, "ledger", 80, company="Wren")
    link_events(store)
    ((differ, disputed, ai_differs, reports),) = rows(
        store, "SELECT figures_differ, is_disputed, ai_differs, reports FROM conflicts"
    )
    assert (differ, disputed, ai_differs) == (1, 1, 0)
    assert set(reports.split("; ")) == {"ledger: 300, announced", "herald: 900, reported", "courier: 300, denied"}


def test_view_aggregates(store: Store, run: int) -> None:
    tell(store, run, "ledger", 61_480, company="U.S. employers", kind=Kind.AGGREGATE)
    tell(store, run, "ledger", 20)
    link_events(store)
    assert rows(store, "SELECT employers, low, causes FROM aggregates") == [("U.S. employers", 61_480, "cost_cutting")]
    assert rows(store, "SELECT count(*) FROM events") == [(1,)]


def test_view_edits_shows_a_changed_figure_and_its_return(store: Store, run: int) -> None:
    for hours, jobs in ((0, 300), (3, 450), (6, 450), (9, 300)):
        article = an_article(jobs)
        snapshot = keep(store, run, a_snapshot(b"%d" % hours, at=AT + timedelta(hours=hours)))
        store.save_extraction(run, snapshot, article, (a_claim(article, jobs),))
    assert rows(store, "SELECT change, is_return, company, old_low, low, seen_at FROM edits") == [
        ("changed", 1, "Kestrel Foods", 450, 300, "2026-11-02T18:00:00Z"),
        ("changed", 0, "Kestrel Foods", 300, 450, "2026-11-02T12:00:00Z"),
    ]


def test_view_edits_shows_what_was_added_and_dropped(store: Store, run: int) -> None:
    article = an_article()
    later = replace(an_article(), title="Kestrel Foods cuts jobs", text=article.text + " Wren too.")
    store.save_extraction(run, keep(store, run, a_snapshot(b"1")), article, (a_claim(article),))
    again = replace(a_claim(article), id="f" * 16, company="Wren")
    store.save_extraction(run, keep(store, run, a_snapshot(b"2", at=AT + timedelta(hours=1))), later, (again,))
    assert rows(store, "SELECT change, company FROM edits ORDER BY change") == [
        ("added", "Wren"),
        ("dropped", "Kestrel Foods"),
    ]


def test_view_rule_precision_counts_verdicts(store: Store, run: int) -> None:
    claims = [tell(store, run, "ledger", jobs, company=company) for jobs, company in ((10, "A"), (20, "B"), (30, "C"))]
    save_review(store, claims[0].id, "accept", reviewer="ann", at=AT)
    save_review(store, claims[1].id, "accept", reviewer="ann", at=AT)
    save_review(store, claims[1].id, "reject", reviewer="bob", at=AT)
    found = rows(store, "SELECT * FROM rule_precision WHERE rule = 'headcount.cut-n-jobs'")
    assert found == [("headcount.cut-n-jobs", 3, 1, 0, 1, 0.5)]


def test_view_review_queue_leaves_out_what_was_judged(store: Store, run: int) -> None:
    sure = tell(store, run, "ledger", 10, company="A", confidence=0.9)
    unsure = tell(store, run, "ledger", 20, company="B", confidence=0.3)
    judged = tell(store, run, "ledger", 30, company="C", confidence=0.1)
    save_review(store, judged.id, "accept", reviewer="ann", at=AT)
    assert rows(store, "SELECT id FROM review_queue") == [(unsure.id,), (sure.id,)]


def test_view_current_claims_applies_verdicts(store: Store, run: int) -> None:
    claim = tell(store, run, "ledger", 300)
    fields: dict[str, Any] = {"low": None, "high": 320, "qualifier": "at_most", "company": "Osprey"}
    fields |= {"date": "2026-Q3", "date_start": "2026-07-01", "date_end": "2026-09-30"}
    save_review(store, claim.id, "correct", corrections=fields, reviewer="ann", at=AT)
    row = next(store.rows("SELECT * FROM current_claims"))
    assert {name: row[name] for name in fields if name in row} == {
        name: value for name, value in fields.items() if name != "date_end"
    }
    assert (row["verdict"], row["reviewer"], row["status"]) == ("correct", "ann", "announced")


def test_view_sums_leave_out_parts_and_running_totals(store: Store, run: int) -> None:
    article = an_article()
    total = a_claim(article)
    forty = Count(low=40, high=40, qualifier=Qualifier.EXACT, raw="40")
    part = replace(total, id="0" * 16, count=forty, part_of=total.id)
    running = replace(total, id="1" * 16, count=forty, cumulative=True)
    store.save_extraction(run, keep(store, run, a_snapshot()), article, (total, part, running))
    link_events(store)
    assert rows(store, "SELECT jobs_low FROM cuts") == [(300,)]


def test_view_every_view_answers_on_an_empty_store(store: Store) -> None:
    for each in describe(store):
        if each.is_view:
            assert rows(store, f"SELECT * FROM {each.name}") == []  # noqa: S608
