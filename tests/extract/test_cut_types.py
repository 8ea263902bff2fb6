"""How jobs are cut: voluntary, by attrition, unspecified, or laid off."""

from __future__ import annotations

from datetime import date

import pytest

from extract.claims import extract_claims
from extract.model import Article, CutType, Status


def _article(body: str, title: str | None = None) -> Article:
    return Article.of(url="https://press.example/a", title=title, body=body, published_on=date(2025, 2, 13))


@pytest.mark.parametrize(
    ("body", "cut_type"),
    [
        ("Norvane is cutting 300 jobs through early retirement.", CutType.VOLUNTARY),
        ("Norvane will shed 300 posts, mostly by voluntary severance.", CutType.VOLUNTARY),
        ("Norvane will cut 300 jobs through natural attrition.", CutType.ATTRITION),
        ("Norvane will cut 300 jobs through attrition, buyouts and layoffs.", CutType.LAYOFF),
        ("Norvane Corp. is to reduce the number of personnel by 340.", CutType.UNSPECIFIED),
        ("Norvane is shrinking its workforce by 22%.", CutType.UNSPECIFIED),
        ("Norvane will reduce its workforce by 22%. The layoffs start in June.", CutType.LAYOFF),
        ("Norvane will cut 22% of its workforce.", CutType.LAYOFF),
        ("Norvane will reduce its workforce by eliminating 22 positions.", CutType.LAYOFF),
    ],
)
def test_cut_type_is_as_the_article_tells_it(body: str, cut_type: CutType) -> None:
    (claim,) = extract_claims(_article(body))
    assert claim.cut_type is cut_type


def test_status_of_a_headline_gives_way_to_a_plan_in_the_body() -> None:
    (claim,) = extract_claims(_article("Norvane is preparing to cut 300 jobs.", "Norvane to cut 300 jobs"))
    assert claim.status is Status.PLANNED


def test_status_of_a_cut_told_in_passing_is_completed() -> None:
    body = (
        "Norvane made a profit in its third quarter. Sales of steel pipes rose by a tenth on strong orders. "
        "Its chief said the mood was good. Savings helped, too, as the firm shed 300 jobs in Leeds."
    )
    (claim,) = extract_claims(_article(body, "Norvane swings to profit"))
    assert claim.status is Status.COMPLETED


def test_date_of_a_headline_is_that_of_the_same_figure_in_the_body() -> None:
    body = "Norvane has a mill in Leeds. It said on Tuesday that it would cut 300 jobs there."
    (claim,) = extract_claims(_article(body, "Norvane cuts 300 jobs"))
    assert claim.date is not None
    assert claim.date.iso == "2025-02-11"


@pytest.mark.parametrize(
    ("title", "body", "figures"),
    [
        ("Norvane to cut 6 pct of staff", "Norvane said the job cuts would affect 6.4 percent of its staff.", [6.4]),
        (None, "Norvane will cut 300 jobs in Leeds and 200 in York.", [300, 200]),
        ("Norvane to cut 500 jobs", "Norvane will cut 300 jobs in Leeds and 200 in York.", [500]),
        (None, "Norvane will shed 120 jobs in Leeds, 90 in York and 40 in Hull.", [120, 90, 40]),
    ],
)
def test_figures_of_one_cut_are_one_claim_and_places_without_a_total_are_their_own(
    title: str | None, body: str, figures: list[float]
) -> None:
    claims = [c for c in extract_claims(_article(body, title)) if not c.part_of]
    assert [f.low for c in claims if (f := c.count or c.share)] == figures


def test_rounds_of_one_size_long_apart_are_two_claims() -> None:
    body = "Norvane said on Tuesday it will cut 100 jobs. Norvane cut 100 jobs in 2022, too."
    assert len(extract_claims(_article(body, "Norvane to cut 100 jobs"))) == 2


def test_effective_immediately_is_the_day_of_the_telling() -> None:
    (claim,) = extract_claims(_article("Norvane said on Tuesday it laid off 300 people, effective immediately."))
    assert claim.effective is not None
    assert claim.effective.iso == "2025-02-11"
