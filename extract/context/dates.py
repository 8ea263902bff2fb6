"""When a cut was announced or happened, and when the jobs end."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extract.company.patterns import is_tracked
from extract.context.background import is_aside, is_background
from extract.context.telling import TOLD_WHEN, announced_when, entry_day, told_on
from extract.context.tense import cut_time
from extract.context.times import BY_LEAD, Role, Timed, timed
from extract.mention import Mention
from extract.model import DateBasis, FieldSpan, Precision, When
from extract.reading import Reading
from extract.values.when import WhenWords, find_whens, parse_when

_THROUGH_LEAD = re.compile(r"\bthrough\s+(?:the\s+end\s+of\s+)?$", re.IGNORECASE)
#: "A month after mass layoffs": counted back from publication.
_AFTER_CUT = re.compile(
    r"\b((?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|(?:a\s+)?few|several)\s+(?:day|week|month|year)s?)"
    r"\s+(?:after|since)\s+"
    r"(?:\S+\s+){0,6}$",
    re.IGNORECASE,
)


def find_date(mention: Mention, reading: Reading) -> tuple[When | None, FieldSpan | None]:
    """When a mention's cut was announced or, told as past, happened; and the words that say so.

    The publication date, with basis ``published`` and no span, where the text says nothing; None where that is not
    known either.
    """
    base = reading.sentences[mention.sentence].span.start
    cut = cut_time(mention, reading)
    own = sorted(timed(mention, reading), key=lambda t: t.distance)
    happened = [t for t in own if t.role is Role.HAPPENED]
    told = [t for t in own if t.role is Role.TOLD]
    today = told_on(mention, reading)
    if (ago := _counted_back(mention, reading, today)) is not None:
        return ago
    inner = [t for t in own if t.inner and t.role is not Role.ENDS]
    own_first = happened if cut.tense.is_past or cut.was_intended or not told else told
    choice = next(iter(inner or own_first), None) or next(iter(told), None)
    if choice is not None:
        when = _until_then(choice, reading.sentences[mention.sentence].text)
        span = reading.article.span(base + choice.words.start, base + choice.words.end)
        return when, FieldSpan(field="date", span=span, rule=choice.words.form)
    if entry := entry_day(mention, reading):
        return entry
    if not (is_background(mention, reading) or is_aside(mention, reading)):
        when_told = announced_when(mention, reading)
        if when_told is not None:
            return when_told, None
    return told_today(mention, reading), None


def told_today(mention: Mention, reading: Reading) -> When | None:
    """The day of a mention's telling, for a cut that no word of time dates; None where it is not known."""
    today = told_on(mention, reading)
    if today is None:
        return None
    basis = DateBasis.PUBLISHED if reading.article.published_on else DateBasis.TEXT
    return When(start=today, end=today, precision=Precision.DAY, basis=basis, raw=None)


def _until_then(choice: Timed, text: str) -> When:
    """ "Through July": the year up to then, counted from its start."""
    if choice.when.precision is Precision.MONTH and _THROUGH_LEAD.search(text[: choice.words.start]):
        return replace(choice.when, start=choice.when.start.replace(month=1), precision=Precision.YEAR)
    return choice.when


def _counted_back(mention: Mention, reading: Reading, today: date | None) -> tuple[When, FieldSpan] | None:
    sentence = reading.sentences[mention.sentence]
    before = sentence.text[: mention.anchor.start - sentence.span.start]
    found = _AFTER_CUT.search(before)
    when = parse_when(f"{found[1]} ago", today) if found else None
    if found is None or when is None:
        return None
    start = sentence.span.start + found.start(1)
    span = reading.article.span(start, start + len(found[1]))
    return replace(when, raw=found[1]), FieldSpan(field="date", span=span, rule="when.after")


