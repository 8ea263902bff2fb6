"""Why a cut is made, as the article says: reasons tied to it by a connective, their stance and their speaker.

A reason counts where a connective ties it to the cut's anchor in one sentence, or to words that point back to the cut
("the move", "the layoffs") in a sentence near it, or where the employer itself explains beside it ("we grew too
fast"). A setting ("amid") ties nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.company import Employer
from extract.context.ai import ai_detail
from extract.context.background import is_background
from extract.context.speaker import is_company_speech, speaker_of
from extract.mention import Mention
from extract.model import Cause, CauseCode, Stance
from extract.reading import Reading, Sentence
from extract.rules.causes import TERMS, CauseTerm
from extract.rules.connectives import (
    AI_WORKING,
    BARRIER,
    CAUSING,
    CONNECTIVES,
    DENIED_AFTER,
    DENYING,
    MODIFYING,
    REASONING,
    REFERRING,
)

#: Reasons that an employer's own words give beside the cut without a connective.
_SELF_EVIDENT = frozenset(term.code for term in TERMS if term.plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A reason tied to an anchor in one sentence; offsets count from the sentence's start."""

    term: CauseTerm
    start: int
    end: int
    how: str  # the connective's id
    at: int  # where the connective stands
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


def _after(text: str, anchor_end: int, term: CauseTerm, term_start: int, *, slack: int) -> tuple[str, int] | None:
    """The connective that ties a reason to an anchor before it, the nearest to the reason, and its place; or None.

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
    if best is None and (contrast := _NOT_BUT.match(text[anchor_end:term_start])):
        return "but", anchor_end + contrast.end()
    if best is None and term.code in _SELF_EVIDENT and _DOING.fullmatch(text[anchor_end:term_start]):
        return "doing", anchor_end
    return (best[1], best[0]) if best else None


def _before(text: str, term: CauseTerm, start: int, end: int, anchor: tuple[int, int]) -> tuple[str, int] | None:
    """What ties a reason to an anchor after it, and its place; or None."""
    gap, before = text[end : anchor[0]], text[:start]
    if _compiled(MODIFYING).fullmatch(gap):
        return None if re.search(r"\bno\s+$", before, re.IGNORECASE) else ("modifier", end)
    if _words(gap) > 25 or _ASIDE.search(before) or _SETTING.search(before):
        return None
    if m := _WHICH_WILL.search(gap):
        return None if _barred(gap[: m.start()]) else ("causing", end)
    if _barred(gap):
        return None
    if re.search(r"\bblam\w+\s+(?:\S+\s+){0,4}$", before) and re.match(r"\s+(?:\S+\s+){0,3}?for\b", gap):
        return "blaming", end
    if _AS_A_RESULT.search(text[anchor[1] :]):
        return "result", end
    if "," in gap and (fronted := _fronting(text, start)):
        return fronted
    if _compiled(CAUSING).search(gap) or (_SUBJECT.fullmatch(gap) and _DETERMINED.search(before)):
        return "causing", end
    told = re.search(r"\b(?:said|says|announced|reported|told)\b", gap)
    if term.strong and not told and re.search(r"\band\b|,|\bwith\b|\bbefore\b|\bin\b", gap) and _words(gap) <= 16:
        return "beside", end
    if term.code in _DEEDS and re.match(r"\w+ing\b", text[anchor[0] :]) and not told and _words(gap) <= 12:
        return "participle", end
    return None


def _fronting(text: str, start: int) -> tuple[str, int] | None:
    """The connective that opens the clause of a reason told before its cut, and its place; or None."""
    for connective in CONNECTIVES:
        if not connective.fronted:
            continue
        for m in _compiled(connective.pattern).finditer(text):
            if m.end() > start:
                break
            head, tail = text[: m.start()], text[m.end() : start]
            opens = not head.strip(" \"“'(") or re.search(r"[,;:—–-]\s*$|\bthat\s+$", head)
            if not opens or _words(tail) > connective.reach or _barred(tail):
                continue
            if m[0].lower() != "to" or _is_verb_after(text, m.end()):
                return connective.id, m.start()
    return None


#: What an employer does that a cut follows from: "has streamlined the firm, laying off 200".
_DEEDS = frozenset((CauseCode.RESTRUCTURING, CauseCode.MERGER, CauseCode.TECHNOLOGY))
#: "… to York, which will affect 14 people": the relative clause tells what the reason does.
_WHICH_WILL = re.compile(
    r"\s*,\s+(?:which|that)\s+(?:(?:will|would|could|may|is\s+expected\s+to)\s+)?(?:\w+\s+)?$", re.IGNORECASE
)
#: "Not due to AI but structural realignment".
_NOT_BUT = re.compile(r"[^.;]{0,30}\b(?:not|n[’']t)\b[^.;]{0,60}\bbut\s+(?:\S+\s+){0,4}$", re.IGNORECASE)
#: "Amid an AI push, Acme …": a setting is no reason.
_SETTING = re.compile(
    r"\b(?:(?:amid|amidst|despite|although|though|even\s+as)\s+(?:\S+\s+){0,5}|(?:avoid|avert|prevent|stav)\w*\s+(?:\S+\s+){0,2})$",
    re.IGNORECASE,
)
_AS_A_RESULT = re.compile(r"^[^.;]{0,60}\bas\s+a\s+(?:result|consequence)\b(?!\s+of)", re.IGNORECASE)
#: "The cuts would simplify its structure": the reason is what the cut does.
_DOING = re.compile(
    r"\s+(?:will|would|should|could|may|can|are|is|was|were|aims?|aimed|helps?)(?:\s+\S+){0,4}?\s*", re.IGNORECASE
)
#: "The restructuring will eliminate 300 jobs": the reason is the subject of the cut.
_SUBJECT = re.compile(r"(?:\s+[\w’'-]+){0,6}?\s+(?:will|would|could|may|might|is\s+to|to)\s+(?:\w+\s+)?", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:^\W*|\b(?:the|a|an|its|this|that|their)\s+)(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
#: "Acme, which lost a fifth of its value, was forced to cut": an aside is no reason.
_ASIDE = re.compile(r",\s+(?:which|who|whose)\s+(?:\S+\s+){0,4}$", re.IGNORECASE)


def find_ties(text: str, anchor_start: int, anchor_end: int, *, company: str = "", slack: int = 30) -> tuple[Tie, ...]:
    """The reasons that a sentence ties to the anchor at these offsets."""
    names = [m.span() for m in re.finditer(re.escape(company), text)] if company else []
    ties = []
    for term in TERMS:
        for start, end in _places(term, text, anchor_start, anchor_end):
            if any(a <= start and end <= b for a, b in names):
                continue
            denied = _denied(text, start, end)
            if start >= anchor_end:
                tie = None if _SETTING.search(text[:start]) else _after(text, anchor_end, term, start, slack=slack)
                if tie is None and denied and _words(text[anchor_end:start]) <= min(slack, 10):
                    tie = None if _barred(text[anchor_end:start]) else ("denied", start)
            elif denied and end <= anchor_start and _words(text[end:anchor_start]) <= 12:
                tie = "denied", start
            else:
                tie = _before(text, term, start, end, (anchor_start, anchor_end))
            if tie:
                stance = Stance.DENIES if denied else Stance.ASSERTS
                ties.append(Tie(term=term, start=start, end=end, how=tie[0], at=tie[1], stance=stance))
                break
    return tuple(_plausible(text, ties))


def _plausible(text: str, ties: list[Tie]) -> Iterator[Tie]:
    """The ties without those that another reason of the sentence takes over."""
    ai = next((tie for tie in ties if tie.term.code is CauseCode.AI), None)
    abroad = any(tie.term.code is CauseCode.OFFSHORING for tie in ties)
    for tie in ties:
        if tie.term.code is CauseCode.RELOCATION and abroad:
            continue  # "moves production to Poland"
        if tie.term.code is CauseCode.RESTRUCTURING and ai and _pivots(text, tie, ai):
            continue  # "shifts its focus to AI", "its AI pivot"
        if (
            tie.term.code is CauseCode.COST_CUTTING
            and ai
            and _AI_GAIN.fullmatch(text[min(tie.end, ai.end) : max(tie.start, ai.start)])
        ):
            continue  # "AI-related efficiency", "efficiency gains from AI"
        if tie.how == "causing":
            others = [t for t in ties if t.how == "causing" and t.start >= tie.end]
            first, second = (tie, min(others, key=lambda t: t.start)) if others else (None, tie)
        else:
            others = [t for t in ties if t.at == tie.at and t.end <= tie.start and t.how != "own-words"]
            first, second = (max(others, key=lambda t: t.end), tie) if others else (None, tie)
        if first is None or _COORDINATED.fullmatch(text[first.end : second.start]):
            yield tie


def _pivots(text: str, turn: Tie, ai: Tie) -> bool:
    """True where a change of course is one towards AI."""
    if turn.end <= ai.start:
        return _words(text[turn.end : ai.start]) <= 6
    return not text[ai.end : turn.start].strip(" -")


#: Between AI and the efficiency that it brings.
_AI_GAIN = re.compile(r"[-\s]*(?:\w+\s+)?|\s+(?:gains?\s+)?(?:from|of|through|with|by)\s+(?:\w+\s+)?", re.IGNORECASE)


#: Between two reasons of one connective: "weak demand and rising costs".
_COORDINATED = re.compile(
    r"\W*(?:\S+\s+){0,3}?(?:(?:and|or|&|as\s+well\s+as|plus|to|,)\s+(?:\S+\s+){0,4}?)?", re.IGNORECASE
)


def _places(term: CauseTerm, text: str, anchor_start: int, anchor_end: int) -> Iterator[tuple[int, int]]:
    """Where a reason's words stand in a sentence, those that overlap the anchor left out."""
    pattern, at = _compiled(term.pattern), 0
    while m := pattern.search(text, at):
        if m.start() < anchor_end and anchor_start < m.end():
            at = max(anchor_end, m.start() + 1)
            continue
        yield m.span()
        at = max(m.end(), at + 1)


