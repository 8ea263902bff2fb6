"""Dropping old records that nothing stands on, without ever losing one that something does.

A file with something to drop is copied without it under a new name, ``….pruned-RUN.warc.gz``; one transaction points
the rows at the copy and marks what is dropped; then the old file goes. A crash in between leaves a copy that no row
knows or a file that is replaced already: :func:`clear_leftovers`, with which every writing run begins, removes either.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from store.errors import ArchiveError, StoreFull
from store.stamps import maybe_moment, to_stamp
from store.store import Store
from store.warc import begin_file, sync_folder
from store.warc_read import iter_records

_KEEP = re.compile(r"(\d+)\s*([dwmy])", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_COPY = re.compile(r"\.pruned-\d+\.warc\.gz$")

#: Snapshots that stay at any age: what an article with a claim or a verdict was read from, what waits to be read or
#: could not be, and the latest answer of each feed and sitemap, which a 304 brings back.
_NEEDED = """
    WITH held AS (
      SELECT article_id FROM claim_ids
      UNION SELECT a.id FROM articles AS a JOIN sentence_reviews AS r ON r.url = a.url
      UNION SELECT a.id FROM articles AS a JOIN article_reviews AS r ON r.url = a.url
    )
    SELECT snapshot_id FROM extractions WHERE outcome IS NULL OR outcome = 'failed'
    UNION SELECT e.snapshot_id FROM extractions AS e JOIN article_versions AS v ON v.id = e.version_id
      WHERE v.article_id IN held
    UNION SELECT e.snapshot_id FROM extraction_history AS h JOIN extractions AS e ON e.id = h.extraction_id
      JOIN article_versions AS v ON v.id = h.version_id WHERE v.article_id IN held
    UNION SELECT id FROM (
      SELECT id, row_number() OVER (PARTITION BY url ORDER BY fetched_at DESC, id DESC) AS place
      FROM snapshots WHERE kind IN ('feed', 'sitemap')
    ) WHERE place = 1"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record of an archive file, as its row has it."""

    snapshot: int
    offset: int
    length: int
    sha256: str
    drop: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruning:
    """What is, or would be, dropped."""

    before: datetime  # records fetched before this may go
    files: int  # files that go, wholly or for a smaller one
    dropped: int  # records that go
    needed: int  # records as old that stay, for something stands on them
    freed: int  # bytes
    notes: tuple[str, ...] = ()  # a line for each file that was left alone, and why


def parse_keep(said: str) -> timedelta:
    """The time of ``2y``, ``18m``, ``8w`` or ``90d``, a year being 365 days and a month 30; ValueError for others."""
    found = _KEEP.fullmatch(said.strip())
    if found is None or int(found[1]) == 0:
        raise ValueError(f"{said!r} is no time to keep records; say 2y, 18m, 8w or 90d")
    return timedelta(days=int(found[1]) * _DAYS[found[2].lower()])


def plan_pruning(store: Store, keep: timedelta, now: datetime) -> tuple[Pruning, dict[str, list[Record]]]:
    """What would be dropped, and the records of each file that has something to drop.

    The time counts back from the newest fetch, where that is older than now: a clock that runs ahead drops nothing.
    """
    newest = maybe_moment(store.value("SELECT max(fetched_at) FROM fetches"))
    before = min(now, newest or now) - keep
    needed = {int(number) for (number,) in store.execute(_NEEDED)}
    files: dict[str, list[Record]] = {}
    stay = 0
    for number, file, offset, length, sha256, is_old in store.execute(
        "SELECT id, warc_file, warc_offset, warc_length, sha256, fetched_at < ? FROM snapshots"
        " WHERE id NOT IN (SELECT snapshot_id FROM pruned_snapshots) ORDER BY warc_file, warc_offset",
        (to_stamp(before),),
    ):
        stay += is_old and number in needed
        drop = bool(is_old) and number not in needed
        record = Record(snapshot=number, offset=offset, length=length, sha256=sha256, drop=drop)
        files.setdefault(str(file), []).append(record)
    files = {file: records for file, records in files.items() if any(record.drop for record in records)}
    dropped = [record for records in files.values() for record in records if record.drop]
    freed = sum(record.length for record in dropped)
    return Pruning(before=before, files=len(files), dropped=len(dropped), needed=stay, freed=freed), files


