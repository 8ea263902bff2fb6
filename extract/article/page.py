"""Bytes to one parsed tree: size, kind, charset and markup checked before lxml sees them."""

from __future__ import annotations

import re

import lxml.html
from w3lib.encoding import html_to_unicode

from extract.errors import NotAnArticle, Refusal

#: The largest real news page seen is 1.6 MB. Past this a page is no article but an accident or an attack.
MAX_BYTES = 8_000_000

_NOT_HTML = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "compressed data"),
)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(rss|feed|urlset|sitemapindex|rdf:RDF)\b", re.I | re.S)
_TAG = re.compile(r"<(?:!doctype html|html|head|body|article|main|div|p|h1|table|title|br|span)\b", re.I)
#: EDGAR wraps each HTML exhibit in SGML headers, which send an HTML parser astray.
_SGML = re.compile(r"\s*<(?:SEC-)?DOCUMENT>|\s*-----BEGIN PRIVACY", re.I)
_HTML_ELEMENT = re.compile(r"<html\b.*?</html\s*>", re.I | re.S)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def decode_html(html: bytes, charset: str | None) -> str:
    """The page's characters.

    What decodes as UTF-8 is UTF-8, whatever header and meta element claim: no other charset's text does so by
    chance. Else header, byte order mark and meta element decide in the HTML standard's order (w3lib), and bytes
    that are wrong even then become U+FFFD.
    """
    if html.startswith((b"\xff\xfe", b"\xfe\xff")):
        return html_to_unicode(None, html)[1]
    try:
        return html.decode("utf-8-sig")
    except UnicodeDecodeError:
        content_type = f"text/html; charset={charset}" if charset else None
        return html_to_unicode(content_type, html, default_encoding="cp1252")[1]


def parse_page(html: bytes, charset: str | None) -> lxml.html.HtmlElement:
    """The page as one tree; NotAnArticle for what is too large, empty or no HTML at all.

    The parser is hardened: no network, no entities beyond HTML's own, libxml2's limits on depth and text in force
    (``huge_tree`` off), errors recovered from.
    """
    if len(html) > MAX_BYTES:
        raise NotAnArticle(Refusal.TOO_LARGE, f"{len(html):,} bytes, of which {MAX_BYTES:,} would be read")
    if not html.strip():
        raise NotAnArticle(Refusal.NO_TEXT, "the page is empty")
    for magic, kind in _NOT_HTML:
        if html.startswith(magic):
            raise NotAnArticle(Refusal.NOT_HTML, f"the bytes are {kind}")
    text = _CONTROL.sub("", decode_html(html, charset))
    if feed := _FEED.match(text[:4096]):
        raise NotAnArticle(Refusal.NOT_HTML, f"the document is XML ({feed[1].lower()}), not a page")
    if _SGML.match(text[:200]) and (inner := _HTML_ELEMENT.search(text)):
        text = inner[0]
    if not _TAG.search(text):
        raise NotAnArticle(Refusal.NOT_HTML, "no HTML tag in it")
    parser = lxml.html.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except lxml.etree.ParserError as error:
        raise NotAnArticle(Refusal.NO_TEXT, f"nothing is left after parsing ({error})") from error
