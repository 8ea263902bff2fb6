"""A snapshot's bytes, read back from the archive by its number."""

from __future__ import annotations

from extract.model import Snapshot
from store.errors import ArchiveError, NotAnArchive, Pruned
from store.store import Store
from store.warc_read import read_record


def read_snapshot(store: Store, number: int) -> Snapshot:
    """The response of a snapshot; Pruned where its record was dropped, ArchiveError where it can't be read.

    KeyError for a number that no snapshot has.
    """
    file, offset = _place(store, number)
    try:
        return read_record(store.archive_folder / file, offset)
    except NotAnArchive as error:
        _must_be_kept(store, number, error)
        # Its file may have been written anew since the row was read.
        moved = _place(store, number)
        if moved == (file, offset):
            raise
        return read_record(store.archive_folder / moved[0], moved[1])


def _place(store: Store, number: int) -> tuple[str, int]:
    row = store.execute("SELECT warc_file, warc_offset FROM snapshots WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise KeyError(number)
    return str(row[0]), int(row[1])


def _must_be_kept(store: Store, number: int, error: ArchiveError) -> None:
    run = store.value("SELECT run_id FROM pruned_snapshots WHERE snapshot_id = ?", (number,))
    if run is not None:
        raise Pruned(
            error.path, error.offset, f"the record of snapshot {number} was dropped by `pinkslip prune` in run {run}"
        ) from None
