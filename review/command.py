"""``pinkslip review``: Datasette with the desk on the loopback address, entered by a link that works once."""

from __future__ import annotations

import contextlib
import getpass
import sys
import webbrowser
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

from review import plugin
from review.access import LocalSignIn
from review.desk import Desk
from review.guard import BASE
from review.settings import PLUGIN
from store import open_store, pages
from store.datasette import ADDRESS, listen, metadata
from store.errors import NoDatabase


def run_review(
    db: Path,
    *,
    port: int,
    reviewer: str | None,
    second_share: float,
    sentence_every: int,
    open_browser: bool,
) -> None:
    """Serve the desk until interrupted, printing its one-time link; a browser is opened there if wanted."""
    if not db.exists():
        raise NoDatabase(f"{db} does not exist; run `pinkslip crawl` first, or name another file with --db")
    with open_store(db) as store:
        described = metadata(store)
    with listen(port) as listening:
        port = listening.getsockname()[1]
        local = LocalSignIn(
            reviewer=reviewer or default_reviewer(),
            hosts=frozenset({f"{ADDRESS}:{port}", f"localhost:{port}"}),
        )
        datasette = make_datasette(
            db, described, local=local, config={"second_share": second_share, "sentence_every": sentence_every}
        )
        link = f"http://{ADDRESS}:{port}{BASE}/sign-in?token={local.token}"
        print(f"Review as {local.reviewer}; this link works once:\n\n  {link}\n\nCtrl-C ends the desk.", flush=True)
        if open_browser:
            webbrowser.open(link)
        server = uvicorn.Server(
            uvicorn.Config(datasette.app(), log_level="warning", lifespan="on", timeout_keep_alive=75)
        )
        # uvicorn ends in order on Ctrl-C, then raises it again.
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listening])


def make_datasette(db: Path, described: dict[str, Any], *, local: LocalSignIn, config: dict[str, Any]) -> Any:
    """Datasette over a store with a desk for one reviewer; nobody else sees anything of it."""
    for each, name in ((pages, "pinkslip"), (plugin, "pinkslip_review")):
        if not pm.is_registered(each):  # an installed Pinkslip is found by its entry points
            pm.register(each, name)
    datasette = Datasette(
        [str(db)],
        metadata=described | {"plugins": {PLUGIN: config}, "allow": {"id": "*"}},
        settings={"num_sql_threads": 6},
    )
    datasette.pinkslip_desk = Desk(datasette, local=local, argv=tuple(sys.argv[1:]))
    return datasette


def default_reviewer() -> str:
    """The name of this machine's user; "reviewer" where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"
