"""After a crash: records that no row points at get their rows, and what broke off is set aside in plain sight."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from store.errors import ArchiveError, CutShort, NotAnArchive
from store.prune import clear_leftovers
from store.store import FetchKind, FetchOutcome, Store
from store.warc import iter_records


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What a crash had left undone, and what was made of it."""

    adopted: int  # records that got their row
    notes: tuple[str, ...]  # one line for each thing an operator should know

    def __bool__(self) -> bool:
        return bool(self.adopted or self.notes)


def adopt_orphans(store: Store, run: int, *, whole: bool = False) -> Recovery:
    """Give each archived record without a row its row, and set aside what a crash left half-written.

    Call it while holding the run lock, before the first fetch. Only what lies behind the last known record of a file
    is read, so that this costs nothing after years; ``whole`` reads all of it, as after the loss of the database.
    """
    clear_leftovers(store)
    adopted, notes = 0, []
    files = {str(file) for (file,) in store.execute("SELECT DISTINCT warc_file FROM snapshots")}
    files -= {str(file) for (file,) in store.execute("SELECT warc_file FROM prunings")}
    for path in sorted(store.archive_folder.glob("*.warc.gz")):
        files.discard(path.name)
        end = _end_of_known(store, path.name)
        size = path.stat().st_size
        if size < end:
            notes.append(f"{path}: is shorter than its rows say; run `pinkslip check`, and copy it from a backup")
        elif size > end or size == 0 or whole:
            more, told = _adopt_file(store, run, path, 0 if whole else end)
            adopted += more
            notes += told
    notes += [f"{store.archive_folder / name}: is gone; copy it from a backup" for name in sorted(files)]
    return Recovery(adopted=adopted, notes=tuple(notes))


def _end_of_known(store: Store, file: str) -> int:
    """The byte after the last record of a file that has a row; one look into an index, for there are many files."""
    sql = "SELECT warc_offset + warc_length FROM snapshots WHERE warc_file = ? ORDER BY warc_offset DESC LIMIT 1"
    return int(store.value(sql, (file,)) or 0)


def _adopt_file(store: Store, run: int, path: Path, start: int) -> tuple[int, list[str]]:
    """(rows made, notes) for one file."""
    adopted, notes = 0, []
    try:
        for ref, snapshot in iter_records(path, start, on_bad=lambda error: notes.append(str(error))):
            with store.batch():
                if store.find_record(ref) is not None:
                    continue
                number = store.save_snapshot(run, snapshot, ref)
                context = dict(snapshot.context)
                store.save_fetch(
                    run,
                    outlet=context.get("outlet"),
                    url=snapshot.url,
                    kind=FetchKind(context.get("kind", FetchKind.PAGE)),
                    outcome=FetchOutcome.NEW,
                    at=snapshot.fetched_at,
                    reason=f"adopted from {ref.file}",
                    snapshot=number,
                    http_status=snapshot.status,
                )
            adopted += 1
    except (CutShort, NotAnArchive) as error:
        notes.append(_set_aside(path, error))
    except ArchiveError as error:
        notes.append(str(error))
    return adopted, notes


def _set_aside(path: Path, error: ArchiveError) -> str:
    """Move what lies from the error's offset on into a file of its own; the line that says so."""
    with path.open("r+b") as file:
        file.seek(error.offset)
        rest = file.read()
        aside = path.with_name(f"{path.name}.cut-{error.offset}")
        if rest:
            aside.write_bytes(rest)
        file.truncate(error.offset)
    if error.offset == 0:
        path.unlink()
    if not rest:
        return f"{path}: was empty and is removed"
    return f"{path}: {len(rest)} bytes broken off at offset {error.offset} were set aside as {aside.name}"
