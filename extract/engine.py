"""Rules at work: which of them match a sentence's row of symbols, and where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.lexer import Lexeme, Symbol, lex
from extract.rules.headcount import RULES
from extract.rules.rule import Rule

FIGURES = (Symbol.PEOPLE, Symbol.POSTS, Symbol.STAFFSHARE, Symbol.COUNT, Symbol.SHARE)
CUT_WORDS = (Symbol.LAY, Symbol.LAYOFFS, Symbol.CUT, Symbol.GO, Symbol.VOLUNTARY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule's match in a sentence: places in its row of symbols."""

    rule: Rule
    start: int
    end: int  # exclusive
    anchor: int
    figure: int | None


@cache
def _matcher() -> tuple[Matcher, Vocab, dict[str, Rule]]:
    vocab = spacy.blank("en").vocab
    matcher = Matcher(vocab, validate=True)
    for rule in RULES:
        matcher.add(rule.id, [list(rule.pattern)])
    return matcher, vocab, {rule.id: rule for rule in RULES}


def match_rules(row: tuple[Lexeme, ...]) -> tuple[Match, ...]:
    """The matches of all rules in a row, best first: one an anchor and figure, rules in their written order."""
    matcher, vocab, rules = _matcher()
    doc = Doc(vocab, words=[x.text if x.symbol is Symbol.WORD else str(x.symbol) for x in row])
    order = {rule_id: place for place, rule_id in enumerate(rules)}
    found = []
    for key, start, end in matcher(doc):
        rule = rules[vocab.strings[key]]
        figure = next((i for i in range(start, end) if row[i].symbol in FIGURES), None)
        if rule.figure and figure is None:
            continue
        found.append(Match(rule=rule, start=start, end=end, anchor=_anchor(rule, row, start, end), figure=figure))
    found.sort(key=lambda m: (not m.rule.figure, order[m.rule.id] if m.rule.figure else 0, m.end - m.start, m.start))
    kept: list[Match] = []
    for match in found:
        if all(_independent(match, other) for other in kept):
            kept.append(match)
    return tuple(sorted(kept, key=lambda m: (m.anchor, m.start)))


def _independent(match: Match, other: Match) -> bool:
    if match.figure is not None and match.figure == other.figure:
        return False
    if match.anchor == other.anchor:
        return False
    return match.rule.figure or not other.start <= match.anchor < other.end


def _anchor(rule: Rule, row: tuple[Lexeme, ...], start: int, end: int) -> int:
    if rule.anchor:
        for i in range(start, end):
            if str(row[i].symbol) in rule.anchor or row[i].text.lower() in rule.anchor:
                return i
    return next((i for i in range(start, end) if row[i].symbol in CUT_WORDS), start)


def read_row(sentence: str) -> tuple[Lexeme, ...]:
    """The sentence's row of symbols."""
    return lex(sentence)
