"""Groups of employers: "U.S. employers", "the tech sector", "British high streets"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.company.patterns import any_of
from extract.company.regions import COUNTRIES, US_STATES
from extract.company.words import GROUP_PLURALS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extract.reading import Reading


_PLURALS = any_of(";".join(sorted(GROUP_PLURALS)))
_GROUP = re.compile(
    rf"(?:(?<=\s)|^)(?P<words>(?:[\w.&'’-]+\s+){{0,3}}?(?:{_PLURALS}|[\w.-]+\s(?:industry|sector|industries"
    rf"|sectors"
    r"|manufacturing(?!\s+(?:plants?|sites?|facilit|jobs|operations?|base|workers|unit|arm|division|business|roles|positions|firm|company|group|giant|concern))"
    r"|economy)|high\s+streets?|Wall\s+Street(?!\s+Journal)|Silicon\s+Valley|Corporate\s+America"
    r"|Big\s+Tech))(?=['’\s,.;:)–-]|$)",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\b(?:its|their|his|her|our|your|my)\b|['’]s?\s", re.IGNORECASE)  # "its stores" are one employer's
_OWNED_BEFORE = re.compile(
    r"(?P<owner>\b(?:its|their|our|(?:[A-Z][\w.]*\s)*[\w.]+(?=['’]s\s)))(?:['’]s)?\s+(?:[a-z-]+\s+){0,4}$"
)
_OWNER = re.compile(r"(?:the\s+)?(?P<owner>[^'’]+)['’]s?\s+[^'’]+$", re.IGNORECASE)
_DEED = re.compile(r"\bto\s", re.IGNORECASE)  # "to cease all manufacturing" is done, it does nothing
#: In a tracker's report an industry's name alone is its employers: "Technology leads with 33,281".
_INDUSTRY = re.compile(
    r"\b(?:The\s+)?(?P<words>(?:Technology|Tech|Retail|Retailers|Warehousing|Services|Government"
    r"|Telecommunications|Media|"
    r"Finance|Financial|Fintech|Health\s*[Cc]are|Pharmaceutical|Automotive|Transportation|Energy|Education|Food"
    r"|Industrial\s+"
    r"Goods|Consumer\s+Products|Entertainment(?:/Leisure)?|Non-?[Pp]rofits?|Aerospace(?:/Defense)?|Construction"
    r"|Insurance|News)"
    r"(?:\s+(?:companies|firms|sector|industry|organi[sz]ations))?)\s+(?:leads?|led|announced|cut|has|have"
    r"|continues?|firms|follows?|"
    r"saw|shed|is|are|was|were|companies)\b"
)
_AMONG = re.compile(
    r"\b(?:in|by|at|across|among|throughout|from)\s+(?:the\s+)?(?:[\w.'’-]+\s+){0,3}[\w.-]+$", re.IGNORECASE
)
#: "21 councils", "six banks": employers each, where "three stores" may be one firm's.
_NUMBERED = re.compile(
    r"\b(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:[a-z]+\s+){0,2}"
    + any_of(
        "employers; companies; firms; banks; lenders; insurers; retailers; carmakers; automakers; airlines; councils;"
        "authorities; agencies; universities; colleges; hospitals; charities; newspapers; publishers; studios;"
        "startups; start-ups; suppliers; manufacturers; organi[sz]ations"
    )
    + "$",
    re.IGNORECASE,
)
#: Plurals that are persons' trades as well.
_TRADESMEN = frozenset("miners builders contractors operators developers brokers dealers farmers growers".split())
#: Words at which a group's own words begin anew.
_CUT_OFF = frozenset(
    "of the by at in and from reason reasons would will could may might hit hits has have had is are was were".split()
)
_CLOSED = re.compile(r"\bclos(?:ings?|ures?)\s+of\s+(?:\S+\s+){0,3}$", re.IGNORECASE)
_DROP = frozenset(
    (
        "the a an these those its their many more most some several all other hundreds of thousands number "
        "dozens as at by in from and or for with to that which when while after major leading large big among "
        "across how why full list including about over than least up have has had is are were was will would "
        "said says report cut cuts shed layoffs jobs there approximately around nearly almost "
        "whole entire "
    ).split()
)
TOTALS = "U.S.-based employers"
ANY = "employers"  # a count of many employers' cuts that names no group
_TRACKED = re.compile(r"\bChallenger\b|\bjob\s+cuts?\s+(?:announcements?|report)\b", re.IGNORECASE)


def find_group(
    words: str, anchor: int, *, tracked: bool = False, names: tuple[tuple[int, int], ...] = ()
) -> tuple[str, tuple[int, int] | None] | None:
    """The group nearest before an offset of a sentence, else the first after it, with its place; None without one.

    A sentence of a tracker's report that names no group speaks of all employers.
    """
    found = [
        m
        for m in _GROUP.finditer(words)
        if _is_group(words, m) and not _is_named(words, m, names) and not _are_people(words, m)
    ]
    ahead = [m for m in found if m.end() <= anchor]
    if tracked:  # "closings of stores" are a reason, and no stores'
        ahead = [m for m in ahead if not _CLOSED.search(words[: m.start("words")])]
    behind = [m for m in found if m.start() >= anchor and _AMONG.search(words[anchor : m.end()])]
    behind = [m for m in behind if not re.search(r"[;:]|,\s+(?:an?|the|with|largely)\s", words[anchor : m.start()])]
    if tracked and (industry := _INDUSTRY.search(words)):
        leads = ahead and re.search(r"\b(?:leads?|led)\b", words[industry.end("words") : ahead[-1].end()])
        if not ahead or leads:  # "Warehousing led all sectors"
            return industry["words"], industry.span("words")
    for match in (*ahead[-1:], *behind[:1]):
        return short_group(match["words"]), match.span("words")
    return (TOTALS, None) if _TRACKED.search(words) else None


def _is_named(words: str, match: re.Match[str], names: tuple[tuple[int, int], ...]) -> bool:
    """True where the plural is one employer's: a name stands within the words, or right before them."""
    start, end = match.span("words")
    for left, right in names:
        if start < right and left < end:
            return True
        if right <= start and re.fullmatch(r"(?:['’]s?)?\s+(?:[a-z-]+\s+)?", words[right:start]):
            return True
    return False


