"""Employers that the gazetteer does not know, found by words that only an employer's name has beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.company.names import key, short_name
from extract.company.patterns import LEGAL, TICKER, VERBS, any_of, is_title_case
from extract.company.words import (
    FAMOUS_NAMES,
    FIRM_NOUNS,
    FIRST_NAMES,
    GROUP_PLURALS,
    NOT_NAMES,
    ORDINARY_WORDS,
    ORG_WORDS,
    PERSONS_TOO,
    PLACES,
    US_STATES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.reading import Reading

_WORD = r"(?:[A-Z0-9][\w&'’.+-]*[\w+!]|[A-Z]\b|\d+)"
_LINK = any_of("of; and; &; the; de; for; in; du; la; le; und")
_NAME = rf"{_WORD}(?:\s+{_LINK}\s+(?:the\s+)?{_WORD}|\s+{_WORD}|,\s(?=Inc)){{0,6}}"
_FIRM = any_of(";".join(sorted(FIRM_NOUNS - PERSONS_TOO)))
_FEW_WORDS = r"(?:[\w’'-]+\s){0,8}?"

_STRONG = re.compile(rf"(?P<name>{_NAME}),?\s+{LEGAL}|(?P<ticked>{_NAME})\s*{TICKER}")
_PROSE = (
    # "cybersecurity firm Sophos", "studio Vermila", "chicken supplier 2 Sisters"
    re.compile(rf"\b(?:{_FIRM}|maker|dev|supplier|developer|contractor|publisher|operator)\s+(?P<name>{_NAME})"),
    # "Sophos, a security company", "X is a start-up"
    re.compile(rf"(?P<name>{_NAME})(?:\s?,\s(?:an?|the|one\s+of)\s|\s(?:is|was)\san?\s){_FEW_WORDS}{_FIRM}\b"),
    # "X's workforce", "the CEO of X"
    re.compile(
        rf"(?P<name>{_NAME})(?:['’]s)?\s+"
        + any_of(
            "CEO; CFO; employees; staffers; workers; workforce; layoffs; spokesperson; spokes(?:wo)?man; staff;"
            " job cuts"
        )
        + r"\b"
    ),
    re.compile(
        r"\b"
        + any_of("CEO; boss; spokesperson; spokes(?:wo)?man; president; chairman; executive; employees; workers; staff")
        + rf"\s+(?:of|for|at)\s+(?P<name>{_NAME})"
    ),
    # "X lays off 40", "X has cut jobs": a firm's act, never a person's
    re.compile(
        rf"(?P<name>{_NAME})\s+(?:"
        + any_of(
            "has; have; is; was; will; also; reportedly; recently; to; plans to; said it; said today that it;"
            " would; had; and;"
            "seemingly"
        )
        + r"\s+)*"
        + any_of(
            r"lays off; laid off; laying off; lay off; cuts; cutting; sheds; shedding; axes; axing; slashes;"
            r" slashing;"
            r"made redundant; eliminates; eliminating; dismissed; shuts? down;"
            r"cut (?:\w+\s+){0,3}(?:jobs|staff|positions|roles|workers|employees); announced (?:job|layoffs"
            r"|redundanc|plans)"
        )
        + r"\b"
    ),
)
#: "Gordon Brown", "Mr Brown", "Chancellor Brown": whose last name alone is then a person's, too.
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Chancellor|President|Minister|Secretary|Senator|Sen|Rep|Gov|Governor|Mayor|Judge|Justice|"
    r"CEO|Chairman|boss|"
    + "|".join(n.capitalize() for n in sorted(FIRST_NAMES))
    + r")\.?\s+(?:[A-Z]\.?\s+)?(?P<last>[A-Z][\w’'-]+)"
)
_BOSSES = any_of("CEO; CFO; CIO; CTO; boss; chief; layoffs?; job cuts; staff; workers; employees; jobs")
_OPENING = re.compile(rf"(?P<name>{_NAME})(?:['’]s)?\s+(?:{VERBS}|[a-z]+(?:ed|s))\b")
#: What may stand before a name and is none of it: "of", "Problem-plagued".
_OPENER = re.compile(rf"{_LINK}|[A-Z][a-z]+-(?:[a-z]+ed|based|hit|led)")
_CUTS = re.compile(
    r"\b(?:jobs?|lay(?:s|ing)?[- ]?offs?|staff|workers?|employees|workforce|redundanc\w+|positions|roles|laid)\b", re.I
)
#: Opens the text under a heading that names its subject: "Calendly", then "Laid off 70 employees".
HEADLESS = re.compile(
    any_of(
        "Is; Has; Had; Was; Will; Would; Laid; Lays; Announced; Announces; Cut; Cuts; Cutting; Plans; Planned;"
        " Confirmed; Confirms;"
        "Shut; Shuts; Reportedly; Let go; Eliminated; Eliminates; Reduced; Reduces; Slashed; Slashes; Axed;"
        " Fired; Dismissed;"
        "Closed; Closing; Said; Told; Informed; Started; Began; Conducted; Filed; Disclosed; May; Could; To;"
        " Also; Recently;"
        "Intends; Expects; Notified; Trimmed; Shed; Sheds; Made; Revealed; Offered; Let"
    )
    + r"\s+[a-z0-9]"
)


def discover(reading: Reading, known: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int, str]]:
    """Start, end and full name of each place where an employer outside the gazetteer is named."""
    text = reading.article.text
    full: dict[str, str] = {}  # form in the text -> fullest name
    persons = persons_of(text)
    for form in _headings(reading):
        full.setdefault(form, form)
    for sentence in reading.sentences:
        opening = _headline_subject(sentence.text) if sentence.is_title or is_title_case(sentence.text) else ()
        for form in (*opening, *_forms(sentence.text)):
            if form not in persons:
                full.setdefault(form, form)
    for form in _repeated(reading):
        if form not in persons:
            full.setdefault(form, form)
    for form in sorted(full, key=lambda f: (-len(f), f)):
        for short in _shorter(form):
            if short not in full and len(_places(short, text)) > len(_places(form, text)):
                full[short] = form
    covered = list(known)
    for form in sorted(full, key=lambda f: (-len(f), f)):
        for start, end in _places(form, text):
            if not any(s < end and start < e for s, e in covered):
                covered.append((start, end))
                yield start, end, full[form]


def is_many(word: str) -> bool:
    """True for a plural that means many employers: "Retailers"; not for "Studios", which ends a firm's name."""
    return key(word) not in ORG_WORDS and key(word) in GROUP_PLURALS


