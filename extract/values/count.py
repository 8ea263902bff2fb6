"""Numbers of people: "about 1,200", "between 15,000 and 18,000", "up to 600", "1.2 lakh", "dozens"."""

from __future__ import annotations

import re

from extract.model import Count, Qualifier
from extract.values.numbers import AFTER, BEFORE, NUMBER, SCALES, VAGUE, read_number, read_qualifier, spaced

_VAGUE = spaced(
    r"(?:(?:several|a few|many|multiple|the low|the high|the|low|high|a couple(?: of)?|some|a number of) )?"
    r"(?:tens of thousands|hundreds of thousands|dozens|scores|hundreds|thousands|lakhs|millions|1000s|100s)|"
    r"(?:several|a few|a couple(?: of)?|a couple|few) (?:dozen|score|hundred|thousand|lakh|million)"
)
#: A count with all that belongs to it; groups: before, first, second (of a range), after, vague.
COUNT = re.compile(
    rf"""
    (?P<before>(?:(?<!\w){BEFORE}\s+|[~<>]\s?)*)
    (?:
      (?P<vague>\b(?:{_VAGUE})\b)
      |
      (?P<between>\b(?:between|anywhere\s+(?:from|between))\s+(?:{BEFORE}\s+)?)?
      (?<![\w.,$£€¥-])(?P<first>{NUMBER})
      (?![A-Za-z\d])(?:(?(between)\s*(?:\band\b|-|–|—|\bto\b)\s*|\s?(?:-|–|—|\bto\b|\bor\b)\s?)(?P<second>{NUMBER})(?![\w-]))?
      (?P<after>{AFTER})?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_count(match: re.Match[str]) -> Count | None:
    """The count that a match of ``COUNT`` is, None where its parts make none."""
    raw = match[0].strip()
    if match["vague"]:
        words = match["vague"].lower()
        if "tens of" in words:
            low = 20_000
        elif "hundreds of" in words:
            low = 200_000
        else:
            words = words.replace("1000s", "thousands").replace("100s", "hundreds")
            low = next(v for w, v in VAGUE.items() if re.search(rf"\b{w}s?$", words))
        return Count(low=low, high=None, qualifier=Qualifier.VAGUE, raw=raw)
    first = read_number(match["first"])
    if first is None:
        return None
    qualifier = read_qualifier(match["before"], match["after"] or "")
    if match["second"]:
        second = read_number(match["second"])
        if second is None:
            return None
        if first < second and first < 1000 and (scale := _scale(match["second"])) and not _scale(match["first"]):
            first *= scale
        elif first < 10 and second % 1000 == 0 and "," in match["second"] and first < second // 1000:
            first *= 1000  # "2-3,000"
        return _count(first, second, Qualifier.RANGE, raw)
    return _count(first, first, qualifier, raw)


def _scale(number: str) -> int | None:
    words = re.findall(r"[a-z]+", number.lower())
    return SCALES.get(words[-1]) if words else None


def _count(low: float, high: float, qualifier: Qualifier, raw: str) -> Count | None:
    low, high = round(low, 3), round(high, 3)  # 1.1 lakh is no 110,000.00000000001
    if low != int(low) or high != int(high) or high > 9_999_999_999 or low > high or low < 1:
        return None
    least = None if qualifier is Qualifier.AT_MOST else int(low)
    most = None if qualifier is Qualifier.AT_LEAST else int(high)
    return Count(low=least, high=most, qualifier=qualifier, raw=raw)


def parse_count(text: str) -> Count | None:
    """The count that this expression is, None where it is none.

    >>> parse_count("up to 600").high, parse_count("dozens").low, parse_count("2,000 to 2,500").qualifier.value
    (600, 24, 'range')
    """
    match = COUNT.fullmatch(text.strip())
    return read_count(match) if match else None
