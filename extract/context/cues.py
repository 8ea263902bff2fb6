"""Status cues at work: which of them a sentence has for an anchor, within the scope that each asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.model import Status
from extract.rules.status import CUES, PSEUDO_DENIAL, PSEUDO_PLAN, StatusCue, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCue:
    """A cue in a sentence, at offsets that count from the sentence's start."""

    cue: StatusCue
    start: int
    end: int


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A rule's pattern, case ignored, compiled once."""
    return re.compile(pattern, re.IGNORECASE)


#: What ends a clause that a cue before or after an anchor must share with it.
_CLAUSE_END = re.compile(r"[;:]|\s[-–—]\s|,\s+(?:with|but|while|whereas|although|though|yet)\b|\bbut\b|\bwhile\b")


def _scope(sentence: str, start: int, end: int, where: Where) -> tuple[int, int]:
    """The stretch of a sentence in which a cue counts for an anchor."""
    match where:
        case Where.ANY:
            return 0, len(sentence)
        case Where.BEFORE:
            breaks = [m.end() for m in _CLAUSE_END.finditer(sentence, 0, start)]
            return (breaks[-1] if breaks else 0), start
        case Where.AFTER:
            found = _CLAUSE_END.search(sentence, end)
            return end, found.start() if found else len(sentence)
        case Where.CLAUSE:
            return _scope(sentence, start, end, Where.BEFORE)[0], _scope(sentence, start, end, Where.AFTER)[1]


def find_cues(sentence: str, start: int, end: int) -> tuple[FoundCue, ...]:
    """The status cues that a sentence has for the anchor at these offsets, in the order of the rules."""
    pseudo = {
        status: [m.span() for m in compiled(pattern).finditer(sentence)]
        for status, pattern in ((Status.DENIED, PSEUDO_DENIAL), (Status.PLANNED, PSEUDO_PLAN))
    }
    out = []
    for cue in CUES:
        low, high = _scope(sentence, start, end, cue.where)
        for m in compiled(cue.pattern).finditer(sentence[low:high]):
            first, last = low + m.start(), low + m.end()
            if any(a < last and first < b for a, b in pseudo.get(cue.status, ())):
                continue
            out.append(FoundCue(cue=cue, start=first, end=last))
            break
    return tuple(out)