def prune_store(store: Store, run: int, keep: timedelta, now: datetime) -> Pruning:
    """What was dropped, under the run lock; a file that is not whole is left as it is, with a note.

    StoreFull where there is no room for a copy; what was done until then stands.
    """
    plan, files = plan_pruning(store, keep, now)
    done: list[tuple[int, int]] = []
    notes = []
    # Those that go as a whole first: they make room for the copies of others.
    for file, records in sorted(files.items(), key=lambda item: not all(record.drop for record in item[1])):
        try:
            _must_be_whole(store.archive_folder / file, records)
        except ArchiveError as error:
            notes.append(f"{error}; left as it is")
            continue
        done.append(_prune_file(store, run, file, records, now))
    return Pruning(
        before=plan.before,
        files=len(done),
        dropped=sum(dropped for dropped, _ in done),
        needed=plan.needed,
        freed=sum(freed for _, freed in done),
        notes=tuple(notes),
    )


def leftovers(store: Store) -> Iterator[Path]:
    """Files that a prune which broke off left: replaced already, or copies that no row knows of a file still there."""
    names = {path.name for path in store.archive_folder.glob("*.warc.gz")}
    replaced = {str(file): new for file, new in store.execute("SELECT warc_file, new_file FROM prunings")}
    copies = {name for name in names if _COPY.search(name)} - set(replaced.values())
    # Two looks at each name, for after a year of hourly runs there are thousands.
    origins = {_base(name) for name in names - copies}
    for name in sorted(names):
        if name in replaced or (name in copies and _base(name) in origins):
            yield store.archive_folder / name


def clear_leftovers(store: Store) -> None:
    """Remove what a prune that broke off left behind; call it under the run lock."""
    for path in [*leftovers(store)]:
        path.unlink()


def _base(name: str) -> str:
    return _COPY.sub(".warc.gz", name)


def _must_be_whole(path: Path, records: Sequence[Record]) -> None:
    """ArchiveError unless the file holds these records and no other."""
    found = {ref.offset: (ref.length, snapshot.sha256) for ref, snapshot in iter_records(path)}
    if found != {record.offset: (record.length, record.sha256) for record in records}:
        raise ArchiveError(path, 0, "holds other records than the database says; run `pinkslip check`")


def _prune_file(store: Store, run: int, file: str, records: Sequence[Record], now: datetime) -> tuple[int, int]:
    """(records dropped, bytes freed) of one file."""
    old = store.archive_folder / file
    size = old.stat().st_size
    stay = [record for record in records if not record.drop]
    new = old.with_name(_base(file).removesuffix(".warc.gz") + f".pruned-{run:06}.warc.gz") if stay else None
    places = _copy(old, new, stay, now) if new else []
    freed = size - (new.stat().st_size if new else 0)
    with store.batch():
        for record, offset in zip(stay, places, strict=True):
            store.execute(
                "UPDATE snapshots SET warc_file = ?, warc_offset = ? WHERE id = ?",
                (new.name if new else None, offset, record.snapshot),
            )
        dropped = [record.snapshot for record in records if record.drop]
        for number in dropped:
            store.execute("INSERT INTO pruned_snapshots (snapshot_id, run_id) VALUES (?, ?)", (number, run))
        store.execute(
            "INSERT INTO prunings (run_id, warc_file, new_file, records_kept, records_dropped, bytes_freed)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (run, file, new.name if new else None, len(stay), len(dropped), freed),
        )
    old.unlink()
    sync_folder(old.parent)
    return len(dropped), freed


def _copy(old: Path, new: Path, records: Sequence[Record], now: datetime) -> list[int]:
    """Where each record lies in the new file, once all are safe on the disk and found whole there."""
    places = []
    try:
        with begin_file(new, now) as out, old.open("rb") as source:
            for record in records:
                source.seek(record.offset)
                places.append(out.tell())
                out.write(source.read(record.length))
            out.flush()
            os.fsync(out.fileno())
        moved = [
            Record(snapshot=r.snapshot, offset=place, length=r.length, sha256=r.sha256, drop=False)
            for r, place in zip(records, places, strict=True)
        ]
        _must_be_whole(new, moved)
    except BaseException as error:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise StoreFull(
                f"{new}: can't be written ({error.strerror}); nothing needed is lost, make room and run again"
            ) from None
        raise
    return places
