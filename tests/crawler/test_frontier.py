"""Crawlers that share a frontier at a real Redis: every page once, hosts left in peace, one crawler killed."""

from __future__ import annotations

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
from itertools import pairwise
from pathlib import Path

import pytest

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
    environment = {"PINKSLIP_DELAY": str(DELAY), "PINKSLIP_OPEN_HOSTS": ",".join(HOSTS.values()), "PINKSLIP_JOBS": "1"}
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


def assert_hosts_are_left_in_peace(site: Site) -> None:
    """Requests to a host are spaced, whoever makes them: two crawlers at once would come in between each other's.

    Half the delay is for the server, which may note on a busy machine when it came to look, not when it was asked.
    """
    moments = defaultdict(list)
    for request in site.requests():
        moments[request["host"]].append(request["at"])
    gaps = [later - earlier for at in moments.values() for earlier, later in pairwise(sorted(at))]
    assert min(gaps) > 0.5 * DELAY


ALL = {f"{host}/{name}-{number}" for name, host in HOSTS.items() for number in range(PAGES)}


def test_two_crawlers_share_the_outlets(site: Site, redis: str, tmp_path: Path) -> None:
    with crawler(tmp_path, "a.db", redis) as one, crawler(tmp_path, "b.db", redis) as two:
        said = [one.communicate(timeout=90)[0], two.communicate(timeout=90)[0]]
    assert (one.returncode, two.returncode) == (0, 0), said
    a, b = pages_of(tmp_path / "a.db"), pages_of(tmp_path / "b.db")
    assert a
    assert b
    assert a | b == ALL
    assert asked_pages(site) == dict.fromkeys(ALL, 1)
    assert_hosts_are_left_in_peace(site)
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
    assert_hosts_are_left_in_peace(site)


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
