"""The tree made ready for text extraction: what is no part of the story goes, what belongs together joins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from extract.article.noise import BOX_HEADING
from extract.article.prose import close_up, squash
from extract.article.urls import site_of

_NEVER_TEXT = frozenset({
    "script", "style", "noscript", "svg", "iframe", "template", "figcaption", "button", "select",
})  # fmt: skip
_RARELY_TEXT = frozenset({"form", "nav", "footer", "aside", "dialog"})
_BLOCK_LINES = frozenset({"p", "h2", "h3", "h4", "h5", "h6"})
_BOX_HEADINGS = _BLOCK_LINES | {"strong", "div"}
_MAY_LEAD_ELSEWHERE = _BLOCK_LINES | {"ul", "ol", "a"}
_FRAMES = frozenset({"html", "body"})
_ASIDE = re.compile(
    r"""(?:^|[\s_-])(?:pull-?quotes?|newsletter(?:-?\w+)?
        |related(?:-?(?:articles?|stories|story|content|links?|posts?|coverage|box))?
        |recirc\w*|read-?more|also-?read|most-?(?:read|popular)|promo(?:-?box)?|inline-?promo
        |\w*caption(?:-?text)?|\w*credits?|social-?share|share-?(?:tools|bar|buttons)|cta
        |subscribe-?\w*|sign-?up(?:-?\w+)?|paywall-?prompt)(?:$|[\s_-])""",
    re.X | re.I,
)
_KEY_POINTS = re.compile(r"key-?(?:points|takeaways|facts)|story-?highlights|at-?a-?glance|bullet-?summary", re.I)
_KEY_HEADING = re.compile(r"\s*(?:key (?:points|takeaways|facts)|highlights|at a glance|the bottom line)\s*:?\s*", re.I)
_STANDFIRST = re.compile(
    r"standfirst|(?:^|[\s_-])(?:dek|strapline|sub-?(?:title|headline|heading|head|hed)|article_*-?summary)(?:$|[\s_-])",
    re.I,
)


def prune(tree: HtmlElement, url: str) -> None:
    """Take scripts, captions, promotional boxes, and what only links to other pages of the site out of the tree."""
    site = site_of(url)
    third = max(sum(1 for _ in tree.iter("p")), 3) / 3
    for element in list(tree.iter("*")):
        tag = str(element.tag)
        if _is_side_matter(element, tag, third) or (
            tag in _MAY_LEAD_ELSEWHERE and _only_leads_elsewhere(element, tag, site)
        ):
            _drop(element)
        elif tag in _BOX_HEADINGS and _heads_a_box(element):
            _drop_box(element)


def _is_side_matter(element: HtmlElement, tag: str, third: float) -> bool:
    """True for what its tag, its attributes or its class says is not the story.

    A container may bear such a word and hold the story all the same: what holds over a third of the paragraphs stays.
    """
    if tag in _NEVER_TEXT:
        return True
    if tag in _FRAMES:
        return False
    words = element.get("class")
    said = (
        tag in _RARELY_TEXT
        or (words and tag != "p" and _is_aside(words))
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    )
    return bool(said) and len(element.findall(".//p")) <= third


@lru_cache(maxsize=4096)
def _is_aside(classes: str) -> bool:
    """True where a class attribute has the word of a box, caption or prompt. Cached: a page repeats its classes."""
    return _ASIDE.search(classes) is not None


def _heads_a_box(element: HtmlElement) -> bool:
    """True for a line such as "Related stories"."""
    if len(element) > 1:
        return False
    text = close_up(element.text) or close_up(element[0].text if len(element) else None)
    return 5 < len(text) < 60 and BOX_HEADING.matches(text)


def _drop(element: HtmlElement) -> None:
    """The element out of its tree, its tail kept."""
    if element.getparent() is not None:
        element.drop_tree()


def _drop_box(heading: HtmlElement) -> None:
    """A heading such as "Related stories" out, with the list that follows it."""
    words = close_up(heading.text_content())
    while (parent := heading.getparent()) is not None and parent.tag != "body":
        if heading.getnext() is not None or close_up(parent.text_content()) != words:
            break
        heading = parent
    follower = heading.getnext()
    if follower is not None and (follower.tag in {"ul", "ol"} or _link_share(follower) > 0.6):
        _drop(follower)
    _drop(heading)


def _link_share(element: HtmlElement) -> float:
    """The share of an element's characters that are link text."""
    total = len(element.text_content().strip())
    return sum(len(a.text_content().strip()) for a in element.iter("a")) / total if total else 0.0


