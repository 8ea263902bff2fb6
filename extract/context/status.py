"""How sure a cut is, as the article tells it (claims.md, rulings).

Cues in the mention's sentence decide, in the order reversed, denied, over before the news, only reported, planned; a
cut without a cue is announced. Hearsay in the sentence gives way where the article says that the employer confirmed.
"""

from __future__ import annotations

import re

from extract.company.patterns import is_tracked
from extract.context.background import is_aside, is_background
from extract.context.cues import FoundCue, compiled, find_cues
from extract.context.tense import Tense, cut_time
from extract.mention import Mention
from extract.model import FieldSpan, Status
from extract.reading import Reading, Sentence
from extract.rules.status import CUES


def find_status(mention: Mention, reading: Reading) -> tuple[Status, FieldSpan | None]:
    """How sure a mention's cut is, and the words that say so; None where the tense alone decides."""
    sentence = reading.sentences[mention.sentence]
    base = sentence.span.start
    found = find_cues(sentence.text, mention.anchor.start - base, mention.anchor.end - base)
    if is_tracked(reading.article.text):  # a count of plans announced: "293,753 planned layoffs"
        found = tuple(cue for cue in found if sentence.text[cue.start : cue.end].strip().casefold() != "planned")
    first = {cue.cue.status: cue for cue in reversed(found)}

    def said(status: Status) -> tuple[Status, FieldSpan]:
        cue = first[status]
        span = reading.article.span(base + cue.start, base + cue.end)
        return status, FieldSpan(field="status", span=span, rule=cue.cue.id)

    if Status.REVERSED in first:
        return said(Status.REVERSED)
    if Status.DENIED not in first and not sentence.is_title and (denial := _denied_after(sentence, reading)):
        return denial
    if Status.DENIED in first:
        return said(Status.DENIED)
    if is_background(mention, reading) or (not first and is_aside(mention, reading)):
        return Status.COMPLETED, None
    if Status.REPORTED in first and not (
        _announced_by_itself(first[Status.REPORTED], sentence.text)
        or (first[Status.REPORTED].cue.id in _OVERRULED and confirmed(reading, but_for=sentence))
        or (reading.once(_owns_up) and not _MORE.search(sentence.text[: mention.anchor.start - base]))
    ):
        return said(Status.REPORTED)
    if not first and (source := _told_after(sentence, reading)):
        return source
    if sentence.is_title and (not first or _SIGNED.search(sentence.text)) and reading.once(only_reported):
        return Status.REPORTED, None
    if Status.PLANNED in first:
        return said(Status.PLANNED)
    if cut_time(mention, reading).tense is Tense.POSSIBLE:
        return Status.PLANNED, None
    return Status.ANNOUNCED, None


#: A headline that names its source: "Acme weighs layoffs: Daily Ledger", "Acme eyes layoffs - Ledger".
_SIGNED = re.compile(r"(?:\s[-–—]|:)\s+(?:(?:the|The)\s+)?[A-Z]\w+(?:\s+[A-Z]\w+){0,2}\W*$")
#: Hearsay about a cut that gives way to the employer's own word; what unnamed people say stays theirs.
_OVERRULED = frozenset(("status.reported-paper", "status.reported-adverb"))
#: The employer's own telling, which a paper only passes on: "Acme said in a statement, the Ledger reported".
_OWN_TELLING = re.compile(
    r"\b(?:announced|confirmed|(?:said|wrote|told\s+\S+)\s+in\s+(?:a|an|the)\s+(?:\w+\s+){0,2}?(?:statement|filing|press\s+release|"
    r"blog\s+post|notice)|(?:revealed|unveiled|disclosed)\s+(?:\w+\s+)?plans|citing\s+(?:a|an|the)\s+(?:\S+\s+){0,3}?(?:filing|statement|press\s+release|"
    r"(?:\S+\s+){0,3}?(?:company|\S+)\s+spokes\w+)|according\s+to\s+(?:a|the|its)\s+(?:\w+\s+)?(?:filing|statement|press\s+release))\b",
    re.IGNORECASE,
)


