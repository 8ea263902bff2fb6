"""What is old and needed by nothing goes; whatever moment the process dies, nothing else does."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from store import Store, Waiting, open_store
from store.as_of import as_of
from store.check import check_store
from store.compare import content
from store.errors import Pruned
from store.explain import explain_claim
from store.prune import parse_keep, plan_pruning, prune_store
from store.records import read_snapshot
from store.recover import adopt_orphans
from tests.store.conftest import AT, a_claim, a_snapshot, an_article

YEAR = timedelta(days=365)
LATER = AT + 3 * YEAR
Page = tuple[str, int]  # what it is, its snapshot


@pytest.fixture
def pages(store: Store) -> dict[str, int]:
    """The snapshots of two old files, one young: pages with and without claims, feeds, what waits and what failed."""
    found: dict[str, int] = {}

    def keep(run: int, name: str, kind: str, days: int, outcome: str, archive: object) -> None:
        url = f"https://ledger.example/{name.split('-')[0]}"
        snapshot = a_snapshot(name.encode() * 500, url=url, at=AT + timedelta(days=days), kind=kind)
        number = found[name] = store.save_snapshot(run, snapshot, archive.append(snapshot))  # type: ignore[attr-defined]
        store.save_fetch(
            run, outlet="ledger", url=url, kind=kind, outcome="new", at=snapshot.fetched_at, snapshot=number
        )  # type: ignore[arg-type]
        if outcome in ("claim", "none"):
            article = an_article(300 + number, url=url)
            claims = (a_claim(article, 300 + number),) if outcome == "claim" else ()
            store.save_extraction(run, number, article, claims)
        elif outcome == "failed":
            store.save_failure(run, number, "time limit", "too slow")
        elif outcome == "refused":
            store.save_refusal(run, number, "wall", "asks for a login")

    for days, rows in (
        (0, [("feed-1", "feed", ""), ("cut", "page", "claim"), ("dull", "page", "none"), ("wall", "page", "refused")]),
        (1, [("feed-2", "feed", ""), ("rain", "page", "none"), ("snow", "page", "none")]),
        (2, [("slow", "page", "failed"), ("late", "page", ""), ("sun", "page", "none"), ("robots", "robots", "")]),
        (3 * 365, [("feed-3", "feed", ""), ("new", "page", "none"), ("cut-edited", "page", "none")]),
    ):
        at = AT + timedelta(days=days)
        run = store.start_run("crawl", [], "0", {}, at)
        with store.archive(run, at) as archive:
            for name, kind, outcome in rows:
                keep(run, name, kind, days, outcome, archive)
        store.finish_run(run, "done", {}, at)
    return found


#: What is old, and nothing stands on it.
GOES = {"feed-1", "feed-2", "dull", "wall", "rain", "snow", "sun", "robots"}


def prune(store: Store) -> None:
    run = store.start_run("prune", [], "0", {}, LATER)
    adopt_orphans(store, run)
    prune_store(store, run, 2 * YEAR, LATER)
    store.finish_run(run, "done", {}, LATER)


def gone(store: Store, pages: dict[str, int]) -> set[str]:
    pruned = {row[0] for row in store.execute("SELECT snapshot_id FROM pruned_snapshots")}
    return {name for name, number in pages.items() if number in pruned}


def test_prune_drops_what_nothing_stands_on_and_the_store_stays_sound(store: Store, pages: dict[str, int]) -> None:
    before = content(store)
    size = sum(path.stat().st_size for path in store.archive_folder.iterdir())
    plan, _ = plan_pruning(store, 2 * YEAR, LATER)
    assert gone(store, pages) == set()
    prune(store)
    assert gone(store, pages) == GOES
    assert (plan.dropped, plan.needed, plan.files) == (len(GOES), 3, 3)
    assert [*check_store(store)] == []
    assert content(store) == before
    for name, number in pages.items():
        if name in GOES:
            with pytest.raises(Pruned, match=f"snapshot {number} was dropped by `pinkslip prune` in run 5"):
                read_snapshot(store, number)
        else:
            assert read_snapshot(store, number).body == name.encode() * 500
    freed = store.value("SELECT sum(bytes_freed) FROM prunings")
    assert freed == size - sum(path.stat().st_size for path in store.archive_folder.iterdir()) > 0
    assert store.execute("SELECT count(*), count(new_file), sum(records_dropped) FROM prunings").fetchone() == (3, 2, 8)
    assert store.count_pending(Waiting.ALL) == 5  # cut, slow, late, new and the edited one
    prune(store)
    assert store.value("SELECT count(*) FROM prunings") == 3


def test_prune_moves_records_that_it_moved_before(store: Store, pages: dict[str, int]) -> None:
    prune(store)
    run = store.start_run("prune", [], "0", {}, LATER)
    store.save_refusal(run, pages["slow"], "wall", "asks for a login")
    assert prune_store(store, run, YEAR, LATER).dropped == 1
    assert gone(store, pages) == GOES | {"slow"}
    assert [*check_store(store)] == []
    assert read_snapshot(store, pages["late"]).body == b"late" * 500


def test_explain_and_verdicts_hold_after_a_prune(store: Store, pages: dict[str, int]) -> None:
    prune(store)
    claim = store.value("SELECT id FROM claims")
    explanation = explain_claim(
        store, claim, lambda _: an_article(300 + pages["cut"], url="https://ledger.example/cut")
    )
    assert [link.held for link in explanation.links if link.name == "record"] == [True]
    # A person adds a claim to a text whose record is gone: the chain says so.
    article = replace(an_article(300 + pages["dull"], url="https://ledger.example/dull"))
    store.save_extraction(5, pages["dull"], article, (a_claim(article, 300 + pages["dull"]),))
    added = store.value("SELECT id FROM claims WHERE id != ?", (claim,))
    (record,) = [link for link in explain_claim(store, added, lambda _: article).links if link.name == "record"]
    assert (record.held, "was dropped by `pinkslip prune`" in record.words) == (False, True)


def test_prune_is_taken_back_in_a_past_state(store: Store, pages: dict[str, int]) -> None:
    prune(store)
    with as_of(store, AT + timedelta(days=10)) as past:
        assert past.value("SELECT count(*) FROM pruned_snapshots") == 0
        assert past.execute("PRAGMA foreign_key_check").fetchall() == []


def test_prune_leaves_a_file_alone_that_is_not_whole(store: Store, pages: dict[str, int]) -> None:
    path = store.archive_folder / store.value("SELECT warc_file FROM snapshots WHERE id = ?", (pages["rain"],))
    damaged = bytearray(path.read_bytes())
    damaged[-20] ^= 0xFF
    path.write_bytes(damaged)
    run = store.start_run("prune", [], "0", {}, LATER)
    done = prune_store(store, run, 2 * YEAR, LATER)
    assert (done.files, len(done.notes)) == (2, 1)
    assert f"{path}: " in done.notes[0]
    assert path.read_bytes() == damaged
    assert not gone(store, pages) & {"feed-2", "rain", "snow"}


def test_clock_that_runs_ahead_drops_nothing(store: Store, pages: dict[str, int]) -> None:
    store.execute("DELETE FROM fetches WHERE fetched_at > ?", ("2026-12-01",))
    plan, _ = plan_pruning(store, 2 * YEAR, AT + 40 * YEAR)
    assert plan.dropped == 0


def dying_at(event: int, work: Callable[[], None]) -> int:
    """Status of a child that does some work and dies at its nth touch of a file: 9 where it came to that."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = event

    def die(name: str, _: object) -> None:
        nonlocal left
        if name in ("open", "os.remove", "os.rename"):
            left -= 1
            if left < 0:
                os._exit(9)

    sys.addaudithook(die)
    try:
        work()
    except BaseException:
        os._exit(1)
    os._exit(0)


