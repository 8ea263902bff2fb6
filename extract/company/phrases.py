"""Phrases of a parsed sentence: the employer that a subject, owner, place or pronoun names or stands for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.company import groups, patterns, words
from extract.company.employer import NEVER, Employer
from extract.company.gazetteer import Role
from extract.company.naming import SentenceNames
from extract.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

#: The rule of a group that a cut is only placed at: "jobs at newspapers", which may all be one firm's.
PLACED_GROUP = "company.group-at"
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OF_JOBS = ("at", "by", "from", "in", "of", "within", "across", "for", "on", "inside", "throughout", "to")
_OF_CLAUSES = ("at", "by", "from", "across", "within")
_BEFORE_NOUN = ("compound", "nmod", "amod", "nummod", "poss", "appos", "npadvmod")
_OWN_NEWS = ("say", "reveal", "announce", "confirm", "plan", "disclose", "tell")
_PERSONAL = ("it", "its", "they", "their", "them", "we", "our", "us", "he", "she", "his", "her", "i")
#: Workers lose "their" jobs: whose they are says nothing of who cuts.
_OF_WORKERS = ("their", "his", "her")
_DISMISSED = ("they", "he", "she", "we", "i", "you", "who")
_LIVELIHOODS = ("job", "post", "position", "role", "livelihood", "employment", "work", "career")
_PARTS = ("unit", "division", "subsidiary", "arm", "business", "group", "department", "studio", "network", "team")
#: Between a name and the "it" that is the same.
_SAID_IT = re.compile(
    r"\s+(?:(?:has|had|have|also|recently)\s+)?(?:said|says|announced|confirmed|revealed|reported|disclosed|warned|told\s+\w+)\s+"
    r"(?:(?:on\s+)?\w+day\s+)?(?:that\s+)?"
)
_DEPTH = 5  # phrases within phrases that are followed


class Phrases(SentenceNames):
    """The phrases of one sentence. Offsets are the sentence's, those of a Name the article's."""

    def subject(self, token: Token) -> tuple[Employer, ...]:
        """Climbs from the cut to the nearest clause whose subject is, or stands for, an employer.

        A group that the cut only describes ("one of many firms to cut jobs") gives way to an employer further up.
        """
        seen: set[int] = set()
        group: tuple[Employer, ...] = ()
        while token.i not in seen:
            seen.add(token.i)
            for found in self._clause(token, seen):
                if found[0].rule != PLACED_GROUP:
                    return found
                group = group or found
            told = token if token.dep_ == "relcl" else None
            if told is not None and (group := self._among(told.head)):
                return group
            if token.dep_ in ("relcl", "acl") and (found := self.phrase(token.head, 0, verb=told)):
                if found[0].kind is Kind.LAYOFF:
                    return found
                group = group or found
            token = token.head
            if token.pos_ in ("NOUN", "PROPN") and token.i not in seen and (found := self.owner(token, 0)):
                if found[0].rule != PLACED_GROUP:
                    return found
                group = group or found
        return group

    def _among(self, noun: Token) -> tuple[Employer, ...]:
        """ "Acme and Borel are among the banks that have shed 150,000": the banks' together."""
        told = self.counted and noun.tag_ == "NNS" and noun.head.lower_ == "among"
        group = groups.of_noun(noun) if told and noun.lemma_.lower() in words.GROUP_NOUNS else None
        place = (noun.left_edge.idx, noun.idx + len(noun))
        return (self.of_group(group, place, "company.group", 0.8),) if group else ()

    def _clause(self, token: Token, seen: set[int]) -> Iterator[tuple[Employer, ...]]:
        """Agent, subject and place of one clause, in that order, where they are employers."""
        for child in token.children:
            if child.dep_ == "agent" and (found := self._inside(child, 0, verb=token)):
                yield found
        for child in token.children:
            if child.dep_ == "nsubjpass" and child.lower_ in _DISMISSED:
                continue  # "they will be made redundant": those who lose their jobs
            if child.dep_ in _SUBJECTS and child.i not in seen and (found := self.phrase(child, 0, verb=token)):
                yield found
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in _OF_CLAUSES and (found := self._inside(child, 0)):
                yield found

    def owner(self, noun: Token, depth: int = 0) -> tuple[Employer, ...]:
        """Whose the jobs or cuts of a noun are: "Amazon's", "Meta layoffs", "its", "at the bank"."""
        if depth > _DEPTH:
            return ()
        for child in noun.children:
            workers = child.lower_ in _OF_WORKERS and noun.lemma_.lower() in _LIVELIHOODS
            if child.dep_ == "poss" and not workers and (found := self.phrase(child, depth + 1, owns=True)):
                return found
        if noun.lemma_.lower() in words.SITE_NOUNS and (found := self._of_whom(noun, depth)):
            return found
        left = noun.left_edge.idx
        for name in reversed(self.names):
            if left <= name.start - self.base < noun.idx and self.usable(name):
                token = self.token_at(name.start - self.base, name.end - self.base)
                if token is not None and noun in (token.head, token) and token.dep_ in _BEFORE_NOUN:
                    return self.of_names((name,), "company.owner", 0.9)
        for child in noun.children:
            named = child.dep_ == "compound" and child.pos_ == "PROPN" and noun.lemma_.lower() not in words.SITE_NOUNS
            if named and (found := self.unknown(child, cautious=True)):
                return found
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in _OF_JOBS and (found := self._inside(child, depth + 1)):
                return found
            for agent in child.children if child.dep_ == "acl" else ():  # "cuts announced by banks"
                if agent.dep_ == "agent" and (found := self._inside(agent, depth + 1, verb=child)):
                    return found
        return ()

    def _of_whom(self, site: Token, depth: int) -> tuple[Employer, ...]:
        """The owner of "the Dunmore plant of Ferrolux"."""
        for child in site.children:
            if child.dep_ == "prep" and child.lower_ == "of" and (found := self._inside(child, depth + 1)):
                return found
        return ()

    def phrase(
        self, noun: Token, depth: int = 0, *, verb: Token | None = None, owns: bool = False
    ) -> tuple[Employer, ...]:
        """The employer that a noun phrase, the subject of a verb where one is given, names or stands for."""
        if depth > _DEPTH:
            return ()
        lemma = noun.lemma_.lower()
        if lemma in words.SITE_NOUNS and (found := self._of_whom(noun, depth)):
            return found
        if (name := self.name_at(noun)) is not None:
            signs = name.source and name.end - self.base <= patterns.dateline(self.sentence.text)
            if name.entity.role in NEVER or (verb is None and name.source) or signs or self.only_reports(name, verb):
                return ()
            for child in noun.children:  # "Brandt, the administrator of Ferrolux"
                if child.dep_ == "appos" and child.lemma_.lower() in words.CARETAKERS:
                    return self.owner(child, depth + 1) or self._person(child, depth)
            rule = "company.owner" if verb is None else "company.subject"
            return self.of_names(self.strung(name), rule, 0.92)
        if noun.pos_ == "PRON":
            return self._pronoun(noun, verb)
        if lemma == "government" and (state := next((c for c in noun.children if c.ent_type_ == "NORP"), None)):
            place = (state.idx, noun.idx + len(noun))
            return (
                replace(
                    self.of_group("", place, "company.government", 0.6),
                    name=f"{state.text} government",
                    kind=Kind.LAYOFF,
                ),
            )
        if lemma in words.GOVERNMENT_NOUNS and verb is not None and self.names_nobody():
            return self.government(noun)
        if lemma in words.PERSON_ROLES or (noun.ent_type_ == "PERSON" and self.is_person_here(noun)):
            return self._person(noun, depth)
        plural = noun.tag_ in ("NNS", "NNPS")
        described = any(c.dep_ in ("amod", "compound", "acl") and c.lower_ != "two" for c in noun.children)
        several = plural and lemma in words.GROUP_NOUNS and (described or not self.is_definite(noun))
        many = lemma in words.SECTOR_NOUNS or several
        if many and (firm := self.named_within(noun)):
            return self.of_names((firm,), "company.owner", 0.8)  # "Macy's stores"
        if many and any(c.lower_ == "both" for c in noun.children):
            return self.latest_two(noun)
        if several and groups.are_people(noun):
            return ()
        if many and (group := groups.of_noun(noun)):
            if included := self.included(noun.idx + len(noun)):
                return included
            rule = "company.group" if verb is not None or lemma in words.SECTOR_NOUNS else PLACED_GROUP
            return (self.of_group(group, (noun.left_edge.idx, noun.idx + len(noun)), rule, 0.8),)
        if lemma in words.FIRM_NOUNS and not plural:
            return self._firm(noun, lemma, depth)
        if lemma in words.WORKER_NOUNS or lemma in words.ACT_NOUNS:
            if found := self.owner(noun, depth + 1):
                return found
            pointed = lemma == "notice" and self.is_definite(noun)
            return self.standing_for(noun, "company.definite", 0.6) if pointed else ()
        if noun.pos_ == "PROPN":
            return self.unknown(noun, cautious=verb is None and not owns)
        return ()

    def _inside(self, preposition: Token, depth: int, *, verb: Token | None = None) -> tuple[Employer, ...]:
        for noun in preposition.children:
            at = preposition.lower_ in ("at", "by")
            if noun.dep_ in ("pobj", "pcomp") and (found := self.phrase(noun, depth + 1, owns=at, verb=verb)):
                return found
        return ()

    def _firm(self, noun: Token, lemma: str, depth: int) -> tuple[Employer, ...]:
        """ "chipmaker Intel", "the lender", "its cloud unit"."""
        left, right = noun.left_edge.idx, noun.idx + len(noun)
        for child in noun.children:
            if child.dep_ == "appos" and (name := self.name_at(child)) and self.usable(name):
                return self.of_names((name,), "company.apposition", 0.9)
            part = lemma in _PARTS and child.dep_ == "appos" and child.pos_ == "PROPN"
            if part and (found := self.unknown(child, cautious=False)):
                return found
        own = next((c for c in noun.children if c.dep_ == "poss"), None)
        if lemma in _PARTS:
            for name in reversed(self.names):
                token = self.token_at(name.start - self.base, name.end - self.base)
                if (
                    token is not None
                    and token.head == noun
                    and token.dep_ in ("compound", "nmod")
                    and self.usable(name)
                ):
                    return self.of_names((name,), "company.unit", 0.85)
        if own is not None and lemma in (*_PARTS, "parent", "owner") and (found := self.phrase(own, depth + 1)):
            return found
        if lemma in _PARTS:
            within = [n for n in self.names if left <= n.start - self.base and n.end - self.base <= right]
            if plain := [n for n in within if self.usable(n) and not n.minor]:
                return self.of_names((plain[-1],), "company.owner", 0.85)
        if own is None and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in noun.children):
            return self.named_next(noun)
        if own is not None or self.is_definite(noun):
            return self.standing_for(noun, "company.definite", 0.8, lemma)
        return ()

    def _person(self, noun: Token, depth: int) -> tuple[Employer, ...]:
        """A boss or spokesman stands for the firm: the one beside him, else the one spoken of."""
        for child in noun.subtree:
            if child.dep_ in ("relcl", "ccomp"):
                break
            if (name := self.name_at(child)) and self.usable(name) and name.entity.role is Role.EMPLOYER:
                return self.of_names((name,), "company.person", 0.85)
        for child in noun.children:
            if child.dep_ == "poss" and (found := self.phrase(child, depth + 1)):
                return found
            beside = child.dep_ in ("compound", "nmod") and child.pos_ == "PROPN" and noun.ent_type_ != "PERSON"
            if beside and (found := self.unknown(child, cautious=False)):
                return found
        return self.standing_for(noun, "company.person", 0.6)

    def _pronoun(self, noun: Token, verb: Token | None) -> tuple[Employer, ...]:
        """ "it" is who said so, where its clause is what somebody said; else the employer spoken of before."""
        if noun.lower_ not in _PERSONAL or self._is_expletive(noun, verb):
            return ()
        for said in self.names:  # "A cut 300, B 200 and C said it was cutting 400": parses go astray
            gap = self.sentence.text[said.end - self.base : noun.idx]
            if _SAID_IT.fullmatch(gap) and self.usable(said) and said.entity.role is Role.EMPLOYER:
                return self.of_names((said,), "company.subject", 0.9)
        while verb is not None and verb.dep_ in ("ccomp", "advcl") and verb.head != verb:
            verb = verb.head
            speaker = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < noun.i), None)
            if speaker is not None and speaker.lower_ == noun.lower_:
                noun = speaker  # "it would go ahead as it axes 300": what the first one stands for
                continue
            if speaker is not None and speaker.pos_ != "PRON":
                name = self.name_at(speaker)
                if name and name.entity.role is Role.OUTLET and verb.lemma_ in _OWN_NEWS:
                    return self.of_names((name,), "company.subject", 0.8)
                return self.phrase(speaker, 1, verb=verb) or self.standing_for(noun, "company.pronoun", 0.7)
            break
        return self.standing_for(noun, "company.pronoun", 0.75)

    def _is_expletive(self, noun: Token, verb: Token | None) -> bool:
        """True for the "it" of "it is the third round of layoffs", which is no firm."""
        if noun.lower_ != "it" or verb is None or verb.lemma_ != "be":
            return False
        return any(c.dep_ in ("attr", "acomp") and c.lemma_.lower() not in words.FIRM_NOUNS for c in verb.children)
