"""Persons, so that their names are not taken for firms'."""

from __future__ import annotations

import re

from extract.company.names import key
from extract.company.words import FAMOUS_NAMES, FIRST_NAMES, ORG_WORDS

#: "Gordon Brown", "Mr Brown", "Chancellor Brown": whose last name alone is then a person's, too.
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Chancellor|President|Minister|Secretary|Senator|Sen|Rep|Gov|Governor|Mayor|Judge"
    r"|Justice|CEO|Chairman|boss|"
    + "|".join(n.capitalize() for n in sorted(FIRST_NAMES))
    + r")\.?\s+(?:[A-Z]\.?\s+)?(?P<last>[A-Z][\w’'-]+)"
)
#: "Executive Director Nell Okoye", "boss Jim Hale".
_BEARER = re.compile(
    r"\b(?:[Ss]pokes(?:wo)?man|[Ss]pokesperson|[Dd]irector|[Bb]oss|[Cc]hief|[Ee]xecutive|[Oo]fficer|[Ff]ounder|[Pp]resident"
    r"|[Mm]anager|[Ee]conomist|[Aa]nalyst|[Pp]rofessor|[Ss]ecretary|[Ll]eader|[Oo]rgani[sz]er|[Ee]ditor|[Cc]hair(?:wo)?man"
    r"|CEO|CFO|COO|CTO)\s+[A-Z][\w’'-]+\s+(?:[A-Z]\.\s+)?(?P<last>[A-Z][\w’'-]+)\b(?!\s+(?:said|says)\s+it\b)"
)
_OFFICE = re.compile(
    r"(?P<first>[A-Z][\w’'-]+)\s+(?:[A-Z]\.?\s+)?(?P<last>[A-Z][\w’'-]+)\s?,\s+(?:(?:an?|the|its|their|who|group"
    r"|global|senior"
    r"|deputy|vice|general|regional|national|interim|former|co-?)\s*)*"
    r"(?:chief|CEO|chair\w*|president|head|director|manager|secretary|official|spokes\w+|analyst|economist|founder"
    r"|co-founder|leader|minister|professor|partner|editor|strategist|organi[sz]er|officer)\b"
)


def persons_of(text: str) -> frozenset[str]:
    """Last names of the persons that a text names in full, or with their office."""
    named = {m["last"] for rule in (_PERSON, _OFFICE, _BEARER) for m in rule.finditer(text)}
    return frozenset(name for name in named if key(name) not in ORG_WORDS | FIRST_NAMES)


def is_person(parts: list[str]) -> bool:
    """True for the words of a person's name: a first name and another, or a last name that news uses alone."""
    if not parts:
        return False
    first = key(parts[0])
    if len(parts) == 1:
        return first in FIRST_NAMES | FAMOUS_NAMES
    named = first in FIRST_NAMES or re.fullmatch(r"[A-Z]\.(?:[A-Z]\.)?", parts[0]) is not None
    return named and key(parts[-1]) not in ORG_WORDS
