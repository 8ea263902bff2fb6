"""Kill replayed crawls at random moments, let the next run finish, and compare with one left in peace.

    python -m benchmarks.kill_crawl ARCHIVE... [--catalog DIR] [--kills 200] [--seed 1] [--until 4] [--each 5]

Each of the kills is a SIGKILL of the whole process tree at a random moment of the first UNTIL seconds of a run; one
that comes too late does not count. After EACH kills a run is let finish and a new database is begun, so that the kills
meet runs with work to do. After every kill all that was committed before must still be there; at the end nothing may
be there twice, and the database must hold what an undisturbed one holds. Exit status 1 and a line for each thing wrong
where that is not so.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.undisturbed import Row, adopted, committed, crawl, differences, lost


@dataclass(slots=True, kw_only=True)
class Trial:
    """What came of a number of kills."""

    late: int = 0  # kills that came when the run was over, and so did not count
    committed: int = 0  # rows that a kill found committed, over all kills
    adopted: int = 0  # records that a kill left without their row
    wrong: list[str] = field(default_factory=list)


def kill_and_compare(
    folder: Path, archives: list[Path], catalog: Path | None, *, kills: int, seed: int, until: float, each: int = 5
) -> Trial:
    """Kill that many runs, on a new database after each so many, and compare with a run in peace."""
    calm = folder / "calm.db"
    crawl(calm, archives, catalog).communicate()
    chance = random.Random(seed)  # noqa: S311
    trial = Trial()
    for first in range(0, kills, each):
        killed = folder / f"killed-{first}.db"
        before: set[Row] = set()
        wrong: list[str] = []
        turn, wanted = 0, min(each, kills - first)
        while turn < wanted:
            run = crawl(killed, archives, catalog)
            time.sleep(chance.uniform(0, until))
            os.killpg(run.pid, signal.SIGKILL)
            run.communicate()
            is_met = run.returncode == -signal.SIGKILL
            turn += is_met
            trial.late += not is_met
            now = committed(killed)
            trial.committed += len(now)
            wrong += lost(before, now)
            before = now
        said, _ = crawl(killed, archives, catalog).communicate()
        wrong += [line for line in said.splitlines() if "Traceback" in line]
        wrong += lost(before, committed(killed)) + differences(calm, killed)
        trial.adopted += adopted(killed)
        trial.wrong += [f"{killed.name}: {line}" for line in wrong]
        print(f"{first + wanted} kills; {len(trial.wrong)} things wrong", flush=True)
    return trial


def main() -> int:
    """Print what was done and found; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", nargs="+", type=Path)
    parser.add_argument("--catalog", type=Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--until", type=float, default=4.0)
    parser.add_argument("--each", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trial = kill_and_compare(
            Path(folder),
            [path.resolve() for path in options.archives],
            options.catalog and options.catalog.resolve(),
            kills=options.kills,
            seed=options.seed,
            until=options.until,
            each=options.each,
        )
    for line in trial.wrong:
        print(line)
    print(
        f"{options.kills} kills of a living run, {trial.late} too late; {trial.committed} committed rows looked for"
        f" afterwards; {trial.adopted} records had lost only their row and got it back; {len(trial.wrong)} things wrong"
    )
    return 1 if trial.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
