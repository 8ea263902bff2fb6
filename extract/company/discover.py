"""Employers that the gazetteer does not know, found by words that only an employer's name has beside it.

The article's short forms of what is found ("Third Harmonic Bio", then "Third Harmonic") count as the same employer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.company.lexicon import is_word
from extract.company.names import key, short_name
from extract.company.patterns import LEGAL, TICKER, VERBS, any_of, is_deed, is_instrument, is_title_case
from extract.company.people import is_person, persons_of
from extract.company.places import is_place
from extract.company.proof import is_proven
from extract.company.regions import US_STATES
from extract.company.settings import places_of
from extract.company.words import (
    FIRM_NOUNS,
    FIRST_WORDS,
    GROUP_PLURALS,
    NOT_NAMES,
    OPENERS,
    ORDINARY_WORDS,
    ORG_WORDS,
    PERSONS_TOO,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.reading import Reading

_WORD = r"(?:(?:St|Mt|Ft)\.|[A-Z0-9][\w&'’.+-]*[\w+!]|[A-Z]\b|\d+)"
_LINK = any_of(
    "of; &; the; de; for; du; la; le; und; and(?= (?:Sons?|Co|Company|Brothers|Partners|Associates|Daughters))"
)
_NAME = rf"{_WORD}(?:\s+{_LINK}\s+(?:the\s+)?{_WORD}|\s+{_WORD}|,\s(?=Inc)){{0,6}}"
_FIRM = any_of(";".join(sorted(FIRM_NOUNS - PERSONS_TOO)))
_FEW_WORDS = r"(?:[\w’'-]+\s){0,8}?"
_STAFF = any_of("employees; staffers; workers; workforce; layoffs; staff; job cuts")
_BOSS = any_of("CEO; CFO; CIO; CTO; COO; boss; chief; spokesperson; spokes(?:wo)?man; president; chairman; executive")

#: A firm's act, never a person's.
_CUTS_IT = any_of(
    "lays off; laid off; laying off; lay off; cuts; cutting; sheds; shedding; axes; axing; slashes; slashing;"
    "made redundant; eliminates; eliminating; dismissed; dismisses; shuts? down; parted ways with; parts ways with;"
    "said goodbye to; says goodbye to; lets? go; letting go; trims; trimmed; trimming; joined them;"
    r"cut (?:\w+\s+){0,3}(?:jobs|staff|positions|roles|workers|employees);"
    "announced (?:job|layoffs|redundanc|plans)"
)

_SITE = any_of("plant; factory; site; works; mill; smelter; refinery; mine; bakery; brewery; dairy; depot; warehouse")

_STATE = any_of(";".join(sorted(US_STATES)))

_STRONG = re.compile(rf"(?P<name>{_NAME}),?\s+{LEGAL}|(?P<ticked>{_NAME})\s*{TICKER}")
_PROSE = tuple(
    re.compile(rule)
    for rule in (
        # "cybersecurity firm Sophos", "studio Vermila", "chicken supplier 2 Sisters"
        rf"\b(?:{_FIRM}|makers?|dev|suppliers?|developers?|contractor|publisher|operator)\s+(?P<name>{_NAME})",
        # "Leeds-based Molex", not "a London-based Google engineer"
        rf"[a-z.]-based\s+(?P<name>{_NAME})(?!\s+(?:{_STAFF}|[a-z]+er|analysts?|director|reporter|correspondent)\b)",
        # "the components manufacturer, Molex, plans", "in another firm – Molex – 300 people"
        rf"\b(?:[Tt]he|[Aa]nother|[Oo]ne)\s{_FEW_WORDS}(?:{_FIRM}|maker|supplier)(?:,|\s?[—–]|\s--)\s(?P<name>{_NAME})(?:,|\s?[—–]|\s--)\s",
        # "an engineering company, Torvo Tools, said", "of the travel company, Torvo."
        rf"\b(?:[Aa]n?|[Tt]he)\s{_FEW_WORDS}(?:{_FIRM}|maker|supplier),\s(?P<name>{_NAME})(?:,|\.$|\s?[—–])",
        # "Acme, maker of lamps"
        rf"(?P<name>{_NAME}),\s(?:the\s)?(?:maker|owner|operator|publisher|developer|producer)s?\sof\s",
        # "Sophos, a security company", "X is a start-up"
        rf"(?P<name>{_NAME})(?:\s?[,—–]\s(?:an?\s|the\s(?!{_FIRM}\b)|one\s+of\s)|\s(?:is|was)\san?\s)"
        rf"(?!{_FEW_WORDS}(?:{_BOSS}|founder|co-founder|director|head|analyst)\b){_FEW_WORDS}{_FIRM}\b",
        # "X's workforce", "the CEO of X"
        rf"(?P<name>{_NAME})(?:['’]s)?\s+(?:{_STAFF}|{_BOSS})\b",
        rf"\b(?:{_STAFF}|{_BOSS})\s+(?:of|for|at)\s+(?P<name>{_NAME})",
        # "300 job losses at Antolin Motors in Kent"
        rf"\b\d[\d,.]*\s+(?:[a-z]+\s+){{0,3}}?at\s+(?P<name>{_NAME})\s+in\s+[A-Z]",
        # "At Tarrant, 60 roles were cut"
        rf"^At\s+(?P<name>{_NAME}),\s+(?:(?:some|about|around|another|up\s+to)\s+)?\d[\d,.]*\s+(?:[a-z]+\s+){{0,2}}(?:jobs|roles|posts|positions|people|{_STAFF})\b",
        # "Tarrant Steel's Gary mill"
        rf"(?P<name>{_NAME})['’]s?\s+(?:{_WORD}\s+){{0,2}}{_SITE}\b",
        # "the Idaho Department of Health and Welfare"
        rf"\b(?P<name>(?:(?:New|North|South|West)\s)?(?:{_STATE})\s(?:Department|Division|Office|Board)\s+of\s+(?:the\s+)?"
        rf"{_WORD}(?:(?:,|\s+and)?\s+{_WORD})*)",
        # "the Ministry for Culture and Heritage", "the Department for Culture, Media and Sport"
        rf"\b(?P<name>(?:Ministry|Department|Faculty)\s+(?:of|for)\s+(?:the\s+)?{_WORD}(?:\s{_WORD}){{0,2}}"
        rf"(?:(?:,\s{_WORD}){{0,2}},?\s+and\s+{_WORD}(?:\s{_WORD})?)?)",
        # "the Fairmont school board voted to lay off"
        rf"\b[Tt]he\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}}\s+(?:school\s+(?:board|district|system)|city\s+council|county\s+(?:commission|council)|"
        r"board\s+of\s+(?:education|supervisors|trustees)|town\s+council))\b",
        # "according to a filing by Acme"
        rf"\b(?:filing|notice|memo|announcement)s?\s+(?:by|from)\s+(?P<name>{_NAME})",
        # "a repeat of the A.T. Crown closure", "the Larkfell layoffs"
        rf"\bthe\s+(?P<name>{_NAME})\s+(?:closure|shutdown|layoffs|redundancies|job\s+(?:cuts|losses))\b",
        # "the closure of the Square D plant"
        rf"\b(?:[Cc]losure|[Cc]losing|[Ss]hutdown)\s+of\s+(?:the\s+|its\s+)?(?P<name>{_NAME})(?:['’]s)?\s+(?:[a-z]+\s+){{0,3}}"
        r"(?:plant|factory|site|works|mill|facility|warehouse)\b",
        rf"\b[Ss](?:hares|tock)\s+(?:in|of)\s+(?P<name>{_NAME})",
        # "X said on Monday it will cut"
        rf"^(?P<name>{_NAME})\s+(?:said|says|announced|confirmed)\b(?=.{{0,80}}\bits?\b)",
        # "X lays off 40", "X has cut jobs": a firm's act, never a person's
        rf"(?P<name>{_NAME})\s+(?:"
        + any_of(
            "has; have; is; was; will; also; reportedly; recently; to; plans to; said (?:today that )?it; would;"
            " had; and"
        )
        + r"\s+)*"
        + _CUTS_IT
        + r"\b",
        # "Loom, a video tool backed by X, laid off": a name, what it is, then its act
        rf"(?:^|,\s)(?P<name>{_NAME})\s?[,—–]\s(?:an?|the|one\s+of|which)\s[^.;:]{{3,120}}\s?[,—–]\s(?:has\s+|is\s+|will\s+|have\s+)?{_CUTS_IT}\b",
    )
)
_CUTS = re.compile(
    r"\b(?:jobs?|lay(?:s|ing)?[- ]?offs?|staff|workers?|employees|workforce|redundanc\w+|positions|roles|laid|let\s+go"
    r"|dismissed)\b",
    re.IGNORECASE,
)
_SHORT_NAME = rf"(?P<name>{_WORD}(?:\s+(?:{_LINK}\s+)?{_WORD}){{0,4}}?)"
#: Where headlines put who cuts: first, after a colon, after "at", "as", "hit", before a colon.
_HEADLINE = tuple(
    re.compile(rule)
    for rule in (
        rf"^(?:[A-Z][\w ]{{2,18}}:\s+)?{_SHORT_NAME}(?:['’]s?)?\s+(?i:{VERBS}|{_BOSS}|{_STAFF}|jobs|plans?|[a-z]+s)\b",
        rf"\b(?i:owner|parent|supplier|rival|operator|maker|developer|publisher)\s+{_SHORT_NAME}\s+(?i:{VERBS})\b",
        rf"\b(?i:as|while|after|before)\s+{_SHORT_NAME}\s+(?i:{VERBS}|[a-z]+(?:s|ed))\b",
        rf"\b(?i:at|hits?|by)\s+{_SHORT_NAME}(?=$|[,:;.!?]|\s+(?i:as|in|after|amid|over|ahead|told|factory|plant"
        rf"|{VERBS})\b|\s[-–—|])",
        rf"^{_SHORT_NAME}(?=\s?(?::|\s[-–—])\s)",
    )
)
#: A list entry: "Scale AI: is laying off 200", "Larkfell — 30 jobs".
_ENTRY = re.compile(rf"^{_SHORT_NAME}(?:\s\([^)]{{1,25}}\))?\s?(?::|\s?[—–-])\s+(?=[a-z0-9A-Z])")
_OPENING = re.compile(rf"(?P<name>{_NAME})(?:['’]s)?\s+(?:{VERBS}|[a-z]+(?:ed|s))\b")
#: What may stand before a name and is none of it: "of", "Problem-plagued".
_OPENER = re.compile(rf"{_LINK}|[A-Z][\w.]+-(?:[a-z]+ed|based|hit|led|listed|rival|like)")
_NUMBER_WORD = re.compile(r"Ten|Eleven|Twelve|\w+teen|(?:Twen|Thir|For|Fif|Six|Seven|Eigh|Nine)ty(?:-\w+)?")
#: "Half of Acme's staff", "240 of Acme's 900 workers": how many of whose.
_OF_MANY = re.compile(
    r"^(?:(?:(?:About|Around|Some|Nearly|Almost|Roughly|Over|Only|Up\s+to|More\s+than|At\s+least)\s+)?(?:\d[\d,.]*|Half|Dozens|Scores|Hundreds|Thousands|Tens|Many|Most|Some|All|Several|(?:A\s+)?(?:[Tt]hird|[Qq]uarter|[Ff]ifth|[Tt]enth))\s+)?"
    r"[Oo]f\s+(?:the\s+)?(?=\S)"
)
#: What agencies put before a headline: "BRIEF-Acme to cut 90 jobs", "UPDATE 2-…".
_SLUG = re.compile(
    r"(?:BRIEF|FACTBOX|FOCUS|EXCLUSIVE|ANALYSIS|INSIGHT|CORRECTED|REFILE|RPT|(?:UPDATE|WRAPUP)\s?\d)-(?=\S)"
)
#: Opens the text under a heading that names its subject: "Calendly", then "Laid off 70 employees".
HEADLESS = re.compile(
    any_of(
        "Is; Has; Had; Was; Will; Would; Laid; Lays; Announced; Announces; Cut; Cuts; Cutting; Plans; Planned;"
        " Confirmed;"
        "Confirms; Shut; Shuts; Reportedly; Let; Eliminated; Eliminates; Reduced; Reduces; Slashed; Slashes;"
        " Axed; Fired;"
        "Dismissed; Closed; Closing; Said; Told; Informed; Started; Began; Conducted; Filed; Disclosed; May;"
        " Could; To; Also;"
        "Recently; Intends; Expects; Notified; Trimmed; Shed; Sheds; Made; Revealed; Offered; Laying"
    )
    + r"\s+[a-z0-9]"
)
_UNDER_HEADING = re.compile(
    r"\b(?:the|The)\s+(?:[\w-]+\s+){0,4}?(?:company|firm|start-?up|studio|retailer|group|bank)\b|\b[Ii]t\b"
)


def discover(reading: Reading, known: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int, str]]:
    """Start, end and full name of each place where an employer outside the gazetteer is named."""
    text = reading.article.text
    persons = persons_of(text)
    forms = (*_headings(reading), *(f for f in _all_forms(reading) if is_proven(f, reading)))
    places = places_of(text)
    full = {  # form -> fullest name
        form: form for form in dict.fromkeys(forms) if form not in persons and key(form) not in places
    }
    for form in sorted(full, key=lambda f: (-len(f), f)):
        for short in _shorter(form):
            if key(short) in places:
                continue  # "Ashdown" is no short form of "Ashdown Foundry" where Ashdown is a town
            more = len(_places(short, text)) > len(_places(form, text))
            if more and full.get(short, short) == short:
                full[short] = full[form]
    covered = list(known)
    for form in sorted(full, key=lambda f: (-len(f), f)):
        for start, end in _places(form, text):
            if not any(s < end and start < e for s, e in covered):
                covered.append((start, end))
                yield start, end, full[form]


def clean_name(name: str) -> str | None:
    """The usual short name in capitalised words; None where they are a person, a place, a group or no name at all."""
    name = _SLUG.sub("", name, count=1)
    name = _OF_MANY.sub("", name)
    owned = re.match(r"(?P<owner>[^'’]+)['’]s\s+(?P<name>.+)", name)
    if owned and (is_person(owned["owner"].split()) or is_place(owned["owner"])):
        own = owned["name"]  # "Mark Zuckerberg's Meta", but "Mary's Hospital"
        name = own if " " in own or key(own) not in ORG_WORDS | FIRM_NOUNS else name
    name = re.sub(r"['’]s?\s+[\d,.]+$", "", name)  # "Acme's 900 layoffs"
    parts = re.sub(r"['’]s?$", "", name).split()
    if len(parts) > 1 and is_instrument(parts[-1]):
        parts.pop()  # "Torvo Glass Plc TRVO.L"
    office = len(parts) > 2 and parts[0] in ("Department", "Ministry") and parts[1] in ("of", "for")
    while parts and not office and (key(parts[0].strip(".,:")) in OPENERS or _OPENER.fullmatch(parts[0])):
        parts.pop(0)
    if len(parts) > 1 and key(parts[0]) in FIRM_NOUNS - ORG_WORDS and parts[1] not in ("of", "for"):
        parts.pop(0)  # "Chipmaker Acme"
    if len(parts) > 1 and (parts[0].isdigit() or _NUMBER_WORD.fullmatch(parts[0])):
        named = (
            len(parts) < 4 and len(parts[0]) == 1 and parts[-1][0].isupper() and key(parts[-1]) in ORG_WORDS
        )  # "2 Sisters Foods"
        parts = parts if named else parts[1:]  # "136 Acme workers", "Forty Acme Bank branches"
    ordinary = len(parts) > 1 and (is_word(parts[-2]) or parts[-2].endswith(("'s", "’s")))
    of_land = ordinary and parts[-1] == "UK"  # "Age UK"
    while (
        parts
        and not of_land
        and (
            key(parts[-1].strip(".,")) in NOT_NAMES
            or re.fullmatch(_LINK, parts[-1])
            or parts[-1] == "and"
            or (len(parts) > 2 and parts[-1].isdigit() and re.fullmatch(_LINK, parts[-2]))  # "Elmet Council of 250"
        )
    ):
        parts.pop()
    if (
        not parts
        or all(map(is_deed, parts))
        or is_person(parts)
        or (is_many(parts[-1]) and (len(parts) < 2 or is_word(parts[-2]) or is_place(parts[-2])))
        or (len(parts) > 2 and name.isupper())
    ):
        return None
    words = " ".join(parts) if of_land else short_name(" ".join(parts))
    if (
        len(words) < 2
        or key(words) in ORDINARY_WORDS | FIRST_WORDS | NOT_NAMES | FIRM_NOUNS | ORG_WORDS
        or is_place(words)
    ):
        return None
    if not re.search(r"[A-Za-z]", words) or (words[0].isdigit() and not re.match(r"\d+\s?[A-Z]\w", words)):
        return None  # a figure, not "2 Sisters"
    return words


def is_many(word: str) -> bool:
    """True for a plural that means many employers: "Retailers"; not for "Studios", which ends a firm's name."""
    return key(word) not in ORG_WORDS and key(word) in GROUP_PLURALS


