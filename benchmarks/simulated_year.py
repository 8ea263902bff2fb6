"""A year under cron in a few minutes: a crawl every four simulated hours against a loopback site that changes.

    python -m benchmarks.simulated_year [--days 365] [--hours 4] [--seed 1]

Three outlets publish, edit, fall silent, fail, forbid and recover by a plan drawn from the seed. At the end every
article must have been fetched once per version, none missed and none twice; requests per day, sizes and each change of
health are printed. Exit status 1 where an article was missed or fetched twice.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

START = datetime(2026, 1, 1, tzinfo=UTC)
HOSTS = {"alpha": "127.0.0.1", "beta": "127.0.0.2", "gamma": "127.0.0.3"}
#: Articles a feed shows, newest first.
SHOWN = 25
#: (outlet, first day, last day, what it does).
INCIDENTS = (
    ("beta", 20, 23, "error"),
    ("gamma", 40, 45, "forbid"),
    ("alpha", 60, 75, "silence"),
    ("beta", 100, 104, "web page"),
    ("gamma", 150, 158, "busy"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article of the plan."""

    outlet: str
    path: str
    at: datetime
    edited_at: datetime | None
    jobs: int


def plan(days: int, seed: int) -> list[Piece]:
    """What the outlets publish, oldest first; no outlet publishes while it is down, so that nothing can be missed."""
    chance = random.Random(seed)  # noqa: S311
    pieces = []
    for outlet, gap in (("alpha", 5.0), ("beta", 12.0), ("gamma", 30.0)):
        at = START
        while (at := at + timedelta(hours=chance.uniform(0.2, 2) * gap)) < START + timedelta(days=days - 8):
            if incident(outlet, at) is None:
                edited = at + timedelta(hours=chance.uniform(7, 150)) if chance.random() < 0.2 else None
                path = f"/{at:%Y/%m/%d}/{outlet}-cuts-{len(pieces)}"
                pieces.append(Piece(outlet=outlet, path=path, at=at, edited_at=edited, jobs=100 + len(pieces)))
    return sorted(pieces, key=lambda piece: piece.at)


def incident(outlet: str, at: datetime) -> str | None:
    """What is wrong with an outlet at a time."""
    day = (at - START) / timedelta(days=1)
    return next((what for who, first, last, what in INCIDENTS if who == outlet and first <= day < last), None)


def answers_at(pieces: list[Piece], now: datetime, port: int) -> Iterator[tuple[str, object]]:
    """Host and path with what they answer at a time."""
    from tests.crawler.press import Answer, feed, story

    for outlet, host in HOSTS.items():
        wrong = incident(outlet, now)
        out = [piece for piece in pieces if piece.outlet == outlet and piece.at <= now]
        rules = b"User-agent: *\nDisallow: /\n" if wrong == "forbid" else b"User-agent: *\nDisallow: /private/\n"
        yield f"{host}/robots.txt", Answer(url="", body=rules, content_type="text/plain")
        shown = out[-SHOWN:][::-1]
        listing = feed("", [f"http://{host}:{port}{piece.path}" for piece in shown])
        tag = f'"{shown[0].path if shown else "none"}"'
        answer = replace(listing, headers=(("ETag", tag),))
        if wrong == "error":
            answer = Answer(url="", body=b"", status="404 Not Found")
        elif wrong == "web page":
            answer = Answer(url="", body=b"<html><body>Please sign in</body></html>")
        elif wrong == "busy":
            answer = Answer(url="", body=b"", status="429 Busy", headers=(("Retry-After", "86400"),))
        yield f"{host}/feed.rss", answer
        for piece in (piece for piece in out if now - piece.at < timedelta(days=10) or piece in shown):
            is_edited = piece.edited_at is not None and piece.edited_at <= now
            jobs = piece.jobs + (1000 if is_edited else 0)
            text = f"{outlet.capitalize()} Looms said on Monday it will cut {jobs} jobs in Leeds to lower its costs."
            page = story("x.example", piece.path.rsplit("/", 1)[-1], text)
            yield f"{host}{piece.path}", replace(page, headers=(("ETag", f'"{jobs}"'),))


