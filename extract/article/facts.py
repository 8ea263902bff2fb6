"""What a page says about itself: JSON-LD, meta elements, headings and times, read in one pass over the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from extract.article.linked_data import LinkedData, read_linked_data, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMark:
    """One ``<time>`` or dated element: its machine-readable value and the words of its class and itemprop."""

    value: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The page's own statements, unjudged."""

    linked: LinkedData
    meta: dict[str, tuple[str, ...]]  # lower-cased name, property or itemprop: contents in order
    title: str | None  # of <title>
    headings: tuple[str, ...]  # the <h1>s, first to last
    canonical: str | None
    language: str | None
    times: tuple[TimeMark, ...]
    dated: tuple[str, ...]  # short texts of elements whose class speaks of a date
    bylines: tuple[str, ...]

    def first(self, *names: str) -> str | None:
        """The first non-empty content among these meta names."""
        for name in names:
            for content in self.meta.get(name, ()):
                if content:
                    return content
        return None


#: Headings and times that are read of each page; the article's own stand first.
_MANY = 20
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date\w*|time-?stam?p\w*|stam?p|published|posted|post-?info|pub-?date)(?:$|[\s_-])", re.I
)


def read_facts(tree: HtmlElement, url: str) -> Facts:
    """All that later steps need to know of the head and the marked-up parts of the body."""
    meta: dict[str, list[str]] = {}
    scripts: list[str] = []
    headings: list[str] = []
    times: list[TimeMark] = []
    dated: list[str] = []
    bylines: list[str] = []
    title: str | None = None
    canonical: str | None = None
    for element in tree.iter("*"):
        tag = element.tag
        if tag == "meta":
            _read_meta(element, meta)
        elif tag == "script":
            if element.text and "ld+json" in (element.get("type") or "").lower():
                scripts.append(element.text)
        elif tag == "title":
            title = title or text_of(element.text_content())
        elif tag == "h1":
            headings += [text] if (text := text_of(element.text_content())) else []
        elif tag == "link":
            if "canonical" in (element.get("rel") or "").lower():
                canonical = canonical or (element.get("href") or "").strip() or None
        elif tag == "time" or (element.get("itemprop") or "").startswith("date"):
            times += [mark] if (mark := _time_mark(element)) else []
        else:
            classes = element.get("class")
            author, date = _speaks_of(classes) if classes else (False, False)
            if len(bylines) < 4 and (author or "author" in {element.get("rel"), element.get("itemprop")}):
                bylines += [text] if (text := text_of(element.text_content())) and len(text) < 120 else []
            elif date and len(dated) < 4:
                dated += [text] if (text := text_of(element.text_content())) and len(text) < 100 else []
    path = urlsplit(url).path.rstrip("/")
    return Facts(
        linked=read_linked_data(scripts, re.compile(re.escape(path) + r"(?![\w-])" if path else r"^$")),
        meta={name: tuple(contents) for name, contents in meta.items()},
        title=title,
        headings=tuple(headings[:_MANY]),
        canonical=canonical,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        times=tuple(times[:_MANY]),
        dated=tuple(dated),
        bylines=tuple(bylines),
    )


def _read_meta(element: HtmlElement, meta: dict[str, list[str]]) -> None:
    """One meta element's content under each name it bears."""
    # some archived copies carry the value in another attribute than content
    content = text_of(element.get("content") or element.get("value"))
    if content:
        for name in {(element.get(key) or "").strip().lower() for key in ("name", "property", "itemprop")} - {""}:
            meta.setdefault(name, []).append(content)


@lru_cache(maxsize=4096)
def _speaks_of(classes: str) -> tuple[bool, bool]:
    """Whether a class attribute names an author, and whether a date. Cached: a page repeats its classes."""
    author = "byline" in classes or "author-name" in classes or "author__name" in classes
    return author, _DATED.search(classes) is not None


def _time_mark(element: HtmlElement) -> TimeMark | None:
    """The machine-readable time of an element; None without one, and in side matter."""
    value = element.get("datetime") or element.get("content") or element.text_content()
    if not value.strip() or any(ancestor.tag in {"aside", "nav", "footer"} for ancestor in element.iterancestors()):
        return None
    role = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
    return TimeMark(value=" ".join(value.split())[:80], role=role)
