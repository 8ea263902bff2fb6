"""Echoes: actions told as past with no date that could place them ("which cut 1,250 jobs", "it cut staff in 2026").

Each goes to the action before it that its figure fits best, of those that fit alike to the latest: to leave it alone
would count that action twice. Pure, and the same in whatever order the claims come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from store.told import Fit, Told, agree, is_distinct

#: (rank, score, days that may have passed, words) by how an echo's figure agrees with an action's.
_ECHOES = {
    "same": (4, 0.75, 120, "the same figure"),
    "near": (3, 0.65, 120, "nearly the same figure"),
    "percent": (2, 0.6, 120, "the same percent"),
    "within": (1, 0.45, 90, "a figure that fits the other's"),
    "open": (0, 0.3, 60, "no figure against it"),
}
#: Days that may have passed where the figure has two significant digits or more: others hardly use it by chance.
_DISTINCT_DAYS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """An action to which an echo may belong, the better the greater."""

    rank: int
    began: date
    group: int
    echo: Told
    other: str  # the claim of the action that it fits
    fit: Fit


def place_echoes(
    echoes: Sequence[Told], groups: Collection[Sequence[Told]], apart: Mapping[str, set[str]]
) -> dict[str, tuple[str, Fit]]:
    """For each echo that finds its action: the claim of it that the echo fits, and how well."""
    dated = sorted((sorted(group, key=lambda claim: claim.id) for group in groups), key=lambda group: group[0].id)
    places = [place for echo in echoes for number, group in enumerate(dated) for place in _place(echo, number, group)]
    told = {number: {claim.article for claim in group} for number, group in enumerate(dated)}
    names = {number: {claim.id for claim in group} for number, group in enumerate(dated)}
    found: dict[str, tuple[str, Fit]] = {}
    best_first = sorted(places, key=lambda place: (-place.rank, -place.began.toordinal(), place.group, place.echo.id))
    by_echo: dict[str, list[_Place]] = defaultdict(list)
    for place in best_first:
        by_echo[place.echo.id].append(place)
    for name in sorted(by_echo, key=lambda name: (-by_echo[name][0].rank, name)):
        for place in by_echo[name]:
            # An article that tells two actions tells two; a reviewer's split holds.
            if place.echo.article in told[place.group] or apart.get(name, set()) & names[place.group]:
                continue
            told[place.group].add(place.echo.article)
            names[place.group].add(name)
            found[name] = place.other, place.fit
            break
    return found


def _place(echo: Told, number: int, group: Sequence[Told]) -> Iterator[_Place]:
    """The place of an echo in a group, if it can be there."""
    began = min((claim.first for claim in group if claim.first), default=None)
    ended = max((claim.last for claim in group if claim.last), default=None)
    if began is None or ended is None or echo.cumulative != group[0].cumulative:
        return
    published = date.fromisoformat(echo.published[:10]) if echo.published else None
    if published is not None and began > published:
        return
    agreements = {claim.id: agree(echo, claim) for claim in group}
    fitting = {name: how for name, how in agreements.items() if how != "apart"}
    if not fitting:
        return
    other = min(fitting, key=lambda name: (-_ECHOES[fitting[name]][0], name))
    rank, score, limit, words = _ECHOES[fitting[other]]
    if rank < 2 and len(fitting) < len(agreements) and not _outweighs(fitting, agreements):
        return  # reports without a figure are no ground to join what others contradict
    if echo.from_text and echo.first and echo.last:
        if echo.first > ended or began > echo.last:
            return
        when = f"told as past, of {echo.date}"
    else:
        days = (published - began).days if published else 0
        if days > (_DISTINCT_DAYS if rank == 4 and is_distinct(echo) else limit):
            return
        when = f"told as past, {days} days after it"
    yield _Place(
        rank=rank, began=began, group=number, echo=echo, other=other, fit=Fit(score=score, reason=f"{words}, {when}")
    )


def _outweighs(fitting: Mapping[str, str], agreements: Mapping[str, str]) -> bool:
    """True where more reports have a figure that fits than have one that does not: leaks and the like are outvoted."""
    within = sum(how == "within" for how in fitting.values())
    return within > sum(how == "apart" for how in agreements.values())
