"""``pinkslip extract --shards``: archives of any size, streamed page by page into shards; nothing waits in a store.

One process reads and unpacks, workers sift. A page that kills its worker costs itself alone: its batch is sifted again
one by one.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import Progress as RichProgress

from crawler.backfill import as_page_snapshot
from crawler.catalog import Outlet, load_catalog
from crawler.extraction import page_of
from crawler.lock import hold_lock
from crawler.reading import Page
from crawler.shards import KeptPage, Progress, ShardError, ShardWriter, shard_name
from crawler.sifting import Sifted, sift_pages
from crawler.sources import Unreachable, opened
from crawler.workers import WorkerFailure, WorkerPool
from extract.model import Snapshot
from extract.version import rules_version
from store.errors import ArchiveError
from store.warc import iter_records

logger = logging.getLogger(__name__)

#: Pages that a worker gets at once: the gate takes a few milliseconds for each, as long as a call does to travel.
BATCH = 16
#: Batches after which the shard is committed; what is lost by a kill is read again.
_COMMIT = 32


@dataclass(slots=True, kw_only=True)
class BulkReport:
    """What a bulk backfill did."""

    shards: list[str | Path] = field(default_factory=list)
    ready: int = 0  # shards that were there already
    total: Progress = field(default_factory=Progress)
    broken: dict[str, str] = field(default_factory=dict)  # archives that could not be read to their end, and why

    def __str__(self) -> str:
        """The run in one line."""
        total = self.total
        line = (
            f"{len(self.shards)} shards, {self.ready} of them ready before; {total.records:,} pages,"
            f" {total.passed:,} past the gate, {total.kept:,} kept with {total.claims:,} claims"
        )
        for name, count in (("no articles", total.refused), ("failed", total.failed)):
            line += f"; {count:,} {name}" if count else ""
        return line + (f"; archives not read to their end: {len(self.broken)}" if self.broken else "")


def run_bulk(
    sources: Iterable[str],
    folder: Path,
    *,
    jobs: int = 2,
    everything: bool = False,
    progress: Callable[[int, Progress], None] = lambda _shards, _progress: None,
) -> BulkReport:
    """Read archives into shards of a folder; those that are there are left alone, those that broke off gone on with.

    Kept are pages with a claim; with ``everything`` all that are articles, and no gate. An archive that can't be read
    to its end is named in the report and its shard stays a part. AnotherRun where one is at work in the folder;
    ShardError where it can't be written.
    """
    report = BulkReport()
    outlets = load_catalog()
    folder.mkdir(parents=True, exist_ok=True)
    with hold_lock(folder / "shards"), WorkerPool(jobs) as pool:
        for source in sources:
            ready = folder / shard_name(source)
            if ready.exists():
                report.ready += 1
                report.shards.append(ready)
                continue
            with ShardWriter(folder, source, f"{rules_version()}{'+' if everything else ''}") as writer:
                try:
                    _fill(
                        writer,
                        source,
                        pool,
                        outlets,
                        everything=everything,
                        progress=lambda now: progress(len(report.shards), now),
                    )
                    writer.finish()
                    report.shards.append(writer.path)
                except sqlite3.Error as error:
                    raise ShardError(f"{writer.path}: can't be written ({error}); mend that and run it again") from None
                except (ArchiveError, Unreachable) as error:
                    writer.commit()
                    report.broken[source] = str(error)
                    logger.warning("%s", error)
            report.total.add(writer.progress)
    return report


def _fill(
    writer: ShardWriter,
    source: str,
    pool: WorkerPool,
    outlets: Mapping[str, Outlet],
    *,
    everything: bool,
    progress: Callable[[Progress], None],
) -> None:
    def bad(error: ArchiveError) -> None:
        logger.warning("%s", error)
        writer.progress.failed += 1

    with opened(source) as path:
        if writer.progress.offset and writer.progress.offset >= path.stat().st_size:
            return
        batches = _batches(iter_pages(path, writer.progress.offset, outlets, bad), outlets)
        for count, (batch, sifted) in enumerate(_in_order(pool, batches, gate=not everything), 1):
            for (offset, snapshot, _page), one in zip(batch.pages, sifted, strict=True):
                _settle(writer, offset, snapshot, one, everything=everything)
            writer.progress.records += len(batch.pages)
            writer.progress.offset = batch.until
            if count % _COMMIT == 0:
                writer.commit()
                progress(writer.progress)
    progress(writer.progress)


def _settle(writer: ShardWriter, offset: int, snapshot: Snapshot, one: Sifted, *, everything: bool) -> None:
    done = writer.progress
    if one.failed:
        logger.warning("%s: %s", snapshot.final_url, one.failed)
        done.failed += 1
    elif one.refused:
        done.refused += 1
        done.passed += 1
    elif one.reading:
        article, claims = one.reading
        done.passed += 1
        if claims or everything:
            writer.keep(offset, KeptPage(snapshot=snapshot, article=article, claims=claims))
            done.kept += 1
            done.claims += len(claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Some pages of an archive, each with its offset, and the offset up to which they reach."""

    pages: tuple[tuple[int, Snapshot, Page], ...]
    until: int


