"""Opening: a store is made, found again, or refused in one clear line with what was there untouched."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from store import Store, open_store
from store.errors import (
    NewerSchema,
    NoDatabase,
    NotADatabase,
    OlderSchema,
    ReadOnlyStore,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreLocked,
)
from tests.store.conftest import AT, a_claim, a_snapshot, an_article, keep


def one_line(error: pytest.ExceptionInfo[StoreError], path: Path) -> str:
    text = str(error.value)
    assert str(path) in text
    assert "\n" not in text
    return text


@pytest.mark.parametrize("content", [b"hello", b"<html>" * 500, os.urandom(9000)], ids=["short", "html", "noise"])
@pytest.mark.parametrize("read_only", [True, False], ids=["read", "write"])
def test_open_refuses_what_is_no_database(tmp_path: Path, content: bytes, read_only: bool) -> None:  # noqa: FBT001
    path = tmp_path / "t.db"
    path.write_bytes(content)
    with pytest.raises(NotADatabase) as error:
        open_store(path, read_only=read_only)
    one_line(error, path)
    assert path.read_bytes() == content
    assert error.value.exit_status == 2


def test_open_refuses_somebody_elses_database(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE recipes (name)")
    before = path.read_bytes()
    with pytest.raises(NotADatabase, match="something else"):
        open_store(path)
    assert path.read_bytes() == before


def test_open_refuses_a_newer_schema(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with open_store(path) as store:
        store.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('pinkslip', '9999_later', '')"
        )
    for read_only in (True, False):
        with pytest.raises(NewerSchema, match=r"9999_later.*upgrade") as error:
            open_store(path, read_only=read_only)
        one_line(error, path)


def test_open_read_only_wants_a_file_of_this_schema(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with pytest.raises(NoDatabase, match="does not exist"):
        open_store(path, read_only=True)
    assert not path.exists()
    path.touch()
    with pytest.raises(OlderSchema):
        open_store(path, read_only=True)


def test_open_refuses_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(NotADatabase, match="folder"):
        open_store(tmp_path)
    with pytest.raises(ReadOnlyStore, match="folder"):
        open_store(tmp_path / "gone" / "t.db")


def test_open_read_only_can_not_write(store: Store) -> None:
    with open_store(store.path, read_only=True) as reader, pytest.raises(ReadOnlyStore):
        reader.start_run("test", [], "0", {}, AT)


def test_open_read_only_leaves_no_files_behind(store: Store) -> None:
    path = store.path
    store.close()
    with open_store(path, read_only=True) as reader:
        assert reader.counts()["claims"] == 0
    assert [each.name for each in path.parent.iterdir()] == [path.name]


AS_NOBODY = """
import os, sys
from pathlib import Path
from store import open_store
from store.errors import ReadOnlyStore
open_store(Path(sys.argv[1] + ".other")).close()  # imports all there is to import
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    open_store(Path(sys.argv[1]))
except ReadOnlyStore as error:
    print(error)
with open_store(Path(sys.argv[1]), read_only=True) as store:
    print(store.counts()["claims"])
"""


def test_open_unwritable_file_says_so_and_can_be_read(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    for parent in tmp_path.parents:
        if parent.stat().st_mode & 0o005 != 0o005 and parent.owner() == tmp_path.owner() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o005)
    path = tmp_path / "t.db"
    with open_store(path) as store:
        run = store.start_run("test", [], "0", {}, AT)
        article = an_article()
        store.save_extraction(run, keep(store, run, a_snapshot()), article, (a_claim(article),))
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(path)], capture_output=True, text=True, check=False, timeout=60
        )
    finally:
        tmp_path.chmod(0o755)
    assert done.stdout.splitlines() == [
        f"{path} can't be written; give this user write access to it and its folder",
        "1",
    ], done.stderr


def test_write_past_a_lock_gives_up_with_75(store: Store) -> None:
    with open_store(store.path, busy_seconds=0.05) as second, store.batch():
        store.start_run("test", [], "0", {}, AT)
        with pytest.raises(StoreLocked) as error:
            second.start_run("test", [], "0", {}, AT)
    one_line(error, store.path)
    assert error.value.exit_status == 75


def test_open_past_a_lock_gives_up_with_75(store: Store) -> None:
    with store.batch(), pytest.raises(StoreLocked):
        open_store(store.path, busy_seconds=0.05)


def keep_many(store: Store, run: int) -> None:
    for n in range(200):
        keep(store, run, a_snapshot(b"x" * 99, url=f"https://ledger.example/{'long' * 99}/{n}"))


def test_write_without_room_loses_nothing_committed(store: Store, run: int) -> None:
    article = an_article()
    store.save_extraction(run, keep(store, run, a_snapshot()), article, (a_claim(article),))
    store.execute(f"PRAGMA max_page_count = {store.value('PRAGMA page_count')}")
    with pytest.raises(StoreFull, match="disk is full"):
        keep_many(store, run)
    store.execute("PRAGMA max_page_count = 100000")
    assert store.counts()["claims"] == 1
    assert store.value("PRAGMA integrity_check") == "ok"


def test_open_damaged_database_says_so(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with open_store(path):
        pass
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreDamaged, match="restore a backup"), open_store(path) as store:
        store.counts()


def test_open_is_safe_to_race(tmp_path: Path) -> None:
    script = "import sys; from pathlib import Path; from store import open_store; open_store(Path(sys.argv[1])).close()"
    racers = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "t.db")]) for _ in range(3)]
    assert [racer.wait(60) for racer in racers] == [0, 0, 0]
    with open_store(tmp_path / "t.db") as store:
        assert store.value("PRAGMA integrity_check") == "ok"


def test_views_are_renewed_when_they_changed(store: Store) -> None:
    store.execute("DROP VIEW current_claims")
    store.execute("CREATE VIEW current_claims AS SELECT 1 AS old")
    with open_store(store.path) as again:
        assert list(again.rows("SELECT * FROM current_claims")) == []
