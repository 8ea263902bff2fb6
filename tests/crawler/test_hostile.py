"""A host that misbehaves in fifty ways costs its own pages, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from store import open_store
from tests.crawler.hostile import ACTS
from tests.crawler.press import ROOT, pinkslip, write_catalog

#: What must come out as an article all the same.
READ = {
    *("plain", "continues", "header-many", "header-nul", "refresh", "cookie", "marks", "charset-lie", "charset-none"),
    *("date-1970", "date-future", "nul"),
}


def test_hostile_host_is_survived_and_each_of_its_tricks_recorded(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.crawler.hostile", str(tmp_path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        feeds = f'["http://127.0.0.1:{port}/feed.rss"]'
        write_catalog(tmp_path / "outlets", "hostile.example", domain='"127.0.0.1"', feeds=feeds)
        run = pinkslip(
            *("crawl", "--catalog", "outlets", "--db", "t.db"),
            cwd=tmp_path,
            PINKSLIP_DELAY="0.001",
            PINKSLIP_TIMEOUT="2",
            PINKSLIP_OPEN_HOSTS="127.0.0.1",
        )
        server.kill()
    assert run.returncode == 0, run.stderr[-3000:]
    assert "Traceback" not in run.stderr
    base = f"http://127.0.0.1:{port}/"
    with open_store(tmp_path / "t.db", read_only=True) as store:
        sql = "SELECT url, outcome, reason FROM fetches WHERE kind = 'page'"
        fetched = {row["url"].removeprefix(base): (row["outcome"], row["reason"]) for row in store.rows(sql)}
        sql = "SELECT url, outcome, reason FROM extractions"
        read = {row["url"].removeprefix(base): (row["outcome"], row["reason"]) for row in store.rows(sql)}
    for name in ACTS:
        print(name, fetched.get(name), read.get(name))
    assert sorted(ACTS.keys() - fetched.keys()) == []
    assert {name for name, (outcome, _) in read.items() if outcome == "article"} >= READ
    assert all(outcome in ("article", "refused", "failed") for outcome, _ in read.values())
    assert fetched["gzip-bomb"] == fetched["gzip-twice"] == ("refused", "too large")
    assert {fetched[name][0] for name in ("silent", "slow-header", "slow-body", "endless-body")} == {"error"}
    for name in ("to-metadata", "to-loopback", "to-loopback6", "to-decimal"):
        assert fetched[name][0] == "refused"
        assert (fetched[name][1] or "").startswith("off site: ")
    asked = {line.split()[0] for line in (tmp_path / "asked.txt").read_text().splitlines()}
    assert asked == {"127.0.0.1"}, "an address was asked that must not be"
