"""``pinkslip extract --cluster``: the bulk backfill as a job of a Dask cluster, an archive a task.

Each task runs ``pinkslip extract --shards`` in a process of its own on its worker's machine: the same design, with the
same limits, and no lxml in a worker's threads. The finished shard is put where all shards go, whole or not at all; a
task whose worker dies is given to another one.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import Progress as RichProgress

from crawler.bulk import BulkReport
from crawler.shards import read_progress, shard_name
from crawler.sources import opened
from extract.errors import PinkslipError

if TYPE_CHECKING:
    from distributed import Client


#: Seconds for the scheduler to answer.
PATIENCE = 20


class ClusterError(PinkslipError):
    """Raised where Dask is missing, or no scheduler answers."""


def run_on_cluster(
    scheduler: str,
    sources: Iterable[str],
    folder: str,
    *,
    everything: bool = False,
    progress: Any = lambda _done, _all: None,
) -> BulkReport:
    """Read archives into shards of a folder or fsspec address that all workers reach.

    Shards that are there are left alone. Archives that can't be read to their end are named in the report.
    """
    report, sources = BulkReport(), list(sources)
    with _client(scheduler) as client:
        from distributed.client import as_completed

        tasks = {
            client.submit(make_shard, source, folder, everything=everything, pure=False): source for source in sources
        }
        for done, task in enumerate(as_completed(tasks), 1):  # type: ignore[no-untyped-call]
            source = tasks[task]
            error = task.exception()
            if error is not None:
                report.broken[source] = str(error)
            else:
                shard, was_ready = task.result()
                report.shards.append(shard)
                report.ready += was_ready
                if not was_ready:
                    with opened(shard) as path:
                        report.total.add(read_progress(path)[1])
            progress(done, len(sources))
    report.shards.sort(key=str)
    return report


def make_shard(source: str, folder: str, *, everything: bool = False) -> tuple[str, bool]:
    """What a worker does: the archive's shard, put into the folder; its address, and whether it was there before.

    PinkslipError where the archive can't be read to its end.
    """
    import fsspec

    target = f"{folder.rstrip('/')}/{shard_name(source)}"
    system, remote = fsspec.core.url_to_fs(target)
    if system.exists(remote):
        return target, True
    with tempfile.TemporaryDirectory(prefix="pinkslip-") as local:
        command = [sys.executable, "-m", "pinkslip", "extract", "--warc", source, "--shards", local, "--jobs", "1"]
        command += ["--everything"] if everything else []
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own command
        ready = Path(local) / shard_name(source)
        if not ready.exists():
            raise PinkslipError(" ".join(done.stderr.split())[-500:] or f"{source}: ended with {done.returncode}")
        system.makedirs(system._parent(remote), exist_ok=True)  # noqa: SLF001  fsspec has no other word for it
        part = f"{remote}.{uuid.uuid4().hex}.part"
        system.put_file(str(ready), part)
        system.mv(part, remote)
    return target, False


def _client(scheduler: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError("clusters want Dask; pip install 'pinkslip[cluster]'") from None
    try:
        return Client(scheduler, timeout=PATIENCE)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        said = " ".join(str(error).split())[:200]
        raise ClusterError(f"{scheduler}: no Dask scheduler answers ({said}); start one with dask scheduler") from None


def cluster_and_print(scheduler: str, sources: list[str], folder: str, *, everything: bool) -> int:
    """:func:`run_on_cluster` with a progress bar on a terminal, and its line; 1 where an archive was not read."""
    console = Console(stderr=True)
    with RichProgress(*RichProgress.get_default_columns(), console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("archives", total=len(sources))

        def show(done: int, _all: int) -> None:
            bar.update(task, completed=done)

        report = run_on_cluster(scheduler, sources, folder, everything=everything, progress=show)
    for source, why in report.broken.items():
        console.print(f"{source}: {why}", markup=False, highlight=False, soft_wrap=True)
    print(f"pinkslip: {report}")
    return int(bool(report.broken))
