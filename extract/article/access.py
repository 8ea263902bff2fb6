"""How much of the article the page gives."""

from __future__ import annotations

from extract.article.body import Body
from extract.article.facts import Facts
from extract.article.hints import Hints
from extract.article.linked_data import text_of
from extract.article.prose import words
from extract.model import Access

#: Fewer words are no body but a leftover of the page's frame.
_FEWEST_WORDS = 8


def find_description(facts: Facts, hints: Hints) -> str | None:
    """What the page, else the feed, says in a sentence or two that the article is about; None where neither does."""
    return (
        facts.first("og:description", "description", "twitter:description", "sailthru.description")
        or text_of(facts.linked.article.get("description"))
        or hints.summary
    )


def is_metered(facts: Facts) -> bool:
    """True where the publisher marks the article, or a part of it, as not free."""
    parts = facts.linked.article.get("hasPart")
    nodes = [facts.linked.article, *(parts if isinstance(parts, list) else [parts])]
    free = {str(node.get("isAccessibleForFree")).lower() for node in nodes if isinstance(node, dict)}
    return "false" in free or (facts.first("article:content_tier") or "").lower() in {"locked", "metered"}


def find_access(facts: Facts, body: Body, description: str | None) -> Access:
    """``summary`` without a body; ``truncated`` where a wall shows in the text, or a metered text is no longer than a
    teaser or much shorter than the publisher's own word count; else ``open``."""
    count = len(words(body.text))
    if count < _FEWEST_WORDS:
        return Access.SUMMARY
    told = facts.linked.article.get("wordCount")
    told_count = int(told) if isinstance(told, int) or (isinstance(told, str) and told.isdigit()) else 0
    breaks_off = body.lines[-1].rstrip().endswith(("…", "..."))
    if body.walled and count < 400:
        return Access.TRUNCATED
    if count < 0.5 * told_count and told_count > 150:
        return Access.TRUNCATED
    if is_metered(facts) and (breaks_off or count < max(120, 2 * len(words(description or "")))):
        return Access.TRUNCATED
    return Access.TRUNCATED if breaks_off and count < 120 else Access.OPEN
