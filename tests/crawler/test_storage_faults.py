"""Full disks, locked databases and slow readers: a clear line, nothing lost, and the next run goes on."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from benchmarks.disk_full import fill_and_compare, small_disk
from store import open_store
from tests.crawler.press import ROOT, Answer, feed, pinkslip, robots, story, write_archive, write_catalog
from tests.crawler.site import Site, running_site

HOST = "ledger.example"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a catalogue and an archive of four articles."""
    pages = [story(HOST, f"ostrel-{n}", f"Ostrel Looms will cut {n}00 jobs in Leeds.") for n in range(1, 5)]
    listing = feed(f"https://{HOST}/feed.rss", [page.url for page in pages])
    write_archive(tmp_path / "ledger.warc.gz", [robots(HOST), listing, *pages])
    write_catalog(tmp_path / "outlets", HOST)
    return tmp_path


@pytest.mark.trial
def test_disk_that_runs_full_costs_nothing_committed(folder: Path) -> None:
    try:
        with small_disk(folder / "disk", 4096):
            pass
    except OSError as error:
        pytest.skip(f"no tmpfs can be mounted: {error}")
    trial = fill_and_compare(folder, [folder / "ledger.warc.gz"], folder / "outlets", sizes=(600_000,))
    assert trial.wrong == []
    assert set(trial.endings) == {"pinkslip: DISK/t.db: the disk is full"}


@contextmanager
def held(db: Path, *, write: bool) -> Iterator[sqlite3.Connection]:
    """A transaction of somebody else's, open for as long as the block runs."""
    with closing(sqlite3.connect(db, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        other.execute("SELECT count(*) FROM snapshots").fetchone()
        yield other
        other.execute("ROLLBACK")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with running_site(tmp_path) as running:
        yield running


@pytest.mark.trial
def test_lock_in_the_midst_of_a_crawl_is_waited_for_with_open_ears(site: Site, tmp_path: Path) -> None:
    """While a writer holds the database no download may time out, and the rest comes in when it lets go. A reader with
    a long transaction holds nothing up, and sees what there was when it began; a second run steps aside."""
    host, count = "127.0.0.1", 8
    base = f"http://{host}:{site.port}"
    page = story("x.example", "ostrel", "Ostrel Looms will cut 300 jobs in Leeds.").body
    links = [f"{base}/{n}" for n in range(count)]
    answers = {f"{host}/{n}": Answer(url="", body=page.replace(b"300", b"%d" % (300 + n))) for n in range(count)}
    site.serve(answers | {f"{host}/feed.rss": feed("", links)})
    write_catalog(tmp_path / "outlets", "one.example", domain=f'"{host}"', feeds=f'["{base}/feed.rss"]')
    environment = {"PINKSLIP_DELAY": "0.05", "PINKSLIP_OPEN_HOSTS": host, "PINKSLIP_TIMEOUT": "2", "PINKSLIP_JOBS": "1"}
    with (
        open_store(tmp_path / "t.db"),
        held(tmp_path / "t.db", write=False) as reader,
        subprocess.Popen(
            [sys.executable, "-m", "pinkslip", "crawl", "--catalog", "outlets", "--db", "t.db"],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as run,
    ):
        deadline = time.monotonic() + 60
        while len(site.requests()) < 4 and time.monotonic() < deadline:
            time.sleep(0.05)
        with held(tmp_path / "t.db", write=True):
            began = time.monotonic()
            second = pinkslip("crawl", "--catalog", "outlets", "--db", "t.db", cwd=tmp_path)
            assert (second.returncode, second.stdout) == (75, "")
            assert second.stderr.startswith("pinkslip: another run is at work on t.db")
            time.sleep(max(0.0, 4 - (time.monotonic() - began)))
            assert run.poll() is None
        said, _ = run.communicate(timeout=60)
        assert reader.execute("SELECT count(*) FROM snapshots").fetchone() == (0,)
    assert said.startswith(f"pinkslip: {count} new, 0 seen; {count} new claims"), said
