"""Counts: what each wording is read as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.values.count import COUNT, parse_count
from extract.values.share import SHARE, parse_share


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("300", 300, 300, "exact"),
        ("1,12,000", 112_000, 112_000, "exact"),
        ("1.2 lakh", 120_000, 120_000, "exact"),
        ("twelve hundred", 1_200, 1_200, "exact"),
        ("two dozen", 24, 24, "exact"),
        ("a further 1,000", 1_000, 1_000, "exact"),
        ("some 1.2k", 1_200, 1_200, "about"),
        ("nearly 10,000", 10_000, 10_000, "about"),
        ("more than 500", 500, None, "at_least"),
        ("no fewer than 300", 300, None, "at_least"),
        ("500+", 500, None, "at_least"),
        ("500 or more", 500, None, "at_least"),
        ("up to 600", None, 600, "at_most"),
        ("no more than 600", None, 600, "at_most"),
        ("fewer than 1,000", None, 1_000, "at_most"),
        ("as many as 3,600", None, 3_600, "at_most"),
        ("between 15,000 and 18,000", 15_000, 18_000, "range"),
        ("3,000-4,000", 3_000, 4_000, "range"),
        ("15 to 20 thousand", 15_000, 20_000, "range"),
        ("dozens", 24, None, "vague"),
        ("several hundred", 200, None, "vague"),
        ("thousands", 2_000, None, "vague"),
        ("tens of thousands", 20_000, None, "vague"),
    ],
)
def test_count_reads_its_wording(text: str, low: int | None, high: int | None, qualifier: str) -> None:
    count = parse_count(text)
    assert count is not None
    assert (count.low, count.high, count.qualifier.value) == (low, high, qualifier)


@pytest.mark.parametrize("text", ["", "jobs", "3.5", "$300", "half", "12%"])
def test_count_is_none_for_other_words(text: str) -> None:
    assert parse_count(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("15%", 15, 15, "exact"),
        ("27 pct", 27, 27, "exact"),
        ("about 8.5 per cent", 8.5, 8.5, "about"),
        ("15% to 20%", 15, 20, "range"),
        ("15-20%", 15, 20, "range"),
        ("up to 20%", None, 20, "at_most"),
        ("more than half", 50, None, "at_least"),
        ("nearly half", 50, 50, "about"),
        ("a third", 33.3, 33.3, "exact"),
        ("two-thirds", 66.7, 66.7, "exact"),
        ("one in ten", 10, 10, "exact"),
        ("all", 100, 100, "exact"),
    ],
)
def test_share_reads_its_wording(text: str, low: float | None, high: float | None, qualifier: str) -> None:
    share = parse_share(text)
    assert share is not None
    assert (share.low, share.high, share.qualifier.value) == (low, high, qualifier)


@given(st.text())
def test_values_never_raise(text: str) -> None:
    parse_count(text)
    parse_share(text)


@given(st.from_regex(COUNT, fullmatch=True) | st.from_regex(SHARE, fullmatch=True))
def test_values_of_matched_text_are_kept_raw(text: str) -> None:
    for value in (parse_count(text), parse_share(text)):
        assert value is None or value.raw in text
