"""A sentence as a row of symbols: figures, people, cut words found and named, the other words left as they are.

The rules match over this row: "will cut about 300 salaried jobs in Leeds" reads ``will <cut> <people> in Leeds``. The
symbol of a stretch stands for all its words, so that one pattern token covers "between 300 and 400 salaried jobs".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from extract.model import Count, Share
from extract.rules import words
from extract.values.count import COUNT, read_count
from extract.values.share import SHARE, read_share


class Symbol(StrEnum):
    """What a stretch of a sentence is."""

    MONEY = "<money>"
    DATE = "<date>"
    COUNT = "<count>"  # a number, of what is not said
    SHARE = "<share>"  # a percent or fraction, of what is not said
    PEOPLE = "<people>"  # a number of people
    POSTS = "<posts>"  # a number of jobs
    STAFFSHARE = "<staffshare>"  # a share of jobs or people
    TOTAL = "<total>"  # a size, never a cut: "300-person", "workforce of 5,000"
    CUT = "<cut>"
    LAY = "<lay>"
    LAYOFFS = "<layoffs>"
    VOLUNTARY = "<voluntary>"
    GO = "<go>"
    JOBS = "<jobs>"  # jobs, people, staff without a number
    STAFF = "<staff>"  # workforce, headcount, payroll
    WORD = "<word>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexeme:
    """One symbol of a sentence; offsets count from the sentence's start."""

    symbol: Symbol
    start: int
    end: int
    text: str
    count: Count | None = None
    share: Share | None = None
    figure: tuple[int, int] | None = field(default=None)  # offsets of the figure's own words in a longer stretch


