"""Who cuts by what stands around the cut: names and groups beside it, else what the text was speaking of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.company import groups
from extract.company.employer import Employer
from extract.company.gazetteer import Role
from extract.company.phrases import Phrases
from extract.company.salience import heading_above, most_salient

if TYPE_CHECKING:
    from extract.company.cast import Name
    from extract.mention import Mention
    from extract.reading import Reading

_INCLUDING = re.compile(r"\b(?:include|includes|including|such\s+as|like)\s+(?:the\s+)?$")
_FORETOLD = re.compile(r"\b(?:predict|forecast)(?:s|ed|ing)?\b", re.IGNORECASE)


class Surroundings:
    """The neighbourhood of one mention; offsets are its sentence's, those of a Name the article's."""

    def __init__(self, mention: Mention, reading: Reading, *, guesses: bool) -> None:
        self.mention = mention
        self.phrases = Phrases(reading, mention.sentence, guesses=guesses, counted=mention.count is not None)
        self.sentence = self.phrases.sentence
        self.base = self.phrases.base
        self.names = self.phrases.names
        self.anchor = (mention.anchor.start - self.base, mention.anchor.end - self.base)
        self.places = tuple((n.start - self.base, n.end - self.base) for n in self.names if self.phrases.usable(n))
        figures = [s.span for s in mention.spans if s.field in ("count", "share")]
        self.figure = (figures[0].start - self.base, figures[0].end - self.base) if figures else None

    def leads(self) -> bool:
        """True where an employer's name stands before the cut in its sentence."""
        return any(self.is_firm(n) and n.end - self.base <= self.anchor[0] for n in self.names)

    def entered(self) -> bool:
        """True in an entry of a list whose heading is an employer: "Ferrolux", then "The steel maker said it …"."""
        index = heading_above(self.phrases.reading, self.mention.sentence)
        words = self.phrases.reading.sentences[index].text if index is not None else ""
        named = self.phrases.cast.of_sentence(index, guesses=True) if index is not None else ()
        return len(words.split()) < 7 and any(self.phrases.usable(n) and n.leading for n in named)

    def is_firm(self, name: Name) -> bool:
        return name.entity.role is Role.EMPLOYER and not name.source and not name.minor

    def beside_name(self) -> tuple[Employer, ...]:
        """The nearest name before the cut in its sentence."""
        ahead = [n for n in self.names if self.is_firm(n) and n.end - self.base <= self.anchor[0]]
        return self.phrases.of_names((ahead[-1],), "company.beside", 0.6) if ahead else ()

    def beside(self) -> tuple[Employer, ...]:
        """The nearest name, or group, before the cut in its sentence, else the first name after it."""
        text = self.sentence.text
        usable = [n for n in self.names if n.entity.role is Role.EMPLOYER and not n.source and not n.minor]
        ahead = [n for n in usable if n.end - self.base <= self.anchor[0]]
        behind = [n for n in usable if n.start - self.base >= self.anchor[1]]
        listed = next(
            (n for n in self.names if n.minor and self.phrases.usable(n) and n.start - self.base >= self.anchor[1]),
            None,
        )
        if not ahead and listed and _INCLUDING.search(text[: listed.start - self.base]):
            return self.phrases.of_names(self.phrases.strung(listed), "company.included", 0.7)
        examples = ahead and _INCLUDING.search(text[: self.phrases.strung(ahead[-1])[0].start - self.base])
        if examples and self.figure and (group := groups.find_group(text, examples.start())):
            return self.group_or_named(*group)
        name = ahead[-1] if ahead else next(iter(behind), None)
        group = groups.find_group(text, self.anchor[0], tracked=self.phrases.cast.tracked, names=self.places)
        leads = group and group[1] and group[1][1] <= self.anchor[0]
        if group and group[1] and leads and (not ahead or ahead[-1].start - self.base <= group[1][0]):
            return self.group_or_named(*group)
        return self.phrases.of_names((name,), "company.beside", 0.6) if name else ()

    def group_or_named(self, group: str, place: tuple[int, int] | None) -> tuple[Employer, ...]:
        """A group; without a figure the employers that it is said to include, each of them having cut."""
        if place is not None and (included := self.phrases.included(place[1])):
            return included
        return (self.phrases.of_group(group, place, "company.group-beside", 0.6),)

    def grouped(self) -> tuple[Employer, ...]:
        """A group of employers in the sentence."""
        if group := groups.find_group(
            self.sentence.text, self.anchor[0], tracked=self.phrases.cast.tracked, names=self.places
        ):
            return self.group_or_named(*group)
        if any(self.phrases.usable(n) and n.entity.role is Role.EMPLOYER for n in self.names):
            return ()
        if self.phrases.cast.tracked:
            return (self.phrases.of_group(groups.TOTALS, None, "company.tracked", 0.5),)
        place = groups.of_place(self.sentence.text, self.anchor[1])
        if place and not self.phrases.cast.about_one:
            return (self.phrases.of_group(f"{place} employers", None, "company.place", 0.5),)
        if groups.is_statistic(self.sentence.text) and not self.phrases.cast.about_one:
            return (self.phrases.of_group(groups.ANY, None, "company.statistic", 0.4),)
        return ()

    def around(self) -> tuple[Employer, ...]:
        """The employer, or the group of them, that the text was speaking of."""
        if _FORETOLD.search(self.sentence.text) and not self.names:
            return ()  # "a think tank predicts that 40,000 jobs could go": nobody's decision
        if not self.phrases.cast.of_sentence(0) and (title := groups.of_title(self.phrases.reading)):
            if above := self._above():
                return self.phrases.of_names((above,), "company.article", 0.5)
            return (self.phrases.of_group(title, None, "company.title-group", 0.5),)
        name = most_salient(
            self.phrases.cast,
            sentence=self.mention.sentence,
            before=self.mention.anchor.start,
            guesses=self.phrases.guesses,
        )
        if name is None or (name.entity.role is not Role.EMPLOYER and name.entity != self.phrases.cast.main):
            return ()
        return self.phrases.of_names((name,), "company.article", 0.5)

    def _above(self) -> Name | None:
        """The employer that the paragraph was speaking of: an entry of a list names its own."""
        sentences = self.phrases.reading.sentences
        return next(
            (
                n
                for n in reversed(self.phrases.cast.names)
                if n.start < self.mention.anchor.start
                and sentences[n.sentence].paragraph == self.sentence.paragraph
                and self.is_firm(n)
                and not n.guessed
                and n.leading
            ),
            None,
        )
