"""Bytes to one parsed tree: size, kind, charset and markup checked before lxml sees them."""

from __future__ import annotations

import re
from typing import cast

from lxml import etree
from lxml.html import HtmlElement, document_fromstring
from w3lib.encoding import html_to_unicode

from extract.errors import NotAnArticle, Refusal

#: The largest real news page seen is 1.6 MB. Past this a page is no article but an accident or an attack.
MAX_BYTES = 8_000_000
#: Elements a page may have; real ones stay under 10,000.
MAX_ELEMENTS = 150_000
#: Bytes and words that make a tag an attack: libxml2's time is quadratic in the attributes of one tag.
_LONG_TAG, _MANY_ATTRIBUTES = 20_000, 2_000

_NOT_HTML = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "compressed data"),
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(rss|feed|urlset|sitemapindex|rdf:RDF)\b", re.I | re.S
)
_TAG = re.compile(rb"<(?:!doctype html|html|head|body|article|main|div|p|h1|table|title|br|span)\b", re.I)
#: EDGAR wraps each HTML exhibit in SGML headers, which send an HTML parser astray.
_SGML = re.compile(rb"\s*<(?:SEC-)?DOCUMENT>|\s*-----BEGIN PRIVACY", re.I)
_HTML_ELEMENT = re.compile(rb"<html\b.*?</html\s*>", re.I | re.S)
_OVERLONG = re.compile(rb"<(\w+)\s[^<>]{%d,}>" % _LONG_TAG)
#: NUL and the other control characters that XML, and so lxml, forbids; in UTF-8 they are bytes of their own.
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r")) + b"\x7f"

#: U+FFFE and U+FFFF, which lxml refuses likewise.
_NONCHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
#: Character references to what XML forbids: control characters, surrogates, U+FFFE and U+FFFF.
_FORBIDDEN = re.compile(
    rb"&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|d[89a-f][0-9a-f]{2}|fff[ef])(?![0-9a-f])"
    rb"|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]|6553[45])(?!\d));?",
    re.IGNORECASE,
)


def to_utf8(html: bytes, charset: str | None) -> bytes:
    """The page's characters in UTF-8.

    What decodes as UTF-8 is UTF-8, whatever header and meta element claim: no other charset's text does so by
    chance. Else header, byte order mark and meta element decide in the HTML standard's order (w3lib), and bytes
    that are wrong even then become U+FFFD.
    """
    if not html.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            html.decode("utf-8")
        except UnicodeDecodeError:
            pass  # the declared charset decides
        else:
            return html.removeprefix(b"\xef\xbb\xbf")
    content_type = f"text/html; charset={charset}" if charset else None
    return html_to_unicode(content_type, html, default_encoding="cp1252")[1].encode("utf-8", "replace")


def parse_page(html: bytes, charset: str | None) -> HtmlElement:
    """The page as one tree; NotAnArticle for what is too large, empty or no HTML at all.

    The parser is hardened: no network, no entities beyond HTML's own, errors recovered from. ``huge_tree`` raises
    libxml2's limit on depth from 256, which pages with unclosed elements pass, to 2,048; size is capped here.
    """
    if len(html) > MAX_BYTES:
        raise NotAnArticle(Refusal.TOO_LARGE, f"{len(html):,} bytes, of which {MAX_BYTES:,} would be read")
    if not html.strip():
        raise NotAnArticle(Refusal.NO_TEXT, "the page is empty")
    for magic, kind in _NOT_HTML:
        if html.startswith(magic):
            raise NotAnArticle(Refusal.NOT_HTML, f"the bytes are {kind}")
    page = to_utf8(html, charset).translate(None, _CONTROL)
    if b"\xef" in page:
        for nothing in _NONCHARACTERS:
            page = page.replace(nothing, b"")
    page = _FORBIDDEN.sub(b"", page)
    if feed := _FEED.match(page[:4096]):
        raise NotAnArticle(Refusal.NOT_HTML, f"the document is XML ({feed[1].decode().lower()}), not a page")
    if _SGML.match(page[:200]) and (inner := _HTML_ELEMENT.search(page)):
        page = inner[0]
    if not _TAG.search(page):
        raise NotAnArticle(Refusal.NOT_HTML, "no HTML tag in it")
    if _may_hold_long_tag(page):
        page = _OVERLONG.sub(lambda m: m[0] if len(m[0].split()) < _MANY_ATTRIBUTES else b"<%s>" % m[1], page)
    try:
        tree = _parse(page)
    except etree.ParserError as error:
        raise NotAnArticle(Refusal.NO_TEXT, f"nothing is left after parsing ({error})") from error
    if page.count(b"<") < MAX_ELEMENTS:  # each element but html, head and body has a tag of its own
        return tree
    elements = int(cast("float", tree.xpath("count(//*)")))
    if elements > MAX_ELEMENTS:
        raise NotAnArticle(Refusal.TOO_LARGE, f"{elements:,} elements, of which {MAX_ELEMENTS:,} would be read")
    return tree


def _may_hold_long_tag(page: bytes) -> bool:
    """True where ``_LONG_TAG`` bytes in a row hold no ``>``. Leaps from one ``>`` to the last within reach."""
    start = 0
    while start + _LONG_TAG < len(page):
        close = page.rfind(b">", start, start + _LONG_TAG)
        if close < 0:
            return True
        start = close + 1
    return False


def link_texts(html: bytes, charset: str | None) -> list[str]:
    """The texts of all links on the page as it came."""
    return [link.text_content() for link in parse_page(html, charset).iter("a")]


def _parse(page: bytes) -> HtmlElement:
    """The tree of UTF-8 bytes, all elements of one class that lxml picks in C: lxml.html's look-up by tag is a
    Python call for each element."""
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return document_fromstring(page, parser=parser)  # type: ignore[arg-type]  # the stub wants lxml.html's own parser
