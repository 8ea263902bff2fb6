"""Why a cut is made, as the article says: reasons tied to it by a connective, their stance and their speaker.

A reason counts where a connective ties it to the cut's anchor in one sentence, or to words that point back to the cut
("the move", "the layoffs") in a sentence near it, or where the employer itself explains beside it ("we grew too
fast"). A setting ("amid") ties nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.company.employer import Employer
from extract.context.ai import ai_detail
from extract.context.cues import compiled
from extract.context.explained import find_explanations
from extract.context.passages import Told, passages_of
from extract.context.speaker import is_company_speech, speaker_of
from extract.context.ties import SETTING, Tie, find_ties, is_denied, pivots
from extract.mention import Mention
from extract.model import Cause, CauseCode, Kind, Stance
from extract.reading import Reading, Sentence
from extract.rules.causes import TERMS
from extract.rules.connectives import AI_WORKING, REFERRING, REFERRING_FAR


def _explained(text: str, *, deck: bool) -> Iterator[Tie]:
    """The reasons in a sentence of the employer's own, or in a short piece's deck, that need no connective."""
    for term in TERMS:
        pattern = AI_WORKING if term.code is CauseCode.AI else term.plain_pattern
        if deck and term.code in _DECK:
            pattern = term.pattern
        named = compiled(term.pattern).search(text) if term.code is CauseCode.AI else None
        if named and is_denied(text, *named.span()):
            start, end = named.span()
            yield Tie(term=term, start=start, end=end, how="own-words", at=start, stance=Stance.DENIES)
            continue
        if deck and term.code is CauseCode.MERGER and _YEAR.search(text):
            continue  # "Acme bought the magazine in 2019"
        if pattern and (m := compiled(pattern).search(text)) and not SETTING.search(text[: m.start()]):
            stance = Stance.DENIES if is_denied(text, m.start(), m.end()) else Stance.ASSERTS
            yield Tie(term=term, start=m.start(), end=m.end(), how="own-words", at=m.start(), stance=stance)


def _named(text: str, start: int, end: int) -> Iterator[Tie]:
    """The reason that the words pointing back to a cut name themselves: "The restructuring …"."""
    for term in TERMS:
        if term.code in (CauseCode.RESTRUCTURING, CauseCode.CLOSING) and (
            m := compiled(term.pattern).search(text[:end], start)
        ):
            yield Tie(term=term, start=m.start(), end=m.end(), how="named", at=start, stance=Stance.ASSERTS)


_YEAR = re.compile(r"\b(?:in|since)\s+(?:\w+\s+)?(?:19|20)\d\d\b")
#: Reasons that a headline's deck or a list's short entry gives by naming them.
_DECK = frozenset((CauseCode.CLOSING, CauseCode.MERGER, CauseCode.BANKRUPTCY, CauseCode.FINANCIAL_LOSS))


#: A sentence about everybody in a trade, or about others in it, sets the scene: "The IT sector faces weak demand."
_OF_ALL = re.compile(
    r"\W*(?:the|this|that)\s+(?:[\w-]+\s+){0,3}?(?:sector|industry|market|economy|trade)\s+(?:has|is|was|had|faces|faced)\b|"
    r"\W*(?:its\s+|the\s+)?(?:rivals?|competitors?|peers|analysts?|economists?|experts|(?:other|many|several|some)\s+(?:[\w-]+\s+){0,2}?(?:companies|firms|banks|airlines|retailers|employers))\b",
    re.IGNORECASE,
)
#: "The programme means 90 layoffs": the sentence before names the programme.
_ANAPHOR = re.compile(
    r"\W*(?:that|this|the|these)\s+(?:effort|plan|move|decision|step|programme|program|measures?|initiative|overhaul|restructuring|"
    r"changes?|deal|merger|closures?)\b",
    re.IGNORECASE,
)
_EFFORTS = _DECK | {CauseCode.RESTRUCTURING, CauseCode.COST_CUTTING}
#: Employers whose savings are cuts of a public budget.
_PUBLIC = re.compile(
    r"\b(?:ministry|department|civil\s+service|government|federal|public\s+service|whitehall|defence\s+force)\b",
    re.IGNORECASE,
)


def find_causes(
    mentions: Iterable[Mention], employer: Employer, reading: Reading, *, others: Sequence[Told] = ()
) -> tuple[Cause, ...]:
    """The reasons that an article gives for the cut of these mentions, one a code, in the order in which it gives them.

    What the mentions' own sentences say goes before what sentences near them say. ``others`` are the cuts that the
    article tells beside this one: what is said of them explains nothing here.
    """
    mentions = tuple(mentions)
    found: dict[CauseCode, Cause] = {}

    def to_ai(sentence: Sentence, turn: Tie) -> bool:
        ai, base = found.get(CauseCode.AI), sentence.span.start
        if ai is None or not base <= ai.span.start < sentence.span.end:
            return False
        return pivots(sentence.text, (turn.start, turn.end), (ai.span.start - base, ai.span.end - base))

    def keep(sentence: Sentence, ties: Iterable[Tie]) -> None:
        for tie in ties:
            base, known = sentence.span.start, found.get(tie.term.code)
            headlined = known is not None and known.span.end <= reading.article.body_start
            if headlined and tie.stance is Stance.DENIES and not sentence.is_title:
                pass  # "A year of AI job cuts", whose own firm says that AI is not why
            elif known is not None or (tie.term.code is CauseCode.RESTRUCTURING and to_ai(sentence, tie)):
                continue
            found[tie.term.code] = Cause(
                code=tie.term.code,
                stance=tie.stance,
                speaker=speaker_of(sentence, tie.start, tie.end, employer),
                span=reading.article.span(base + tie.start, base + tie.end),
                rule=f"{tie.term.id}.{tie.how}",
                detail=ai_detail(sentence.text, tie.start, tie.end) if tie.term.code is CauseCode.AI else None,
            )

    for mention in mentions:
        sentence = reading.sentences[mention.sentence]
        base = sentence.span.start
        start, end = mention.anchor.start - base, mention.anchor.end - base
        keep(sentence, find_ties(sentence.text, start, end, company=employer.name))
        keep(sentence, find_explanations(sentence.text, 0, employer))
        if is_company_speech(sentence.text, close=False):
            keep(sentence, _explained(sentence.text, deck=False))
        if _ANAPHOR.match(sentence.text) and sentence.index > 0 and start > 0:
            before = reading.sentences[sentence.index - 1]
            keep(before, (tie for tie in _explained(before.text, deck=True) if tie.term.code in _EFFORTS))
    short = len(reading.sentences) <= 4
    for sentence in passages_of(mentions, employer, others, reading):
        step = min(abs(sentence.index - m.sentence) for m in mentions)
        for m in compiled(REFERRING if step <= 7 else REFERRING_FAR).finditer(sentence.text):
            keep(sentence, find_ties(sentence.text, m.start(), m.end(), company=employer.name, slack=7))
            if step <= 2 and employer.kind is Kind.LAYOFF:
                keep(sentence, _named(sentence.text, m.start(), m.end()))
        if not _OF_ALL.match(sentence.text):
            keep(sentence, find_explanations(sentence.text, step, employer))
        if short and _OF_ALL.match(sentence.text):
            continue
        if short or (step <= 4 and is_company_speech(sentence.text, close=step <= 2)):
            keep(sentence, _explained(sentence.text, deck=short))
    if (
        CauseCode.GOVERNMENT not in found
        and (saving := found.get(CauseCode.COST_CUTTING))
        and _PUBLIC.search(employer.name)
    ):
        found[CauseCode.GOVERNMENT] = replace(
            saving, code=CauseCode.GOVERNMENT, rule="cause.government.public-employer"
        )
    return tuple(sorted(found.values(), key=lambda cause: (cause.span.start, cause.code)))
