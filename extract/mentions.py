"""Mentions: the places in an article's sentences that speak of a job cut, read by the headcount rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.engine import Match, match_rules
from extract.lexer import RESTATING, Lexeme, Row, Symbol, lex
from extract.mention import Mention, WhyNot
from extract.model import Count, CutType, FieldSpan, Qualifier, Span
from extract.reading import Reading, Sentence
from extract.trigger import may_tell_a_cut

_EQUAL_TO = frozenset(("equal", "equivalent", "amounting", "amounts", "equates", "equating"))
#: "Layoffs could reach 2,000", "may rise to 2,000".
_MAY_REACH = frozenset(("could", "may", "might"))
_REACH = frozenset(("reach", "hit", "total", "rise", "climb", "grow", "swell"))
#: Symbols that tell of a cut by themselves.
_CERTAIN = (Symbol.LAY, Symbol.LAYOFFS)
#: "Acme is shutting its plant. The move affects 150 employees": who works there is hit.
_CLOSES = re.compile(
    r"\b(?:clos(?:e|es|ing|ure)|idl(?:e|es|ed|ing)|shut(?:s|ting)?(?:\s+down)?|shutdown|shutter\w*)\s+(?:[\w’'-]+\s+){0,6}?"
    r"(?:plants?|factor(?:y|ies)|sites?|mills?|foundry|smelter|refinery|mines?|depots?|warehouses?|offices?|call\s+cent(?:re|er)s?|"
    r"distribution\s+cent(?:re|er)s?|facilit(?:y|ies)|yards?|brewery|bakery|operations)\b",
    re.IGNORECASE,
)
#: Rules that a closing told near by is context enough for.
CLOSING_HITS = frozenset(("headcount.cuts-affect-n", "headcount.n-hit"))
#: What all employers of a country announce in a bad year, what none of them cuts, and what none ever did.
_COUNTRYWIDE, _MILLION, _MOST = 3_000_000, 1_000_000, 10_000_000
#: Employers of millions, and words of those who only foretell.
_STATE = frozenset(
    "state government civil public army military soldiers troops railways ministry country china cuba india".split()
)
_FORETELLING = frozenset(
    "ai automation robots economy economists unemployment recession payrolls forecast predicts".split()
)
#: Rules whose verb can have nothing but people for its object, however few.
_FEW_WILL_DO = frozenset(("headcount.lay-off-n", "headcount.bare-n-laid-off"))
#: How many sentences after and before it a told cut lends its context to.
_BEFORE, _AFTER = 3, 2


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """The mentions of an article in the order of its text; empty where the trigger finds nothing."""
    return read_mentions(reading)[0]


def read_mentions(reading: Reading) -> tuple[tuple[Mention, ...], tuple[WhyNot, ...]]:
    """The mentions of an article, and what was refused on the way."""
    mentions: list[Mention] = []
    refused: list[WhyNot] = []
    if not may_tell_a_cut(reading.article.text):
        return (), ()
    passed = [may_tell_a_cut(sentence.text) for sentence in reading.sentences]
    read = {
        s.index: (row := lex(s.text), match_rules(row)) for s, ok in zip(reading.sentences, passed, strict=True) if ok
    }
    told = [index for index, (row, matches) in read.items() if tells(row, matches)]
    for sentence in reading.sentences:
        context = any(-_BEFORE <= index - sentence.index <= _AFTER for index in told)
        if not context and not passed[sentence.index]:
            continue
        if sentence.index not in read:
            row = lex(sentence.text)
            read[sentence.index] = row, match_rules(row)
        row, matches = read[sentence.index]
        if not matches and passed[sentence.index]:
            refused.append(WhyNot(sentence=sentence.index, anchor=None, rule=None, refused_by="not.no-rule"))
        linked: set[int] = set()
        for match in sorted(matches, key=lambda m: m.rule.needs_figure):
            if match.figures and match.figures[0] in linked:
                continue  # read already, with the figure that it is told with
            hit = match.rule.id in CLOSING_HITS and _follows_closing(reading, sentence.index)
            if reason := _refused(match, row, context=context or hit, figures=linked):
                anchor = _anchor(reading, sentence, row, match)
                refused.append(WhyNot(sentence=sentence.index, anchor=anchor, rule=match.rule.id, refused_by=reason))
            else:
                linked.update(_figures(row, match))
                if match.figures:
                    told.append(sentence.index)  # what leans on a cut lends its context on
                mentions.append(_mention(reading, sentence, row, match))
    return tuple(mentions), tuple(refused)


def _follows_closing(reading: Reading, index: int) -> bool:
    return any(_CLOSES.search(s.text) for s in reading.sentences[max(0, index - _AFTER) : index + 1])


def tells(row: Row, matches: tuple[Match, ...]) -> bool:
    """True for a sentence that speaks of a cut whatever stands around it."""
    return any(
        (not match.rule.needs_context or row[match.anchor].symbol in _CERTAIN)
        and not (match.refused_by and not match.refused_by.alone)
        for match in matches
    )


def _refused(match: Match, row: Row, *, context: bool, figures: set[int]) -> str | None:
    """The id of what refuses a match; None where it stands, if only to repeat a claim."""
    if match.refused_by and not match.refused_by.alone:
        return match.refused_by.id
    if match.rule.needs_context and not context:
        return "not.no-cut-near"
    if match.rule.needs_figure and not figures:
        return "not.no-figure-near"
    if match.rule.difference and _difference(row, match) is None:
        return "not.growth"
    layoffs = row[match.anchor].symbol is Symbol.LAYOFFS
    for place in match.figures:
        count, share = row[place].count, row[place].share
        if share and share.low == 100 and match.rule.id == "headcount.n-hit":
            return "not.all-affected"  # "all employees are affected" says no figure
        if (
            count
            and match.rule.id not in _FEW_WILL_DO
            and (row[place].symbol is Symbol.COUNT or "-near-" in match.rule.id)
            and (count.high or count.low or 0) < 10
        ):
            return "not.few-of-what"
        size = (count.low or count.high or 0) if count else 0
        if size >= (_COUNTRYWIDE if layoffs else _MILLION) and (size >= _MOST or not _is_state_plan(row)):
            return "not.forecast"  # no firm cuts a million jobs; all of a country's announce as many a year
        if count and "-near-" in match.rule.id and count.qualifier is Qualifier.EXACT and (count.high or 0) < 10:
            return "not.few-near"
        if count and row[match.anchor].symbol is Symbol.FIRE and (count.high or count.low or 0) < 10:
            return "not.few-dismissed"  # dismissed for what they did, more often than laid off
    return None


def _is_state_plan(row: Row) -> bool:
    """True where millions of jobs are somebody's to cut: a state's, told as its plan or deed and as no forecast."""
    words = {x.text.lower() for x in row if x.symbol is Symbol.WORD}
    return bool(words & _STATE) and not words & _FORETELLING


def _anchor(reading: Reading, sentence: Sentence, row: Row, match: Match) -> Span:
    base, anchor = sentence.span.start, row[match.anchor]
    return reading.article.span(base + anchor.start, base + anchor.end)


def _mention(reading: Reading, sentence: Sentence, row: Row, match: Match) -> Mention:
    base = sentence.span.start
    count = share = None
    spans: list[FieldSpan] = []
    for lexeme in _told(row, match):
        start, end = lexeme.figure or (lexeme.start, lexeme.end)
        span = reading.article.span(base + start, base + end)
        if lexeme.count:
            count = count or _bounded(row, lexeme)
            spans.append(FieldSpan(field="count", span=span, rule=match.rule.id))
        elif lexeme.share:
            share = share or lexeme.share
            spans.append(FieldSpan(field="share", span=span, rule=match.rule.id))
    if match.rule.difference:
        count = _difference(row, match)
    return Mention(
        sentence=sentence.index,
        anchor=_anchor(reading, sentence, row, match),
        count=count,
        share=share,
        cut_type=match.rule.cut_type or CutType.LAYOFF,
        spans=tuple(spans),
        rule=match.rule.id,
        vague=match.refused_by.id if match.refused_by else None,
        part=match.rule.part or (bool(match.figures) and _is_part(row, match.figures[0])),
        sibling=bool(match.figures) and _is_sibling(row, match.figures[0]),
        further=match.rule.further,
        earlier=any(x.text.lower() in _EARLIER for x in row[max(0, match.anchor - 3) : match.anchor]),
        cumulative=bool(match.figures) and _is_cumulative(row, match.figures[0]),
    )


def _difference(row: Row, match: Match) -> Count | None:
    """The cut between two sizes: "from 311 to 263" is 48."""
    a, b = (row[place] for place in match.figures[:2])
    if not (a.count and b.count and a.count.low and b.count.low):
        return None
    cut = a.count.low - b.count.low
    if any(x.text.lower() == "to" for x in row[max(match.start, match.figures[0] - 3) : match.figures[0]]):
        cut = -cut
    if cut <= 0:
        return None
    exact = {a.count.qualifier, b.count.qualifier} == {Qualifier.EXACT}
    return Count(low=cut, high=cut, qualifier=Qualifier.EXACT if exact else Qualifier.ABOUT, raw=f"{a.text} … {b.text}")


def _bounded(row: Row, lexeme: Lexeme) -> Count | None:
    """The count as its verb bounds it: what a number "could reach" is the most, what it "tops" is the least."""
    count = lexeme.count
    before = [x.text.lower() for x in row if x.start < lexeme.start][-5:]
    if count is None or count.qualifier is not Qualifier.EXACT or not before:
        return count
    if before[-1] in ("top", "surpass"):
        return replace(count, high=None, qualifier=Qualifier.AT_LEAST)
    if before[-1] in ("reach", "hit", "total", "to") and _MAY_REACH & set(before) and _REACH & set(before[-2:]):
        return replace(count, low=None, qualifier=Qualifier.AT_MOST)
    return count


def _told(row: Row, match: Match) -> Iterator[Lexeme]:
    """The figures of a match, each with the aside that restates it."""
    for place in _figures(row, match):
        yield row[place]
        if aside := row[place].aside:
            yield aside


def _figures(row: Row, match: Match) -> tuple[int, ...]:
    """The match's figure, and the one of the other kind that it is told with: "388 people, or 45% of staff"."""
    if not match.figures or match.rule.difference:
        return match.figures
    place = match.figures[-1 if match.rule.last else 0]
    first = row[place]
    if first.aside:
        return (place,)
    for step in (1,) if match.rule.last else (1, -1):
        i, links = place + step, 0
        while 0 <= i < len(row) and row[i].symbol is Symbol.WORD and row[i].text.lower() in RESTATING and links < 7:
            i, links = i + step, links + 1
        if not 0 <= i < len(row) or row[i].symbol is Symbol.TOTAL or row[i].text.lower().endswith(" them"):
            continue  # "more than half of them in Leeds" is a part
        if step > 0 and row[i - 1].text.lower() == "to" and row[i - 2].text.lower() not in _EQUAL_TO:
            continue  # "cut staff 4 percent to 9,000" ends in a size
        other = row[i].share if first.count else row[i].count
        if row[i].symbol is Symbol.SHARE and row[i - 1].text == "," and row[i + 1].text.lower() in _OF_CUTS:
            continue  # "500 jobs, 40 percent through attrition"
        counted = row[i].symbol in (Symbol.PEOPLE, Symbol.POSTS, Symbol.STAFFSHARE)
        if other and (counted or (links and row[i].symbol in (Symbol.COUNT, Symbol.SHARE))):
            return place, i
    if first.count and (again := _restated(row, place)) is not None:
        return place, again
    return (place,)


