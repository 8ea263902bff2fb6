"""A clock that is set back: nothing is lost, nothing stored twice, and no feed has to wait for it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crawler.clock import RunClock
from crawler.history import History
from store import FetchKind, FetchOutcome, Store, open_store
from tests.crawler.press import ROOT, Answer, feed, story, write_catalog
from tests.crawler.site import running_site
from tests.store.conftest import AT

HOUR = timedelta(hours=1)
URL = "https://ledger.example/feed.rss"

#: The command line on a machine whose clock is set back by an hour as soon as a file of this name is there: for Scrapy,
#: which reads time.time, and for the run, whose clock is exchanged (datetime itself is compiled and can't be).
SET_BACK = """
import os, time
real = time.time
time.time = lambda: real() - (3600 if os.path.exists("set-back") else 0)
from datetime import UTC, datetime
import crawler.run, pinkslip
clock = lambda: datetime.fromtimestamp(time.time(), UTC).replace(microsecond=0)
crawler.run.open_session.__wrapped__.__kwdefaults__["clock"] = clock
pinkslip.main()
"""


def crawl(folder: Path) -> subprocess.Popen[str]:
    environment = {"PINKSLIP_DELAY": "0.05", "PINKSLIP_OPEN_HOSTS": "127.0.0.1", "PINKSLIP_JOBS": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", SET_BACK, "crawl", "--catalog", "outlets", "--db", "t.db"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.mark.trial
def test_clock_set_back_within_a_run_and_before_the_next(tmp_path: Path) -> None:
    host, count = "127.0.0.1", 6
    page = story("x.example", "ostrel", "Ostrel Looms will cut 300 jobs in Leeds.").body
    with running_site(tmp_path) as site:
        base = f"http://{host}:{site.port}"
        write_catalog(tmp_path / "outlets", "one.example", domain=f'"{host}"', feeds=f'["{base}/feed.rss"]')
        answers = {f"{host}/{n}": Answer(url="", body=page.replace(b"300", b"%d" % (300 + n))) for n in range(count)}
        links = [f"{base}/{n}" for n in range(count)]
        site.serve(answers | {f"{host}/feed.rss": feed("", links[:-1])})
        with crawl(tmp_path) as run:
            deadline = time.monotonic() + 60
            while len(site.requests()) < 4 and time.monotonic() < deadline:
                time.sleep(0.02)
            (tmp_path / "set-back").touch()
            said, _ = run.communicate(timeout=90)
        assert said.startswith(f"pinkslip: {count - 1} new, 0 seen; "), said
        site.serve(answers | {f"{host}/feed.rss": feed("", links)})
        said, _ = crawl(tmp_path).communicate(timeout=90)
        assert said.startswith(f"pinkslip: 1 new, {count - 1} seen; "), said
    with open_store(tmp_path / "t.db", read_only=True) as left:
        stamps = [row[0] for row in left.execute("SELECT fetched_at FROM fetches ORDER BY id")]
        assert stamps == sorted(stamps)
        assert left.value("SELECT count(*) FROM snapshots WHERE kind = 'page'") == count
        assert left.value("SELECT max(n) FROM (SELECT count(*) AS n FROM snapshots GROUP BY url, sha256)") == 1


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store with its first run begun."""
    with open_store(tmp_path / "t.db") as opened:
        opened.start_run("crawl", [], "0", {}, AT)
        yield opened


def poll(store: Store, at: datetime, outcome: FetchOutcome, not_before: datetime | None = None) -> None:
    store.save_fetch(
        1, outlet=None, url=URL, kind=FetchKind.FEED, outcome=outcome, at=at, not_before=not_before, etag=f'"{at}"'
    )


@pytest.mark.parametrize("back", [timedelta(seconds=1), HOUR, timedelta(days=1)])
def test_time_stands_still_until_a_clock_that_was_set_back_has_caught_up(store: Store, back: timedelta) -> None:
    poll(store, AT, FetchOutcome.NEW)
    system = AT - back
    clock = RunClock(store, lambda: system)
    assert clock() == AT
    system = AT + HOUR
    assert clock() == AT + HOUR
    system = AT
    assert clock() == AT + HOUR


def test_feed_is_not_starved_by_a_run_under_a_clock_gone_wrong(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    poll(store, AT, FetchOutcome.NEW)
    far = AT + timedelta(days=1500)
    poll(store, far, FetchOutcome.ERROR, not_before=far + timedelta(hours=24))
    clock = RunClock(store, lambda: AT + HOUR)
    assert clock() == AT + HOUR
    assert "set it right" in caplog.text
    history = History(store, clock, None)
    assert history.is_due(URL)
    assert history.validators(URL) == (f'"{AT}"', None)
    wait = AT + 3 * HOUR
    poll(store, AT + HOUR, FetchOutcome.ERROR, not_before=wait)
    assert not history.is_due(URL)
    assert History(store, lambda: wait, None).is_due(URL)