def find_effective(mention: Mention, reading: Reading) -> tuple[When | None, FieldSpan | None]:
    """When the jobs of a mention's cut end, and the words that say so; None where the text says nothing.

    Where its own sentence says nothing, one just after it may: "The workers will leave by the end of June."
    """
    sentence = reading.sentences[mention.sentence]
    ends = [(t.when, t.words) for t in sorted(timed(mention, reading), key=lambda t: t.distance) if t.role is Role.ENDS]
    if not ends and not is_background(mention, reading):
        for sentence in reading.sentences[mention.sentence + 1 : mention.sentence + 8]:
            if ends := _ends_told(sentence.text, told_on(mention, reading)):
                break
    if not ends and not is_background(mention, reading):
        for sentence in reversed(reading.sentences[max(0, mention.sentence - _CLOSED_BEFORE) : mention.sentence]):
            if ends := _closing_told(sentence.text, told_on(mention, reading)):
                break
    if not ends:
        return _at_once(mention, reading)
    last = [e for e in ends if BY_LEAD.search(sentence.text[: e[1].start])]
    when, words = max(last, key=lambda e: e[0].end) if last else ends[0]
    base = sentence.span.start
    span = reading.article.span(base + words.start, base + words.end)
    return _last_of(when), FieldSpan(field="effective", span=span, rule=words.form)


#: Plans of many employers, counted by the month in which they were announced.
_ANNOUNCED_PLANS = re.compile(r"\bannounc(?:ed|ing)\b|\bannouncements?\b", re.IGNORECASE)


def find_period(mention: Mention, reading: Reading) -> tuple[When, FieldSpan] | None:
    """The month or quarter gone by in which a group's plans were counted: "announced plans to cut 900 jobs in May".

    None where its sentence names none, or has the jobs end by then.
    """
    sentence = reading.sentences[mention.sentence]
    today = told_on(mention, reading)
    if today is None or not (is_tracked(reading.article.text) or _ANNOUNCED_PLANS.search(sentence.text)):
        return None
    for t in sorted(timed(mention, reading), key=lambda t: t.distance):
        past = t.words.on(today)
        if (
            t.role is Role.ENDS
            and past is not None
            and past.precision in (Precision.MONTH, Precision.QUARTER)
            and past.start <= today
            and not BY_LEAD.search(sentence.text[: t.words.start])
        ):
            start = sentence.span.start
            span = reading.article.span(start + t.words.start, start + t.words.end)
            return past, FieldSpan(field="date", span=span, rule=t.words.form)
    return None


#: "Effective immediately", "with immediate effect".
_AT_ONCE = re.compile(r"\beffective\s+immediately\b|\bwith\s+immediate\s+effect\b", re.IGNORECASE)


def _at_once(mention: Mention, reading: Reading) -> tuple[When | None, FieldSpan | None]:
    """The day of the telling, where a mention's sentence has the cut take effect immediately."""
    sentence = reading.sentences[mention.sentence]
    found = _AT_ONCE.search(sentence.text)
    when, _ = find_date(mention, reading) if found else (None, None)
    if found is None or when is None or when.precision is not Precision.DAY:
        return None, None
    start = sentence.span.start + found.start()
    span = reading.article.span(start, start + len(found[0]))
    return replace(when, raw=found[0]), FieldSpan(field="effective", span=span, rule="when.at-once")


#: A sentence that says when the people or jobs of a cut told before it go.
_ENDING = re.compile(
    r"\b(?:lay-?offs|cuts|reductions?|redundancies|employees|workers|staff|people|those(?:\s+affected)?|jobs|positions|roles|posts|"
    r"dismissals|terminations|separations|restructuring|changes|closures?|(?:plant|factory|site|mill|facility|warehouse|mine|yard|depot|centre|center)s?)\b"
    r"(?:\s+\S+){0,5}?\s+(?:(?:will|would|are|to|is|were|be|being|have|expected|"
    r"scheduled|set|due|likely|planned|projected|slated)\s+)*(?:leav(?:e|ing)|end(?:ing)?|los(?:e|ing)\s+their|gone|go|take\s+effect|effective|completed?|completion|"
    r"depart|finish(?:ed)?|begin|start|occur|take\s+place|let\s+go|laid\s+off|concluded?|phased|carried\s+out|happen|implemented|made|put\s+into\s+effect|clos(?:e|ed|ing)|shut|cease)\b|"
    r"\bcomplet(?:e|ed|ing)\s+(?:the\s+|its\s+|these\s+)?(?:lay-?offs|cuts|reductions?|restructuring|plan|programme?|process)\b|"
    r"\b(?:last|final)\s+day\b|\b(?:separation|effective|termination)\s+date\b|\bend\s+their\s+employment\b",
    re.IGNORECASE,
)