#: What parts a figure from its restatement, and what may stand between: the cut itself, a place, a time.
_DIVIDERS = frozenset((",", "(", "–", "—", "-", "--", "or", "comprising", "representing"))
_PLACED = frozenset(
    "planned job in at across worldwide globally this next last the year month quarter there its over coming two three"
    " years by alone so far company-wide companywide".split()
)
_OVER = 8
#: What follows a share of the cuts themselves.
_OF_CUTS = frozenset("through by via in among from".split())


def _restated(row: Row, place: int) -> int | None:
    """Where a share of staff restates a count told before it: "1,300 job cuts this year, or 2% of its staff"."""
    at = place + 1
    while at < min(place + _OVER, len(row)) and row[at].text not in _DIVIDERS:
        x = row[at]
        of_cut = x.symbol in (Symbol.LAYOFFS, Symbol.JOBS, Symbol.FIGURE) or (
            x.symbol is Symbol.CUT and at == place + 1
        )
        if not (of_cut or (x.symbol is Symbol.WORD and (x.text.lower() in _PLACED or x.text[:1].isupper()))):
            return None
        at += 1
    divided = at
    while (
        at < min(divided + 5, len(row))
        and row[at].symbol is Symbol.WORD
        and row[at].text.lower() in RESTATING - {"and"}
    ):
        at += 1
    found = (
        at < len(row)
        and at > divided
        and row[at].symbol is Symbol.STAFFSHARE
        and row[at].share is not None
        and not row[at].text.lower().endswith(" them")
    )
    return at if found else None


