"""Starting the desk, with one clear line where Datasette is not installed."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from store.datasette import NoDatasette


def start_review(
    *, db: Path, port: int, reviewer: str | None, second_share: float, sentence_every: int, open_browser: bool
) -> None:
    """Serve the desk until interrupted; NoDatasette where that is missing."""
    if importlib.util.find_spec("datasette") is None:
        raise NoDatasette("Datasette is not installed; pip install 'pinkslip[datasette]'")
    from review.command import run_review

    run_review(
        db,
        port=port,
        reviewer=reviewer,
        second_share=second_share,
        sentence_every=sentence_every,
        open_browser=open_browser,
    )
