"""The body: trafilatura over a mended tree, gaps filled, noise dropped, and a check that it is the story."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

from extract.article.facts import Facts
from extract.article.linked_data import text_of
from extract.article.noise import HEAD_LINE, PAYWALL_RULES, noise_rule
from extract.article.prose import close_up, content_words, covered, squash, words
from extract.article.prune import find_key_points, find_standfirst, join_split_containers, prune
from extract.errors import NotAnArticle, Refusal

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports pages without text as errors; we raise instead

#: Elements a tree may have before only its paragraphs are read: real news pages stay under 10,000, and
#: trafilatura's time grows faster than the tree.
MAX_ELEMENTS = 20_000
#: Levels a tree may have before the same: trafilatura recurses into lists, and nested tables take it seconds.
MAX_DEPTH = 200
#: Characters of text past which a page is no article; the longest real one seen, a transcript, has 90,000.
MAX_TEXT = 600_000
#: Characters from which on a line told twice is told once; shorter ones may be headings that recur.
_REPEAT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What the page's head and heading say of the story: by this the body is known."""

    title: str | None
    byline: str | None
    description: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The body's lines and what was noticed on the way."""

    lines: tuple[str, ...]  # none where the page's text is not the story that its head announces
    walled: bool = False  # a line asked to subscribe

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def find_body(
    tree: HtmlElement, url: str, facts: Facts, announced: Announced, links: Callable[[], Iterable[str]]
) -> Body:
    """The article's lines. The tree is changed: scripts, captions, boxes of other stories go, split containers join.

    ``links`` gives the texts of the links on the page as it came; it is asked on the few pages where that decides.
    """
    lead = (find_standfirst(tree, announced.title, announced.description), *find_key_points(tree))
    if _IS_VAST(tree):
        raw = _paragraph_lines(tree)
    else:
        prune(tree, url)
        _refuse_endless(sum(len(body.text_content()) for body in tree.iter("body")))
        join_split_containers(tree)
        fallback = _paragraph_lines(tree)  # read first: trafilatura may change the tree
        raw = _trafilatura_lines(tree)
        if _is_one_blob(raw) and len(fallback) > 1:
            raw = fallback
    _refuse_endless(sum(map(len, raw)))
    body = _clean(raw, announced)
    if told := _told_lines(facts):
        body = _prefer_told(body, _clean(told, announced))
    if _is_other_story(body, links, facts, announced):
        return Body(lines=(), walled=body.walled)
    told_already = squash(f"{announced.title or ''} {body.text}")
    missing = dict.fromkeys(line for line in lead if line and squash(line) not in told_already)
    return Body(lines=(*missing, *body.lines), walled=body.walled)


#: One step a level: far cheaper than to ask each element for its ancestors.
_IS_VAST = etree.XPath(f"count(//*) > {MAX_ELEMENTS} or boolean({'/*' * (MAX_DEPTH + 1)})")


def _refuse_endless(size: int) -> None:
    """NotAnArticle(TOO_LARGE) for more characters than any article has."""
    if size > MAX_TEXT:
        raise NotAnArticle(Refusal.TOO_LARGE, f"{size:,} characters of text, of which {MAX_TEXT:,} would be read")


def _trafilatura_lines(tree: HtmlElement) -> list[str]:
    """trafilatura's text, line by line, list marks and table frames off.

    Fast mode with favor_recall and without comments, on our own tree: measured best for its time (see
    benchmarks/article_truth.py).
    """
    document = trafilatura.bare_extraction(tree, fast=True, favor_recall=True, include_comments=False)
    text = document.text if isinstance(document, Document) else None
    return [_LINE_MARK.sub("", line).replace("\\|", "|").strip() for line in (text or "").split("\n")]


_LINE_MARK = re.compile(r"^\s*[-•*]\s+|^\s*\|\s*|\s*(?<!\\)\|\s*$")


