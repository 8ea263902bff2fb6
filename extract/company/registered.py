"""Employers as registers write them ("AMAZON.COM SERVICES LLC - ONT8"), by their usual name."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.company.gazetteer import Role, find_names, lookup
from extract.company.names import drop_legal_forms, short_name

#: What registers put behind a name: a site, a number, a trade name, notes in brackets.
_BEHIND = re.compile(
    r"\s*(?:\(.*|\[.*|\s[-–—]\s.*|\s*/\s.*|#\s*\d.*|\b(?:store|site|plant|unit|facility|location|branch)\s*(?:no\.?\s*|#\s*)?\d.*)$",
    re.IGNORECASE,
)
_TRADE_NAME = re.compile(
    r"\b(?:d\s?/\s?b\s?/\s?a|dba|doing\s+business\s+as|t/a|a/k/a|aka|f/k/a|fka)\b\.?:?\s*", re.IGNORECASE
)
#: Words by which a firm names its own parts: "Walmart Stores East LP" is Walmart.
_PARTS = re.compile(
    r"^(?:[\s,.&-]+|\.com|services?|stores?|usa?|u\.s\.a?\.?|of|america|americas|north|east|west|south|national|operations?|corporate|corporation|"
    r"company|companies|logistics|distribution|fulfillment|fulfilment|retail|solutions?|technologies|technology|systems?|management|"
    r"manufacturing|platforms?|group|holdings?|international|global|worldwide|enterprises?|associates|inc|llc|l\.l\.c|lp|llp|ltd|corp|"
    r"co|plc|the|and|bank|n\.a|na|fsb|headquarters|warehouse|centers?|centres?|delivery)+$",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def registered_name(name: str) -> str:
    """The usual short name of the employer that a register names: ``Amazon`` for "AMAZON.COM SERVICES LLC - ONT8".

    A trade name counts before the firm behind it; of an unknown firm the name without legal forms, site and notes,
    shouting made quiet.
    """
    text = " ".join(name.split())
    front, *trades = _TRADE_NAME.split(text)
    for part in (*trades, front):
        if (known := _known(part)) is not None:
            return known
    plain = _BEHIND.sub("", trades[0] if trades else front).strip(" ,;:-") or text
    short = short_name(plain) or plain
    return short.title() if short.isupper() and len(short) > 4 else short


def _known(text: str) -> str | None:
    for form in (text, _BEHIND.sub("", text), drop_legal_forms(_BEHIND.sub("", text))):
        found = lookup(form.strip(" ,;:-"))
        if found is not None:
            return found.name
    plain = _BEHIND.sub("", text)
    if plain.isupper():
        plain = plain.title()
    hit = next(iter(find_names(plain)), None)
    if hit is None or hit.start or hit.company.role in {Role.UNION, Role.TRACKER} or not _PARTS.match(plain[hit.end :]):
        return None
    return hit.company.name
