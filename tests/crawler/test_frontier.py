"""Crawlers that share a frontier at a real Redis: every page once, a host to one at a time, one crawler killed."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from crawler.catalog import Outlet, by_host, load_catalog
from crawler.frontier import REST, Frontier, FrontierError, Lease
from tests.crawler.press import ROOT, feed, pinkslip, story, write_catalog
from tests.crawler.site import Site, running_site

DELAY = 0.4
HOSTS = {name: f"127.0.0.{number}" for number, name in enumerate("ada bea cyd dot eve fay".split(), 1)}
PAGES = 12


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    """The address of a Redis of this test's own."""
    if shutil.which("redis-server") is None:
        pytest.skip("no redis-server on this machine")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            with socket.socket() as asking:
                if asking.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        try:
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Six hosts with a feed of twelve pages each."""
    with running_site(tmp_path) as running:
        answers = {}
        for name, host in HOSTS.items():
            base = f"http://{host}:{running.port}"
            slugs = [f"{name}-{number}" for number in range(PAGES)]
            for number, slug in enumerate(slugs, 1):
                answers[f"{host}/{slug}"] = story("x.example", slug, f"Ostrel Looms will cut {number}0 jobs in Leeds.")
            answers[f"{host}/feed.rss"] = feed("", [f"{base}/{slug}" for slug in slugs])
            write_catalog(tmp_path / "outlets", f"{name}.example", domain=f'"{host}"', feeds=f'["{base}/feed.rss"]')
        running.serve(answers)
        yield running


def crawler(folder: Path, db: str, redis: str) -> subprocess.Popen[str]:
    """A crawler in a process group of its own."""
    environment = {
        "PINKSLIP_DELAY": str(DELAY),
        "PINKSLIP_OPEN_HOSTS": ",".join(HOSTS.values()),
        "PINKSLIP_JOBS": "1",
        "PINKSLIP_CONTACT": db,  # so that the site's log tells the crawlers apart
    }
    return subprocess.Popen(
        [sys.executable, "-m", "pinkslip", "crawl", "--catalog", "outlets", "--db", db, "--frontier", redis],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def pages_of(db: Path) -> set[str]:
    """Host and path of the pages a database has."""
    with closing(sqlite3.connect(db)) as connection:
        rows = connection.execute("SELECT url FROM snapshots WHERE kind = 'page'").fetchall()
    return {url.split("/", 2)[2].replace(f":{url.split(':')[2].split('/')[0]}", "") for (url,) in rows}


def asked_pages(site: Site) -> Counter[str]:
    """How often each page was asked for."""
    return Counter(f"{r['host']}{r['path']}" for r in site.requests() if "-" in r["path"])


def wait_for_pages(site: Site, number: int) -> None:
    """Return once so many pages were asked for."""
    deadline = time.monotonic() + 60
    while sum(asked_pages(site).values()) < number:
        assert time.monotonic() < deadline, "no crawler asks for pages"
        time.sleep(0.02)


def assert_hosts_are_left_in_peace(site: Site) -> int:
    """Each host was asked by one crawler and then, a minute after its last request, perhaps by another; how many were.

    The requests of one are spaced. Half the delay is for the server, which may note on a busy machine when it came to
    look, not when it was asked.
    """
    asked = defaultdict(list)
    for request in sorted(site.requests(), key=lambda request: request["at"]):
        asked[request["host"]].append(request)
    heirs = 0
    for requests in asked.values():
        turns = [[*turn] for _, turn in groupby(requests, key=lambda request: request["agent"])]
        assert len(turns) == len({turn[0]["agent"] for turn in turns})
        assert all(after[0]["at"] - before[-1]["at"] > 0.9 * REST for before, after in pairwise(turns))
        assert all(b["at"] - a["at"] > 0.5 * DELAY for turn in turns for a, b in pairwise(turn))
        heirs += len(turns) - 1
    return heirs


ALL = {f"{host}/{name}-{number}" for name, host in HOSTS.items() for number in range(PAGES)}


@pytest.mark.trial
def test_two_crawlers_share_the_outlets(site: Site, redis: str, tmp_path: Path) -> None:
    with crawler(tmp_path, "a.db", redis) as one, crawler(tmp_path, "b.db", redis) as two:
        said = [one.communicate(timeout=90)[0], two.communicate(timeout=90)[0]]
    assert (one.returncode, two.returncode) == (0, 0), said
    a, b = pages_of(tmp_path / "a.db"), pages_of(tmp_path / "b.db")
    assert a
    assert b
    assert a | b == ALL
    assert asked_pages(site) == dict.fromkeys(ALL, 1)
    assert assert_hosts_are_left_in_peace(site) == 0
    archives = [word for name in "ab" for path in (tmp_path / f"{name}-warc").iterdir() for word in ("--replay", path)]
    joined = pinkslip("crawl", "--catalog", "outlets", "--db", "all.db", *archives, cwd=tmp_path)
    assert joined.returncode == 0, joined.stderr
    assert pages_of(tmp_path / "all.db") == ALL


@pytest.mark.trial
def test_one_killed_is_replaced_without_loss(site: Site, redis: str, tmp_path: Path) -> None:
    with crawler(tmp_path, "a.db", redis) as doomed:
        wait_for_pages(site, 8)
        with crawler(tmp_path, "b.db", redis) as other:
            wait_for_pages(site, 30)
            os.killpg(doomed.pid, signal.SIGKILL)
            kept = pages_of(tmp_path / "a.db")
            with crawler(tmp_path, "c.db", redis) as replacement:
                said = [other.communicate(timeout=240)[0], replacement.communicate(timeout=240)[0]]
    assert (other.returncode, replacement.returncode) == (0, 0), said
    assert 0 < len(kept) < len(ALL)
    assert kept | pages_of(tmp_path / "b.db") | pages_of(tmp_path / "c.db") == ALL
    again = {page for page, times in asked_pages(site).items() if times > 1}
    assert len(again) <= 4  # what the one killed had under way: one page at each of its hosts
    assert assert_hosts_are_left_in_peace(site) > 0


@pytest.mark.trial
def test_redis_that_goes_ends_the_run_and_keeps_what_came(site: Site, redis: str, tmp_path: Path) -> None:
    with crawler(tmp_path, "a.db", redis) as run:
        wait_for_pages(site, 8)
        port = redis.rsplit(":", 1)[1].split("/")[0]
        subprocess.run(["redis-cli", "-p", port, "shutdown", "nosave"], check=True, capture_output=True)
        said, _ = run.communicate(timeout=60)
    assert run.returncode == 2
    assert "no Redis holds the frontier" in said.splitlines()[-1]
    assert pages_of(tmp_path / "a.db")


@pytest.fixture
def outlets(tmp_path: Path) -> dict[str, Outlet]:
    """Ada, Bea, and Cyd, whose feed lies on Ada's host."""
    for name, host in {"ada": "ada.example", "bea": "bea.example", "cyd": "ada.example"}.items():
        write_catalog(tmp_path / "outlets", f"{name}.example", feeds=f'["https://{host}/{name}.rss"]')
    return load_catalog(tmp_path / "outlets")


