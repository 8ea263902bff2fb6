"""Why a cut is made, as the article says: reasons tied to it by a connective, their stance and their speaker.

A reason counts where a connective ties it to the cut's anchor in one sentence, or to words that point back to the cut
("the move", "the layoffs") in a sentence near it, or where the employer itself explains beside it ("we grew too
fast"). A setting ("amid") ties nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from extract.company import Employer
from extract.context.ai import ai_detail
from extract.context.dates import is_background
from extract.context.speaker import is_company_speech, speaker_of
from extract.mention import Mention
from extract.model import Cause, CauseCode, Stance
from extract.reading import Reading, Sentence
from extract.rules.causes import TERMS, CauseTerm
from extract.rules.connectives import BARRIER, CAUSING, CONNECTIVES, DENYING, MODIFYING, REFERRING


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A reason tied to an anchor in one sentence; offsets count from the sentence's start."""

    term: CauseTerm
    start: int
    end: int
    how: str  # the connective's id
    stance: Stance


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _words(text: str) -> int:
    return len(text.split())


def _barred(text: str) -> bool:
    return _compiled(BARRIER).search(text) is not None


def _is_verb_after(text: str, end: int) -> bool:
    """True where "to" opens an infinitive: no figure, name or article follows."""
    after = re.match(r"\s+(?:\w+ly\s+)?([A-Za-z][\w-]*)", text[end:])
    return after is not None and after[1].lower() not in _NO_INFINITIVE


_NO_INFINITIVE = frozenset(
    (
        "the a an its their his her our this that these those reporters staff employees workers investors people "
        "about some more less date bloomberg reuters cnbc comment two three four five six ten"
    ).split()
)


def _after(text: str, anchor_end: int, term: CauseTerm, term_start: int, *, slack: int) -> str | None:
    """The id of the connective that ties a reason to an anchor before it, the nearest to the reason; or None.

    At most ``slack`` words may stand between the anchor and the connective.
    """
    best: tuple[int, str] | None = None
    for connective in CONNECTIVES:
        if connective.codes and term.code not in connective.codes:
            continue
        for m in _compiled(connective.pattern).finditer(text, anchor_end):
            if m.end() > term_start:
                break
            tail = text[m.end() : term_start]
            if _words(tail) > connective.reach or _barred(tail) or _words(text[anchor_end : m.start()]) > slack:
                continue
            if m[0].lower() == "to" and not _is_verb_after(text, m.end()):
                continue
            if best is None or m.start() > best[0]:
                best = (m.start(), connective.id)
    return best[1] if best else None


def _before(text: str, term: CauseTerm, start: int, end: int, anchor_start: int) -> str | None:
    """The id of what ties a reason to an anchor after it, or None."""
    gap = text[end:anchor_start]
    if _compiled(MODIFYING).fullmatch(gap):
        return None if re.search(r"\bno\s+$", text[:start], re.IGNORECASE) else "modifier"
    if _words(gap) > 25 or _barred(gap) or _ASIDE.search(text[:start]):
        return None
    if _compiled(CAUSING).search(gap) or (_SUBJECT.fullmatch(gap) and _DETERMINED.search(text[:start])):
        return "causing"
    for connective in CONNECTIVES:
        if not connective.fronted:
            continue
        for m in _compiled(connective.pattern).finditer(text):
            if m.end() > start:
                break
            head, tail = text[: m.start()], text[m.end() : start]
            opens = not head.strip(" \"“'(") or re.search(r"[,;:—–-]\s*$|\bthat\s+$", head)
            if opens and "," in gap and _words(tail) <= connective.reach and not _barred(tail):
                if m[0].lower() == "to" and not _is_verb_after(text, m.end()):
                    continue
                return connective.id
    if term.strong and re.search(r"\band\b|,|\bwith\b|\bbefore\b", gap):
        return "beside"
    return None


