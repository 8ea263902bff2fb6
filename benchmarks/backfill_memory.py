"""Whether the memory of a backfill stays flat: parent and worker, after each tenth of very many pages.

    python -m benchmarks.backfill_memory WARC... [--megabytes 4600] [--jobs 1] [--json FILE]

Archives of that size are written of the given pages, again and again under other addresses (some 22 pages a megabyte),
and ``pinkslip extract --shards`` reads them in a process of its own. Memory is the resident set that Linux gives for
the parent and its largest child, once a second; of each tenth of the archives the greatest is told.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.backfill_speed import pages_of, write_archives

_TENTHS = 10


def resident(process: int) -> int:
    """The megabytes of a process that are in memory; 0 for one that has just ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS")), 0)


def children(process: int) -> list[int]:
    """The processes that a process has started."""
    try:
        return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def main() -> None:
    """Print the table, and write it as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warcs", nargs="+", type=Path)
    parser.add_argument("--megabytes", type=int, default=4600)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names, count = write_archives(folder, pages_of(options.warcs), options.megabytes)
        (folder / "names.txt").write_text("\n".join(names))
        command = [sys.executable, "-m", "pinkslip", "extract", "--warc", str(folder / "names.txt")]
        command += ["--shards", str(folder / "shards"), "--jobs", str(options.jobs)]
        peaks: list[tuple[int, int]] = [(0, 0)] * _TENTHS
        began = time.monotonic()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as run:  # noqa: S603
            while run.poll() is None:
                tenth = min(len([*folder.glob("shards/*.shard")]) * _TENTHS // len(names), _TENTHS - 1)
                parent, worker = peaks[tenth]
                largest = max(map(resident, children(run.pid)), default=0)
                peaks[tenth] = max(parent, resident(run.pid)), max(worker, largest)
                time.sleep(1)
        seconds = time.monotonic() - began
    print(f"{count} pages, {options.jobs} workers: {count / seconds:.0f} pages/s, exit status {run.returncode}\n")
    print("| pages | parent, MB | worker, MB |\n|---:|---:|---:|")
    for number, (parent, worker) in enumerate(peaks, 1):
        print(f"| {count * number // _TENTHS} | {parent} | {worker} |")
    if options.json:
        result = {"pages": count, "jobs": options.jobs, "pages/s": round(count / seconds), "MB by tenth": peaks}
        options.json.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
