"""Role scopes: each rule reads its `yes` sentences as marked, and leaves its `no` sentences to others or to none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from extract.model import Article
from extract.rules.scope import RoleScope, ScopeRule
from extract.rules.scopes import SCOPES
from extract.scopes import Scope, find_scopes
from tests.store.conftest import a_claim, an_article


def scopes(text: str) -> tuple[Scope, ...]:
    article = Article.of(url="https://example.org/a", title=None, body=text)
    return find_scopes(replace(a_claim(an_article()), evidence=(article.span(0, len(text)),)))


def _ids(value: object) -> str | None:
    return value.id if isinstance(value, ScopeRule) else None


@pytest.mark.parametrize(("rule", "example"), [(r, y) for r in SCOPES for y in r.yes], ids=_ids)
def test_scope_rule_reads_its_yes(rule: ScopeRule, example: str) -> None:
    text = re.sub(r"[{}]", "", example)
    (marked,) = re.findall(r"\{(.*?)\}", example)
    found = [scope for scope in scopes(text) if scope.rule == rule.id]
    assert [(scope.span.text, scope.code) for scope in found] == [(marked, rule.code)]
    assert found[0].span.reproduces(text)


@pytest.mark.parametrize(("rule", "text"), [(r, n) for r in SCOPES for n in r.no], ids=_ids)
def test_scope_rule_leaves_its_no(rule: ScopeRule, text: str) -> None:
    assert [scope for scope in scopes(text) if scope.rule == rule.id] == []


def test_scope_rules_are_unique_proven_and_cover_every_code() -> None:
    assert [i for i, n in Counter(rule.id for rule in SCOPES).items() if n > 1] == []
    assert [rule.id for rule in SCOPES if len(rule.yes) < 3 or len(rule.no) < 2] == []
    assert {rule.code for rule in SCOPES} == set(RoleScope)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Acme will cut 300 jobs.", []),
        ("Acme will cut 300 jobs, mostly of engineers and recruiters.", ["engineers", "recruiters"]),
        ("Acme will cut 300 corporate jobs but spare store staff.", ["corporate"]),
        ("Acme hired 20 designers, and laid off 40 engineers.", ["engineers"]),
        ("The 300 job cuts will not touch drivers.", []),
        ("Drivers will not be among the 300 laid off.", []),
        ("Acme cuts 40 junior engineers' jobs.", ["entry_level", "engineers"]),
        ("Acme cut 40 more managers.", ["managers"]),
    ],
)
def test_scopes_of_a_sentence(text: str, codes: list[str]) -> None:
    assert [str(scope.code) for scope in scopes(text)] == codes
