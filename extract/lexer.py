"""A sentence as a row of symbols: figures, people, cut words found and named, the other words left as they are.

The rules match over this row: "will cut about 300 salaried jobs in Leeds" reads ``will <cut> <posts> in Leeds``. The
symbol of a stretch stands for all its words, so that one pattern token covers "between 300 and 400 salaried jobs".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from extract.figures import Figure, FigureKind, find_figures
from extract.model import Count, Qualifier, Share
from extract.rules import words


class Symbol(StrEnum):
    """What a stretch of a sentence is."""

    FIGURE = "<figure>"  # money, a date, a number of things: never people
    COUNT = "<count>"  # a number, of what is not said
    SHARE = "<share>"  # a percent, of what is not said
    PEOPLE = "<people>"  # a number of people
    POSTS = "<posts>"  # a number of jobs
    STAFFSHARE = "<staffshare>"  # a share of jobs or people
    TOTAL = "<total>"  # a size, never a cut: "300-person", "workforce of 5,000"
    CUT = "<cut>"
    HALVE = "<halve>"
    LAY = "<lay>"
    FIRE = "<fire>"
    LAYOFFS = "<layoffs>"
    VOLUNTARY = "<voluntary>"
    GO = "<go>"
    RISK = "<risk>"
    LOSE = "<lose>"
    IDLE = "<idle>"
    HIT = "<hit>"
    LEAVE = "<leave>"
    JOBS = "<jobs>"  # jobs, workers, staff without a number
    TRADES = "<trades>"  # engineers, pilots without a number
    STAFF = "<staff>"  # workforce, headcount, payroll
    TEAM = "<team>"  # a team, the ranks
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
    figure: tuple[int, int] | None = None  # offsets of the figure's own words in a longer stretch
    of_total: bool = False  # counted out of a whole named beside it: "200 of its 1,000 staff"
    aside: Lexeme | None = None  # the figure that restates it in an aside: "300 jobs, or 15% of its staff, will go"


Row = tuple[Lexeme, ...]

_WORDS = tuple(
    (symbol, words.word(pattern))
    for symbol, pattern in (
        (Symbol.LAY, words.LAY_REDUNDANT),
        (Symbol.LOSE, words.LOSE),
        (Symbol.IDLE, words.IDLE),
        (Symbol.VOLUNTARY, words.VOLUNTARY),
        (Symbol.LAYOFFS, words.LAYOFFS),
        (Symbol.LAY, words.LAY),
        (Symbol.RISK, words.RISK),
        (Symbol.GO, words.GO),
        (Symbol.HIT, words.HIT),
        (Symbol.LEAVE, words.LEAVE),
        (Symbol.FIRE, words.FIRE),
        (Symbol.HALVE, words.HALVE),
        (Symbol.CUT, words.CUT),
        (Symbol.JOBS, f"{words.STAFFERS}|{words.JOB}"),
        (Symbol.TRADES, words.TRADES),
        (Symbol.STAFF, words.STAFF),
        (Symbol.TEAM, words.TEAM),
    )
)
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}(?:-\w+)?|\w+(?:[.'’&/-]\w+)*['’]?|[^\w\s]")
#: Words that never stand between a number and the noun it counts.
_BREAK = frozenset(
    (
        "in to for from by with at on is are was were will would that which who as after before since than then but "
        "or nor so if while when where because has have had be been being can could may might must should said says "
        "it he she they we i you per including fewer less into over under about against during through via not no "
        "n't this these those there what how amid despite until among between only both each every other "
        "according plus minus versus"
    ).split()
)
_SIZE = re.compile(
    r"-(?:person|strong|employee|people|member|worker|man|staff|job|day|week|month|year|hour|store|page|point|seat)\w*",
    re.I,
)
#: "60 paid days" are days; "laid off 60 last year" are people.
_THING_AHEAD = re.compile(
    rf"-[A-Za-z]|\s+(?:(?!(?:last|this|next|past|in|at|by|from|on|over|across|within|since|after|before|during|the|a|an|per|each|"
    rf"every|and|or|its|both|all|two|three|four|some|many|as)\s)[a-z]+\s)?{words.THINGS}\b",
    re.IGNORECASE,
)
#: Words that join a count and a share of one cut: "388 people, or about 45% of staff".
RESTATING = frozenset(
    (
        ", ( — – - : or about roughly representing equal to equivalent which is represents accounting accounts for "
        "amounting some nearly that approximately as many much the of its a at least making up comprising i.e. this "
        "these almost more than just over under around amounts constituting constitute equating equates and ) were "
        "was"
    ).split()
)
#: What opens an aside, and what closes it.
_ASIDES = {",": ",", "(": ")", "–": "–", "—": "—", "-": "-"}
_COUNTED = (Symbol.PEOPLE, Symbol.POSTS, Symbol.COUNT, Symbol.STAFFSHARE, Symbol.SHARE)
_NOUNS = (Symbol.JOBS, Symbol.TRADES)
_HALF = Share(low=50.0, high=50.0, qualifier=Qualifier.EXACT, raw="half")
_PERCENT = re.compile(r"%|\bin\b|out\s+of|percent|per\s?-?cent|pct|\bpc\b|halv", re.IGNORECASE)
_POSTS = re.compile(words.JOB, re.IGNORECASE)
_SHARED_NOUN = re.compile(r"\b(?:jobs?|workers?|employees?|posts?|positions?|roles?|staff|people)\b", re.IGNORECASE)


def lex(sentence: str) -> Row:
    """The symbols of a sentence, in order, white space left out."""
    found = [_figure(sentence, figure) for figure in find_figures(sentence)]
    taken = bytearray(len(sentence))  # 1 where a character belongs to a symbol
    for lexeme in found:
        taken[lexeme.start : lexeme.end] = b"\1" * (lexeme.end - lexeme.start)
    for symbol, pattern in (*_WORDS, (Symbol.WORD, _TOKEN)):
        for match in pattern.finditer(sentence):
            start, end = match.span()
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\1" * (end - start)
                share = _HALF if symbol is Symbol.HALVE else None
                found.append(Lexeme(symbol=symbol, start=start, end=end, text=match[0], share=share))
    found.sort(key=lambda lexeme: lexeme.start)
    return tuple(_fold(list(_join(sentence, found))))


def _figure(sentence: str, figure: Figure) -> Lexeme:
    start, end = figure.start, figure.end
    symbol = {FigureKind.COUNT: Symbol.COUNT, FigureKind.SHARE: Symbol.SHARE}.get(figure.kind, Symbol.FIGURE)
    if figure.share and _SHARED_NOUN.search(figure.share.raw):
        symbol = Symbol.STAFFSHARE  # "one worker in five"
    if figure.count:
        if size := _SIZE.match(sentence, end):
            symbol, end = Symbol.TOTAL, size.end()
        elif figure.count.high == 1 or _THING_AHEAD.match(sentence, end):
            symbol = Symbol.FIGURE  # "one worker" is no layoff; "60-day notice" is no count
    return Lexeme(
        symbol=symbol,
        start=start,
        end=end,
        text=sentence[start:end],
        count=figure.count,
        share=figure.share,
        figure=(start, end),
    )


def _join(sentence: str, row: list[Lexeme]) -> Iterator[Lexeme]:
    """The row with figures and the nouns they count made one symbol."""
    i = 0
    while i < len(row):
        lexeme = row[i]
        end, symbol, of_total = i, lexeme.symbol, False
        if symbol is Symbol.COUNT:
            end, symbol, of_total = _counted(row, i)
        elif symbol is Symbol.SHARE:
            end, symbol = _shared(row, i)
            if (whole := _whole(row[i : end + 1])) is not None:
                lexeme, symbol = replace(whole, start=lexeme.start), Symbol.PEOPLE
        if symbol is Symbol.SHARE and lexeme.share and not _PERCENT.search(lexeme.text) and not _after_by(row, i):
            symbol = Symbol.WORD  # "all", "a quarter": shares of nothing in sight
        stop = row[end].end
        yield replace(lexeme, symbol=symbol, end=stop, text=sentence[lexeme.start : stop], of_total=of_total)
        i = end + 1


def _fold(row: list[Lexeme]) -> Iterator[Lexeme]:
    """The row with each aside that restates a figure folded into that figure: it parts no subject from its verb."""
    i = 0
    while i < len(row):
        told = _aside(row, i) if row[i].symbol in _COUNTED else None
        if told is None:
            yield row[i]
            i += 1
        else:
            place, i = told
            of_them = row[place[1]].text.lower().endswith(" them")  # "700 jobs, almost half of them in Leeds, will go"
            yield replace(row[place[0]], aside=None if of_them else row[place[1]])


def _aside(row: list[Lexeme], i: int) -> tuple[tuple[int, int], int] | None:
    """The places of a figure and of its restatement in the other unit, and where the row goes on after the aside."""
    close = _ASIDES.get(row[i + 1].text) if i + 2 < len(row) else None
    k = i + 2
    while close and k < len(row) and row[k].symbol is Symbol.WORD and row[k].text.lower() in RESTATING and k < i + 8:
        k += 1
    if (
        close is None
        or k >= len(row)
        or row[k].symbol not in _COUNTED
        or (row[i].share is None) == (row[k].share is None)
    ):
        return None
    for end in range(k + 1, min(k + 6, len(row) - 1)):
        if row[end].text == close:
            while row[end + 1].text == close and end + 2 < len(row):
                end += 1
            return (i, k), end + 1
        if row[end].symbol is not Symbol.WORD or row[end].text.lower() in ("and", *_ASIDES):
            break
    return None


def _whole(told: list[Lexeme]) -> Lexeme | None:
    """The number in "all of its 120 employees", which tells more than that they are all."""
    share = told[0].share
    if share is None or share.low != 100 or _PERCENT.search(told[0].text):
        return None
    return next((lexeme for lexeme in told[1:] if lexeme.symbol is Symbol.COUNT), None)


def _after_by(row: list[Lexeme], i: int) -> bool:
    return i > 0 and row[i - 1].text.lower() in ("by", "in")


def _counted(row: list[Lexeme], i: int) -> tuple[int, Symbol, bool]:
    """Where the noun phrase that row[i] counts ends, what it is, and whether it is counted out of a whole."""
    if (
        i >= 2
        and row[i - 1].text.lower() == "of"
        and (row[i - 2].symbol is Symbol.STAFF or row[i - 2].text.lower() == "staff")
    ):
        return i, Symbol.TOTAL, False  # "a workforce of 5,000"
    if i and row[i - 1].text.lower() == "from" and row[i].text.lower().startswith("a total"):
        return i, Symbol.TOTAL, False  # "43 jobs from a total of 131"
    if i + 1 < len(row) and row[i + 1].text.lower() == "new":
        return i, Symbol.FIGURE, False  # "65 new roles" are not cut
    after = [x.text.lower() for x in row[i + 1 : i + 3]]
    of = 2 if after == ["out", "of"] else int(after[:1] == ["of"])
    of_total = False
    for k in range(i + 1 + of, min(i + 10, len(row))):
        lexeme = row[k]
        if lexeme.symbol in _NOUNS:
            k = _last_noun(row, k)
            posts = _POSTS.fullmatch(row[k].text) is not None
            return k, Symbol.POSTS if posts else Symbol.PEOPLE, of_total
        if lexeme.symbol in (Symbol.STAFF, Symbol.TEAM) and k + 1 < len(row) and row[k + 1].symbol in _NOUNS:
            continue  # "15 newsroom positions"
        if lexeme.symbol is Symbol.TEAM and any(x.text == "," for x in row[i + 1 : k]):
            break  # "to 81,755, a research firm said"
        if lexeme.symbol in (Symbol.STAFF, Symbol.TEAM):
            return (k, Symbol.PEOPLE, True) if of else (k, Symbol.TOTAL, False)
        if of and lexeme.symbol in (Symbol.COUNT, Symbol.TOTAL) and k <= i + 3 + of:
            of_total = True
        elif not _modifies(lexeme, of=bool(of)):
            break
    return i, Symbol.COUNT, False


def _modifies(lexeme: Lexeme, *, of: bool) -> bool:
    """True for a word that can stand between a number and its noun: "salaried and managerial", "of its", "Acme's"."""
    word = lexeme.text.lower()
    if word in (",", "&", "/", "’", "'", "“", "”", '"'):
        return True
    if lexeme.symbol not in (Symbol.WORD, Symbol.TEAM) or word in _BREAK or not word[0].isalnum():
        return False
    return of or word not in ("the", "a", "an", "its", "their", "his", "her", "our")


def _last_noun(row: list[Lexeme], k: int) -> int:
    """The last of the nouns that stand together: "300 staff positions"."""
    while k + 1 < len(row) and row[k + 1].symbol in _NOUNS:
        k += 1
    return k


def _shared(row: list[Lexeme], i: int) -> tuple[int, Symbol]:
    """Where the noun phrase that row[i] is a share of ends, and what it is."""
    of = i + 1 < len(row) and row[i + 1].text.lower() == "of"
    for k in range(i + 1 + of, min(i + (11 if of else 7), len(row))):
        lexeme = row[k]
        if lexeme.symbol in (*_NOUNS, Symbol.STAFF, Symbol.TEAM) or (of and lexeme.text.lower() == "them"):
            while k + 1 < len(row) and row[k + 1].symbol in (*_NOUNS, Symbol.STAFF):
                k += 1
            return k, Symbol.STAFFSHARE
        if of and lexeme.symbol in (Symbol.COUNT, Symbol.TOTAL):
            continue
        if not _modifies(lexeme, of=of) and lexeme.text.lower() not in ("the", "its", "their", "our"):
            break
    return i, Symbol.SHARE
