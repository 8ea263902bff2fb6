"""Whether a mention is background: a cut that was over before the article's news."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extract.company.patterns import is_tracked
from extract.context.telling import CUT_WORDS, told_on
from extract.context.tense import Tense, cut_time, is_beside_another
from extract.context.times import BEHIND, Role, Timed, is_only_planned, timed
from extract.mention import Mention
from extract.model import Precision, When
from extract.reading import Reading
from extract.rules import words


def is_background(mention: Mention, reading: Reading) -> bool:
    """True when a mention tells a cut that was over before this article's news."""
    today = told_on(mention, reading)
    cut = cut_time(mention, reading)
    own = timed(mention, reading)
    sentence = reading.sentences[mention.sentence]
    if today and is_tracked(reading.article.text):
        today -= timedelta(days=_COUNTED)
    if cut.tense is Tense.PLUPERFECT or (cut.tense.is_past and is_beside_another(mention, reading)):
        return True
    if cut.tense in (Tense.PRESENT, Tense.PERFECT) and _THREATENED.fullmatch(mention.anchor.text):
        return False
    if not sentence.is_title and today and any(t.inner and _tells_over(t, today) for t in own):
        return not cut.tense.is_future
    long_ago = today - timedelta(days=_OLD) if today else None
    if long_ago and not sentence.is_title and any(t.role is Role.TOLD and t.when.end < long_ago for t in own):
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


#: Days after which a tracker's count comes out: the month just over is its news.
_COUNTED = 45
#: Days after which what was announced is over, unless it is the news: "in 2024 it announced plans to cut 300 jobs".
_OLD = 180


def _tells_over(t: Timed, today: date) -> bool:
    """True where a word of time puts the cut itself, or the telling of a cut named by a noun, before the news."""
    if t.role is Role.HAPPENED and t.words.form in BEHIND:
        return True
    earlier = t.words.raw.lower().startswith("earlier") and t.when.precision not in (Precision.DAY, Precision.WEEK)
    over = _is_over(t.when, today) or earlier
    return over and (t.role is Role.HAPPENED or (t.role is Role.TOLD and t.inner))


def _is_over(when: When, today: date) -> bool:
    """True for a day or week more than two weeks back, or a longer period that is past."""
    if when.precision in (Precision.DAY, Precision.WEEK):
        return when.end < today - timedelta(days=14)
    return when.end < today


def is_aside(mention: Mention, reading: Reading) -> bool:
    """True for a cut told as past, without a time, in an article whose headline and lead speak of none.

    What it tells in passing is not its news.
    """
    tense = cut_time(mention, reading).tense
    past = tense.is_past or tense is Tense.NONE
    return past and mention.sentence > _OPENING and not timed(mention, reading) and not reading.once(_opens_with_cut)


#: The sentences in which an article tells its news: headline and lead.
_OPENING = 2


def _opens_with_cut(reading: Reading) -> bool:
    return any(CUT_WORDS.search(s.text) for s in reading.sentences[:_OPENING])


#: Jobs that are or have been put at risk are not yet gone.
_THREATENED = re.compile(words.RISK, re.IGNORECASE)
_LAST = re.compile(r"\blast\s+(?:year|month|quarter|summer|spring|autumn|fall|winter)\b", re.IGNORECASE)
_BACKGROUND_BEFORE = re.compile(
    r"\b(?:(?:after|since|following|despite|having|months?\s+after|weeks\s+after|year\s+after)\s+(?:(?:mass|earlier|previous|"
    r"prior|past|major)\s+)*(?=\s*$)|(?:previous(?:ly)?|earlier|prior|past|former|last\s+(?:round|wave)\s+of)\s+(?:\w+\s+){0,2}|"
    r"\b(?:has|have|had|’ve|'ve)\s+already\s+(?:\w+\s+)?)$",
    re.IGNORECASE,
)
_BACKGROUND_AFTER = re.compile(
    r"\s+(?:(?:in|since|back\s+in|during)\s+(?:19|20)\d\d\b|"
    r"(?:(?:that|who|which)\s+)?(?:(?:it|they)\s+)?(?:(?:ha[sd]|have|were|was)\s+)?(?:already|previously)\s+(?!at\b|under\b|on\b)\w)",
    re.IGNORECASE,
)