def _is_one_blob(lines: list[str]) -> bool:
    """True where nearly all text is one line: trafilatura's last resort, which runs a page's boxes together."""
    longest = max(map(len, lines), default=0)
    return longest == 0 or (longest > 0.7 * sum(map(len, lines)) and (longest > 1000 or len(lines) == 1))


def _paragraph_lines(tree: HtmlElement) -> list[str]:
    """Texts of all ``<p>`` of some length: the fallback where trafilatura finds nothing or would take too long."""
    texts = (close_up(p.text_content()) for p in tree.iter("p"))
    return [text for text in texts if len(text) > 40]


def _clean(lines: Iterable[str], announced: Announced) -> Body:
    """The lines that belong to the story: without repeats, the headline, byline and date at the head, and noise."""
    lines = [line for line in (close_up(raw) for raw in lines) if line]
    keys = [squash(line) for line in lines]
    whole = "\n".join(keys)
    heads = {squash(said) for said in (announced.title, announced.byline) if said}
    times = Counter(keys)
    told = [count for key, count in times.items() if len(key) >= _REPEAT]
    # a list that repeats its items, as recipes do, is no page that tells its story twice
    recurring = max(told, default=0) > 2 and sum(told) - len(told) > 0.15 * len(keys)
    kept: list[str] = []
    seen: set[str] = set()
    walled = False
    for line, key in zip(lines, keys, strict=True):
        if not key:  # a rule or a dingbat
            continue
        if rule := noise_rule(line):
            walled |= rule in PAYWALL_RULES
        elif len(kept) < 3 and (key in heads or (len(line) < 120 and HEAD_LINE.match(line))):
            continue
        elif len(key) >= _REPEAT and ((key in seen and not recurring) or _is_piece(key, whole, times[key])):
            continue  # said before, or a pull quote: a piece of another line
        else:
            seen.add(key)
            kept.append(line)
    return Body(lines=tuple(kept), walled=walled)


def _is_piece(key: str, whole: str, told: int) -> bool:
    """True where a line's words stand in the whole more often than the line does: as a piece of another line."""
    return len(key) < 400 and len(whole) < 200_000 and whole.count(key) > told


def _told_lines(facts: Facts) -> list[str]:
    """JSON-LD's articleBody, line by line, markup off; none where there is none, or more than any article has."""
    raw = facts.linked.article.get("articleBody")
    if not isinstance(raw, str) or len(raw) > MAX_TEXT:
        return []
    text = re.sub(r"<[^<>]+>", " ", re.sub(r"</?(?:p|br|div|li|h\d)\b[^<>]*>", "\n", raw))
    return [text_of(line) or "" for line in re.split(r"\s*\n\s*|\s{3,}", text)]


def _prefer_told(body: Body, told: Body) -> Body:
    """The publisher's own articleBody where the page's text is far shorter or another story; else the page's."""
    ours, theirs = len(words(body.text)), len(words(told.text))
    if theirs > 60 and (ours < 0.6 * theirs or covered(told.text, body.text) < 0.3):
        return Body(lines=told.lines, walled=body.walled)
    return body


def _is_other_story(body: Body, links: Callable[[], Iterable[str]], facts: Facts, announced: Announced) -> bool:
    """True where the lines are a river of other stories, on a page whose own story is written by script.

    Headline and description share few words with such lines; of those that do share few, a page is believed whose
    own heading is the headline and whose lines are no links.
    """
    told = f"{announced.title or ''} {announced.description or ''}"
    if not body.lines or len(content_words(told)) < 8:
        return False
    shared = covered(told, body.text)
    if shared >= 0.45:
        return False
    linked_words = {squash(link) for link in links()}
    linked = sum(squash(line) in linked_words for line in body.lines) / len(body.lines)
    headed = any(squash(heading) == squash(announced.title or "") for heading in facts.headings)
    return (shared < 0.2 and (linked > 0.1 or not headed)) or (shared < 0.45 and linked > 0.25)