#: "The restructuring will eliminate 300 jobs": the reason is the subject of the cut.
_SUBJECT = re.compile(r"(?:\s+[\w’'-]+){0,6}?\s+(?:will|would|could|may|might|is\s+to)\s+(?:\w+\s+)?", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:^\W*|\b(?:the|a|an|its|this|that|their)\s+)(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
#: "Acme, which lost a fifth of its value, was forced to cut": an aside is no reason.
_ASIDE = re.compile(r",\s+(?:which|who|whose)\s+(?:\S+\s+){0,4}$", re.IGNORECASE)


def find_ties(text: str, anchor_start: int, anchor_end: int, *, company: str = "", slack: int = 60) -> tuple[Tie, ...]:
    """The reasons that a sentence ties to the anchor at these offsets."""
    names = [m.span() for m in re.finditer(re.escape(company), text)] if company else []
    ties = []
    for term in TERMS:
        for start, end in _places(term, text, anchor_start, anchor_end):
            if any(a <= start and end <= b for a, b in names):
                continue
            denied = _denied(text, start)
            if start >= anchor_end:
                how = _after(text, anchor_end, term, start, slack=slack)
                if how is None and denied and _words(text[anchor_end:start]) <= min(slack, 10):
                    how = None if _barred(text[anchor_end:start]) else "denied"
            else:
                how = _before(text, term, start, end, anchor_start)
            if how:
                stance = Stance.DENIES if denied else Stance.ASSERTS
                ties.append(Tie(term=term, start=start, end=end, how=how, stance=stance))
                break
    return tuple(_plausible(text, ties))


def _plausible(text: str, ties: list[Tie]) -> Iterator[Tie]:
    """The ties without those that another reason, nearer to the cut, takes over."""
    causing = [tie for tie in ties if tie.how == "causing"]
    nearest = max(causing, key=lambda tie: tie.end, default=None)
    ai = next((tie for tie in ties if tie.term.code is CauseCode.AI), None)
    for tie in ties:
        if tie.how == "causing" and nearest and tie is not nearest:
            between = text[tie.end : nearest.start]
            if tie.end <= nearest.start and not re.fullmatch(r"\s*(?:,|and|or|&)?\s*(?:\w+\s+){0,2}", between):
                continue
        if (
            tie.term.code is CauseCode.RESTRUCTURING
            and ai
            and tie.end <= ai.start
            and _words(text[tie.end : ai.start]) <= 6
        ):
            continue  # "shifts its focus to AI" is about AI
        yield tie


def _places(term: CauseTerm, text: str, anchor_start: int, anchor_end: int) -> Iterator[tuple[int, int]]:
    """Where a reason's words stand in a sentence, those that overlap the anchor left out."""
    pattern, at = _compiled(term.pattern), 0
    while m := pattern.search(text, at):
        if m.start() < anchor_end and anchor_start < m.end():
            at = max(anchor_end, m.start() + 1)
            continue
        yield m.span()
        at = max(m.end(), at + 1)


def _denied(text: str, start: int) -> bool:
    clause = re.split(r"[;:]|,\s+but\b|\bbut\b", text[:start])[-1]
    return _compiled(DENYING).search(clause) is not None


_DIGEST = re.compile(
    r"\b(?:news\s+highlights|top\s+\w+\s+news|roundup|round-up|market\s+talk|world\s+street|morning\s+(?:brief|bid)|newsletter|"
    r"things\s+to\s+know|what\s+to\s+watch|headlines|stocks\s+to\s+watch|movers|list\s+of)\b",
    re.IGNORECASE,
)


def _nearby(mentions: tuple[Mention, ...], reading: Reading) -> Iterator[Sentence]:
    """The sentences, other than the mentions' own, that may explain their cut."""
    own = {m.sentence for m in mentions}
    current = [m for m in mentions if not is_background(m, reading)]
    digest = bool(_DIGEST.search(reading.article.title or ""))
    whole = not digest and any(m.sentence < 4 for m in current)
    for sentence in reading.sentences:
        if sentence.index in own:
            continue
        if whole:
            yield sentence
            continue
        for m in current or mentions:
            step = sentence.index - m.sentence
            here = reading.sentences[m.sentence].paragraph
            if digest:
                near = here <= sentence.paragraph <= here + 1 and 0 < step <= 3
            else:
                near = -1 <= step <= 3 if current else step == 1 and sentence.paragraph == here
            if near:
                yield sentence
                break


#: Reasons that an employer's own words give beside the cut without a connective.
_SELF_EVIDENT = frozenset(
    (
        CauseCode.RESTRUCTURING,
        CauseCode.COST_CUTTING,
        CauseCode.DEMAND,
        CauseCode.OVERHIRING,
        CauseCode.PERFORMANCE,
        CauseCode.ECONOMIC_CONDITIONS,
    )
)


def _explained(text: str, *, company: str) -> Iterator[Tie]:
    """The reasons in a sentence of the employer's own that need no connective."""
    for term in TERMS:
        if term.code not in _SELF_EVIDENT:
            continue
        if m := _compiled(term.pattern).search(text):
            stance = Stance.DENIES if _denied(text, m.start()) else Stance.ASSERTS
            yield Tie(term=term, start=m.start(), end=m.end(), how="own-words", stance=stance)


def find_causes(mentions: Iterable[Mention], employer: Employer, reading: Reading) -> tuple[Cause, ...]:
    """The reasons that an article gives for the cut of these mentions, one a code, in the order in which it gives them.

    What the mentions' own sentences say goes before what sentences near them say.
    """
    mentions = tuple(mentions)
    found: dict[CauseCode, Cause] = {}

    def keep(sentence: Sentence, ties: Iterable[Tie]) -> None:
        for tie in ties:
            base = sentence.span.start
            if tie.term.code in found:
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
        keep(
            sentence,
            find_ties(sentence.text, mention.anchor.start - base, mention.anchor.end - base, company=employer.name),
        )
    for sentence in _nearby(mentions, reading):
        for m in _compiled(REFERRING).finditer(sentence.text):
            keep(sentence, find_ties(sentence.text, m.start(), m.end(), company=employer.name, slack=7))
        near = any(0 < abs(sentence.index - m.sentence) <= 4 for m in mentions)
        if near and is_company_speech(sentence.text):
            keep(sentence, _explained(sentence.text, company=employer.name))
    return tuple(sorted(found.values(), key=lambda cause: (cause.span.start, cause.code)))
