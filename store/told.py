"""What the linker looks at in a claim, and how the figures and dates of two claims agree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812  a field is called date

#: Longer dates than this (days) are too coarse to link by unless the figure is the same.
COARSE = 31
#: How far from an open figure's one end another figure may be to be much the same.
_CLOSE = 1.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the linker looks at in a claim."""

    id: str
    article: int
    version: int
    outlet: str | None
    published: str  # when the article was published, UTC, or its day; "" where unknown
    official: bool  # the outlet is the employer's own, or an authority
    company_key: str
    low: int | None
    high: int | None
    qualifier: str | None
    percent_low: float | None
    percent_high: float | None
    date: str | None  # the claim's own date, as coarse as it is known
    first: Day | None  # first and last day of that
    last: Day | None
    from_text: bool  # the date is the article's word; else its own day of publication stands in
    status: str
    cut_type: str
    part_of: str | None
    cumulative: bool
    confidence: float

    @property
    def is_echo(self) -> bool:
        """True for an action told as past without a word of when, or only of the year: the date can't place it."""
        return self.status == "completed" and not (self.from_text and not self.is_coarse)

    @property
    def is_coarse(self) -> bool:
        """True for a date longer than a month, or none."""
        return self.first is None or self.last is None or (self.last - self.first).days >= COARSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How well two claims fit one action, 0 to 1, and why."""

    score: float
    reason: str


def days_between(a: Told, b: Told) -> int:
    """Days between two claims' dates, 0 where they overlap or one is unknown."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0
    return max(0, (max(a.first, b.first) - min(a.last, b.last)).days)


def agree(a: Told, b: Told) -> str:
    """How the figures of two claims agree: a key of the fits. Percents count where one of them has no count."""
    if None not in (a.low or a.high, b.low or b.high):
        return _compare((a.low, a.high), (b.low, b.high))
    if None not in (a.percent_low or a.percent_high, b.percent_low or b.percent_high):
        found = _compare((a.percent_low, a.percent_high), (b.percent_low, b.percent_high))
        return "percent" if found in {"same", "near"} else found
    return "open"


def _compare(a: tuple[float | None, float | None], b: tuple[float | None, float | None]) -> str:
    if a == b:
        return "same" if None not in a else "within"
    low = max(a[0] or 0, b[0] or 0)
    high = min(end for end in (a[1], b[1], float("inf")) if end is not None)
    if low <= high:
        return "near" if _is_close_bound(a, b) or _is_close_bound(b, a) else "within"
    return "near" if None not in (*a, *b) and low <= high * 1.06 else "apart"


def is_distinct(a: Told) -> bool:
    """True for a count with two significant digits or more: 1,250 or 14,000, but not 1,000."""
    return a.low is not None and a.low == a.high and len(str(a.low).rstrip("0")) > 1


def _is_close_bound(a: tuple[float | None, float | None], b: tuple[float | None, float | None]) -> bool:
    """True where one end alone is told, and the other figure lies hard by it: "more than 14,200" for 14,523."""
    told = a[0] if a[1] is None else a[1] if a[0] is None else None
    other = b[0] if a[1] is None else b[1]
    return told is not None and other is not None and None not in b and max(told, other) <= _CLOSE * min(told, other)
