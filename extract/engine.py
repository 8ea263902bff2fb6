"""Rules at work: which of them match a sentence's row of symbols, where, and what refuses them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.lexer import Row, Symbol
from extract.rules import (
    cuts,
    headcount_cutting,
    headcount_leaning,
    headcount_losing,
    headcount_naming,
    headcount_parting,
    headcount_reckoning,
    headcount_sizes,
    headcount_threatened,
    headcount_vacant,
)
from extract.rules.refusals import REFUSALS, Refusal, Scope
from extract.rules.rule import Rule, Token

FIGURES = (Symbol.HALVE, Symbol.PEOPLE, Symbol.POSTS, Symbol.STAFFSHARE, Symbol.COUNT, Symbol.SHARE)
CUT_WORDS = (
    Symbol.LAY, Symbol.FIRE, Symbol.LAYOFFS, Symbol.CUT, Symbol.HALVE, Symbol.GO, Symbol.RISK, Symbol.LOSE, Symbol.HIT,
    Symbol.LEAVE, Symbol.VOLUNTARY,
)  # fmt: skip
#: All rules, those with a figure first: the order decides between readings of the same words.
RULES: tuple[Rule, ...] = (
    *headcount_sizes.RULES,
    *headcount_cutting.RULES,
    *headcount_parting.RULES,
    *headcount_reckoning.RULES,
    *headcount_vacant.RULES,
    *headcount_losing.RULES,
    *headcount_threatened.RULES,
    *headcount_naming.RULES,
    *headcount_leaning.RULES,
    *cuts.RULES,
)
_ORDER = {rule.id: place for place, rule in enumerate(RULES)}
#: Stands after the last symbol of a row, so that a rule can ask for the sentence's end.
END = "<end>"
#: Symbols read at once, and how many of them the next reading sees again.
WINDOW, OVERLAP = 72, 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule's match in a sentence: places in its row of symbols."""

    rule: Rule
    start: int
    end: int  # exclusive
    anchor: int
    figures: tuple[int, ...]
    refused_by: Refusal | None = None

    @property
    def key(self) -> tuple[int, int]:
        """Where it stands."""
        return self.anchor, self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """A rule made ready: its Matcher, and for each token that it cannot do without the words that are that token."""

    rule: Rule | Refusal
    matcher: Matcher
    needs: tuple[frozenset[str], ...]


@cache
def _readers() -> tuple[Vocab, tuple[_Reader, ...]]:
    """A Matcher a rule: one for all would follow hundreds of patterns from each word, where few have all they need."""
    vocab = spacy.blank("en").vocab
    every: tuple[Rule | Refusal, ...] = (*RULES, *REFUSALS)
    readers = []
    for rule in every:
        matcher = Matcher(vocab, validate=True)
        matcher.add(rule.id, [list(rule.pattern)])
        readers.append(_Reader(rule=rule, matcher=matcher, needs=_needs(rule.pattern)))
    return vocab, tuple(readers)


def _needs(pattern: tuple[Token, ...]) -> tuple[frozenset[str], ...]:
    """For each token of a pattern that must stand there and is one of some words: these, in lower case."""
    return tuple(
        frozenset(word.lower() for word in words)
        for token in pattern
        if token.get("OP", "+") == "+"
        for attribute in ("ORTH", "LOWER")
        if isinstance(test := token.get(attribute), dict) and (words := test.get("IN"))
    )


def match_rules(row: Row) -> tuple[Match, ...]:
    """The matches in a row, refused ones marked: of readings of the same words the earliest rule's, in text order."""
    words = [*(x.text if x.symbol is Symbol.WORD else str(x.symbol) for x in row), END]
    found: list[Match] = []
    refusing: list[tuple[Refusal, int, int]] = []
    for rule, start, end in _spans(words):
        if isinstance(rule, Refusal):
            refusing.append((rule, start, end))
        elif match := _match(rule, row, start, min(end, len(row))):
            found.append(match)
    found.sort(key=lambda m: (_ORDER[m.rule.id], m.end - m.start, m.start))
    kept: list[Match] = []
    for match in found:
        if all(_independent(match, other) for other in kept):
            kept.append(match)
    return tuple(replace(m, refused_by=_refusal(m, row, refusing)) for m in sorted(kept, key=lambda m: m.key))


def _spans(words: list[str]) -> list[tuple[Rule | Refusal, int, int]]:
    """Rule, start and end of each pattern match, read by windows: an endless sentence costs no more a word."""
    vocab, readers = _readers()
    spans: dict[tuple[str, int, int], tuple[Rule | Refusal, int, int]] = {}
    for offset in range(0, max(len(words) - OVERLAP, 1), WINDOW - OVERLAP):
        window = words[offset : offset + WINDOW]
        present = {word.lower() for word in window}
        doc = Doc(vocab, words=window)
        for reader in readers:
            if any(need.isdisjoint(present) for need in reader.needs):
                continue
            for _, start, end in reader.matcher(doc):
                found = (reader.rule, offset + start, offset + end)
                spans.setdefault((reader.rule.id, *found[1:]), found)
    return list(spans.values())


def _match(rule: Rule, row: Row, start: int, end: int) -> Match | None:
    kinds = (*FIGURES, Symbol.TOTAL) if rule.total else FIGURES
    figures = tuple(i for i in range(start, end) if row[i].symbol in kinds)
    anchor = _anchor(rule, row, start, end)
    if anchor is None or len(figures) < rule.figure + rule.difference:
        return None
    if rule.last:
        figures = figures[-1:]
    if rule.first:
        figures = figures[:1]
    return Match(rule=rule, start=start, end=end, anchor=anchor, figures=figures if rule.figure else ())


def _anchor(rule: Rule, row: Row, start: int, end: int) -> int | None:
    places = range(start, end)
    if rule.anchor:
        if rule.last:
            places = places[::-1]
        return next((i for i in places if row[i].symbol in rule.anchor or row[i].text.lower() in rule.anchor), None)
    return next((i for i in places if row[i].symbol in CUT_WORDS), None)


def _independent(match: Match, other: Match) -> bool:
    """True unless the two read the same words: they share a figure or an anchor, or one has the other's figure."""
    if set(match.figures) & set(other.figures) or match.anchor == other.anchor:
        return False
    return match.rule.figure or not other.start <= match.anchor < other.end


def _refusal(match: Match, row: Row, refusing: list[tuple[Refusal, int, int]]) -> Refusal | None:
    """The refusal that touches a match, a full one before one of its standing alone."""
    touching = [r for r, start, end in refusing if _bears_on(r, match, row) and _touches(match, r, start, end)]
    return min(touching, key=lambda r: (r.alone, r.id), default=None)


def _bears_on(refusal: Refusal, match: Match, row: Row) -> bool:
    if (refusal.alone and match.rule.figure) or (refusal.only and match.rule.id not in refusal.only):
        return False
    return not refusal.forms or row[match.anchor].text.lower().startswith(refusal.forms)


def _touches(match: Match, refusal: Refusal, start: int, end: int) -> bool:
    match refusal.scope:
        case Scope.SENTENCE:
            return True
        case Scope.FIGURE:
            return any(start <= figure < end for figure in match.figures)
        case Scope.ANCHOR:
            return start <= match.anchor < end
        case Scope.MATCH:
            return start < match.end and match.start < end