def _announced_by_itself(cue: FoundCue, text: str) -> bool:
    """True where a paper only passes on what the sentence has the employer announce itself."""
    return cue.cue.id == "status.reported-paper" and any(
        not (cue.start <= m.start() < cue.end) for m in _OWN_TELLING.finditer(text)
    )


#: A sentence that lays the one before it to somebody's report: "That's according to the news site Ledger."
_SOURCE = re.compile(
    r"\W*(?:that(?:\s+is|[’']s|\s+was)\s+according\s+to|(?:the|this)\s+(?:news|story|report|cuts?|lay-?offs?|plans?|move)\s+(?:was|were)\s+"
    r"(?:first\s+|earlier\s+)?reported\s+by|as\s+first\s+reported)\b(?!\s+(?:an?|the|its)\s+(?:\w+\s+)?(?:company|firm|statement|filing|spokes))",
    re.IGNORECASE,
)


def _told_after(sentence: Sentence, reading: Reading) -> tuple[Status, FieldSpan] | None:
    """The report that the next sentence lays a cut to, where the employer nowhere confirms it."""
    if sentence.is_title or reading.once(_confirming):
        return None
    return _said_next(_SOURCE, Status.REPORTED, "status.reported-after", sentence, reading)


def _said_next(
    pattern: re.Pattern[str], status: Status, rule: str, sentence: Sentence, reading: Reading
) -> tuple[Status, FieldSpan] | None:
    """A status that the next sentence's beginning gives, and its words."""
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    found = pattern.match(following[0].text) if following else None
    if found is None:
        return None
    base = following[0].span.start
    span = reading.article.span(base + found.start(), base + found.end())
    return status, FieldSpan(field="status", span=span, rule=rule)


#: A sentence in which the employer denies the reports told before it: "Acme spokesman Jim Hale denied both reports."
_DENIAL = re.compile(
    r"[“\"]?(?![^.;]{0,60}\b(?:unions?|analysts?|ministers?|critics|courts?|judges?|workers|employees|lawmakers?|residents|"
    r"shareholders|creditors|senators?)\b)(?-i:[A-Z]\w*|The|It|A)\b[^.;]{0,60}?\b(?:denied|denies|has\s+denied|dismissed|rejected|refuted)\s+"
    r"(?:(?:the|those|these|both|all|such|media|press)\s+){0,2}(?:reports?|rumou?rs?|claims?|speculation|story|it)\b(?!\s+that\b)",
    re.IGNORECASE,
)


def _denied_after(sentence: Sentence, reading: Reading) -> tuple[Status, FieldSpan] | None:
    """The employer's denial, in the next sentence, of what a sentence of hearsay tells."""
    if not _TOLD_OF.search(sentence.text):
        return None
    return _said_next(_DENIAL, Status.DENIED, "status.denied-after", sentence, reading)


