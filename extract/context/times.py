"""Words of time bound to a cut: by what each hangs from, it dates the telling, the cut, or the end of the jobs.

The verb of telling ("said on Wednesday") dates the announcement; the cut's own verb or noun dates the cut, where it is
told as past, or the end of the jobs, where it is still to come. All others (results "for the third quarter", a firm
"founded in 1994") date neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from extract.context.cues import find_cues
from extract.context.otherwise import dates_no_cut
from extract.context.speech import TELLING, TELLING_NOUNS
from extract.context.telling import DAYS, is_dateline, opens_entry, told_on
from extract.context.tense import INTENDING, CutTime, Tense, ancestors, anchor_head, cut_time, is_verb, verb_tense
from extract.mention import Mention
from extract.model import Span, Status, When
from extract.reading import Reading
from extract.values.when import WhenWords, find_whens

if TYPE_CHECKING:
    from spacy.tokens import Token


#: Days within which a telling is news.
_FRESH = 60


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
BY_LEAD = re.compile(r"\b(?:by|before|until|effective|starting|within)\s+(?:the\s+)?(?:on\s+|in\s+)?$", re.IGNORECASE)


def _place(words: WhenWords, text: str, cut: CutTime, tense: Tense, today: date | None) -> tuple[Role, When] | None:
    """Whether a time bound to the cut is when it happened or when the jobs end."""
    ahead = words.on(today, future=True)
    past = words.on(today) or (ahead if tense.is_future else None)
    if past is None or ahead is None:
        return None
    if words.raw.lower().startswith("later") or words.form in _AHEAD:
        return Role.ENDS, ahead
    if words.form in BEHIND:
        return None if tense.is_future and not cut.was_intended else (Role.HAPPENED, past)
    by = bool(BY_LEAD.search(text[: words.start]))
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


#: Forms that always lie behind.
BEHIND = frozenset(("when.past-window", "when.past-window-n"))
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


#: Words of time right after the telling are the telling's, whatever the parse says.
_JUST_TOLD = re.compile(
    r"\b(?:said|announced|disclosed|confirmed|revealed|warned|reported)\s+(?:(?:late|early|back|earlier)\s+)?(?:in|on)?\s*$",
    re.IGNORECASE,
)
#: Before the time at which a cut takes effect, be it past.
_TAKES_EFFECT = re.compile(
    r"\b(?:t(?:ook|akes?|aking|aken)\s+effect|effective)\s+(?:on\s+|in\s+|as\s+of\s+)?$", re.IGNORECASE
)
#: A time that opens its sentence holds for all its clauses.
_OPENING = re.compile(
    r"\W*(?:(?:back|early|late|earlier|later)\s+)?(?:in|on|during|over|at)?\s*(?:the\s+)?$", re.IGNORECASE
)


_COUNTED_FROM = re.compile(
    r"\b(?:since|as\s+of|after\s+(?:\w+\s+){1,4}?t(?:ook|aking)\s+effect(?:\s+on)?)\s+(?:the\s+)?$", re.IGNORECASE
)
#: "Has cut 300 jobs since it was bought in 2024": counted from then.
_SINCE = re.compile(r"[^,.;:]{0,60}\bsince\b[^,.;:]{0,60}", re.IGNORECASE)


def _opens(words: WhenWords, text: str) -> bool:
    return _OPENING.fullmatch(text[: words.start]) is not None


def _no_times(_: Reading) -> dict[tuple[int, Span], tuple[Timed, ...]]:
    return {}


def timed(mention: Mention, reading: Reading) -> tuple[Timed, ...]:
    """The words of time in a mention's sentence that are bound to its cut, each with what it says of it."""
    known = reading.once(_no_times)
    key = (mention.sentence, mention.anchor)
    if key not in known:
        known[key] = _bind(mention, reading)
    return known[key]


#: A figure and the time right after it.
_TIMED_FIGURE = re.compile(
    r"(?P<figure>\d[\d,.]*)(?:\s+(?:more|others?|jobs|people|workers|employees|staff|roles|positions|posts|cuts|layoffs)){0,2}"
    r"\s+(?:in|on|last)\s+(?:(?:early|late|the)\s+)?$",
    re.IGNORECASE,
)


