"""Opening a store: the pragmas, the schema's steps, the views, and a clear line for a file that is no store."""

from __future__ import annotations

import os
import sqlite3
from importlib.resources import files
from pathlib import Path

from sqlite_utils import Database

from extract.version import rules_version
from store.errors import NewerSchema, NoDatabase, NotADatabase, OlderSchema, ReadOnlyStore, StoreError, of_sqlite
from store.migrations import known_names, migrations, statements
from store.store import Store

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
        db = Database(_connect(path, read_only=read_only, busy_seconds=busy_seconds))
        try:
            older = _inspect(db, path)
            if not read_only:
                _prepare(db, path)
            elif older:
                raise OlderSchema(f"{path} has an older schema; run any writing command on it once, say `crawl`")  # noqa: TRY301
        except BaseException:
            db.close()
            raise
    except sqlite3.Error as error:
        raise of_sqlite(error, path) or error from None
    return Store(db, path, rules=rules or rules_version(), read_only=read_only)


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


def _inspect(db: Database, path: Path) -> bool:
    """True where steps of the schema are yet to be applied; StoreError where the file is not one for us."""
    applied = {step.name for step in migrations.applied(db)}
    if newer := applied - known_names():
        raise NewerSchema(f"{path} was written by a newer Pinkslip (schema {max(newer)}); upgrade Pinkslip to open it")
    if not applied and db.conn.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise NotADatabase(f"{path} is a SQLite database of something else; name another file with --db")
    return bool(known_names() - applied)


def _prepare(db: Database, path: Path) -> None:
    """Bring schema and views up to date, all or nothing."""
    if str(db.conn.execute("PRAGMA journal_mode").fetchone()[0]) != "wal":
        db.conn.execute("PRAGMA journal_mode = WAL")
    db.conn.execute("PRAGMA synchronous = FULL")
    # Also finds a file that can't be written or is locked, before any work is done.
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        if _inspect(db, path):
            migrations.apply(db)
        _renew_views(db)
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise


def _renew_views(db: Database) -> None:
    """Put in the views of views.sql unless they stand as they are there."""
    wanted = {
        sql.split("VIEW ", 1)[1].split(None, 1)[0]: sql[sql.index("CREATE") :].rstrip().rstrip(";")
        for sql in statements(files("store").joinpath("views.sql").read_text("utf-8"))
    }
    standing = dict(db.conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall())
    if any(standing.get(name) != sql for name, sql in wanted.items()):
        for name in wanted:
            db.conn.execute(f"DROP VIEW IF EXISTS {name}")
        for sql in wanted.values():
            db.conn.execute(sql)
