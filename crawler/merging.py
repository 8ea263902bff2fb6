"""``pinkslip merge``: shards folded into a store; the same in any order, and as often as one likes."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from crawler.catalog import load_catalog
from crawler.extraction import keep_outlet
from crawler.lock import hold_lock
from crawler.shards import KeptPage, ShardError, read_progress, read_shard
from crawler.sources import Unreachable, opened
from extract.version import package_version
from store import Store, open_store
from store.warc import WarcArchive

logger = logging.getLogger(__name__)

#: Pages written in one transaction.
_TOGETHER = 200


@dataclass(slots=True, kw_only=True)
class MergeReport:
    """What a merge did."""

    shards: int = 0
    pages: int = 0
    new: int = 0  # articles that the store had not held
    claims_new: int = 0
    outdated: int = 0  # shards of other rules, whose pages are read again by the next extract
    broken: dict[str, str] = field(default_factory=dict)  # files that are no shards, or damaged, and why

    def __str__(self) -> str:
        """The run in one line."""
        line = f"{self.shards} shards, {self.pages:,} pages: {self.new:,} new articles, {self.claims_new:,} new claims"
        if self.outdated:
            line += f"; {self.outdated} shards were read by other rules: run pinkslip extract to read them by these"
        return line + (f"; left out: {len(self.broken)}" if self.broken else "")


def merge_shards(
    db: Path,
    shards: tuple[str | Path, ...],
    *,
    argv: tuple[str, ...] = (),
) -> MergeReport:
    """Put the pages of shards into a store's archive, and what they say into its tables, in one run.

    A page that the store holds is not kept twice, a claim has its id wherever it was read; so neither order nor
    repetition shows. A damaged shard is named, and what stands before the damage is merged. Raises AnotherRun and
    StoreError; what was written until then stands.
    """
    report = MergeReport()
    with hold_lock(db), open_store(db) as store:
        started_at = datetime.now(UTC)
        run = store.start_run(
            "merge", argv, package_version(), {"shards": [str(shard) for shard in shards]}, started_at
        )
        ending = "error"
        try:
            with store.archive(run, started_at) as archive:
                for shard in shards:
                    try:
                        with opened(str(shard)) as path:
                            _merge(store, run, archive, path, report)
                    except (ShardError, Unreachable) as error:
                        logger.warning("%s", error)
                        report.broken[str(shard)] = str(error)
            ending = "failures" if report.broken else "done"
        finally:
            counts = {
                "shards": report.shards,
                "pages": report.pages,
                "new": report.new,
                "claims_new": report.claims_new,
            }
            store.finish_run(run, ending, counts, datetime.now(UTC))
    return report


def _merge(store: Store, run: int, archive: WarcArchive, path: Path, report: MergeReport) -> None:
    is_current = read_progress(path)[0].rstrip("+") == store.rules
    report.outdated += not is_current
    pages, outlets = read_shard(path), load_catalog()
    for some in iter(lambda: _next(pages), []):
        whole = [page for page in some if isinstance(page, KeptPage)]
        with store.batch():
            for slug in sorted({dict(page.snapshot.context).get("outlet", "") for page in whole} & outlets.keys()):
                keep_outlet(store, run, outlets[slug])
            for page in whole:
                _keep(store, run, archive, page, report, is_current=is_current)
        if isinstance(some[-1], ShardError):
            raise some[-1]
    report.shards += 1


def _next(pages: Iterator[KeptPage]) -> list[KeptPage | ShardError]:
    """The next pages, and last what ended them before their time: it must not undo the rows of pages that are kept."""
    found: list[KeptPage | ShardError] = []
    try:
        found.extend(islice(pages, _TOGETHER))
    except ShardError as error:
        found.append(error)
    return found


def _keep(
    store: Store, run: int, archive: WarcArchive, page: KeptPage, report: MergeReport, *, is_current: bool
) -> None:
    number = store.find_snapshot(page.snapshot)
    if number is None:
        number = store.save_snapshot(run, page.snapshot, archive.append(page.snapshot))
    report.pages += 1
    if is_current:
        saved = store.save_extraction(run, number, page.article, page.claims)
        report.new += saved.new_article
        report.claims_new += saved.claims_new


def merge_and_print(db: Path, shards: tuple[str, ...], argv: tuple[str, ...]) -> int:
    """:func:`merge_shards` and its line; 1 where a file was left out."""
    report = merge_shards(db, shards, argv=argv)
    print(f"pinkslip: {report}")
    return int(bool(report.broken))
