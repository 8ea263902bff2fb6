"""Phrases of a parsed sentence: the employer that a subject, owner, place or pronoun names or stands for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.company import groups, patterns, words
from extract.company.cast import Name, cast_of
from extract.company.discover import is_proven
from extract.company.employer import NEVER, Employer
from extract.company.gazetteer import Role
from extract.company.people import is_person
from extract.company.salience import most_salient
from extract.company.unknown import may_be_firm, proper_run, two_of_a_person
from extract.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from extract.reading import Reading

#: What stands between the names of a list: "A (AAA), B and C".
_STRING = re.compile(r"\s*(?:\([A-Z.:\s]+\)|<[A-Z.]+>)?\s*(?:,|(?P<and>,?\s*(?:&|and)))\s+(?:the\s+)?")
#: The rule of a group that a cut is only placed at: "jobs at newspapers", which may all be one firm's.
PLACED_GROUP = "company.group-at"
_INCLUDING = re.compile(r",?\s+(?:like|such\s+as|including|among\s+them|(?:[a-z]+\s+){0,3}include|are)\s+")
_BEFORE_PLURAL = re.compile(r"(?:['’]s?)?\s+(?:[a-z-]+\s+)?")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OF_JOBS = ("at", "by", "from", "in", "of", "within", "across", "for", "on", "inside", "throughout", "to")
_OF_CLAUSES = ("at", "by", "from", "across", "within")
_BEFORE_NOUN = ("compound", "nmod", "amod", "nummod", "poss", "appos", "npadvmod")
_DEFINITE = ("the", "this", "that", "its", "their", "these", "those")
_OWN_NEWS = ("say", "reveal", "announce", "confirm", "plan", "disclose", "tell")
_PERSONAL = ("it", "its", "they", "their", "them", "we", "our", "us", "he", "she", "his", "her", "i")
#: Workers lose "their" jobs: whose they are says nothing of who cuts.
_OF_WORKERS = ("their", "his", "her")
_DISMISSED = ("they", "he", "she", "we", "i", "you", "who")
_LIVELIHOODS = ("job", "post", "position", "role", "livelihood", "employment", "work", "career")
_PARTS = ("unit", "division", "subsidiary", "arm", "business", "group", "department", "studio", "network", "team")
_DEPTH = 5  # phrases within phrases that are followed


class Phrases:
    """The phrases of one sentence. Offsets are the sentence's, those of a Name the article's."""

    def __init__(self, reading: Reading, index: int, *, guesses: bool, counted: bool) -> None:
        self.reading = reading
        self.cast = cast_of(reading)
        self.sentence = reading.sentences[index]
        self.base = self.sentence.span.start
        self.counted = counted  # whether the mention has a number of jobs
        self.guesses = guesses  # whether names that only the parse calls so count
        self.names = self.cast.of_sentence(index, guesses=guesses)

    def token_at(self, start: int, end: int) -> Token | None:
        """The root of the words between two offsets."""
        span = self.reading.doc(self.sentence.index).char_span(start, end, alignment_mode="expand")
        return span.root if span is not None else None

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
        if noun.lemma_.lower() in words.SITE_NOUNS:  # "the Dunmore plant of Ferrolux"
            for child in noun.children:
                if child.dep_ == "prep" and child.lower_ == "of" and (found := self._inside(child, depth + 1)):
                    return found
        left = noun.left_edge.idx
        for name in reversed(self.names):
            if left <= name.start - self.base < noun.idx and self.usable(name):
                token = self.token_at(name.start - self.base, name.end - self.base)
                if token is not None and noun in (token.head, token) and token.dep_ in _BEFORE_NOUN:
                    return self.of_names((name,), "company.owner", 0.9)
        for child in noun.children:
            named = child.dep_ == "compound" and child.pos_ == "PROPN" and noun.lemma_.lower() not in words.SITE_NOUNS
            if named and (found := self._unknown(child, cautious=True)):
                return found
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in _OF_JOBS and (found := self._inside(child, depth + 1)):
                return found
            for agent in child.children if child.dep_ == "acl" else ():  # "cuts announced by banks"
                if agent.dep_ == "agent" and (found := self._inside(agent, depth + 1, verb=child)):
                    return found
        return ()

    def phrase(
        self, noun: Token, depth: int = 0, *, verb: Token | None = None, owns: bool = False
    ) -> tuple[Employer, ...]:
        """The employer that a noun phrase, the subject of a verb where one is given, names or stands for."""
        if depth > _DEPTH:
            return ()
        lemma = noun.lemma_.lower()
        if (name := self._name_at(noun)) is not None:
            if name.entity.role in NEVER or (verb is None and name.source) or self._only_reports(name, verb):
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
        if lemma in words.GOVERNMENT_NOUNS and verb is not None and self._names_nobody():
            return self._government(noun)
        if lemma in words.PERSON_ROLES or (noun.ent_type_ == "PERSON" and self._is_person(noun)):
            return self._person(noun, depth)
        plural = noun.tag_ in ("NNS", "NNPS")
        described = any(c.dep_ in ("amod", "compound", "acl") and c.lower_ != "two" for c in noun.children)
        several = plural and lemma in words.GROUP_NOUNS and (described or not self._definite(noun))
        many = lemma in words.SECTOR_NOUNS or several
        if many and (firm := self._named_within(noun)):
            return self.of_names((firm,), "company.owner", 0.8)  # "Macy's stores"
        if many and any(c.lower_ == "both" for c in noun.children):
            return self._latest_two(noun)
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
            pointed = lemma == "notice" and self._definite(noun)
            return self.standing_for(noun, "company.definite", 0.6) if pointed else ()
        if noun.pos_ == "PROPN":
            return self._unknown(noun, cautious=verb is None and not owns)
        return ()

    def closing(self, anchor: int) -> tuple[Employer, ...]:
        """Whose plant or office closes, where the sentence says so: "the closure of the Allergan plant"."""
        doc = self.reading.doc(self.sentence.index)
        closings = [t for t in doc if t.lemma_.lower() in words.CLOSINGS and t.pos_ in ("NOUN", "PROPN", "VERB")]
        for noun in sorted(closings, key=lambda t: abs(t.idx - anchor)):
            edges = noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge)
            for name in self.names:
                within = edges[0] <= name.start - self.base < edges[1]
                if within and self.usable(name) and not name.minor and name.entity.role is Role.EMPLOYER:
                    return self.of_names((name,), "company.closing", 0.8)
        return ()

    def trade(self, noun: Token) -> tuple[Employer, ...]:
        """ "16,000 tech workers lost their jobs", "thousands were laid off in Ohio": no one employer's."""
        for child in noun.children:
            if child.dep_ in ("compound", "amod") and child.lower_ in words.TRADES:
                return (self.of_group(child.text, (child.idx, child.idx + len(child)), "company.trade", 0.6),)
        return ()

    def usable(self, name: Name) -> bool:
        """True for a name that may be an employer's here."""
        return name.entity.role not in NEVER and not name.source

    def of_names(self, names: tuple[Name, ...], rule: str, confidence: float) -> tuple[Employer, ...]:
        """The employers that these names name."""
        return tuple(
            Employer(
                name=n.entity.name,
                kind=Kind.LAYOFF,
                span=self.reading.article.span(n.start, n.end),
                rule=rule,
                confidence=confidence,
            )
            for n in names
        )

    def of_group(self, group: str, place: tuple[int, int] | None, rule: str, confidence: float) -> Employer:
        """A group of employers, named at a place of the sentence."""
        span = self.reading.article.span(self.base + place[0], self.base + place[1]) if place else None
        return Employer(name=group, kind=Kind.AGGREGATE, span=span, rule=rule, confidence=confidence)

    def standing_for(self, noun: Token, rule: str, confidence: float, lemma: str | None = None) -> tuple[Employer, ...]:
        """The employer spoken of before this word."""
        name = most_salient(
            self.cast, sentence=self.sentence.index, before=self.base + noun.idx, noun=lemma, guesses=self.guesses
        )
        return self.of_names((name,), rule, confidence) if name else ()

    def strung(self, name: Name) -> tuple[Name, ...]:
        """The names strung to this one with commas and "and", itself among them, in the order of the text."""
        text, at = self.sentence.text, self.names.index(name)

        def gap(left: int) -> re.Match[str] | None:
            right = left + 1
            if left < 0 or right >= len(self.names) or not all(map(self.usable, self.names[left : right + 1])):
                return None
            return _STRING.fullmatch(text[self.names[left].end - self.base : self.names[right].start - self.base])

        first, last = at, at
        while gap(first - 1):
            first -= 1
        while gap(last):
            last += 1
        ended = any(found and found["and"] for found in map(gap, range(first, last)))
        found = self.names[first : last + 1] if ended else (name,)
        return tuple(sorted({n.entity: n for n in reversed(found)}.values(), key=lambda n: n.start))

    def included(self, end: int) -> tuple[Employer, ...]:
        """The employers that a group is said to include: "banks such as A and B", where no number of jobs is theirs
        together.
        """
        gap = _INCLUDING.search(self.sentence.text[end:])
        if gap is None or self.counted:
            return ()
        first = next(
            (n for n in self.names if n.start - self.base == end + gap.end() and n.entity.role not in NEVER), None
        )
        return self.of_names(self.strung(first), "company.included", 0.7) if first else ()

    def _latest_two(self, noun: Token) -> tuple[Employer, ...]:
        """ "both companies": the two named last."""
        before = [n for n in self.cast.names if n.start < self.base + noun.idx and self.usable(n) and not n.guessed]
        latest = list({n.entity: n for n in before}.values())[-2:]
        return self.of_names(tuple(sorted(latest, key=lambda n: n.start)), "company.both", 0.6)

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
            if child.dep_ == "appos" and (name := self._name_at(child)) and self.usable(name):
                return self.of_names((name,), "company.apposition", 0.9)
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
            return self._named_next(noun)
        if own is not None or self._definite(noun):
            return self.standing_for(noun, "company.definite", 0.8, lemma)
        return ()

    def _named_next(self, noun: Token) -> tuple[Employer, ...]:
        """ "A trailer maker is laying off 90. Tarnbrook Inc. said": whom the next sentence opens with, if it is new."""
        here = self.sentence.index
        if any(n.sentence <= here and n.entity.role is Role.EMPLOYER and not n.source for n in self.cast.names):
            return ()
        following = self.cast.of_sentence(here + 1, guesses=True)
        name = next((n for n in following if n.leading and self.usable(n) and n.entity.role is Role.EMPLOYER), None)
        return self.of_names((name,), "company.named-next", 0.7) if name else ()

    def _person(self, noun: Token, depth: int) -> tuple[Employer, ...]:
        """A boss or spokesman stands for the firm: the one beside him, else the one spoken of."""
        for child in noun.subtree:
            if child.dep_ in ("relcl", "ccomp"):
                break
            if (name := self._name_at(child)) and self.usable(name) and name.entity.role is Role.EMPLOYER:
                return self.of_names((name,), "company.person", 0.85)
        for child in noun.children:
            if child.dep_ == "poss" and (found := self.phrase(child, depth + 1)):
                return found
            beside = child.dep_ in ("compound", "nmod") and child.pos_ == "PROPN" and noun.ent_type_ != "PERSON"
            if beside and (found := self._unknown(child, cautious=False)):
                return found
        return self.standing_for(noun, "company.person", 0.6)

    def _pronoun(self, noun: Token, verb: Token | None) -> tuple[Employer, ...]:
        """ "it" is who said so, where its clause is what somebody said; else the employer spoken of before."""
        if noun.lower_ not in _PERSONAL or self._is_expletive(noun, verb):
            return ()
        if verb is not None and verb.dep_ in ("ccomp", "advcl") and verb.head != verb:
            for speaker in verb.head.children:
                if speaker.dep_ == "nsubj" and speaker.i < noun.i and speaker.pos_ != "PRON":
                    name = self._name_at(speaker)
                    if name and name.entity.role is Role.OUTLET and verb.head.lemma_ in _OWN_NEWS:
                        return self.of_names((name,), "company.subject", 0.8)
                    return self.phrase(speaker, 1, verb=verb.head) or self.standing_for(noun, "company.pronoun", 0.7)
        return self.standing_for(noun, "company.pronoun", 0.75)

    def _is_expletive(self, noun: Token, verb: Token | None) -> bool:
        """True for the "it" of "it is the third round of layoffs", which is no firm."""
        if noun.lower_ != "it" or verb is None or verb.lemma_ != "be":
            return False
        return any(c.dep_ in ("attr", "acomp") and c.lemma_.lower() not in words.FIRM_NOUNS for c in verb.children)

    def _government(self, noun: Token) -> tuple[Employer, ...]:
        """ "the mayor", "the city": the place whose government it is, named in the sentence or the title."""
        lemma = noun.lemma_.lower()
        title = "City" if lemma in ("mayor", "city", "town") else "State"
        for index in (self.sentence.index, 0):
            for entity in self.reading.doc(index).ents:
                if entity.label_ == "GPE" and entity.text[0].isupper():
                    return (
                        Employer(
                            name=f"{entity.text} council" if lemma == "council" else f"{title} of {entity.text}",
                            kind=Kind.LAYOFF,
                            span=self.reading.span(index, entity),
                            rule="company.government",
                            confidence=0.5,
                        ),
                    )
        return ()

    def _unknown(self, noun: Token, *, cautious: bool) -> tuple[Employer, ...]:
        """A proper name that nothing else knows, in the place of a subject or owner.

        A cautious reading wants the statistical names to call it an organisation, or the article to repeat it.
        """
        dateline = patterns.dateline(self.sentence.text)
        if noun.idx < dateline:
            noun = next((t for t in noun.children if t.dep_ == "appos" and t.pos_ == "PROPN"), noun)
            if noun.idx < dateline:
                return ()
            if name := self._name_at(noun):
                return self.of_names((name,), "company.subject", 0.85)
        run = proper_run(noun, dateline, lambda token: self._name_at(token) is not None)
        if run.text in words.PROPER_GROUPS:
            return (self.of_group(run.text, (run.start_char, run.end_char), "company.group", 0.8),)
        parts = run.text.split()
        if is_person(parts) or parts[-1] in self.cast.persons or two_of_a_person(run):
            return self.standing_for(noun, "company.person", 0.6)
        text = self.reading.article.text
        repeated = text.count(run.text) > 1
        if not may_be_firm(run, self.sentence.text, text) or not is_proven(run.text, self.reading):
            return ()
        labels = {t.ent_type_ for t in run}
        if cautious and "ORG" not in labels and (not repeated or labels & {"GPE", "LOC", "NORP", "FAC", "PERSON"}):
            return ()
        span = self.reading.span(self.sentence.index, run)
        entity = self.cast.entity(span.text)
        return (Employer(name=entity.name, kind=Kind.LAYOFF, span=span, rule="company.unknown", confidence=0.6),)

    def _named_within(self, noun: Token) -> Name | None:
        """The employer whose name stands right before a plural: "Macy's stores", "Gannett papers"."""
        before = self.sentence.text[: noun.idx]
        for name in self.names:
            gap = before[name.end - self.base :]
            if name.end - self.base <= noun.idx and self.usable(name) and _BEFORE_PLURAL.fullmatch(gap):
                return name
        return None

    def _is_person(self, noun: Token) -> bool:
        """The statistical names take many a firm for a person: two words, or a person the article names in full."""
        named = [t.text for t in noun.doc if t.ent_type_ == "PERSON" and abs(t.i - noun.i) < 3 and t.pos_ == "PROPN"]
        return len(named) > 1 or noun.text in self.cast.persons or is_person([noun.text])

    def _name_at(self, token: Token) -> Name | None:
        """The name that a token is part of, or whose run of proper nouns it ends: "DHL Supply Chain"."""
        if found := next((n for n in self.names if n.start - self.base <= token.idx < n.end - self.base), None):
            return found
        first = token
        while token.pos_ == "PROPN" and first.i and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).head == token:
            first = first.nbor(-1)
        at = first.idx
        return next((n for n in self.names if n.start - self.base == at and first != token), None)

    def _only_reports(self, name: Name, verb: Token | None) -> bool:
        """True where the subject of a verb of speech is a source, or a paper in an article about somebody else."""
        if verb is None or verb.lemma_.lower() not in words.SPEECH_VERBS:
            return False
        if name.entity.role not in (Role.OUTLET, Role.REGULATOR):
            return name.source
        others = any(n.entity != name.entity and n.entity.role is Role.EMPLOYER for n in self.names)
        return others or (self.cast.main is not None and self.cast.main != name.entity)

    def _names_nobody(self) -> bool:
        """True where neither the sentence nor the article's title names an employer."""
        return not self.names and not self.cast.of_sentence(0)

    def _definite(self, noun: Token) -> bool:
        return any(c.dep_ in ("det", "poss") and c.lower_ in _DEFINITE for c in noun.children)
