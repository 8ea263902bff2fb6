"""When to ask again: pure rules over what asking gave before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import takewhile

from store import FetchOutcome

#: Polls in a row without anything new after which a feed is asked less often.
QUIET_AFTER = 6
#: The first wait; each further poll of the same kind doubles it.
STEP = timedelta(hours=1)
LONGEST_QUIET = timedelta(hours=6)
LONGEST_FAILING = timedelta(hours=24)
#: Cron is never quite punctual: a wait of two hours must not become three.
SLACK = timedelta(minutes=5)
#: After its first visit an article is visited again at these ages, to catch edits.
REVISITS = (timedelta(hours=6), timedelta(days=1), timedelta(days=7))

_UNCHANGED = frozenset({FetchOutcome.SEEN, FetchOutcome.NOT_MODIFIED})
_FAILED = frozenset({FetchOutcome.ERROR, FetchOutcome.REFUSED})


def next_poll(
    at: datetime,
    outcome: FetchOutcome,
    before: Sequence[FetchOutcome],
    retry_after: timedelta | None = None,
) -> datetime | None:
    """The time before which a feed or sitemap is not to be asked again; None: with the next run.

    ``before`` are the outcomes of its earlier polls, latest first; ``retry_after`` is the server's own wish.
    """
    wait = timedelta()
    if outcome in _UNCHANGED:
        polls = 1 + sum(1 for _ in takewhile(_UNCHANGED.__contains__, before))
        if polls > QUIET_AFTER:
            wait = min(STEP * 2 ** min(polls - QUIET_AFTER, 10), LONGEST_QUIET)
    elif outcome in _FAILED:
        polls = 1 + sum(1 for _ in takewhile(_FAILED.__contains__, before))
        if polls > 1:
            wait = min(STEP * 2 ** min(polls - 1, 10), LONGEST_FAILING)
    if wait:
        wait -= SLACK
    if retry_after is not None:
        wait = max(wait, min(retry_after, LONGEST_FAILING))
    return at + wait if wait else None


def is_revisit_due(now: datetime, first: datetime, last: datetime) -> bool:
    """Whether an article first and last fetched at these times is to be fetched once more.

    Ages that passed while nobody crawled are made up for by one visit, not by one each.
    """
    return any(last < first + age - SLACK <= now for age in REVISITS)


def read_retry_after(value: str | None, now: datetime) -> timedelta | None:
    """What a Retry-After header asks for, seconds or an HTTP date; None for none, or one that is neither."""
    if value is None:
        return None
    if value.strip().isdigit():
        return timedelta(seconds=min(int(value), 10**7))
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(moment - now, timedelta())
