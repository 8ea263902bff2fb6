"""The store in Datasette: descriptions, facets, labels and questions out of what the schema says; and ``serve``."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from store.describe import describe
from store.errors import StoreError
from store.opening import open_store
from store.questions import QUESTIONS
from store.store import Store

#: What a row is called where another points at it.
_LABELS = {"outlets": "name", "companies": "name", "articles": "url", "article_versions": "title", "runs": "command"}
#: Newest first where time matters; views bring their own order.
_NEWEST = {"runs": "id", "fetches": "id", "snapshots": "id", "extractions": "id", "events": "first_on",
           "claims": "date_start", "reviews": "id", "current_claims": "published_on"}  # fmt: skip
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
                "tables": tables,
                "queries": {each.name: {"sql": each.sql.strip(), "title": each.title} for each in QUESTIONS},
            }
        },
    }


def serve(db: Path, *, port: int) -> int:
    """Serve a store read-only on the loopback address until interrupted; Datasette's exit status."""
    if importlib.util.find_spec("datasette") is None:
        raise NoDatasette("Datasette is not installed; pip install 'pinkslip[datasette]'")
    with open_store(db, read_only=True) as store:
        content = metadata(store)
    with tempfile.TemporaryDirectory(prefix="pinkslip-") as folder:
        page = Path(folder) / "metadata.json"
        page.write_text(json.dumps(content), "utf-8")
        command = [
            sys.executable,
            "-m",
            "datasette",
            "serve",
            str(db),
            "-m",
            str(page),
            "-h",
            "127.0.0.1",
            "-p",
            str(port),
        ]
        try:
            return subprocess.run(command, check=False).returncode  # noqa: S603
        except KeyboardInterrupt:
            return 0