_EARLIER = frozenset(("previous", "earlier", "prior"))
_PART = frozenset("including include includes".split())
_OF_THEM = frozenset("whom which those them".split())
_TOTAL = frozenset("total tally overall altogether cumulative".split())


def _is_part(row: Row, figure: int) -> bool:
    """True after "including", "of whom", "of which", "among them"."""
    before = [x.text.lower() for x in row[max(0, figure - 4) : figure]]
    among = any(word in ("of", "among") and of in _OF_THEM for word, of in pairwise(before))
    return (among or any(word in _PART for word in before[-3:])) and "by" not in before


def _is_sibling(row: Row, figure: int) -> bool:
    """True where the figure before it in the sentence has a place of its own: "300 jobs in Leeds and 200 in York"."""
    before = next((i for i in range(figure - 1, -1, -1) if row[i].count), None)
    if before is None:
        return False
    between = row[before + 1 : figure]
    return any(
        x.text.lower() in ("in", "at") and any(y.text[:1].isupper() for y in between[i + 1 : i + 3])
        for i, x in enumerate(between)
    )


def _is_cumulative(row: Row, figure: int) -> bool:
    """True for "brings the total to 27,000", "a total of 27,000 since 2022"."""
    before = [x.text.lower() for x in row[max(0, figure - 12) : figure]]
    brings = any(
        word in ("bring", "brings", "bringing", "brought", "take", "takes", "taking", "took") for word in before
    )
    return brings and any(word in _TOTAL or word == "number" for word in before)
