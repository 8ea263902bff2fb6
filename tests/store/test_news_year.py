"""A month of the constructed news year: linked as it truly was, and the same in another order, step by step."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.news_actions import Action, actions_of
from benchmarks.news_articles import Piece, pieces_of
from benchmarks.news_year import build, pairs_of
from store import Store, open_store
from store.compare import content


@pytest.fixture(scope="module")
def year() -> tuple[list[Action], list[Piece]]:
    chance = random.Random(11)  # noqa: S311
    actions = actions_of(chance, 30)
    return actions, list(pieces_of(chance, actions))


def test_news_year_is_linked_as_it_was(year: tuple[list[Action], list[Piece]], store: Store, tmp_path: Path) -> None:
    actions, pieces = year
    build(store, pieces, actions)
    truth = {claim.id: action for piece in pieces for claim, action in zip(piece.claims, piece.actions, strict=True)}
    found = {str(claim): event for claim, event in store.execute("SELECT claim_id, event_id FROM event_claims")}
    assert set(found) == set(truth)
    wanted, given = pairs_of(dict(truth)), pairs_of(dict(found))
    assert len(wanted & given) / len(given) >= 0.98
    assert len(wanted & given) / len(wanted) >= 0.95
    assert store.value("SELECT count(*) FROM edits")
    assert store.value("SELECT count(*) FROM citations")
    shuffled = list(pieces)
    random.Random(3).shuffle(shuffled)  # noqa: S311
    with open_store(tmp_path / "other.db", rules="r1") as other:
        build(other, shuffled, actions, links=4)
        for table in ("events", "event_claims"):
            assert content(other)[table] == content(store)[table]
