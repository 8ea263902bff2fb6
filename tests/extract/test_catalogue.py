"""The failure catalogue: what naive trackers get wrong, each in several wordings."""

from __future__ import annotations

import json
from datetime import date

import pytest

from extract.claims import extract_claims
from extract.jsonl import claim_to_row
from extract.model import Article, Claim, Kind, Qualifier, Stance, Status


def _claims(body: str, title: str | None = None) -> tuple[Claim, ...]:
    article = Article.of(url="https://example.org/a", title=title, body=body, published_on=date(2025, 10, 28))
    return extract_claims(article)


def _wholes(body: str, title: str | None = None) -> list[Claim]:
    return [claim for claim in _claims(body, title) if not claim.part_of]


@pytest.mark.parametrize(
    "body",
    [
        "Norvane said it would cut 17% of its workforce.",
        "Norvane is laying off 17 percent of its employees.",
        "Norvane said it plans to reduce headcount by 17 per cent.",
    ],
)
def test_percent_is_no_headcount(body: str) -> None:
    (claim,) = _claims(body)
    assert claim.count is None
    assert claim.share
    assert claim.share.low == 17


@pytest.mark.parametrize(
    "body",
    [
        "Norvane will lay off 5% of its 20,000 staff.",
        "Norvane is cutting 5 percent of its 20,000-strong workforce.",
        "Norvane, which employs 20,000 people, will shed 5% of its jobs.",
    ],
)
def test_percent_of_a_total_derives_no_count(body: str) -> None:
    (claim,) = _claims(body)
    assert claim.count is None
    assert claim.share
    assert claim.share.low == 5


@pytest.mark.parametrize(
    "body",
    [
        "Norvane will cut up to 600 jobs.",
        "Norvane said it plans to eliminate as many as 600 positions.",
        "No more than 600 employees will be laid off by Norvane.",
    ],
)
def test_upper_bound_stays_one(body: str) -> None:
    (claim,) = _claims(body)
    assert claim.count
    assert (claim.count.low, claim.count.high, claim.count.qualifier) == (None, 600, Qualifier.AT_MOST)


@pytest.mark.parametrize(
    "body",
    [
        "Norvane will cut 3,000 jobs, it said on Tuesday, after cutting 10,000 in 2023.",
        "Norvane is laying off 3,000 workers. It laid off 10,000 people in 2023.",
        "Norvane announced 3,000 layoffs on Tuesday. In 2023, Norvane had cut 10,000 jobs.",
    ],
)
def test_background_is_its_own_claim_with_its_own_date(body: str) -> None:
    old = next(c for c in _claims(body) if c.count and c.count.low == 10_000)
    assert old.date
    assert (old.date.iso, old.status) == ("2023", Status.COMPLETED)


@pytest.mark.parametrize(
    "body",
    [
        "Norvane will cut 14,000 jobs, including 1,200 in Seattle.",
        "Norvane will cut 14,000 jobs. Of them, 1,200 are in Seattle, of which 300 at its head office.",
        "Norvane is cutting 4,500 jobs worldwide, of them 634 in the US.",
    ],
)
def test_part_belongs_to_its_total(body: str) -> None:
    assert len(_wholes(body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "The 2025 layoffs at Norvane are over.",
        "Norvane announced $3 billion of cuts.",
        "Norvane cut prices by 20% in 300 stores.",
        "Section 8 cuts worry tenants of Norvane.",
    ],
)
def test_years_money_prices_and_sections_are_no_headcounts(body: str) -> None:
    assert [c for c in _claims(body) if c.count or c.share] == []


@pytest.mark.parametrize(
    "body",
    [
        "Norvane will cut 9,000 jobs, which brings the total to 27,000 since 2022.",
        "Norvane is cutting 9,000 jobs. That brings the total number of layoffs to 27,000.",
        "The latest cut of 9,000 jobs takes the total of job losses at Norvane to 27,000.",
    ],
)
def test_running_total_is_marked_cumulative(body: str) -> None:
    totals = [c for c in _claims(body) if c.count and c.count.low == 27_000]
    assert all(c.cumulative for c in totals)
    assert any(c.count and c.count.low == 9_000 and not c.cumulative for c in _claims(body))


@pytest.mark.parametrize(
    "cause",
    [
        "The cuts are not AI-driven, it said.",
        "The company said the decision had nothing to do with AI.",
        "The layoffs were not because of AI, its chief executive said.",
    ],
)
def test_denied_ai_is_no_ai_cause(cause: str) -> None:
    (claim,) = _claims(f"Norvane said it would cut 300 jobs. {cause}")
    assert [c.stance for c in claim.causes if c.code == "ai"] in ([], [Stance.DENIES])


@pytest.mark.parametrize(
    "body",
    [
        "Norvane will cut 300 jobs amid an AI push.",
        "Amid a boom in AI, Norvane is laying off 300 people.",
        "Norvane cut 300 jobs amid heavy spending on AI by rivals.",
    ],
)
def test_amid_gives_no_cause(body: str) -> None:
    assert [c for claim in _claims(body) for c in claim.causes if c.code == "ai"] == []