def persons_of(text: str) -> frozenset[str]:
    """Last names of the persons that a text names in full or with their office."""
    return frozenset(m["last"] for m in _PERSON.finditer(text))


def _places(form: str, text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(rf"(?<![\w-]){re.escape(form)}(?!\w)", text)]


def _headings(reading: Reading) -> Iterator[str]:
    """Titles and sub-headings that name the subject of the verb that the next line opens with."""
    for heading, following in zip(reading.sentences, reading.sentences[1:], strict=False):
        words = heading.text.strip("*#•- :")
        if heading.paragraph == following.paragraph or len(words.split()) > 5 or words.endswith((".", "!", "?")):
            continue
        if HEADLESS.match(following.text) and words[0].isalnum():
            yield words


def _headline_subject(words: str) -> Iterator[str]:
    """The name that opens a headline, up to its first verb: "Qantas to Cut 6,000 Jobs"."""
    opening = (
        rf"(?:[A-Z][\w ]{{2,18}}:\s+)?(?P<name>{_WORD}(?:\s+(?:{_LINK}\s+)?{_WORD}){{0,4}}?)\s+(?:{VERBS}|{_BOSSES})\b"
    )
    match = re.match(opening, words)
    if match and (_CUTS.search(words) or words.count(match["name"]) > 1):
        for name in match["name"].split(" and "):
            yield from _clean(name)


def _repeated(reading: Reading) -> Iterator[str]:
    """Names that sentences open with and act by, three times or more in one article."""
    text = reading.article.text
    for sentence in reading.sentences:
        match = None if is_title_case(sentence.text) else _OPENING.match(sentence.text)
        if match and len(_places(match["name"], text)) > 2:
            yield from (n for n in _clean(match["name"]) if key(n) not in PLACES and n not in US_STATES)


def _forms(words: str) -> Iterator[str]:
    if words.upper() == words:
        return
    for match in _STRONG.finditer(words):
        yield from _clean(match["name"] or match["ticked"])
    if is_title_case(words):
        return
    for rule in _PROSE:
        for match in rule.finditer(words):
            yield from _clean(match["name"])
    for match in re.finditer(_NAME, words):
        if any(w.casefold() in ORG_WORDS for w in match.group().split()[1:]):
            yield from _clean(match.group())


def _clean(name: str) -> Iterator[str]:
    """The name without the words that only open a sentence; nothing where nothing of a name is left."""
    if (owned := re.match(r"(?P<owner>.+)['’]s\s+(?P<name>.+)", name)) and is_person(owned["owner"].split()):
        name = owned["name"]  # "Mark Zuckerberg's Meta"
    parts = re.sub(r"['’]s?$", "", name).split()
    while parts and (key(parts[0].strip(".,")) in NOT_NAMES or _OPENER.fullmatch(parts[0])):
        parts.pop(0)
    if len(parts) > 1 and parts[0].isdigit() and (len(parts) > 3 or parts[-1].casefold() not in ORG_WORDS):
        parts.pop(0)  # "136 Acme workers"
    while parts and (key(parts[-1].strip(".,")) in NOT_NAMES or re.fullmatch(_LINK, parts[-1])):
        parts.pop()
    if is_person(parts) or (parts and is_many(parts[-1])) or (len(parts) > 2 and name.isupper()):
        return
    words = short_name(" ".join(parts)) if parts else ""
    if len(words) < 2 or key(words) in ORDINARY_WORDS or not re.search(r"[A-Za-z]", words):
        return
    if words[0].isdigit() and not re.match(r"\d+\s?[A-Z]\w", words):
        return  # a figure, not "2 Sisters"
    yield words


def is_person(parts: list[str]) -> bool:
    """True for the words of a person's name: a first name and another, or a last name that news uses alone."""
    first = key(parts[0]) if parts else ""
    named = len(parts) > 1 and (first in FIRST_NAMES or re.fullmatch(r"[A-Z]\.(?:[A-Z]\.)?", parts[0]) is not None)
    return (named and key(parts[-1]) not in ORG_WORDS) or (len(parts) == 1 and first in FIRST_NAMES | FAMOUS_NAMES)


def _shorter(form: str) -> Iterator[str]:
    """Shorter forms by which the article may go on to call it: its first words, its initials."""
    parts = form.split()
    for n in range(len(parts) - 1, 0, -1):
        short = " ".join(parts[:n])
        if len(short) > 3 and key(short) not in NOT_NAMES and not re.fullmatch(_LINK, parts[n - 1]):
            yield short
    initials = "".join(p[0] for p in parts if p[0].isupper())
    if len(initials) > 2:
        yield initials
