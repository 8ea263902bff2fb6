"""What ``explain`` and ``check`` do: here, because a stored page is read again as the crawl read it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from crawler.extraction import Desk
from crawler.lock import hold_lock
from crawler.reading import read_page
from extract.model import Article
from extract.version import package_version
from store import Pending, Store, open_store
from store.check import check_store
from store.explain import explain_claim
from store.repair import repair_store
from store.show import show_explanation


def reader_of(store: Store) -> Callable[[Pending], Article]:
    """A function that reads a stored page again, in this process."""
    desk = Desk(store, run=0)
    return lambda pending: read_page(desk.pending_job(pending).page)[0]


def print_explanation(db: Path, claim: str) -> int:
    """Print the chain under a claim; 0, or 1 where a link of it does not hold."""
    with open_store(db, read_only=True) as store:
        explanation = explain_claim(store, claim, reader_of(store))
    console = Console()
    if not console.is_terminal:
        console.width = 200  # a file or a pager breaks lines itself
    console.print(show_explanation(explanation))
    return 0 if explanation.holds else 1


def print_check(db: Path, *, repair: bool) -> int:
    """Mend the store first where asked to, then print a line for each thing wrong with it; 1 where there is one."""
    if repair:
        with hold_lock(db):
            for note in repair_store(db, argv=("check", "--repair"), version=package_version(), at=datetime.now(UTC)):
                print(f"pinkslip: {note}")
    problems = 0
    with open_store(db, read_only=True) as store:
        for line in check_store(store):
            problems += 1
            print(f"pinkslip: {line}")
        counts = store.counts()
    if not problems:
        print("pinkslip: sound: {snapshots} records, {article_versions} texts, {claims} claims".format_map(counts))
    return 1 if problems else 0
