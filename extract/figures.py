"""The figures of a sentence: counts and shares, told apart from money, dates, and numbers of things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from extract.model import Count, Share
from extract.rules import words
from extract.values.count import COUNT, parse_count, read_count
from extract.values.share import SHARE, read_share


class FigureKind(StrEnum):
    """What a number is of, as far as its own words say."""

    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    DATE = "date"
    THINGS = "things"  # years, stores, tonnes: never people


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in a sentence; offsets count from the sentence's start."""

    kind: FigureKind
    start: int
    end: int
    count: Count | None = None
    share: Share | None = None


_SCALE = r"(?:k|m|mn|mln|bn|b|tn|million|billion|trillion|thousand|crore|lakh)"
_CURRENCY = words.alternatives(
    """
    dollars | dlrs | euros? | eur | pounds | stg | yen | rupees | francs | crowns | krona | kronor | won | yuan |
    marks | cents? | pence | usd
    """
)
_ELSE = (
    (
        FigureKind.MONEY,
        re.compile(
            rf"(?:[A-Z]{{1,3}})?[$£€¥₹]\s?\d[\d,.]*(?:\s?(?:-|–|to|and)\s?[$£€¥]?\d[\d,.]*)?(?:\s?{_SCALE}\b)?"
            rf"|\b(?:rs\.?|usd|eur|gbp|inr|mln|euro?)\s?\d[\d,.]*(?:\s?{_SCALE}\b)?"
            rf"|\b\d[\d,.]*\s?{_SCALE}?\s?{_CURRENCY}\b",
            re.IGNORECASE,
        ),
    ),
    (FigureKind.THINGS, re.compile(rf"\b\d[\d,.]*[\s-]?{words.THINGS}\b", re.IGNORECASE)),
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = re.compile(
    rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!,\d)(?:,?\s(?:19|20)\d\d\b)?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:\s(?:19|20)\d\d\b)?|\b{_MONTH},?\s(?:19|20)\d\d\b"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{1,2}:\d\d\b|\b\d{1,2}(?:\.\d\d)?\s?[ap]\.?m\b"
    r"|\bq[1-4]\b|\b(?:19|20)\d\ds\b|\b(?:fiscal|fy)\s?(?:19|20)?\d\d\b",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"(?:\bin|\bby|\bsince|\bduring|\buntil|\bthrough|\bearly|\blate|\bmid|\bend|\bfiscal|[(–])[\s-]*\Z", re.IGNORECASE
)
_PEOPLE_AHEAD = re.compile(rf"\s+(?:[a-z-]+\s+){{0,3}}(?:{words.PERSON}|{words.JOB})\b", re.IGNORECASE)
#: A number after these names a thing: "Section 8", "Fortune 500", "Boeing 737".
_NAME_BEFORE = re.compile(
    r"(?<![a-z])(?:section|chapter|article|title|page|no\.?|number|flight|boeing|airbus|model|version|route|highway|fortune|s&p|"
    r"ftse|top|windows|xbox|playstation|covid|age|aged|phase|tier|level|act|series|part|war|inc\.?|formula|group\s+of|(?-i:Big)|#)[\s-]*\Z",
    re.IGNORECASE,
)

#: "Rose 300 to 1,700" ends in a size.
_CHANGED = re.compile(
    r"\b(?:rose|fell|climbed|jumped|dropped|declined|soared|surged|increased|decreased|slipped|rise|fall)\s\Z",
    re.IGNORECASE,
)
_SCALED = re.compile(r"(?:dozen|hundred|thousand|lakhs?|million|crores?|[km])$", re.IGNORECASE)
#: How many times a cut the size it leaves must be, to tell "by 300 to 1,700" from a range.
_SIZE_AFTER_CUT = 3


def find_figures(sentence: str) -> Iterator[Figure]:
    """The figures of a sentence, none overlapping; money, dates and numbers of things go before counts."""
    taken = bytearray(len(sentence))  # 1 where a character belongs to a figure
    for figure in _candidates(sentence):
        if taken.find(1, figure.start, figure.end) < 0:
            taken[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
            yield figure


def _candidates(sentence: str) -> Iterator[Figure]:
    for kind, pattern in (*_ELSE[:1], (FigureKind.DATE, _DATE), *_ELSE[1:]):
        for match in pattern.finditer(sentence):
            if kind is not FigureKind.DATE or not _PEOPLE_AHEAD.match(sentence, match.end()):
                yield Figure(kind=kind, start=match.start(), end=match.end())
    for match in SHARE.finditer(sentence):
        if share := read_share(match):
            start, end = _trimmed(match)
            yield Figure(kind=FigureKind.SHARE, start=start, end=end, share=share)
    for match in COUNT.finditer(sentence):
        start, end = _trimmed(match)
        if _is_year(sentence, match):
            yield Figure(kind=FigureKind.DATE, start=start, end=end)
        elif match["second"] and (parts := _ends(sentence, match)):
            yield from parts
        elif (count := read_count(match)) and not _is_name(sentence, match):
            yield Figure(kind=FigureKind.COUNT, start=start, end=end, count=count)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    raw = match[0]
    return match.start() + len(raw) - len(raw.lstrip()), match.start() + len(raw.rstrip())


def _is_year(sentence: str, match: re.Match[str]) -> bool:
    if match["before"] or not _BARE_YEAR.fullmatch(match["first"] or ""):
        return False
    before = _YEAR_BEFORE.search(sentence[: match.start()])
    return before is not None or not _PEOPLE_AHEAD.match(sentence, match.end())


def _is_name(sentence: str, match: re.Match[str]) -> bool:
    before = sentence[: match.start()]
    return not match["before"] and (
        _is_listing(before, sentence[match.end() :]) or _NAME_BEFORE.search(before) is not None
    )


def _is_listing(before: str, after: str) -> bool:
    """True for the number that an exchange lists a share under: "(9984.T)", "(0700.HK)", "(TYO: 7974)"."""
    opened = re.search(r"[(<](?P<market>[A-Z]{2,8}:\s?)?\Z", before)
    return bool(opened and re.match(r"[)>]" if opened["market"] else r"\.[A-Z]{1,2}[)>]", after))


def _ends(sentence: str, match: re.Match[str]) -> tuple[Figure, ...]:
    """Two counts where they are no range: "from 311 to 263" runs down, "by 300 to 1,700" ends in a size."""
    ends = [parse_count(match[group]) for group in ("first", "second")]
    first, second = ends
    if _SCALED.search(match["second"]) and not _SCALED.search(match["first"]):
        return ()  # "two to three hundred"
    if not first or not second or first.low is None or second.low is None:
        return ()
    before = sentence[: match.start()]
    sized = (before.endswith("by ") and second.low > _SIZE_AFTER_CUT * first.low) or _CHANGED.search(before)
    if first.low <= second.low and not sized:
        return ()
    return tuple(
        Figure(kind=FigureKind.COUNT, start=match.start(group), end=match.end(group), count=count)
        for group, count in (("first", first), ("second", second))
    )
