"""The cast of an article: which employers it names, where, and how much it is about each of them.

Built once a Reading. Names come from the gazetteer, from words that only a firm bears (legal form, ticker, "the
start-up X", "X employees"), and from the article's own short forms of those ("Third Harmonic Bio", then "Third
Harmonic").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.company import patterns
from extract.company.discover import discover
from extract.company.gazetteer import Company, Hit, Role, find_names
from extract.company.guess import guess_names
from extract.company.lexicon import is_word
from extract.company.names import is_form_of, key, short_name
from extract.company.people import persons_of
from extract.company.places import is_place
from extract.company.settings import places_of
from extract.company.words import PLACES_AND_PEOPLE
from extract.reading import Reading
from extract.rules import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One employer of the article's cast."""

    name: str  # usual short name
    company: Company | None  # None for one that the gazetteer does not know
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One place where the article names an employer; offsets are the article's."""

    start: int
    end: int
    sentence: int
    entity: Entity
    source: bool  # named as who reports ("according to X", "(X) -")
    minor: bool  # named as a rival, owner, buyer, customer or example
    guessed: bool  # nothing but the parse says that this is a name
    leading: bool  # opens its sentence, or nearly: what subjects do


class Cast:
    """The names of an article and their weight. Immutable once built."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._starts = [s.span.start for s in reading.sentences]
        self.tracked = patterns.is_tracked(reading.article.text)
        self.persons = persons_of(reading.article.text)
        self.names: tuple[Name, ...] = tuple(self._collect())
        self._by_sentence: dict[int, list[Name]] = {}
        for name in self.names:
            self._by_sentence.setdefault(name.sentence, []).append(name)
        self.weight = self._weigh()
        self.main: Entity | None = max(self.weight, key=lambda e: (self.weight[e], -self._first(e)), default=None)

    def of_sentence(self, index: int, *, guesses: bool = False) -> tuple[Name, ...]:
        """The names in a sentence, left to right; with those only guessed where asked."""
        return tuple(n for n in self._by_sentence.get(index, ()) if guesses or not n.guessed)

    def entity(self, words: str) -> Entity:
        """The member of the cast that these words name, or a new one."""
        wanted = key(short_name(words))
        for name in self.names:
            if key(name.entity.name) == wanted or _prefix(wanted, key(name.entity.name)):
                return name.entity
        return Entity(name=short_name(words), company=None, role=Role.EMPLOYER)

    @property
    def focused(self) -> bool:
        """True for an article about one employer; False for a roundup, where the place decides."""
        if self.main is None:
            return False
        ranks = sorted(self.weight.values(), reverse=True)
        return len(ranks) == 1 or (ranks[0] >= 1.6 * ranks[1] and ranks[0] >= 0.35 * sum(ranks))

    @property
    def about_one(self) -> bool:
        """True for an article whose title names an employer, or that is about one."""
        title = [n for n in self.of_sentence(0) if self.reading.sentences[0].is_title]
        return self.focused or any(n.entity.role is Role.EMPLOYER and not n.source for n in title)

    def _first(self, entity: Entity) -> int:
        return next((n.start for n in self.names if n.entity == entity), 0)

    def _collect(self) -> list[Name]:
        text = self.reading.article.text
        hits = [find_names(sentence.text) for sentence in self.reading.sentences]
        display = self._display_names(hits)
        found: dict[tuple[int, int], Entity] = {}
        unsure: list[tuple[int, int, Entity]] = []
        for sentence, named in zip(self.reading.sentences, hits, strict=True):
            base, words = sentence.span.start, sentence.text
            titled = patterns.is_title_case(words)
            for hit in named:
                weak = hit.ordinary or words[hit.start : hit.end] != hit.alias
                if not titled and patterns.is_longer_name(words[hit.end :], ordinary=weak):
                    continue  # "Ring Therapeutics" is not Ring
                if not titled and patterns.is_name_tail(words[: hit.start], hit.alias):
                    continue  # "Haven National Bank" is not National Bank
                if patterns.is_ticker(words, hit.start, hit.end) or patterns.is_states(words[: hit.start], hit.alias):
                    continue
                if hit.ordinary and words[hit.start : hit.end] in self.persons:
                    continue
                if words[hit.start : hit.end] in self.persons and _FIRST_NAME.search(words[: hit.start]):
                    continue  # "Traci Bauer" is not Bauer
                if hit.ordinary and patterns.is_partner(words, hit.start, hit.end):
                    continue
                entity = Entity(name=display[hit.company], company=hit.company, role=hit.company.role)
                if (
                    hit.ordinary
                    and entity.role not in (Role.UNION, Role.TRACKER)
                    and not patterns.is_firm_in_context(words, hit.start, hit.end, titled=titled)
                ):
                    unsure.append((base + hit.start, base + hit.end, entity))
                else:
                    found[base + hit.start, base + hit.end] = entity
        _prefer_longer(found, text)
        sure = set(found.values())
        found.update({(s, e): entity for s, e, entity in unsure if entity in sure and text[s:e][0].isupper()})
        for start, end, words in discover(self.reading, tuple(found)):
            kept = words.endswith(" UK") and is_word(words[:-3])  # "Age UK"
            found[start, end] = Entity(
                name=words if kept else short_name(words), company=None, role=patterns.role_of(words)
            )
        _prefer_longer(found, text)
        guesses: dict[tuple[int, int], Entity] = {}
        places = places_of(text)
        for start, end, words in guess_names(self.reading, self.persons):
            if key(words) not in places and not any(s < end and start < e for s, e in found):
                guesses[start, end] = Entity(name=words, company=None, role=patterns.role_of(words))
        self._promote(guesses, found)
        self._employ(found)
        found = {
            place: e for place, e in _outermost(found).items() if not patterns.is_office_tail(text[: place[0]][-80:])
        }
        guesses = {place: e for place, e in guesses.items() if not patterns.is_office_tail(text[: place[0]][-80:])}
        names = [self._name(start, end, entity, guessed=False) for (start, end), entity in found.items()]
        names += [self._name(*place, entity, guessed=True) for place, entity in guesses.items() if place not in found]
        return self._strung(sorted(names, key=lambda n: n.start))

    def _strung(self, names: list[Name]) -> list[Name]:
        """The names, those that an "and" ties to a bystander made bystanders too: "maker of Zing and Pop"."""
        text = self.reading.article.text
        for at, (left, right) in enumerate(pairwise(names), start=1):
            if left.minor and not right.minor and re.fullmatch(r"\s(?:and|&)\s", text[left.end : right.start]):
                names[at] = replace(right, minor=True)
        return names

    def _display_names(self, hits: list[tuple[Hit, ...]]) -> dict[Company, str]:
        """By what name each known employer goes in this article: its usual one, or where the text has no form of
        that ("United Technologies", now RTX), the one that the text uses.
        """
        forms: dict[Company, list[str]] = {}
        for named in hits:
            for hit in named:
                forms.setdefault(hit.company, []).append(hit.alias)

        def usual(company: Company, used: list[str]) -> bool:
            state = company.name.endswith(("government", "civil service"))  # "the Trump administration" is its guise
            return state or 3 * sum(is_form_of(form, company.name) for form in used) >= len(used)

        names = {c: c.name if usual(c, used) else max(used, key=used.count) for c, used in forms.items()}
        state = _federal_state(self.reading.article.text)
        return {c: state if state and name == _FEDERAL else name for c, name in names.items()}

    def _promote(self, guesses: dict[tuple[int, int], Entity], found: dict[tuple[int, int], Entity]) -> None:
        """A guess that opens the title, where nothing surer stands in it, is taken for sure throughout."""
        title = self.reading.sentences[0] if self.reading.sentences and self.reading.sentences[0].is_title else None
        if title is None or any(s < title.span.end for s, _ in found):
            return
        opening = next((e for (s, _), e in sorted(guesses.items()) if s < title.span.start + 20), None)
        found.update({place: entity for place, entity in guesses.items() if entity == opening})

    def _employ(self, found: dict[tuple[int, int], Entity]) -> None:
        """A paper that alone is named in a title of cuts is who cuts, not who tells: "BuzzFeed layoffs begin"."""
        title = self.reading.sentences[0] if self.reading.sentences and self.reading.sentences[0].is_title else None
        if title is None or not _LAYOFFS.search(title.text):
            return
        named = {e for (start, _), e in found.items() if start < title.span.end}
        opens = any(start == title.span.start for start, _ in found)
        if len(named) == 1 and opens and (paper := next(iter(named))).role is Role.OUTLET:
            own = replace(paper, role=Role.EMPLOYER)
            found.update({place: own for place, entity in found.items() if entity == paper})

    def _name(self, start: int, end: int, entity: Entity, *, guessed: bool) -> Name:
        index = bisect_right(self._starts, start) - 1
        sentence = self.reading.sentences[index]
        words, base = sentence.text, sentence.span.start
        end += patterns.legal_tail(words[end - base :])
        before, after = words[: start - base], words[end - base :]
        dated = end - base <= patterns.dateline(words)  # "HELSINKI (Agency) -"
        return Name(
            start=start,
            end=end,
            sentence=index,
            entity=entity,
            source=dated or patterns.is_source(before, after, outlet=entity.role is Role.OUTLET),
            guessed=guessed,
            minor=patterns.is_minor(before, after)
            or (not sentence.is_title and is_place(entity.name) and patterns.is_placing(before)),
            leading=len(before.split()) < 4,
        )

    def _weigh(self) -> dict[Entity, float]:
        """How much the article is about each employer: title, lead, then how often."""
        weight: dict[Entity, float] = {}
        for name in self.names:
            if name.entity.role in (Role.UNION, Role.TRACKER) or name.source:
                continue
            sentence = self.reading.sentences[name.sentence]
            points = 0.2 if name.minor else 0.4 if name.guessed else 1.0
            if sentence.is_title:
                points *= 4.0 if name.leading else 2.5
            elif sentence.paragraph <= 1:
                points *= 2.0 if name.leading else 1.5
            if name.entity.role is not Role.EMPLOYER:
                points *= 0.3
            weight[name.entity] = weight.get(name.entity, 0.0) + points
        return weight


_FIRST_NAME = re.compile(r"(?:^|[^\w’'&.-]\s?)[A-Z][a-z]+\s(?:[A-Z]\.\s)?$")
#: Words of a headline that tell of cuts by themselves; "Ledger: Acme to cut jobs" has another name.
_LAYOFFS = re.compile(rf"\b(?:{words.LAYOFFS}|{words.LAY})\b", re.IGNORECASE)
#: The federal government that English news means where it says no more.
_FEDERAL = "U.S. federal government"
_OF_US = re.compile(r"\b(?:U\.S\.|US|Washington|Americans?|Trump|DOGE|White\s+House|United\s+States)(?!\w)")
_OTHER_FEDERAL = (
    (re.compile(r"\b(?:Ottawa|OTTAWA|Canada|Canadian)\b"), "Government of Canada"),
    (re.compile(r"\b(?:Canberra|CANBERRA|Australia|Australian)\b"), "Australian government"),
)


def _federal_state(text: str) -> str | None:
    """Whose federal government an article means, where it speaks of another federation and never of the U.S."""
    if _OF_US.search(text):
        return None
    return next((name for pattern, name in _OTHER_FEDERAL if pattern.search(text)), None)


def cast_of(reading: Reading) -> Cast:
    """The cast of this article, built at the first asking."""
    return reading.once(Cast)


def _prefix(short: str, long: str) -> bool:
    return len(short) > 3 and long.startswith(short + " ")


def _prefer_longer(found: dict[tuple[int, int], Entity], text: str) -> None:
    """ "The Times" of an article that names The New York Times is that one."""
    for place, entity in found.items():
        words = text[slice(*place)].removeprefix("The ")
        longer = next((e for e in found.values() if e.name.endswith(f" {words}") and e != entity), None)
        if longer is None:
            continue
        if entity.role is Role.OUTLET or (longer.role is entity.role and _is_surname(words)):
            found[place] = longer


def _is_surname(words: str) -> bool:
    """True for a name that is a person's or a town's as well: "Douglas", short for "McDonnell Douglas"."""
    return words.casefold() in PLACES_AND_PEOPLE


def _outermost(found: dict[tuple[int, int], Entity]) -> dict[tuple[int, int], Entity]:
    """Without the names that lie inside another."""
    kept: dict[tuple[int, int], Entity] = {}
    reach = -1
    for start, end in sorted(found, key=lambda s: (s[0], -s[1])):
        if start >= reach:
            kept[start, end] = found[start, end]
            reach = end
    return kept
