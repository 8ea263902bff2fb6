"""Kill a replayed crawl at random moments, let the next run finish, and compare with one left in peace.

    python -m benchmarks.kill_crawl ARCHIVE... [--catalog DIR] [--kills 10] [--seed 1] [--until 6]

Each of the kills is a SIGKILL of the whole process tree at a random moment of the first UNTIL seconds of a run. Exit
status 1 and the tables that differ where the two databases do not hold the same.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from store import open_store
from store.compare import content

ROOT = Path(__file__).parents[1]


def crawl(db: Path, archives: list[Path], catalog: Path | None) -> subprocess.Popen[str]:
    """A crawl under way, in a process group of its own."""
    command = [sys.executable, "-m", "pinkslip", "crawl", "--db", str(db)]
    command += ["--catalog", str(catalog)] if catalog else []
    command += [argument for archive in archives for argument in ("--replay", str(archive))]
    return subprocess.Popen(  # noqa: S603
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


def kill_and_compare(
    folder: Path, archives: list[Path], catalog: Path | None, *, kills: int, seed: int, until: float
) -> tuple[int, list[str]]:
    """(kills that met a run alive, names of the tables that differ from an undisturbed run's)."""
    calm, killed = folder / "calm.db", folder / "killed.db"
    crawl(calm, archives, catalog).communicate()
    chance = random.Random(seed)  # noqa: S311
    met = 0
    for _ in range(kills):
        run = crawl(killed, archives, catalog)
        time.sleep(chance.uniform(0, until))
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        met += run.returncode == -signal.SIGKILL
    said, _ = crawl(killed, archives, catalog).communicate()
    print(said.strip().splitlines()[-1])
    with open_store(calm, read_only=True) as one, open_store(killed, read_only=True) as other:
        left, right = content(one), content(other)
    differing = [table for table in left if left[table] != right[table]]
    for table in differing:
        for row in sorted(set(left[table]) ^ set(right[table]), key=repr)[:6]:
            print(table, "calm" if row in left[table] else "killed", repr(row)[:600])
    return met, differing


def main() -> int:
    """Print what was done and found; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", nargs="+", type=Path)
    parser.add_argument("--catalog", type=Path)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--until", type=float, default=6.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        met, differing = kill_and_compare(
            Path(folder),
            [path.resolve() for path in options.archives],
            options.catalog and options.catalog.resolve(),
            kills=options.kills,
            seed=options.seed,
            until=options.until,
        )
    print(f"{met} of {options.kills} kills met a run alive; differing tables: {', '.join(differing) or 'none'}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
