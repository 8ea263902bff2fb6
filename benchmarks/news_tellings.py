"""How single sentences of the constructed news year put an action: figure, date and status, and the wordings for it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks import news_phrases as phrases
from benchmarks.news_actions import Action
from extract.model import Count, DateBasis, Qualifier, Share, Status, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How one sentence puts an action."""

    action: Action
    wording: Sequence[str]
    count: Count | None
    share: Share | None
    date: When
    status: Status
    when: str = "Monday"
    is_part: bool = False


def tell_fresh(chance: random.Random, action: Action, delay: int) -> Telling:
    """An action that is news, some days late."""
    count, share = _figure(chance, action)
    wording = phrases.FRESH_COUNT if count else phrases.FRESH_PERCENT if share else phrases.FRESH_NONE
    # Half of the late ones name the day, the others leave it to their own date.
    on = action.on if chance.random() < 0.5 else action.on + timedelta(days=delay)
    when = f"{on:%A}, {on:%B} {on.day}"
    status = Status.PLANNED if chance.random() < 0.1 else Status.ANNOUNCED
    return Telling(action=action, wording=wording, count=count, share=share, date=_day(on), status=status, when=when)


def tell_background(chance: random.Random, action: Action) -> Telling:
    """An old action, dated by its day, month or year."""
    count, share = _figure(chance, action)
    wording = phrases.BACKGROUND_COUNT if count else phrases.BACKGROUND_PERCENT if share else phrases.BACKGROUND_NONE
    coarse, on = chance.random(), action.on
    if coarse < 0.2:
        date_, when = When.of(on.year), f"in {on.year}"
    elif coarse < 0.6:
        date_, when = When.of(on.year, on.month), f"in {on:%B} {on.year}"
    else:
        date_, when = When.of(on.year, on.month, on.day), f"on {on:%B} {on.day}, {on.year}"
    return Telling(
        action=action, wording=wording, count=count, share=share, date=date_, status=Status.COMPLETED, when=when
    )


def tell_repeat(action: Action, on: date) -> Telling:
    """An old action told without a word of time: all that is known is the article's own day."""
    return tell_whole(action, phrases.REPEAT_COUNT, on, Status.COMPLETED)


def tell_whole(action: Action, wording: Sequence[str], on: date, status: Status) -> Telling:
    """An action with its exact figure."""
    count = Count(low=action.jobs, high=action.jobs, qualifier=Qualifier.EXACT, raw=f"{action.jobs:,}")
    return Telling(action=action, wording=wording, count=count, share=None, date=_day(on), status=status)


def tell_leak(action: Action) -> Telling:
    """What unnamed sources say."""
    figure = action.leak or action.jobs
    count = Count(low=figure, high=figure, qualifier=Qualifier.ABOUT, raw=f"about {figure:,}")
    return Telling(
        action=action, wording=phrases.LEAK, count=count, share=None, date=_day(action.on), status=Status.REPORTED
    )


def tell_part(chance: random.Random, total: Telling) -> Telling:
    """A part of a total."""
    low = total.count.low if total.count and total.count.low else 40
    jobs = max(2, int(low * chance.uniform(0.1, 0.6)))
    count = Count(low=jobs, high=jobs, qualifier=Qualifier.EXACT, raw=f"{jobs:,}")
    return replace(total, wording=phrases.PART, count=count, share=None, is_part=True)


def _figure(chance: random.Random, action: Action) -> tuple[Count | None, Share | None]:
    """A wording of the figure: exact, rounded, open, vague, percent alone, or none."""
    jobs, draw = action.jobs, chance.random()
    if draw < 0.5:
        return Count(low=jobs, high=jobs, qualifier=Qualifier.EXACT, raw=f"{jobs:,}"), None
    rounded = round(jobs, -max(0, len(str(jobs)) - 2))
    if draw < 0.66:
        raw = f"{chance.choice(('about', 'some', 'roughly', 'around', 'nearly', 'almost'))} {rounded:,}"
        return Count(low=rounded, high=rounded, qualifier=Qualifier.ABOUT, raw=raw), None
    if draw < 0.74:
        floor = max(2, int(jobs * 0.98))
        raw = f"{chance.choice(('more than', 'at least', 'over'))} {floor:,}"
        return Count(low=floor, high=None, qualifier=Qualifier.AT_LEAST, raw=raw), None
    if draw < 0.78:
        ceiling = int(jobs * 1.02) + 1
        return Count(low=None, high=ceiling, qualifier=Qualifier.AT_MOST, raw=f"up to {ceiling:,}"), None
    if draw < 0.86 and jobs >= 48:
        floor, raw = (
            (2_000, "thousands of") if jobs >= 4_000 else (200, "hundreds of") if jobs >= 400 else (24, "dozens of")
        )
        return Count(low=floor, high=None, qualifier=Qualifier.VAGUE, raw=raw), None
    if draw < 0.93:
        raw = f"{action.percent:g}%" if chance.random() < 0.7 else f"about {action.percent:g} percent"
        qualifier = Qualifier.ABOUT if "about" in raw else Qualifier.EXACT
        return None, Share(low=action.percent, high=action.percent, qualifier=qualifier, raw=raw)
    return None, None


def _day(on: date) -> When:
    return When.of(on.year, on.month, on.day, basis=DateBasis.PUBLISHED)