#: The end of a workplace, and how many sentences on its jobs may be told: "The mill will shut in May. 90 jobs go."
_CLOSES = re.compile(
    r"\b(?:clos(?:e|es|ed|ing|ure)|shut(?:s|ting|down)?|ceas(?:e|es|ing)|stop(?:s|ping)?\s+(?:making|production|producing)|"
    r"end(?:s|ing)?\s+(?:production|operations))\b",
    re.IGNORECASE,
)
_CLOSED_BEFORE = 2
#: A figure of its own makes a sentence tell of another cut.
_OWN_FIGURE = re.compile(
    r"\b\d[\d,.]*\s+(?:\w+\s+){0,2}(?:jobs|workers|employees|staff|people|positions|roles)\b|\d\s?(?:%|percent|per\s+cent)",
    re.IGNORECASE,
)
_AHEAD_WORDS = re.compile(
    r"\b(?:will|would|shall|to|by|until|through|effective|expected|scheduled|set|due|planned|slated|begin\w*|starting|take\s+effect)\b",
    re.IGNORECASE,
)
_BEHIND_WORDS = re.compile(r"\b(?:had|already|previously|earlier|last\s+(?:year|month|week)|ago)\b", re.IGNORECASE)


def _ends_told(text: str, today: date | None) -> list[tuple[When, WhenWords]]:
    """The times still to come that a sentence gives for jobs to end."""
    ending = _ENDING.search(text)
    if not ending or not _AHEAD_WORDS.search(text) or _BEHIND_WORDS.search(text) or _OWN_FIGURE.search(text):
        return []
    out = []
    for words in find_whens(text):
        when = words.on(today, future=True)
        if when is None or (today is not None and when.end <= today) or words.form == "when.relative-day":
            continue
        between = text[ending.end() : words.start] if words.start >= ending.end() else text[words.end : ending.start()]
        near = ending.start() <= words.start < ending.end() or len(between.split()) <= 7
        if near and not TOLD_WHEN.search(text[: words.start]):
            out.append((when, words))
    return out


def _closing_told(text: str, today: date | None) -> list[tuple[When, WhenWords]]:
    """The time still to come at which a sentence has a place of work close."""
    closes = _CLOSES.search(text)
    if not closes or not _AHEAD_WORDS.search(text) or _BEHIND_WORDS.search(text) or _OWN_FIGURE.search(text):
        return []
    told = [(words.on(today, future=True), words) for words in find_whens(text) if words.start >= closes.end()]
    return [
        (when, words)
        for when, words in told
        if when is not None
        and (today is None or when.end > today)
        and words.form not in ("when.relative-day", "when.weekday")
        and len(text[closes.end() : words.start].split()) <= _WORDS_ON
    ]


#: Words from a closing to its time.
_WORDS_ON = 9


def _last_of(when: When) -> When:
    """The last day, month, quarter or year of a period."""
    match when.precision:
        case Precision.DAY | Precision.WEEK:
            return when
        case Precision.MONTH:
            start = when.end.replace(day=1)
        case Precision.QUARTER:
            start = date(when.end.year, (when.end.month - 1) // 3 * 3 + 1, 1)
        case Precision.YEAR:
            start = max(when.start, date(when.end.year, 1, 1))
    return replace(when, start=start)
