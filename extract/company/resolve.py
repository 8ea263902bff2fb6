"""Who cuts: the employer of a mention, from the syntax of its sentence, then from the article around it.

Each step names the rule that found the employer; the first step that finds one decides.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.company import groups, words
from extract.company.discover import HEADLESS, clean_name
from extract.company.employer import Employer
from extract.company.gazetteer import Role
from extract.company.patterns import is_tracked
from extract.company.phrases import PLACED_GROUP
from extract.company.regions import COUNTRIES
from extract.company.surroundings import Surroundings
from extract.figures import find_figures
from extract.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from extract.company.cast import Name
    from extract.mention import Mention
    from extract.reading import Reading

_CLAUSE = re.compile(
    r"[;:—–]|\s-\s|,\s+(?:as|while|after|which)\b"
    r"|\s(?:as|while|after|amid|before|because|when|despite|following|since|but)\s",
    re.IGNORECASE,
)
_FIGURE_FOLLOWS = re.compile(r"\s*[(:,–—-]?\s*(?:about|some|around|up to|with)?\s*")
_AT = re.compile(r"\d\S*\s+(?:[a-z]+\s+){0,3}at\s+(?:the\s+)?$")
_NAME_FOLLOWS = re.compile(
    r"\s*(?:[\w-]+\s+){0,2}?(?:(?:at|from|by)\s+(?:the\s+)?(?:(?:parent|company|firm|unit)\s+){0,2}?"
    r"|working\s+(?:for|at)\s+(?:[\w-]+\s+){0,3},?\s*)"
)
_RELATED = re.compile(
    r"\b(?:its|their|game['’]s)\s+(?:developer|publisher|maker|studio|owner|parent|creator)s?\s+$", re.I
)
_AT_NAME = re.compile(r"\b(?:at|by|from|in|on|hits?|of)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,4}$", re.IGNORECASE)
#: Rules that read a figure with the name before it.
_GAPPED = ("headcount.gapped-n", "headcount.name-n")
_CAPITALS = r"[A-Z][\w&’'-]*(?:\s+[A-Z][\w&’'-]*){0,3}"
_NAME_AHEAD = re.compile(rf"(?:,|;|\band|\bwhile|\binclude|:|^)\s+(?P<name>{_CAPITALS})\s*[(:,–—-]?\s*$")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_NAME_LIST = re.compile(rf"{_CAPITALS}(?:,\s+{_CAPITALS})*,?\s+and\s+{_CAPITALS}")
_LISTED = re.compile(_CAPITALS)
#: "Dunmore: 300 jobs to go at Larkfell"
_HEADING = re.compile(r"\s*:")
_EXAMPLES = re.compile(r",?\s*\b(?:including|such\s+as|like|among\s+them)\s+(?:the\s+)?$")
_UNIT_AFTER = re.compile(r"(?:['’]s)?\s+(?:\w+\s+)?(?:unit|arm|subsidiary|division)\b", re.IGNORECASE)
_AT_LATER = re.compile(r"\s(?:at|by)\s+(?:the\s+)?[A-Z]")
_ADJACENT = re.compile(
    r",?\s+(?:(?:both|all|each|also|is|are|was|were|has|have|had|will|would|to|now|already|recently|which|who"
    r"|that|of|further|more"
    r"|deep|big|"
    r"significant|massive|its|their|own|announc(?:ed|es|ing)|plan(?:s|ned|ning)|mak(?:es|ing)|confirm(?:ed|s|ing)|"
    r"begin(?:s|ning)?|began|start(?:s|ed|ing)|conduct(?:s|ed|ing)|new|fresh|another|round|of|the)\s+)*",
    re.IGNORECASE,
)
#: An outsider speaks: "he said 20,000 jobs had gone in the industry".
_PERSON_SAYS = re.compile(
    r"\b(?:he|she|economists?|analysts?|minister|mayor|governor|professor|union)\b|,[\"”’]\s", re.IGNORECASE
)
#: Ways in which a subject only stands for who cuts, or speaks of it.
_STANDING_FOR = ("company.person", "company.pronoun", "company.government", "company.group", "company.group-at")
#: Verbs whose subject only brings a cut about.
_ENTAILS = ("result", "lead", "cost", "mean", "cause", "threaten", "trigger", "spark", "bring", "contribute")
#: A report on all jobs of a country, how many sentences on it is still told, and words of somebody's decision.
_PAYROLLS = re.compile(
    r"\b(?:non-?farm|payrolls\b(?!\s+of)|(?:unemployment|jobless)\s+rate|Labou?r\s+Department|Bureau\s+of\s+Labou?r"
    r"|Statistics\s+Canada|Office\s+for\s+National\s+Statistics|household\s+survey|jobs\s+report|seasonally\s+adjusted)\b",
    re.IGNORECASE,
)
_REPORT = 3
_DECIDED = re.compile(
    r"\b(?:announc\w+|plan(?:s|ned|ning)?|laid\s+off|lay(?:ing)?\s+off|layoffs|redundan\w+)\b", re.IGNORECASE
)
_OF_STATE = re.compile(
    r"\b(?:public|government|state|civil|federal|ministr(?:y|ies)|army|military|soldiers|troops|embass(?:y|ies)|"
    r"diplomatic|police)\b",
    re.IGNORECASE,
)
#: People of one trade that no single employer of an article cuts unsaid.
_TRADE_WIDE = 5_000
_QUANTITY = ("nummod", "quantmod", "amod", "compound", "nmod", "npadvmod")


def find_employers(mention: Mention, reading: Reading) -> tuple[Employer, ...]:
    """All employers that one mention speaks of ("A, B and C have cut jobs"), the first named first."""
    for guesses in (False, True):
        search = _Search(mention, reading, guesses=guesses)
        steps = (
            search.paired,
            search.headed,
            search.counted,
            search.headline,
            search.adjacent,
            search.syntax,
            search.beside,
            search.grouped,
            search.around,
        )
        for step in steps:
            if found := step():
                if _is_statistic(found[0], mention, reading):
                    return ()
                return tuple(_of_land(employer, mention, reading) for employer in found)
    return ()


def _is_statistic(employer: Employer, mention: Mention, reading: Reading) -> bool:
    """True for a group's jobs in a report on payrolls, which counts jobs and no cuts (claims.md, "Not claims")."""
    return employer.kind is Kind.AGGREGATE and in_payroll_report(mention, reading)


