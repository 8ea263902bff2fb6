"""A text with marks on it, cut into runs that can be shown one after another: pure, for every page that shows evidence.

The pieces are plain text: whoever writes them into a page escapes them (Jinja does, and ``textContent`` needs none).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.model import Claim

#: Roles of marks that are no field of the claim.
EVIDENCE, ANCHOR, CAUSE = "evidence", "anchor", "cause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a text and what it was read as."""

    start: int  # characters of the text, the first inside
    end: int  # the first outside
    claim: str  # id of the claim
    role: str  # evidence: a whole sentence; anchor: the cut word; cause; or the field that was read there
    rule: str  # ids of the rules or cue that read it; "" for evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of characters under the same marks."""

    start: int  # characters of the text
    text: str
    marks: tuple[Mark, ...]  # the widest first

    def under(self, role: str) -> bool:
        """True when a mark of this role is on it."""
        return any(mark.role == role for mark in self.marks)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of its marks, each once, the widest mark's first."""
        return tuple(dict.fromkeys(mark.role for mark in self.marks))

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules of its marks, each once."""
        return tuple(dict.fromkeys(mark.rule for mark in self.marks if mark.rule))


def marks_of(claim: Claim) -> tuple[Mark, ...]:
    """All stretches of the article that a claim stands on, its evidence first."""

    def mark(start: int, end: int, role: str, rule: str = "") -> Mark:
        return Mark(start=start, end=end, claim=claim.id, role=role, rule=rule)

    return (
        *(mark(each.start, each.end, EVIDENCE) for each in claim.evidence),
        mark(claim.anchor.start, claim.anchor.end, ANCHOR, ", ".join(claim.rules)),
        *(mark(each.span.start, each.span.end, each.field, each.rule) for each in claim.spans),
        *(mark(each.span.start, each.span.end, CAUSE, each.rule) for each in claim.causes),
    )


def segment(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """The text in runs that join to it again, each under all marks that cover it; marks may overlap.

    A mark that leaves the text is cut off at its end; one without a character marks nothing.
    """
    return _segments(text, 0, len(text), sorted(marks, key=_widest_first))


def paragraphs(text: str, marks: Iterable[Mark]) -> tuple[tuple[Segment, ...], ...]:
    """The segments of each line of the text that is not blank, in order."""
    ordered = sorted(marks, key=_widest_first)
    found, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            found.append(_segments(text, start, end, ordered))
        start = end + 1
    return tuple(found)


def _segments(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end]
    cuts = {min(max(at, start), end) for mark in inside for at in (mark.start, mark.end)}
    edges = sorted(cuts | {start, end})
    return tuple(
        Segment(
            start=a,
            text=text[a:b],
            marks=tuple(mark for mark in inside if mark.start <= a and b <= mark.end),
        )
        for a, b in itertools.pairwise(edges)
    )


def _widest_first(mark: Mark) -> tuple[int, int, str, str, str]:
    return mark.start - mark.end, mark.start, mark.claim, mark.role, mark.rule
