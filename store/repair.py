"""Making a store whole again out of its archives; what people said is saved from a damaged file as far as it reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from store.errors import StoreDamaged
from store.opening import open_store
from store.recover import adopt_orphans
from store.store import Store

#: What no archive can give back, in the order in which rows point at each other. Row numbers stay out.
_SAID = {
    "outlets": "slug, name, domain, kind, timezone, access, min_weekly_articles",
    "articles": "url, outlet",
    "companies": "key, name",
    "company_seats": "company_key, country",
    "company_aliases": "alias, company, relation, reason, added_by, added_at",
    "reviews": "id, claim_id, decision, corrections, spans, reason, note, was, text_sha256, reading, seconds, undoes,"
    " client_key, reviewer, reviewed_at",
    "sentence_reviews": "url, text_sha256, start_char, end_char, missed, client_key, reviewer, reviewed_at",
    "article_reviews": "url, text_sha256, complete, client_key, reviewer, reviewed_at",
    "filing_lists": "id, outlet, file, sha256, bytes, rows, skipped, imported_at",
    "filing_versions": "id, filing_id, list_id, line, outlet, company, company_key, jobs, percent, noticed_on,"
    " effective_on, place, region, is_closure, is_temporary, is_amendment, is_superseded, source, cells",
    "event_links": "claim_a, claim_b, decision, reason, added_by, added_at",
}


def repair_store(path: Path, *, argv: Sequence[str], version: str, at: datetime) -> list[str]:
    """A line for each thing that was mended, under the run lock: records without rows get them.

    A database that SQLite finds malformed is moved aside and built anew from the archives; its pages then wait to be
    extracted again.
    """
    notes = []
    try:
        with open_store(path) as store:
            is_damaged = store.value("PRAGMA quick_check(1)") != "ok"
    except StoreDamaged:
        is_damaged = True
    aside = _move_aside(path) if is_damaged else None
    if aside:
        notes.append(f"{path} was damaged and is kept as {aside.name}")
    with open_store(path) as store:
        run = store.start_run("check", argv, version, {"repair": True}, at)
        if aside:
            notes += _save_what_was_said(store, aside)
        recovery = adopt_orphans(store, run, whole=True)
        store.finish_run(run, "done", {"adopted": recovery.adopted}, at)
        notes += recovery.notes
        if recovery.adopted:
            notes.append(f"{recovery.adopted} records got their rows")
        if waiting := sum(1 for _ in store.pending_snapshots()):
            notes.append(f"{waiting} pages wait to be read: run `pinkslip extract`")
    return notes


def _move_aside(path: Path) -> Path:
    """Rename a database and its log; its new name."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(aside)
    for suffix in ("-wal", "-shm"):
        log = path.with_name(path.name + suffix)
        if log.exists():
            log.rename(aside.with_name(aside.name + suffix))
    return aside


def _save_what_was_said(store: Store, aside: Path) -> Iterator[str]:
    """Copy from a damaged file what no archive gives back, row by row as far as it reads."""
    with closing(sqlite3.connect(f"{aside.resolve().as_uri()}?mode=ro", uri=True)) as old, store.batch():
        for table, columns in _SAID.items():
            count = 0
            marks = ", ".join("?" * len(columns.split(",")))
            try:
                for row in old.execute(f"SELECT {columns} FROM {table} ORDER BY rowid"):  # noqa: S608
                    if table in {"reviews", "event_links"}:
                        _keep_claims(store, old, row[1:2] if table == "reviews" else row[:2])
                    store.execute(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", row)  # noqa: S608
                    count += 1
            except sqlite3.DatabaseError as error:
                yield f"{aside.name}: of {table} only {count} rows could be read ({error})"


def _keep_claims(store: Store, old: sqlite3.Connection, claims: Sequence[str]) -> None:
    """Keep the ids that a verdict holds on to, with their articles."""
    for claim in claims:
        found = old.execute(
            "SELECT a.url FROM claim_ids AS i JOIN articles AS a ON a.id = i.article_id WHERE i.id = ?", (claim,)
        ).fetchone()
        url = found[0] if found else f"unknown:{claim}"
        store.execute("INSERT OR IGNORE INTO articles (url) VALUES (?)", (url,))
        store.execute(
            "INSERT OR IGNORE INTO claim_ids (id, article_id) SELECT ?, id FROM articles WHERE url = ?", (claim, url)
        )