def _all_forms(reading: Reading) -> Iterator[str]:
    """The names as the article writes them."""
    for sentence in reading.sentences:
        words = sentence.text
        if words.upper() == words:
            continue
        headline = sentence.is_title or is_title_case(words)
        for rule in (*(_HEADLINE if headline and _CUTS.search(words) else ()), _STRONG, *(() if headline else _PROSE)):
            for match in rule.finditer(words):
                group = "name" if match["name"] else "ticked"
                if form := clean_name(_owner(match[group], words[match.end(group) :])):
                    yield form
        if not headline:
            for match in re.finditer(_NAME, words):
                ends = match.group().split()[1:]
                if any(w.casefold() in ORG_WORDS for w in ends) and (form := clean_name(match.group())):
                    yield form
        yield from _local(words)
    yield from _repeated(reading)


#: "Tarrant Steel's Gary mill": a firm, and where its site lies.
_SITED = re.compile(rf"\s+(?:[a-z]+\s+)?{_SITE}\b")


def _owner(name: str, after: str) -> str:
    """The name without the place of a site that what follows it tells of."""
    owner = re.match(r"[^'’]+(?=['’]s?\s)", name)
    return owner[0] if owner and _SITED.match(after) else name


#: "Dunmore council", "Hartmoor hospital": a town's name and what it has, also in lower case.
_LOCAL = re.compile(
    rf"\b(?P<town>{_WORD}(?:\s{_WORD}){{0,2}}?)\s(?:(?:city|county|district|borough)\s)?(?:council|hospital|university)\b"
)


