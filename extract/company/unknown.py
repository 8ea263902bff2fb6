"""Proper names that nothing else knows: how far one reaches, and whether it may be a firm's."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from extract.company import patterns, words
from extract.company.names import key
from extract.company.places import is_place
from extract.company.proof import acts
from extract.company.settings import places_of

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token


def proper_run(noun: Token, dateline: int, is_named: Callable[[Token], bool]) -> Tokens:
    """The proper nouns around this one, "of" and "for" included; a dateline and known names end it."""
    doc = noun.doc

    def proper(token: Token) -> bool:
        return token.pos_ == "PROPN" and not is_named(token) and not patterns.is_deed(token.text)

    start, end = noun.i, noun.i + 1
    while start and doc[start - 1].idx >= dateline and proper(doc[start - 1]):
        start -= 1
    while end < len(doc) and (
        proper(doc[end]) or (doc[end].text in ("of", "for", "-", "&") and end + 1 < len(doc) and proper(doc[end + 1]))
    ):
        end += 1
    return doc[start:end]


def may_be_firm(run: Tokens, sentence: str, article: str) -> bool:
    """False for places, dates, tickers and words that no name begins with."""
    first = run.text.split()[0]
    if key(run.text) in words.ORG_WORDS or patterns.is_legal_form(run.text):
        return False
    if (
        key(first.strip(".")) in words.OPENERS
        or key(run.text.strip(".")) in words.NOT_NAMES
        or (is_place(run.text.strip(".")) and not acts(run.text, sentence))
        or not run.text[0].isupper()
    ):
        return False
    if key(run.text) in places_of(article):
        return False
    if re.search(r"\w[.\-]?$", sentence[: run.start_char]):
        return False  # the end of a longer word: "ERICb.ST"
    before = sentence[: run.start_char].rstrip()
    in_state = re.search(rf"{re.escape(run.text)},\s+(?:[A-Z][a-z]+\.|[A-Z]\.)", article)
    if re.search(r"[a-z]{3,}[A-Z]{2}", run.text):
        return False  # two words that a page ran together
    return len(run.text) > 1 and not before.endswith((":", "(")) and not in_state


def two_of_a_person(run: Tokens) -> bool:
    """True for a run of words that are all of persons' names."""
    return len(run) > 1 and all(t.ent_type_ == "PERSON" for t in run) and key(run[-1].text) not in words.NO_SURNAMES
