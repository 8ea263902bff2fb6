"""The reasons of a cut in a sentence beside it that does not point back to it (``rules.explaining``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.company.employer import Employer
from extract.company.words import FIRM_NOUNS
from extract.context.cues import compiled
from extract.context.ties import SETTING, Tie, is_denied
from extract.model import CauseCode, Stance
from extract.rules.causes import TERMS
from extract.rules.connectives import BARRIER
from extract.rules.explaining import EXPLANATIONS, Explanation

#: Nouns for members and owners of firms, for bodies of citizens, never for the one that cuts.
_NOT_FIRMS = frozenset("union association city state county district parent owner".split())
_SITES = "plant factory mill mine site warehouse depot shipyard yard refinery smelter foundry charity"
_FIRM = "|".join((*sorted(FIRM_NOUNS - _NOT_FIRMS), *_SITES.split(), r"\w+maker"))


_HIRING = re.compile(r"\b(?:hir|recruit)\w*\s+(?:\S+\s+)?\d[\d,]*\s+$", re.IGNORECASE)
_HIRED = re.compile(r"\s+(?:engineers?|researchers?|specialists?|experts?|scientists?|developers?)\b")


@lru_cache(maxsize=256)
def _who(name: str) -> str:
    names = {name}
    first, *rest = name.split()
    if rest and len(first) > 3:
        names.add(first)
    if rest:
        names.add("".join(w[0] for w in name.split() if w[0].isupper()))
    alternatives = "|".join(re.escape(n) for n in sorted(names) if len(n) > 1)
    return (
        rf"(?:\b(?:{alternatives})(?:\s+(?:Inc|Corp|Co|Ltd|Group)\b\.?)?|\b(?:it|he|she|we)\b|"
        rf"\b(?:the|this)\s+(?:[\w-]+\s+){{0,3}}?(?:{_FIRM})\b)"
    )


def find_explanations(text: str, step: int, employer: Employer) -> Iterator[Tie]:
    """The reasons that a sentence gives, ``step`` sentences away from the cut, each way of telling for itself."""
    who = _who(employer.name)
    for way in EXPLANATIONS:
        if step > way.near:
            continue
        for m in compiled(way.pattern.replace("{who}", who)).finditer(text):
            yield from _told(text, m, way)


def _abroad(text: str) -> bool:
    return any(compiled(term.pattern).search(text) for term in TERMS if term.code is CauseCode.OFFSHORING)


def _told(text: str, m: re.Match[str], way: Explanation) -> Iterator[Tie]:
    for term in TERMS:
        if term.code not in way.codes:
            continue
        for t in compiled(term.pattern).finditer(text):
            gap = text[t.end() : m.start()] if way.before else text[m.end() : t.start()]
            placed = (
                t.end() <= m.start()
                if way.before
                else t.start() >= m.end() or t.start() == m.start() < m.end() < t.end()
            )
            if (
                not placed
                or len(gap.split()) > way.reach
                or compiled(BARRIER).search(gap)
                or SETTING.search(text[: t.start()])
            ):
                continue
            if term.code is CauseCode.AI and _HIRED.match(text, t.end()) and _HIRING.search(text[: t.start()]):
                continue  # "Acme said it would hire 500 AI engineers": whom it wants, not why others go
            if term.code is CauseCode.RELOCATION and _abroad(text):
                continue  # "moves production to Poland"
            denied = is_denied(text, t.start(), t.end())
            if denied and term.code is not CauseCode.AI:
                continue  # "Acme will not close its shops" denies no reason
            stance = Stance.DENIES if denied else Stance.ASSERTS
            yield Tie(term=term, start=t.start(), end=t.end(), how=way.id, at=m.start(), stance=stance)
            break
