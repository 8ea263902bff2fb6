"""Ordinary English words, as the pinned model's lemmatizer lists them: a capital on one of these proves no name."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from extract.language import load_model

_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)


@cache
def _lemmas() -> frozenset[str]:
    lemmatizer: Any = load_model().get_pipe("lemmatizer")
    table = lemmatizer.lookups.get_table("lemma_index")
    return frozenset(word for words in table.values() for word in words)


@lru_cache(maxsize=8192)
def is_word(word: str) -> bool:
    """True for a word of the language or an inflected form of one; also for figures."""
    plain = word.casefold().strip(".,'’\"")
    if not plain or not plain[0].isalpha():
        return True
    if "-" in plain:
        return all(map(is_word, filter(None, plain.split("-"))))
    stems = (plain[: -len(end)] + put for end, put in _ENDINGS if plain.endswith(end) and len(plain) > len(end) + 2)
    return plain in _lemmas() or any(stem in _lemmas() for stem in stems)
