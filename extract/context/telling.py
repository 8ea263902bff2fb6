"""The days on which an article tells: its publication or dateline, its list entries, its announcements."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from extract.company.cast import cast_of
from extract.company.gazetteer import Role
from extract.mention import Mention
from extract.model import FieldSpan, When
from extract.reading import Reading
from extract.values.when import WhenWords, find_whens, parse_when
from extract.values.when_words import DAY, MONTH, WEEKDAY, YEAR

#: The forms that name a single day.
DAYS = frozenset(("when.iso", "when.numeric", "when.month-day", "when.day-month", "when.relative-day", "when.weekday"))

#: A full date and a dash, or a full date first of all: the day on which an agency's report was filed.
_FULL_DATE = r"([A-Z][a-z]{2,8}\.?\s+\d{1,2}\s*,\s*\d{4}|\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4})"
_DATELINE = re.compile(rf"[^\n]{{0,90}}?\b{_FULL_DATE}\s*[-–—]|\W*{_FULL_DATE}\s*\(")
_DATELINE_HEAD = re.compile(r"^[\W\d]*(?:[A-Z][\w.'’]*[\s,]+){0,6}$")


def today_of(reading: Reading) -> date | None:
    """The day that an article's relative words count from: its publication, else its dateline."""
    if reading.article.published_on:
        return reading.article.published_on
    for sentence in reading.sentences[:3]:
        dateline = _DATELINE.match(sentence.text)
        if dateline and (when := parse_when(dateline[1] or dateline[2], None)):
            return when.start
    return None


#: "December 20 - Acme: …", "NEW—September 1, 2022: Acme", or a line that is a date: how trackers date their entries.
_ENTRY = re.compile(
    rf"^\W*(?:(?:new|update[d]?)\s*[-–—:]\s*)?(?P<day>(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+{DAY}|{DAY}\s+{MONTH}|{MONTH})(?:,?\s+{YEAR})?)"
    r"(?P<mark>\s*[-–—:]\s*\w|\s*$)",
    re.IGNORECASE,
)


def _entries(reading: Reading) -> tuple[tuple[int, re.Match[str]], ...]:
    """The sentences that open a dated entry of a list; none unless there are two of them, or none is the dateline."""
    first = {s.paragraph: s for s in reversed(reading.sentences)}
    found = tuple((s.index, m) for s in sorted(first.values(), key=lambda s: s.index) if (m := _ENTRY.match(s.text)))
    return found if len(found) > 1 else ()


def entry_day(mention: Mention, reading: Reading) -> tuple[When, FieldSpan] | None:
    """The date of the list entry that a mention stands in, where its article is a list of dated entries."""
    opening = [(index, m) for index, m in reading.once(_entries) if index <= mention.sentence]
    if not opening:
        return None
    index, m = opening[-1]
    words = m["day"]
    when = parse_when(words, reading.article.published_on)
    if when is None and (year := _year_told(reading)):
        when = parse_when(f"{words}, {year}", None)
    if when is None:
        return None
    start = reading.sentences[index].span.start + m.start("day")
    span = reading.article.span(start, start + len(words))
    return replace(when, raw=words), FieldSpan(field="date", span=span, rule="when.entry")


def opens_entry(words: WhenWords, index: int, reading: Reading) -> bool:
    """True for the words that date a list entry as a whole."""
    return any(i == index and m.start("day") <= words.start < m.end("day") for i, m in reading.once(_entries))


def _year_told(reading: Reading) -> int | None:
    """The latest year that a text without a publication date names, the only clue to the year of its entries."""
    years = re.findall(r"(?<![\d$£€,.])(?:19|20)\d\d(?![\d,%])", reading.article.text)
    return max(map(int, years), default=None)


def told_on(mention: Mention, reading: Reading) -> date | None:
    """The day that a mention's relative words count from: its list entry's, else its article's."""
    entry = entry_day(mention, reading)
    return entry[0].end if entry else today_of(reading)


def is_dateline(words: WhenWords, text: str) -> bool:
    """True for "DETROIT, April 8 -": an article's own date, which says nothing of the cut's."""
    return bool(
        words.form in ("when.month-day", "when.day-month")
        and re.match(r"\s*(?:\([^)]*\)|[-–—])", text[words.end :])
        and _DATELINE_HEAD.match(text[: words.start])
    )


