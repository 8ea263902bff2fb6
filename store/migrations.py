"""The schema's steps, each applied once and in order; what stands here is never edited once released."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from store.companies import seat_of
from store.scripts import read_script, statements

migrations = Migrations("pinkslip")


@migrations(name="0001_first")
def first(db: Database) -> None:
    """Outlets, runs, fetches, snapshots, extractions, articles, claims, reviews."""
    run_script(db, "schema_0001.sql")


@migrations(name="0002_review_desk")
def review_desk(db: Database) -> None:
    """Verdicts as the review desk gives them; claims that stand by a verdict alone; sentences and articles reviewed."""
    run_script(db, "schema_review_desk.sql")


@migrations(name="0003_lineage")
def lineage(db: Database) -> None:
    """Whom each report has its news from."""
    run_script(db, "schema_lineage.sql")


@migrations(name="0004_scopes")
def scopes(db: Database) -> None:
    """Whose jobs go: roles."""
    run_script(db, "schema_scopes.sql")


@migrations(name="0005_prunings")
def prunings(db: Database) -> None:
    """Records that were dropped from the archives, and records that may move between files."""
    run_script(db, "schema_prunings.sql")


@migrations(name="0006_outlet_history")
def outlet_history(db: Database) -> None:
    """What the catalogue said of outlets over time."""
    run_script(db, "schema_outlet_history.sql")


@migrations(name="0007_filings")
def filings(db: Database) -> None:
    """Notices that employers gave, and lists of cuts, imported."""
    run_script(db, "schema_filings.sql")


@migrations(name="0008_seats")
def seats(db: Database) -> None:
    """Where employers have their seat."""
    run_script(db, "schema_seats.sql")
    for key, name in db.execute("SELECT key, name FROM companies ORDER BY key").fetchall():
        if country := seat_of(name):
            db.execute("INSERT INTO company_seats (company_key, country) VALUES (?, ?)", (key, country))


@migrations(name="0009_quick_views")
def quick_views(db: Database) -> None:
    """Indexes for views over all claims."""
    run_script(db, "schema_quick_views.sql")


def apply_steps(connection: sqlite3.Connection) -> None:
    """Apply the steps that a database lacks, inside the open transaction."""
    migrations.apply(Database(connection))


def run_script(db: Database, name: str) -> None:
    """Execute a SQL file of this package inside the open transaction."""
    for statement in statements(read_script(name)):
        db.conn.execute(statement)