def _denied(text: str, start: int, end: int) -> bool:
    clause = re.split(r"[;:]|,\s+but\b|\bbut\b", text[:start])[-1]
    return bool(_compiled(DENYING).search(clause) or _compiled(DENIED_AFTER).match(text, end))


_DIGEST = re.compile(
    r"\b(?:news\s+highlights|top\s+\w+\s+news|roundup|round-up|market\s+talk|world\s+street|morning\s+(?:brief|bid)|newsletter|"
    r"things\s+to\s+know|what\s+to\s+watch|headlines|stocks\s+to\s+watch|movers|list\s+of)\b",
    re.IGNORECASE,
)


def _nearby(mentions: tuple[Mention, ...], employer: Employer, reading: Reading) -> Iterator[Sentence]:
    """The sentences, other than the mentions' own, that may explain their cut."""
    own = {m.sentence for m in mentions}
    current = [m for m in mentions if not is_background(m, reading)]
    digest = bool(_DIGEST.search(reading.article.title or ""))
    titled = employer.name.lower() in (reading.article.title or "").lower()
    whole = not digest and bool(current) and (titled or any(m.sentence < 4 for m in current))
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


def _explained(text: str, *, deck: bool) -> Iterator[Tie]:
    """The reasons in a sentence of the employer's own, or in a short piece's deck, that need no connective."""
    for term in TERMS:
        pattern = AI_WORKING if term.code is CauseCode.AI else term.plain
        if deck and term.code in _DECK:
            pattern = term.pattern
        named = _compiled(term.pattern).search(text) if term.code is CauseCode.AI else None
        if named and _denied(text, *named.span()):
            start, end = named.span()
            yield Tie(term=term, start=start, end=end, how="own-words", at=start, stance=Stance.DENIES)
            continue
        if pattern and (m := _compiled(pattern).search(text)) and not _SETTING.search(text[: m.start()]):
            stance = Stance.DENIES if _denied(text, m.start(), m.end()) else Stance.ASSERTS
            yield Tie(term=term, start=m.start(), end=m.end(), how="own-words", at=m.start(), stance=stance)


