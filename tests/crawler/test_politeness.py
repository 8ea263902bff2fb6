"""How a host is treated: its Crawl-delay, its wish for a pause, outlets that share it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.catalog import by_host, load_catalog
from store import open_store
from tests.crawler.press import Answer, feed, pinkslip, robots, story, write_catalog
from tests.crawler.site import running_site

HOST = "127.0.0.1"
LAYOFF = "Ostrel Looms said on Monday it will cut 300 jobs, or 12% of its workforce, to lower costs."


@pytest.mark.trial
def test_live_host_gets_the_space_and_the_pause_that_it_asks_for(tmp_path: Path) -> None:
    with running_site(tmp_path) as site:
        base = f"http://{HOST}:{site.port}"
        for slug in ("one", "two"):
            feeds = f'["{base}/{slug}.rss"]'
            write_catalog(tmp_path / "outlets", f"{slug}.example", domain=f'"{HOST}"', feeds=feeds)
        page = Answer(url="", body=story("x.example", "ostrel-cuts-jobs", LAYOFF).body)
        busy = Answer(url="", body=b"", status="503 Busy", headers=(("Retry-After", "7200"),))
        site.serve(
            {
                f"{HOST}/robots.txt": replace(busy, status="301 Moved", headers=(("Location", "/rules.txt"),)),
                f"{HOST}/rules.txt": robots("x", "User-agent: *\nCrawl-delay: 0.5\nDisallow: /b\n"),
                f"{HOST}/one.rss": feed("x", [f"{base}/a", f"{base}/b"]),
                f"{HOST}/two.rss": feed("x", [f"{base}/{name}" for name in "cdef"]),
                **{f"{HOST}/{name}": replace(page, body=page.body + name.encode()) for name in "abcef"},
                f"{HOST}/d": busy,
            }
        )
        run = pinkslip(*("crawl", "--catalog", "outlets", "--db", "t.db"), cwd=tmp_path, PINKSLIP_DELAY="0.01")
        asked = site.requests()
        soon = pinkslip(*("crawl", "--catalog", "outlets", "--db", "t.db"), cwd=tmp_path, PINKSLIP_DELAY="0.01")
        forced = ("--again", f"{base}/e", "--again", "one")
        assert site.requests() == asked, "the host asked for two hours: whatever lies on it waits"
        pinkslip(*("crawl", "--catalog", "outlets", "--db", "t.db", *forced), cwd=tmp_path, PINKSLIP_DELAY="0.01")
        assert {"/one.rss", "/a", "/e"} <= {request["path"] for request in site.requests()[len(asked) :]}
    assert "2 pages left for the next run" in run.stdout, run
    assert "2 feeds and sitemaps not due yet" in soon.stdout, soon
    paths = [request["path"] for request in asked]
    rules = ("/robots.txt", "/rules.txt")
    assert paths == [*rules, "/one.rss", "/a", *rules, "/two.rss", "/c", "/d"]
    # Each outlet asks for robots.txt first, and keeps to it from then on.
    for turn in (asked[2:4], asked[6:]):
        gaps = [b["at"] - a["at"] for a, b in pairwise(turn)]
        assert min(gaps) > 0.3, "asked for 0.5, less what a busy machine blurs; the setting alone gives 0.01"
    with open_store(tmp_path / "t.db", read_only=True) as store:
        found = store.execute(
            "SELECT outcome, reason, julianday(not_before) - julianday(fetched_at) FROM fetches WHERE url = ?",
            (f"{base}/d",),
        ).fetchone()
    assert (found[0], found[1], round(found[2] * 24)) == ("error", "HTTP 503, asks for a pause", 2)


def test_outlets_that_share_a_host_are_crawled_in_turn(tmp_path: Path) -> None:
    folder = tmp_path / "outlets"
    write_catalog(folder, "a.example", "c.example", "d.example", "e.example")
    write_catalog(folder, "b.example", feeds='["https://www.a.example/more.rss", "https://feeds.d.example/x.rss"]')
    write_catalog(folder, "f.example", feeds='["https://feeds.d.example/y.rss"]')
    groups = by_host(tuple(load_catalog(folder).values()))
    assert [[outlet.slug for outlet in group] for group in groups] == [["c"], ["d"], ["e"], ["a", "b", "f"]]
