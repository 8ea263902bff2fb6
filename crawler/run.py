"""``pinkslip crawl``: all or some outlets in one process, under the lock, with a run record."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import BaseSettings, Settings

from crawler import settings as project_settings
from crawler.catalog import BUNDLED, CatalogError, Outlet, by_host, choose_outlets, load_catalog
from crawler.clock import RunClock
from crawler.frontier import AT_ONCE, LEASE, Frontier, FrontierError, Lease
from crawler.health import record_health
from crawler.loader import spider_of
from crawler.lock import hold_lock
from crawler.logs import configure_logs
from crawler.loop import run_in_reactor
from crawler.progress import shown_progress
from crawler.replay import ReplayArchives
from crawler.session import Session, utc_now
from crawler.tally import Tally
from crawler.workers import WorkerPool
from extract.urls import canonical_url
from extract.version import package_version
from store import open_store
from store.opening import BUSY_SECONDS
from store.recover import adopt_orphans

logger = logging.getLogger(__name__)

#: Seconds that a write waits for another process's: in a run it holds up everything (see Session.writable), and a run
#: that was told to stop rather leaves without its last word.
RUN_PATIENCE = 3.0
STOPPED_PATIENCE = 1.0

_REPLAY = {
    "DOWNLOAD_HANDLERS": {
        "http": "crawler.replay.ReplayHandler",
        "https": "crawler.replay.ReplayHandler",
        **dict.fromkeys(("ftp", "file", "s3", "data")),
    },
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "RETRY_ENABLED": False,
    "CONCURRENT_REQUESTS": 16,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOptions:
    """What ``pinkslip crawl`` was asked to do."""

    db: Path
    outlets: tuple[str, ...] = ()  # none: all of the catalogue
    catalog: Path = BUNDLED
    replay: tuple[Path, ...] = ()
    jobs: int = 2
    again: tuple[str, ...] = ()  # outlets and pages to fetch whatever the store has of them
    max_time: float | None = None  # seconds after which the run ends
    max_pages: int | None = None  # pages after which no more are asked for
    frontier: str | None = None  # address of the Redis that other crawlers share
    command: str = "crawl"  # for the run record, and the next likewise
    argv: tuple[str, ...] = ()

    @classmethod
    def of(cls, db: Path, *, catalog: Path | None, again: tuple[str, ...], **options: Any) -> CrawlOptions:
        """The options of the command line, where no --catalog means the bundled one; CatalogError for a bad --again."""
        try:
            again = tuple(canonical_url(target) if "/" in target else target for target in again)
        except ValueError as error:
            raise CatalogError(f"--again: {error}; name an outlet, or a page by its whole address") from None
        return cls(db=db, catalog=catalog or BUNDLED, again=again, **options)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlReport:
    """What a crawl did."""

    run: int
    tallies: Mapping[str, Tally]  # by outlet
    absent: tuple[str, ...]  # outlets left out because a replay's archives have none of their listings
    elsewhere: tuple[str, ...]  # outlets that other crawlers of the frontier have crawled
    seconds: float
    ending: str  # done, failures, stopped

    @property
    def exit_status(self) -> int:
        """0, or 1 where an outlet failed."""
        return 1 if any(tally.is_failure for tally in self.tallies.values()) else 0


def run_crawl(options: CrawlOptions) -> CrawlReport:
    """Crawl the outlets, once in a process (its event loop cannot start twice).

    Raises CatalogError, ArchiveError, AnotherRun, FrontierError or StoreError before anything is fetched, and what
    ended the run where the store, the disk or the frontier failed during it.
    """
    catalog = load_catalog(options.catalog)
    outlets = choose_outlets(catalog, options.outlets or _owners(catalog, options.again))
    replay = ReplayArchives(options.replay) if options.replay else None
    absent: tuple[str, ...] = ()
    if replay and not options.outlets:
        absent = tuple(outlet.slug for outlet in outlets if not _is_in(replay, outlet))
        outlets = tuple(outlet for outlet in outlets if outlet.slug not in absent)
    frontier = Frontier(options.frontier) if options.frontier else None
    began = time.monotonic()
    settings = scrapy_settings(options)
    with open_session(settings, outlets, options=options, replay=replay, frontier=frontier) as session:
        configure_logs(settings, session)
        run_in_reactor(session, lambda: crawl_rounds(session, outlets, settings), settings, options.max_time)
        if session.fatal is not None:
            raise session.fatal
        ending = _ending(session)
    return CrawlReport(
        run=session.run,
        tallies=session.tallies,
        absent=absent,
        elsewhere=tuple(slug for slug in session.tallies if slug not in session.begun) if frontier else (),
        seconds=time.monotonic() - began,
        ending=ending,
    )


def scrapy_settings(options: CrawlOptions) -> Settings:
    """The project's settings, with what the options change."""
    settings = Settings()
    settings.setmodule(project_settings, priority="project")
    settings.setdict({"PINKSLIP_DB": str(options.db), "PINKSLIP_JOBS": options.jobs}, priority="cmdline")
    settings.set("LOG_INSTALL_ROOT_HANDLER", False, priority="cmdline")  # noqa: FBT003  crawler.logs has its own
    if options.replay:
        settings.setdict(_REPLAY, priority="cmdline")
    return settings


