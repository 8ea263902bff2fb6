"""What a page says about itself: JSON-LD, meta elements, headings and times, read in one pass over the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    bylines: tuple[str, ...]

    def first(self, *names: str) -> str | None:
        """The first non-empty content among these meta names."""
        for name in names:
            for content in self.meta.get(name, ()):
                if content:
                    return content
        return None


_BYLINE = (
    "//*[@rel='author' or @itemprop='author' or contains(@class,'byline') or contains(@class,'author-name')"
    " or contains(@class,'author__name')]"
)


def read_facts(tree: HtmlElement, url: str) -> Facts:
    """All that later steps need to know of the head and the marked-up parts of the body."""
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        # Some archived copies carry the value in another attribute than content.
        content = text_of(element.get("content") or element.get("value"))
        names = {element.get(key, "").strip().lower() for key in ("name", "property", "itemprop")} - {""}
        for name in names if content else ():
            meta.setdefault(name, []).append(content or "")
    path = urlsplit(url).path.rstrip("/")
    same_page = re.compile(re.escape(path) + r"(?![\w-])" if path else r"^$")
    scripts = [s.text for s in tree.iter("script") if s.text and "ld+json" in (s.get("type") or "").lower()]
    title = tree.find(".//title")
    canonical = tree.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")
    return Facts(
        linked=read_linked_data(scripts, same_page),
        meta={name: tuple(contents) for name, contents in meta.items()},
        title=text_of(title.text_content()) if title is not None else None,
        headings=tuple(text for h in tree.iter("h1") if (text := text_of(h.text_content()))),
        canonical=str(canonical[0]).strip() if canonical else None,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        times=tuple(_times(tree)),
        bylines=tuple(t for e in tree.xpath(_BYLINE)[:4] if (t := text_of(e.text_content())) and len(t) < 120),
    )


def _times(tree: HtmlElement) -> list[TimeMark]:
    """Elements that carry a machine-readable time, in document order; those in side matter left out."""
    marks = []
    for element in tree.xpath("//time[@datetime] | //*[@itemprop='datePublished' or @itemprop='dateModified']"):
        value = element.get("datetime") or element.get("content") or element.text_content()
        if not value or any(a.tag in {"aside", "nav", "footer"} for a in element.iterancestors()):
            continue
        role = " ".join(
            (
                element.get("itemprop") or "",
                element.get("class") or "",
                "pubdate" if element.get("pubdate") is not None else "",
            )
        )
        marks.append(TimeMark(value=" ".join(value.split())[:80], role=role.lower()))
    return marks
