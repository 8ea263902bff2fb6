"""Filings beside events: which notice belongs to which announced cut. Pure, then written by the linker of events."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from store.filing_rows import Register

if TYPE_CHECKING:
    from store.store import Store

#: Days by which a notice may come before the news, and after it: the law wants it 60 days before jobs end, rounds end
#: over months, and papers often learn of a cut from the notice.
BEFORE, AFTER = 45, 180
#: A list of cuts takes its rows from the news: within days.
LISTED = 10
#: A site's jobs may exceed the announced total by rounding, or by people who were going anyway.
_SLACK = 1.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """What the matching looks at in a filing."""

    id: str
    on: date
    jobs: int | None
    percent: float | None
    is_listed: bool  # of a list that follows the news, not a notice by the employer


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What the matching looks at in an event."""

    id: str
    on: date
    low: int | None
    high: int | None
    percent_low: float | None
    percent_high: float | None


def match_filings(filings: Iterable[Noticed], events: Iterable[Announced]) -> dict[str, tuple[str, int, str]]:
    """(event, days from its announcement to the notice, why) of each filing that has one, by filing id.

    The nearest announcement that the figure allows: a notice may be of a part of it, a list's row is of the whole.
    """
    told = sorted(events, key=lambda event: event.id)
    found: dict[str, tuple[str, int, str]] = {}
    for filing in filings:
        near = [(event, (filing.on - event.on).days) for event in told]
        fitting = [
            (event, days, words)
            for event, days in near
            if (-LISTED <= days <= LISTED if filing.is_listed else -BEFORE <= days <= AFTER)
            and (words := _fits(filing, event)) is not None
        ]
        if fitting:
            # A notice mostly follows: one day before counts as three after.
            event, days, words = min(fitting, key=lambda item: (item[1] if item[1] >= 0 else -3 * item[1], item[0].id))
            when = "on the day of" if days == 0 else f"{abs(days)} days {'after' if days > 0 else 'before'}"
            found[filing.id] = event.id, days, f"{words}, {when} the announcement"
    return found


def _fits(filing: Noticed, event: Announced) -> str | None:
    """How a filing's figure goes with an event's, in words; None where it doesn't."""
    top = event.high if event.high is not None else event.low
    if filing.jobs is None or top is None:
        if filing.percent is None or event.percent_low is None or event.percent_high is None:
            return "no figure against it"
        alike = event.percent_low - 1 <= filing.percent <= event.percent_high + 1
        return "the same percent" if alike else None
    if event.high is None or filing.jobs <= top * _SLACK:
        floor = event.low or 0
        if filing.jobs * _SLACK >= floor:
            return "the jobs announced"
        return None if filing.is_listed else "a part of the jobs announced"
    return None


class FilingEvents:
    """The rows of filing_events of a family of companies: what they should be, and how they become so."""

    def __init__(self, store: Store, family: frozenset[str], events: Mapping[str, tuple[Any, ...]]) -> None:
        """``events`` are the family's rows of events as they will be, by id."""
        keys = json.dumps(sorted(family))
        self._store = store
        self._had: dict[str, tuple[Any, ...]] = {
            row[0]: row
            for row in store.execute(
                "SELECT * FROM filing_events WHERE event_id IN (SELECT id FROM events WHERE company_key IN"
                " (SELECT value FROM json_each(:keys))) OR filing_id IN (SELECT filing_id FROM filing_versions"
                " WHERE company_key IN (SELECT value FROM json_each(:keys)))",
                {"keys": keys},
            )
        }
        filings = [
            Noticed(id=name, on=date.fromisoformat(on), jobs=jobs, percent=percent, is_listed=outlet != Register.WARN)
            for name, on, jobs, percent, outlet in store.execute(
                "SELECT filing_id, coalesce(noticed_on, effective_on), jobs, percent, outlet FROM filings"
                " WHERE company_key IN (SELECT value FROM json_each(?)) AND is_superseded = 0 ORDER BY filing_id",
                (keys,),
            )
        ]
        announced = [
            Announced(
                id=name,
                on=date.fromisoformat(first_on),
                low=low,
                high=high,
                percent_low=percent_low,
                percent_high=percent_high,
            )
            for name, (_, _, _, first_on, low, high, percent_low, percent_high, _, _, cumulative, *_) in events.items()
            if first_on is not None and not cumulative
        ]
        self._wanted = {name: (name, *place) for name, place in match_filings(filings, announced).items()}

    def drop_stale(self) -> None:
        """Delete the rows that are not wanted, before the events that they point at go."""
        for name in sorted(self._had):
            if self._wanted.get(name) != self._had[name]:
                self._store.execute("DELETE FROM filing_events WHERE filing_id = ?", (name,))

    def add_new(self) -> None:
        """Insert the rows that are wanted, once their events are there."""
        for name in sorted(self._wanted):
            if self._had.get(name) != self._wanted[name]:
                self._store.execute("INSERT OR REPLACE INTO filing_events VALUES (?, ?, ?, ?)", self._wanted[name])