def _figure_of(words: WhenWords, text: str) -> int | None:
    """Where the figure starts that a word of time stands right behind; None without one."""
    found = _TIMED_FIGURE.search(text[: words.start])
    return found.start("figure") if found else None


def _bind(mention: Mention, reading: Reading) -> tuple[Timed, ...]:
    sentence = reading.sentences[mention.sentence]
    text, today = sentence.text, told_on(mention, reading)
    found = find_whens(text)
    if not found:
        return ()
    doc = reading.doc(mention.sentence)
    cut = cut_time(mention, reading)
    planned = not cut.tense.is_past and is_only_planned(mention, reading)
    head = anchor_head(mention, reading)
    start, end = mention.anchor.start - sentence.span.start, mention.anchor.end - sentence.span.start
    subtree = set(head.subtree)
    bound: list[Timed] = []
    figures = {id(words): _figure_of(words, text) for words in found}
    paired = sum(figure is not None for figure in figures.values()) > 1  # "6,000 in May, 300 in June and 9,000 in July"
    own = [(s.span.start - sentence.span.start, s.span.end - sentence.span.start) for s in mention.spans]
    for words in found:
        place = figures[id(words)] if paired else None
        is_own = place is not None and any(left <= place < right for left, right in own)
        if place is not None and not is_own:
            continue
        tokens = [t for t in doc if t.idx < words.end and t.idx + len(t) > words.start]
        if (
            not tokens
            or is_dateline(words, text)
            or opens_entry(words, sentence.index, reading)
            or dates_no_cut(words, text, start, end)
        ):
            continue
        governor = _governor(words, tokens)
        if governor is not None and _of_another_figure(governor, own, (start, end)):
            continue
        low, high = sorted((tokens[0].i, head.i))
        role, verb = _role(governor, head, subtree, cut)
        inner = is_own or (head.pos_ == "NOUN" and tokens[0] in subtree)
        if role is None and _opens(words, text) and cut.tense.is_past and verb is not None and verb_tense(verb).is_past:
            role = Role.HAPPENED
        if role is None and cut.tense.is_future and _TAKES_EFFECT.search(text[: words.start]):
            role = Role.HAPPENED  # "layoffs expected to take effect in May"
        if role is None and _SINCE.fullmatch(text[end : words.start]) and not cut.tense.is_future:
            role = Role.HAPPENED
        if role is None:
            if not is_own and (
                verb is not None or any(is_verb(t) or t.text in (";", "—", "–", "--") for t in doc[low + 1 : high])
            ):
                continue
            role = Role.HAPPENED
        if role is Role.TOLD and verb is not None and words.form not in DAYS and not verb_tense(verb).is_past:
            role = Role.HAPPENED  # "is warning of job losses this winter"
        if _JUST_TOLD.search(text[: words.start]):
            role = Role.TOLD  # "said in January it would cut"
        if role is Role.HAPPENED and words.form in DAYS and cut.tense.is_future and _told_by(cut, words, text, today):
            role = Role.TOLD
        if role is Role.TOLD:
            when = words.on(today)
            if when is not None and (today is None or when.start <= today):
                bound.append(Timed(role=role, when=when, words=words, distance=high - low, inner=inner))
            continue
        tense = Tense.FUTURE if planned else _tense_at(verb, cut)
        placed = _place(words, text, cut, tense, today)
        if placed and placed[0] is Role.ENDS and _COUNTED_FROM.search(text[: words.start]):
            continue  # "since January 20" lies behind, whatever the tense
        if placed and role is Role.HAPPENED and _TAKES_EFFECT.search(text[: words.start]):
            placed = Role.ENDS, placed[1]
        if placed and not (planned and placed[0] is Role.HAPPENED and not cut.was_intended):
            bound.append(Timed(role=placed[0], when=placed[1], words=words, distance=high - low, inner=inner))
    return tuple(bound)


