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
        ("Norvane Corp. will reduce the number of personnel by 205.", CutType.UNSPECIFIED),
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
