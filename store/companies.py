"""Companies by key: one for all spellings of a name, linked to others by what people say of them."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

from extract.company.gazetteer import lookup
from store.stamps import to_stamp

if TYPE_CHECKING:
    from store.store import Store


def company_key(name: str) -> str | None:
    """``deutsche-bank`` for ``Deutsche Bank``, ``pg`` for ``P&G``; None for a name without a letter or digit."""
    plain = unicodedata.normalize("NFKD", name.casefold()).replace("&", "").replace("'", "").replace("’", "")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(re.findall(r"\w+", plain.replace("_", " "))) or None


def seat_of(name: str) -> str | None:
    """The country of an employer's seat, None where our list of employers doesn't know it."""
    known = lookup(name)
    return known.country if known else None


def know_company(store: Store, name: str | None) -> str | None:
    """The key of a company, its row made or its spelling settled; None for no name."""
    key = company_key(name) if name else None
    if key is not None and name is not None:
        known = store.value("SELECT name FROM companies WHERE key = ?", (key,))
        # The best spelling, not the first seen, so that the order of reading doesn't show.
        if known is None:
            store.execute("INSERT INTO companies (key, name) VALUES (?, ?)", (key, name))
            if country := seat_of(name):
                store.execute("INSERT INTO company_seats (company_key, country) VALUES (?, ?)", (key, country))
        elif _plainness(name) < _plainness(known):
            store.execute("UPDATE companies SET name = ? WHERE key = ?", (name, key))
    return key


def ask_to_link(store: Store, key: str | None) -> None:
    """Let the events of a company be linked anew at the end of the run."""
    if key is not None:
        store.execute("INSERT OR IGNORE INTO event_queue (company_key) VALUES (?)", (key,))


def save_alias(
    store: Store,
    alias: str,
    company: str,
    *,
    relation: str = "same",
    added_by: str,
    at: datetime,
    reason: str | None = None,
) -> None:
    """Say that a name is another name of a company, or ("part") that of a firm it owns; claims stay as they are.

    A company as its own alias takes back what was said of it. ValueError for a name without a letter.
    """
    with store.batch():
        keys = know_company(store, alias), know_company(store, company)
        if None in keys:
            raise ValueError(f"no name to link: {alias!r}, {company!r}")
        before = store.execute("SELECT company FROM company_aliases WHERE alias = ?", keys[:1]).fetchall()
        store.execute(
            "INSERT INTO company_aliases (alias, company, relation, reason, added_by, added_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (*keys, relation, reason, added_by, to_stamp(at)),
        )
        for key in {*keys, *(company for (company,) in before)}:
            ask_to_link(store, key)


def _plainness(name: str) -> tuple[bool, bool, str]:
    """Orders spellings: neither shouted nor all small, then by the alphabet."""
    return len(name) > 4 and name.isupper(), name.islower(), name


class Links:
    """What people have said of names, as it holds now."""

    def __init__(self, store: Store) -> None:
        self._said = {
            str(alias): (str(company), str(relation))
            for alias, company, relation in store.execute(
                "SELECT alias, company, relation FROM company_aliases"
                " WHERE id IN (SELECT max(id) FROM company_aliases GROUP BY alias) AND alias != company"
            )
        }
        self._below: dict[str, set[str]] = {}
        for alias, (company, _) in self._said.items():
            self._below.setdefault(company, set()).add(alias)

    def company(self, key: str) -> str:
        """The company that a name stands for: another name of it is it, a firm that it owns is not."""
        return self._walk(key, ("same",))

    def family(self, key: str) -> frozenset[str]:
        """All names of a company, of its owner and of what that owns."""
        found, new = set(), {self._walk(key, ("same", "part")), key}
        while new:
            found |= new
            new = {below for name in new for below in self._below.get(name, ())} - found
        return frozenset(found)

    def _walk(self, key: str, relations: tuple[str, ...]) -> str:
        passed = {key}
        while key in self._said and self._said[key][1] in relations:
            key = self._said[key][0]
            if key in passed:
                return min(passed)  # people have run in a circle
            passed.add(key)
        return key