def _of_another_figure(governor: Token, own: list[tuple[int, int]], anchor: tuple[int, int]) -> bool:
    """True for a time told of another cut's figure: "3,000, on top of the 2,500 announced in May"."""
    verb = governor if is_verb(governor) else None
    if verb is None or not own or verb.dep_ not in ("acl", "relcl") or verb.lemma_.lower() not in TELLING:
        return False
    clause = list(verb.subtree)
    if any(t.idx < anchor[1] and t.idx + len(t) > anchor[0] for t in clause):
        return False
    figures = [
        t for t in (*clause, verb.head, *verb.head.children) if t.like_num and t.ent_type_ not in ("DATE", "MONEY")
    ]
    mine = [t for t in figures if any(left <= t.idx < right for left, right in own)]
    return bool(figures) and not mine


def _role(governor: Token | None, head: Token, subtree: set[Token], cut: CutTime) -> tuple[Role | None, Token | None]:
    """TOLD where a time hangs from a telling, HAPPENED where from the cut, else None; and the verb it hangs from."""
    for token in ancestors(governor) if governor is not None else ():
        lemma = token.lemma_.lower()
        if token == head:
            return Role.HAPPENED, token if is_verb(token) else None
        if is_verb(token):
            if (lemma in TELLING or _dismisses(token) or _decides(token, cut)) and not verb_tense(token).is_future:
                return Role.TOLD, token
            if (lemma in TELLING or lemma == "unveil") and token != head and verb_tense(token).is_future:
                return None, token  # "poised to announce this week"
            own = token in cut.verbs or (
                token.head == head and (head.pos_ == "NOUN" or token.dep_ in ("xcomp", "ccomp"))  # "let 40 people go"
            )
            return Role.HAPPENED if own else None, token
        if lemma in TELLING_NOUNS:
            return Role.TOLD, None
        if token in subtree:
            return Role.HAPPENED, None
    return None, None


def _decides(verb: Token, cut: CutTime) -> bool:
    """True for a past verb above a cut still to come: what happened then told of it ("a court ruled on Monday")."""
    above = cut.tense.is_future and not cut.was_intended and verb in cut.verbs[1:]
    return above and verb_tense(verb) is Tense.PAST and verb.lemma_.lower() not in _SCHEDULING


#: Verbs whose past says when a thing is due: "was expected to go in June".
_SCHEDULING = INTENDING | {"schedule", "set", "slate", "tip", "project", "forecast", "estimate", "be"}


def _dismisses(verb: Token) -> bool:
    """True for "dismissed rumours", which tells, unlike "dismissed workers"."""
    return verb.lemma_.lower() in ("dismiss", "reject", "rebut") and any(
        child.dep_ == "dobj"
        and child.lemma_.lower() in ("rumour", "rumor", "report", "speculation", "claim", "suggestion")
        for child in verb.children
    )


def _told_by(cut: CutTime, words: WhenWords, text: str, today: date | None) -> bool:
    """True where a verb above the cut tells of it: "unveiled plans to shed posts on Friday" dates the telling.

    News is told within weeks: a day without its year that was months ago is one to come.
    """
    past = words.on(today)
    old = past is not None and today is not None and past.end < today - timedelta(days=_FRESH)
    if old or BY_LEAD.search(text[: words.start]):
        return False
    return any(verb.lemma_.lower() in TELLING and verb_tense(verb).is_past for verb in cut.verbs)


def _tense_at(verb: Token | None, cut: CutTime) -> Tense:
    """The tense at a word of time: that of the verb it hangs from, where that tells one, else the cut's."""
    if verb is not None and verb not in cut.verbs[:1] and not cut.tense.is_future:
        tense = verb_tense(verb)
        if tense.is_past:
            return tense
    return cut.tense


def is_only_planned(mention: Mention, reading: Reading) -> bool:
    """True where the sentence says that the cut is only planned, feared or weighed."""
    sentence = reading.sentences[mention.sentence]
    base = sentence.span.start
    found = find_cues(sentence.text, mention.anchor.start - base, mention.anchor.end - base)
    return any(cue.cue.status is Status.PLANNED for cue in found)
