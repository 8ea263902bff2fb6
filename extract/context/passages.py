"""Which sentences of an article speak of a cut beyond those that tell it: the passages where its reasons may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.company.employer import Employer
from extract.context.background import is_background
from extract.mention import Mention
from extract.reading import Reading, Sentence

Told = tuple[Mention, Employer]

_DIGEST = re.compile(
    r"\b(?:news\s+highlights|top\s+\w+\s+news|roundup|round-up|market\s+talk|world\s+street|morning\s+(?:brief|bid)|newsletter|"
    r"things\s+to\s+know|what\s+to\s+watch|headlines|stocks\s+to\s+watch|movers|list\s+of)\b",
    re.IGNORECASE,
)


def _called_in(title: str, employer: Employer) -> bool:
    """True where a headline calls the employer by the first word of its name."""
    first = employer.name.split()[0]
    return len(first) > 3 and first[0].isupper() and re.search(rf"\b{re.escape(first)}\b", title) is not None


def _headed_by(title: str, employer: Employer) -> re.Pattern[str] | None:
    """The name that opens a headline, where it is not the employer's."""
    opening = re.match(r"\W*([A-Z][\w&]+)", title)
    initials = "".join(word[0] for word in employer.name.split())
    if opening is None or opening[1] in employer.name or opening[1] == initials:
        return None
    return re.compile(rf"\b{re.escape(opening[1])}\b")


def passages_of(
    mentions: tuple[Mention, ...], employer: Employer, others: Sequence[Told], reading: Reading
) -> Iterator[Sentence]:
    """The sentences, other than the mentions' own, that may explain their cut, in the order of the text."""
    own = {m.sentence for m in mentions}
    taken = _of_others(own, employer, others, reading)
    current = [m for m in mentions if not is_background(m, reading)]
    digest = bool(_DIGEST.search(reading.article.title or ""))
    title = reading.article.title or ""
    titled = employer.name.lower() in title.lower() or _called_in(title, employer)
    whole = not digest and bool(current) and (titled or any(m.sentence < 4 for m in current))
    headed = None if titled or digest else _headed_by(title, employer)
    for sentence in reading.sentences:
        if sentence.index in own or sentence.index in taken:
            continue
        if headed and headed.search(sentence.text) and employer.name not in sentence.text:
            continue  # about the employer that the headline names
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


def _of_others(own: set[int], employer: Employer, others: Sequence[Told], reading: Reading) -> set[int]:
    """The sentences that tell another cut with a figure, or another employer's and those after it that go on about it.

    Such a passage goes on to the end of its paragraph, or until it names this employer.
    """
    foreign = {
        m.sentence
        for m, other in others
        if other.name != employer.name and other.name.split()[0] in reading.sentences[m.sentence].text
    } - own
    taken = {m.sentence for m, _ in others if m.count or m.share} - own
    paragraph = -1  # the paragraph in which another employer was spoken of last
    for sentence in reading.sentences:
        named = employer.name in sentence.text
        if sentence.index in foreign:
            taken.add(sentence.index)
            paragraph = sentence.paragraph
        elif sentence.index in own or named or sentence.paragraph != paragraph:
            paragraph = -1
        else:
            taken.add(sentence.index)
    return taken
