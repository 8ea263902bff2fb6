"""When a cut was announced or happened, and when the jobs end.

A word of time is read by what it hangs from: the verb of telling ("said on Wednesday") dates the announcement, the
cut's own verb or noun dates the cut, where it is told as past, or the end of the jobs, where it is still to come. All
others (results "for the third quarter", a firm "founded in 1994") date neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.context.cues import find_cues
from extract.context.speech import TELLING, TELLING_NOUNS
from extract.context.tense import CutTime, Tense, ancestors, anchor_head, cut_time, is_verb, verb_tense
from extract.mention import Mention
from extract.model import DateBasis, FieldSpan, Precision, Status, When
from extract.reading import Reading
from extract.values.when import WhenWords, find_whens, parse_when
from extract.values.when_words import DAY, MONTH, WEEKDAY, YEAR

if TYPE_CHECKING:
    from spacy.tokens import Token


class Role(StrEnum):
    """What a word of time says of a cut."""

    TOLD = "told"
    HAPPENED = "happened"
    ENDS = "ends"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A word of time bound to a cut."""

    role: Role
    when: When
    words: WhenWords
    distance: int  # tokens from the anchor
    inner: bool  # it hangs from the anchor's own noun: "the 400 cuts announced in May"


#: Before a time at which jobs end rather than one at which they were cut.
_ENDS_LEAD = re.compile(
    r"\b(?:by|before|until|till|through|effective|starting|beginning|from|within|no\s+later\s+than|as\s+of|"
    r"as\s+early\s+as|as\s+soon\s+as|over|for)\s+(?:the\s+)?(?:on\s+|in\s+)?$",
    re.IGNORECASE,
)
_BY_LEAD = re.compile(r"\b(?:by|before|until|effective|starting|within)\s+(?:the\s+)?(?:on\s+|in\s+)?$", re.IGNORECASE)
_THROUGH_LEAD = re.compile(r"\bthrough\s+(?:the\s+end\s+of\s+)?$", re.IGNORECASE)
#: "A month after mass layoffs": counted back from publication.
_AFTER_CUT = re.compile(
    r"\b((?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|(?:a\s+)?few|several)\s+(?:day|week|month|year)s?)"
    r"\s+(?:after|since)\s+"
    r"(?:\S+\s+){0,6}$",
    re.IGNORECASE,
)
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


@lru_cache(maxsize=4)
def _entries(reading: Reading) -> tuple[tuple[int, re.Match[str]], ...]:
    """The sentences that open a dated entry of a list; none unless there are two of them, or none is the dateline."""
    first = {s.paragraph: s for s in reversed(reading.sentences)}
    found = tuple((s.index, m) for s in sorted(first.values(), key=lambda s: s.index) if (m := _ENTRY.match(s.text)))
    return found if len(found) > 1 else ()


def entry_day(mention: Mention, reading: Reading) -> tuple[When, FieldSpan] | None:
    """The date of the list entry that a mention stands in, where its article is a list of dated entries."""
    opening = [(index, m) for index, m in _entries(reading) if index <= mention.sentence]
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


def _opens_entry(words: WhenWords, index: int, reading: Reading) -> bool:
    """True for the words that date a list entry as a whole."""
    return any(i == index and m.start("day") <= words.start < m.end("day") for i, m in _entries(reading))


def _year_told(reading: Reading) -> int | None:
    """The latest year that a text without a publication date names, the only clue to the year of its entries."""
    years = re.findall(r"(?<![\d$£€,.])(?:19|20)\d\d(?![\d,%])", reading.article.text)
    return max(map(int, years), default=None)


def told_on(mention: Mention, reading: Reading) -> date | None:
    """The day that a mention's relative words count from: its list entry's, else its article's."""
    entry = entry_day(mention, reading)
    return entry[0].end if entry else today_of(reading)


def _is_dateline(words: WhenWords, text: str) -> bool:
    """True for "DETROIT, April 8 -": an article's own date, which says nothing of the cut's."""
    return bool(
        words.form in ("when.month-day", "when.day-month")
        and re.match(r"\s*(?:\([^)]*\)|[-–—])", text[words.end :])
        and _DATELINE_HEAD.match(text[: words.start])
    )