def _named(text: str, start: int, end: int) -> Iterator[Tie]:
    """The reason that the words pointing back to a cut name themselves: "The restructuring …"."""
    for term in TERMS:
        if term.code in (CauseCode.RESTRUCTURING, CauseCode.CLOSING) and (
            m := _compiled(term.pattern).search(text[:end], start)
        ):
            yield Tie(term=term, start=m.start(), end=m.end(), how="named", at=start, stance=Stance.ASSERTS)


#: Reasons that a headline's deck or a list's short entry gives by naming them.
_DECK = frozenset((CauseCode.CLOSING, CauseCode.MERGER, CauseCode.BANKRUPTCY, CauseCode.FINANCIAL_LOSS))


#: "That effort will involve laying off 7% of the staff": the sentence before names the effort.
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
        start, end = mention.anchor.start - base, mention.anchor.end - base
        keep(sentence, find_ties(sentence.text, start, end, company=employer.name))
        if is_company_speech(sentence.text, close=False):
            keep(sentence, _explained(sentence.text, deck=False))
        if _ANAPHOR.match(sentence.text) and sentence.index > 0 and start > 0:
            before = reading.sentences[sentence.index - 1]
            keep(before, (tie for tie in _explained(before.text, deck=True) if tie.term.code in _EFFORTS))
    short = len(reading.sentences) <= 4
    for sentence in _nearby(mentions, employer, reading):
        step = min(abs(sentence.index - m.sentence) for m in mentions)
        for m in _compiled(REFERRING).finditer(sentence.text):
            keep(sentence, find_ties(sentence.text, m.start(), m.end(), company=employer.name, slack=7))
            if step <= 2:
                keep(sentence, _named(sentence.text, m.start(), m.end()))
        if step <= 2:
            for m in _compiled(REASONING).finditer(sentence.text):
                keep(sentence, find_ties(sentence.text, m.start(), m.start(), company=employer.name, slack=0))
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
