"""Feeds and sitemaps: bytes in, entries out. Broken ones give what they have and a problem, never an exception.

RSS and Atom go through feedparser. Sitemaps go through lxml without entities, DTDs or network; libxml2's own limits on
depth and text length stay on.
"""

from __future__ import annotations

import calendar
import io
import re
import unicodedata
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import urljoin
from xml.sax import SAXException

import feedparser
from lxml import etree
from w3lib.html import remove_tags, remove_tags_with_content, replace_entities

from extract.urls import canonical_url

#: Bytes of a feed or sitemap, unpacked, that are read at all; real ones stay under 3 MB.
MAX_BYTES = 10 * 1024 * 1024
#: Entries taken from one listing: twice what the sitemap protocol's news extension allows.
MAX_ENTRIES = 2000
#: Sitemaps of an index that are followed, newest first: an index of years must not become a crawl of years.
MAX_CHILDREN = 5
MAX_TITLE, MAX_SUMMARY = 500, 5000
#: Tags that a feed may have: more than 2,000 entries of a real one, and what feedparser reads in some seconds.
MAX_TAGS = 500_000
_ENTRY_END = re.compile(rb"</(?:[\w.-]+:)?(?:item|entry)\s*>")
_GZIP = b"\x1f\x8b"
_SITEMAP_ROOT = re.compile(rb"<(?:[\w.-]+:)?(urlset|sitemapindex)[\s>/]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article as a listing announces it."""

    url: str  # canonical
    title: str | None = None  # plain text
    summary: str | None = None  # plain text
    published_at: datetime | None = None  # UTC; None where the listing gives no believable time


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a feed or sitemap holds."""

    form: str | None  # feedparser's version such as "rss20", "sitemap", "sitemapindex"; None: neither
    entries: tuple[Entry, ...]  # in the listing's order, each address once
    found: int  # entries read, usable or not
    children: tuple[str, ...] = ()  # further sitemaps, newest first, at most MAX_CHILDREN
    problem: str | None = None  # what is wrong with it, even where entries could be had

    @property
    def is_readable(self) -> bool:
        """Whether it is what it should be. A sitemap may be empty: a news sitemap is, after two days without news."""
        return bool(self.entries or self.children) or (self.form == "sitemap" and not self.found and not self.problem)

    def newest_at(self, latest: datetime) -> datetime | None:
        """The time of its newest entry that lies before latest; None where none bears one.

        An entry from the future would hide for years that nothing newer comes.
        """
        times = (entry.published_at for entry in self.entries if entry.published_at)
        return max((moment for moment in times if moment <= latest), default=None)


def read_listing(body: bytes, url: str, content_type: str = "") -> Listing:
    """The entries of a feed or sitemap served at url, whatever it was announced as."""
    try:
        body = _unpack(body)
    except ValueError as error:
        return Listing(form=None, entries=(), found=0, problem=str(error))
    if _SITEMAP_ROOT.search(body[:4096]):
        return _read_sitemap(body, url)
    return _read_feed(body, url, content_type)


def _unpack(body: bytes) -> bytes:
    """The body with gzip undone (sitemap.xml.gz); ValueError when it is broken or too large."""
    if body.startswith(_GZIP):
        unzip = zlib.decompressobj(wbits=31)
        try:
            body = unzip.decompress(body, MAX_BYTES + 1)
        except zlib.error as error:
            raise ValueError(f"broken gzip: {error}") from None
    if len(body) > MAX_BYTES:
        raise ValueError(f"larger than {MAX_BYTES // 1024 // 1024} MB")
    return body


def _read_feed(body: bytes, url: str, content_type: str) -> Listing:
    body, is_cut = _first_entries(body)
    if body.count(b"<") > MAX_TAGS:
        return Listing(form=None, entries=(), found=0, problem=f"more than {MAX_TAGS:,} tags")
    headers = {"content-location": url}
    if content_type:
        headers["content-type"] = content_type
    # A file object, never bytes or str: feedparser would open those as a path or fetch them as an address.
    try:
        feed = feedparser.parse(io.BytesIO(body), response_headers=headers)
    except Exception as error:  # it means never to raise, yet does, say for bytes that are no text in encoding="..."
        return Listing(form=None, entries=(), found=0, problem=f"broken: {error}"[:200])
    entries: dict[str, Entry] = {}
    for item in feed.entries[:MAX_ENTRIES]:
        link = (
            item.get("feedburner_origlink") or item.get("link") or (item.get("id") if item.get("guidislink") else None)
        )
        if (address := _address(link, url)) is None:
            continue
        entry = Entry(
            url=address,
            title=plain_text(item.get("title"), MAX_TITLE),
            summary=plain_text(item.get("summary"), MAX_SUMMARY),
            published_at=_feed_time(item),
        )
        entries.setdefault(address, entry)
    problem = None
    if not feed.entries:
        problem = "no feed" if not feed.get("version") else "a feed without entries"
        if body.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html")):
            problem += ": a web page"
    if feed.get("version") and feed.bozo and isinstance(feed.bozo_exception, SAXException):
        # Other bozo exceptions tell of a header or charset that feedparser got over without loss.
        problem = f"broken: {feed.bozo_exception}".splitlines()[0][:200]
    if is_cut:
        problem = f"only its first {MAX_ENTRIES:,} entries are read"
    return Listing(
        form=feed.get("version") or None, entries=tuple(entries.values()), found=len(feed.entries), problem=problem
    )


def _first_entries(body: bytes) -> tuple[bytes, bool]:
    """A feed without the entries beyond those that are taken, which would be parsed for nothing; whether it had any."""
    last = next(islice(_ENTRY_END.finditer(body), MAX_ENTRIES - 1, None), None)
    if last is None or _ENTRY_END.search(body, last.end()) is None:
        return body, False
    return body[: last.end()], True


def _feed_time(item: feedparser.FeedParserDict) -> datetime | None:
    for key in ("published_parsed", "updated_parsed", "created_parsed"):
        if parsed := dict.get(item, key):  # feedparser's own get answers one key for another, and warns
            try:
                return _believable(datetime.fromtimestamp(calendar.timegm(parsed), UTC))
            except (ValueError, OverflowError, OSError):
                continue
    return None


def _read_sitemap(body: bytes, url: str) -> Listing:
    entries: dict[str, Entry] = {}
    children: list[tuple[str, str]] = []
    found, problem = 0, None
    root = _SITEMAP_ROOT.search(body[:4096])
    form = "sitemapindex" if root and root[1] == b"sitemapindex" else "sitemap"
    parser = etree.iterparse(
        io.BytesIO(body),
        events=("end",),
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in parser:
            name = _local(element)
            if name not in ("url", "sitemap"):
                continue
            found += 1
            fields = _fields(element)
            address = _address(fields.get("loc"), url)
            if address is not None and name == "sitemap":
                form = "sitemapindex"
                children.append((fields.get("lastmod", ""), urljoin(url, fields["loc"])))
            elif address is not None and len(entries) < MAX_ENTRIES:
                entry = Entry(
                    url=address,
                    title=plain_text(fields.get("title"), MAX_TITLE),
                    published_at=_iso_time(fields.get("publication_date") or fields.get("lastmod")),
                )
                entries.setdefault(address, entry)
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        problem = f"broken: {error.msg}"
    if not found and problem is None and (errors := parser.error_log):
        problem = f"broken: {errors[0].message}"
    newest = sorted(dict.fromkeys(children), key=lambda child: child[0], reverse=True)
    return Listing(
        form=form,
        entries=tuple(entries.values()),
        found=found,
        children=tuple(address for _, address in newest[:MAX_CHILDREN]),
        problem=problem,
    )


def _fields(element: etree._Element) -> dict[str, str]:
    """The texts of a sitemap's entry by name, those of its news part included; an image's own loc and title are not."""
    news = next((child for child in element if _local(child) == "news"), ())
    fields: dict[str, str] = {}
    for child in (*element, *news):
        fields.setdefault(_local(child), (child.text or "").strip())
    return fields


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _iso_time(raw: str | None) -> datetime | None:
    """The moment of a W3C date with a zone; None for a bare day, which is no moment."""
    try:
        moment = datetime.fromisoformat(raw or "")
    except ValueError:
        return None
    return _believable(moment.astimezone(UTC)) if moment.tzinfo else None


def _believable(moment: datetime) -> datetime | None:
    """None for the epochs and zero dates that broken systems print."""
    return moment if moment.year > 1990 else None


def _address(link: str | None, base: str) -> str | None:
    if not link:
        return None
    try:
        return canonical_url(urljoin(base, link.strip()))
    except ValueError:
        return None


def plain_text(markup: str | None, limit: int) -> str | None:
    """The words of a title or summary, one space between: no tags, entities or control marks; None if empty."""
    if not markup:
        return None
    text = remove_tags(remove_tags_with_content(markup[: limit * 10], ("script", "style")))
    text = replace_entities(text)
    text = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)
    text = "".join(char for char in text if unicodedata.category(char) not in ("Cf", "Cs", "Co"))
    return " ".join(text.split())[:limit] or None
