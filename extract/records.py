"""Records told of cuts: "the highest October total since 2003", "the most in a single month on record".

A record is no claim of claims.md: it compares the figure of a sentence with those of earlier periods of the same kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extract.model import Span
from extract.values.when_words import MONTH, NUMBER, month_number, number_value


class Direction(StrEnum):
    """Whether nothing since was greater, or nothing smaller."""

    MOST = "most"
    FEWEST = "fewest"


class Period(StrEnum):
    """What kind of periods are compared; SAME: those that the figure's own date is one of."""

    MONTH = "month"
    NAMED_MONTH = "named month"
    QUARTER = "quarter"
    YEAR = "year"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record as it is told."""

    span: Span  # its words
    direction: Direction
    period: Period
    month: int | None  # 1–12 of a named month
    since: date | None  # first day of the year or month that was the last beyond it; None: there was none ever
    is_month: bool  # since is a month, else a year
    is_rough: bool  # since was counted back from round words: "in more than two decades"


_MOST = "highest|largest|biggest|greatest|most|worst|steepest|heaviest"
_FEWEST = "lowest|smallest|fewest|lightest"
_SINCE = (
    rf"since\s+(?:(?P<month>{MONTH})\s+)?(?:of\s+)?(?P<year>(?:19|20)\d\d)"
    r"|in\s+(?P<rough>more\s+than\s+|over\s+|nearly\s+|almost\s+|at\s+least\s+|about\s+)?"
    rf"(?:(?P<years>{NUMBER})\s+years|(?P<decades>{NUMBER})\s+decades?)"
    r"|(?P<ever>on\s+record|ever\b|since\s+records\s+began)"
)
#: A superlative, what is compared, and since when; nothing but words of one clause may lie between.
_RECORD = re.compile(
    rf"\b(?:(?P<most>{_MOST})|(?P<fewest>{_FEWEST}))\b(?P<between>[^.;:!?\n]{{0,90}}?)\b(?:{_SINCE})", re.IGNORECASE
)
_NAMED = re.compile(rf"\b{MONTH}(?!\w)")
_UNIT = re.compile(r"\b(?:(month)(?:ly)?|(quarter)(?:ly)?|(year)(?:ly)?|annual)\b", re.IGNORECASE)


def find_records(text: str, told_on: date | None) -> tuple[Record, ...]:
    """The records that a text tells, in order; "in 22 years" counts back from ``told_on``, and needs it.

    "Since 2003" says that 2003 was the last that was beyond, as journalists and the job-cut reports use it.
    """
    found = []
    for match in _RECORD.finditer(text):
        since = _since(match, told_on)
        if since is None and not match["ever"]:
            continue
        period, month = _kind(match["between"])
        found.append(
            Record(
                span=Span.of(text, match.start(), match.end()),
                direction=Direction.MOST if match["most"] else Direction.FEWEST,
                period=period,
                month=month,
                since=since,
                is_month=bool(match["month"]),
                is_rough=bool(match["rough"] or match["decades"]),
            )
        )
    return tuple(found)


def _kind(words: str) -> tuple[Period, int | None]:
    """What the words between superlative and "since" compare: a month's name says more than "month"."""
    if named := _NAMED.search(words):
        return Period.NAMED_MONTH, month_number(named[0])
    if unit := _UNIT.search(words):
        return Period((unit[1] or unit[2] or unit[3] or "year").lower()), None
    return Period.SAME, None


def _since(match: re.Match[str], told_on: date | None) -> date | None:
    if match["year"]:
        return date(int(match["year"]), month_number(match["month"]) if match["month"] else 1, 1)
    words = match["years"] or match["decades"]
    if not words or told_on is None:
        return None
    years = number_value(words) * (10 if match["decades"] else 1)
    return date(max(1, told_on.year - years), 1, 1)
