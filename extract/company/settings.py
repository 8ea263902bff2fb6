"""Places that an article itself shows to be places, by a dateline, a state behind them or a plant in them."""

from __future__ import annotations

import re

from extract.company.names import key
from extract.company.patterns import any_of
from extract.company.regions import COUNTRIES, STATE_ABBREVIATIONS, US_STATES
from extract.company.words import SITE_NOUNS

_PLACE = r"(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})"
_REGION = any_of(
    ";".join(
        sorted(
            {re.escape(s) for s in US_STATES}
            | {re.escape(s.title() if len(s) < 7 and s.count(".") == 1 else s.upper()) for s in STATE_ABBREVIATIONS}
            | {s.title() for s in COUNTRIES}
        )
    )
)
_SITES = any_of(
    ";".join(sorted(rf"{noun}s?" for noun in SITE_NOUNS)) + ";foundry;works;shipyard;town;village;city;port"
)
_RULES = tuple(
    re.compile(rule, re.MULTILINE)
    for rule in (
        # "in Tramore, Co Galway", "at its plant in Ashdown, Ohio"
        rf"\b(?:in|at|near|outside|from|to|of)\s{_PLACE},\s(?:Co\.?\s|County\s|{_REGION})",
        # "its foundry in Ashdown", "the town of Ashdown"
        rf"\b{_SITES}\s(?:in|near|outside|of)\s{_PLACE}",
        # a dateline: ASHDOWN, Ohio; ASHDOWN (Agency)
        r"^(?P<place>[A-Z]{3,}(?:\s[A-Z]{2,}){0,2})(?=,\s[A-Z]|\s\(|\s[-—–])",
    )
)


def places_of(text: str) -> frozenset[str]:
    """The keys of the places, by what stands around them."""
    return frozenset(key(match["place"]) for rule in _RULES for match in rule.finditer(text))
