"""Words of time in a cut's sentence that date something else: its rank, money accounted for, an aim."""

from __future__ import annotations

import re

from extract.values.when import WhenWords


def dates_no_cut(words: WhenWords, text: str, start: int, end: int) -> bool:
    """True for a word of time that is of something else than the cut whose anchor stands at these offsets."""
    before = text[: words.start]
    ranked = _RANKED.search(before)
    if ranked and words.form == "when.month" and before.endswith(" in "):
        ranked = None  # "announced its largest cut in October"
    if ranked or _SUMMED.search(before) or _COUNTED.search(before) or _NAMED_BY.match(text, words.end):
        return True
    if words.start >= end and _COMPARED.search(text, end, words.start):
        return True
    return _is_accounted(words, text) or _is_of_aim(words, start, end, text)


#: "Bringing the total announced since 2024 to 4,700": the time is the sum's.
_SUMMED = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:e|es|ing)|took|rais(?:e|es|ed|ing))\s+(?:the|its|their|to)\s+(?:\S+\s+){0,3}?(?:total|tally|number|figure|count)\b"
    r"[^,;.]*$",
    re.IGNORECASE,
)
#: "The Sept. 11 attacks" are an event named by its day.
_NAMED_BY = re.compile(
    r"\s+(?:terror\w*\s+)?(?:attacks?|bombings?|earthquake|tsunami|crash|riots?|ruling|election|vote|referendum|summit|order)\b",
    re.IGNORECASE,
)
#: "Up 65% from the 664,839 announced in the first ten months of last year": the time is of what is compared.
_COMPARED = re.compile(
    r"\b(?:up|down|increase[ds]?|decrease[ds]?|rise|rose|jump(?:ed)?|surged?|drop(?:ped)?|decline[ds]?|fell|higher|lower|more|fewer|"
    r"compared|versus)\b(?:\s+[\w.%,]+){0,4}?\s+(?:from|than|with|to|over)\s+[^;]*$",
    re.IGNORECASE,
)
#: "The second round this year", "its largest layoffs since 2023": the time ranks the cut, it does not date it.
_RANKED = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|\dth|\d(?:nd|rd)|latest|largest|biggest|deepest|worst|steepest|highest|lowest|most)\s+"
    r"(?:[\w-]+\s+){0,2}?(?:rounds?|waves?|time|series|lay-?offs?|cuts?|reductions?|total|cull|figure|level|number|month|year)"
    r"(?:\s+of\s+(?:\w+\s+){1,2}?)?\s*(?:(?:since|in|of|for|within|over|so\s+far)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


#: "Its workforce of 7,600 as of March 31", "had 7,600 staff at the end of 2023": the day on which all were counted.
_COUNTED = re.compile(
    r"\b(?:(?:workforce|work\s+force|headcount|staff|payroll|employees|workers|people)\s+of|(?:employ(?:s|ed|ing)?|ha[sd]|with)|its|their)\s+"
    r"(?:[a-z-]+\s+){0,3}?\d[\d,.]*(?:\s+(?:million|lakh|[\w-]+)){0,4}?\s+(?:as\s+(?:of|at)|at)\s+$",
    re.IGNORECASE,
)


#: "Its second-quarter loss", "results for the third quarter": a period that is accounted for dates no cut.
_ACCOUNTED_BEFORE = re.compile(
    r"\b(?:loss(?:es)?|profits?|earnings|results|revenues?|sales|income|deficit|turnover|guidance)\b(?:\s+of\s+(?:about\s+|nearly\s+|almost\s+)?[$£€\d]\S*"
    r"(?:\s+(?:million|billion|bn|m))?)?\s+(?:for|in)\s+"
    r"(?:its\s+|the\s+)?(?:fiscal\s+)?$",
    re.IGNORECASE,
)
_ACCOUNTED_AFTER = re.compile(
    r"[\s-]+(?:(?:net|operating|pretax|pre-tax|financial|fiscal|core|underlying)\s+){0,2}?(?:loss(?:es)?|profits?|earnings|results|revenues?|sales|income|deficit|turnover|guidance|outlook|estimates|forecasts?|charge)\b",
    re.IGNORECASE,
)


def _is_accounted(words: WhenWords, text: str) -> bool:
    """True for a quarter of which money is told."""
    if "quarter" not in words.raw.lower() and not words.raw.upper().startswith("Q"):
        return False
    return bool(_ACCOUNTED_BEFORE.search(text[: words.start]) or _ACCOUNTED_AFTER.match(text, words.end))


#: "Save $40 million over four years", "break even by 2027": the time is the aim's.
_AIM = re.compile(
    r"[$£€]\s?\d|\b(?:sav(?:e|es|ing|ings)|break(?:ing)?\s+even|profitab\w+|return(?:ing)?\s+to\s+(?:profit|growth)|deficits?|"
    r"shortfalls?|targets?|goals?|revenues?|turnover|margins?|net\s+zero|emissions|cash|costs?)\b",
    re.IGNORECASE,
)


def _is_of_aim(words: WhenWords, start: int, end: int, text: str) -> bool:
    """True where between the cut and a time, or before a time in its own clause, money or an aim is told."""
    if words.start >= end:
        return bool(_AIM.search(text, end, words.start))
    clause = max(text.rfind(mark, 0, words.start) for mark in (",", ";", ":")) + 1
    between = text[words.end : start]
    return "," in between and bool(_AIM.search(text, clause, words.start))
