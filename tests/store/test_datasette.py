"""Datasette shows every table, view and question of a store, described, whatever the press writes."""

from __future__ import annotations

import asyncio
import html
import re
import socket
from typing import Any

import pytest
from datasette.app import Datasette

from store import Store
from store.datasette import listen, metadata
from store.describe import describe
from store.events import link_events
from store.questions import QUESTIONS
from tests.store.conftest import tell

PARAMETERS = {
    "year": "2026",
    "company": "kestrel",
    "grade": "stated",
    "day": "2026-01-01",
    "period": "2026",
    "words": "kestrel",
    "code": "cost_cutting",
    "rule": "headcount.cut-n-jobs",
    "scope": "us",
    "buyouts": "out",
    "dated_by": "announced",
}


@pytest.fixture
def filled(store: Store, run: int) -> Store:
    """A store with two claims, one of a hostile name."""
    tell(store, run, "ledger", 300)
    tell(store, run, "herald", 41, company="<script>alert(1)</script>")
    link_events(store)
    return store


def get(store: Store, *paths: str) -> list[Any]:
    async def fetch() -> list[Any]:
        served = Datasette([str(store.path)], metadata=metadata(store))
        return [await served.client.get(path) for path in paths]

    return asyncio.run(fetch())


def test_datasette_shows_every_table_described(filled: Store) -> None:
    names = [each.name for each in describe(filled)]
    for each, page in zip(describe(filled), get(filled, *(f"/t/{name}" for name in names)), strict=True):
        assert page.status_code == 200, each.name
        assert "<script>alert" not in page.text
        assert each.words in html.unescape(page.text)


def test_datasette_answers_every_question(filled: Store) -> None:
    known = PARAMETERS | {
        "event_id": str(filled.value("SELECT min(id) FROM events")),
        "claim_id": str(filled.value("SELECT min(id) FROM claims")),
    }
    paths = []
    for each in QUESTIONS:
        asked = dict.fromkeys(re.findall(r":([a-z_]+)", each.sql))
        paths.append(f"/t/{each.name}.json?_shape=array&" + "&".join(f"{name}={known[name]}" for name in asked))
    for each, answer in zip(QUESTIONS, get(filled, *paths), strict=True):
        assert answer.status_code == 200, (each.name, answer.text)
        assert isinstance(answer.json(), list), each.name
        if each.name in {"largest_cuts", "company", "event", "receipt", "scoops", "search_articles", "search_claims"}:
            assert answer.json(), each.name


def test_datasette_writes_nothing(filled: Store) -> None:
    (answer,) = get(filled, "/t.json?sql=DELETE+FROM+claims")
    assert answer.status_code == 400
    assert filled.counts()["claims"] == 2


def test_answers_are_sent_at_once() -> None:
    async def delays() -> bool:
        told: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def accept(_: asyncio.StreamReader, answer: asyncio.StreamWriter) -> None:
            accepted = answer.get_extra_info("socket")
            told.set_result(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            answer.close()

        with listen(0) as listening:
            server = await asyncio.start_server(accept, sock=listening)
            _, asking = await asyncio.open_connection(*listening.getsockname())
            asking.close()
            at_once = await asyncio.wait_for(told, 10)
            server.close()
        return not at_once

    assert not asyncio.run(delays())
