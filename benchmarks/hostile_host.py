"""A real crawl of a host that misbehaves in a hundred ways: what each was recorded as, what it cost, whom it reached.

    python -m benchmarks.hostile_host [--json FILE]

The host (tests/crawler/hostile.py) is a process of its own on loopback sockets. Printed are each behaviour with what
the store says of it, the peak memory of the crawling process and of its workers, the longest time the event loop stood
still, the longest time between two requests, and every address that the process connected to, as Python's own audit
events tell; the host's log must agree. Exit status 1 where an address was reached that must not be, a cookie was sent,
or a behaviour left no record.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from multiprocessing import active_children
from pathlib import Path
from threading import Event, Thread
from typing import Any

HOME = "127.0.0.1"
#: What a name server under the attacker's hand says.
NAMES = {
    "inside.hostile.example": "127.0.0.9",
    "six.hostile.example": "::1",
    "mapped.hostile.example": "::ffff:127.0.0.9",
}


def crawl(folder: Path, port: int) -> dict[str, Any]:
    """Crawl the host into folder/t.db; what the process itself can tell of it."""
    from tests.crawler.press import write_catalog

    names = json.loads((folder / "names.json").read_text())
    os.environ |= {
        "PINKSLIP_DELAY": "0.001",
        "PINKSLIP_TIMEOUT": "2",
        "PINKSLIP_OPEN_HOSTS": ",".join((HOME, *names["robots"])),
        "PINKSLIP_JOBS": "2",
    }
    from crawler.catalog import load_catalog
    from crawler.loop import run_in_reactor
    from crawler.run import CrawlOptions, crawl_rounds, open_session, scrapy_settings

    catalog, base = folder / "outlets", f"http://{HOME}:{port}"
    owned = f'["{HOME}", "hostile.example", "127.0.0.9", "127.9", "169.254.169.254"]'
    write_catalog(catalog, "pages.example", domain=owned, feeds=f'["{base}/feed.rss"]')
    feeds = [f"{base}/{name}" for name in names["listings"] if name.startswith("feed-")]
    maps = [f"{base}/{name}" for name in names["listings"] if name.startswith("map-")]
    write_catalog(
        catalog,
        "listings.example",
        domain=owned,
        feeds=json.dumps(feeds),
        sitemaps=json.dumps(maps),
        deny='["/(n|[0-9]+)$"]',
    )
    for host in names["robots"]:
        slug = f"robots_{host.rpartition('.')[2]}.example"
        write_catalog(catalog, slug, domain=f'"{host}"', feeds=f'["http://{host}:{port}/feed-times"]')
    options = CrawlOptions(db=folder / "t.db", catalog=catalog)
    outlets, settings = tuple(load_catalog(catalog).values()), scrapy_settings(options)
    told: dict[str, Any] = {"longest event-loop stall, s": 0.0}

    async def beat() -> None:
        while True:
            before = time.monotonic()
            await asyncio.sleep(0.02)
            late = time.monotonic() - before - 0.02
            told["longest event-loop stall, s"] = round(max(told["longest event-loop stall, s"], late), 2)

    async def main() -> None:
        heart = asyncio.get_running_loop().create_task(beat())
        await crawl_rounds(session, outlets, settings)
        heart.cancel()

    began = time.monotonic()
    with measured() as measures, open_session(settings, outlets, options=options) as session:
        run_in_reactor(session, main, settings)
    return told | measures | {"seconds": round(time.monotonic() - began, 1), "stopped early": session.is_stopped}


@contextmanager
def measured() -> Iterator[dict[str, Any]]:
    """Peak memory of this process and its children, and the addresses connected to, once the block is left."""
    peaks: dict[int, int] = {}
    reached: set[str] = set()
    measures: dict[str, Any] = {}
    done = Event()

    def watch() -> None:
        while not done.wait(0.1):
            for pid in (os.getpid(), *(child.pid for child in active_children() if child.pid)):
                with suppress(OSError):
                    status = Path(f"/proc/{pid}/status").read_text()
                    if "VmHWM:" in status:
                        peak = int(status.partition("VmHWM:")[2].split()[0])
                        peaks[pid] = max(peaks.get(pid, 0), peak)

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "socket.connect" and isinstance(arguments[1], tuple):
            reached.add(str(arguments[1][0]))

    sys.addaudithook(hear)
    watcher = Thread(target=watch)
    watcher.start()
    try:
        yield measures
    finally:
        done.set()
        watcher.join()
        own = peaks.pop(os.getpid())
        measures["peak memory of the crawl, MB"] = own // 1024
        measures["peak memory of a worker, MB"] = max(peaks.values(), default=0) // 1024
        measures["addresses connected to"] = sorted(reached)


def lie_about_names() -> None:
    """Let names resolve as NAMES says, in this process: there is no name server to ask here."""
    by_name, by_info = socket.gethostbyname, socket.getaddrinfo
    socket.gethostbyname = lambda name: NAMES.get(name) or by_name(name)
    socket.getaddrinfo = lambda host, *more, **named: by_info(NAMES.get(host, host), *more, **named)  # type: ignore[assignment,arg-type]


def recorded(folder: Path, port: int) -> dict[str, str]:
    """What the store says of each path, by path: what came of the request, then of the page."""
    from store import open_store

    found: dict[str, str] = {}
    with open_store(folder / "t.db", read_only=True) as store:
        sql = """
            SELECT f.url, f.kind, f.outcome, f.reason, e.outcome AS read, e.reason AS why
            FROM fetches AS f LEFT JOIN extractions AS e ON e.snapshot_id = f.snapshot_id ORDER BY f.id"""
        for row in store.rows(sql):
            host, _, path = row["url"].removeprefix("http://").partition("/")
            name = path if host == f"{HOME}:{port}" else f"{host.partition(':')[0]}/{path}"
            words = [row["outcome"], row["reason"], row["read"], row["why"]]
            if name in found and not found[name].startswith("refused"):
                continue  # a page that several feeds name is told of once
            found[name] = ": ".join(word for word in words if word)
    return found


def report(folder: Path, port: int, told: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Print the crawl; its figures, and a line for each fault."""
    names = json.loads((folder / "names.json").read_text())
    asked = [json.loads(line) for line in (folder / "asked.jsonl").read_text().splitlines()]
    outcomes = recorded(folder, port)
    behaviours = {name: outcomes.get(name, "") for name in (*names["pages"], *names["listings"])}
    behaviours |= {f"robots.txt of {host}": outcomes.get(f"{host}/feed-times", "") for host in names["robots"]}
    behaviours |= {f"link to {name}": outcome for name, outcome in outcomes.items() if name.endswith("/linked")}
    for name, outcome in behaviours.items():
        print(f"{name:22} {outcome or 'NOT RECORDED'}")
    gap, after = max((b["at"] - a["at"], a["path"]) for a, b in pairwise(asked))
    allowed = {HOME, *names["robots"]}
    figures = told | {
        "behaviours": len(behaviours),
        "requests": len(asked),
        "longest wait between two requests, s": f"{gap:.1f}, after {after}",
        "addresses asked, by the host's log": sorted({entry["here"] for entry in asked}),
        "cookies sent": sum(entry["cookie"] for entry in asked),
    }
    print()
    for name, value in figures.items():
        print(f"{name}: {', '.join(value) if isinstance(value, list) else value}")
    faults = [f"{name}: left no record" for name, outcome in behaviours.items() if not outcome]
    for what in ("addresses connected to", "addresses asked, by the host's log"):
        faults += [f"{what}: {address}" for address in set(figures[what]) - allowed]
    faults += ["a cookie was sent"] if figures["cookies sent"] else []
    print("\n".join(faults) if faults else "every behaviour is recorded, no address inside was asked, no cookie sent")
    return figures | {"recorded": behaviours, "faults": faults}, faults


def main() -> int:
    """Parse the arguments, start the host, crawl it, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="a file to which the figures are written")
    options = parser.parse_args()
    lie_about_names()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        command = [sys.executable, "-m", "tests.crawler.hostile", scratch]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as host:  # noqa: S603
            try:
                assert host.stdout is not None  # noqa: S101
                port = int(host.stdout.readline())
                figures, faults = report(folder, port, crawl(folder, port))
            finally:
                host.kill()
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
