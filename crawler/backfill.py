"""``pinkslip extract``: read again what was fetched, without one request to an outlet."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress as RichProgress

from crawler.catalog import Outlet, load_catalog
from crawler.extraction import Desk, Job, Settled, keep_outlet, page_of
from crawler.lock import hold_lock
from crawler.reading import Reading, read_page
from crawler.workers import WorkerPool
from extract.jsonl import claim_to_row, read_articles, why_not_to_row
from extract.model import Claim, Snapshot
from extract.version import package_version
from store import FetchKind, Store, Waiting, open_store
from store.warc import WarcArchive, iter_records

logger = logging.getLogger(__name__)

#: Called with what is done and, where it is known, what there is to do.
Progress = Callable[[int, int | None], None]


@dataclass(slots=True, kw_only=True)
class ExtractReport:
    """What a backfill did."""

    read: int = 0
    new: int = 0  # articles that the store had not held
    edited: int = 0  # articles that read otherwise than before
    claims_new: int = 0
    claims_changed: int = 0
    claims_withdrawn: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)

    def count(self, settled: Settled) -> None:
        """Add what came of a page."""
        self.read += 1
        if saved := settled.saved:
            self.new += saved.new_article
            self.edited += saved.new_version and not saved.new_article
            self.claims_new += saved.claims_new
            self.claims_changed += saved.claims_changed
            self.claims_withdrawn += saved.claims_withdrawn
        elif settled.refused:
            self.refused[settled.refused] += 1
        elif settled.failed:
            self.failed[settled.failed] += 1

    def counts(self) -> dict[str, object]:
        """The numbers as the run record keeps them."""
        names = ("read", "new", "edited", "claims_new", "claims_changed", "claims_withdrawn")
        return {name: getattr(self, name) for name in names} | {
            "refused": dict(self.refused),
            "failed": dict(self.failed),
        }

    def __str__(self) -> str:
        """The run in one line."""
        line = (
            f"{self.read} pages read: {self.new} new, {self.edited} otherwise than before;"
            f" claims: {self.claims_new} new, {self.claims_changed} changed, {self.claims_withdrawn} withdrawn"
        )
        for name, counted in (("refused", self.refused), ("failed", self.failed)):
            if counted:
                reasons = ", ".join(f"{count} {reason}" for reason, count in counted.most_common())
                line += f"; {name}: {reasons}"
        return line


def run_extract(
    db: Path,
    *,
    warcs: tuple[Path, ...] = (),
    jobs: int = 2,
    again: bool = False,
    argv: tuple[str, ...] = (),
    progress: Progress = lambda _done, _all: None,
) -> ExtractReport:
    """Read what waits in the store, or the pages of some archives, which are kept in the store first.

    What waits is what no run has read, and what was read under other rules; with ``again`` everything. Raises
    AnotherRun, StoreError and ArchiveError; what was saved until then stands.
    """
    report = ExtractReport()
    with hold_lock(db), open_store(db) as store:
        started_at = datetime.now(UTC)
        settings = {"jobs": jobs, "warcs": [path.name for path in warcs], "again": again}
        run = store.start_run("extract", argv, package_version(), settings, started_at)
        ending = "error"
        try:
            with store.archive(run, started_at) as archive, WorkerPool(jobs) as pool:
                _describe_outlets(store, run)
                if warcs:
                    _keep_pages(store, run, archive, warcs)
                desk = Desk(store, run)
                which = Waiting.ALL if again else Waiting.OUTDATED
                total = store.count_pending(which)
                for job, reading in pool.in_order(desk.waiting(which), lambda job: pool.submit(read_page, job.page)):
                    report.count(desk.settle(job, reading))
                    progress(report.read, total)
            ending = "failures" if report.failed else "done"
        finally:
            store.finish_run(run, ending, report.counts(), datetime.now(UTC))
    return report


def read_archives(warcs: tuple[Path, ...], *, jobs: int = 2) -> Iterator[tuple[str, Future[Reading]]]:
    """Each page of some archives and its reading, which is done; no store is touched."""
    outlets = load_catalog()
    pages = (Job(snapshot=0, item=None, page=page_of(snapshot, outlets)) for snapshot in _pages(warcs, outlets))
    with WorkerPool(jobs) as pool:
        for job, reading in pool.in_order(pages, lambda job: pool.submit(read_page, job.page)):
            yield job.page.url, reading


def _describe_outlets(store: Store, run: int) -> None:
    """Tell a store rebuilt from its archives, which knows slugs only, what the catalogue says of its outlets."""
    for outlet in load_catalog().values():
        if store.value("SELECT 1 FROM outlets WHERE slug = ? AND timezone IS NULL", (outlet.slug,)):
            keep_outlet(store, run, outlet)


def _keep_pages(store: Store, run: int, archive: WarcArchive, warcs: tuple[Path, ...]) -> None:
    """Copy the pages of foreign archives into the store's own, whose records alone its rows can point at."""
    outlets = load_catalog()
    for snapshot in _pages(warcs, outlets):
        slug = dict(snapshot.context).get("outlet", "")
        if outlet := outlets.get(slug):
            keep_outlet(store, run, outlet)
        if store.find_snapshot(snapshot) is None:
            store.save_snapshot(run, snapshot, archive.append(snapshot))


