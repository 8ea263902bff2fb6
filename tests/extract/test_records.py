"""Records told of cuts: what is compared, in which direction, since when."""

from __future__ import annotations

from datetime import date

import pytest

from extract.records import Direction, Period, find_records

DAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("text", "direction", "period", "month", "since", "is_rough"),
    [
        ("It was the highest October total since 2003.", Direction.MOST, Period.NAMED_MONTH, 10, "2003-01-01", False),
        ("the most cuts for any October in 22 years", Direction.MOST, Period.NAMED_MONTH, 10, "2004-01-01", False),
        ("the worst month for staff since May of 2020", Direction.MOST, Period.MONTH, None, "2020-05-01", False),
        ("the largest quarterly toll since 2009", Direction.MOST, Period.QUARTER, None, "2009-01-01", False),
        ("the biggest annual figure in more than two decades", Direction.MOST, Period.YEAR, None, "2006-01-01", True),
        ("the lowest monthly total since July 2022", Direction.FEWEST, Period.MONTH, None, "2022-07-01", False),
        ("the most on record", Direction.MOST, Period.SAME, None, None, False),
        ("the fewest since 2012, it said", Direction.FEWEST, Period.SAME, None, "2012-01-01", False),
        ("the largest number in a single month ever", Direction.MOST, Period.MONTH, None, None, False),
    ],
)
def test_record(
    text: str,
    direction: Direction,
    period: Period,
    month: int | None,
    since: str | None,
    is_rough: bool,  # noqa: FBT001
) -> None:
    (record,) = find_records(text, DAY)
    assert (record.direction, record.period, record.month, record.is_rough) == (direction, period, month, is_rough)
    assert record.since == (date.fromisoformat(since) if since else None)
    assert record.span.reproduces(text)


@pytest.mark.parametrize(
    "text",
    [
        "Most of the jobs have gone since the merger.",
        "The highest paid left. Since 2003 it has grown.",
        "It hired the most engineers in June.",
        "the largest employer in two counties",
    ],
)
def test_no_record(text: str) -> None:
    assert find_records(text, DAY) == ()


def test_years_back_want_a_day() -> None:
    assert find_records("the most in ten years", None) == ()
