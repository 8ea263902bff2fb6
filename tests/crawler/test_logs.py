"""What cron mails, and what the log's file has."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from crawler import logs
from tests.crawler.press import feed, pinkslip, robots, story, write_archive, write_catalog

HOST = "ledger.example"
PAGE = story(HOST, "ostrel", "Ostrel Looms will cut 300 jobs in Leeds.")


@pytest.mark.trial
def test_quiet_crawl_says_something_only_when_an_outlet_failed_and_the_log_has_it_all(tmp_path: Path) -> None:
    write_catalog(tmp_path / "outlets", HOST)
    command = ("crawl", "--quiet", "--catalog", "outlets", "--db", "t.db", "--replay")
    write_archive(tmp_path / "good.warc.gz", [robots(HOST), feed(f"https://{HOST}/feed.rss", [PAGE.url]), PAGE])
    run = pinkslip(*command, "good.warc.gz", cwd=tmp_path, PINKSLIP_LOG="crawl.log")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    write_archive(tmp_path / "bad.warc.gz", [robots(HOST), feed(f"https://{HOST}/feed.rss", [])])
    run = pinkslip(*command, "bad.warc.gz", cwd=tmp_path, PINKSLIP_LOG="crawl.log")
    assert (run.returncode, run.stderr) == (1, "")
    assert "; gave nothing: ledger (https://ledger.example/feed.rss: " in run.stdout
    lines = (tmp_path / "crawl.log").read_text().splitlines()
    assert "INFO: run 1: 1 new, 0 seen; 1 new claims from 1 outlets in " in lines[0]
    assert lines[-1].partition("INFO: ")[2].startswith("ledger: https://ledger.example/feed.rss: ")
    run = pinkslip(*command, "good.warc.gz", cwd=tmp_path, PINKSLIP_LOG="no/such/crawl.log")
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert run.stderr.startswith("pinkslip: no/such/crawl.log can't be written (No such file or directory)")


def test_log_file_rotates_and_old_ones_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "ROTATE_AT", 200)
    handler = logs.log_file(tmp_path / "crawl.log", "WARNING")
    for number in range(200):
        handler.handle(logging.makeLogRecord({"name": "crawler.run", "levelno": logging.INFO, "msg": f"line {number}"}))
        handler.handle(logging.makeLogRecord({"name": "scrapy", "levelno": logging.INFO, "msg": "chatter"}))
    handler.close()
    files = sorted(tmp_path.iterdir(), reverse=True)
    assert [path.name for path in files] == [*(f"crawl.log.{n}" for n in range(logs.KEPT, 0, -1)), "crawl.log"]
    kept = [line for path in files for line in path.read_text().splitlines()]
    assert kept == [f"line {number}" for number in range(200 - len(kept), 200)]
    assert all(path.stat().st_size <= 200 for path in files)
