"""Words of time: where they stand in a sentence, and which day, week, month, quarter or year they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from extract.model import When
from extract.values.when_forms import FORMS, Clock, Form

#: Words after which a bare month, year or season is one.
_LEAD = re.compile(
    r"\b(?:in|by|since|until|till|til|from|through|throughout|during|for|of|to|and|between|before|after|around|over|on|"
    r"within|as\s+of|as\s+early\s+as|as\s+soon\s+as|starting|beginning|ending|effective|late|early|mid|back\s+in|last|"
    r"the|its|their|than|past|this|next|dated|about|at)[\s-]+(?:the\s+)?(?:[\"“‘(]\s?)?$|['’]s\s+$",
    re.IGNORECASE,
)
_YEAR_NOUN = re.compile(
    r"\s+(?:layoffs?|lay-offs?|job|cuts?|cull|round|redundanc|restructuring|reduction)", re.IGNORECASE
)


#: What every form has some of: most sentences have none, and are spared the forms.
_ANY = re.compile(
    r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tues?|wed|thu|fri|sat|sun|today|yesterday|tomorrow|tonight|morning|"
    r"afternoon|evening|day|week|fortnight|month|quarter|year|decade|half|spring|summer|autumn|fall|winter|christmas|thanksgiving)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenWords:
    """A word of time found in a text: where it stands, the form that it has, and what precedes it."""

    start: int
    end: int
    form: str  # permanent id
    raw: str
    match: re.Match[str]
    shape: Form

    def on(self, published_on: date | None, *, future: bool = False) -> When | None:
        """The time meant in a text of that day, told as past or as still to come; None where it can't be known."""
        clock = Clock(today=published_on, future=future)
        try:
            when = self.shape.meaning(self.match.groupdict(), clock)
        except (ValueError, OverflowError):  # no such day: 31 June, year 0
            return None
        return replace(when, raw=self.raw) if when else None


def _leads(text: str, start: int, end: int, form: Form) -> bool:
    """True where a form that needs a lead has one."""
    if not form.lead:
        return True
    lead = _LEAD.search(text, max(0, start - 24), start)
    if not lead:
        return False
    word = lead[0].split()[0].lower() if lead[0].split() else ""
    if form.id == "when.year" and word in ("the", "its", "their", "to", "than", "at", "’s", "'s"):
        return bool(_YEAR_NOUN.match(text, end)) or word == "to"
    return True


def find_whens(text: str) -> tuple[WhenWords, ...]:
    """The words of time in a text, in their order, none inside another: the earliest, then the longest wins."""
    if not _ANY.search(text):
        return ()
    found = [
        WhenWords(start=m.start(), end=m.end(), form=form.id, raw=m[0], match=m, shape=form)
        for form in FORMS
        for m in form.pattern.finditer(text)
        if _leads(text, m.start(), m.end(), form)
    ]
    found.sort(key=lambda w: (w.start, -w.end))
    kept: list[WhenWords] = []
    for words in found:
        if not kept or words.start >= kept[-1].end:
            kept.append(words)
    return tuple(kept)


def parse_when(text: str, published_on: date | None, *, future: bool = False) -> When | None:
    """The time that an expression means in a text of that day, or None where it is none; never raises.

    ``future`` chooses the side to which "Monday", "in March" or "Q3" lies: the last one before publication, or the
    next. Expressions that name their year need no publication date.

    >>> parse_when("by the end of June 2026", None).iso
    '2026-06'
    >>> parse_when("last quarter", date(2025, 2, 13)).iso
    '2024-Q4'
    >>> parse_when("Wednesday", date(2025, 2, 13)).iso
    '2025-02-12'
    >>> parse_when("14,000 jobs", date(2025, 2, 13)) is None
    True
    """
    words = f"in {text.strip()}"
    found = find_whens(words)
    if len(found) != 1 or words[found[0].end :].strip(" .,)") or len(words[: found[0].start].split()) > 4:
        return None
    return found[0].on(published_on, future=future)
