"""Each rule reads its `yes` sentences exactly as marked, and leaves its `no` sentences alone. Needs no model."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from extract.engine import RULES
from extract.mention import Mention, WhyNot
from extract.mentions import read_mentions
from extract.model import Article
from extract.reading import Reading
from extract.rules.refusals import REFUSALS, Refusal
from extract.rules.rule import Rule
from tests.extract.marks import figure_text, unmark


def _ids(value: object) -> str | None:
    return value.id if isinstance(value, Rule | Refusal) else None


def _read(text: str) -> tuple[tuple[Mention, ...], tuple[WhyNot, ...]]:
    return read_mentions(Reading(Article.of(url="https://example.org/a", title=None, body=text)))


@pytest.mark.parametrize(("rule", "example"), [(r, y) for r in RULES for y in r.yes], ids=_ids)
def test_rule_reads_its_yes(rule: Rule, example: str) -> None:
    text, start, end, values = unmark(example)
    mentions, refused = _read(text)
    found = [
        figure_text(m.count, m.share)
        for m in mentions
        if m.rule == rule.id and all(start <= s.start and s.end <= end for s in (m.anchor, *(f.span for f in m.spans)))
    ]
    assert found == [values], f"{rule.id}: {text[start:end]!r}, all: {mentions}, refused: {refused}"


@pytest.mark.parametrize(("rule", "text"), [(r, n) for r in RULES for n in r.no], ids=_ids)
def test_rule_leaves_its_no(rule: Rule, text: str) -> None:
    assert [m for m in _read(text)[0] if m.rule == rule.id] == []


@pytest.mark.parametrize(("refusal", "text"), [(r, y) for r in REFUSALS for y in r.yes], ids=_ids)
def test_refusal_refuses_its_yes(refusal: Refusal, text: str) -> None:
    mentions, refused = _read(text)
    if refusal.alone:
        assert [m.vague for m in mentions] == [refusal.id]
    else:
        assert refusal.id in [r.refused_by for r in refused], f"{mentions}, {refused}"


@pytest.mark.parametrize(("refusal", "text"), [(r, n) for r in REFUSALS for n in r.no], ids=_ids)
def test_refusal_leaves_its_no(refusal: Refusal, text: str) -> None:
    mentions, refused = _read(text)
    assert mentions
    assert refusal.id not in [r.refused_by for r in refused]


def test_rule_ids_are_unique_and_proven() -> None:
    every = [*RULES, *REFUSALS]
    assert [i for i, n in Counter(r.id for r in every).items() if n > 1] == []
    assert [r.id for r in every if not r.yes or not re.fullmatch(r"[a-z]+\.[a-z-]+", r.id)] == []
