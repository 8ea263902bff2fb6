"""The body: trafilatura over a mended tree, gaps filled, noise dropped, and a check that it is the story."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document

from extract.article.facts import Facts
from extract.article.linked_data import text_of
from extract.article.noise import BOX_HEADING, HEAD_LINE, PAYWALL_RULES, noise_rule
from extract.article.prose import covered, squash, words

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports pages without text as errors; we raise instead

#: Elements a tree may have before only its paragraphs are read: real news pages stay under 10,000, and
#: trafilatura's time grows faster than the tree.
MAX_ELEMENTS = 30_000
#: Characters from which on a line told twice is told once; shorter ones may be headings that recur.
_REPEAT = 40
#: Words a page's description must share with its text, else the text is some other story.
SAME_STORY = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The body's lines and what was noticed on the way."""

    lines: tuple[str, ...]
    walled: bool = False  # a line asked to subscribe
    wrong_story: bool = False  # the page's text is not what its head announces; ``lines`` is empty then

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


_DROP = (
    "//script[not(contains(@type,'ld+json'))] | //style | //noscript | //svg | //iframe | //template | //figcaption"
    " | //button | //select | //form[not(.//p[2])]"
    " | //*[@hidden or @aria-hidden='true'][not(self::html or self::body)][not(.//p[3])]"
)
_ASIDE = re.compile(
    r"""(?:^|[\s_-])(?:pull-?quotes?|newsletter(?:-?\w+)?|related(?:-?(?:articles?|stories|story|content|links?|posts?|coverage|box))?
        |recirc\w*|read-?more|also-?read|most-?(?:read|popular)|promo(?:-?box)?|inline-?promo|caption|image-?credit|photo-?credit
        |social-?share|share-?(?:tools|bar|buttons)|subscribe-?\w*|sign-?up(?:-?\w+)?|paywall-?prompt)(?:$|[\s_-])""",
    re.X | re.I,
)
_KEY_POINTS = re.compile(r"key-?(?:points|takeaways|facts)|story-?highlights|at-?a-?glance|bullet-?summary", re.I)
_KEY_HEADING = re.compile(
    r"^\s*(?:key (?:points|takeaways|facts)|highlights|at a glance|the bottom line)\s*:?\s*$", re.I
)


def find_body(tree: HtmlElement, facts: Facts, title: str | None, description: str | None) -> Body:
    """The article's lines. The tree is changed: scripts, captions, boxes of other stories go, split containers join."""
    points = tuple(_key_points(tree))
    if tree.xpath("count(//*)") > MAX_ELEMENTS:
        raw = _paragraph_lines(tree)
    else:
        _prune(tree)
        _join_split_containers(tree)
        fallback = _paragraph_lines(tree)  # read first: trafilatura may change the tree
        raw = _trafilatura_lines(tree) or fallback
    body = _clean(raw, title)
    told = text_of(facts.linked.article.get("articleBody")) or ""
    if told:
        body = _prefer_told(body, _clean(_told_lines(facts), title))
    if _is_other_story(body.text, title, description):
        return Body(lines=(), walled=body.walled, wrong_story=bool(body.lines))
    missing = [point for point in points if squash(point) not in squash(body.text)]
    return Body(lines=(*missing, *body.lines), walled=body.walled)


def _prune(tree: HtmlElement) -> None:
    """Side matter out, unless it holds most of the page's paragraphs."""
    for element in tree.xpath(_DROP):
        _drop(element)
    total = len(tree.xpath("//p"))
    for element in tree.xpath("//body//*[@class][not(self::p)]"):
        if _ASIDE.search(element.get("class")) and len(element.findall(".//p")) * 3 <= max(total, 3):
            _drop(element)
    for heading in tree.xpath(
        "//h2 | //h3 | //h4 | //h5 | //h6 | //p | //strong | //*[@role='heading'] | //div[not(*)]"
    ):
        text = " ".join((heading.text or "").split()) or " ".join(heading.text_content()[:80].split())
        if 5 < len(text) < 60 and BOX_HEADING.matches(text):
            _drop_box(heading)
    for paragraph in tree.xpath("//body//p[a]"):
        if _is_link_alone(paragraph):
            _drop(paragraph)
    for items in tree.xpath("//body//ul[li/a] | //body//ol[li/a]"):
        if all(_is_link_alone(item) for item in items.iterchildren("li")):
            _drop(items)


def _drop(element: HtmlElement) -> None:
    """The element out of its tree, its tail kept."""
    if element.getparent() is not None:
        element.drop_tree()


def _drop_box(heading: HtmlElement) -> None:
    """A heading such as "Related stories" out, with the list that follows it."""
    while (parent := heading.getparent()) is not None and parent.tag != "body":
        if heading.getnext() is not None or " ".join(parent.text_content().split()) != " ".join(
            heading.text_content().split()
        ):
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


def _is_link_alone(element: HtmlElement) -> bool:
    """True for a paragraph or item that is a link of some words to another page and nothing else."""
    text = element.text_content().strip()
    return 20 <= len(text) <= 200 and _link_share(element) > 0.95


