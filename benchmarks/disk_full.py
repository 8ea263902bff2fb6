"""Let the disk run full at many points of a replayed crawl, make room, run again, compare with one left in peace.

    python -m benchmarks.disk_full ARCHIVE... [--catalog DIR] [--points 50] [--largest BYTES]

Each point is a tmpfs of its own size, up to LARGEST; mounting one wants root. The crawl must end with one clear line
that says so and leave a store that loses nothing committed; in a larger tmpfs the next run must reach what the
undisturbed one holds. Exit status 1 and a line for each thing wrong, 2 where no tmpfs can be mounted.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.undisturbed import adopted, committed, crawl, differences, lost


@dataclass(slots=True, kw_only=True)
class Trial:
    """What came of a number of full disks."""

    endings: Counter[str] = field(default_factory=Counter)  # how the crawls ended, in their own words
    committed: int = 0  # rows committed when the disk was full, over all points
    adopted: int = 0  # records that had been written without their row
    wrong: list[str] = field(default_factory=list)


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """A tmpfs of that many bytes for as long as the block runs; OSError where this user may mount none."""
    folder.mkdir(exist_ok=True)
    _mount("mount", "-t", "tmpfs", "-o", f"size={size}", "pinkslip", str(folder))
    try:
        yield folder
    finally:
        _mount("umount", str(folder))


def make_room(disk: Path, size: int) -> None:
    """Give a small disk another size in bytes."""
    _mount("mount", "-o", f"remount,size={size}", str(disk))


def _mount(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise OSError(done.stderr.strip() or f"{command[0]} failed")


def fill_and_compare(folder: Path, archives: list[Path], catalog: Path | None, sizes: Sequence[int]) -> Trial:
    """Crawl on disks of these sizes in bytes, all or most of them too small."""
    calm = folder / "calm.db"
    crawl(calm, archives, catalog).communicate()
    trial = Trial()
    for size in sizes:
        with small_disk(folder / "disk", size) as disk:
            trial.wrong += [f"{size} bytes: {line}" for line in _fill_one(disk, calm, archives, catalog, trial)]
    return trial


def _fill_one(disk: Path, calm: Path, archives: list[Path], catalog: Path | None, trial: Trial) -> list[str]:
    """Crawl on one small disk; what went wrong."""
    db = disk / "t.db"
    run = crawl(db, archives, catalog)
    said, _ = run.communicate()
    make_room(disk, 1 << 30)
    lines = [line for line in said.splitlines() if line.startswith("pinkslip: ")]
    last = lines[-1] if lines else "nothing said"
    wrong = []
    if run.returncode:
        trial.endings[last.partition("; ")[0].replace(str(disk), "DISK")] += 1
    else:
        trial.endings["room enough"] += 1
    if run.returncode not in (0, 2) or len(lines) != 1 or "Traceback" in said:
        wrong.append(f"status {run.returncode}: {said[-2000:]}")
    before = committed(db)
    trial.committed += len(before)
    again = crawl(db, archives, catalog)
    said, _ = again.communicate()
    if again.returncode or "Traceback" in said:
        wrong.append(f"the next run ended with status {again.returncode}: {said[-2000:]}")
    trial.adopted += adopted(db)
    return wrong + lost(before, committed(db)) + differences(calm, db)


def main() -> int:
    """Print what was done and found; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", nargs="+", type=Path)
    parser.add_argument("--catalog", type=Path)
    parser.add_argument("--points", type=int, default=50)
    parser.add_argument("--largest", type=int, default=6_000_000)
    options = parser.parse_args()
    archives = [path.resolve() for path in options.archives]
    with tempfile.TemporaryDirectory() as folder:
        try:
            sizes = [options.largest * number // options.points for number in range(1, options.points + 1)]
            trial = fill_and_compare(Path(folder), archives, options.catalog and options.catalog.resolve(), sizes)
        except OSError as error:
            print(f"no tmpfs can be mounted ({error}); run as root")
            return 2
    for line in trial.wrong:
        print(line)
    for ending, times in trial.endings.most_common():
        print(f"{times} times: {ending}")
    print(
        f"{options.points} sizes of disk; {trial.committed} rows committed before it was full; {trial.adopted} records"
        f" had only lost their row and got it back; {len(trial.wrong)} things wrong"
    )
    return 1 if trial.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
