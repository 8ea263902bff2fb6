"""JSON-LD: the node that describes the article, and what else a page says it is."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Node = dict[str, Any]

ARTICLE_TYPES = frozenset({
    "AdvertiserContentArticle", "AnalysisNewsArticle", "Article", "AskPublicNewsArticle", "BackgroundNewsArticle",
    "BlogPosting", "LiveBlogPosting", "NewsArticle", "OpinionNewsArticle", "PressRelease", "Report",
    "ReportageNewsArticle", "Review", "ReviewNewsArticle", "ScholarlyArticle", "SocialMediaPosting", "TechArticle",
})  # fmt: skip
LISTING_TYPES = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "ProfilePage"})

#: Levels of lists and graphs within which a page's own nodes stand.
_DEEPEST = 6
_WRAPPER = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedData:
    """The article's own node (empty where there is none), the types of all top nodes and the site's names."""

    article: Node = field(default_factory=dict)
    types: frozenset[str] = frozenset()
    site_names: tuple[str, ...] = ()


def types_of(node: Node) -> frozenset[str]:
    """The node's schema.org types, without their address."""
    kinds = node.get("@type")
    return frozenset(str(kind).rsplit("/", 1)[-1] for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind)


def load_json(raw: str) -> Any:
    """The value of one script element, CDATA marks and stray commas forgiven; None for what is no JSON."""
    text = _WRAPPER.sub("", _WRAPPER.sub("", raw.strip(), count=1)).strip()
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _top_nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    """The nodes a page states itself, ``@graph`` opened; nodes inside lists of stories are not its own."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _top_nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), dict | list):
                yield from _top_nodes(value[key], depth + 1)


def read_linked_data(scripts: list[str], same_page: re.Pattern[str]) -> LinkedData:
    """What the scripts say; of several article nodes the one whose address matches ``same_page``, else the one
    that says most."""
    nodes = [node for script in scripts for node in _top_nodes(load_json(script))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if types_of(node) & ARTICLE_TYPES]

    def rank(node: Node) -> tuple[bool, int]:
        page = node.get("mainEntityOfPage")
        addresses = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
        here = any(same_page.search(address) for address in addresses if isinstance(address, str))
        return here, sum(key in node for key in ("headline", "datePublished", "author", "articleBody", "description"))

    if len({text_of(node.get("headline")) for node in articles}) > 2 and not any(rank(node)[0] for node in articles):
        articles = []  # a front page describes the stories that it lists
    best = max(articles, key=rank, default={})
    article = dict(best)
    for other in articles:  # two nodes about one story complete each other (TechCrunch has had such pairs)
        if other is not best and text_of(other.get("headline")) == text_of(best.get("headline")):
            article = other | article
    names = [name_of(node, by_id) for node in nodes if types_of(node) & {"WebSite", "NewsMediaOrganization"}]
    names.append(name_of(article.get("publisher"), by_id))
    if "author" in article:
        article["author"] = _resolve(article["author"], by_id)
    return LinkedData(
        article=article,
        types=frozenset(kind for node in nodes for kind in types_of(node) if articles or kind not in ARTICLE_TYPES),
        site_names=tuple(name for name in names if name),
    )


def _resolve(value: Any, by_id: dict[str, Node]) -> list[Any]:
    """References by ``@id`` replaced with the node they name."""
    return [
        by_id.get(item["@id"], item) | item if isinstance(item, dict) and isinstance(item.get("@id"), str) else item
        for item in (value if isinstance(value, list) else [value])
    ]


def name_of(value: Any, by_id: dict[str, Node]) -> str | None:
    """The name of an organisation or person, given as text, node or reference."""
    for item in _resolve(value, by_id):
        if name := text_of(item.get("name") if isinstance(item, dict) else item):
            return name
    return None


def text_of(value: Any) -> str | None:
    """A string value with its HTML entities undone (twice: some sites escape twice) and white space closed up."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(html.unescape(value)).split()) or None
