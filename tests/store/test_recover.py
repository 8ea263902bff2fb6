"""Recovery: whatever moment a process dies, each record on the disk gets its row and nothing is lost unsaid."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store import Store, open_store
from store.compare import content
from store.recover import adopt_orphans
from store.warc import WarcArchive, iter_records
from tests.store.conftest import AT, a_snapshot, keep


def test_recover_adopts_a_record_without_row(store: Store, run: int) -> None:
    keep(store, run, a_snapshot())
    with WarcArchive(store.archive_folder, prefix="run9") as archive:
        archive.append(a_snapshot(b"<p>orphan", url="https://ledger.example/orphan"))
    found = adopt_orphans(store, run)
    assert (found.adopted, found.notes) == (1, ())
    assert store.seen_url("https://ledger.example/orphan")
    assert [page.url for page in store.pending_snapshots()][-1] == "https://ledger.example/orphan"
    assert not adopt_orphans(store, run)


@pytest.mark.parametrize("keep_part", [0.01, 0.5, 0.99])
def test_recover_sets_a_broken_tail_aside(store: Store, run: int, keep_part: float) -> None:
    with WarcArchive(store.archive_folder, prefix="run") as archive:
        refs = [archive.append(a_snapshot(b"x%d" % n, url=f"https://ledger.example/{n}")) for n in range(2)]
    path = store.archive_folder / refs[0].file
    whole = path.read_bytes()
    end = refs[1].offset + int(refs[1].length * keep_part)
    path.write_bytes(whole[:end])
    found = adopt_orphans(store, run)
    assert found.adopted == 1
    (note,) = found.notes
    aside = path.with_name(f"{path.name}.cut-{refs[1].offset}")
    assert f"at offset {refs[1].offset} were set aside as {aside.name}" in note
    assert path.read_bytes() + aside.read_bytes() == whole[:end]
    assert len(list(iter_records(path))) == 1
    assert not adopt_orphans(store, run)


def test_recover_sets_zeros_after_a_power_cut_aside(store: Store, run: int) -> None:
    keep(store, run, a_snapshot())
    (path,) = store.archive_folder.glob("*.gz")
    path.write_bytes(path.read_bytes() + bytes(512))
    found = adopt_orphans(store, run)
    assert (found.adopted, len(found.notes)) == (0, 1)
    assert path.with_name(f"{path.name}.cut-{path.stat().st_size}").read_bytes() == bytes(512)


def test_recover_rebuilds_the_rows_of_a_lost_database(store: Store, run: int) -> None:
    for n in range(3):
        keep(store, run, a_snapshot(b"x%d" % n, url=f"https://ledger.example/{n}"))
    keep(store, run, a_snapshot(b"<rss>", url="https://ledger.example/rss", kind="feed"))
    lost = store.path.with_name("lost.db")
    shutil.copytree(store.archive_folder, store.path.with_name("lost-warc"))
    with open_store(lost, rules="r1") as again:
        found = adopt_orphans(again, again.start_run("check", [], "0", {}, AT), whole=True)
        assert (found.adopted, found.notes) == (4, ())
        assert content(again) == content(store)


WRITER = """
import sys
from pathlib import Path
from store import open_store
from store.recover import adopt_orphans
from tests.store.conftest import AT, a_claim, a_snapshot, an_article

with open_store(Path(sys.argv[1]), rules="r1") as store:
    run = store.start_run("test", [], "0", {}, AT)
    for note in adopt_orphans(store, run).notes:
        print(note)
    with store.archive(run, AT) as archive:
        for n in range(40):
            url = f"https://ledger.example/{n}"
            if not store.seen_url(url):
                snapshot = a_snapshot(b"page %d " % n * 200, url=url)
                store.save_snapshot(run, snapshot, archive.append(snapshot))
            for page in store.pending_snapshots():
                jobs = 300 + int(page.url.rsplit("/", 1)[1])  # a killed run leaves another page than this turn's
                article = an_article(jobs, url=page.url)
                store.save_extraction(run, page.snapshot_id, article, (a_claim(article, jobs),))
    store.finish_run(run, "done", {}, AT)
"""


def start(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)


@pytest.mark.trial
def test_recover_after_kills_equals_an_undisturbed_run(tmp_path: Path) -> None:
    assert start(tmp_path / "calm.db").wait(60) == 0
    killed = tmp_path / "killed.db"
    chance = random.Random(20261125)  # noqa: S311
    kills = 0
    for _ in range(10):
        writer = start(killed)
        time.sleep(chance.uniform(0.25, 0.6))
        writer.send_signal(signal.SIGKILL)
        kills += writer.wait(60) == -signal.SIGKILL
    assert start(killed).wait(60) == 0
    assert kills
    with open_store(tmp_path / "calm.db", rules="r1") as calm, open_store(killed, rules="r1") as disturbed:
        assert content(disturbed) == content(calm)
        records = {
            (path.name, ref.offset)
            for path in disturbed.archive_folder.glob("*.warc.gz")
            for ref, _ in iter_records(path)
        }
        rows = {tuple(row) for row in disturbed.execute("SELECT warc_file, warc_offset FROM snapshots")}
        assert records == rows
        assert disturbed.value("PRAGMA integrity_check") == "ok"


def test_recover_removes_a_file_that_a_crash_left_empty(store: Store, run: int) -> None:
    keep(store, run, a_snapshot())
    empty = store.archive_folder / "20261102T090000Z-run000002-0001.warc.gz"
    empty.touch()
    assert adopt_orphans(store, run).notes == (f"{empty}: was empty and is removed",)
    assert not adopt_orphans(store, run)


def test_recover_tells_of_archives_that_are_cut_or_gone(store: Store, run: int) -> None:
    keep(store, run, a_snapshot())
    (path,) = store.archive_folder.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    (note,) = adopt_orphans(store, run).notes
    assert note.startswith(f"{path}: is shorter than its rows say")
    path.unlink()
    (note,) = adopt_orphans(store, run).notes
    assert note == f"{path}: is gone; copy it from a backup"