def in_payroll_report(mention: Mention, reading: Reading) -> bool:
    """True for a mention in a report on payrolls that speaks of nobody's decision."""
    if is_tracked(reading.article.text):
        return False
    near = reading.sentences[max(0, mention.sentence - _REPORT) : mention.sentence + 2]
    told = reading.sentences[mention.sentence].text
    return any(_PAYROLLS.search(s.text) for s in near) and not _DECIDED.search(told)


def _of_land(employer: Employer, mention: Mention, reading: Reading) -> Employer:
    """A country that cuts jobs not called the state's is its employers together (claims.md, `kind`)."""
    told = reading.sentences[mention.sentence].text
    if employer.kind is Kind.LAYOFF and employer.name.casefold() in COUNTRIES and not _OF_STATE.search(told):
        return replace(employer, kind=Kind.AGGREGATE)
    return employer


class _Search(Surroundings):
    """The steps of one mention's resolution."""

    def paired(self) -> tuple[Employer, ...]:
        """Lists: "Accenture 15,000, Wipro 4,000", "700 working for its parent, X": each figure has its name."""
        if self.figure is None:
            return ()
        start, end = self.figure
        text = self.sentence.text
        if named := self._told_with(start):
            return named
        several = len({n.entity for n in self.names if n.entity.role is not Role.OUTLET}) > 1
        led = any(n.end - self.base <= start and self.phrases.usable(n) and not n.minor for n in self.names)
        for name in self.names:
            left, right = name.start - self.base, name.end - self.base
            placed = _HEADING.match(text[right:start]) and _AT_LATER.search(text[self.anchor[0] :])
            counted = _AT.search(text[:left])  # "24 jobs at Bosch, 19 at Borel": that name has its figure
            if several and right <= start and not (placed or counted) and _FIGURE_FOLLOWS.fullmatch(text[right:start]):
                return self.phrases.of_names((name,), "company.paired", 0.9)
            if (
                (not led or self._parallel(start))
                and end <= left
                and self.phrases.usable(name)
                and _NAME_FOLLOWS.fullmatch(text[end:left])
            ):
                return self.phrases.of_names((name,), "company.at-name", 0.85)
        return ()

    def _told_with(self, start: int) -> tuple[Employer, ...]:
        """The name that a figure is told with and no verb: "Acme is cutting 300 jobs and Borel 200", "Acme and Borel
        are cutting 300 and 200 jobs respectively"."""
        text = self.sentence.text
        if self.mention.rule in _GAPPED and (gapped := _NAME_AHEAD.search(text[:start])):
            return self._called(gapped["name"], gapped.start("name"))
        if not _RESPECTIVELY.search(text) or not (listed := _NAME_LIST.search(text[:start])):
            return ()
        names = [*_LISTED.finditer(listed[0])]
        counts = [f.start for f in find_figures(text[listed.end() :]) if f.count or f.share]
        place = sum(at + listed.end() < start for at in counts)
        if len(counts) != len(names) or place >= len(names):
            return ()
        return self._called(names[place][0], listed.start() + names[place].start())

    def _called(self, words: str, at: int) -> tuple[Employer, ...]:
        """The employer of a name that stands at an offset of the sentence; none where it is no firm's."""
        known = next((n for n in self.names if n.start - self.base <= at < n.end - self.base), None)
        if known is not None:
            return self.phrases.of_names((known,), "company.paired", 0.9) if self.phrases.usable(known) else ()
        name = clean_name(words)
        if name is None:
            return ()
        entity = self.phrases.cast.entity(name)
        start = self.base + at + words.find(name)
        span = self.phrases.reading.article.span(start, start + len(name))
        return (Employer(name=entity.name, kind=Kind.LAYOFF, span=span, rule="company.paired", confidence=0.7),)

    def _parallel(self, start: int) -> bool:
        """True where the name before a figure stands after "at" itself: "168 at Acme in Leeds, 82 at Norvane"."""
        before = [n for n in self.names if n.end - self.base <= start and self.phrases.usable(n)]
        return _AT.search(self.sentence.text[: before[-1].start - self.base]) is not None

    def headed(self) -> tuple[Employer, ...]:
        """A list entry without a subject, "Has laid off 40.", under the heading that names it."""
        index = self.mention.sentence
        if not index or not HEADLESS.match(self.sentence.text):
            return ()
        above = [n for n in self.phrases.cast.of_sentence(index - 1) if n.leading and self.phrases.usable(n)]
        before = self.phrases.reading.sentences[index - 1]
        if above and before.paragraph != self.sentence.paragraph and len(before.text.split()) < 7:
            return self.phrases.of_names(tuple(above[:1]), "company.heading", 0.9)
        return ()

    def counted(self) -> tuple[Employer, ...]:
        """A tracker's report counts all employers, where its sentence names none of them."""
        firms = [n for n in self.names if self.is_firm(n) and "government" not in n.entity.name]
        if not self.phrases.cast.tracked or firms or self.entered() or self._goes_on():
            return ()
        if group := groups.find_group(self.sentence.text, self.anchor[0], tracked=True, names=self.places):
            return self.group_or_named(*group)
        return (self.phrases.of_group(groups.TOTALS, None, "company.tracked", 0.5),)

    def _goes_on(self) -> bool:
        """True where "it" or "the company" cuts, and the sentence before speaks of one employer."""
        above = [n for n in self.phrases.cast.of_sentence(self.mention.sentence - 1) if self.is_firm(n) and n.leading]
        token = self.phrases.token_at(*self.anchor) if above else None
        found = self.phrases.subject(token) if token is not None else ()
        one = bool(found) and found[0].rule in ("company.pronoun", "company.definite")
        return one and re.match(r"\W*(?:It|The)\b", self.sentence.text) is not None

    def headline(self) -> tuple[Employer, ...]:
        """Headlines parse badly: the nearest name before the cut word decides, or one that "at" or "by" adds later."""
        if not self._is_headline() or (not self.phrases.guesses and self._names_bystanders()):
            return ()
        if _RELATED.search(self.sentence.text[: self.anchor[0]]) and (name := self._related()):
            return self.phrases.of_names((name,), "company.related", 0.6)
        scored = [(self._nearness(n), -n.start, n) for n in self.names if self.phrases.usable(n)]
        score, _, name = max(scored, default=(0.0, 0, None), key=lambda s: s[:2])
        if score < (0.3 if self.names else 1.0) and (
            group := groups.find_group(
                self.sentence.text, self.anchor[0], tracked=self.phrases.cast.tracked, names=self.places
            )
        ):
            return (self.phrases.of_group(*group, "company.headline-group", 0.7),)
        if name is None or score <= 0:
            return ()
        sure = 0.9 if score > 1.5 else 0.7
        if _UNIT_AFTER.match(self.sentence.text[name.end - self.base :]):
            sure = 0.5  # "Acme unit to cut 300 jobs": the text may name it
        return self.phrases.of_names(self.phrases.strung(name), "company.headline", sure)

    def syntax(self) -> tuple[Employer, ...]:
        """Subject, owner, agent or place of the cut in the parse."""
        token = self.phrases.token_at(*self.anchor)
        if token is None:
            return ()
        owner = next((found for noun in self._job_nouns(token) if (found := self.phrases.owner(noun))), ())
        subject = self.phrases.subject(token)
        if owner and subject and _says_more(owner[0], subject[0]):
            return owner
        if owner and owner[0].rule == "company.group" and self._follows_from(token):
            return owner
        found = subject or owner
        if not found and not any(n.entity.role is Role.EMPLOYER and self.phrases.usable(n) for n in self.names):
            found = self._trade(token)
        if found and found[0].rule == PLACED_GROUP and (self.phrases.cast.about_one or self.leads()):
            return self.beside_name() or self.around()
        if (not found or found[0].rule in _STANDING_FOR) and (closing := self.phrases.closing(self.anchor[0])):
            return closing
        nobody = not any(n.entity.role is Role.EMPLOYER and self.phrases.usable(n) for n in self.names)
        if (
            found
            and nobody
            and found[0].rule in ("company.person", "company.pronoun")
            and _PERSON_SAYS.search(self.sentence.text)
        ):
            group = groups.find_group(self.sentence.text, self.anchor[0], tracked=self.phrases.cast.tracked)
            return self.group_or_named(*group) if group else found
        return found

    def _trade(self, token: Token) -> tuple[Employer, ...]:
        """A trade's employers, where its workers or jobs go: in an article about one employer only if that cannot have
        as many ("400,000 airline workers")."""
        count = self.mention.count
        size = (count.low or count.high or 0) if count else 0
        if self.phrases.cast.about_one and size < _TRADE_WIDE:
            return ()
        return next((trade for noun in self._job_nouns(token) if (trade := self.phrases.trade(noun))), ())

    def _follows_from(self, token: Token) -> bool:
        """True where others lose the jobs: "the deal will result in the loss of 500 jobs in the supply industry"."""
        while token.pos_ != "VERB" and token.head != token:
            token = token.head
        return token.lemma_.lower() in _ENTAILS

    def adjacent(self) -> tuple[Employer, ...]:
        """A name right before the cut, with no more than its verb between: "with Intel and AMD announcing cuts"."""
        text = self.sentence.text
        ahead = [n for n in self.names if n.end - self.base <= self.anchor[0]]
        if not ahead or not _ADJACENT.fullmatch(text[ahead[-1].end - self.base : self.anchor[0]]):
            return ()
        strung = self.phrases.strung(ahead[-1])
        listed = _EXAMPLES.search(text[: strung[0].start - self.base])
        if listed and self.figure and groups.find_group(text, listed.start()):
            return ()  # "start-ups, including A and B, have let go of 5,000": theirs together
        relative = re.search(r"\b(?:which|who|that)\b", text[ahead[-1].end - self.base : self.anchor[0]])
        minor = any(n.minor for n in strung) and not relative
        plain = not minor and not any("government" in n.entity.name for n in strung) and self.phrases.usable(ahead[-1])
        return self.phrases.of_names(strung, "company.adjacent", 0.85) if plain else ()

    def _related(self) -> Name | None:
        """Whom the body names in place of "its developer", "their publisher"."""
        titled = {n.entity for n in self.names}
        return next(
            (
                n
                for n in self.phrases.cast.names
                if n.sentence > self.mention.sentence and n.entity not in titled and self.phrases.usable(n)
            ),
            None,
        )

    def _names_bystanders(self) -> bool:
        """True where the only known names are of others: who cuts may be one that only grammar shows, or is guessed."""
        usable = [n for n in self.names if self.phrases.usable(n)]
        return bool(usable) and all(n.minor for n in usable)

    def _is_headline(self) -> bool:
        text = self.sentence.text.rstrip(" \"'”’")
        return self.sentence.is_title or (not text.endswith((".", "!", "?", ";")) and len(text) < 200)

    def _nearness(self, name: Name) -> float:
        """How well a name's place in a headline fits who cuts; above 1 it is likely, at 0 or below it is not."""
        text = self.sentence.text
        left, right = name.start - self.base, name.end - self.base
        if right <= self.anchor[0]:
            between = text[right : self.anchor[0]]
            score = 2.0
        else:
            between = text[self.anchor[1] : left]
            score = 1.7 if _AT_NAME.search(between) else 0.6
        score -= 0.8 * len(_CLAUSE.findall(between)) + 0.004 * len(between)
        if name.minor:
            score -= 0.7
        if self.figure and self.figure[0] < left < self.figure[1] and _AT_LATER.search(text[self.anchor[0] :]):
            score -= 0.5  # "300 Wigham jobs to go at Acme"
        return score - 0.5 * (name.entity.role is Role.OUTLET)

    def _job_nouns(self, token: Token) -> Iterator[Token]:
        """The nouns for the cut itself and for the jobs or people that go."""
        if token.pos_ in ("NOUN", "PROPN"):
            yield token
        for child in token.children:
            works = child.lemma_.lower() in words.WORKER_NOUNS
            if child.dep_ in ("dobj", "nsubjpass", "attr") or (child.dep_ == "nsubj" and works):
                yield child
        if self.figure and (figure := self.phrases.token_at(*self.figure)):
            while figure.dep_ in _QUANTITY and figure.head != figure:
                figure = figure.head
            if figure.lemma_.lower() in words.WORKER_NOUNS:
                yield figure


def _says_more(owner: Employer, subject: Employer) -> bool:
    """True where the owner of the jobs says more than the subject: a boss or government cuts another's jobs."""
    if owner.name == subject.name or owner.kind is not subject.kind:
        return False
    if subject.rule == "company.pronoun":
        return owner.rule == "company.owner"
    return subject.rule == "company.person" or "government" in subject.name
