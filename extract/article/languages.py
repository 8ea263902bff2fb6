"""Which language a page is written in: its own word, checked against its text."""

from __future__ import annotations

import re

from extract.article.facts import Facts
from extract.article.linked_data import text_of
from extract.article.prose import words

_ENGLISH = frozenset({
    "the", "of", "and", "to", "in", "a", "is", "that", "it", "for", "was", "on", "are", "as", "with", "be", "by", "at",
    "this", "from", "have", "has", "had", "not", "but", "said", "will", "its",
})  # fmt: skip
_CODE = re.compile(r"^([a-z]{2})(?:$|[-_])", re.I)


def _english_share(text: str) -> tuple[float, int]:
    """The share of English function words among the first words, and how many words those are."""
    tokens = words(text)[:2000]
    return (sum(token in _ENGLISH for token in tokens) / len(tokens) if tokens else 0.0), len(tokens)


def looks_english(text: str) -> bool:
    """True for text with English function words in it; headlines and summaries have few."""
    return _english_share(text)[0] >= 0.08


def find_language(facts: Facts, text: str) -> str | None:
    """The ISO 639-1 code, or None.

    English is recognised by its function words, whatever the page declares: only English is read for claims, and
    templates lie both ways (Business Insider has served English stories as ``lang="de"``). For the rest the page's
    own word counts.
    """
    share, tokens = _english_share(text)
    if share >= 0.15:
        return "en"
    for declared in (
        facts.language,
        text_of(facts.linked.article.get("inLanguage")),
        facts.first("content-language", "og:locale", "language", "dc.language"),
    ):
        if declared and (m := _CODE.match(declared.strip())):
            code = m[1].lower()
            if code != "en" or share >= 0.1 or tokens < 40:
                return code
    return None
