"""Citations: each rule reads its `yes` sentences as marked, and leaves its `no`; claims get what bears on them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from extract.citations import Citation, cite_claims, find_citations, source_key, usual_name
from extract.model import Article
from extract.rules.citations import CITATIONS, CitationKind, CitationRule
from tests.store.conftest import a_claim


def cited(text: str) -> tuple[Citation, ...]:
    return find_citations(Article.of(url="https://example.org/a", title=None, body=text))


def _ids(value: object) -> str | None:
    return value.id if isinstance(value, CitationRule) else None


@pytest.mark.parametrize(("rule", "example"), [(r, y) for r in CITATIONS for y in r.yes], ids=_ids)
def test_citation_rule_reads_its_yes(rule: CitationRule, example: str) -> None:
    text, marked = re.sub(r"[{}]", "", example), re.findall(r"\{(.*?)\}", example)
    found = cited(text)
    assert [(c.name.text, c.kind, c.rule) for c in found] == [(name, rule.kind, rule.id) for name in marked]
    assert all(c.name.reproduces(text) and c.span.reproduces(text) for c in found)


@pytest.mark.parametrize(("rule", "text"), [(r, n) for r in CITATIONS for n in r.no], ids=_ids)
def test_citation_rule_leaves_its_no(rule: CitationRule, text: str) -> None:
    assert cited(text) == ()


def test_citation_rule_ids_are_unique_and_proven() -> None:
    assert [i for i, n in Counter(r.id for r in CITATIONS).items() if n > 1] == []
    assert [r.id for r in CITATIONS if len(r.yes) < 3 or not r.no] == []


def test_citations_of_two_outlets_in_one_breath() -> None:
    assert [c.source for c in cited("A spokesman told Reuters and The Verge that 300 jobs would go.")] == [
        "Reuters",
        "The Verge",
    ]


@pytest.mark.parametrize(
    ("name", "usual", "key"),
    [
        ("Bloomberg News", "Bloomberg", "bloomberg"),
        ("the Guardian", "The Guardian", "guardian"),
        ("WSJ", "The Wall Street Journal", "wall street journal"),
        ("The Verge", "The Verge", "verge"),
        ("Ledger Street", "Ledger Street", "ledger street"),
    ],
)
def test_usual_name_joins_forms_of_one_outlet(name: str, usual: str, key: str) -> None:
    assert usual_name(name.removeprefix("the ")) == usual
    assert source_key(usual) == key


BODY = "Kestrel Foods will cut 300 jobs to save money."


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("", "", []),
        ("", " The cuts were first reported by Ledger Street.", [CitationKind.FIRST_REPORT]),
        ("LEEDS (Reuters) - A mill town waits.\n", "", [CitationKind.WIRE]),
        ("", " Its shares fell, Reuters reported.", []),
    ],
)
def test_citations_bear_on_claims(before: str, after: str, kinds: list[CitationKind]) -> None:
    article = Article.of(url="https://example.org/a", title=None, body=before + BODY + after)
    start = article.text.index(BODY)
    plain = Article.of(url=article.url, title=None, body=" " * start + BODY)
    claim = a_claim(plain)
    assert [c.kind for c in cite_claims(article, [claim])[claim.id]] == kinds