def _trafilatura_lines(tree: HtmlElement) -> list[str]:
    """trafilatura's text, line by line, list marks and table frames off.

    Fast mode with favor_recall and without comments, on our own tree: measured best for its time (see
    benchmarks/article_truth.py).
    """
    document = trafilatura.bare_extraction(tree, fast=True, favor_recall=True, include_comments=False)
    text = document.text if isinstance(document, Document) else None
    return [_LINE_MARK.sub("", line).replace("\\|", "|").strip() for line in (text or "").split("\n")]


_LINE_MARK = re.compile(r"^\s*[-•*]\s+|^\s*\|\s*|\s*(?<!\\)\|\s*$")


def _paragraph_lines(tree: HtmlElement) -> list[str]:
    """Texts of all ``<p>`` of some length: the fallback where trafilatura finds nothing or would take too long."""
    texts = (" ".join(p.text_content().split()) for p in tree.iter("p"))
    return [text for text in texts if len(text) > 40]


def _join_split_containers(tree: HtmlElement) -> None:
    """Paragraphs of containers that share one class, moved into the first of them.

    Condé Nast, among others, breaks a body with an advertisement every few paragraphs and starts a new container
    after it; trafilatura takes the first. A container counts with two own paragraphs of prose and more, and
    containers of one class are parts of a body only where none holds another.
    """
    groups: dict[tuple[str, str | None], list[HtmlElement]] = defaultdict(list)
    for p in tree.iter("p"):
        parent = p.getparent()
        if parent is not None and parent.tag in {"div", "section"} and parent.get("class"):
            group = groups[parent.tag, parent.get("class")]
            if not group or group[-1] is not parent:
                group.append(parent)
    for containers in groups.values():
        parts = [c for c in dict.fromkeys(containers) if _own_prose(c) >= 300]
        if len(parts) < 2 or any(a in b.iterancestors() for b in parts[1:] for a in parts[:1]):
            continue
        first = parts[0]
        for part in parts[1:]:
            if part.getparent() is not None:
                for child in list(part):
                    first.append(child)


def _own_prose(container: HtmlElement) -> int:
    """Characters in the container's own paragraphs, where there are two and more; links do not count."""
    paragraphs = [child for child in container if child.tag == "p"]
    if len(paragraphs) < 2:
        return 0
    linked = sum(len(a.text_content()) for p in paragraphs for a in p.iter("a"))
    return sum(len(p.text_content()) for p in paragraphs) - linked


def _key_points(tree: HtmlElement) -> Iterator[str]:
    """The bullets of a "Key Points" box, which stands outside the container that trafilatura picks (CNBC)."""
    boxes = [
        e
        for e in tree.xpath("//*[@class or @id][.//li]")
        if _KEY_POINTS.search(f"{e.get('class', '')} {e.get('id', '')}")
    ]
    boxes += [
        h.getparent()
        for h in tree.iter("h2", "h3", "h4", "strong", "div")
        if len(h) == 0 and h.text and _KEY_HEADING.match(h.text) and h.getparent() is not None
    ]
    seen = set()
    for box in boxes:
        items = [" ".join(li.text_content().split()) for li in box.iter("li")]
        if 1 <= len(items) <= 8 and all(30 <= len(item) <= 400 for item in items):
            for item in items:
                if item not in seen:
                    seen.add(item)
                    yield item


def _clean(lines: Iterable[str], title: str | None) -> Body:
    """The lines that belong to the story: without repeats, the headline, byline and date at the head, and noise."""
    lines = [line for line in (" ".join(raw.split()) for raw in lines) if line]
    keys = [squash(line) for line in lines]
    whole = "\n".join(keys)
    head = squash(title or "")
    kept: list[str] = []
    seen: set[str] = set()
    walled = False
    for line, key in zip(lines, keys, strict=True):
        if rule := noise_rule(line):
            walled |= rule in PAYWALL_RULES
        elif len(kept) < 3 and (key == head or (len(line) < 120 and HEAD_LINE.match(line))):
            continue
        elif len(key) >= _REPEAT and (key in seen or whole.count(key) > keys.count(key)):
            continue  # said before, or a pull quote: a piece of another line
        else:
            seen.add(key)
            kept.append(line)
    return Body(lines=tuple(kept), walled=walled)


def _told_lines(facts: Facts) -> list[str]:
    """JSON-LD's articleBody, line by line, markup off."""
    raw = facts.linked.article.get("articleBody")
    text = re.sub(r"</?(?:p|br|div|li|h\d)\b[^>]*>", "\n", raw if isinstance(raw, str) else "")
    text = re.sub(r"<[^>]+>", " ", text)
    return [text_of(line) or "" for line in re.split(r"\s*\n\s*|\s{3,}", text)]


def _prefer_told(body: Body, told: Body) -> Body:
    """The publisher's own articleBody where the page's text is far shorter or another story; else the page's."""
    ours, theirs = len(words(body.text)), len(words(told.text))
    if theirs > 60 and (ours < 0.6 * theirs or covered(told.text, body.text) < SAME_STORY):
        return Body(lines=told.lines, walled=body.walled)
    return body


def _is_other_story(text: str, title: str | None, description: str | None) -> bool:
    """True where the text has hardly a word of headline and description: a river of other stories on a page whose
    own is written by script."""
    announced = f"{title or ''} {description or ''}"
    return bool(text) and len(words(announced)) >= 8 and covered(announced, text) < SAME_STORY
