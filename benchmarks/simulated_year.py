"""A year under cron in an hour: a crawl every four simulated hours against eight loopback outlets that change.

    python -m benchmarks.simulated_year [--runs 2190] [--hours 4] [--seed 1] [--keep FOLDER] [--json FILE]

The outlets (benchmarks/year_site.py) publish, edit, fall silent, wall themselves off, break, forbid and recover on
known days; the crawling machine itself is down for five. One process makes all the runs, over real sockets. At the end
the outlets' own request log and the store are held against the plan (benchmarks/year_verdict.py): exit status 1 where
an article or a version was missed or fetched twice, a revisit was not kept, or a change of health was not the one
planned.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.year_site import Piece
    from tests.crawler.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as the outlets' log has it."""

    at: datetime  # simulated
    host: str
    path: str
    status: int  # 0: the connection was closed
    version: str  # of the page that it could have; empty for none


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run cost."""

    at: datetime
    wall: float  # seconds
    cpu: float  # seconds of the crawling process, its workers not counted
    new: int  # articles, and new texts of known ones


@dataclass(slots=True, kw_only=True)
class Year:
    """All that the driver saw."""

    folder: Path
    pieces: list[Piece]
    port: int
    runs: list[Run] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)


def run_times(runs: int, hours: int, first_day: int) -> Iterator[datetime]:
    """When the runs are: at every step but those that fall into the machine's downtime."""
    from benchmarks.year_site import DAY, DOWNTIME, START

    down = [START + day * DAY for day in DOWNTIME]
    at = START + first_day * DAY
    for _ in range(runs):
        while down[0] <= at < down[1]:
            at += timedelta(hours=hours)
        yield at
        at += timedelta(hours=hours)


def simulate(folder: Path, runs: int, hours: int, seed: int, first_day: int) -> Year:
    """Run the year in a folder."""
    from benchmarks.year_site import DAY, PRESS, START, answers_at, plan

    hosts = ",".join(press.host for press in PRESS)
    os.environ |= {"PINKSLIP_DELAY": "0.001", "PINKSLIP_OPEN_HOSTS": hosts, "PINKSLIP_JOBS": "1"}
    from scrapy.utils.reactor import install_reactor

    from crawler.catalog import load_catalog
    from crawler.run import CrawlOptions, crawl_rounds, open_session, scrapy_settings
    from crawler.workers import WorkerPool
    from tests.crawler.site import running_site

    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor

    times = [*run_times(runs, hours, first_day)]
    pieces = plan((times[-1] - START) // DAY + 1, seed)
    began = time.monotonic()
    failures: list[BaseException] = []

    async def crawl_all(year: Year, site: Site, catalog: Path) -> None:
        options = CrawlOptions(db=folder / "year.db", catalog=catalog, jobs=1)
        outlets = tuple(load_catalog(catalog).values())
        settings = scrapy_settings(options)
        settings.set("AUTOTHROTTLE_ENABLED", value=False)  # it measures real time, of which there is little
        with WorkerPool(1) as pool, (folder / "requests.jsonl").open("a+") as log:
            log.seek(0)
            for now in times:
                site.serve(dict(answers_at(pieces, now, site.port)))
                start, cpu = time.monotonic(), time.process_time()
                with open_session(settings, outlets, options=options, pool=pool, clock=lambda now=now: now) as session:
                    await crawl_rounds(session, outlets, settings)
                new = sum(tally.new + tally.edited for tally in session.tallies.values())
                cost = {"wall": time.monotonic() - start, "cpu": time.process_time() - cpu}
                year.runs.append(Run(at=now, new=new, **cost))
                year.requests.extend(_request(json.loads(line), now) for line in log)
                if len(year.runs) % 100 == 0:
                    print(f"{len(year.runs)} runs, {time.monotonic() - began:.0f} s", flush=True)

    async def main(year: Year, site: Site, catalog: Path) -> None:
        try:
            await crawl_all(year, site, catalog)
        except BaseException as error:
            failures.append(error)
        finally:
            reactor.stop()  # type: ignore[attr-defined]

    with running_site(folder) as site:
        year = Year(folder=folder, pieces=pieces, port=site.port)
        catalog = write_outlets(folder / "outlets", site.port)
        reactor.callWhenRunning(lambda: asyncio.ensure_future(main(year, site, catalog)))  # type: ignore[attr-defined]
        reactor.run(installSignalHandlers=False)  # type: ignore[attr-defined]
    if failures:
        raise failures[0]
    return year


def write_outlets(catalog: Path, port: int) -> Path:
    """The catalogue of the year's outlets."""
    from benchmarks.year_site import PRESS
    from tests.crawler.press import write_catalog

    for press in PRESS:
        base = f"http://{press.host}:{port}"
        more = {"sitemaps": f'["{base}/news.xml"]'} if press.sitemap else {}
        write_catalog(
            catalog,
            f"{press.slug}.example",
            domain=f'"{press.host}"',
            feeds=f'["{base}/feed.rss"]',
            timezone='"UTC"',
            access='"summary"' if press.is_summary else '"open"',
            min_weekly_articles=str(press.floor),
            **more,
        )
    return catalog


def _request(logged: dict[str, str], now: datetime) -> Request:
    status = logged["status"].split()[0]
    version = (logged["etag"] or "").strip('"').rpartition("/")[2]
    return Request(
        at=now,
        host=logged["host"],
        path=logged["path"],
        status=int(status) if status.isdigit() else 0,
        version=version,
    )


def main() -> int:
    """Parse the arguments, run the year, hold it against its plan."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=2190, help="365 days of a run every four hours")
    parser.add_argument("--hours", type=int, default=4)
    parser.add_argument("--first-day", type=int, default=0, help="begin on this day of the year, to see one incident")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--keep", type=Path, help="a folder for database, archives and logs, which are thrown away else"
    )
    parser.add_argument("--json", type=Path, help="a file to which the figures are written")
    options = parser.parse_args()
    from benchmarks.year_verdict import report

    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        figures, faults = report(simulate(folder, options.runs, options.hours, options.seed, options.first_day))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
