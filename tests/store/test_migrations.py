"""Migrations: a store of each earlier schema, with data in it, becomes what a new one is, and loses nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from store import Store, open_store
from store.check import check_store
from store.compare import content
from store.events import link_events
from store.migrations import migrations
from store.opening import STEPS as KNOWN
from store.scripts import statements
from tests.store.conftest import AT

STEPS = [step.name for step in migrations.pending(Database(memory=True))]


def test_steps_are_known_by_name() -> None:
    assert list(KNOWN) == STEPS


ROWS = Path(__file__).parent / "earlier" / "0001.sql"


def earlier(path: Path, step: str) -> Path:
    """A store that no step after this one has touched; its rows were there before the second."""
    db = Database(sqlite3.connect(path, isolation_level=None))
    for each in STEPS[: STEPS.index(step) + 1]:
        later = STEPS[STEPS.index(each) + 1 :]
        migrations.apply(db, stop_before=later or None)
        if each == STEPS[0]:
            for statement in statements(ROWS.read_text("utf-8")):
                db.conn.execute(statement)
    db.close()
    return path


@pytest.mark.parametrize("step", STEPS)
def test_migration_from_each_earlier_schema_keeps_every_row(step: str, tmp_path: Path) -> None:
    with sqlite3.connect(earlier(tmp_path / "first.db", STEPS[0])) as first:
        before = {
            name: first.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
            for (name,) in first.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'"
            )
            if name != "_sqlite_migrations"
        }
    first.close()
    with open_store(earlier(tmp_path / "old.db", step)) as store:
        assert {name: store.value(f"SELECT count(*) FROM {name}") for name in before} == before  # noqa: S608
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []
        assert store.value("PRAGMA integrity_check") == "ok"
        assert (
            store.value("SELECT count(*) FROM article_fts WHERE article_fts MATCH 'jobs'") == before["article_versions"]
        )


@pytest.mark.parametrize("step", STEPS)
def test_migration_gives_the_schema_of_a_new_store(step: str, tmp_path: Path, store: Store) -> None:
    with open_store(earlier(tmp_path / "old.db", step)) as migrated:
        sql = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
        assert migrated.execute(sql).fetchall() == store.execute(sql).fetchall()


@pytest.mark.trial
def test_migrated_store_links_again_to_the_same_events(tmp_path: Path) -> None:
    with open_store(earlier(tmp_path / "old.db", STEPS[0])) as store:
        before = content(store)
        store.execute("INSERT OR IGNORE INTO event_queue SELECT key FROM companies")
        link_events(store)
        assert content(store)["events"] == before["events"]
        assert [fault for fault in check_store(store) if "archive" not in fault and ".warc.gz" not in fault] == []
        run = store.start_run("test", [], "0", {}, AT)
        store.finish_run(run, "done", {}, AT)


def test_migration_remembers_outlets_as_they_were_described(tmp_path: Path) -> None:
    with open_store(earlier(tmp_path / "old.db", STEPS[0])) as store:
        described = store.execute("SELECT slug, name, kind FROM outlets WHERE name != slug ORDER BY slug").fetchall()
        assert described
        assert store.execute("SELECT outlet, name, kind FROM outlet_history").fetchall() == described