def _are_people(words: str, match: re.Match[str]) -> bool:
    """True for those who lose the jobs: "45,000 miners", "300 operators"."""
    plural = match["words"].split()[-1].casefold()
    counted = re.search(r"(?:\d|hundreds\s+of|thousands\s+of)\s+(?:[a-z]+\s+)?$", words[: match.end() - len(plural)])
    return plural in _TRADESMEN and counted is not None


def _is_group(words: str, match: re.Match[str]) -> bool:
    """False for one firm's stores, a numbered few, and "one of the largest banks"."""
    owner = _OWNER.match(match["words"])
    of_land = owner is not None and _is_land(owner["owner"])  # "Germany's carmakers" are nobody's
    if (_OWNED.search(match["words"]) and not of_land) or _DEED.search(match["words"]):
        return False
    if owned := _OWNED_BEFORE.search(words[: match.start("words")]):  # "in the bank's commercial and retail businesses"
        return _is_land(owned["owner"])
    if _NUMBERED.search(match["words"]):
        return True
    name = short_group(match["words"])
    if re.match(r"(?:this|that|the)\s+\S+$", match["words"].strip(), re.IGNORECASE) and name.casefold() in (
        "sector",
        "industry",
    ):
        return False
    return bool(name) and not re.search(r"\d", name) and "one of" not in words[max(0, match.start() - 30) : match.end()]


def _is_land(words: str) -> bool:
    """True for a country or a state of the United States."""
    return words in US_STATES or words.casefold() in COUNTRIES


