"""The catalogue of outlets: one strict TOML file each, at most ten lines, loaded into :class:`Outlet`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from extract.errors import PinkslipError

#: The outlets that come with the package.
BUNDLED = Path(__file__).with_name("outlets")

KEYS = ("name", "domain", "kind", "feeds", "sitemaps", "allow", "deny", "timezone", "access", "min_weekly_articles")
REQUIRED = ("name", "domain", "kind", "timezone", "min_weekly_articles")
MAX_LINES = 10
SLUG = re.compile(r"[a-z][a-z0-9_]*")


class OutletKind(StrEnum):
    """Whose voice an outlet is: the press, an employer's or counter's own, or a carrier of releases."""

    NEWS = "news"
    OFFICIAL = "official"
    AGGREGATOR = "aggregator"


class OutletAccess(StrEnum):
    """Whether its pages may be fetched, or only what its feeds and sitemaps publish openly."""

    OPEN = "open"
    SUMMARY = "summary"


class CatalogError(PinkslipError):
    """Raised by the loader for a file that breaks the catalogue's rules, and for a name it doesn't know.

    Mend the file or the name.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet as its file states it; loaded, never built in code."""

    slug: str  # the file's stem, the spider's name
    name: str
    domains: tuple[str, ...]  # an article's host is one of these or below it
    kind: OutletKind
    feeds: tuple[str, ...]
    sitemaps: tuple[str, ...]
    allow: tuple[re.Pattern[str], ...]  # an article's path and query match one, where any are given
    deny: tuple[re.Pattern[str], ...]  # and none of these
    timezone: str  # IANA name, in which its days count
    access: OutletAccess
    min_weekly_articles: int  # fewer in a week is a fault of its feeds or ours; 0: no floor

    def owns(self, url: str) -> bool:
        """Whether the address is on one of the outlet's domains or below."""
        host = urlsplit(url).hostname or ""
        return any(host == domain or host.endswith(f".{domain}") for domain in self.domains)

    def hosts(self) -> set[str]:
        """The hosts that it is known to be read from: its domains, its feeds' and its sitemaps'."""
        listings = (urlsplit(url).hostname or "" for url in (*self.feeds, *self.sitemaps))
        return {host.removeprefix("www.") for host in (*self.domains, *listings)}

    def refuses(self, url: str) -> str | None:
        """Why this address is not to be read as an article of the outlet; None when it may be."""
        parts = urlsplit(url)
        if not self.owns(url):
            return f"off site: {parts.hostname}"
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        for pattern in self.deny:
            if pattern.search(target):
                return f"denied by {pattern.pattern}"
        if self.allow and not any(pattern.search(target) for pattern in self.allow):
            return "not among the allowed paths"
        return None


def load_catalog(directory: Path = BUNDLED) -> dict[str, Outlet]:
    """All outlets of a directory by slug, in alphabetical order; CatalogError names the file, the key and the mend."""
    if not directory.is_dir():
        raise CatalogError(f"{directory}: no such catalogue folder; --catalog wants a folder of outlet .toml files")
    outlets = {path.stem: load_outlet(path) for path in sorted(directory.glob("*.toml"))}
    if not outlets:
        raise CatalogError(f"{directory}: holds no .toml file; each outlet is one, e.g. cnbc.toml")
    return outlets


def choose_outlets(catalog: Mapping[str, Outlet], names: tuple[str, ...]) -> tuple[Outlet, ...]:
    """The named outlets in the given order, each once, or all where none is named; CatalogError for an unknown name."""
    for name in names:
        if name not in catalog:
            raise CatalogError(f"unknown outlet {name!r}; the catalogue knows: {', '.join(catalog)}")
    return tuple(catalog[name] for name in dict.fromkeys(names or catalog))