def simulate(folder: Path, days: int, hours: int, seed: int) -> int:
    """Run the year; print what came of it; the exit status."""
    os.environ |= {"PINKSLIP_DELAY": "0.001", "PINKSLIP_OPEN_HOSTS": ",".join(HOSTS.values()), "PINKSLIP_JOBS": "1"}
    from scrapy.utils.reactor import install_reactor

    from crawler.catalog import load_catalog
    from crawler.run import CrawlOptions, crawl_rounds, open_session, scrapy_settings
    from crawler.workers import WorkerPool
    from tests.crawler.press import write_catalog
    from tests.crawler.site import running_site

    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor

    pieces = plan(days, seed)
    began = time.monotonic()
    failures: list[BaseException] = []

    async def year(site: object, catalog: Path) -> None:
        options = CrawlOptions(db=folder / "year.db", catalog=catalog, jobs=1)
        outlets = tuple(load_catalog(catalog).values())
        with WorkerPool(1) as pool:
            for number in range(days * 24 // hours):
                now = START + timedelta(hours=hours * number)
                site.serve(dict(answers_at(pieces, now, site.port)))  # type: ignore[attr-defined]
                settings = scrapy_settings(options)
                with open_session(settings, outlets, options=options, pool=pool, clock=lambda now=now: now) as session:
                    await crawl_rounds(session, outlets, settings)
                if number % 100 == 99:
                    print(f"{number + 1} runs, {time.monotonic() - began:.0f} s", flush=True)

    async def main(site: object, catalog: Path) -> None:
        try:
            await year(site, catalog)
        except BaseException as error:
            failures.append(error)
        finally:
            reactor.stop()  # type: ignore[attr-defined]

    with running_site(folder) as site:
        catalog = folder / "outlets"
        for outlet, host in HOSTS.items():
            write_catalog(
                catalog,
                f"{outlet}.example",
                domain=f'"{host}"',
                feeds=f'["http://{host}:{site.port}/feed.rss"]',
                timezone='"UTC"',
                min_weekly_articles="2",
            )
        reactor.callWhenRunning(lambda: asyncio.ensure_future(main(site, catalog)))  # type: ignore[attr-defined]
        reactor.run(installSignalHandlers=False)  # type: ignore[attr-defined]
        if failures:
            raise failures[0]
        requests = Counter(request["host"] for request in site.requests())
        return report(folder, pieces, requests, site.port, days)


def report(folder: Path, pieces: list[Piece], requests: Counter[str], port: int, days: int) -> int:
    """Print the year's figures; 1 where an article's versions are not what was published."""
    from store import open_store

    with open_store(folder / "year.db", read_only=True) as store:
        kept = Counter(str(row[0]) for row in store.execute("SELECT url FROM snapshots WHERE kind = 'page'"))
        health = [tuple(row) for row in store.execute("SELECT outlet, state, since, reason FROM outlet_health")]
        runs = store.value("SELECT count(*) FROM runs")
        changed = store.value("SELECT count(*) FROM edits WHERE change = 'changed'")
    expected = {f"http://{HOSTS[p.outlet]}:{port}{p.path}": 2 if p.edited_at else 1 for p in pieces}
    missed = {url for url, versions in expected.items() if kept[url] < versions}
    twice = {url for url, versions in expected.items() if kept[url] > versions}
    for outlet, host in HOSTS.items():
        print(f"{outlet}: {requests[host] / days:.1f} requests a day")
    for row in health:
        print("health:", *row)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix in (".gz", ".db"))
    edits = sum(piece.edited_at is not None for piece in pieces)
    print(f"{runs} runs; {len(expected)} articles, {edits} edited; database and archives {size / 1e6:.1f} MB")
    print(f"missed: {len(missed)}, twice: {len(twice)}, edits seen as changed claims: {changed}")
    for url in sorted(missed | twice)[:10]:
        print("wrong:", url, kept[url], "of", expected[url])
    return 1 if missed or twice else 0


def main() -> int:
    """Parse the arguments, run the year in a folder of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--hours", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return simulate(Path(folder), options.days, options.hours, options.seed)


if __name__ == "__main__":
    sys.exit(main())
