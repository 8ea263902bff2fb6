"""When an article was published and last changed: which of a page's statements to trust."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from extract.article.facts import Facts
from extract.article.hints import Hints
from extract.article.linked_data import text_of
from extract.article.stamps import Stamp, day_in_text, day_in_url, parse_stamp
from extract.model import PublishedBasis

#: How far past its fetch a page may claim to be from: clocks and zones differ, a day more is an error.
_FUTURE = timedelta(hours=26)

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "rnews:datepublished",
    "parsely-pub-date", "iso-8601-publish-date", "cxenseparse:publishtime", "originalpublicationdate",
    "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "sailthru.date", "displaydate", "publish-date",
    "publishdate", "publication_date", "pubdate", "pdate", "ptime", "article.published", "date", "datecreated",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "datemodified", "og:updated_time", "dcterms.modified",
    "lastmod", "last-modified", "utime", "search.updated",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The publication time that won, and whose word it is; all None where nothing says."""

    at: datetime | None = None
    on: date | None = None
    basis: PublishedBasis | None = None
    raw: str | None = None


def _statements(facts: Facts, url: str, hints: Hints) -> Iterator[tuple[PublishedBasis, Stamp | None]]:
    """All statements of the publication time, most trusted first."""
    zone = hints.timezone
    article = facts.linked.article
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if raw := text_of(article.get(key)):
            yield PublishedBasis.JSON_LD, parse_stamp(raw, zone)
    for name in _PUBLISHED:
        for raw in facts.meta.get(name, ())[:1]:
            yield PublishedBasis.META, parse_stamp(raw, zone)
    for mark in facts.times:
        if "modif" not in mark.role and "updat" not in mark.role:
            yield PublishedBasis.PAGE, parse_stamp(mark.value, zone)
    yield PublishedBasis.URL, day_in_url(url)
    if hints.published_at:
        at = hints.published_at
        yield PublishedBasis.FEED, Stamp(on=at.date(), at=at if at.tzinfo else None, raw=at.isoformat())
    for text in facts.dated:
        yield PublishedBasis.PAGE, day_in_text(text)


def find_published(facts: Facts, url: str, hints: Hints) -> Published:
    """The publication time by the order JSON-LD, meta, page, URL, feed; later ones only fill what is missing.

    A day alone (from a meta element or the URL) takes its moment from the next statement that falls on the same day.
    ``on`` is the day in the outlet's zone where that is known, else in the stamp's own.
    """
    latest = hints.fetched_at + _FUTURE if hints.fetched_at else None
    in_url = day_in_url(url)
    statements = [
        (basis, stamp)
        for basis, stamp in _statements(facts, url, hints)
        if stamp is not None and not (latest and _moment(stamp) > latest)
    ]
    rendered = _render_time(facts, statements)
    won: tuple[PublishedBasis, Stamp] | None = None
    for basis, stamp in statements:
        if stamp.at is not None and stamp.at == rendered:
            continue
        if basis is PublishedBasis.PAGE and in_url and abs((stamp.on - in_url.on).days) > 1:
            continue  # a time element of some other story, when the address knows the day
        if won is None or (won[1].at is None and stamp.at and abs((stamp.on - won[1].on).days) <= 1):
            won = basis, stamp
        if won[1].at:
            break
    if won is None:
        return Published()
    basis, stamp = won
    at = stamp.at
    on = stamp.on
    if at and hints.timezone:
        on = at.astimezone(ZoneInfo(hints.timezone)).date()
    return Published(at=at, on=on, basis=basis, raw=stamp.raw)


def _render_time(facts: Facts, statements: list[tuple[PublishedBasis, Stamp]]) -> datetime | None:
    """The moment a template stamped the page with where it calls that published, or None.

    It shows by being the time of change as well while another statement is more than a day older (PR Newswire has
    put the hour of rendering into itemprop=datePublished).
    """
    raw = facts.first(*_MODIFIED)
    modified = parse_stamp(raw) if raw else None
    moments = {stamp.at for _, stamp in statements if stamp.at}
    if modified is None or modified.at not in moments:
        return None
    older = any(
        basis is PublishedBasis.META and modified.at - at > timedelta(days=1)
        for basis, at in ((basis, stamp.at) for basis, stamp in statements if stamp.at)
    )
    return modified.at if older else None


def find_modified(facts: Facts, published: Published, hints: Hints) -> datetime | None:
    """The time of the last change, aware; None where nothing says, or it lies before publication or after the fetch."""
    raws = [text_of(facts.linked.article.get("dateModified")), facts.first(*_MODIFIED)]
    raws += [mark.value for mark in facts.times if "modif" in mark.role or "updat" in mark.role]
    for raw in raws:
        stamp = parse_stamp(raw, hints.timezone) if raw else None
        if stamp is None or stamp.at is None or (published.at and stamp.at < published.at):
            continue
        if hints.fetched_at is None or stamp.at <= hints.fetched_at + _FUTURE:
            return stamp.at
    return None


def _moment(stamp: Stamp) -> datetime:
    """The stamp's moment, its day's first in UTC where only the day is known."""
    return stamp.at or datetime(stamp.on.year, stamp.on.month, stamp.on.day, tzinfo=UTC)
