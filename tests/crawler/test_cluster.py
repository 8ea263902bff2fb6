"""A real Dask cluster: a scheduler and two workers in processes of their own, one of which is killed in mid-job."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

import crawler.cluster
from crawler.bulk import run_bulk
from crawler.cluster import ClusterError, run_on_cluster
from crawler.merging import merge_shards
from store import open_store
from store.compare import content
from tests.conftest import ENVIRONMENT
from tests.crawler.test_bulk import make_warc


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """One of Dask's own processes, and what it starts, until the block ends."""
    command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
    with subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture
def scheduler() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with started("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show"):
        yield f"tcp://127.0.0.1:{port}"


@pytest.mark.trial
def test_two_workers_find_what_one_process_finds_and_one_may_die(scheduler: str, tmp_path: Path) -> None:
    warcs = [str(make_warc(tmp_path, range(start, start + 10))) for start in range(0, 60, 10)]
    missing = str(tmp_path / "none.warc.gz")
    worker = ("dask_worker", scheduler, "--nthreads", "1", "--host", "127.0.0.1", "--no-dashboard", "--no-nanny")
    folder = f"file://{tmp_path}/cluster"
    killed: list[int] = []
    with ExitStack() as stack:
        doomed, _ = (
            stack.enter_context(started(*worker, "--local-directory", str(tmp_path / name))) for name in ("w1", "w2")
        )

        def kill(done: int, _all: int) -> None:
            if done == 2:
                os.killpg(doomed.pid, signal.SIGKILL)
                killed.append(doomed.pid)

        report = run_on_cluster(scheduler, [*warcs, missing], folder, progress=kill)
        again = run_on_cluster(scheduler, warcs, folder)
    assert killed
    assert list(report.broken) == [missing]
    assert "no such file" in report.broken[missing]
    assert (report.total.records, report.total.kept, len(report.shards)) == (60, 12, 6)
    assert (again.ready, again.total.records) == (6, 0)
    alone = run_bulk(warcs, tmp_path / "alone", jobs=1)
    merge_shards(tmp_path / "a.db", tuple(report.shards))
    merge_shards(tmp_path / "b.db", tuple(alone.shards))
    with open_store(tmp_path / "a.db", read_only=True) as a, open_store(tmp_path / "b.db", read_only=True) as b:
        assert content(a) == content(b)
    assert not list((tmp_path / "cluster").glob("*.part"))


def test_no_scheduler_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawler.cluster, "PATIENCE", 1)
    with pytest.raises(ClusterError, match=r"tcp://nowhere\.invalid:1: no Dask scheduler answers"):
        run_on_cluster("tcp://nowhere.invalid:1", ["a.warc.gz"], "x")
