"""The time that a sentence's verbs give the cut: done, being done, to be done, or only thought of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from extract.context.speech import TELLING
from extract.mention import Mention
from extract.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token


class Tense(StrEnum):
    """When a verb group puts its action, seen from the telling."""

    PAST = "past"
    PERFECT = "perfect"  # "has cut"
    PLUPERFECT = "pluperfect"  # "had cut"
    PRESENT = "present"
    PROGRESSIVE = "progressive"  # "is cutting"
    FUTURE = "future"  # "will cut", "to cut", "would cut" in reported speech
    POSSIBLE = "possible"  # "may cut", "could cut"
    NONE = "none"  # no verb decides

    @property
    def is_past(self) -> bool:
        """True when the action lies before the telling."""
        return self in (Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT)

    @property
    def is_future(self) -> bool:
        """True when the action is still to come."""
        return self in (Tense.FUTURE, Tense.POSSIBLE)


#: Verbs whose infinitive happened when they did: "was forced to cut", "began to lay off".
_REALISED = frozenset(
    (
        "force oblige compel lead cause prompt push drive begin start continue manage proceed have make help "
        "go use move"
    ).split()
)
_FUTURE_MODALS = frozenset(("will", "shall", "wo", "'ll", "’ll", "would", "'d", "’d", "must", "should"))
_POSSIBLE_MODALS = frozenset(("may", "might", "could", "can", "ca"))


#: Verbs whose object is only intended: "plans job cuts", "is considering laying off".
INTENDING = frozenset(
    (
        "plan intend consider expect propose prepare mull weigh aim seek look want eye brace warn threaten hope need "
        "contemplate explore ready target evaluate ponder envisage foresee anticipate face fear loom"
    ).split()
)


#: Nouns that say of a deed that it is only thought of: "in the hope of cutting".
_AIMS = frozenset("hope aim view goal intention prospect possibility idea likelihood".split())
#: "In addition to", "on top of".
_BESIDES = (("addition", "to"), ("top", "of"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CutTime:
    """The tense of a cut, and the verbs from the anchor up to the root of its sentence."""

    tense: Tense
    verbs: tuple[Token, ...]  # nearest first
    was_intended: bool = False  # "planned 400 cuts in May": a plan told as past


def anchor_tokens(mention: Mention, reading: Reading) -> list[Token]:
    """The tokens of a mention's anchor in its parsed sentence, never empty."""
    doc = reading.doc(mention.sentence)
    base = reading.sentences[mention.sentence].span.start
    start, end = mention.anchor.start - base, mention.anchor.end - base
    inside = [token for token in doc if token.idx < end and token.idx + len(token) > start]
    return inside or [doc[-1]]


def anchor_head(mention: Mention, reading: Reading) -> Token:
    """The anchor's token that the others hang from."""
    inside = anchor_tokens(mention, reading)
    return next((token for token in inside if token.head not in inside or token.head == token), inside[0])


def ancestors(token: Token) -> Iterator[Token]:
    """The token and all above it, up to the root."""
    while True:
        yield token
        if token.head == token:
            return
        token = token.head


def is_verb(token: Token) -> bool:
    """True for a full verb or a copula."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass")


def verb_tense(verb: Token) -> Tense:
    """The tense of one verb group, an infinitive's taken from what it depends on."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass") and child.i < verb.i]
    words = {child.lower_ for child in helpers}
    if words & _FUTURE_MODALS:
        return Tense.FUTURE
    if words & _POSSIBLE_MODALS:
        return Tense.POSSIBLE
    if "to" in words:
        if "have" in words:
            return Tense.PERFECT
        return _infinitive_tense(verb)
    if verb.tag_ == "VBN" and not helpers and _accompanies(verb):
        return Tense.NONE
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in ("before", "after"):
        # "It failed to give notice before firing 40": as past as what is told.
        finite = next((v for v in verb.head.ancestors if v.tag_ in ("VBD", "VBZ", "VBP", "MD")), None)
        return Tense.PAST if finite is not None and finite.tag_ == "VBD" else Tense.NONE
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in ("of", "to") and _is_aim(verb.head.head):
        return Tense.FUTURE  # "in the hope of trimming staff", "with a view to cutting jobs"
    have = next((child for child in helpers if child.lemma_ in ("have", "'ve", "’ve")), None)
    if have is not None:
        return Tense.PLUPERFECT if have.tag_ == "VBD" else Tense.PERFECT
    be = next((child for child in helpers if child.lemma_ == "be"), None)
    if be is not None:
        if be.tag_ == "VBD":
            return Tense.PAST
        return Tense.PROGRESSIVE if verb.tag_ == "VBG" or "being" in words else Tense.PRESENT
    if not helpers and verb.dep_ == "conj" and is_verb(verb.head) and (verb.tag_ in ("VB", "VBN", "VBG")):
        return verb_tense(verb.head)
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.dep_ != "advcl"):
        return Tense.PAST
    if verb.tag_ in ("VBZ", "VBP"):
        return Tense.PRESENT
    if verb.tag_ == "VB" and helpers:
        return Tense.PRESENT if words & {"do", "does", "don't", "n't"} else Tense.PAST
    return Tense.NONE


