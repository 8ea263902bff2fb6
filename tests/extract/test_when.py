"""Words of time: what they mean on a given day, and where they stand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Precision
from extract.values.when import find_whens, parse_when

THURSDAY = date(2025, 2, 13)


@pytest.mark.parametrize(
    ("words", "past", "future"),
    [
        ("today", "2025-02-13", "2025-02-13"),
        ("yesterday", "2025-02-12", "2025-02-12"),
        ("on Thursday", "2025-02-13", "2025-02-13"),
        ("Friday", "2025-02-07", "2025-02-14"),
        ("last Thursday", "2025-02-06", "2025-02-06"),
        ("next Thursday", "2025-02-20", "2025-02-20"),
        ("last week", "2025-02-03", "2025-02-03"),
        ("next week", "2025-02-17", "2025-02-17"),
        ("earlier this month", "2025-02", "2025-02"),
        ("last month", "2025-01", "2025-01"),
        ("last quarter", "2024-Q4", "2024-Q4"),
        ("late last year", "2024", "2024"),
        ("early next year", "2026", "2026"),
        ("by year-end", "2025", "2025"),
        ("the end of the month", "2025-02", "2025-02"),
        ("so far this year", "2025", "2025"),
        ("March", "2024-03", "2025-03"),
        ("mid-July", "2024-07", "2025-07"),
        ("last July", "2024-07", "2024-07"),
        ("next March", "2025-03", "2025-03"),
        ("the end of June", "2024-06", "2025-06"),
        ("Feb. 10", "2025-02-10", "2025-02-10"),
        ("12 March", "2024-03-12", "2025-03-12"),
        ("Q3", "2024-Q3", "2025-Q3"),
        ("the third quarter of the year", "2024-Q3", "2025-Q3"),
        ("the second half of this year", "2025", "2025"),
        ("last summer", "2024", "2024"),
        ("three weeks ago", "2025-01-20", "2025-01-20"),
        ("two months ago", "2024-12", "2024-12"),
        ("a year ago", "2024", "2024"),
        ("over the past decade", "2015", "2015"),
        ("in the past 18 months", "2023-08", "2023-08"),
        ("within six months", "2024-08", "2025-02"),
        ("between March and June", "2024-03", "2025-03"),
    ],
)
def test_when_counts_relative_words_from_publication(words: str, past: str, future: str) -> None:
    for iso, side in ((past, False), (future, True)):
        when = parse_when(words, THURSDAY, future=side)
        assert when is not None
        assert when.iso == iso
        assert when.raw is not None
        assert when.raw in words
    assert parse_when(words, None) is None


@pytest.mark.parametrize(
    ("words", "iso", "end"),
    [
        ("2025-10-28", "2025-10-28", date(2025, 10, 28)),
        ("10/28/2025", "2025-10-28", date(2025, 10, 28)),
        ("28/10/2025", "2025-10-28", date(2025, 10, 28)),
        ("Jan. 27, 2009", "2009-01-27", date(2009, 1, 27)),
        ("Tuesday, 16 February 2010", "2010-02-16", date(2010, 2, 16)),
        ("the 3rd of May 2024", "2024-05-03", date(2024, 5, 3)),
        ("by the end of May, 1987", "1987-05", date(1987, 5, 31)),
        ("October 2025", "2025-10", date(2025, 10, 31)),
        ("since 1998", "1998", date(1998, 12, 31)),
        ("in 2022 and 2023", "2022", date(2023, 12, 31)),
        ("between 2025 and 2027", "2025", date(2027, 12, 31)),
        ("the end of 1990/91", "1990", date(1991, 12, 31)),
        ("between February and July 2025", "2025-02", date(2025, 7, 31)),
        ("Q4 2024", "2024-Q4", date(2024, 12, 31)),
        ("4Q24", "2024-Q4", date(2024, 12, 31)),
        ("the third quarter of fiscal 2026", "2026-Q3", date(2026, 9, 30)),
        ("the final months of 2018", "2018-Q4", date(2018, 12, 31)),
        ("H1 2026", "2026", date(2026, 6, 30)),
        ("spring 2027", "2027", date(2027, 5, 31)),
        ("winter 2027", "2027", date(2028, 2, 29)),
        ("fiscal 2026", "2026", date(2026, 12, 31)),
        ("FY26", "2026", date(2026, 12, 31)),
    ],
)
def test_when_reads_complete_dates_without_a_publication_date(words: str, iso: str, end: date) -> None:
    when = parse_when(words, None)
    assert when is not None
    assert (when.iso, when.end) == (iso, end)


@pytest.mark.parametrize(
    "words", ["", "14,000 jobs", "31 June 2025", "may", "12% of", "Section 8", "2,000", "in 2,000"]
)
def test_when_is_none_for_what_is_no_date(words: str) -> None:
    assert parse_when(words, THURSDAY) is None


def test_when_keeps_the_seven_days_of_a_week() -> None:
    week = parse_when("next week", THURSDAY)
    assert week is not None
    assert week.precision is Precision.WEEK
    assert (week.end - week.start).days == 6


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Acme may march on, she said on Tuesday.", ["Tuesday"]),
        ("Acme said Wednesday it will cut 400 jobs by the end of 2026.", ["Wednesday", "the end of 2026"]),
        ("It cut 2000 jobs in May 2024, after 2023 layoffs.", ["May 2024", "2023"]),
        ("Staffing is to return to 2016 levels.", []),
        ("Borel fired 2010 people over the last three years.", ["the last three years"]),
        ("The stores close on Monday, Feb. 3, and the depot in late March.", ["Monday, Feb. 3", "late March"]),
        ("Of its 2023 layoffs little is known.", ["2023"]),
        ("ACME SETS MAY 29 SHUTDOWN", ["MAY 29"]),
        ("Monday.com and Black Friday sales", []),
    ],
)
def test_whens_are_found_in_sentences(sentence: str, found: list[str]) -> None:
    assert [words.raw for words in find_whens(sentence)] == found


@given(text=st.text(max_size=60), published_on=st.dates() | st.none(), future=st.booleans())
def test_when_never_raises(*, text: str, published_on: date | None, future: bool) -> None:
    for words in find_whens(text):
        assert text[words.start : words.end] == words.raw
        words.on(published_on, future=future)
    parse_when(text, published_on, future=future)


@given(
    words=st.sampled_from(
        ["last year", "next week", "yesterday", "over the next 200 years", "Dec. 31", "the new year"]
    ),
    day=st.dates(),
    future=st.booleans(),
)
def test_when_survives_the_ends_of_the_calendar(*, words: str, day: date, future: bool) -> None:
    when = parse_when(words, day, future=future)
    assert when is None or when.start <= when.end
