"""Which claims tell of one action: pure, and the same for the same claims in whatever order they come.

Claims are never merged; a group only says that they speak of one thing. The best fitting pair is joined first, and two
groups stay apart where one article tells both as actions of their own, or a reviewer says so.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812  a field is called date


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
    status: str
    cut_type: str
    part_of: str | None
    cumulative: bool
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How well two claims fit one action, 0 to 1, and why."""

    score: float
    reason: str


#: (score, days that may lie between the dates, words) by how two figures agree.
_FITS = {
    "same": (0.95, 14, "the same figure"),
    "near": (0.85, 14, "nearly the same figure"),
    "percent": (0.8, 12, "the same percent"),
    "within": (0.7, 14, "a figure that fits the other's"),
    "open": (0.6, 10, "no figure against it"),
    "apart": (0.45, 2, "different figures of the same days"),
}
#: Reports of news: a company's next round may be as large as the last, so that an equal count says little weeks later.
_NEWS = frozenset({"announced", "planned", "reported"})
#: Days for an equal count where one tells it as past, or takes it back.
_ECHO_DAYS = 60
#: The same for a count of two significant digits or more: others hardly use it by chance.
_DISTINCT_DAYS = 200
#: Days over which the news of one action may be spread; what tells it as past can't tie two rounds together.
_NEWS_DAYS = 30
#: Days between two different figures, beyond which nothing that lies between makes them one action.
_CLASH_DAYS = 10
#: Longer dates than this (days) are too coarse to link by unless the figure is the same.
_COARSE = 31


def fit(a: Told, b: Told) -> Fit | None:
    """How two claims of one company family fit one action; None where they don't."""
    if a.first is None or b.first is None or a.last is None or b.last is None or a.cumulative != b.cumulative:
        return None
    days = _days(a, b)
    agreement = agree(a, b)
    base, limit, words = _FITS[agreement]
    if agreement == "same" and not {a.status, b.status} <= _NEWS:
        limit = _DISTINCT_DAYS if _is_distinct(a) else _ECHO_DAYS
    coarse = max((a.last - a.first).days, (b.last - b.first).days) >= _COARSE
    if days > limit or (coarse and agreement != "same"):
        return None
    if a.article == b.article and not (agreement == "apart" and _is_leak(a, b)):
        return None
    when = "on the same days" if days == 0 else f"{days} days apart"
    # A coarse date overlaps with much: closer ones are joined first.
    closeness = (1 - days / (2 * limit)) * (0.8 if coarse else 1)
    return Fit(score=round(base * closeness, 4), reason=f"{words}, {when}")


def _days(a: Told, b: Told) -> int:
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
        return "within"
    return "near" if None not in (*a, *b) and low <= high * 1.06 else "apart"


def _is_distinct(a: Told) -> bool:
    """True for a count with two significant digits or more: 1,250 or 14,000, but not 1,000."""
    return a.low is not None and a.low == a.high and len(str(a.low).rstrip("0")) > 1


def _is_leak(a: Told, b: Told) -> bool:
    """One article's two figures of one action: the employer's, and the one that unnamed sources give."""
    return {a.status, b.status} in ({"announced", "reported"}, {"completed", "reported"})


def link(
    claims: Iterable[Told], *, joined: Iterable[tuple[str, str]] = (), split: Iterable[tuple[str, str]] = ()
) -> tuple[dict[str, str], dict[tuple[str, str], Fit]]:
    """(group of each claim, named by its least claim id; the fits found). Parts are left out: they follow their total.

    ``joined`` and ``split`` are pairs that reviewers decided.
    """
    told = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id) if claim.part_of is None}
    fits = {(a.id, b.id): found for a, b in _near(list(told.values())) if (found := fit(a, b)) is not None}
    apart: dict[str, set[str]] = defaultdict(set)
    for a, b in split:
        apart[a].add(b)
        apart[b].add(a)
    for pair in split:
        fits.pop((min(pair), max(pair)), None)
    free: set[str] = set()  # a reviewer knows better than figures and dates
    for pair in joined:
        if set(pair) <= set(told):
            free.update(pair)
            fits[min(pair), max(pair)] = Fit(score=1.0, reason="a reviewer joined them")
    groups = {name: frozenset({name}) for name in told}
    for (a, b), found in sorted(fits.items(), key=lambda item: (-item[1].score, item[0])):
        one, other = groups[a], groups[b]
        if one is other or (found.score < 1 and _clash(one - free, other - free, told, fits)):
            continue
        if any(apart[name] & other for name in one):
            continue
        both = one | other
        for name in both:
            groups[name] = both
    return {name: min(group) for name, group in groups.items()}, fits


def _near(claims: list[Told]) -> Iterator[tuple[Told, Told]]:
    """Pairs (lesser id first) worth a look: dates near each other, or the same figure."""
    dated = sorted((claim for claim in claims if claim.first), key=lambda claim: (claim.first, claim.id))
    seen: set[tuple[str, str]] = set()
    widest = _ECHO_DAYS
    for place, a in enumerate(dated):
        for b in itertools.islice(dated, place + 1, None):
            if b.first and a.last and (b.first - a.last).days > widest:
                break
            seen.add((a.id, b.id))
    by_figure: dict[object, list[Told]] = defaultdict(list)
    for claim in dated:
        if _is_distinct(claim):
            by_figure[claim.low].append(claim)
    for same in by_figure.values():
        seen.update((a.id, b.id) for a, b in itertools.combinations(same, 2))
    told = {claim.id: claim for claim in dated}
    for a_id, b_id in sorted({(min(pair), max(pair)) for pair in seen}):
        yield told[a_id], told[b_id]


def _clash(
    one: frozenset[str], other: frozenset[str], told: Mapping[str, Told], fits: Mapping[tuple[str, str], Fit]
) -> bool:
    """True where an article tells an action in each group, as two, or where figures meet that differ weeks apart."""
    for a, b in itertools.product(one, other):
        if (min(a, b), max(a, b)) in fits:
            continue
        if told[a].article == told[b].article:
            return True
        days = _days(told[a], told[b])
        if days > _CLASH_DAYS and agree(told[a], told[b]) == "apart":
            return True
        if days > _NEWS_DAYS and {told[a].status, told[b].status} <= _NEWS:
            return True
    return False
