"""``pinkslip prune`` and ``pinkslip backup`` as an operator meets them; pages whose archive is lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import wait
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from crawler.extraction import Desk
from crawler.lock import hold_lock
from crawler.workers import WorkerPool
from pinkslip import main
from store import Waiting, open_store
from tests.store.conftest import a_claim, a_snapshot, an_article, keep

NOW = datetime.now(UTC)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A store of two old articles, one of them with a claim."""
    with open_store(tmp_path / "t.db") as store:
        run = store.start_run("crawl", [], "0", {}, NOW)
        for jobs, years in ((300, 3), (400, 3), (500, 0)):
            url = f"https://ledger.example/{jobs}"
            number = keep(store, run, a_snapshot(b"page", url=url, at=NOW - timedelta(days=365 * years)))
            article = an_article(jobs, url)
            store.save_extraction(run, number, article, (a_claim(article, jobs),) if jobs == 300 else ())
        store.finish_run(run, "done", {}, NOW)
    return tmp_path / "t.db"


def pinkslip(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return done.exit_code, done.output


def test_prune_says_what_goes_and_dry_run_touches_nothing(db: Path) -> None:
    before = {path: path.read_bytes() for path in db.parent.rglob("*") if path.is_file()}
    status, said = pinkslip("prune", "--db", db, "--keep", "2y", "--dry-run")
    assert status == 0
    assert said.startswith("pinkslip: would drop 1 records from before ")
    assert "; 1 as old stay, " in said
    assert {path: path.read_bytes() for path in before} == before
    status, said = pinkslip("prune", "--db", db, "--keep", "2y")
    assert (status, said.startswith("pinkslip: dropped 1 records from before ")) == (0, True)
    sound = "pinkslip: sound: 2 records, 3 texts, 1 claims; 1 more records were pruned\n"
    assert pinkslip("check", "--db", db) == (0, sound)
    with open_store(db, read_only=True) as store:
        assert [tuple(row) for row in store.execute("SELECT command, ending FROM runs")][-1] == ("prune", "done")
    assert pinkslip("prune", "--db", db, "--keep", "2y")[1].startswith("pinkslip: dropped 0 records")


def test_prune_wants_a_time_and_the_lock(db: Path) -> None:
    status, said = pinkslip("prune", "--db", db, "--keep", "forever")
    assert (status, "say 2y, 18m, 8w or 90d" in said) == (2, True)
    with hold_lock(db):
        status, said = pinkslip("prune", "--db", db, "--keep", "2y")
    assert (status, said.startswith("pinkslip: another run is at work")) == (75, True)


def test_backup_needs_no_lock_and_says_what_it_has(db: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    with hold_lock(db):
        status, said = pinkslip("backup", target, "--db", db)
    assert status == 0
    assert said.startswith(f"pinkslip: {target}: 3 snapshots and 1 claims, ")
    assert "verified; archives: 3 files copied" in said
    assert "back their folder up by other means" in pinkslip("backup", target, "--db", db, "--no-archives")[1]
    assert pinkslip("check", "--db", target)[0] == 0
    assert pinkslip("backup", db, "--db", db)[0] == 2


def test_page_that_was_read_once_keeps_its_claims_when_its_archive_is_lost(db: Path) -> None:
    with open_store(db, rules="better") as store:
        run = store.start_run("extract", [], "0", {}, NOW)
        late = keep(store, run, a_snapshot(b"late", url="https://ledger.example/late"))
        for path in store.archive_folder.iterdir():
            path.unlink()
        assert [*Desk(store, run).waiting(Waiting.OUTDATED)] == []
        assert store.value("SELECT count(*) FROM claims") == 1
        assert store.value("SELECT count(*) FROM extractions WHERE outcome = 'article'") == 3
        failed = store.execute("SELECT snapshot_id, reason FROM extractions WHERE outcome = 'failed'").fetchall()
        assert [tuple(row) for row in failed] == [(late, "archive")]


def swell(_: object) -> object:
    return bytes(64 * 1024**3)


def hang(_: object) -> object:
    time.sleep(60)
    return None


@pytest.mark.trial
@pytest.mark.parametrize(("does", "reason"), [(swell, "memory limit"), (hang, "time limit")])
def test_page_that_exhausts_its_reader_is_recorded_with_the_reason(
    db: Path, does: Callable[[object], Any], reason: str
) -> None:
    with open_store(db) as store, WorkerPool(1, time_limit=5) as pool:
        run = store.start_run("crawl", [], "0", {}, NOW)
        number = keep(store, run, a_snapshot(b"bomb", url="https://ledger.example/bomb"))
        desk = Desk(store, run)
        (job,) = desk.waiting(Waiting.UNREAD)
        reading = pool.submit(does, job.page)
        wait([reading])
        assert desk.settle(job, reading).failed == reason
        row = store.execute("SELECT snapshot_id, outcome, reason FROM extractions ORDER BY id DESC").fetchone()
        assert tuple(row) == (number, "failed", reason)