def _is_aim(noun: Token) -> bool:
    """True for a noun that says of a deed that it is only thought of."""
    return noun.lemma_.lower() in _AIMS


def _accompanies(verb: Token) -> bool:
    """True for the participle of "with 300 jobs lost": it happens when what it goes with does."""
    noun = verb.head
    return (verb.dep_ == "acl" and noun.dep_ == "pobj" and noun.head.lower_ == "with") or (
        noun.lower_ == "with" and verb.dep_ in ("pcomp", "advcl", "acl", "pobj")
    )


def _infinitive_tense(verb: Token) -> Tense:
    """ "Was forced to cut" is past, "plans to cut" and a headline's "to cut" are to come."""
    head = verb.head
    if head != verb and head.lemma_.lower() in _REALISED and is_verb(head):
        above = verb_tense(head)
        return above if above is not Tense.NONE else Tense.FUTURE
    return Tense.FUTURE


def _clause_verbs(head: Token) -> Iterator[Token]:
    """The verbs above a token, nearest first; a clause with a subject of its own owes nothing to the one it follows."""
    for token in ancestors(head):
        if not is_verb(token):
            continue
        yield token
        if token.dep_ == "conj" and any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children):
            return


def _is_retold(verb: Token) -> bool:
    """True for "said it had cut": retelling shifts "has cut" back, and puts it before nothing else."""
    return verb.dep_ == "ccomp" and verb.head.lemma_.lower() in TELLING and verb_tense(verb.head) is Tense.PAST


def _added_verb(head: Token) -> Token | None:
    """The verb that tells of a cut named beside another: "on top of the 600 jobs it has shed", "in addition to the 90
    redundancies made in May"; the other's verb says nothing of it."""
    beside = head.head
    if head.dep_ != "pobj" or beside.i == 0 or (beside.nbor(-1).lower_, beside.lower_) not in _BESIDES:
        return None
    verbs = [child for child in head.children if child.dep_ in ("acl", "relcl") and child.i > head.i and is_verb(child)]
    return next((verb for verb in verbs if verb.tag_ != "VBG"), None)


def is_beside_another(mention: Mention, reading: Reading) -> bool:
    """True for a cut that its sentence names beside another, with a verb of its own."""
    return _added_verb(anchor_head(mention, reading)) is not None


def cut_time(mention: Mention, reading: Reading) -> CutTime:
    """The tense in which a mention's sentence tells its cut; participles and nouns take that of the verb above them."""
    head = anchor_head(mention, reading)
    if (own := _added_verb(head)) is not None:
        return CutTime(tense=verb_tense(own), verbs=(own,))
    verbs = tuple(_clause_verbs(head))
    for verb in verbs:
        tense = verb_tense(verb)
        if verb.lemma_.lower() in INTENDING and head != verb and not tense.is_future:
            return CutTime(tense=Tense.FUTURE, verbs=verbs, was_intended=verb.tag_ == "VBD")
        if tense is Tense.PLUPERFECT and _is_retold(verb):
            tense = Tense.PERFECT
        if tense is Tense.PAST and verb.tag_ == "VBG" and _is_retold(verb):
            tense = Tense.PROGRESSIVE  # "said it was cutting"
        if tense is not Tense.NONE:
            return CutTime(tense=tense, verbs=verbs)
    return CutTime(tense=Tense.NONE, verbs=verbs)
