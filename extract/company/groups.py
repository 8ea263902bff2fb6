"""Groups of employers: "U.S. employers", "the tech sector", "British high streets"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.company.patterns import any_of
from extract.company.words import GROUP_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token


def _plural(noun: str) -> str:
    if noun.endswith("y"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith("ss") else "s")


_PLURALS = any_of(";".join(map(_plural, sorted(GROUP_NOUNS))))
_GROUP = re.compile(
    rf"(?:(?<=\s)|^)(?P<words>(?:[\w.&'’-]+\s+){{0,3}}?(?:{_PLURALS}|[\w.-]+\s(?:industry|sector|industries"
    rf"|sectors|manufacturing"
    r"|manufacturing|economy)|high\s+streets?|Wall\s+Street|Silicon\s+Valley|Corporate\s+America|Big\s+Tech))(?=['’\s,.;:)–-]|$)",
    re.IGNORECASE,
)
_DROP = frozenset(
    (
        "the a an these those its their many more most some several all other hundreds of thousands number "
        "dozens as at by in from and or for with to that which when while after major leading large big among "
        "across how why full list including about over than least up have has had is are were was will would "
        "said says report cut cuts shed layoffs jobs "
    ).split()
)
TOTALS = "U.S.-based employers"
_TRACKED = re.compile(r"\bChallenger\b|\bjob\s+cuts?\s+(?:announcements?|report)\b", re.IGNORECASE)


def find_group(words: str, anchor: int) -> tuple[str, tuple[int, int] | None] | None:
    """The group nearest before an offset of a sentence, else the first after it, with its place; None without one.

    A sentence of a tracker's report that names no group speaks of all employers.
    """
    found = [m for m in _GROUP.finditer(words) if short_group(m["words"])]
    if found:
        ahead = [m for m in found if m.end() <= anchor]
        match = ahead[-1] if ahead else found[0]
        return short_group(match["words"]), match.span("words")
    return (TOTALS, None) if _TRACKED.search(words) else None


def of_noun(noun: Token) -> str | None:
    """The group that a plural or sector noun and the words before it name."""
    first = next((t for t in noun.subtree if t.i <= noun.i and t.dep_ not in ("det", "predet", "punct")), noun)
    return short_group(noun.doc[first.i : noun.i + 1].text) or None


def short_group(words: str) -> str:
    """The group's words without quantifiers: "many of the tech companies" gives "tech companies"."""
    parts = words.split()
    while parts and parts[0].casefold().strip(",.") in _DROP:
        parts.pop(0)
    for i in range(len(parts) - 1, -1, -1):
        if parts[i].casefold().strip(",.") in ("of", "the", "by", "at", "in", "and", "from"):
            parts = parts[i + 1 :]
            break
    return " ".join(parts[-4:]).strip(",.;:\"“”'’")
