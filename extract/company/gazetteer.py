"""The employers known by name: listed firms from pytickersymbols, and ``employers.csv``, our own list of those that
exchanges do not list, or list under names that news does not use.

``employers.csv`` columns: ``name`` (usual short name), ``aliases`` (separated by ``; ``), ``country``, ``industry``,
``parent`` (a name of this list or of the exchanges), ``now`` (the name that the same firm bears today), ``role``
(empty for an ordinary employer; see :class:`Role`). An alias belongs to one employer.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from extract.company.names import drop_legal_forms, key
from extract.company.regions import US_STATES
from extract.company.words import FIRST_WORDS, GROUP_PLURALS, LOWER_CASE_STARTS, ORDINARY_WORDS, ORG_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator


class Role(StrEnum):
    """In what part news names an employer: only ``EMPLOYER`` is taken to be who cuts without syntax that says so."""

    EMPLOYER = "employer"
    OUTLET = "outlet"  # papers and agencies: mostly the source of the news
    REGULATOR = "regulator"  # reports on others, employs people too
    TRACKER = "tracker"  # counts other employers' cuts, analyst houses: never who cuts
    UNION = "union"  # speaks for those who lose jobs: never who cuts


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """One known employer; unknown facts are None."""

    name: str  # the usual short name
    aliases: tuple[str, ...]  # other names it goes by, the short one left out
    country: str | None
    industry: str | None
    parent: str | None  # short name of its owner
    now: str | None  # the name it bears today, where it was renamed
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A known name at its place in a text."""

    start: int
    end: int
    company: Company
    alias: str
    ordinary: bool  # also an ordinary word ("Target"), so context must confirm it


def lookup(name: str) -> Company | None:
    """The employer known under this name, alias or full legal name; None where the list has no such name."""
    found = _by_key().get(key(name)) or _by_key().get(key(drop_legal_forms(name)))
    return found[0] if found else None


def companies() -> tuple[Company, ...]:
    """All known employers: ours in file order, then the listed firms that ours lack."""
    return _companies()


_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")


def find_names(text: str) -> tuple[Hit, ...]:
    """Known names in a text, left to right, the longest at each place; case counts as the list writes it."""
    tokens = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]
    shouted = text.upper() == text
    index = _index()
    hits: list[Hit] = []
    i = 0
    while i < len(tokens):
        start, _, word = tokens[i]
        first = word[0]
        step = 1
        if (first.isupper() or first.isdigit() or word in LOWER_CASE_STARTS) and _opens(text, start):
            for form in index.get(word.casefold(), ()):
                last = i + len(form.tokens) - 1
                if last < len(tokens) and form.fits([t[2] for t in tokens[i : last + 1]], shouted=shouted):
                    end = tokens[last][1]
                    if _closes(text, end):
                        hits.append(
                            Hit(
                                start=start,
                                end=end,
                                company=form.company,
                                alias=form.alias,
                                ordinary=form.ordinary,
                            )
                        )
                        step = last - i + 1
                        break
        i += step
    return tuple(hits)


def _opens(text: str, start: int) -> bool:
    """False inside a longer word: after a letter, or after a hyphen, apostrophe or the like that follows one."""
    if start == 0:
        return True
    before = text[start - 1]
    if before in "-_@#$./’'":
        return start < 2 or not text[start - 2].isalnum()
    return not before.isalnum()


def _closes(text: str, end: int) -> bool:
    """False where the word goes on: "Meta-analysis", "Apple.example"."""
    if end >= len(text):
        return True
    following = text[end : end + 2]
    if following[0].isalnum() or following[0] in "_@":
        return False
    return not (len(following) == 2 and following[0] in "-./" and following[1].isalnum() and following[0] != "/")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """One spelling of one employer, cut into tokens."""

    tokens: tuple[str, ...]
    company: Company
    alias: str
    ordinary: bool
    cased: bool  # every word needs its capital, since the first is an ordinary word

    def fits(self, words: list[str], *, shouted: bool) -> bool:
        """True where the words are this name, capitals where the list has them; acronyms keep all theirs."""
        for mine, word in zip(self.tokens, words, strict=True):
            if mine == word or (mine in ("&", "and") and word in ("&", "and")):
                continue
            if mine.casefold() != word.translate(_QUOTES).casefold():
                return False
            if mine[0].isupper() and not word[0].isupper() and (word is words[0] or self.cased):
                return False
            if not shouted and len(mine) < 6 and mine.isupper() and len(self.tokens) == 1:
                return False  # "Gm", "Who": an acronym is written in capitals
        return True


