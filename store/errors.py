"""What can go wrong with the database and the archives; each line names the file and the mend."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from extract.errors import PinkslipError


class StoreError(PinkslipError):
    """Base of the store's errors."""


class NotADatabase(StoreError):  # noqa: N818
    """Raised by ``open_store`` for a file that is no SQLite database, or is somebody else's. Name another --db."""


class NoDatabase(StoreError):  # noqa: N818
    """Raised by ``open_store(read_only=True)`` where no file stands. Crawl first, or name another --db."""


class NewerSchema(StoreError):  # noqa: N818
    """Raised by ``open_store`` for a database that a newer Pinkslip wrote. Upgrade; nothing was touched."""


class OlderSchema(StoreError):  # noqa: N818
    """Raised by ``open_store(read_only=True)`` for a database that wants migrating. Run any writing command once."""


class ReadOnlyStore(StoreError):  # noqa: N818
    """Raised on the first write to a database that this user or disk won't let change. Mend its permissions."""


class StoreLocked(StoreError):  # noqa: N818
    """Raised when another process held the database past the busy timeout. Try again when it is done."""

    exit_status = 75


class StoreFull(StoreError):  # noqa: N818
    """Raised when the disk has no room. What was committed stands; make room and run again."""


class StoreDamaged(StoreError):  # noqa: N818
    """Raised when SQLite finds the file malformed. Restore a backup, or rebuild from the archives."""


class UnknownClaim(StoreError):  # noqa: N818
    """Raised for a claim id, or beginning of one, that the store doesn't hold."""

    exit_status = 1


class ArchiveError(StoreError):
    """Base of the errors of WARC files. ``path`` and ``offset`` say where."""

    def __init__(self, path: Path, offset: int, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.offset = offset
        self.problem = problem


class NotAnArchive(ArchiveError):  # noqa: N818
    """Raised by the readers for a file, or stretch of one, that is not in WARC form. Name a .warc or .warc.gz."""


class Pruned(ArchiveError):  # noqa: N818
    """Raised by ``read_snapshot`` for a record that `pinkslip prune` dropped. A backup from before may have it."""


class CutShort(ArchiveError):  # noqa: N818
    """Raised by the readers where a record breaks off. Copy the file again; before ``offset`` it is whole."""


class BadDigest(ArchiveError):  # noqa: N818
    """Raised by the readers for a record whose bytes don't give its own digest. Copy the file again."""


class RecordTooLarge(ArchiveError):  # noqa: N818
    """Raised by the readers for a record that would fill the memory."""


def of_sqlite(error: sqlite3.Error, path: Path) -> StoreError | None:
    """The error a user understands for one of SQLite's, None where it is a bug of ours and should stay as it is."""
    # Extended codes keep the primary one in their low byte.
    match (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF:
        case sqlite3.SQLITE_NOTADB:
            return NotADatabase(f"{path} is not a SQLite database; name another file with --db")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return ReadOnlyStore(f"{path} can't be written; give this user write access to it and its folder")
        case sqlite3.SQLITE_CANTOPEN:
            return ReadOnlyStore(f"{path} can't be opened or created; does its folder exist, and may this user write?")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreLocked(f"{path} is locked by another process; try again when it is done")
        case sqlite3.SQLITE_FULL:
            return StoreFull(f"{path}: the disk is full; nothing committed is lost, make room and run again")
        case sqlite3.SQLITE_CORRUPT:
            return StoreDamaged(f"{path} is damaged ({error}); restore a backup or rebuild it from its archives")
        case sqlite3.SQLITE_IOERR:
            return StoreDamaged(f"{path} can't be read or written ({error}); check the disk")
        case _:
            return None
