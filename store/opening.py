"""Opening a store: the pragmas, the schema's steps, the views, and a clear line for a file that is no store."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from extract.version import rules_version
from store.errors import NewerSchema, NoDatabase, NotADatabase, OlderSchema, ReadOnlyStore, StoreError, of_sqlite
from store.scripts import read_script, statements
from store.store import Store

#: The schema's steps (store/migrations.py), here by name alone: a reader need not load what applies them.
STEPS = (
    "0001_first", "0002_review_desk", "0003_lineage", "0004_scopes", "0005_prunings", "0006_outlet_history",
    "0007_filings", "0008_seats", "0009_quick_views",
)  # fmt: skip

#: Seconds to wait for another process's write before giving up.
BUSY_SECONDS = 30.0
#: The first version with STRICT tables.
_SQLITE = (3, 37, 0)


def open_store(
    path: Path, *, read_only: bool = False, busy_seconds: float = BUSY_SECONDS, rules: str | None = None
) -> Store:
    """The store in a file, created or brought to the newest schema unless read_only.

    Raises NotADatabase, NoDatabase, NewerSchema, OlderSchema, ReadOnlyStore, StoreLocked; the file is as it was then.
    ``rules`` names the extraction whose outcomes count as done, the installed one unless told otherwise.
    """
    if sqlite3.sqlite_version_info < _SQLITE:
        raise StoreError(
            f"SQLite {sqlite3.sqlite_version} is too old; Python needs one of {'.'.join(map(str, _SQLITE))}"
        )
    try:
        connection = _connect(path, read_only=read_only, busy_seconds=busy_seconds)
        try:
            older = _inspect(connection, path)
            if not read_only:
                _prepare(connection, path)
            elif older:
                raise OlderSchema(f"{path} has an older schema; run any writing command on it once, say `crawl`")  # noqa: TRY301
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise of_sqlite(error, path) or error from None
    return Store(connection, path, rules=rules or rules_version(), read_only=read_only)


def _connect(path: Path, *, read_only: bool, busy_seconds: float) -> sqlite3.Connection:
    if not read_only:
        if path.is_dir():
            raise NotADatabase(f"{path} is a folder; name a file with --db")
        if path.exists() and not os.access(path, os.W_OK):
            # SQLite itself falls back to reading, and tells of it only at the first change of a row.
            raise ReadOnlyStore(f"{path} can't be written; give this user write access to it and its folder")
        connection = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)
    elif path.is_file():
        connection = _connect_to_read(path, busy_seconds)
    else:
        raise NoDatabase(f"{path} does not exist; run `pinkslip crawl` first, or name another file with --db")
    for pragma in ("foreign_keys = ON", "cell_size_check = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _connect_to_read(path: Path, busy_seconds: float) -> sqlite3.Connection:
    """A connection that can't change a row.

    SQLite can tidy its -wal and -shm files away only through a connection that may write, so that is what it gets
    where it can be had; in a folder that can't be written, a file that is not in use is read as immutable.
    """
    uri = path.resolve().as_uri()
    if os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK):
        connection = sqlite3.connect(f"{uri}?mode=rw", uri=True, timeout=busy_seconds, isolation_level=None)
        connection.execute("PRAGMA query_only = ON")
        return connection
    mode = "mode=ro" if path.with_name(path.name + "-wal").exists() else "immutable=1"
    return sqlite3.connect(f"{uri}?{mode}", uri=True, timeout=busy_seconds, isolation_level=None)


def _inspect(connection: sqlite3.Connection, path: Path) -> bool:
    """True where steps of the schema are yet to be applied; StoreError where the file is not one for us."""
    kept = connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone()
    sql = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'pinkslip'"  # sqlite-utils' own record
    applied = {str(name) for (name,) in connection.execute(sql)} if kept else set()
    if newer := applied - set(STEPS):
        raise NewerSchema(f"{path} was written by a newer Pinkslip (schema {max(newer)}); upgrade Pinkslip to open it")
    if not applied and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise NotADatabase(f"{path} is a SQLite database of something else; name another file with --db")
    return bool(set(STEPS) - applied)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Bring schema and views up to date, all or nothing."""
    if str(connection.execute("PRAGMA journal_mode").fetchone()[0]) != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    # Also finds a file that can't be written or is locked, before any work is done.
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _inspect(connection, path):
            from store.migrations import apply_steps

            apply_steps(connection)
        _renew_views(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _renew_views(connection: sqlite3.Connection) -> None:
    """Put in the views of views.sql unless they stand as they are there."""
    wanted = {
        sql.split("VIEW ", 1)[1].split(None, 1)[0]: sql[sql.index("CREATE") :].rstrip().rstrip(";")
        for sql in statements(read_script("views.sql"))
    }
    standing = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall())
    if any(standing.get(name) != sql for name, sql in wanted.items()):
        for name in wanted:
            connection.execute(f"DROP VIEW IF EXISTS {name}")
        for sql in wanted.values():
            connection.execute(sql)