def iter_pages(
    path: Path, start: int, outlets: Mapping[str, Outlet], on_bad: Callable[[ArchiveError], None]
) -> Iterator[tuple[int, int, Snapshot | None]]:
    """(offset, end) of each record from an offset on, with its snapshot where it is a page."""
    for ref, snapshot in iter_records(path, start, on_bad=on_bad):
        yield ref.offset, ref.offset + ref.length, as_page_snapshot(snapshot, outlets)


def _batches(records: Iterator[tuple[int, int, Snapshot | None]], outlets: Mapping[str, Outlet]) -> Iterator[_Batch]:
    """The records by batches; the last one of an archive that breaks off comes before its ArchiveError."""
    pages: list[tuple[int, Snapshot, Page]] = []
    until = seen = 0
    try:
        for offset, until, snapshot in records:
            seen += 1
            if snapshot is not None:
                pages.append((offset, snapshot, page_of(snapshot, outlets)))
            if seen == BATCH:
                yield _Batch(pages=tuple(pages), until=until)
                pages, seen = [], 0
    except ArchiveError:
        if seen:
            yield _Batch(pages=tuple(pages), until=until)
        raise
    if seen:
        yield _Batch(pages=tuple(pages), until=until)


def _in_order(pool: WorkerPool, batches: Iterator[_Batch], *, gate: bool) -> Iterator[tuple[_Batch, list[Sifted]]]:
    """Each batch with what came of it, in order.

    An archive that breaks off raises its ArchiveError when all that came before is handed on.
    """
    broken: list[ArchiveError] = []

    def whole() -> Iterator[_Batch]:
        try:
            yield from batches
        except ArchiveError as error:
            broken.append(error)

    def submit(batch: _Batch) -> Future[list[Sifted]]:
        return pool.submit(sift_pages, [page for _, _, page in batch.pages], gate=gate)

    for batch, work in pool.in_order(whole(), submit):
        if isinstance(work.exception(), WorkerFailure):
            yield batch, [_alone(pool, page, gate=gate) for _, _, page in batch.pages]
        else:
            yield batch, work.result()
    if broken:
        raise broken[0]


def _alone(pool: WorkerPool, page: Page, *, gate: bool) -> Sifted:
    work = pool.submit(sift_pages, [page], gate=gate)
    error = work.exception()
    return Sifted(failed=str(error)) if isinstance(error, WorkerFailure) else work.result()[0]


def bulk_and_print(sources: list[str], folder: Path, *, jobs: int, everything: bool) -> int:
    """:func:`run_bulk` with a progress bar on a terminal, and its line; 1 where an archive was not read to its end."""
    console = Console(stderr=True)
    with RichProgress(*RichProgress.get_default_columns(), console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading archives", total=len(sources))

        def show(shards: int, now: Progress) -> None:
            bar.update(task, completed=shards, description=f"{now.records:,} pages of this archive, {now.kept:,} kept")

        report = run_bulk(sources, folder, jobs=jobs, everything=everything, progress=show)
    print(f"pinkslip: {report}")
    return int(bool(report.broken))