CUT_WORDS = re.compile(
    r"\b(?:lay(?:ing|s)?[\s-]?offs?|laid[\s-]off|(?:job|staff|workforce|headcount)\s+(?:cut|loss|reduction)\w*|redundan\w+|"
    r"(?:cut|cuts|cutting|slash\w*|eliminat\w+|axe|axing|shed\w*|reduc\w+|sack\w*|fir(?:ed|ing)|dismiss\w*)\b[^.]{0,60}?"
    r"\b(?:jobs|staff|staffers|workforce|workers|employees|positions|roles|people|posts|headcount|personnel)|"
    r"(?:jobs|staff|workers|employees|positions|roles|people|posts)\s+(?:will|would|to|are\s+to|were|at|affected|impacted)|"
    r"the\s+(?:cuts|layoffs|job\s+cuts|announcement|move|decision|news|restructuring|reductions?))\b",
    re.IGNORECASE,
)
#: Before a day on which something was told.
TOLD_WHEN = re.compile(
    r"\b(?:said|says|announced?|announcing|told|tells|confirmed|reported(?!\s+to\b)|reports|revealed|disclosed|notified|informed|unveiled|"
    r"warned|wrote|filed|published|posted|released|issued|sent|statement|memo|filing|notice|letter|email|announcement|"
    r"release|report(?!ed\s+to\b)|began|started|laid\s+off|dismissed|fired|cut|axed|sacked|eliminated|closed|shut|shuttered|collapsed)\b(?:\s+[\w’'.,-]+){0,7}?\s+(?:late\s+|early\s+|on\s+|in\s+)*$",
    re.IGNORECASE,
)
_TOLD_AFTER = re.compile(
    r"['’]s\s+(?:announcement|news|decision|statement|memo|email|notice|filing|vote|meeting)\b|"
    r"\s*(?:said|announced|told|confirmed|revealed|disclosed|unveiled|warned|reported|posted|outlined|launched|began|denied)\b",
    re.IGNORECASE,
)


#: Before a telling: those who only speak of the cut, when it was told already.
_OUTSIDER = re.compile(
    r"\b(?:unions?|union\s+(?:leaders?|officials?)|analysts?|economists?|workers|employees|critics|campaigners|residents|opposition|"
    r"lawmakers?|politicians?|MPs?|senators?)(?:\s+(?:has|have|had|also|at\s+(?:the\s+)?\w+|(?-i:[A-Z])\w+))*\s*$",
    re.IGNORECASE,
)


def _announcements(reading: Reading) -> tuple[tuple[int, bool, When], ...]:
    """The days on which an article says that something was told: sentence, whether it speaks of cuts, and day."""
    today = today_of(reading)
    out = []
    for sentence in reading.sentences:
        text = sentence.text
        for words in find_whens(text):
            if words.form not in DAYS or is_dateline(words, text):
                continue
            told = TOLD_WHEN.search(text[: words.start])
            if not (told or _TOLD_AFTER.match(text, words.end)) or (told and _OUTSIDER.search(text[: told.start()])):
                continue
            when = words.on(today)
            if when and (today is None or today - timedelta(days=21) <= when.start <= today):
                out.append((sentence.index, bool(CUT_WORDS.search(text)), when))
                break
    return tuple(out)


def announced_when(mention: Mention, reading: Reading) -> When | None:
    """The day on which an article says that its news was told.

    From the first of its leading sentences that tells of cuts and says a day, else from a sentence just before or
    after the mention.
    """
    leading = mention.sentence <= 4
    told = [each for each in reading.once(_announcements) if not _is_anothers(each[0], mention, reading)]
    for index, of_cuts, when in told:
        if of_cuts and index < 10 and (leading or abs(index - mention.sentence) <= 4):
            return when
    near = [(abs(index - mention.sentence), when) for index, _, when in told]
    return min(near, key=lambda n: n[0])[1] if near and min(n[0] for n in near) <= 2 else None


def _is_anothers(index: int, mention: Mention, reading: Reading) -> bool:
    """True for a sentence that names employers, none of which the mention's own sentence speaks of."""
    cast = cast_of(reading)

    def named(at: int) -> set[str]:
        firms = (n for n in cast.of_sentence(at) if n.entity.role is Role.EMPLOYER and not n.source and not n.minor)
        return {name.entity.name for name in firms}

    there = named(index)
    here = next((found for at in range(mention.sentence, -1, -1) if (found := named(at))), set())
    return bool(there and here) and there.isdisjoint(here)
