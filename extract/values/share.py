"""Shares of staff in percent: "about 15%", "15 to 20 per cent", "nearly half", "a third", "one in ten"."""

from __future__ import annotations

import re

from extract.model import Qualifier, Share
from extract.values.numbers import AFTER, BEFORE, NUMBER, read_number, read_qualifier, spaced

PERCENT = r"(?:\s?%|[\s-]?(?:percent|per[\s-]cent|pct|pc)\b)"
_DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
}
_FRACTION = (
    r"(?:(?:an?|one|two|three|four|five|nine)[\s-](?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth)s?|"
    r"(?:(?:a|one)[\s-])?half(?!\s(?:an?\s)(?:dozen|million))|(?:third|quarter|fifth|tenth)(?=\s+of\s))"
)
_ONE_IN = spaced(
    r"(?:one|two|three|four|five|six|seven|eight|nine|[1-9]) "
    r"(?:(?:jobs?|workers?|employees?|posts?|positions?|roles?|staff|people) )?(?:in|out of|of every)(?: every)? "
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b"
)
#: "Forty-one": one number, and no range from 40 to 1.
_TWO_WORDS = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[\s-]"
    r"(?:one|two|three|four|five|six|seven|eight|nine)\b"
)
#: A share with all that belongs to it; groups: before, first, second (of a range), after, fraction, ratio, whole.
SHARE = re.compile(
    rf"""
    (?P<before>(?:(?<!\w){BEFORE}\s+|[~<>]\s?)*)
    (?:
      (?P<between>\bbetween\s+(?:{BEFORE}\s+)?)?
      (?<![\w.,$£€¥])(?!{_TWO_WORDS})(?P<first>{NUMBER})(?:{PERCENT})?
      (?(between)\s+and\s+|\s?(?:-|–|—|\bto\b|\bor\b)\s?)(?P<second>{NUMBER}){PERCENT}
      |
      (?<![\w.,$£€¥])(?P<one>{NUMBER})(?P<after>{AFTER})?{PERCENT}(?P<later>{AFTER})?
      |
      (?P<ratio>\b(?:{_ONE_IN})\b)
      |
      (?P<fraction>\b(?:{_FRACTION})\b(?!-))
      |
      (?P<whole>\b(?:(?<!in\ )all|(?:(?:the|its|their)\s+)?entire)\b)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_share(match: re.Match[str]) -> Share | None:
    """The share that a match of ``SHARE`` is, None where its parts make none."""
    raw = match[0].strip()
    qualifier = read_qualifier(match["before"], (match["after"] or "") + (match["later"] or ""))
    if match["second"]:
        low, high = read_number(match["first"]), read_number(match["second"])
        return _share(low, high, Qualifier.RANGE, raw)
    if match["one"]:
        value = read_number(match["one"])
    elif match["ratio"]:
        part, *_, whole = match["ratio"].lower().split()
        value = _ratio(read_number(part), read_number(whole))
    elif match["whole"]:
        value = 100.0
    else:
        words = re.split(r"[\s-]", match["fraction"].lower())
        name = words[-1] if words[-1] in _DENOMINATORS else words[-1].removesuffix("s")
        value = _ratio(1 if len(words) == 1 else read_number(words[0]), _DENOMINATORS[name])
    return _share(value, value, qualifier, raw)


def _ratio(part: float | None, whole: float | None) -> float | None:
    return round(100 * part / whole, 1) if part and whole else None


def _share(low: float | None, high: float | None, qualifier: Qualifier, raw: str) -> Share | None:
    if low is None or high is None or not 0 < low <= high <= 100:
        return None
    least = None if qualifier is Qualifier.AT_MOST else low
    most = None if qualifier is Qualifier.AT_LEAST else high
    return Share(low=least, high=most, qualifier=qualifier, raw=raw)


def parse_share(text: str) -> Share | None:
    """The share that this expression is, None where it is none.

    >>> parse_share("nearly half").low, parse_share("one in ten").low, parse_share("15 to 20 per cent").high
    (50.0, 10.0, 20.0)
    """
    match = SHARE.fullmatch(text.strip())
    return read_share(match) if match else None
