"""Which claims tell of one action: pure, and the same for the same claims in whatever order they come.

Claims are never merged; a group only says that they speak of one thing. The best fitting pair is joined first, and two
groups stay apart where one article tells both as actions of their own, or a reviewer says so.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from store.echoes import place_echoes
from store.told import Fit, Told, agree, days_between, is_distinct

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
#: Days for an equal count where one tells it as past, by a date of its own.
_PAST_DAYS = 31
#: The same where one takes it back …
_BACK_DAYS = 60
#: … and where the count has two significant digits or more: others hardly use it by chance.
_DISTINCT_DAYS = 200
#: Days over which the news of one action may be spread: two rounds of one size may be a month apart.
_NEWS_DAYS = 20
#: Days between two different figures, beyond which nothing that lies between makes them one action.
_CLASH_DAYS = 10


def fit(a: Told, b: Told) -> Fit | None:
    """How two claims of one company family fit one action; None where they don't."""
    if a.first is None or b.first is None or a.last is None or b.last is None or a.cumulative != b.cumulative:
        return None
    days = days_between(a, b)
    agreement = agree(a, b)
    base, limit, words = _FITS[agreement]
    if "completed" in (a.status, b.status):
        if agreement == "apart" and not _is_leak(a, b):
            return None
        limit = _PAST_DAYS if agreement == "same" else limit
    elif agreement == "same" and not {a.status, b.status} <= _NEWS:
        limit = _DISTINCT_DAYS if is_distinct(a) else _BACK_DAYS
    coarse = a.is_coarse or b.is_coarse
    if days > limit or (coarse and agreement != "same" and not _of_one_period(a, b, agreement)):
        return None
    if a.article == b.article and not (agreement == "apart" and _is_leak(a, b)):
        return None
    when = "on the same days" if days == 0 else f"{days} days apart"
    # A coarse date overlaps with much: closer ones are joined first.
    closeness = (1 - days / (2 * limit)) * (0.8 if coarse else 1)
    return Fit(score=round(base * closeness, 4), reason=f"{words}, {when}")


def _of_one_period(a: Told, b: Told, agreement: str) -> bool:
    """Two figures of one year or quarter that fit each other: all that is told of it, so they are one."""
    return agreement in {"near", "percent", "within"} and (a.first, a.last) == (b.first, b.last)


def _is_leak(a: Told, b: Told) -> bool:
    """One article's two figures of one action: the employer's, and the one that unnamed sources give."""
    return {a.status, b.status} in ({"announced", "reported"}, {"completed", "reported"})


def link(
    claims: Iterable[Told], *, joined: Iterable[tuple[str, str]] = (), split: Iterable[tuple[str, str]] = ()
) -> tuple[dict[str, str], dict[tuple[str, str], Fit]]:
    """(group of each claim, named by its least claim id; the fits found). Parts are left out: they follow their total.

    ``joined`` and ``split`` are pairs that reviewers decided. Echoes find their place when all else has one, so that
    no remembered round ties two others together.
    """
    every = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id) if claim.part_of is None}
    pairs = {(min(pair), max(pair)) for pair in joined if set(pair) <= set(every)}
    ruled = {name for pair in pairs for name in pair}
    apart: dict[str, set[str]] = defaultdict(set)
    for a, b in split:
        apart[a].add(b)
        apart[b].add(a)
    dated = {name: claim for name, claim in every.items() if name in ruled or not claim.is_echo}
    groups, fits = _link_dated(dated, pairs, apart)
    echoes = [claim for name, claim in every.items() if name not in dated]
    members: dict[frozenset[str], list[Told]] = {group: [dated[name] for name in group] for group in groups.values()}
    placed = place_echoes(echoes, members.values(), apart)
    left = {claim.id: claim for claim in echoes if claim.id not in placed}
    more, more_fits = _link_dated(left, set(), apart)
    groups |= more
    for echo, (other, found) in placed.items():
        fits[min(echo, other), max(echo, other)] = found
        both = groups[other] | {echo}
        for name in both:
            groups[name] = both
    return {name: min(group) for name, group in groups.items()}, fits | more_fits


def _link_dated(
    told: Mapping[str, Told], joined: Collection[tuple[str, str]], apart: Mapping[str, set[str]]
) -> tuple[dict[str, frozenset[str]], dict[tuple[str, str], Fit]]:
    """The groups of claims whose dates place them, the best fitting pair joined first; and the fits found."""
    fits = {
        (a.id, b.id): found
        for a, b in _near(list(told.values()))
        if b.id not in apart.get(a.id, ()) and (found := fit(a, b)) is not None
    }
    fits |= {pair: Fit(score=1.0, reason="a reviewer joined them") for pair in joined}
    free = {name for pair in joined for name in pair}  # a reviewer knows better than figures and dates
    groups = {name: frozenset({name}) for name in told}
    for (a, b), found in sorted(fits.items(), key=lambda item: (-item[1].score, item[0])):
        one, other = groups[a], groups[b]
        if one is other or (found.score < 1 and _clash(one - free, other - free, told, fits)):
            continue
        if any(apart.get(name, set()) & other for name in one):
            continue
        both = one | other
        for name in both:
            groups[name] = both
    return groups, fits


def _near(claims: list[Told]) -> Iterator[tuple[Told, Told]]:
    """Pairs (lesser id first) worth a look: dates near each other, or the same figure."""
    dated = sorted((claim for claim in claims if claim.first), key=lambda claim: (claim.first, claim.id))
    seen: set[tuple[str, str]] = set()
    widest = _BACK_DAYS
    for place, a in enumerate(dated):
        for b in itertools.islice(dated, place + 1, None):
            if b.first and a.last and (b.first - a.last).days > widest:
                break
            seen.add((a.id, b.id))
    by_figure: dict[object, list[Told]] = defaultdict(list)
    for claim in dated:
        if is_distinct(claim):
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
        days = days_between(told[a], told[b])
        is_past = "completed" in (told[a].status, told[b].status)
        if days > (0 if is_past else _CLASH_DAYS) and agree(told[a], told[b]) == "apart":
            return True
        if days > _NEWS_DAYS and {told[a].status, told[b].status} <= _NEWS:
            return True
    return False