@pytest.mark.parametrize(
    "body",
    [
        "Norvane will add 14,000 jobs in Ohio.",
        "Norvane plans to hire 14,000 workers.",
        "AI could eliminate 300 million jobs by 2030, Norvane's economists say.",
        "The new plant will create 14,000 jobs.",
    ],
)
def test_hiring_and_forecasts_are_no_claims(body: str) -> None:
    assert _claims(body) == ()


@pytest.mark.parametrize(
    "body",
    [
        "Norvane will cut 634 jobs in the US, part of 4,500 worldwide.",
        "Norvane said 4,500 jobs would go worldwide, of which 634 in the US.",
        "Norvane will lay off 4,500 people, including 634 workers in the US.",
    ],
)
def test_figures_are_never_summed(body: str) -> None:
    assert [c for c in _claims(body) if c.count and c.count.low == 5_134] == []


@pytest.mark.parametrize(
    "body",
    [
        "Norvane offered buyouts to 8,750 employees.",
        "Norvane has offered voluntary redundancy to 8,750 staff.",
        "Some 8,750 Norvane workers were offered early retirement.",
    ],
)
def test_buyouts_are_voluntary(body: str) -> None:
    assert {c.cut_type.value for c in _claims(body)} <= {"voluntary"}


@pytest.mark.parametrize(
    "body",
    [
        "U.S.-based employers announced 153,074 job cuts in October, Challenger, Gray & Christmas said.",
        "US employers cut 153,074 jobs in October, according to Challenger, Gray & Christmas.",
        "Challenger said US companies announced 153,074 layoffs last month.",
    ],
)
def test_tracker_counts_are_aggregates(body: str) -> None:
    (claim,) = _wholes(body)
    assert claim.kind is Kind.AGGREGATE
    assert "Challenger" not in (claim.company or "")


@pytest.mark.parametrize(
    "body",
    [
        "Reuters reported on Monday that Intel would cut 2,000 jobs.",
        "Intel plans to lay off 2,000 people, Reuters reported, citing people familiar with the matter.",
        "Intel is to cut 2,000 jobs, according to Reuters.",
    ],
)
def test_reporter_is_not_the_employer(body: str) -> None:
    (claim,) = _claims(body)
    assert (claim.company, claim.status) == ("Intel", Status.REPORTED)


@pytest.mark.parametrize(
    "body",
    [
        "Norvane will cut 300 jobs in Leeds. Borealis said it would shed 5% of staff in May.",
        "Job cuts: 1,000 at Norvane, 1,500 at Borealis.",
    ],
)
def test_spans_reproduce_the_text_and_reading_repeats_itself(body: str) -> None:
    article = Article.of(url="https://example.org/a", title="Cuts", body=body, published_on=date(2025, 10, 28))
    claims = extract_claims(article)
    assert claims
    assert len({c.id for c in claims}) == len(claims)
    for claim in claims:
        spans = (*claim.evidence, claim.anchor, *(f.span for f in claim.spans), *(c.span for c in claim.causes))
        assert all(span.reproduces(article.text) for span in spans)
    again = [json.dumps(claim_to_row(c)) for c in extract_claims(article)]
    assert again == [json.dumps(claim_to_row(c)) for c in claims]


@pytest.mark.parametrize(
    ("body", "low", "high"),
    [
        ("Norvane said it would close its Toledo clinic in May, affecting 217 employees.", 217, 217),
        ("Norvane filed papers saying the closure of its mill could affect as many as 90 workers.", None, 90),
        ("Norvane is shutting down its plant, impacting 64 jobs.", 64, 64),
    ],
)
def test_whom_a_closing_affects_is_cut(body: str, low: int | None, high: int | None) -> None:
    (claim,) = _claims(body)
    assert claim.count
    assert (claim.count.low, claim.count.high) == (low, high)


@pytest.mark.parametrize(
    "body",
    [
        "Norvane said it plans to cut 1,150 out of 4,400 driver jobs.",
        "Norvane eliminated 1,150 jobs from a total of 4,400 employees.",
        "Norvane will reduce its headcount by 1,150 to 4,400.",
    ],
)
def test_size_beside_a_cut_is_no_cut(body: str) -> None:
    (claim,) = _claims(body)
    assert claim.count
    assert (claim.count.low, claim.count.high) == (1150, 1150)


@pytest.mark.parametrize(
    "body",
    [
        "Some 55% of employers plan to lay off workers next year, according to a survey by Norvane.",
        "AI could wipe out half of entry-level jobs, the chief executive of Norvane said.",
        "Factories lost 12,000 jobs in May, the Labor Department said, and Norvane shares rose.",
    ],
)
def test_survey_forecast_or_statistic_is_no_claim(body: str) -> None:
    assert _claims(body) == ()