def _place(words: WhenWords, text: str, cut: CutTime, tense: Tense, today: date | None) -> tuple[Role, When] | None:
    """Whether a time bound to the cut is when it happened or when the jobs end."""
    ahead = words.on(today, future=True)
    past = words.on(today) or (ahead if tense.is_future else None)
    if past is None or ahead is None:
        return None
    if words.raw.lower().startswith("later") or words.form in _AHEAD:
        return Role.ENDS, ahead
    by = bool(_BY_LEAD.search(text[: words.start]))
    if cut.was_intended and not by and today is not None and past.end < today:
        return Role.HAPPENED, past
    if today is None:
        ends = tense.is_future or (by and not tense.is_past)
        return (Role.ENDS, ahead) if ends else (Role.HAPPENED, past)
    if tense.is_past:
        if past.start > today:
            return Role.ENDS, past
        if by and past.end >= today and tense is not Tense.PLUPERFECT:
            return Role.ENDS, ahead
        return Role.HAPPENED, past
    if ahead.end < today:
        return Role.HAPPENED, past
    if tense.is_future or by or ahead.start > today:
        whole_span = words.form in ("when.weekday", "when.relative-day") and not by and not tense.is_future
        return (Role.HAPPENED, past) if whole_span else (Role.ENDS, ahead)
    return Role.HAPPENED, past


#: Forms that always lie ahead.
_AHEAD = frozenset(("when.next-window", "when.next-window-n", "when.next-vague", "when.in-units"))


def _governor(words: WhenWords, doc_offset_tokens: list[Token]) -> Token | None:
    """What a word of time hangs from: the first verb or noun above it that is not part of it."""
    inside = set(doc_offset_tokens)
    top = next((t for t in doc_offset_tokens if t.head not in inside), doc_offset_tokens[0])
    for token in ancestors(top):
        if token in inside or token.pos_ in ("ADP", "SCONJ", "PART", "ADV", "PUNCT", "DET", "NUM"):
            continue
        if token.lower_ in ("beginning", "starting", "effective", "ending"):
            continue
        return token
    return None


#: "The second round this year", "its largest layoffs since 2023": the time ranks the cut, it does not date it.
_RANKED = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|\dth|\d(?:nd|rd)|latest|largest|biggest|deepest|worst|steepest|highest|lowest|most)\s+"
    r"(?:[\w-]+\s+){0,2}?(?:rounds?|waves?|time|series|lay-?offs?|cuts?|reductions?|total|cull|figure|level|number|month|year)"
    r"(?:\s+of\s+(?:\w+\s+){1,2}?)?\s*(?:(?:since|in|of|for|within|over|so\s+far)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def timed(mention: Mention, reading: Reading) -> tuple[Timed, ...]:
    """The words of time in a mention's sentence that are bound to its cut, each with what it says of it."""
    sentence = reading.sentences[mention.sentence]
    text, today = sentence.text, told_on(mention, reading)
    found = find_whens(text)
    if not found:
        return ()
    doc = reading.doc(mention.sentence)
    cut = cut_time(mention, reading)
    planned = not cut.tense.is_past and is_only_planned(mention, reading)
    head = anchor_head(mention, reading)
    subtree = set(head.subtree)
    bound: list[Timed] = []
    for words in found:
        tokens = [t for t in doc if t.idx < words.end and t.idx + len(t) > words.start]
        if (
            not tokens
            or _is_dateline(words, text)
            or _opens_entry(words, sentence.index, reading)
            or _RANKED.search(text[: words.start])
        ):
            continue
        governor = _governor(words, tokens)
        low, high = sorted((tokens[0].i, head.i))
        role, verb = _role(governor, head, subtree, cut)
        inner = head.pos_ == "NOUN" and tokens[0] in subtree
        if role is None:
            if verb is not None or any(is_verb(t) or t.text in (";", "—", "–", "--") for t in doc[low + 1 : high]):
                continue
            role = Role.HAPPENED
        if role is Role.TOLD and verb is not None and words.form not in _DAYS and not verb_tense(verb).is_past:
            role = Role.HAPPENED  # "is warning of job losses this winter"
        if role is Role.HAPPENED and words.form in _DAYS and cut.tense.is_future and _told_by(cut, words, text):
            role = Role.TOLD
        if role is Role.TOLD:
            when = words.on(today)
            if when is not None and (today is None or when.start <= today):
                bound.append(Timed(role=role, when=when, words=words, distance=high - low, inner=inner))
            continue
        tense = Tense.FUTURE if planned else _tense_at(verb, cut)
        placed = _place(words, text, cut, tense, today)
        if placed and not (planned and placed[0] is Role.HAPPENED and not cut.was_intended):
            bound.append(Timed(role=placed[0], when=placed[1], words=words, distance=high - low, inner=inner))
    return tuple(bound)


def _role(governor: Token | None, head: Token, subtree: set[Token], cut: CutTime) -> tuple[Role | None, Token | None]:
    """TOLD where a time hangs from a telling, HAPPENED where from the cut, else None; and the verb it hangs from."""
    for token in ancestors(governor) if governor is not None else ():
        lemma = token.lemma_.lower()
        if token == head:
            return Role.HAPPENED, token if is_verb(token) else None
        if is_verb(token):
            if (lemma in TELLING or _dismisses(token)) and not verb_tense(token).is_future:
                return Role.TOLD, token
            own = token in cut.verbs or (
                token.head == head and (head.pos_ == "NOUN" or token.dep_ in ("xcomp", "ccomp"))  # "let 40 people go"
            )
            return Role.HAPPENED if own else None, token
        if lemma in TELLING_NOUNS:
            return Role.TOLD, None
        if token in subtree:
            return Role.HAPPENED, None
    return None, None