def _only_leads_elsewhere(element: HtmlElement, tag: str, site: str) -> bool:
    """True for a line, list or card that is nothing but links to other pages of the site."""
    if tag in _BLOCK_LINES:
        return _is_link_alone(element, site)
    if tag in {"ul", "ol"}:
        entries = list(element.iterchildren("li"))
        return bool(entries) and all(_is_link_alone(entry, site) for entry in entries)
    if element.get("href") and len(element):
        headed = next(element.iterchildren("h2", "h3", "h4", "h5", "h6", "div"), None) is not None
        return headed and site_of(element.get("href") or "") in {"", site} and len(element.text_content()) <= 400
    return False


def _is_link_alone(element: HtmlElement, site: str) -> bool:
    """True for an element that is a link of some words to another page of the site and nothing else.

    Links that lead to other sites name what an article is about: products, documents.
    """
    links = list(element.iter("a"))
    if not links:
        return False
    told = len(element.text_content().strip())
    if not 20 <= told <= 200 or sum(len(a.text_content().strip()) for a in links) <= 0.95 * told:
        return False
    return all(site_of(address) in {"", site} for a in links if (address := a.get("href")))


def join_split_containers(tree: HtmlElement) -> None:
    """Move paragraphs of containers that share one class into the first of them.

    Condé Nast, among others, breaks a body with an advertisement every few paragraphs and starts a new container
    after it; trafilatura takes the first. A container counts with two own paragraphs of prose and more, and
    containers of one class are parts of a body only where none holds another.
    """
    groups: dict[tuple[str, str | None], list[HtmlElement]] = defaultdict(list)
    for paragraph in tree.iter("p"):
        parent = paragraph.getparent()
        if parent is not None and parent.tag in {"div", "section"} and parent.get("class"):
            groups[parent.tag, parent.get("class")].append(parent)
    for containers in groups.values():
        parts = [part for part in dict.fromkeys(containers) if _own_prose(part) >= 300]
        if len(parts) < 2 or any(parts[0] in part.iterancestors() for part in parts[1:]):
            continue
        for part in parts[1:]:
            parts[0].extend(list(part))


def _own_prose(container: HtmlElement) -> int:
    """Characters in the container's own paragraphs, where there are two and more; links do not count."""
    paragraphs = list(container.iterchildren("p"))
    if len(paragraphs) < 2:
        return 0
    linked = sum(len(a.text_content()) for p in paragraphs for a in p.iter("a"))
    return sum(len(p.text_content()) for p in paragraphs) - linked


def find_key_points(tree: HtmlElement) -> Iterator[str]:
    """The bullets of a "Key Points" box, which stands outside the container that trafilatura picks (CNBC)."""
    boxes = [
        box
        for items in tree.iter("ul", "ol")
        for box in (items, *islice(items.iterancestors(), 3))
        if _KEY_POINTS.search(f"{box.get('class', '')} {box.get('id', '')}")
    ]
    boxes += [
        parent
        for heading in tree.iter("h2", "h3", "h4", "strong", "div")
        if heading.text and len(heading) == 0 and len(heading.text) < 60 and _KEY_HEADING.fullmatch(heading.text)
        if (parent := heading.getparent()) is not None
    ]
    for box in boxes:
        items = [close_up(item.text_content()) for item in box.iter("li")]
        if 1 <= len(items) <= 8 and all(30 <= len(item) <= 400 for item in items):
            yield from items


def find_standfirst(tree: HtmlElement, title: str | None, description: str | None) -> str | None:
    """The sentence under the headline, or None: what stands on the page as the description's own words, or bears a
    class of standfirsts close to the headline."""
    told = squash(description or "")
    if len(told) >= 40:
        for element in tree.iter("p", "h2", "h3", "div", "span"):
            text = element.text
            if text and len(text) >= len(told) and len(element) == 0 and squash(text) == told:
                return close_up(text)
    headline = squash(title or "")
    heading = next((h for h in islice(tree.iter("h1"), 20) if squash(h.text_content()) == headline), None)
    if heading is None:
        return None
    for ancestor in islice(heading.iterancestors(), 3):
        for element in islice(ancestor.iterdescendants("p", "h2", "h3", "div", "span"), 300):
            text = close_up(element.text_content()) if _STANDFIRST.search(element.get("class") or "") else ""
            if 40 <= len(text) <= 400:
                return text
    return None