_STATISTIC = re.compile(
    r"\b(?:planned|announced|monthly)\s+(?:\w+\s+)?(?:layoffs|job[- ]cuts|redundancies)\b"
    r"|\b(?:layoffs|job[- ]cuts|redundancies)\s+(?:were\s+)?(?:announced|last\s+month|so\s+far|rose|fell|jumped"
    r"|surged|total\w*|climbed"
    r"|dropped|soared|spike\w*)\b"
    r"|\bjob[- ]cut(?:s\s+total|\s+(?:announcements?|plans|total|month|events))\b|\blayoff\s+announcements?\b"
    r"|\bthere\s+were\s+(?:\w+\s+)?[\d,]+\s+(?:job\s+cuts|layoffs)\b|\btotal\s+(?:number\s+of\s+)?(?:job\s+cuts"
    r"|layoffs)\b|\b(?:nation|state|industry)-?wide\b"
    r"|\b(?:across|around|throughout)\s+the\s+(?:state|country|nation|industry|sector|economy)\b",
    re.IGNORECASE,
)


def is_statistic(words: str) -> bool:
    """True for a sentence that counts the cuts of all employers: "planned layoffs rose 45%"."""
    return bool(_STATISTIC.search(words))


_IN_PLACE = re.compile(
    r"^[^,;:]*?\b(?:in|across|throughout)\s+(?:the\s+)?(?:U\.S\.\s+)?(?P<place>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)"
)


def of_place(words: str, anchor: int) -> str | None:
    """The state or country that a cut without an employer is counted in: "laid off in Pennsylvania"."""
    match = _IN_PLACE.match(words[anchor:])
    if match is None:
        return None
    for place in (match["place"], match["place"].split()[0]):
        if place in US_STATES or place.casefold() in COUNTRIES:
            return place
    return None


_TOPIC = re.compile(
    r"\b(?P<trade>tech|technology|media|retail|banking|bank|auto|start-?up|gaming|games?|airline|biotech|crypto"
    r"|oil|steel|newspaper|"
    r"finance|manufacturing)\s+(?:industry\s+)?(?:layoffs|job\s+(?:cuts|losses)|redundancies|workers|jobs)\b",
    re.IGNORECASE,
)


def of_title(reading: Reading) -> str | None:
    """The group of employers that an article's title is about; None where it has no title or names none."""
    if not reading.sentences or not reading.sentences[0].is_title:
        return None
    words = reading.sentences[0].text
    if match := _TOPIC.search(words):
        return match["trade"]
    group = find_group(words, len(words))
    return group[0] if group and re.search(r"\b(?:job|lay|staff|redundanc|pink|cuts?)", words, re.IGNORECASE) else None


_PUBLIC = frozenset("state city county country nation region town world industry sector".split())


def are_people(noun: Token) -> bool:
    """True for a counted plural of those who lose the jobs: "45,000 miners"."""
    return noun.lower_ in _TRADESMEN and any(child.dep_ == "nummod" for child in noun.children)


def of_noun(noun: Token) -> str | None:
    """The group that a plural or sector noun and the words before it name."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if any(child.lemma_.lower() not in _PUBLIC and not _is_land(child.text) for child in owners):
        return None  # "its stores", but "the state's hospitals", "Germany's carmakers"
    first = next((t for t in noun.subtree if t.i <= noun.i and t.dep_ not in ("det", "predet", "punct")), noun)
    return short_group(noun.doc[first.i : noun.i + 1].text) or None


def short_group(words: str) -> str:
    """The group's words without quantifiers: "many of the tech companies" gives "tech companies"."""
    parts = words.split()
    while parts and parts[0].casefold().strip(",.") in _DROP:
        parts.pop(0)
    for i in range(len(parts) - 1, -1, -1):
        if parts[i].casefold().strip(",.") in _CUT_OFF:
            parts = parts[i + 1 :]
            break
    return " ".join(parts[-4:]).strip(",.;:\"“”'’")
