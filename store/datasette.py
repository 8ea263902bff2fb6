"""The store in Datasette: descriptions, facets, labels and questions out of what the schema says; and ``serve``."""

from __future__ import annotations

import importlib.util
import socket
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.as_of import at_day
from store.describe import describe
from store.errors import StoreError
from store.opening import open_store
from store.questions import QUESTIONS
from store.store import Store

if TYPE_CHECKING:
    from datasette.app import Datasette

#: What the pages are served at, and only there.
ADDRESS = "127.0.0.1"
#: Milliseconds that a question over years of news may take, and that a facet may; Datasette's own are 1,000 and 200.
_SETTINGS: dict[str, int | str] = {"sql_time_limit_ms": 10_000, "facet_time_limit_ms": 3_000, "suggest_facets": 0}

#: What a row is called where another points at it.
_LABELS = {"outlets": "name", "companies": "name", "articles": "url", "article_versions": "title", "runs": "command"}
#: Newest first where time matters; most views bring an order of their own.
_NEWEST = {"runs": "id", "fetches": "id", "snapshots": "id", "extractions": "id", "events": "first_on",
           "claims": "date_start", "reviews": "id", "current_claims": "published_on",
           "claim_states": "said_from", "lineage": "published_at"}  # fmt: skip
_FACETS = {
    "current_claims": ["status", "kind", "outlet", "verdict"],
    "claims": ["status", "kind", "cut_type"],
    "claim_causes": ["code", "stance", "speaker"],
    "cuts": ["status", "period"],
    "ai_cuts": ["grade", "period"],
    "fetches": ["outcome", "outlet", "kind"],
    "snapshots": ["outlet", "kind", "status"],
    "extractions": ["outcome", "reason"],
    "edits": ["change", "outlet"],
    "claim_scopes": ["code"],
    "filings": ["outlet", "region", "is_closure"],
    "follow_through": ["outcome", "status"],
    "challenger_bridge": ["scope", "buyouts", "dated_by"],
    "event_scopes": ["code", "period"],
    "citations": ["source", "outlet", "kind"],
    "lineage": ["role", "outlet", "taken_from"],
}


class NoDatasette(StoreError):  # noqa: N818
    """Raised by ``serve`` where Datasette isn't installed. Install it."""


def metadata(store: Store) -> dict[str, Any]:
    """Datasette's metadata for a store: ``datasette pinkslip.db -m metadata.json``."""
    tables: dict[str, Any] = {}
    for each in describe(store):
        table: dict[str, Any] = {"description": each.words, "columns": dict(each.columns)}
        if each.name in _LABELS:
            table["label_column"] = _LABELS[each.name]
        if each.name in _NEWEST:
            table["sort_desc"] = _NEWEST[each.name]
        if each.name in _FACETS:
            table["facets"] = _FACETS[each.name]
        tables[each.name] = table
    hidden = [
        str(name) for (name,) in store.execute("SELECT name FROM sqlite_master WHERE name LIKE '%\\_fts%' ESCAPE '\\'")
    ]
    tables |= {name: {"hidden": True} for name in (*hidden, "_sqlite_migrations", "event_queue", "article_sketches")}
    return {
        "title": "Pinkslip",
        "description": "Every layoff claim in the news, with its receipt. Start with current_claims.",
        "databases": {
            store.path.stem: {
                "plugins": {"pinkslip": {"archive": str(store.archive_folder)}},
                "tables": tables,
                "queries": {
                    each.name: {"sql": each.sql.strip(), "title": each.title, "hide_sql": True} for each in QUESTIONS
                },
            }
        },
    }


class PortTaken(StoreError):  # noqa: N818
    """Raised by :func:`listen` where its port can't be listened on. Name another."""


def served(store: Store, **settings: int | str) -> Datasette:
    """Datasette over a store's file, read-only, with the metadata and pages of Pinkslip."""
    from datasette.app import Datasette
    from datasette.plugins import pm

    from store import pages

    if not pm.is_registered(pages):  # an installed Pinkslip is found by its entry point
        pm.register(pages, name="pinkslip")
    return Datasette([str(store.path)], metadata=metadata(store), settings={**_SETTINGS, **settings})


def listen(port: int) -> socket.socket:
    """A socket that listens at a port of the loopback address, 0 for any that is free; PortTaken where it can't."""
    # asyncio switches Nagle's algorithm off only where the protocol is named; with it each answer waits 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((ADDRESS, port))
    except OSError as error:
        listening.close()
        raise PortTaken(f"port {port} can't be had ({error.strerror}); name another with --port") from None
    listening.listen(128)
    return listening


def serve(db: Path, *, port: int, as_of: date | None = None) -> int:
    """Serve a store, or what it was at a day's end, read-only on the loopback address until interrupted; 0."""
    if importlib.util.find_spec("datasette") is None:
        raise NoDatasette("Datasette is not installed; pip install 'pinkslip[datasette]'")
    import uvicorn

    with listen(port) as listening, open_store(db, read_only=True) as now, at_day(now, as_of) as store:
        app = served(store).app()
        # uvicorn logs each request, and ends cleanly when interrupted.
        uvicorn.Server(uvicorn.Config(app, host=ADDRESS, port=port)).run(sockets=[listening])
    return 0