_QUOTES = str.maketrans({"’": "'", "‘": "'"})


@cache
def _index() -> dict[str, tuple[_Form, ...]]:
    """Forms by their first token, the longest first."""
    forms: dict[str, list[_Form]] = {}
    for name, (company, _) in _by_key().items():
        spelt = _spelling()[name]
        tokens = tuple(t.translate(_QUOTES) for t in _TOKEN.findall(spelt))
        ordinary = len(tokens) == 1 and tokens[0].casefold() in ORDINARY_WORDS
        forms.setdefault(tokens[0].casefold(), []).append(
            _Form(
                tokens=tokens,
                company=company,
                alias=spelt,
                ordinary=ordinary,
                cased=len(tokens) == 1 or len(tokens[0]) < 3 or tokens[0].casefold() in ORDINARY_WORDS | FIRST_WORDS,
            )
        )
    return {first: tuple(sorted(rows, key=lambda f: (-len(f.tokens), f.alias))) for first, rows in forms.items()}


@cache
def _spelling() -> dict[str, str]:
    return {k: spelt for k, (_, spelt) in _by_key().items()}


@cache
def _by_key() -> dict[str, tuple[Company, str]]:
    """Company and spelling by looked-up name; the first to claim a name keeps it."""
    table: dict[str, tuple[Company, str]] = {}
    for company in _companies():
        for name in (company.name, *company.aliases):
            table.setdefault(key(name), (company, name))
    return table


@cache
def _companies() -> tuple[Company, ...]:
    ours = list(_ours())
    taken = {key(n): i for i, c in enumerate(ours) for n in (c.name, *c.aliases)}
    listed: list[Company] = []
    for firm in _listed():
        mine = next((taken[key(n)] for n in (firm.name, *firm.aliases) if key(n) in taken), None)
        if mine is None:
            listed.append(firm)
        else:  # ours names it, the exchange knows where it is and what it does
            ours[mine] = _joined(ours[mine], firm, taken)
    return (*ours, *listed)


def _joined(ours: Company, listed: Company, taken: dict[str, int]) -> Company:
    more = tuple(n for n in (listed.name, *listed.aliases) if key(n) not in taken)
    return Company(
        name=ours.name,
        aliases=ours.aliases + more,
        country=ours.country or listed.country,
        industry=ours.industry or listed.industry,
        parent=ours.parent,
        now=ours.now,
        role=ours.role,
    )


def _ours() -> Iterator[Company]:
    text = files("extract.company").joinpath("employers.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield Company(
            name=row["name"],
            aliases=tuple(a for a in row["aliases"].split("; ") if a),
            country=row["country"] or None,
            industry=row["industry"] or None,
            parent=row["parent"] or None,
            now=row["now"] or None,
            role=Role(row["role"] or "employer"),
        )


def _listed() -> Iterator[Company]:
    from pytickersymbols import PyTickerSymbols

    for stock in PyTickerSymbols().get_all_stocks():
        full = str(stock["name"])
        name = drop_legal_forms(full)
        shorter = re.sub(r"\s+(?:Group|Holdings?)$", "", name)
        short = name if key(shorter) in ORDINARY_WORDS | GROUP_PLURALS or len(shorter) < 3 else shorter
        if (len(short) < 3 and short.isalpha()) or key(short) in ORG_WORDS:
            continue  # two letters are more often something else; ours lists those that are not
        yield Company(
            name=short,
            aliases=tuple(dict.fromkeys(n for n in (name, full) if n != short)),
            country=_country(stock.get("country")),
            industry=next(iter(stock.get("industries") or ()), None),
            parent=None,
            now=None,
            role=Role.EMPLOYER,
        )


def _country(place: str | None) -> str | None:
    """The exchange list names a country, or a city and its state."""
    if not place:
        return None
    last = place.rpartition(",")[2].strip()
    return "United States" if last in US_STATES else last
