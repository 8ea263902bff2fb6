"""A backup is a store: whole, of one moment, and never in the place of one that has more."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from store import Store, open_store
from store.backup import BackupRefused, back_up
from store.check import check_store
from store.compare import every_row
from store.errors import ArchiveError, StoreDamaged
from tests.store.conftest import AT, a_snapshot, keep, tell


@pytest.fixture
def told(store: Store, run: int) -> Store:
    """A store with three claims."""
    for n in range(3):
        tell(store, run, f"paper{n}", 100 + n)
    store.finish_run(run, "done", {}, AT)
    return store


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "safe").mkdir()
    return tmp_path / "safe" / "copy.db"


def test_backup_is_a_sound_store_with_everything_in_it(told: Store, target: Path) -> None:
    with open_store(told.path, read_only=True) as reader:
        done = back_up(reader, target)
    assert (done.snapshots, done.claims, done.standing) == (3, 3, 0)
    assert done.copied == len([*told.archive_folder.iterdir()])
    assert {path.name for path in target.parent.iterdir()} == {"copy.db", "copy-warc"}
    with open_store(target, read_only=True) as copy:
        assert [*check_store(copy)] == []
        assert every_row(copy) == every_row(told)


def test_backup_again_copies_only_what_is_new(told: Store, target: Path) -> None:
    first = back_up(told, target)
    run = told.start_run("crawl", [], "0", {}, AT)
    tell(told, run, "later", 400)
    done = back_up(told, target)
    assert (done.claims, done.copied, done.standing) == (4, 1, first.copied)
    with open_store(target) as copy:
        assert [*check_store(copy)] == []


def test_backup_and_check_may_run_while_a_crawl_writes(told: Store, target: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with open_store(told.path, rules="r1") as writer:
            run = writer.start_run("crawl", [], "0", {}, AT)
            with writer.archive(run, AT) as archive:
                n = 0
                while not stop.is_set():
                    page = a_snapshot(b"page" * 99, url=f"https://ledger.example/{n}", at=AT + timedelta(seconds=n))
                    writer.save_snapshot(run, page, archive.append(page))
                    n += 1

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for number in range(3):
            back_up(told, target.with_name(f"{number}.db"))
            assert [*check_store(told)] == []
    finally:
        stop.set()
        thread.join()
    for number in range(3):
        with open_store(target.with_name(f"{number}.db"), read_only=True) as copy:
            assert [*check_store(copy)] == []
    assert target.with_name("2.db").exists()


def test_backup_without_archives_is_the_database_alone(told: Store, target: Path) -> None:
    assert back_up(told, target, archives=False).copied == 0
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]


def test_backup_never_takes_the_place_of_something_else(told: Store, target: Path, tmp_path: Path) -> None:
    target.write_text("my shopping list\n" * 100)
    with pytest.raises(BackupRefused, match="is no earlier backup and is not overwritten"):
        back_up(told, target)
    assert target.read_text().startswith("my shopping list")
    with pytest.raises(BackupRefused, match="is the database itself"):
        back_up(told, told.path)
    with pytest.raises(BackupRefused, match="no such folder"):
        back_up(told, tmp_path / "gone" / "copy.db")


def test_backup_of_a_store_begun_anew_does_not_replace_the_one_that_has_it_all(told: Store, target: Path) -> None:
    told.start_run("crawl", [], "0", {}, AT)
    back_up(told, target)
    kept = target.read_bytes()
    with open_store(told.path.with_name("anew.db")) as anew, pytest.raises(BackupRefused, match="holds later runs"):
        back_up(anew, target)
    assert target.read_bytes() == kept


def test_backup_of_damage_leaves_the_earlier_one(told: Store, target: Path) -> None:
    back_up(told, target)
    before = target.read_bytes()
    run = told.start_run("crawl", [], "0", {}, AT)
    number = keep(told, run, a_snapshot(b"cut short", url="https://ledger.example/short"))
    path = told.archive_folder / told.value("SELECT warc_file FROM snapshots WHERE id = ?", (number,))
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(ArchiveError, match="is shorter than its rows say"):
        back_up(told, target)
    told.execute("PRAGMA foreign_keys = OFF")
    told.execute("INSERT INTO claim_ids (id, article_id) VALUES ('stray', 999)")
    with pytest.raises(StoreDamaged, match="no backup was made"):
        back_up(told, target)
    assert target.read_bytes() == before
    assert {each.suffix for each in target.parent.iterdir()} == {".db", ""}
