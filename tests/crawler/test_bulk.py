"""Bulk backfill and merge: the same claims as the full path, whatever breaks off, comes twice or comes damaged."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.page_form import page_of
from crawler.backfill import run_extract
from crawler.bulk import run_bulk
from crawler.lock import AnotherRun, hold_lock
from crawler.merging import merge_shards
from crawler.shards import ShardError, read_shard, shard_name
from crawler.sources import find_sources
from extract.errors import PinkslipError
from extract.model import Article, Snapshot
from store import open_store
from store.check import check_store
from store.compare import content
from store.warc import WarcArchive
from tests.conftest import ENVIRONMENT, run_pinkslip

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
CUT = "{} said on Monday that it will lay off {} workers because demand has fallen."
QUIET = "{} said on Monday that it has opened its {}th shop, and that it will hire more people next year."


def snapshot(number: int) -> Snapshot:
    """A page; every fifth tells of a cut."""
    words = (CUT if number % 5 == 0 else QUIET).format(f"Kestrel {number:03} Foods", 100 + number)
    body = (
        f"{words}\n\nThe company makes biscuits in Corley and sells them in the region. "
        + "It was founded long ago. " * 12
    )
    url = f"https://ledger.example/2026/11/02/kestrel-{number}"
    article = Article.of(url=url, title=f"News of Kestrel {number:03} Foods", body=body, published_at=AT)
    return Snapshot.of(url=url, final_url=url, fetched_at=AT, status=200, headers=(("Content-Type", "text/html"),),
                       body=page_of(article, random.Random(number)))  # fmt: skip  # noqa: S311


def make_warc(folder: Path, numbers: range) -> Path:
    """An archive of these pages."""
    with WarcArchive(folder / f"from{numbers.start}", prefix="test") as archive:
        for number in numbers:
            ref = archive.append(snapshot(number))
    return folder / f"from{numbers.start}" / ref.file


@pytest.fixture(scope="module")
def warcs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("warcs")
    return tuple(make_warc(folder, range(start, start + 60)) for start in (0, 60, 120))


@pytest.fixture(scope="module")
def shards(warcs: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    report = run_bulk([str(path) for path in warcs], tmp_path_factory.mktemp("shards"), jobs=2)
    assert (report.total.records, report.total.kept, report.total.claims, report.broken) == (180, 36, 36, {})
    assert report.total.passed == 36
    return tuple(report.shards)


def claims(db: Path) -> list[tuple[object, ...]]:
    with open_store(db, read_only=True) as store:
        assert list(check_store(store)) == []
        sql = "SELECT id, company, low, confidence FROM current_claims ORDER BY id"
        return [tuple(row) for row in store.execute(sql)]


@pytest.mark.trial
def test_merged_shards_hold_what_the_full_path_finds(
    warcs: tuple[Path, ...], shards: tuple[Path, ...], tmp_path: Path
) -> None:
    run_extract(tmp_path / "full.db", warcs=warcs, jobs=2)
    merge_shards(tmp_path / "merged.db", shards)
    assert claims(tmp_path / "merged.db") == claims(tmp_path / "full.db")
    assert len(claims(tmp_path / "merged.db")) == 36


@pytest.mark.trial
def test_merging_is_the_same_in_any_order_and_any_number_of_times(shards: tuple[Path, ...], tmp_path: Path) -> None:
    a, b, c = shards
    merge_shards(tmp_path / "one.db", (a, b, c))
    for part in ((c,), (a, c), (b,), (a, b, c)):
        report = merge_shards(tmp_path / "two.db", part)
    assert (report.new, report.claims_new) == (0, 0)
    with open_store(tmp_path / "one.db", read_only=True) as one, open_store(tmp_path / "two.db", read_only=True) as two:
        assert content(one) == content(two)


@pytest.mark.trial
def test_ready_shards_are_left_alone_and_others_gone_on_with(warcs: tuple[Path, ...], tmp_path: Path) -> None:
    source = warcs[0]
    cut = tmp_path / source.name
    whole = source.read_bytes()
    cut.write_bytes(whole[: len(whole) // 2])
    report = run_bulk([str(cut)], tmp_path / "s", jobs=1)
    assert list(report.broken) == [str(cut)]
    assert "breaks off" in report.broken[str(cut)]
    half = report.total.records
    assert 20 < half < 40
    assert [path.suffix for path in (tmp_path / "s").glob("*.shard*")] == [".part"]
    cut.write_bytes(whole)  # it was still being copied
    report = run_bulk([str(cut)], tmp_path / "s", jobs=1)
    assert (report.total.records, report.total.kept) == (60, 12)
    assert run_bulk([str(cut)], tmp_path / "s", jobs=1).ready == 1
    assert [page.snapshot.url for page in read_shard(report.shards[0])] == [snapshot(n).url for n in range(0, 60, 5)]


def test_one_run_at_a_time_in_a_folder(warcs: tuple[Path, ...], tmp_path: Path) -> None:
    with hold_lock(tmp_path / "shards"), pytest.raises(AnotherRun, match="another run is at work"):
        run_bulk([str(warcs[0])], tmp_path, jobs=1)


@pytest.mark.trial
def test_a_killed_run_loses_nothing(warcs: tuple[Path, ...], shards: tuple[Path, ...], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pinkslip", "extract", "--shards", "s", "--jobs", "1"]
    command += [word for path in warcs for word in ("--warc", str(path))]
    options = {"cwd": tmp_path, "env": ENVIRONMENT, "stdout": subprocess.DEVNULL, "start_new_session": True}
    with subprocess.Popen(command, **options) as run:  # type: ignore[call-overload]
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob("s/*.shard")) and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(run.pid, signal.SIGKILL)
    done = subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert "3 shards, 1 of them ready before" in done.stdout or "3 shards, 2 of them" in done.stdout
    again = sorted((tmp_path / "s").glob("*.shard"))
    assert [path.name for path in again] == sorted(path.name for path in shards)
    merge_shards(tmp_path / "a.db", tuple(again))
    merge_shards(tmp_path / "b.db", shards)
    assert claims(tmp_path / "a.db") == claims(tmp_path / "b.db")


@pytest.mark.trial
def test_a_page_that_kills_its_worker_costs_itself(tmp_path: Path) -> None:
    pages = [snapshot(number) for number in range(20)]
    url = pages[7].url
    with WarcArchive(tmp_path / "w", prefix="test") as archive:
        for page in pages:
            ref = archive.append(page)
    deadly = tmp_path / "deadly.py"
    deadly.write_text(
        "import os\nimport extract.gate\nplain = extract.gate.page_may_tell\n"
        "extract.gate.page_may_tell = lambda page: os._exit(9) if b'News of Kestrel 007' in page else plain(page)\n",
        "utf-8",
    )
    # Workers are spawned: what they import first is what they find first.
    (tmp_path / "sitecustomize.py").write_text("import deadly\n", "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pinkslip", "extract", "--warc", f"w/{ref.file}", "--shards", "s", "--jobs", "1"],
        cwd=tmp_path, env={**ENVIRONMENT, "PYTHONPATH": f"{ENVIRONMENT['PYTHONPATH']}:{tmp_path}"},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (run.returncode, "20 pages" in run.stdout, "1 failed" in run.stdout) == (0, True, True), run
    assert url in run.stderr
    (shard,) = (tmp_path / "s").glob("*.shard")
    assert [page.snapshot.url for page in read_shard(shard)] == [pages[n].url for n in (0, 5, 10, 15)]


@pytest.mark.trial
def test_a_shard_from_elsewhere_is_checked(shards: tuple[Path, ...], tmp_path: Path) -> None:
    def harmed(name: str, column: str, value: object) -> Path:
        path = tmp_path / name
        path.write_bytes(shards[0].read_bytes())
        with sqlite3.connect(path) as db:
            db.execute(f"UPDATE pages SET {column} = ? WHERE offset = (SELECT max(offset) FROM pages)", (value,))  # noqa: S608
        return path

    (tmp_path / "text.shard").write_text("no database", "utf-8")
    other = tmp_path / "other.shard"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE pages (offset)")
    bad = (
        tmp_path / "text.shard",
        other,
        harmed("body.shard", "body", b"x"),
        harmed("digest.shard", "sha256", "x"),
        harmed("claims.shard", "claims", "[{}]"),
        harmed("when.shard", "fetched_at", "now"),
    )
    for path in bad:
        with pytest.raises(ShardError, match=path.name):
            list(read_shard(path))
    report = merge_shards(tmp_path / "t.db", (*bad, shards[1]))
    assert len(report.broken) == len(bad)
    assert len(claims(tmp_path / "t.db")) == 12 + 11  # what stands before the damage is sound


@pytest.mark.trial
def test_shards_of_other_rules_are_kept_and_read_again(shards: tuple[Path, ...], tmp_path: Path) -> None:
    path = tmp_path / "old.shard"
    path.write_bytes(shards[0].read_bytes())
    with sqlite3.connect(path) as db:
        db.execute("UPDATE progress SET rules = 'older'")
    report = merge_shards(tmp_path / "t.db", (path,))
    assert (report.pages, report.claims_new, report.outdated) == (12, 0, 1)
    assert run_extract(tmp_path / "t.db").claims_new == 12


def test_sources_are_files_globs_and_lists(tmp_path: Path) -> None:
    for name in ("b.warc.gz", "a.warc.gz", "c.warc"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "paths.txt").write_text("# a list\nhttps://data.example/x.warc.gz\n\nc.warc\n", "utf-8")
    found = find_sources([str(tmp_path / "*.warc.gz"), str(tmp_path / "paths.txt"), str(tmp_path / "a.warc.gz")])
    names = [str(tmp_path / "a.warc.gz"), str(tmp_path / "b.warc.gz"), "https://data.example/x.warc.gz", "c.warc"]
    assert found == names
    for name in ("none*.warc", "no.txt"):
        with pytest.raises(PinkslipError, match=name.replace("*", ".")):
            find_sources([str(tmp_path / name)])
    assert shard_name("s3://bucket/2026/x.warc.gz") != shard_name("s3://bucket/2025/x.warc.gz")


@pytest.mark.trial
def test_archives_behind_addresses(warcs: tuple[Path, ...], tmp_path: Path) -> None:
    report = run_bulk([f"file://{warcs[0]}", "file:///nowhere/x.warc.gz"], tmp_path, jobs=1)
    assert report.total.kept == 12
    assert list(report.broken) == ["file:///nowhere/x.warc.gz"]


@pytest.mark.trial
def test_command_line(warcs: tuple[Path, ...], tmp_path: Path) -> None:
    done = run_pinkslip(tmp_path, "extract", "--warc", str(warcs[0]), "--shards", "s", "--everything")
    assert (
        done.stdout
        == "pinkslip: 1 shards, 0 of them ready before; 60 pages, 60 past the gate, 60 kept with 12 claims\n"
    )
    (shard,) = (tmp_path / "s").glob("*.shard")
    merged = run_pinkslip(tmp_path, "merge", str(shard), "--db", "t.db")
    assert merged.stdout == "pinkslip: 1 shards, 60 pages: 60 new articles, 12 new claims\n"
    wrong = run_pinkslip(tmp_path, "extract", "--shards", "s")
    assert (wrong.returncode, "--shards wants --warc" in wrong.stderr) == (2, True)
