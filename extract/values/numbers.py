"""Number expressions, shared by counts and shares: their vocabulary, their regular expression, their value.

The expression is written once: ``NUMBER`` (an amount), ``QUALIFIERS`` (how it is hedged), ``between`` (a range).
Counts and shares put their own nouns and signs around it.
"""

from __future__ import annotations

import re
from functools import cache

from extract.model import Qualifier

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
UNITS = {name: value for value, name in enumerate(_UNITS.split())}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {name: value * 10 for value, name in enumerate(_TENS.split(), start=2)}
#: Scale words and suffixes; lakh and crore are Indian English.
SCALES = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
}
#: Amounts that name no number (claims.md, `low`: vague).
VAGUE = {
    "dozen": 24,
    "score": 40,
    "hundred": 200,
    "thousand": 2_000,
    "lakh": 200_000,
    "million": 2_000_000,
}

_SIMPLE = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
_SCALE_WORD = "dozen|hundred|thousand|lakhs?|million|crores?|billion"
#: Thousands are set off by commas, in South Africa and on the Continent by blanks.
DIGITS = r"\d{1,3}(?:,\d{2,3})+(?!\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,.%])|\d+(?:\.\d+)?"
WORDS = (
    rf"(?:half[\s-](?:an?[\s-])?(?:dozen|million)|(?:an?|{_SIMPLE})(?:[\s-]+(?:{_SIMPLE}))*"
    rf"(?:[\s-]+(?:{_SCALE_WORD}))+(?:[\s-]+(?:and[\s-]+)?(?:{_SIMPLE}|hundred)\b)*|(?:{_SIMPLE})(?:[\s-](?:{_SIMPLE}))?)"
)
#: One amount: digits with an optional scale, or words.
NUMBER = rf"(?:(?:{DIGITS})(?:\s?(?:{_SCALE_WORD})\b|(?:k|K|mn?|M)\b)?|\b{WORDS}\b)"

QUALIFIERS: tuple[tuple[Qualifier, str], ...] = (
    (
        Qualifier.AT_LEAST,
        r"(?:slightly |just |well |far |significantly |a little |a bit )?(?:more than|over|above)|at least|"
        r"a minimum of|upwards? of|in excess of|no (?:fewer|less) than|not (?:fewer|less) than|north of|"
        r"a little over|greater than|exceed(?:s|ed|ing)?|tops|topped|topping|as few as|>|minimum",
    ),
    (Qualifier.ABOUT, r"just (?:under|below|short of|shy of)|a (?:little|shade|touch) (?:under|below|less than)"),
    (
        Qualifier.AT_MOST,
        r"up to|upto|as (?:many|much) as|(?:slightly |well )?(?:fewer|less) than|at (?:the )?most|no(?:t)? more than|"
        r"a maximum of|maximum|under|below|potentially up to|<",
    ),
    (
        Qualifier.ABOUT,
        r"about|around|roughly|approximately|approx\.?|approximate|some|nearly|almost|clos(?:e|er) to|circa|c\.|~|"
        r"an estimated|estimated|"
        r"near|nearing|in the region of|something like|or so|more or less|the equivalent of|"
        r"as it stands|possibly|perhaps|a rough|an average of",
    ),
    (
        Qualifier.EXACT,
        r"exactly|precisely|a total of|a combined|a further|another|an additional|as a whole|a net|an extra",
    ),
)
_AFTER: tuple[tuple[Qualifier, str], ...] = (
    (Qualifier.AT_LEAST, r"\+|-?plus\b|\s+or more\b|\s+at (?:least|a minimum)\b"),
    (Qualifier.AT_MOST, r"\s+or (?:fewer|less)\b|\s+at (?:the )?most\b"),
    (Qualifier.ABOUT, r"(?:-|\s+)odd\b|\s+or so\b|-ish\b"),
)


def spaced(pattern: str) -> str:
    """The pattern with each blank standing for any white space, so that it can stand in a verbose expression."""
    return pattern.replace(" ", r"\s+")


BEFORE = spaced("(?:" + "|".join(words for _, words in QUALIFIERS) + ")")
AFTER = spaced("(?:" + "|".join(words for _, words in _AFTER) + ")")


def read_qualifier(before: str, after: str) -> Qualifier:
    """The qualifier that the words around an amount give; a bound weighs more than "about"."""
    if re.search(r"\bnot?\s+more\s+than\b", before, re.IGNORECASE):
        return Qualifier.AT_MOST
    for table, words in ((QUALIFIERS, before.lower()), (_AFTER, after.lower())):
        for qualifier, pattern in table:
            if qualifier is not Qualifier.EXACT and _matcher(pattern).search(words):
                return qualifier
    return Qualifier.EXACT


@cache
def _matcher(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{spaced(pattern)})(?!\w)")


def read_number(text: str) -> float | None:
    """The value of one amount in digits or words, None where it is neither.

    >>> read_number("1.2 lakh"), read_number("twenty-five hundred"), read_number("1,12,000")
    (120000.0, 2500.0, 112000.0)
    >>> read_number("half a dozen")
    6.0
    """
    text = text.strip().lower().replace("-", " ")
    if match := re.fullmatch(rf"({DIGITS})\s?([a-z]+)?", text):
        value = float(re.sub(r"[,\s]", "", match[1]))
        return value * SCALES[match[2]] if match[2] in SCALES else value if match[2] is None else None
    if half := re.fullmatch(r"half(?:\s+an?)?\s+(dozen|million)", text):
        return SCALES[half[1]] / 2
    total = current = 0.0
    seen = False
    for word in text.split():
        if word in ("and",):
            continue
        if word in ("a", "an"):
            current = 1
        elif word in UNITS or word in TENS:
            current += UNITS.get(word, TENS.get(word, 0))
        elif word == "hundred" or word == "dozen":
            current = max(current, 1) * SCALES[word]
        elif word in SCALES:
            total += max(current, 1) * SCALES[word]
            current = 0
        else:
            return None
        seen = True
    return total + current if seen else None