#: Words by which a sentence lays a cut to somebody's telling.
_TOLD_OF = re.compile(
    r"\b(?:report(?:s|ed|edly)?|rumou?r(?:s|ed)?|said|says|claim(?:s|ed)?|according\s+to|sources?)\b", re.IGNORECASE
)
_EMPLOYER = (
    r"(?:(?:the|its|a|an)\s+(?:[\w-]+\s+){0,3}?(?:company|firm|bank|lender|retailer|carmaker|automaker|maker|studio|publisher|group|"
    r"airline|chipmaker|developer|giant|start-?up|agency|department|university|hospital|board|business|manufacturer|operator|"
    r"insurer|council|ministry|government|spokes\w+|management|owner)|spokes(?:man|woman|person|people)|(?:chief\s+executive|ceo|president|"
    r"chairman|founder|chief\s+\w+\s+officer|executives?)(?:\s+\w+){0,3}|it)"
)
_CONFIRMED = re.compile(
    rf"\b(?:confirm(?:s|ed|ing)\b(?!\s+to\s+\w+\s+by\s+(?:sources|people))|{_EMPLOYER}\s+(?:also\s+|has\s+|have\s+)?(?:said|says|announced|told|wrote|stated|disclosed)|"
    r"(?:said|announced|wrote|confirmed)\s+in\s+(?:a|an|the)\s+(?:\w+\s+){0,3}?(?:statement|filing|memo|email|e-mail|post|letter|release)|"
    r"according\s+to\s+(?:a|an|the|its)\s+(?:\w+\s+){0,3}?(?:filing|statement|spokes\w+|notice|press\s+release|memo))",
    re.IGNORECASE,
)
_NOT_CONFIRMED = re.compile(
    r"\b(?:declin|refus|did\s+not|didn[’']t|has\s+not|have\s+not|hasn[’']t|yet\s+to|could\s+not|unable|not\s+immediately)\w*\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\b(?:lay(?:ing|s)?[\s-]?offs?|laid[\s-]off|redundan\w+|job\s+(?:cuts|losses)|reductions?\s+in\s+force|"
    r"(?:cut|cuts|cutting|eliminat\w+|reduc\w+|impact\w*|affect\w*)\b[^.]{0,50}?\b(?:jobs|roles|positions|staff|workforce|employees|workers|headcount)|"
    r"(?:asked|told)\b[^.]{0,50}?\bto\s+(?:leave|resign|go)\b|"
    r"(?:jobs|roles|positions|staff|employees|workers|people)\b[^.]{0,30}?\b(?:cut|affected|impacted|eliminated|laid))\b",
    re.IGNORECASE,
)


#: More than what the employer has owned up to.
_MORE = re.compile(r"\b(?:more|further|additional|another|fresh)\s+(?:\S+\s+){0,3}$", re.IGNORECASE)
#: The employer owns up to the cut that others told of: "Acme confirmed the layoffs, but not how many".
_OWNED_UP = re.compile(
    r"\bconfirm(?:s|ed|ing)\s+(?:to\s+(?:\S+\s+){1,4})?(?:on\s+\w+day\s+)?(?:(?:the|these|its|that|it|there|would|will|was|is|has|had|be|been|some|a|"
    r"round|of|number|planned|recent|were)\s+){0,5}(?:job\s+)?(?:lay-?offs?|laying\s+off|laid\s+off|lay\s+off|cuts|cutting|cut|redundancies|reductions?|eliminat\w+|let\s+go)\b",
    re.IGNORECASE,
)


def _owns_up(reading: Reading) -> bool:
    """True where the employer confirms the cut itself, though the figure may be others' (claims.md, rulings)."""
    return any(
        _OWNED_UP.search(s.text) and not _NOT_CONFIRMED.search(s.text) and not _hearsay(s.text)
        for s in reading.sentences
    )


def _confirming(reading: Reading) -> tuple[int, ...]:
    """The sentences in which the employer itself speaks of the cut."""
    return tuple(
        s.index
        for s in reading.sentences
        if (m := _CONFIRMED.search(s.text))
        and _CUT.search(s.text)
        and not _NOT_CONFIRMED.search(s.text)
        and not _hearsay(s.text)
        and m
    )


def confirmed(reading: Reading, *, but_for: Sentence) -> bool:
    """True where an article's other sentences have the employer itself speak of the cut."""
    return any(index != but_for.index for index in reading.once(_confirming))


def _hearsay(text: str) -> bool:
    return any(cue.status is Status.REPORTED and compiled(cue.pattern).search(text) for cue in CUES)


def only_reported(reading: Reading) -> bool:
    """True where an article tells its cut from hearsay and the employer nowhere confirms it."""
    told = [s for s in reading.sentences[1:] if _CUT.search(s.text)]
    return any(_hearsay(s.text) for s in told[:3]) and not reading.once(_confirming)
