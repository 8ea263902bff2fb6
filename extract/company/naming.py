"""The names of a parsed sentence, and whom a word that names nobody stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.company import patterns, words
from extract.company.cast import Name, cast_of
from extract.company.employer import NEVER, Employer
from extract.company.gazetteer import Role
from extract.company.names import key
from extract.company.people import is_person
from extract.company.proof import is_proven
from extract.company.salience import most_salient
from extract.company.unknown import may_be_firm, proper_run, two_of_a_person
from extract.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extract.reading import Reading

#: What stands between the names of a list: "A (AAA), B and C".
_STRING = re.compile(r"\s*(?:\([A-Z.:\s]+\)|<[A-Z.]+>)?\s*(?:,|(?P<and>,?\s*(?:&|and)))\s+(?:the\s+)?")
_INCLUDING = re.compile(r",?\s+(?:like|such\s+as|including|among\s+them|(?:[a-z]+\s+){0,3}include|are)\s+")
_BEFORE_PLURAL = re.compile(r"(?:['’]s?)?\s+(?:[a-z-]+\s+)?")
_DEFINITE = ("the", "this", "that", "its", "their", "these", "those")


class SentenceNames:
    """The names of one sentence. Offsets are the sentence's, those of a Name the article's."""

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
        """ "16,000 tech workers lost their jobs", "thousands were laid off in Ohio": no one employer's.

        "Tech layoffs continue: Acme lets 40 go" is a label before the news.
        """
        if self.sentence.is_title and ": " in self.sentence.text[noun.idx :]:
            return ()
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

    def latest_two(self, noun: Token) -> tuple[Employer, ...]:
        """ "both companies": the two named last."""
        before = [n for n in self.cast.names if n.start < self.base + noun.idx and self.usable(n) and not n.guessed]
        latest = list({n.entity: n for n in before}.values())[-2:]
        return self.of_names(tuple(sorted(latest, key=lambda n: n.start)), "company.both", 0.6)

    def named_next(self, noun: Token) -> tuple[Employer, ...]:
        """ "A trailer maker is laying off 90. Tarnbrook Inc. said": whom the next sentence opens with, if it is new."""
        here = self.sentence.index
        if any(n.sentence <= here and n.entity.role is Role.EMPLOYER and not n.source for n in self.cast.names):
            return ()
        following = self.cast.of_sentence(here + 1, guesses=True)
        name = next((n for n in following if n.leading and self.usable(n) and n.entity.role is Role.EMPLOYER), None)
        return self.of_names((name,), "company.named-next", 0.7) if name else ()

    def government(self, noun: Token) -> tuple[Employer, ...]:
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

    def unknown(self, noun: Token, *, cautious: bool) -> tuple[Employer, ...]:
        """A proper name that nothing else knows, in the place of a subject or owner.

        A cautious reading wants the statistical names to call it an organisation, or the article to repeat it.
        """
        dateline = patterns.dateline(self.sentence.text)
        if noun.idx < dateline:
            noun = next((t for t in noun.children if t.dep_ == "appos" and t.pos_ == "PROPN"), noun)
            if noun.idx < dateline:
                return ()
            if name := self.name_at(noun):
                return self.of_names((name,), "company.subject", 0.85)
        run = proper_run(noun, dateline, lambda token: self.name_at(token) is not None)
        if len(run) > 1 and key(run[0].text) in words.FIRM_NOUNS - words.ORG_WORDS and run[1].pos_ == "PROPN":
            run = run[1:]  # "Publisher Zentro"
        if run.text in words.PROPER_GROUPS:
            return (self.of_group(run.text, (run.start_char, run.end_char), "company.group", 0.8),)
        parts = run.text.split()
        if is_person(parts) or parts[-1] in self.cast.persons or two_of_a_person(run):
            return self.standing_for(noun, "company.person", 0.6)
        before, after = self.sentence.text[: run.start_char], self.sentence.text[run.end_char :]
        if patterns.is_source(before, after, outlet=False):
            return ()  # "first reported by the Ledger"
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

    def named_within(self, noun: Token) -> Name | None:
        """The employer whose name stands right before a plural: "Macy's stores", "Gannett papers"."""
        before = self.sentence.text[: noun.idx]
        for name in self.names:
            gap = before[name.end - self.base :]
            if name.end - self.base <= noun.idx and self.usable(name) and _BEFORE_PLURAL.fullmatch(gap):
                return name
        return None

    def is_person_here(self, noun: Token) -> bool:
        """The statistical names take many a firm for a person: two words, or a person the article names in full."""
        named = [t.text for t in noun.doc if t.ent_type_ == "PERSON" and abs(t.i - noun.i) < 3 and t.pos_ == "PROPN"]
        return len(named) > 1 or noun.text in self.cast.persons or is_person([noun.text])

    def name_at(self, token: Token) -> Name | None:
        """The name that a token is part of, or whose run of proper nouns it ends: "DHL Supply Chain"."""
        if found := next((n for n in self.names if n.start - self.base <= token.idx < n.end - self.base), None):
            return found
        first = token
        while token.pos_ == "PROPN" and first.i and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).head == token:
            first = first.nbor(-1)
        at = first.idx
        return next((n for n in self.names if n.start - self.base == at and first != token), None)

    def only_reports(self, name: Name, verb: Token | None) -> bool:
        """True where the subject of a verb of speech is a source, or a paper in an article about somebody else."""
        if verb is None or verb.lemma_.lower() not in words.SPEECH_VERBS:
            return False
        if name.entity.role not in (Role.OUTLET, Role.REGULATOR):
            return name.source
        others = any(n.entity != name.entity and n.entity.role is Role.EMPLOYER for n in self.names)
        return others or (self.cast.main is not None and self.cast.main != name.entity)

    def names_nobody(self) -> bool:
        """True where neither the sentence nor the article's title names an employer."""
        return not self.names and not self.cast.of_sentence(0)

    def is_definite(self, noun: Token) -> bool:
        return any(c.dep_ in ("det", "poss") and c.lower_ in _DEFINITE for c in noun.children)
