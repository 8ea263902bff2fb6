"""What the trials of faults share: replayed crawls, what they committed, and what differs from one left in peace."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from store import open_store
from store.check import check_store
from store.compare import content

ROOT = Path(__file__).parents[1]
#: What a run commits on its way; none of it may be gone after a fault.
_COMMITTED = (
    "SELECT 'snapshot', url, sha256 FROM snapshots",
    "SELECT 'fetch', id, url FROM fetches",
    "SELECT 'extraction', url, outcome FROM extractions WHERE outcome IS NOT NULL",
    "SELECT 'claim', id, version_id FROM claims",
)
Row = tuple[object, ...]


def crawl(db: Path, archives: list[Path], catalog: Path | None) -> subprocess.Popen[str]:
    """A replayed crawl under way, in a process group of its own; what it says comes by its stdout."""
    command = [sys.executable, "-m", "pinkslip", "crawl", "--db", str(db)]
    command += ["--catalog", str(catalog)] if catalog else []
    command += [argument for archive in archives for argument in ("--replay", str(archive))]
    return subprocess.Popen(  # noqa: S603
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


def committed(db: Path) -> set[Row]:
    """The rows of a database that a run just left, however it ended."""
    if not db.exists() or db.stat().st_size == 0:
        return set()
    with open_store(db) as store:
        return {tuple(row) for sql in _COMMITTED for row in store.execute(sql)}


def lost(before: set[Row], now: set[Row]) -> list[str]:
    """A line for each row that was committed and is gone."""
    return [f"lost {row}" for row in sorted(before - now, key=repr)]


def differences(calm: Path, other: Path) -> list[str]:
    """A line for each thing that is not as in the undisturbed database, or is there twice, or does not check."""
    wrong = []
    with open_store(calm, read_only=True) as one, open_store(other, read_only=True) as two:
        left, right = content(one), content(two)
        for table in left:
            rows = sorted(set(left[table]) ^ set(right[table]), key=repr)[:6]
            wrong += [f"{table}: {'lacks' if row in left[table] else 'has'} {repr(row)[:600]}" for row in rows]
            if len(left[table]) != len(right[table]):
                wrong.append(f"{table}: {len(right[table])} rows, not {len(left[table])}")
        sql = "SELECT url, count(*) FROM snapshots GROUP BY url, sha256, status HAVING count(*) > 1"
        wrong += [f"{url} is stored {times} times" for url, times in two.execute(sql)]
        wrong += check_store(two)
    return wrong


def adopted(db: Path) -> int:
    """How many records had lost only their row and got it back."""
    with open_store(db, read_only=True) as store:
        return int(store.value("SELECT count(*) FROM fetches WHERE reason LIKE 'adopted from %'"))