def take(redis: str, *outlets: Outlet, wanted: tuple[Outlet, ...] = ()) -> tuple[Frontier, Lease | None]:
    """What a crawler of these outlets gets within a moment, if anything; it waits for what others have."""
    frontier = Frontier(redis)

    async def asked() -> Lease | None:
        try:
            return await asyncio.wait_for(frontier.take([*by_host(outlets)], wanted.__contains__), 0.2)
        except TimeoutError:
            return None

    return frontier, asyncio.run(asked())


def names(lease: Lease | None) -> list[str]:
    """The outlets of a lease."""
    return [outlet.slug for outlet in lease.outlets] if lease else []


def test_a_host_is_one_crawlers_whatever_its_outlets(redis: str, outlets: dict[str, Outlet]) -> None:
    ada, bea, cyd = (outlets[name] for name in ("ada", "bea", "cyd"))
    one, lease = take(redis, ada)
    assert names(lease) == ["ada"]
    assert lease is not None
    assert names(take(redis, ada, cyd)[1]) == []
    assert names(take(redis, bea)[1]) == ["bea"]
    one.renew(lease)


def test_hosts_rest_before_the_next_crawler(redis: str, outlets: dict[str, Outlet]) -> None:
    import redis as client

    one, lease = take(redis, outlets["ada"])
    assert lease is not None
    one.give_back(lease, crawled=False)
    assert names(take(redis, outlets["ada"])[1]) == []
    server = client.Redis.from_url(redis)
    assert 0.9 * REST * 1000 < server.pttl("pinkslip:lease:ada.example") <= REST * 1000
    server.delete("pinkslip:lease:ada.example")  # the minute is over
    assert names(take(redis, outlets["ada"])[1]) == ["ada"]


def test_what_was_crawled_is_left_alone_unless_it_is_wanted_again(redis: str, outlets: dict[str, Outlet]) -> None:
    import redis as client

    ada, cyd = outlets["ada"], outlets["cyd"]
    one, lease = take(redis, ada)
    assert lease is not None
    one.give_back(lease, crawled=True)
    client.Redis.from_url(redis).delete("pinkslip:lease:ada.example")  # the minute is over
    assert names(take(redis, ada)[1]) == []
    assert names(take(redis, ada, wanted=(ada,))[1]) == ["ada"]
    client.Redis.from_url(redis).delete("pinkslip:lease:ada.example")
    assert names(take(redis, ada, cyd)[1]) == ["cyd"]


def test_a_lease_that_was_lost_is_said(redis: str, outlets: dict[str, Outlet]) -> None:
    import redis as client

    one, lease = take(redis, outlets["ada"])
    assert lease is not None
    client.Redis.from_url(redis).delete("pinkslip:lease:ada.example")
    with pytest.raises(FrontierError, match="run again"):
        one.renew(lease)


def test_what_one_crawler_is_to_wait_for_all_wait_for(redis: str) -> None:
    one, other = Frontier(redis), Frontier(redis)
    one.note_wait("ada.example", datetime.now(UTC) + timedelta(hours=1))
    one.note_wait("bea.example", datetime.now(UTC) - timedelta(seconds=1))
    assert other.is_to_wait("ada.example")
    assert not other.is_to_wait("bea.example")


def test_without_its_client_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(FrontierError, match=r"pip install 'pinkslip\[redis\]'"):
        Frontier("redis://127.0.0.1/0")


@pytest.mark.parametrize(
    ("address", "said"),
    [("redis://127.0.0.1:1/0", "no Redis holds the frontier"), ("localhost", "no address of a Redis")],
)
def test_wrong_address_is_said_before_anything_is_fetched(address: str, said: str, tmp_path: Path) -> None:
    run = pinkslip("crawl", "--frontier", address, "--db", "t.db", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert said in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert not (tmp_path / "t.db").exists()