def _pages(warcs: tuple[Path, ...], outlets: Mapping[str, Outlet]) -> Iterator[Snapshot]:
    """The pages of some archives."""
    for path in warcs:
        for _, snapshot in iter_records(path):
            if (page := as_page_snapshot(snapshot, outlets)) is not None:
                yield page


def as_page_snapshot(snapshot: Snapshot, outlets: Mapping[str, Outlet]) -> Snapshot | None:
    """The snapshot of a page, a foreign one with the outlet whose domain it is on; None for other records."""
    if snapshot.status != 200:
        return None
    if snapshot.context:
        return snapshot if dict(snapshot.context).get("kind") == FetchKind.PAGE else None
    headers = {name.lower(): value for name, value in snapshot.headers}
    if "html" not in headers.get("content-type", "html").lower():
        return None
    owner = next((slug for slug, outlet in outlets.items() if outlet.owns(snapshot.final_url)), None)
    return replace(snapshot, context=(*((("outlet", owner),) if owner else ()), ("kind", str(FetchKind.PAGE))))


def claim_lines(
    articles: Path | None, warcs: tuple[Path, ...], *, jobs: int = 2, why_not: Path | None = None
) -> Iterator[str]:
    """One JSON line an article, its id and its claims, of a file of articles or of some archives' pages.

    ``why_not`` gets a line for each sentence of the articles that could tell of a cut and gave no claim.
    """
    if articles:
        from extract.claims import read_claims

        with why_not.open("w", encoding="utf-8") if why_not else nullcontext() as log:
            for article_id, article in read_articles(articles):
                found = read_claims(article)
                if log:
                    rows = (why_not_to_row(article_id, article, why) for why in found.refused)
                    log.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
                yield _line(article_id, found.claims)
    for url, reading in read_archives(warcs, jobs=jobs):
        if (error := reading.exception()) is None:
            yield _line(url, reading.result()[1])
        else:
            logger.warning("%s: %s", url, error)


def _line(name: str, claims: tuple[Claim, ...]) -> str:
    return json.dumps({"id": name, "claims": [claim_to_row(claim) for claim in claims]}, ensure_ascii=False)


def extract_and_print(db: Path, **options: Any) -> None:
    """:func:`run_extract` with a progress bar on a terminal, and its line."""
    console = Console(stderr=True)
    with RichProgress(*RichProgress.get_default_columns(), console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading pages", total=None)
        report = run_extract(db, progress=lambda done, of: bar.update(task, completed=done, total=of), **options)
    print(f"pinkslip: {report}")
