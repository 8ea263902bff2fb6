"""When to ask again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.polling import REVISITS, is_revisit_due, next_poll, read_retry_after
from store import FetchOutcome

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
NEW, SEEN, SAME, ERROR, REFUSED = (
    *(FetchOutcome.NEW, FetchOutcome.SEEN, FetchOutcome.NOT_MODIFIED),
    *(FetchOutcome.ERROR, FetchOutcome.REFUSED),
)


@pytest.mark.parametrize(
    ("outcome", "before", "minutes"),
    [
        (NEW, [], 0),
        (NEW, [ERROR] * 9, 0),
        (SAME, [SEEN] * 5, 0),
        (SAME, [SEEN] * 6, 115),
        (SEEN, [SAME] * 7, 235),
        (SEEN, [SAME] * 40, 355),
        (SEEN, [SAME] * 3 + [NEW] + [SAME] * 9, 0),
        (ERROR, [], 0),
        (ERROR, [NEW], 0),
        (ERROR, [ERROR], 115),
        (ERROR, [REFUSED, ERROR], 235),
        (ERROR, [ERROR] * 30, 24 * 60 - 5),
    ],
)
def test_poll_waits_longer_the_longer_nothing_comes(
    outcome: FetchOutcome, before: list[FetchOutcome], minutes: int
) -> None:
    expected = NOW + timedelta(minutes=minutes) if minutes else None
    assert next_poll(NOW, outcome, before) == expected


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("120", 120),
        ("Wed, 25 Nov 2026 12:10:00 GMT", 600),
        ("Wed, 25 Nov 2026 11:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("9" * 40, 10**7),
    ],
)
def test_retry_after_is_read_as_seconds_or_date(value: str | None, seconds: int | None) -> None:
    assert read_retry_after(value, NOW) == (None if seconds is None else timedelta(seconds=seconds))


def test_poll_honours_retry_after_up_to_a_day() -> None:
    assert next_poll(NOW, ERROR, [], timedelta(hours=3)) == NOW + timedelta(hours=3)
    assert next_poll(NOW, ERROR, [ERROR], timedelta(minutes=1)) == NOW + timedelta(minutes=115)
    assert next_poll(NOW, ERROR, [], timedelta(days=90)) == NOW + timedelta(days=1)


def test_revisits_come_after_hours_a_day_and_a_week() -> None:
    last, ages = NOW, []
    for hours in range(24 * 30):
        if is_revisit_due(NOW + timedelta(hours=hours), NOW, last):
            last = NOW + timedelta(hours=hours)
            ages.append(timedelta(hours=hours))
    assert tuple(ages) == REVISITS


def test_revisits_missed_while_nobody_crawled_are_made_up_for_by_one() -> None:
    back = NOW + timedelta(days=8)
    assert is_revisit_due(back, NOW, NOW)
    assert not is_revisit_due(back + timedelta(hours=1), NOW, back)
