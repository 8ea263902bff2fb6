"""``pinkslip import``: lists of notices and of cuts into the store, and a line for each row that is left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from crawler.lock import hold_lock
from extract.version import package_version
from store import open_store
from store.filing_rows import Register
from store.filings import Imported, import_list


def import_and_print(db: Path, register: Register, files: tuple[Path, ...], *, argv: tuple[str, ...]) -> None:
    """Import some files, all of them or none, and print what was new, and which rows could not be read."""
    with hold_lock(db), open_store(db) as store:
        now = datetime.now(UTC)
        run = store.start_run("import", argv, package_version(), {"register": register}, now)
        done: dict[Path, Imported] = {}
        ending = "error"
        try:
            with store.batch():
                for path in files:
                    done[path] = import_list(store, run, path, register, at=now)
            ending = "done"
        finally:
            counts = {"new": 0, "changed": 0, "skipped": 0} if ending == "error" else _counts(done.values())
            store.finish_run(run, ending, counts, datetime.now(UTC))
    for path, found in done.items():
        for line in found.skipped:
            click.echo(f"pinkslip: {line}", err=True)
        click.echo(
            f"{path.name}: {found.new:,} new, {found.changed:,} changed, {found.known:,} known,"
            f" {len(found.skipped):,} skipped"
        )


def _counts(done: Iterable[Imported]) -> dict[str, int]:
    every = list(done)
    return {
        "new": sum(found.new for found in every),
        "changed": sum(found.changed for found in every),
        "skipped": sum(len(found.skipped) for found in every),
    }
