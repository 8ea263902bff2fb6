"""``pinkslip crawl`` and ``extract`` as an operator meets them: statuses, one-line errors, the lock, kills."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.kill_crawl import kill_and_compare
from crawler.lock import AnotherRun, hold_lock
from store import open_store
from store.compare import every_row
from store.warc import iter_records
from tests.crawler.press import feed, pinkslip, robots, story, write_archive, write_catalog
from tests.store.conftest import AT

HOST = "ledger.example"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a catalogue and an archive of five articles."""
    slugs = [f"ostrel-cuts-{n}00-jobs" for n in range(1, 6)]
    pages = [
        story(HOST, slug, f"Ostrel Looms said it will cut {slug.split('-')[2]} jobs in Leeds to lower costs.")
        for slug in slugs
    ]
    listing = feed(f"https://{HOST}/feed.rss", [page.url for page in pages])
    write_archive(tmp_path / "ledger.warc.gz", [robots(HOST), listing, *pages])
    write_catalog(tmp_path / "outlets", HOST)
    return tmp_path


REPLAY = ("--catalog", "outlets", "--replay", "ledger.warc.gz")


def test_unknown_outlet_is_one_line_with_the_known_ones(folder: Path) -> None:
    run = pinkslip("crawl", "leger", *REPLAY, cwd=folder)
    assert run.returncode == 2
    assert run.stderr == "pinkslip: unknown outlet 'leger'; the catalogue knows: ledger\n"
    assert not (folder / "pinkslip.db").exists()


@pytest.mark.trial
def test_database_that_is_none_is_one_line_and_stays_as_it_was(folder: Path) -> None:
    (folder / "t.db").write_text("my shopping list\n" * 100)
    sqlite3.connect(folder / "other.db").execute("CREATE TABLE mine (x)").connection.close()
    for name, line in (("t.db", "is not a SQLite database"), ("other.db", "of something else")):
        before = (folder / name).read_bytes()
        run = pinkslip("crawl", *REPLAY, "--db", name, cwd=folder)
        assert run.returncode == 2
        assert run.stderr.startswith(f"pinkslip: {name} ")
        assert line in run.stderr
        assert run.stderr.count("\n") == 1
        assert (folder / name).read_bytes() == before
    run = pinkslip("crawl", *REPLAY, "--db", "no/such/folder/t.db", cwd=folder)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "no such folder" in run.stderr


def test_second_run_at_a_time_ends_with_status_75(folder: Path) -> None:
    with hold_lock(folder / "t.db"):
        with pytest.raises(AnotherRun), hold_lock(folder / "t.db"):
            pass
        for command in (("crawl", *REPLAY), ("extract",)):
            run = pinkslip(*command, "--db", "t.db", cwd=folder)
            assert run.returncode == 75
            assert run.stderr.startswith("pinkslip: another run is at work on t.db")
            assert run.stderr.count("\n") == 1
    with hold_lock(folder / "t.db"):
        pass


@pytest.mark.trial
def test_killed_crawl_is_finished_by_the_next_run_as_if_nothing_had_been(folder: Path) -> None:
    archive, catalog = folder / "ledger.warc.gz", folder / "outlets"
    trial = kill_and_compare(folder, [archive], catalog, kills=2, seed=5, until=2.5)
    assert trial.wrong == []


@pytest.mark.trial
def test_page_that_a_killed_run_left_counts_as_new_and_not_also_as_seen(folder: Path) -> None:
    with open_store(folder / "t.db") as store:
        run = store.start_run("crawl", (), "0", {}, AT)
        with store.archive(run, AT) as archive:
            for _, found in iter_records(folder / "ledger.warc.gz"):
                if "ostrel" in found.url:
                    page = replace(found, context=(("outlet", "ledger"), ("kind", "page")))
                    store.save_snapshot(run, page, archive.append(page))
    run_on = pinkslip("crawl", *REPLAY, "--db", "t.db", cwd=folder)
    assert run_on.stdout.startswith("pinkslip: 5 new, 0 seen; 5 new claims"), run_on


def test_replay_of_bare_pages_says_which_command_reads_them(folder: Path) -> None:
    write_archive(folder / "pages.warc.gz", [story(HOST, "ostrel", "Ostrel Looms will cut 300 jobs.")])
    run = pinkslip("crawl", "--replay", "pages.warc.gz", "--catalog", "outlets", "--db", "t.db", cwd=folder)
    assert run.returncode == 0
    assert run.stdout.strip().endswith("read their pages with `pinkslip extract --warc FILE`")


@pytest.mark.trial
def test_extract_reads_again_out_of_the_archive_and_changes_nothing(folder: Path) -> None:
    assert pinkslip("crawl", *REPLAY, "--db", "t.db", cwd=folder).returncode == 0
    with open_store(folder / "t.db", read_only=True) as store:
        before = every_row(store)
    for option, pages in ((), 0), (("--again",), 5):
        run = pinkslip("extract", *option, "--db", "t.db", cwd=folder)
        assert run.stdout.startswith(f"pinkslip: {pages} pages read: 0 new, 0 otherwise than before"), run
        assert run.returncode == 0
    with open_store(folder / "t.db", read_only=True) as store:
        assert every_row(store) == before


@pytest.mark.trial
def test_extract_takes_the_pages_of_an_archive(folder: Path) -> None:
    run = pinkslip("extract", "--warc", "ledger.warc.gz", "--jsonl", cwd=folder)
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert [row["id"] for row in rows] == [f"https://{HOST}/ostrel-cuts-{n}00-jobs" for n in range(1, 6)]
    assert [row["claims"][0]["low"] for row in rows] == [100, 200, 300, 400, 500]
    run = pinkslip("extract", "--warc", "ledger.warc.gz", "--db", "t.db", cwd=folder)
    assert run.stdout.startswith("pinkslip: 5 pages read: 5 new, "), run
    run = pinkslip("extract", "--warc", "ledger.warc.gz", "--db", "t.db", cwd=folder)
    assert run.stdout.startswith("pinkslip: 0 pages read: 0 new, "), run


def test_extract_of_articles_wants_jsonl(folder: Path) -> None:
    (folder / "articles.jsonl").write_text("{}\n")
    run = pinkslip("extract", "--articles", "articles.jsonl", cwd=folder)
    assert run.returncode == 2
    assert "--articles wants --jsonl" in run.stderr


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"\xff\xfe", "articles.jsonl, line 1: not JSON in UTF-8"),
        (b'{"id": "1"}\n{bad', "articles.jsonl, line 2: not JSON"),
        (b"[]", "articles.jsonl, line 1: no article"),
    ],
)
def test_extract_of_a_broken_articles_file_is_one_line(tmp_path: Path, content: bytes, line: str) -> None:
    (tmp_path / "articles.jsonl").write_bytes(content)
    run = pinkslip("extract", "--articles", "articles.jsonl", "--jsonl", cwd=tmp_path)
    assert run.returncode == 2
    assert run.stderr.startswith(f"pinkslip: {line}")
    assert run.stderr.count("\n") == 1
