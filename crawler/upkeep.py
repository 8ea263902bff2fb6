"""What ``prune`` and ``backup`` do, in the words of an operator."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.lock import hold_lock
from extract.version import package_version
from store import open_store
from store.backup import back_up
from store.prune import Pruning, plan_pruning, prune_store
from store.recover import adopt_orphans


def print_prune(db: Path, keep: timedelta, *, dry_run: bool, argv: tuple[str, ...]) -> int:
    """Drop what is older and needed by nothing, or only say what that is; 0, or 1 where a file had to be left alone."""
    now = datetime.now(UTC)
    if dry_run:
        with open_store(db, read_only=True) as store:
            plan, _ = plan_pruning(store, keep, now)
        print(f"pinkslip: would drop {_told(plan)}")
        return 0
    with hold_lock(db), open_store(db) as store:
        run = store.start_run("prune", argv, package_version(), {"keep_days": keep.days}, now)
        for note in adopt_orphans(store, run).notes:
            print(f"pinkslip: {note}")
        done = prune_store(store, run, keep, now)
        counts = {"dropped": done.dropped, "freed": done.freed, "left": len(done.notes)}
        store.finish_run(run, "failures" if done.notes else "done", counts, datetime.now(UTC))
    for note in done.notes:
        print(f"pinkslip: {note}")
    print(f"pinkslip: dropped {_told(done)}")
    return 1 if done.notes else 0


def _told(pruning: Pruning) -> str:
    return (
        f"{pruning.dropped} records from before {pruning.before:%Y-%m-%d} in {pruning.files} files,"
        f" {_size(pruning.freed)}; {pruning.needed} as old stay, for a claim or verdict stands on them,"
        " they wait to be read, or a feed needs them"
    )


def print_backup(db: Path, target: Path, *, archives: bool) -> int:
    """Copy the store to a database file and the archives beside it; 0."""
    with open_store(db, read_only=True) as store:
        done = back_up(store, target, archives=archives)
    told = "without the archives: back their folder up by other means, or no page can be read again"
    if archives:
        told = f"archives: {done.copied} files copied, {_size(done.archive_bytes)}, {done.standing} there from before"
    held = f"{done.snapshots} snapshots and {done.claims} claims, {_size(done.database_bytes)}, verified"
    print(f"pinkslip: {target}: {held}; {told}")
    return 0


def _size(count: int) -> str:
    """Bytes in a unit that a person reads."""
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"
