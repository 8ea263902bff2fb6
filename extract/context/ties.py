"""What ties a reason to a cut in one sentence: connectives, causing verbs, contrasts; and what denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.context.cues import compiled
from extract.model import CauseCode, Stance
from extract.rules.causes import TERMS, CauseTerm
from extract.rules.connectives import BARRIER, CAUSING, CONNECTIVES, DENIED_AFTER, DENYING, MODIFYING

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


def _words(text: str) -> int:
    return len(text.split())


def _barred(text: str) -> bool:
    return compiled(BARRIER).search(text) is not None


def _is_verb_after(text: str, end: int) -> bool:
    """True where "to" opens an infinitive: no figure, name or article follows."""
    after = re.match(r"\s+[“\"‘']?(?:\w+ly\s+)?([A-Za-z][\w-]*)", text[end:])
    return after is not None and after[1].lower() not in _NO_INFINITIVE and after[1] != "AI"


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
        for m in compiled(connective.pattern).finditer(text, anchor_end):
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
    if compiled(MODIFYING).fullmatch(gap):
        return None if re.search(r"\bno\s+$", before, re.IGNORECASE) else ("modifier", end)
    if _words(gap) > 25 or _ASIDE.search(before) or SETTING.search(before):
        return None
    if m := _WHICH_WILL.search(gap):
        return None if _barred(gap[: m.start()]) else ("causing", end)
    if _barred(gap):
        return None
    if re.search(r"\bblam\w+\s+(?:\S+\s+){0,4}$", before) and re.match(r"\s+(?:\S+\s+){0,3}?for\b", gap):
        return "blaming", end
    if _AS_A_RESULT.search(text[anchor[1] :]):
        return "result", end
    if _BY.search(gap):
        return "means", end
    if "," in gap and (fronted := _fronting(text, start)):
        return fronted
    if compiled(CAUSING).search(gap) or (_SUBJECT.fullmatch(gap) and _DETERMINED.search(before)):
        return "causing", end
    if _CITED.fullmatch(text[slice(*anchor)]) and "," not in gap and _words(gap) <= 6:
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
        for m in compiled(connective.pattern).finditer(text):
            if m.end() > start:
                break
            head, tail = text[: m.start()], text[m.end() : start]
            opens = not head.strip(" \"“'(") or re.search(r"[,;:—–-]\s*$|\bthat\s+$", head)
            if not opens or _words(tail) > connective.reach or _barred(tail):
                continue
            if m[0].lower() != "to" or _is_verb_after(text, m.end()):
                return connective.id, m.start()
    return None


#: "Has not tied the cuts to AI": neither said nor denied.
_UNSAID = re.compile(
    r"\b(?:has|have|had|did|does|do)(?:\s+not|n[’']t)\s+(?:(?!been)\w+\s+)?"
    r"(?:ti(?:e|ed)|link(?:ed)?|attributed?|cited?|mention(?:ed)?|named?|blamed?)\s+[^.;,]{0,60}$",
    re.IGNORECASE,
)
#: "AI was cited for 9,300 of them": the cut's own words say whose reason it is.
_CITED = re.compile(r"cited|blamed|responsible|accounted|accounts|led", re.IGNORECASE)
#: What an employer does that a cut follows from: "has streamlined the firm, laying off 200".
_DEEDS = frozenset((CauseCode.RESTRUCTURING, CauseCode.MERGER, CauseCode.TECHNOLOGY))
#: "… to York, which will affect 14 people": the relative clause tells what the reason does.
_WHICH_WILL = re.compile(
    r"\s*,\s+(?:which|that)\s+(?:(?:will|would|could|may|is\s+expected\s+to)\s+)?(?:\w+\s+){0,3}$", re.IGNORECASE
)
#: "Not due to AI but structural realignment".
_NOT_BUT = re.compile(r"[^.;]{0,30}\b(?:not|n[’']t)\b[^.;]{0,60}\bbut\s+(?:\S+\s+){0,4}$", re.IGNORECASE)
#: "Amid an AI push, Acme …": a setting is no reason.
SETTING = re.compile(
    r"\b(?:(?:amid|amidst|despite|although|though|even\s+as)\s+(?:\S+\s+){0,5}|(?:avoid|avert|prevent|stav)\w*\s+(?:\S+\s+){0,2})$",
    re.IGNORECASE,
)
#: "plans to save £12m by losing 350 posts": the cut is the means.
_BY = re.compile(r"\b(?:by|through)\s+(?:\w+\s+)?$", re.IGNORECASE)
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


#: "Weeks after saying that half its code was written by AI": what came before is a setting.
_WHILE_AFTER = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?|just|shortly|soon|not\s+long)\s+after\b", re.IGNORECASE
)
#: What befalls others is not the employer's reason: "in a market where its competitors face bankruptcy".
_RIVALS = re.compile(
    r"\b(?:competitors|rivals|peers|(?:other|many|several)\s+(?:\w+\s+)?(?:companies|firms|banks|airlines|retailers|start-?ups))\s+"
    r"(?:\S+\s+){0,6}$",
    re.IGNORECASE,
)


def find_ties(text: str, anchor_start: int, anchor_end: int, *, company: str = "", slack: int = 20) -> tuple[Tie, ...]:
    """The reasons that a sentence ties to the anchor at these offsets."""
    names = [m.span() for m in re.finditer(re.escape(company), text)] if company else []
    ties = []
    for term in TERMS:
        for start, end in _places(term, text, anchor_start, anchor_end):
            if any(a <= start and end <= b for a, b in names):
                continue
            if _UNSAID.search(text[:start]):
                continue
            denied = is_denied(text, start, end)
            if start >= anchor_end:
                tie = None if SETTING.search(text[:start]) else _after(text, anchor_end, term, start, slack=slack)
                if tie is not None and _RIVALS.search(text[anchor_end:start]):
                    continue
                later = _WHILE_AFTER.search(text, anchor_end, start)
                if tie is not None and later is not None and tie[1] >= later.start():
                    continue
                if tie is None and denied and _words(text[anchor_end:start]) <= min(slack, 10):
                    barred = _barred(text[anchor_end:start]) and term.code is not CauseCode.AI
                    tie = None if barred else ("denied", start)
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
        if tie.term.code is CauseCode.FINANCIAL_LOSS and any(
            t.term.code is CauseCode.GOVERNMENT and t.start < tie.end and tie.start < t.end for t in ties
        ):
            continue  # "after losing federal funding"
        if tie.term.code is CauseCode.RESTRUCTURING and ai and pivots(text, (tie.start, tie.end), (ai.start, ai.end)):
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


def pivots(text: str, turn: tuple[int, int], ai: tuple[int, int]) -> bool:
    """True where a change of course at these offsets is one towards AI, named at those."""
    if turn[1] <= ai[0]:
        return _words(text[turn[1] : ai[0]]) <= 6
    return not text[ai[1] : turn[0]].strip(" -")


#: Between AI and the efficiency that it brings.
_AI_GAIN = re.compile(r"[-\s]*(?:\w+\s+)?|\s+(?:gains?\s+)?(?:from|of|through|with|by)\s+(?:\w+\s+)?", re.IGNORECASE)


#: Between two reasons of one connective: "weak demand and rising costs".
_COORDINATED = re.compile(
    r"[^.;]{0,60}?\b(?:prompt|forc|trigger)\w*\b.*|"
    r"\W*(?:\S+\s+){0,7}?(?:(?:and|or|&|as\s+well\s+as|plus|to|,)\s+(?:\S+\s+){0,4}?)?",
    re.IGNORECASE,
)


def _places(term: CauseTerm, text: str, anchor_start: int, anchor_end: int) -> Iterator[tuple[int, int]]:
    """Where a reason's words stand in a sentence, those that overlap the anchor left out."""
    pattern, at = compiled(term.pattern), 0
    while m := pattern.search(text, at):
        if m.start() < anchor_end and anchor_start < m.end():
            at = max(anchor_end, m.start() + 1)
            continue
        yield m.span()
        at = max(m.end(), at + 1)


def is_denied(text: str, start: int, end: int) -> bool:
    clause = re.split(r"[;:]|,\s+but\b|\bbut\b", text[:start])[-1]
    return bool(compiled(DENYING).search(clause) or compiled(DENIED_AFTER).match(text, end))
