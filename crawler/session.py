"""One run of the crawler: the store, the archive, the workers and the counts that all its spiders share."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

from crawler.catalog import Outlet
from crawler.extraction import FAULT, Context, Desk, Job, Settled, keep_outlet
from crawler.failures import FOR_A_TIME
from crawler.frontier import Frontier
from crawler.history import History, Kept
from crawler.listings import Listing
from crawler.reading import read_page
from crawler.replay import ReplayArchives
from crawler.tally import Tally
from crawler.workers import WorkerPool
from extract.errors import PinkslipError
from extract.model import Snapshot
from store import FetchKind, FetchOutcome, Store, Waiting
from store.errors import StoreLocked
from store.warc import WarcArchive

#: Seconds that a run waits for another process to be done with a write.
LOCK_PATIENCE = 300.0

P = ParamSpec("P")
T = TypeVar("T")


def utc_now() -> datetime:
    """This moment, UTC to the second."""
    return datetime.now(UTC).replace(microsecond=0)


async def _nothing() -> None:
    """There is nothing to stop yet."""


class Session:
    """What one run's spiders share. Everything here happens in one thread; only the workers are elsewhere."""

    def __init__(
        self,
        store: Store,
        run: int,
        archive: WarcArchive,
        pool: WorkerPool,
        outlets: Mapping[str, Outlet],
        *,
        replay: ReplayArchives | None = None,
        frontier: Frontier | None = None,
        again: tuple[str, ...] = (),
        max_pages: int | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self.store = store
        self.run = run
        self.replay = replay
        self.frontier = frontier  # what other crawlers share with this one; None where it is alone
        self._again = frozenset(again)
        self.again_urls = tuple(url for url in again if "/" in url)
        self._pages_left = max_pages
        self.tallies = {slug: Tally() for slug in outlets}
        # Whoever runs the spiders puts these in: stop lets what is under way come in, abort does not.
        self.stop: Callable[[], None] = lambda: None
        self.abort: Callable[[], None] = lambda: None
        self.on_stop: Callable[[], Coroutine[Any, Any, None]] = _nothing  # what stop has to await
        self.begun: set[str] = set()  # outlets whose spiders were started
        self.is_stopped = False  # a signal, or a fatal fault, ended it early
        self.fatal: PinkslipError | None = None  # the store's or the disk's fault that ended the run
        self._archive = archive
        self.pool = pool
        # submit() blocks once 2 * jobs calls wait; holding to that number here keeps the event loop free.
        self._places = asyncio.Semaphore(2 * pool.jobs)
        for outlet in outlets.values():
            keep_outlet(store, run, outlet)
        self.desk = Desk(store, run)
        self.now = clock
        self.history = History(store, clock, replay)

    def is_wanted(self, outlet: Outlet) -> bool:
        """Whether the operator wants the outlet, or a page of it, fetched again, whoever has crawled it."""
        return self.is_again(outlet.slug) or any(outlet.owns(url) for url in self.again_urls)

    def is_again(self, outlet: str) -> bool:
        """Whether the operator wants all that the outlet lists, whatever the store has of it."""
        return outlet in self._again

    def has_crawled(self, outlets: tuple[Outlet, ...]) -> bool:
        """Whether this store has been at one of the outlets before: it then knows which pages to visit again."""
        marks = ", ".join("?" * len(outlets))
        slugs = tuple(outlet.slug for outlet in outlets)
        return bool(self.store.value(f"SELECT 1 FROM fetches WHERE outlet IN ({marks}) LIMIT 1", slugs))  # noqa: S608

    def is_due(self, url: str) -> bool:
        """Whether a feed, a sitemap or a page that failed may be asked for in this run, here or elsewhere."""
        return self.history.is_due(url) and not self._is_to_wait(url)

    def is_paused(self, host: str) -> bool:
        """Whether a host has asked a crawler that shares the frontier to be left alone for a time not over yet."""
        return self._is_to_wait(host)

    def _is_to_wait(self, name: str) -> bool:
        if self.frontier is None:
            return False
        with self.guarded():
            return self.frontier.is_to_wait(name)

    def is_kept_elsewhere(self, url: str) -> bool:
        """Whether a crawler that shares the frontier has kept a page."""
        if self.frontier is None:
            return False
        with self.guarded():
            return self.frontier.is_kept(url)

    def note_kept(self, url: str) -> None:
        """Tell those who share the frontier that a page is kept, its row committed."""
        if self.frontier is not None:
            with self.guarded():
                self.frontier.note_kept(url)

    def take_page(self) -> bool:
        """Count a page that is to be fetched; False where the run has had its number."""
        if self._pages_left is not None:
            self._pages_left -= 1
        return self._pages_left is None or self._pages_left >= 0

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """End the run, whole, when the store or the disk fails: going on would lose what is fetched.

        After that nothing more is written: a later record in the archive would hide one that has got no row.
        """
        if self.fatal is not None:
            raise self.fatal
        try:
            yield
        except PinkslipError as error:
            if self.fatal is None:
                self.fatal = error
                self.abort()
            raise

    async def writable(self) -> None:
        """Return once the database can be written; StoreLocked where another process keeps it for too long.

        Waiting here leaves the event loop free: SQLite's own wait, in the middle of a write, would hold up every
        download until they all time out, and signals too.
        """
        deadline = time.monotonic() + LOCK_PATIENCE
        with self.guarded():
            while not self.store.can_write():
                if time.monotonic() > deadline:
                    raise StoreLocked(
                        f"{self.store.path}: another process has kept it locked for {LOCK_PATIENCE:.0f} seconds;"
                        " what was fetched is kept, run again when it is done"
                    )
                await asyncio.sleep(0.1)

    # -- what was fetched

    def keep(self, snapshot: Snapshot) -> Kept:
        """Archive a response and commit its row, unless the store's latest of its address says the same."""
        # The lock first: once the record is written its row must not have to wait.
        with self.guarded(), self.store.batch():
            number = self.store.find_snapshot(snapshot)
            is_new = number is None
            if number is None:
                number = self.store.save_snapshot(self.run, snapshot, self._archive.append(snapshot))
        return Kept(number=number, is_new=is_new, snapshot=snapshot)

    def note_fetch(
        self,
        outlet: str,
        url: str,
        kind: FetchKind,
        outcome: FetchOutcome,
        *,
        reason: str | None = None,
        kept: Kept | None = None,
        status: int | None = None,
        listing: Listing | None = None,
        retry_after: timedelta | None = None,
        validators: tuple[str | None, str | None] = (None, None),
    ) -> None:
        """Record a request and what came of it; of a feed, a sitemap and a failed page also when to ask again."""
        headers = {name.lower(): value for name, value in kept.snapshot.headers} if kept else {}
        at = kept.snapshot.fetched_at if kept and self.replay else self.now()
        polled = kind in (FetchKind.FEED, FetchKind.SITEMAP) or outcome is FetchOutcome.ERROR
        not_before = self.history.next_poll(url, outcome, retry_after) if polled else None
        with self.guarded():
            self.store.save_fetch(
                self.run,
                outlet=outlet,
                url=url,
                kind=kind,
                outcome=outcome,
                at=at,
                reason=reason,
                snapshot=kept.number if kept else None,
                http_status=status or (kept.snapshot.status if kept else None),
                etag=headers.get("etag", validators[0]),
                last_modified=headers.get("last-modified", validators[1]),
                entries=listing.found if listing else None,
                newest_at=listing.newest_at(at + timedelta(days=1)) if listing else None,
                not_before=not_before,
            )
            if not_before is not None and self.frontier is not None:
                self.frontier.note_wait(url, not_before)
                if reason is not None and reason.endswith(FOR_A_TIME):
                    self.frontier.note_wait(urlsplit(url).hostname or "", not_before)

    def note_refusal(self, outlet: str, url: str, reason: str) -> None:
        """Record, once for each address and reason, that it was not asked for: listings name it again every time."""
        self.tallies[outlet].refused[reason] += 1
        known = self.store.value(
            "SELECT 1 FROM fetches WHERE url = ? AND outcome = 'refused' AND reason = ?", (url, reason)
        )
        if not known:
            self.note_fetch(outlet, url, FetchKind.PAGE, FetchOutcome.REFUSED, reason=reason)

    def keep_summary(self, listing: Kept, url: str, context: Context) -> bool:
        """Let a feed's item wait to be read, unless it did with these very words; whether it is new."""
        said = json.dumps([list(pair) for pair in context])
        if self.store.value("SELECT 1 FROM extractions WHERE url = ? AND context = ?", (url, said)):
            return False
        with self.guarded():
            self.store.save_summary(listing.number, url, context)
        return True

    def note_fault(self, outlet: str) -> None:
        """Count a fault of the spider itself; Scrapy has logged it."""
        self.tallies[outlet].failed[FAULT] += 1

    # -- what is made of it

    async def in_worker(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The done future of a call in a worker process."""
        async with self._places:
            future = self.pool.submit(function, *args, **kwargs)
            loop, done = asyncio.get_running_loop(), asyncio.Event()
            future.add_done_callback(lambda _: loop.call_soon_threadsafe(done.set))
            await done.wait()
        return future

    async def extract(self, job: Job) -> Settled:
        """Read a kept page in a worker, save what it says and count it; what came of it."""
        reading = await self.in_worker(read_page, job.page)
        if self.pool.is_killed:
            raise asyncio.CancelledError  # the page is not at fault: it waits for the next run
        await self.writable()
        with self.guarded():
            settled = self.desk.settle(job, reading)
        self.tallies.setdefault(job.page.outlet or "", Tally()).count(settled)
        return settled

    async def extract_waiting(self) -> None:
        """Read what an earlier run fetched but did not live to read."""
        under_way: set[asyncio.Task[Settled]] = set()
        for job in self.desk.waiting(Waiting.UNREAD):
            self.tallies.setdefault(job.page.outlet or "", Tally()).asked.add(job.page.url)
            under_way.add(asyncio.create_task(self.extract(job)))
            if len(under_way) == 2 * self.pool.jobs:
                done, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
        await asyncio.gather(*under_way)
