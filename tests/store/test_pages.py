"""From any figure to the marked article and the archived page in two clicks, and nothing of a page runs on the way."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from hypothesis import given
from hypothesis import strategies as st

from store import Store, open_store
from store.datasette import served
from store.describe import describe
from store.pages.inert import HEADERS, inert_page
from tests.store.conftest import a_snapshot, keep, tell

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
#: Ways in which a page runs something or asks for something, each aimed at one address.
HOSTILE = """<!doctype html><html><head><title>Cuts</title><base href="http://{to}/base/">
<meta http-equiv="refresh" content="0;url=http://{to}/refresh"><link rel="preconnect" href="http://{to}">
<link rel="dns-prefetch" href="//{to}"><link rel="prefetch" href="http://{to}/pf"><link rel="stylesheet" href="a.css">
<link rel="icon" href="http://{to}/icon"><style>@import url(http://{to}/i.css); body{{background:url(http://{to}/bg)}}
</style><script>fetch("http://{to}/fetch"); document.title = "run"; new Image().src = "http://{to}/img";
navigator.sendBeacon("http://{to}/beacon"); top.location = "http://{to}/top"</script>
<script src="http://{to}/s.js"></script></head>
<body onload="fetch('http://{to}/onload')" background="http://{to}/body"><h1 onmouseover="x()">Wren Foods cuts</h1>
<p style="background:url(http://{to}/p)">Wren Foods will cut 300 jobs. <a href="javascript:x()" ping="//{to}/">Go</a>
<p>&lt;script&gt;fetch("http://{to}/esc")&lt;/script&gt;</p>
<img src="http://{to}/1.png" srcset="http://{to}/2.png 2x" onerror="fetch('http://{to}/e')" alt="A plant & <yard>">
<picture><source srcset="http://{to}/3"><img src="4"></picture><video autoplay src="http://{to}/v" poster="/po"></video>
<audio autoplay src="http://{to}/a"></audio>
<iframe src="http://{to}/frame" srcdoc="<script>parent.x()</script>"></iframe>
<object data="http://{to}/o"></object><embed src="http://{to}/em"><svg><script>fetch("http://{to}/svg")</script>
<image href="http://{to}/si"/><style><img src=x onerror=fetch("http://{to}/mx")></style></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=fetch('http://{to}/mm')&gt;">
</math><noscript><p title="</noscript><img src=http://{to}/ns>"></noscript><form action="http://{to}/f"><input autofocus
onfocus="fetch('http://{to}/focus')"></form></body></html>"""


@contextmanager
def listening() -> Iterator[tuple[str, list[bytes]]]:
    """An address and the first bytes of whatever connects to it."""
    heard: list[bytes] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def listen() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:
                    return
                with caller:
                    caller.settimeout(0.5)
                    heard.append(b"(connected)")
                    try:
                        heard.append(caller.recv(200))
                        caller.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
                    except OSError:
                        pass

        threading.Thread(target=listen, daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}", heard


@contextmanager
def serving(store: Store) -> Iterator[str]:
    """The address of a running server over a store."""
    with closing(socket.create_server(("127.0.0.1", 0))) as socket_:
        server = uvicorn.Server(uvicorn.Config(served(store).app(), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket_]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{socket_.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


def look(folder: Path, url: str) -> None:
    """Open an address in a browser and stay on it for a while."""
    assert CHROMIUM is not None
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    command += ["--no-first-run", f"--user-data-dir={folder}", f"--screenshot={folder / 'page.png'}", "--timeout=2000"]
    with subprocess.Popen([*command, url], stderr=subprocess.DEVNULL, start_new_session=True) as browser:
        try:
            browser.wait(60)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(browser.pid, signal.SIGKILL)
    assert (folder / "page.png").stat().st_size > 1000


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_archived_page_runs_nothing_and_asks_nobody(store: Store, run: int, tmp_path: Path) -> None:
    with listening() as (address, heard), serving(store) as here:
        hostile = HOSTILE.format(to=address).encode()
        number = keep(store, run, a_snapshot(hostile))
        look(tmp_path / "inert", f"{here}/-/archived/t/{number}")
        look(tmp_path / "alone", f"{here}/-/archived/t/{number}/page")
        assert heard == []
        # The same page as it came does call there: the test can fail.
        (tmp_path / "raw.html").write_bytes(hostile.replace(b"refresh", b"").replace(b"top.location", b"top.x"))
        look(tmp_path / "raw", (tmp_path / "raw.html").as_uri())
        assert heard


class Reader(HTMLParser):
    """What stands in a document."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.attributes: list[tuple[str, Any]] = []
        self.tags: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [each for each in attrs if each != ("charset", "utf-8")]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_archived_page_keeps_words_and_no_attribute() -> None:
    found = Reader(inert_page(a_snapshot(HOSTILE.format(to="bad.example").encode())))
    assert found.attributes == []
    assert not found.tags & {"script", "link", "img", "iframe", "svg", "math", "form", "input", "a", "base", "object"}
    assert "Wren Foods will cut 300 jobs." in found.words
    assert "[picture: A plant & <yard>]" in found.words
    assert "<script>fetch(" in found.words  # as words, where the page shows it as words


PIECES = ("<", ">", "script", "img src=x onerror=", "<!--", "-->", "</style>", "<svg>", "&lt;", "'", '"', "<p>", "</p>",
          "<noscript>", "<![CDATA[", "]]>", "<title>", "<math><mi>", "\x00", "é", "<table><b>", "jobs")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_archived_page_of_any_markup_is_plain_elements(markup: str) -> None:
    found = Reader(inert_page(a_snapshot(b"<html><body>" + markup.encode())))
    assert found.attributes == []
    assert not found.tags & {"script", "img", "svg", "math", "noscript", "template", "iframe"}


@pytest.mark.parametrize("opened", [b"<div>", b"<b>", b"<table><tr><td>", b"<svg>", b"<p><a href=x>"])
def test_archived_page_of_a_bomb_is_quick(opened: bytes) -> None:
    began = time.perf_counter()
    inert_page(a_snapshot(b"<html><body>" + opened * 100_000))
    assert time.perf_counter() - began < 5


def test_archived_feed_is_shown_as_text() -> None:
    page = inert_page(a_snapshot(b"<?xml version='1.0'?><rss><item><title>Cuts &amp; <b>more</b></title></item></rss>"))
    assert "&lt;rss&gt;" in page
    assert "<rss>" not in page


def get(store: Store, *paths: str) -> list[Any]:
    async def fetch() -> list[Any]:
        datasette = served(store)
        await datasette.invoke_startup()
        return [await datasette.client.get(path) for path in paths]

    return asyncio.run(fetch())


def test_pages_send_their_policy(store: Store, run: int) -> None:
    claim = tell(store, run, "ledger", 300)
    store.finish_run(run, "done", {}, a_snapshot().fetched_at)
    shown, framed, body, saved = get(
        store, f"/-/claim/t/{claim.id}", "/-/archived/t/1", "/-/archived/t/1/page", "/-/archived/t/1/bytes"
    )
    for page in (shown, framed):
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "script-src" not in page.headers["content-security-policy"]
    for page in (body, saved):
        assert {name.lower(): value for name, value in HEADERS.items()}.items() <= dict(page.headers).items()
    assert saved.headers["content-disposition"].startswith("attachment")
    assert saved.content == claim.article_url.encode()


@pytest.mark.parametrize(
    "path",
    ["/-/claim/t/0000000000000000", "/-/article/t/77", "/-/archived/t/77", "/-/archived/t/77/page", "/-/claim/no/00",
     "/-/archived/t/1"],
)  # fmt: skip
def test_pages_say_what_is_missing(store: Store, run: int, path: str) -> None:
    keep(store, run, a_snapshot())
    shutil.rmtree(store.archive_folder)
    (page,) = get(store, path)
    assert page.status_code == 404
    assert re.search(r"no such file|is no claim|no article version|no snapshot|no Pinkslip database", page.text)


LINK = re.compile(r'<a href="(/-/claim/[^"]+)">')
SUM = re.compile(r'<a href="(/pinkslip-demo/\w+\?[^"_][^"]*)">\d')
ARCHIVED = re.compile(r'<a class="archived" href="([^"]+)">')


def test_every_figure_of_the_demo_leads_to_its_page_in_two_clicks(demo_folder: Path) -> None:
    with open_store(demo_folder / "pinkslip-demo.db", read_only=True) as store:
        rows = list(store.rows("SELECT id, company, low, high, evidence FROM current_claims"))
        views = [each.name for each in describe(store) if each.is_view]
        tables = get(store, *(f"/pinkslip-demo/{view}?_size=max" for view in views))
        assert len(rows) >= 30
        linked = {link for table in tables for link in LINK.findall(table.text)}
        assert {f"/-/claim/pinkslip-demo/{row['id']}" for row in rows} <= linked
        behind: set[str] = set()
        for row, page in zip(rows, get(store, *(f"/-/claim/pinkslip-demo/{row['id']}" for row in rows)), strict=True):
            assert page.status_code == 200
            marked = "".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", page.text))
            assert re.sub(r"\W", "", row["evidence"]) in re.sub(r"&\S+?;|\W", "", marked), row
            assert "BROKEN" not in page.text
            archived = ARCHIVED.findall(page.text)
            assert archived
            behind.update(archived)
        for shown in get(store, *behind, *(f"{each}/page" for each in behind)):
            assert shown.status_code == 200
            assert "NOT as remembered" not in shown.text


def test_sums_lead_to_what_is_in_them(demo_folder: Path) -> None:
    with open_store(demo_folder / "pinkslip-demo.db", read_only=True) as store:
        for view in ("cuts_by_month", "cuts_by_company", "cuts_by_cause", "ai_totals", "rule_precision"):
            (table,) = get(store, f"/pinkslip-demo/{view}")
            links = {
                href.replace("&amp;", "&")
                for href in re.findall(r'<a href="(/pinkslip-demo/\w+\?[^"_][^"]*)">\d', table.text)
            }
            assert links, view
            for page in get(store, *sorted(links)[:12]):
                assert page.status_code == 200
                assert LINK.search(page.text) or "0 results" in page.text or "0 rows" in page.text, (view, page.url)
