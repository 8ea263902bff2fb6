"""A copy of a store that is a store itself: SQLite's own online backup, and the archive files that it points at."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from store.errors import CutShort, NotAnArchive, StoreDamaged, StoreError, StoreFull, of_sqlite
from store.store import Store
from store.warc import sync_folder

_CHUNK = 1 << 20
_COUNTED = ("snapshots", "claims")


class BackupRefused(StoreError):  # noqa: N818
    """Raised by ``back_up`` for a target that it must not overwrite. Name another; nothing was touched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What a backup holds."""

    snapshots: int  # rows of the copy
    claims: int
    database_bytes: int
    copied: int  # archive files that were copied now
    standing: int  # archive files that were there, whole, from before
    archive_bytes: int  # bytes copied now


def back_up(store: Store, target: Path, *, archives: bool = True) -> Backup:
    """Copy a store, as it is at one moment, to a database file and the folder of archives beside it; a crawl may write.

    The copy is verified and takes its name only when it is whole: until then an earlier backup stands. Archive files
    that the target has already are not copied again. BackupRefused, StoreFull, StoreDamaged or ArchiveError where it
    can't be made.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        _may_overwrite(store, target)
        try:
            _copy_database(store, part)
            with closing(sqlite3.connect(f"{part.resolve().as_uri()}?immutable=1", uri=True)) as copy:
                _verify(copy, store.path)
                snapshots, claims = (copy.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in _COUNTED)  # noqa: S608
                done = _copy_archives(store, copy, target) if archives else []
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(target.parent)
    except OSError as error:
        raise StoreFull(f"{target}: can't be written ({error.strerror}); make room or name another target") from None
    except sqlite3.Error as error:
        raise of_sqlite(error, target) or error from None
    return Backup(
        snapshots=snapshots,
        claims=claims,
        database_bytes=target.stat().st_size,
        copied=sum(size is not None for size in done),
        standing=sum(size is None for size in done),
        archive_bytes=sum(size or 0 for size in done),
    )


def _may_overwrite(store: Store, target: Path) -> None:
    """BackupRefused for a target that is no backup of this store, or has more in it than the store."""
    if not target.parent.is_dir():
        raise BackupRefused(f"{target.parent}: no such folder for the backup; make it or name another")
    if not target.exists():
        return
    if target.samefile(store.path):
        raise BackupRefused(f"{target} is the database itself; name another file for its backup")
    if target.with_name(target.name + "-wal").exists():
        raise BackupRefused(f"{target} is in use by a program; close it or name another file")
    last = "SELECT coalesce(max(id), 0) FROM runs"
    try:
        with closing(sqlite3.connect(f"{target.resolve().as_uri()}?immutable=1", uri=True)) as earlier:
            (newest,) = earlier.execute(last).fetchone()
    except sqlite3.Error:
        raise BackupRefused(f"{target} is no earlier backup and is not overwritten; name another file") from None
    # A store that was lost and begun anew must not take the place of the backup that still has it all.
    if newest > store.value(last):
        raise BackupRefused(f"{target} holds later runs than {store.path} does; name another file for this backup")


def _copy_database(store: Store, part: Path) -> None:
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as copy:
        # In one step: SQLite begins anew where a step meets a change by another process.
        store.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file until somebody opens it as a store
    with part.open("rb") as file:
        os.fsync(file.fileno())


def _verify(copy: sqlite3.Connection, path: Path) -> None:
    """StoreDamaged unless SQLite finds the copy whole and every row pointing at one that is there."""
    (said,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok" or copy.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreDamaged(f"{path} is damaged ({said}); no backup was made, run `pinkslip check`")


def _copy_archives(store: Store, copy: sqlite3.Connection, target: Path) -> list[int | None]:
    """For each file that the copy's rows point at the bytes copied, None where the target has them already."""
    folder = target.with_name(f"{target.stem}-warc")
    rows = copy.execute(
        "SELECT warc_file, max(warc_offset + warc_length) FROM snapshots"
        " WHERE id NOT IN (SELECT snapshot_id FROM pruned_snapshots) GROUP BY warc_file ORDER BY warc_file"
    ).fetchall()
    if rows:
        folder.mkdir(exist_ok=True)
    done = [_copy_archive(store.archive_folder / str(file), folder / str(file), int(end)) for file, end in rows]
    if rows:
        sync_folder(folder)
    return done


def _copy_archive(source: Path, target: Path, end: int) -> int | None:
    """Copy a file's bytes up to where the last known record ends: what lies behind is being written by a crawl."""
    if target.exists() and target.stat().st_size == end:
        return None
    part = target.with_name(f".{target.name}.part")
    read = hashlib.sha256()
    left = end
    try:
        if not source.exists():
            raise NotAnArchive(source, 0, "is gone, and no backup was made; after a prune run it again, else `check`")
        with source.open("rb") as file, part.open("wb") as out:
            while left and (chunk := file.read(min(_CHUNK, left))):
                read.update(chunk)
                out.write(chunk)
                left -= len(chunk)
            out.flush()
            os.fsync(out.fileno())
        if left:
            raise CutShort(source, end - left, "is shorter than its rows say; no backup was made, run `pinkslip check`")
        with part.open("rb") as out:
            if hashlib.file_digest(out, "sha256").digest() != read.digest():
                raise StoreDamaged(f"{target} reads back otherwise than it was written; check the disk")
        part.replace(target)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return end
