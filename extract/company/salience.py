"""Which employer "the company", "it", "the Dutch lender" or a boss stands for: the most salient one before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.company.cast import Cast, Entity, Name
from extract.company.gazetteer import Role
from extract.company.words import TRADE_OF_NOUN

if TYPE_CHECKING:
    from extract.reading import Reading

_FADE = 0.7  # a sentence
_NEW_PARAGRAPH = 0.85
_SAME_SENTENCE = 3.0
_HEADING_ABOVE = 2.5
_ITEM = re.compile(r"(?:\d+[.)]|[•*–▪-])\s*")
_BUSINESS = ("company", "firm", "giant", "business", "corporation", "startup", "start-up", "maker", "group")


def most_salient(
    cast: Cast, *, sentence: int, before: int, noun: str | None = None, guesses: bool = False
) -> Name | None:
    """The last name of the employer that stands out most before an offset; None where the article names none.

    Every earlier name counts for its employer: more where it opens its sentence, less the further off, least as a
    rival's, owner's or customer's. What the article is about as a whole counts beside that, and a noun that says the
    trade ("the lender") favours the employers known to be in it.
    """
    scores: dict[Entity, float] = {}
    last: dict[Entity, Name] = {}
    for name in cast.names:
        if (
            name.start >= before
            or name.source
            or (name.guessed and not guesses)
            or name.entity.role in (Role.UNION, Role.TRACKER)
        ):
            continue
        scores[name.entity] = scores.get(name.entity, 0.0) + _pull(cast, name, sentence)
        last[name.entity] = name
    top = max(cast.weight.values(), default=1.0)
    about = 1.2 if cast.focused else 0.25
    for entity in scores:
        scores[entity] += about * cast.weight.get(entity, 0.0) / top
        scores[entity] *= _trade(entity, noun)
    if not scores:
        return _first_after(cast, before, guesses=guesses)
    best = max(scores, key=lambda e: (scores[e], last[e].start))
    return last[best]


def _pull(cast: Cast, name: Name, sentence: int) -> float:
    sentences = cast.reading.sentences
    apart = sentences[sentence].paragraph - sentences[name.sentence].paragraph
    pull = _FADE ** min(sentence - name.sentence, 12) * _NEW_PARAGRAPH ** min(apart, 4)
    if name.sentence == sentence:
        pull *= _SAME_SENTENCE
    if name.sentence <= sentence and apart == 0 and _ITEM.match(_paragraph(cast.reading, sentence)):
        pull *= _HEADING_ABOVE  # each item of a list begins anew
    if name.leading:
        pull *= 1.5
        if sentence and name.sentence == heading_above(cast.reading, sentence):
            pull *= _HEADING_ABOVE
    if name.minor:
        pull *= 0.25
    if name.entity.role is not Role.EMPLOYER:
        pull *= 0.3
    return pull


def _paragraph(reading: Reading, sentence: int) -> str:
    paragraph = reading.sentences[sentence].paragraph
    return next(s.text for s in reading.sentences if s.paragraph == paragraph)


def heading_above(reading: Reading, sentence: int) -> int | None:
    """The index of the heading under which a sentence's paragraph stands; None without one."""
    paragraph = reading.sentences[sentence].paragraph
    for above in reversed(reading.sentences[:sentence]):
        if above.paragraph != paragraph:
            ends = above.text.rstrip(" \"'”’").endswith((".", "!", "?", ":"))
            return above.index if not above.is_title and not ends and len(above.text) < 150 else None
    return None


def _trade(entity: Entity, noun: str | None) -> float:
    trades = TRADE_OF_NOUN.get(noun or "")
    industry = entity.company.industry if entity.company else None
    if noun in _BUSINESS and industry in ("government", "education"):
        return 0.3
    if not trades or not industry:
        return 1.0
    return 1.6 if any(t in industry.casefold() for t in trades.split()) else 0.6


def _first_after(cast: Cast, before: int, *, guesses: bool) -> Name | None:
    return next(
        (
            n
            for n in cast.names
            if n.start >= before
            and (guesses or not n.guessed)
            and n.entity.role is Role.EMPLOYER
            and not n.source
            and not n.minor
        ),
        None,
    )
