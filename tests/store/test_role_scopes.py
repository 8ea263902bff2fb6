"""Role scopes in the store: kept with their words, once an action and role, a part's own figure before the whole's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extract.model import Article, Claim, Count, Qualifier, Span, claim_id
from store import Store
from store.check import check_store
from store.events import link_events
from tests.store.conftest import AT, a_claim, a_snapshot, an_article, keep


def tell_roles(store: Store, run: int, outlet: str, sentences: list[tuple[str, int, bool]]) -> None:
    """Save an article of these sentences, each a claim of so many jobs; parts belong to the first."""
    url = f"https://{outlet}.example/roles"
    body = "\n".join(words for words, _, _ in sentences)
    article = Article.of(url=url, outlet=outlet, title="Kestrel Foods cuts jobs", body=body, published_at=AT)
    claims: list[Claim] = []
    for words, jobs, is_part in sentences:
        start = article.text.index(words)
        cut = article.text.index("cut", start)
        evidence: Span = article.span(start, start + len(words))
        claims.append(
            replace(
                a_claim(an_article()),
                id=claim_id(url, words, cut - start),
                article_url=url,
                count=Count(low=jobs, high=jobs, qualifier=Qualifier.EXACT, raw=str(jobs)),
                evidence=(evidence,),
                anchor=article.span(cut, cut + 3),
                causes=(),
                spans=(),
                part_of=claims[0].id if is_part else None,
            )
        )
    store.save_extraction(run, keep(store, run, a_snapshot(outlet.encode(), url=url)), article, claims)


@pytest.fixture
def roles(store: Store, run: int) -> Store:
    """One action of 300 jobs told by two outlets; of them 40 are graduates' by one's word."""
    tell_roles(store, run, "ledger", [
        ("Kestrel Foods will cut 300 corporate jobs.", 300, False),
        ("Of these, it will cut 40 graduate jobs.", 40, True),
    ])  # fmt: skip
    tell_roles(store, run, "herald", [("Kestrel will cut 300 jobs of managers and junior staff.", 300, False)])
    link_events(store)
    return store


def rows(store: Store, sql: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in store.execute(sql)]


def test_event_scopes_prefer_a_parts_own_figure(roles: Store) -> None:
    assert rows(roles, "SELECT code, words, is_part, low, jobs_low, outlet FROM event_scopes") == [
        ("corporate", "corporate jobs", 0, 300, 300, "ledger"),
        ("entry_level", "graduate jobs", 1, 40, 300, "ledger"),
        ("managers", "managers", 0, 300, 300, "herald"),
    ]


def test_role_scopes_count_an_action_once_a_role(roles: Store) -> None:
    assert rows(roles, "SELECT code, events, own_low, jobs_low FROM role_scopes") == [
        ("corporate", 1, 0, 300),
        ("entry_level", 1, 40, 300),
        ("managers", 1, 0, 300),
    ]


def test_entry_level(roles: Store) -> None:
    assert rows(roles, "SELECT company, period, low, is_part, causes FROM entry_level") == [
        ("Kestrel Foods", "2026-11", 40, 1, None)
    ]


def test_scopes_are_verified(roles: Store) -> None:
    assert [fault for fault in check_store(roles) if "the role of" in fault] == []
    assert roles.value("SELECT count(*) FROM claim_scopes") == 4