def _dismisses(verb: Token) -> bool:
    """True for "dismissed rumours", which tells, unlike "dismissed workers"."""
    return verb.lemma_.lower() in ("dismiss", "reject", "rebut") and any(
        child.dep_ == "dobj"
        and child.lemma_.lower() in ("rumour", "rumor", "report", "speculation", "claim", "suggestion")
        for child in verb.children
    )


def _told_by(cut: CutTime, words: WhenWords, text: str) -> bool:
    """True where a verb above the cut tells of it: "announced a plan to cut jobs on Friday" dates the telling."""
    if _BY_LEAD.search(text[: words.start]):
        return False
    return any(verb.lemma_.lower() in TELLING and verb_tense(verb).is_past for verb in cut.verbs)


def _tense_at(verb: Token | None, cut: CutTime) -> Tense:
    """The tense at a word of time: that of the verb it hangs from, where that tells one, else the cut's."""
    if verb is not None and verb not in cut.verbs[:1] and not cut.tense.is_future:
        tense = verb_tense(verb)
        if tense.is_past:
            return tense
    return cut.tense


_CUT_WORDS = re.compile(
    r"\b(?:lay(?:ing|s)?[\s-]?offs?|laid[\s-]off|(?:job|staff|workforce|headcount)\s+(?:cut|loss|reduction)\w*|redundan\w+|"
    r"(?:cut|cuts|cutting|slash\w*|eliminat\w+|axe|axing|shed\w*|reduc\w+|sack\w*|fir(?:ed|ing)|dismiss\w*)\b[^.]{0,60}?"
    r"\b(?:jobs|staff|staffers|workforce|workers|employees|positions|roles|people|posts|headcount|personnel)|"
    r"(?:jobs|staff|workers|employees|positions|roles|people|posts)\s+(?:will|would|to|are\s+to|were|at|affected|impacted)|"
    r"the\s+(?:cuts|layoffs|job\s+cuts|announcement|move|decision|news|restructuring|reductions?))\b",
    re.IGNORECASE,
)
_TOLD_WHEN = re.compile(
    r"\b(?:said|says|announced?|announcing|told|tells|confirmed|reported(?!\s+to\b)|reports|revealed|disclosed|notified|informed|unveiled|"
    r"warned|wrote|filed|published|posted|released|issued|sent|statement|memo|filing|notice|letter|email|announcement|"
    r"release|report(?!ed\s+to\b)|began|started|laid\s+off|dismissed|fired|cut|axed|sacked|eliminated)\b(?:\s+[\w’'.,-]+){0,7}?\s+(?:late\s+|early\s+|on\s+|in\s+)*$",
    re.IGNORECASE,
)
_TOLD_AFTER = re.compile(
    r"\s*(?:said|announced|told|confirmed|revealed|disclosed|unveiled|warned|reported|posted|outlined|launched|began|denied)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4)
def _announcements(reading: Reading) -> tuple[tuple[int, bool, When], ...]:
    """The days on which an article says that something was told: sentence, whether it speaks of cuts, and day."""
    today = today_of(reading)
    out = []
    for sentence in reading.sentences:
        text = sentence.text
        for words in find_whens(text):
            if words.form not in _DAYS or _is_dateline(words, text):
                continue
            if not (_TOLD_WHEN.search(text[: words.start]) or _TOLD_AFTER.match(text, words.end)):
                continue
            when = words.on(today)
            if when and (today is None or today - timedelta(days=10) <= when.start <= today):
                out.append((sentence.index, bool(_CUT_WORDS.search(text)), when))
                break
    return tuple(out)


def announced_when(mention: Mention, reading: Reading) -> When | None:
    """The day on which an article says that its news was told.

    From the first of its leading sentences that tells of cuts and says a day, else from a sentence just before or
    after the mention.
    """
    leading = mention.sentence <= 4
    for index, of_cuts, when in _announcements(reading):
        if of_cuts and index < 10 and (leading or abs(index - mention.sentence) <= 4):
            return when
    near = [(abs(index - mention.sentence), when) for index, _, when in _announcements(reading)]
    return min(near, key=lambda n: n[0])[1] if near and min(n[0] for n in near) <= 2 else None


_DAYS = frozenset(("when.iso", "when.numeric", "when.month-day", "when.day-month", "when.relative-day", "when.weekday"))


def is_background(mention: Mention, reading: Reading) -> bool:
    """True when a mention tells a cut that was over before this article's news."""
    today = told_on(mention, reading)
    cut = cut_time(mention, reading)
    own = timed(mention, reading)
    sentence = reading.sentences[mention.sentence]
    if cut.tense is Tense.PLUPERFECT:
        return True
    if not sentence.is_title and today and any(t.inner and _tells_over(t, today) for t in own):
        return True
    if cut.tense.is_future or (not cut.tense.is_past and is_only_planned(mention, reading)):
        return False
    if not sentence.is_title and today and any(_tells_over(t, today) for t in own):
        return True
    if today is None and cut.tense.is_past and _LAST.search(sentence.text):
        return True
    before = sentence.text[: mention.anchor.start - sentence.span.start]
    after = sentence.text[mention.anchor.end - sentence.span.start :]
    return bool(_BACKGROUND_BEFORE.search(before) or _BACKGROUND_AFTER.match(after))


def is_only_planned(mention: Mention, reading: Reading) -> bool:
    """True where the sentence says that the cut is only planned, feared or weighed."""
    sentence = reading.sentences[mention.sentence]
    base = sentence.span.start
    found = find_cues(sentence.text, mention.anchor.start - base, mention.anchor.end - base)
    return any(cue.cue.status is Status.PLANNED for cue in found)


def _tells_over(t: Timed, today: date) -> bool:
    """True where a word of time puts the cut itself, or the telling of a cut named by a noun, before the news."""
    if t.role is Role.HAPPENED and t.words.form in ("when.past-window", "when.past-window-n"):
        return True
    over = _is_over(t.when, today) or t.words.raw.lower().startswith("earlier")
    return over and (t.role is Role.HAPPENED or (t.role is Role.TOLD and t.inner))


def _is_over(when: When, today: date) -> bool:
    """True for a day or week more than two weeks back, or a longer period that is past."""
    if when.precision in (Precision.DAY, Precision.WEEK):
        return when.end < today - timedelta(days=14)
    return when.end < today


_LAST = re.compile(r"\blast\s+(?:year|month|quarter|summer|spring|autumn|fall|winter)\b", re.IGNORECASE)
_BACKGROUND_BEFORE = re.compile(
    r"\b(?:(?:after|since|following|despite|having|months?\s+after|weeks\s+after|year\s+after)\s+(?:(?:mass|earlier|previous|"
    r"prior|past|major)\s+)*(?=\s*$)|(?:previous(?:ly)?|earlier|prior|past|former|last\s+(?:round|wave)\s+of)\s+(?:\w+\s+){0,2}|"
    r"\b(?:has|have|had|’ve|'ve)\s+already\s+(?:\w+\s+)?)$",
    re.IGNORECASE,
)
_BACKGROUND_AFTER = re.compile(r"\s+(?:in|since|back\s+in|during)\s+(?:19|20)\d\d\b", re.IGNORECASE)


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
    if not is_background(mention, reading):
        when_told = announced_when(mention, reading)
        if when_told is not None:
            return when_told, None
    if today is None:
        return None, None
    basis = DateBasis.PUBLISHED if reading.article.published_on else DateBasis.TEXT
    return When(start=today, end=today, precision=Precision.DAY, basis=basis, raw=None), None


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
    if not ends:
        return None, None
    last = [e for e in ends if _BY_LEAD.search(sentence.text[: e[1].start])]
    when, words = max(last, key=lambda e: e[0].end) if last else ends[0]
    base = sentence.span.start
    span = reading.article.span(base + words.start, base + words.end)
    return _last_of(when), FieldSpan(field="effective", span=span, rule=words.form)


#: A sentence that says when the people or jobs of a cut told before it go.
_ENDING = re.compile(
    r"\b(?:lay-?offs|cuts|reductions?|redundancies|employees|workers|staff|people|those(?:\s+affected)?|jobs|positions|roles|posts|"
    r"dismissals|terminations|separations)\b(?:\s+\S+){0,5}?\s+(?:(?:will|would|are|to|is|were|be|being|have|expected|"
    r"scheduled|set|due|likely|planned|projected|slated)\s+)*(?:leav(?:e|ing)|end(?:ing)?|los(?:e|ing)\s+their|gone|go|take\s+effect|effective|completed?|completion|"
    r"depart|finish(?:ed)?|begin|start|occur|take\s+place|let\s+go|laid\s+off|concluded?|phased|carried\s+out|implemented)\b|"
    r"\b(?:last|final)\s+day\b|\b(?:separation|effective|termination)\s+date\b|\bend\s+their\s+employment\b",
    re.IGNORECASE,
)


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
        if near and not _TOLD_WHEN.search(text[: words.start]):
            out.append((when, words))
    return out


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
