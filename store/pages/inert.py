"""An archived response as a page in which nothing can run, and from which nothing can be asked of anybody.

Two walls, each enough alone. The page is parsed, and what is written again is text, escaped, between plain elements
without a single attribute: no script, style or address is left, however a browser takes the markup. And the answer's
own policy forbids scripts, styles, requests, forms and frames.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from email.message import Message
from html import escape

from lxml import etree
from lxml.html import HtmlElement

from extract.article.page import MAX_BYTES, parse_page, to_utf8
from extract.errors import NotAnArticle
from extract.model import Snapshot

_STYLE = "body{font:1rem/1.5 serif;max-width:44rem;margin:1rem auto;padding:0 1rem}pre{white-space:pre-wrap}"
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
#: Sent with every archived byte.
HEADERS = {
    "Content-Security-Policy": f"sandbox; default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
#: Elements that are written again. None of them loads, runs or hides anything when it has no attribute.
_KEPT = frozenset(
    "abbr address article aside b blockquote caption cite code dd del dfn div dl dt em figcaption figure footer h1 h2"
    " h3 h4 h5 h6 header i ins kbd li main mark nav ol p pre q s samp section small span strong sub sup table tbody td"
    " tfoot th thead time tr u ul".split()
)
_EMPTY = frozenset(("br", "hr"))
#: Elements whose words are no text of the page.
_GONE = frozenset(
    "head script style template noscript textarea select iframe object embed applet svg math audio video".split()
)


def inert_page(snapshot: Snapshot) -> str:
    """The HTML document to show for a snapshot: its page without anything active, or its text where it is none."""
    header = Message()
    header["Content-Type"] = next((value for name, value in snapshot.headers if name.lower() == "content-type"), "")
    charset = header.get_content_charset()
    try:
        shown = "".join(_written(parse_page(snapshot.body, charset)))
    except NotAnArticle as error:  # a feed, a picture, or more than is read
        text = to_utf8(snapshot.body[:MAX_BYTES], charset).decode("utf-8", "replace")
        shown = f"<p>Not shown as a page: {escape(str(error))}.</p><pre>{escape(text)}</pre>"
    return (
        '<!doctype html><html><head><meta charset="utf-8"><title>Archived page</title>'
        f"<style>{_STYLE}</style></head><body>{shown}</body></html>"
    )


def _written(page: HtmlElement) -> Iterator[str]:
    """The tree in document order; the walk is iterative, for pages nest deeper than Python calls."""
    walk = etree.iterwalk(page, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _GONE or not tag:
                walk.skip_subtree()
                continue
            if tag in _KEPT or tag in _EMPTY:
                yield f"<{tag}>"
            elif tag == "img" and (words := element.get("alt")):
                yield escape(f" [picture: {words}] ")
            if element.text:
                yield escape(element.text)
        else:
            if tag in _KEPT:
                yield f"</{tag}>"
            if element.tail:
                yield escape(element.tail)