@contextmanager
def open_session(
    settings: BaseSettings,
    outlets: tuple[Outlet, ...],
    *,
    options: CrawlOptions | None = None,
    replay: ReplayArchives | None = None,
    frontier: Frontier | None = None,
    pool: WorkerPool | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> Iterator[Session]:
    """A session under the store's lock, its run recorded from beginning to end.

    A driver of many runs may lend its own pool, which then stays open, and its own clock.
    """
    db = Path(settings["PINKSLIP_DB"])
    options = options or CrawlOptions(db=db, command="scrapy", argv=tuple(outlet.slug for outlet in outlets))
    recorded = {
        "outlets": [outlet.slug for outlet in outlets],
        "replay": [path.name for path in options.replay],
        "jobs": settings.getint("PINKSLIP_JOBS"),
        "user_agent": settings["USER_AGENT"],
    }
    with hold_lock(db), open_store(db) as store:
        clock = RunClock(store, clock)
        started_at = clock()
        run = store.start_run(options.command, options.argv, package_version(), recorded, started_at)
        workers = nullcontext(pool) if pool else WorkerPool(settings.getint("PINKSLIP_JOBS"))
        with store.archive(run, started_at) as archive, workers as hands:
            for note in adopt_orphans(store, run).notes:
                logger.warning(note)
            session = Session(
                store,
                run,
                archive,
                hands,
                {outlet.slug: outlet for outlet in outlets},
                replay=replay,
                frontier=frontier,
                again=options.again,
                max_pages=options.max_pages,
                clock=clock,
            )
            ending = "error"
            try:
                store.wait_for_locks(RUN_PATIENCE)
                try:
                    yield session
                finally:
                    store.wait_for_locks(STOPPED_PATIENCE if session.is_stopped else BUSY_SECONDS)
                ending = _ending(session)
                if replay is None and session.fatal is None:
                    asked = (o.slug for o in outlets if frontier is None or o.slug in session.begun)
                    record_health(store, run, [*asked], session.now())
            finally:
                if session.fatal is None:
                    counts = {slug: tally.counts() for slug, tally in session.tallies.items()}
                    store.finish_run(run, ending, counts, clock())


def _ending(session: Session) -> str:
    if session.is_stopped:
        return "stopped"
    return "failures" if any(tally.is_failure for tally in session.tallies.values()) else "done"


def _owners(catalog: Mapping[str, Outlet], again: tuple[str, ...]) -> tuple[str, ...]:
    """The outlets that --again names, itself or by a page; CatalogError for a page of no outlet."""
    slugs = []
    for target in again:
        owner = target if "/" not in target else next((o.slug for o in catalog.values() if o.owns(target)), None)
        if owner is None:
            raise CatalogError(f"{target}: belongs to no outlet of the catalogue; see `pinkslip outlets`")
        slugs.append(owner)
    return tuple(slugs)


def _is_in(replay: ReplayArchives, outlet: Outlet) -> bool:
    return any(url in replay for url in (*outlet.feeds, *outlet.sitemaps))


async def crawl_rounds(session: Session, outlets: tuple[Outlet, ...], settings: Settings) -> None:
    """What waits from before, then every outlet at once; a replay goes on while its archives have more to say."""
    await session.extract_waiting()
    while not session.is_stopped:
        runner = AsyncCrawlerRunner(settings)
        session.on_stop = runner.stop
        with shown_progress(session.tallies):
            if session.frontier is None:
                await asyncio.gather(*(_crawl_in_turn(runner, session, group) for group in by_host(outlets)))
            else:
                left = sorted(by_host(outlets), key=lambda group: not session.has_crawled(group))
                await asyncio.gather(*(_crawl_leased(runner, session, session.frontier, left) for _ in range(AT_ONCE)))
        if session.replay is None or not session.replay.has_more:
            return
        session.replay.begin_round()


async def _crawl_in_turn(runner: AsyncCrawlerRunner, session: Session, outlets: tuple[Outlet, ...]) -> None:
    for outlet in outlets:
        if session.is_stopped:
            return
        session.begun.add(outlet.slug)
        crawler = runner.create_crawler(spider_of(outlet))
        crawler.signals.connect(
            lambda spider, **_: session.note_fault(spider.name), signal=signals.spider_error, weak=False
        )
        await runner.crawl(crawler, session=session)


async def _crawl_leased(
    runner: AsyncCrawlerRunner, session: Session, frontier: Frontier, left: list[tuple[Outlet, ...]]
) -> None:
    """Crawl groups of outlets as the frontier lets them be had, until there are none."""
    while not session.is_stopped:
        with session.guarded():
            lease = await frontier.take(left, session.is_wanted)
        if lease is None:
            return
        renewal = asyncio.ensure_future(_renew(session, frontier, lease))
        try:
            await _crawl_in_turn(runner, session, lease.outlets)
        finally:
            renewal.cancel()
        is_whole = not session.is_stopped and not any(session.tallies[outlet.slug].left for outlet in lease.outlets)
        with session.guarded():
            frontier.give_back(lease, crawled=is_whole)


async def _renew(session: Session, frontier: Frontier, lease: Lease) -> None:
    """Renew a lease until cancelled; where that fails the run ends, for another crawler may soon be at the host."""
    with suppress(FrontierError):
        while True:
            await asyncio.sleep(LEASE / 3)
            with session.guarded():
                frontier.renew(lease)