def _local(words: str) -> Iterator[str]:
    for match in _LOCAL.finditer(words):
        town = match["town"].split()
        while town and key(town[0]) in OPENERS:
            town.pop(0)
        if town and not is_deed(town[0]) and (is_place(" ".join(town)) or not any(map(is_word, town))):
            yield words[match.end() - len(match[0]) :][match[0].index(town[0]) : len(match[0])]


def _places(form: str, text: str) -> list[tuple[int, int]]:
    """Where a form stands as words of its own. By str.find: a page has hundreds of forms, each a pattern to compile."""
    found: list[tuple[int, int]] = []
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        opens = at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "_-")
        if opens and not (text[end : end + 1].isalnum() or text[end : end + 1] == "_"):
            found.append((at, end))
            at = text.find(form, end)
        else:
            at = text.find(form, at + 1)
    return found


def _headings(reading: Reading) -> Iterator[str]:
    """Titles, sub-headings and list entries that name the subject of what follows."""
    for heading, following in zip(reading.sentences, (*reading.sentences[1:], None), strict=True):
        entry = _ENTRY.match(heading.text)
        listed = entry and not heading.is_title and key(entry["name"].split()[0]) not in NOT_NAMES
        if entry and listed and _CUTS.search(heading.text) and (form := clean_name(entry["name"])):
            yield form
        words = heading.text.strip("*#•- :")
        if following is None or heading.paragraph == following.paragraph or not words or not words[0].isalnum():
            continue
        if len(words.split()) > 5 or words.endswith((".", "!", "?")):
            continue
        named = all(w[0].isupper() or w[0].isdigit() or w in ("of", "the", "&", "and") for w in words.split())
        under = named and _UNDER_HEADING.search(following.text) and _CUTS.search(following.text)
        again = named and re.match(rf"(?:[^,]{{1,25}},\s)?{re.escape(words)}\b", following.text)
        entry_name = named or " " not in words
        if (entry_name and HEADLESS.match(following.text)) or (
            (under or again) and not heading.is_title and clean_name(words)
        ):
            yield words


def _repeated(reading: Reading) -> Iterator[str]:
    """Names that sentences open with and act by, three times or more in one article."""
    text = reading.article.text
    for sentence in reading.sentences:
        match = None if is_title_case(sentence.text) else _OPENING.match(sentence.text)
        if match and len(_places(match["name"], text)) > 2 and (form := clean_name(match["name"])):
            yield form


def _shorter(form: str) -> Iterator[str]:
    """Shorter forms by which the article may go on to call it: its first words, its initials."""
    parts = form.split()
    for n in range(len(parts) - 1, 0, -1):
        short = " ".join(parts[:n])
        if (
            len(short) > 3
            and key(short) not in NOT_NAMES
            and not is_place(short)
            and not re.fullmatch(_LINK, parts[n - 1])
        ):
            yield short
    initials = "".join(p[0] for p in parts if p[0].isupper())
    if len(initials) > 2:
        yield initials