_SCALE = r"(?:k|m|mn|mln|bn|b|tn|million|billion|trillion|thousand|crore|lakh)"
_CURRENCY = words.alternatives(
    """
    dollars | dlrs | euros? | eur | pounds | stg | yen | rupees | francs | crowns | krona | kronor | won | yuan |
    marks | cents? | pence | usd
    """
)
#: Numbers of these are never people.
_THINGS = words.alternatives(
    """
    bn | billion | trillion | tonnes? | tons? | barrels? | bpd | miles | km | kilomet(?:er|re)s | square | sq | mw |
    gw | mwh | degrees | years?(?:[ -]old)? | months? | weeks? | days? | hours? | minutes? | points? | basis |
    shares | stores | shops | branches | flights | aircraft | homes | cars | vehicles | units | customers |
    countries | outlets | sites | plants | states | cities | pages | games | times | percentage
    """
)
_MONEY = re.compile(
    rf"(?:[A-Z]{{1,3}})?[$£€¥₹]\s?\d[\d,.]*(?:\s?(?:-|–|to|and)\s?[$£€¥]?\d[\d,.]*)?(?:\s?{_SCALE}\b)?"
    rf"|\b(?:rs\.?|usd|eur|gbp|inr|mln|euro?)\s?\d[\d,.]*(?:\s?{_SCALE}\b)?"
    rf"|\b\d[\d,.]*\s?{_SCALE}?\s?{_CURRENCY}\b"
    rf"|\b\d[\d,.]*\s?{_THINGS}\b",
    re.IGNORECASE,
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
_YEAR = re.compile(
    r"(?:in|of|by|since|during|for|from|until|through|early|late|mid|end|and|to|\A|[(,–-])[\s-]*\Z", re.IGNORECASE
)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_NOT_COUNT_BEFORE = re.compile(
    r"(?:section|chapter|article|title|page|no\.?|number|flight|boeing|airbus|model|version|route|highway|fortune|s&p|ftse|top|windows|xbox|"
    r"playstation|covid|age|aged|phase|tier|level|act|series|part|world war|#)[\s-]*\Z",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\w+(?:[.'’&/-]\w+)*['’]?|[^\w\s]")
_VERBAL = (
    (Symbol.LAYOFFS, words.word(words.LAYOFFS)),
    (Symbol.VOLUNTARY, words.word(words.VOLUNTARY)),
    (Symbol.LAY, words.word(words.LAY)),
    (Symbol.GO, words.word(words.GO)),
    (Symbol.CUT, words.word(words.CUT)),
    (Symbol.STAFF, words.word(words.STAFF)),
    (Symbol.JOBS, words.word(f"{words.PERSON}|{words.JOB}")),
)
#: Words that never stand between a number and the noun it counts.
_BREAK = frozenset(
    """
    in to for from by with at on is are was were will would that which who as after before since than then but or nor
    so if while when where because has have had be been being can could may might must should said says it he she they
    we i you per including fewer less into over under about against during through via not no n't this these those there
    what how
    """.split()
)


def lex(sentence: str) -> tuple[Lexeme, ...]:
    """The symbols of a sentence, in order, without white space."""
    spans = _figures(sentence)
    for symbol, pattern in _VERBAL:
        for match in pattern.finditer(sentence):
            _add(spans, Lexeme(symbol=symbol, start=match.start(), end=match.end(), text=match[0]))
    for match in _TOKEN.finditer(sentence):
        _add(spans, Lexeme(symbol=Symbol.WORD, start=match.start(), end=match.end(), text=match[0]))
    row = sorted(spans, key=lambda lexeme: lexeme.start)
    return tuple(_join(sentence, row))


def _add(spans: list[Lexeme], new: Lexeme) -> None:
    if all(new.end <= old.start or new.start >= old.end for old in spans):
        spans.append(new)


def _figures(sentence: str) -> list[Lexeme]:
    spans: list[Lexeme] = []
    for symbol, pattern in ((Symbol.MONEY, _MONEY), (Symbol.DATE, _DATE)):
        for match in pattern.finditer(sentence):
            _add(spans, Lexeme(symbol=symbol, start=match.start(), end=match.end(), text=match[0]))
    for match in SHARE.finditer(sentence):
        if share := read_share(match):
            start, end = _trimmed(match)
            _add(spans, Lexeme(symbol=Symbol.SHARE, start=start, end=end, text=sentence[start:end], share=share))
    for match in COUNT.finditer(sentence):
        start, end = _trimmed(match)
        kind = _year_or_count(sentence, match)
        if kind is Symbol.COUNT and (count := read_count(match)):
            _add(spans, Lexeme(symbol=Symbol.COUNT, start=start, end=end, text=sentence[start:end], count=count))
        elif kind is Symbol.DATE:
            _add(spans, Lexeme(symbol=Symbol.DATE, start=start, end=end, text=sentence[start:end]))
    return spans


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    raw = match[0]
    return match.start() + len(raw) - len(raw.lstrip()), match.start() + len(raw.rstrip())


_PEOPLE_AHEAD = re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}(?:{words.PERSON}|{words.JOB})\b", re.IGNORECASE)


def _year_or_count(sentence: str, match: re.Match[str]) -> Symbol | None:
    first = match["first"] or ""
    if _NOT_COUNT_BEFORE.search(sentence[: match.start()]) and not match["before"]:
        return None
    if _BARE_YEAR.fullmatch(first) and not _PEOPLE_AHEAD.match(sentence, match.end()) and not match["before"]:
        return Symbol.DATE
    if _BARE_YEAR.fullmatch(first) and _YEAR.search(sentence[: match.start()]) and not match["before"]:
        return Symbol.DATE
    return Symbol.COUNT


def _join(sentence: str, row: list[Lexeme]) -> list[Lexeme]:
    """The row with figures and the nouns they count made one symbol."""
    out: list[Lexeme] = []
    i = 0
    while i < len(row):
        lexeme = row[i]
        end, symbol = None, Symbol.PEOPLE
        if lexeme.symbol is Symbol.COUNT:
            end, symbol = _counted(row, i)
        elif lexeme.symbol is Symbol.SHARE:
            end, symbol = _shared(row, i), Symbol.STAFFSHARE
        if end is None:
            out.append(lexeme)
            i += 1
            continue
        last = row[end]
        out.append(
            replace(
                lexeme,
                symbol=symbol,
                end=last.end,
                text=sentence[lexeme.start : last.end],
                figure=(lexeme.start, lexeme.end),
            )
        )
        i = end + 1
    return out


def _counted(row: list[Lexeme], i: int) -> tuple[int | None, Symbol]:
    """Where the noun phrase that row[i] counts ends, and whether it is people or a size."""
    if (
        i + 2 < len(row)
        and row[i + 1].text == "-"
        and row[i + 2].text.lower() in ("person", "strong", "employee", "people", "member", "worker")
    ):
        return i + 2, Symbol.TOTAL
    if i + 1 < len(row) and row[i + 1].text.lower().startswith(("-person", "-strong")):
        return i + 1, Symbol.TOTAL
    j = i + 1
    of = j < len(row) and row[j].text.lower() == "of"
    if of:
        j += 1
    for k in range(j, min(j + 9, len(row))):
        lexeme = row[k]
        word = lexeme.text.lower()
        if lexeme.symbol is Symbol.JOBS:
            k = _last_noun(row, k)
            return k, Symbol.POSTS if _JOB_NOUN.fullmatch(row[k].text) else Symbol.PEOPLE
        if lexeme.symbol is Symbol.STAFF:
            return k, Symbol.TOTAL if not of else Symbol.PEOPLE
        if lexeme.symbol is Symbol.COUNT and of and k <= j + 1:
            continue
        if word in ("and", ",", "&", "/", "’", "'", "or") or word.startswith(("'", "’")):
            continue
        if lexeme.symbol is not Symbol.WORD or word in _BREAK or not word[0].isalnum():
            return None, Symbol.PEOPLE
        if word in ("the", "a", "an") and not of:
            return None, Symbol.PEOPLE
    return None, Symbol.PEOPLE


_JOB_NOUN = re.compile(words.JOB, re.IGNORECASE)


def _last_noun(row: list[Lexeme], k: int) -> int:
    """ "head office jobs": the last of nouns that stand together."""
    while k + 1 < len(row) and row[k + 1].symbol is Symbol.JOBS:
        k += 1
    return k


def _shared(row: list[Lexeme], i: int) -> int | None:
    j = i + 1
    of = j < len(row) and row[j].text.lower() == "of"
    if of:
        j += 1
    limit = 9 if of else 5
    for k in range(j, min(j + limit, len(row))):
        lexeme = row[k]
        word = lexeme.text.lower()
        if lexeme.symbol in (Symbol.JOBS, Symbol.STAFF):
            while k + 1 < len(row) and row[k + 1].symbol in (Symbol.JOBS, Symbol.STAFF):
                k += 1
            return k
        if lexeme.symbol is Symbol.COUNT and of:
            continue
        if lexeme.symbol is not Symbol.WORD or word in _BREAK or (word in ",;:" and word):
            return None
    return None
