"""Each rule reads its `yes` sentences exactly as marked, and leaves its `no` sentences alone."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from extract.lexer import lex
from extract.rules.headcount import RULES
from extract.rules.rule import Rule
from tests.extract.marks import figure_text, unmark


def _ids(value: object) -> str | None:
    return value.id if isinstance(value, Rule) else None


@pytest.mark.parametrize(("rule", "example"), [(r, y) for r in RULES for y in r.yes], ids=_ids)
def test_rule_reads_its_yes(rule: Rule, example: str) -> None:
    from extract.engine import match_rules

    sentence, start, end, values = unmark(example)
    row = lex(sentence)
    found = [
        (row[m.start].start, row[m.end - 1].end, {} if m.figure is None else figure_text(row[m.figure]))
        for m in match_rules(row)
        if m.rule.id == rule.id
    ]
    assert (start, end, values) in found, f"{rule.id}: wanted {sentence[start:end]!r} {values}, got {found}"


@pytest.mark.parametrize(("rule", "sentence"), [(r, n) for r in RULES for n in r.no], ids=_ids)
def test_rule_leaves_its_no(rule: Rule, sentence: str) -> None:
    from extract.engine import match_rules

    assert [m for m in match_rules(lex(sentence)) if m.rule.id == rule.id] == []


def test_rule_ids_are_unique_and_proven() -> None:
    assert [i for i, n in Counter(r.id for r in RULES).items() if n > 1] == []
    assert [r.id for r in RULES if not r.yes or not re.fullmatch(r"[a-z]+\.[a-z-]+", r.id)] == []
