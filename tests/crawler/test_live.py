"""Real crawls over real sockets against a loopback site."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extract.version import package_version
from store import open_store
from tests.crawler.press import ROOT, Answer, feed, pinkslip, robots, story, write_catalog
from tests.crawler.site import Site, running_site

LAYOFF = "Ostrel Looms said on Monday it will cut 300 jobs, or 12% of its workforce, to lower costs."
HTML = "text/html; charset=utf-8"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with running_site(tmp_path) as running:
        yield running


def outlet(folder: Path, host: str, port: int, slug: str, **keys: str) -> None:
    """An outlet of the loopback site."""
    write_catalog(folder / "outlets", "x.example")
    (folder / "outlets" / "x.toml").unlink()
    lines = {
        "name": f'"{slug.capitalize()}"',
        "domain": f'"{host}"',
        "kind": '"news"',
        "feeds": f'["http://{host}:{port}/feed.rss"]',
        "timezone": '"UTC"',
        "min_weekly_articles": "1",
    } | keys
    text = "".join(f"{key} = {value}\n" for key, value in lines.items())
    (folder / "outlets" / f"{slug}.toml").write_text(text)


def crawl(folder: Path, *arguments: str, **environment: str):  # type: ignore[no-untyped-def]
    environment = {"PINKSLIP_DELAY": "0.01", "PINKSLIP_CONTACT": "desk@ledger.example", **environment}
    return pinkslip("crawl", "--catalog", "outlets", "--db", "t.db", *arguments, cwd=folder, **environment)


def fetched(folder: Path, port: int) -> dict[str, tuple[str, str | None]]:
    """Outcome and reason by address without its port, of all but robots.txt."""
    with open_store(folder / "t.db", read_only=True) as store:
        rows = [*store.rows("SELECT url, outcome, reason FROM fetches WHERE kind != 'robots' ORDER BY id")]
    return {row["url"].replace(f":{port}", "").removeprefix("http://"): (row["outcome"], row["reason"]) for row in rows}


def read(folder: Path, port: int) -> dict[str, tuple[str, str | None]]:
    """What came of each page, by address without its port."""
    with open_store(folder / "t.db", read_only=True) as store:
        rows = [*store.rows("SELECT url, outcome, reason FROM extractions")]
    return {row["url"].replace(f":{port}", "").removeprefix("http://"): (row["outcome"], row["reason"]) for row in rows}


def test_live_crawl_is_polite_and_records_what_goes_wrong(site: Site, tmp_path: Path) -> None:
    one, two, three = "127.0.0.1", "127.0.0.2", "127.0.0.3"
    for host, slug in ((one, "one"), (two, "two"), (three, "three")):
        outlet(tmp_path, host, site.port, slug)
    base = f"http://{one}:{site.port}"
    page = story("x.example", "ostrel-cuts-jobs", LAYOFF).body
    names = (
        "plain",
        "packed",
        "latin",
        "huge",
        "empty",
        "binary",
        "moved",
        "away",
        "loop",
        "late",
        "private/x",
        "error",
    )
    site.serve(
        {
            f"{one}/robots.txt": robots("x"),
            f"{one}/feed.rss": feed("x", [f"{base}/{name}" for name in names]),
            f"{one}/plain": Answer(url="", body=page),
            f"{one}/packed": Answer(url="", body=gzip.compress(page), headers=(("Content-Encoding", "gzip"),)),
            f"{one}/latin": Answer(url="", body=page.decode().replace("Ostrel", "Östrel").encode("latin-1")),
            f"{one}/huge": Answer(url="", body=page + b"<p>word</p>" * (20 * 1024 * 1024 // 11)),
            f"{one}/empty": Answer(url="", body=b""),
            f"{one}/binary": Answer(url="", body=b"%PDF-1.7\n\x00\x01", content_type="application/pdf"),
            f"{one}/moved": Answer(url="", body=b"", status="302 Found", headers=(("Location", "/plain2"),)),
            f"{one}/plain2": Answer(url="", body=page.replace(b"300 jobs", b"450 jobs")),
            f"{one}/away": Answer(
                url="", body=b"", status="302 Found", headers=(("Location", f"http://127.0.0.9:{site.port}/x"),)
            ),
            f"{one}/loop": Answer(url="", body=b"", status="302 Found", headers=(("Location", "/loop"),)),
            f"{one}/private/x": Answer(url="", body=page),
            f"{one}/error": Answer(url="", body=b"", status="503 Unavailable"),
            f"{two}/robots.txt": replace(robots("x"), status="503 Unavailable"),
            f"{two}/feed.rss": feed("x", []),
            f"{three}/feed.rss": Answer(url="", body=b"<!DOCTYPE html><html><body>Please sign in</body></html>"),
        }
    )
    run = crawl(tmp_path)
    assert run.returncode == 1, run
    assert "gave nothing: three (http" in run.stdout
    assert "two (http" in run.stdout
    outcomes = fetched(tmp_path, site.port)
    assert outcomes == {
        f"{one}/feed.rss": ("new", None),
        **{f"{one}/{name}": ("new", None) for name in ("plain", "packed", "latin", "empty", "binary", "moved")},
        f"{one}/huge": ("error", "too large"),
        f"{one}/away": ("refused", "off site: 127.0.0.9"),
        f"{one}/loop": ("refused", "max redirections reached"),
        f"{one}/private/x": ("refused", "robots.txt"),
        f"{one}/late": ("error", "HTTP 404"),
        f"{one}/error": ("error", "HTTP 503"),
        f"{two}/feed.rss": ("error", "robots.txt cannot be had: HTTP 503"),
        f"{three}/feed.rss": ("error", "no feed: a web page"),
    }
    pages = read(tmp_path, site.port)
    assert {name for name, (outcome, _) in pages.items() if outcome == "article"} == {
        f"{one}/{name}" for name in ("plain", "packed", "latin", "moved")
    }
    assert {pages[f"{one}/{name}"][0] for name in ("empty", "binary")} == {"refused"}
    asked = site.requests()
    assert {request["agent"] for request in asked} == {
        f"Pinkslip/{package_version()} (layoff news archive; desk@ledger.example)"
    }
    paths = [(request["host"], request["path"]) for request in asked]
    assert (one, "/private/x") not in paths
    assert (two, "/feed.rss") not in paths
    assert not [host for host, _ in paths if host == "127.0.0.9"]
    assert paths.count((one, "/error")) == 2


@pytest.mark.trial
def test_live_second_run_asks_only_for_what_is_new_or_failed(site: Site, tmp_path: Path) -> None:
    host = "127.0.0.1"
    outlet(tmp_path, host, site.port, "one")
    base = f"http://{host}:{site.port}"
    page = story("x.example", "ostrel-cuts-jobs", LAYOFF).body
    answers = {
        f"{host}/feed.rss": feed("x", [f"{base}/a?utm_source=rss", f"{base}/b"]),
        f"{host}/a": Answer(url="", body=page),
    }
    site.serve(answers)
    first = crawl(tmp_path)
    assert first.stdout.startswith("pinkslip: 1 new, 0 seen, 1 failed; "), first
    site.serve(answers | {f"{host}/b": Answer(url="", body=page.replace(b"300", b"310"))})
    second = crawl(tmp_path)
    assert second.stdout.startswith("pinkslip: 1 new, 1 seen; "), second
    assert [request["path"] for request in site.requests()] == [
        *("/robots.txt", "/feed.rss", "/a", "/b"),
        *("/robots.txt", "/feed.rss", "/b"),
    ]


@pytest.mark.trial
def test_live_unchanged_feed_answers_304_and_what_failed_of_it_is_asked_for_again(site: Site, tmp_path: Path) -> None:
    host = "127.0.0.1"
    outlet(tmp_path, host, site.port, "one")
    base = f"http://{host}:{site.port}"
    page = story("x.example", "ostrel-cuts-jobs", LAYOFF).body
    listing = replace(feed("x", [f"{base}/a", f"{base}/b"]), headers=(("ETag", '"v1"'),))
    answers = {f"{host}/feed.rss": listing, f"{host}/a": Answer(url="", body=page)}
    site.serve(answers)
    crawl(tmp_path)
    site.serve(answers | {f"{host}/b": Answer(url="", body=page.replace(b"300", b"310"))})
    second = crawl(tmp_path)
    assert second.stdout.startswith("pinkslip: 1 new, 1 seen; "), second
    with open_store(tmp_path / "t.db", read_only=True) as store:
        polls = [*store.rows("SELECT outcome, http_status, etag, entries FROM fetches WHERE kind = 'feed' ORDER BY id")]
    assert polls == [
        {"outcome": "new", "http_status": 200, "etag": '"v1"', "entries": 2},
        {"outcome": "not_modified", "http_status": 304, "etag": '"v1"', "entries": 2},
    ]
    forced = crawl(tmp_path, "--again", "one", "--max-pages", "1")
    assert forced.stdout.startswith("pinkslip: 0 new, 0 seen; 0 new claims"), forced
    assert "1 pages left for the next run" in forced.stdout
    assert [request["path"] for request in site.requests()][-1] == "/a"


@pytest.mark.trial
def test_live_busy_outlet_is_left_alone_as_long_as_it_asks(site: Site, tmp_path: Path) -> None:
    host = "127.0.0.1"
    outlet(tmp_path, host, site.port, "one")
    busy = Answer(url="", body=b"", status="429 Too Many Requests", headers=(("Retry-After", "7200"),))
    site.serve({f"{host}/feed.rss": busy})
    first = crawl(tmp_path)
    assert (first.returncode, "HTTP 429" in first.stdout) == (1, True)
    second = crawl(tmp_path)
    assert second.returncode == 0
    assert "1 feeds and sitemaps not due yet" in second.stdout
    assert [request["path"] for request in site.requests()] == ["/robots.txt", "/feed.rss"]
    third = crawl(tmp_path, "--again", "one")
    assert third.returncode == 1


@pytest.mark.trial
def test_scrapy_crawl_works_as_any_scrapy_user_expects(site: Site, tmp_path: Path) -> None:
    host = "127.0.0.1"
    outlet(tmp_path, host, site.port, "one")
    page = story("x.example", "ostrel-cuts-jobs", LAYOFF).body
    site.serve(
        {
            f"{host}/feed.rss": feed("x", [f"http://{host}:{site.port}/a"]),
            f"{host}/a": Answer(url="", body=page),
        }
    )
    environment = {
        **os.environ,
        "PINKSLIP_DELAY": "0.01",
        "PINKSLIP_OPEN_HOSTS": host,
        "PINKSLIP_DB": str(tmp_path / "t.db"),
        "PINKSLIP_CATALOG": str(tmp_path / "outlets"),
    }
    for command, said in ((["list"], "one\n"), (["crawl", "one", "-O", str(tmp_path / "items.jsonl")], "")):
        run = subprocess.run(
            [sys.executable, "-m", "scrapy", *command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert (run.returncode, run.stdout, run.stderr) == (0, said, "")
    assert read(tmp_path, site.port) == {f"{host}/a": ("article", None)}
    assert '"outcome": "article"' in (tmp_path / "items.jsonl").read_text()
    with open_store(tmp_path / "t.db", read_only=True) as store:
        assert [row["ending"] for row in store.rows("SELECT ending FROM runs")] == ["done"]


@pytest.mark.trial
def test_live_crawl_never_asks_an_address_that_is_not_public(site: Site, tmp_path: Path) -> None:
    """Written as numbers, as a name that stands for them, behind a redirect: none of them is asked."""
    host = "127.0.0.1"
    named = {"one": host, "two": "127.0.0.2", "three": "localhost"}
    for slug, name in named.items():
        outlet(tmp_path, name, site.port, slug)
    base = f"http://{host}:{site.port}"
    page = story("x.example", "ostrel-cuts-jobs", LAYOFF).body
    site.serve(
        {
            f"{host}/feed.rss": feed("x", [f"{base}/a", f"{base}/inside"]),
            f"{host}/a": Answer(url="", body=page),
            f"{host}/inside": Answer(
                url="", body=b"", status="302 Found", headers=(("Location", "http://169.254.169.254/latest/meta-data"),)
            ),
        }
    )
    run = crawl(tmp_path, PINKSLIP_OPEN_HOSTS=host)
    assert run.returncode == 1
    assert "two (http" in run.stdout
    assert "three (http" in run.stdout
    outcomes = fetched(tmp_path, site.port)
    assert outcomes[f"{host}/inside"] == ("refused", "off site: 169.254.169.254")
    away = ("error", "robots.txt cannot be had: no public address")
    assert outcomes["127.0.0.2/feed.rss"] == outcomes["localhost/feed.rss"] == away
    assert {request["host"] for request in site.requests()} == {host}


@pytest.mark.trial
def test_live_crawl_ends_cleanly_and_soon_when_told_to(site: Site, tmp_path: Path) -> None:
    host = "127.0.0.1"
    outlet(tmp_path, host, site.port, "one")
    links = [f"http://{host}:{site.port}/{n}" for n in range(200)]
    page = story("x.example", "ostrel-cuts-jobs", LAYOFF).body
    answers = {f"{host}/{n}": Answer(url="", body=page.replace(b"300", b"%d" % (300 + n))) for n in range(200)}
    site.serve(answers | {f"{host}/feed.rss": feed("x", links)})
    command = [sys.executable, "-m", "pinkslip", "crawl", "--catalog", "outlets", "--db", "t.db"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PINKSLIP_DELAY": "0.2", "PINKSLIP_OPEN_HOSTS": host}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as run:
        deadline = time.monotonic() + 60
        while len(site.requests()) < 6 and time.monotonic() < deadline:
            time.sleep(0.2)
        run.send_signal(signal.SIGTERM)
        stopped = time.monotonic()
        said, _ = run.communicate(timeout=30)
        assert time.monotonic() - stopped < 10
    assert run.returncode == 0
    assert "stopped early, the next run goes on with the rest" in said
    with open_store(tmp_path / "t.db", read_only=True) as store:
        assert [row["ending"] for row in store.rows("SELECT ending FROM runs")] == ["stopped"]