def by_host(outlets: tuple[Outlet, ...]) -> tuple[tuple[Outlet, ...], ...]:
    """The outlets in groups, in their order: those of one group share a host, on which they must take turns."""
    groups: list[tuple[set[str], list[Outlet]]] = []
    for outlet in outlets:
        hosts = outlet.hosts()
        shared = [group for group in groups if group[0] & hosts]
        groups = [group for group in groups if group not in shared]
        members = [member for _, group in shared for member in group]
        groups.append((hosts.union(*(known for known, _ in shared)), [*members, outlet]))
    return tuple(tuple(members) for _, members in groups)


def load_outlet(path: Path) -> Outlet:
    """The outlet of one file; CatalogError as :func:`load_catalog`."""
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogError(f"{path}: cannot be read as TOML: {error}") from None
    return _Reader(path, text, table).outlet()


class _Reader:
    """Checks one file's keys and values; every complaint names the file and the key."""

    def __init__(self, path: Path, text: str, table: dict[str, object]) -> None:
        self.path = path
        self.text = text
        self.table = table

    def fail(self, complaint: str) -> CatalogError:
        return CatalogError(f"{self.path}: {complaint}")

    def outlet(self) -> Outlet:
        if not SLUG.fullmatch(self.path.stem):
            raise self.fail("its name is the outlet's slug: small letters, digits and _ only")
        if (lines := len(self.text.strip().splitlines())) > MAX_LINES:
            raise self.fail(f"has {lines} lines; an outlet has at most {MAX_LINES}")
        for key in self.table:
            if key not in KEYS:
                raise self.fail(f"unknown key {key!r}; allowed are: {', '.join(KEYS)}")
        for key in REQUIRED:
            if key not in self.table:
                raise self.fail(f"lacks the key {key!r}")
        feeds, sitemaps = self.addresses("feeds"), self.addresses("sitemaps")
        if not feeds and not sitemaps:
            raise self.fail("lists neither feeds nor sitemaps; one of them is needed")
        return Outlet(
            slug=self.path.stem,
            name=self.string("name"),
            domains=self.domains(),
            kind=OutletKind(self.choice("kind", OutletKind)),
            feeds=feeds,
            sitemaps=sitemaps,
            allow=self.patterns("allow"),
            deny=self.patterns("deny"),
            timezone=self.zone(),
            access=OutletAccess(self.choice("access", OutletAccess, default=OutletAccess.OPEN)),
            min_weekly_articles=self.floor(),
        )

    def string(self, key: str) -> str:
        value = self.table[key]
        if not isinstance(value, str) or not value.strip():
            raise self.fail(f"{key} must be a text, not {value!r}")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry for entry in value):
            raise self.fail(f"{key} must be a list of texts, not {value!r}")
        if len(set(value)) < len(value):
            raise self.fail(f"{key} names an entry twice")
        return tuple(value)

    def choice(self, key: str, kinds: type[StrEnum], default: str | None = None) -> str:
        value = self.table.get(key, default)
        if value not in [str(kind) for kind in kinds]:
            raise self.fail(f"{key} must be one of {', '.join(kinds)}, not {value!r}")
        return str(value)

    def domains(self) -> tuple[str, ...]:
        value = self.table["domain"]
        domains = (value,) if isinstance(value, str) else self.strings("domain")
        for domain in domains:
            if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+|localhost", domain):
                raise self.fail(f"domain must be host names in small letters such as cnbc.com, not {domain!r}")
        if not domains:
            raise self.fail("domain is empty")
        return domains

    def addresses(self, key: str) -> tuple[str, ...]:
        for address in (addresses := self.strings(key)):
            parts = urlsplit(address)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise self.fail(f"{key}: {address!r} is no http(s) address")
        return addresses

    def patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        try:
            return tuple(re.compile(pattern) for pattern in self.strings(key))
        except re.error as error:
            raise self.fail(f"{key}: {error.pattern!r} is no regular expression: {error}") from None

    def zone(self) -> str:
        name = self.string("timezone")
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise self.fail(f"timezone {name!r} is not known; write an IANA name such as America/New_York") from None
        return name

    def floor(self) -> int:
        value = self.table["min_weekly_articles"]
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.fail(f"min_weekly_articles must be a whole number from 0 up, not {value!r}")
        return value