@pytest.mark.trial
def test_prune_that_dies_at_any_moment_leaves_all_that_is_needed(
    store: Store, pages: dict[str, int], tmp_path: Path
) -> None:
    before = content(store)
    store.close()
    statuses = []
    while 0 not in statuses:
        folder = tmp_path / str(len(statuses))
        folder.mkdir()
        shutil.copy(store.path, folder)
        shutil.copytree(store.archive_folder, folder / store.archive_folder.name)

        def work(path: Path = folder / store.path.name) -> None:
            with open_store(path, rules="r1") as mine:
                prune(mine)

        statuses.append(dying_at(len(statuses), work))
        with open_store(folder / store.path.name, rules="r1") as left:
            assert [*check_store(left)] == []
            prune(left)
            assert [*check_store(left)] == []
            assert content(left) == before
            assert gone(left, pages) == GOES
            assert len([*left.archive_folder.iterdir()]) == 3
    assert set(statuses) == {0, 9}
    print(len(statuses))
    assert len(statuses) > 10


@pytest.mark.parametrize(("said", "days"), [("2y", 730), ("18m", 540), ("8 w", 56), ("90D", 90)])
def test_time_to_keep_is_read(said: str, days: int) -> None:
    assert parse_keep(said) == timedelta(days=days)


@pytest.mark.parametrize("said", ["", "2", "y", "0d", "-1y", "2 years", "1.5y"])
def test_time_to_keep_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match="say 2y"):
        parse_keep(said)
