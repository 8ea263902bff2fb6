"""Small measures of text that several judgements share: word bags, overlap, closing up white space."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_CONTENT = re.compile(r"[^\W\d_]{4,}|\d{2,}")


def words(text: str) -> list[str]:
    """Lower-cased words."""
    return _WORD.findall(text.lower())


def content_words(text: str) -> frozenset[str]:
    """Words of four letters and more, and numbers: what a text is about."""
    return frozenset(_CONTENT.findall(text.lower()))


def covered(claim: str, text: str) -> float:
    """The share of the claim's content words that stand in the text; 1.0 for a claim without any."""
    wanted = content_words(claim)
    return len(wanted & content_words(text)) / len(wanted) if wanted else 1.0


def close_up(text: str | None) -> str:
    """The text with single spaces for all white space; empty for None."""
    return " ".join((text or "").split())


def squash(text: str) -> str:
    """The text's words with one space between, for comparing lines whatever their quotes and dashes."""
    return " ".join(words(text))
