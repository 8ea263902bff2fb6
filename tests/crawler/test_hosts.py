"""Whom a crawl talks to: hosts that prove who they are, hosts of IPv6, hosts that keep their robots.txt elsewhere."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from store import open_store
from tests.crawler.certificates import DAY, NOW, an_authority, self_signed
from tests.crawler.press import feed, pinkslip, story, write_catalog

PAGE = story("x.example", "ostrel", "Ostrel Looms will cut 300 jobs, or 12% of its workforce, to lower costs.").body


class Server(ThreadingHTTPServer):
    """Answers with what is put into ``answers``, and remembers what was asked for."""

    daemon_threads = True

    def __init__(self, host: str, certificate: Path | None) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.answers: dict[str, bytes] = {}
        self.moved: dict[str, str] = {}
        self.asked: list[str] = []
        super().__init__((host, 0), Handler)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            # The handshake belongs to the connection's thread: a client that breaks it off must not stop the server.
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        name = f"[{host}]" if ":" in host else host
        self.url = f"{'https' if certificate else 'http'}://{name}:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """A client that doesn't trust us is none of the test's errors."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        body = self.server.answers.get(self.path)
        moved = self.server.moved.get(self.path)
        self.send_response(302 if moved else 404 if body is None else 200)
        if moved:
            self.send_header("Location", moved)
        self.send_header("Content-Type", "application/rss+xml" if self.path.endswith(".rss") else "text/html")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(host: str, certificate: Path | None = None) -> Iterator[Server]:
    """A server with a feed of two articles, for as long as the block runs."""
    with Server(host, certificate) as server:
        links = [f"{server.url}/ostrel", f"{server.url}/private/ostrel"]
        server.answers = {"/feed.rss": feed("", links).body, "/ostrel": PAGE, "/private/ostrel": PAGE}
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


@pytest.mark.trial
def test_crawl_talks_only_to_hosts_that_prove_who_they_are(tmp_path: Path) -> None:
    authority = an_authority()
    (tmp_path / "trusted.pem").write_bytes(authority.certificate.public_bytes(Encoding.PEM))
    signed = {
        "good": ("127.0.0.1", authority.sign(tmp_path, "127.0.0.1")),
        "self": ("127.0.0.2", self_signed(tmp_path, "127.0.0.2")),
        "expired": ("127.0.0.3", authority.sign(tmp_path, "127.0.0.3", until=NOW - DAY)),
        "other": ("127.0.0.4", authority.sign(tmp_path, "127.0.0.99")),
        "six": ("::1", None),
        "away": ("127.0.0.5", None),
    }
    with ExitStack() as stack:
        servers = {slug: stack.enter_context(serving(*where)) for slug, where in signed.items()}
        elsewhere = stack.enter_context(serving("127.0.0.6"))
        elsewhere.answers = {"/rules": b"User-agent: *\nDisallow: /private/\n"}
        servers["away"].moved = {"/robots.txt": f"{elsewhere.url}/rules"}
        for slug, server in servers.items():
            write_catalog(
                tmp_path / "outlets",
                f"{slug}.example",
                domain='"six.example"' if slug == "six" else f'"{signed[slug][0]}"',
                feeds=f'["{server.url}/feed.rss"]',
            )
        run = pinkslip(
            *("crawl", "--catalog", "outlets", "--db", "t.db"),
            cwd=tmp_path,
            PINKSLIP_DELAY="0.01",
            PINKSLIP_OPEN_HOSTS=",".join([*(host for host, _ in signed.values()), "127.0.0.6"]),
            SSL_CERT_FILE=str(tmp_path / "trusted.pem"),
        )
    assert run.returncode == 1, run
    with open_store(tmp_path / "t.db", read_only=True) as store:
        rows = [*store.rows("SELECT outlet, url, outcome, reason FROM fetches WHERE kind != 'robots' ORDER BY id")]
    found = {(row["outlet"], row["url"].split("/", 3)[3]): (row["outcome"], row["reason"]) for row in rows}
    bad = "robots.txt cannot be had: bad certificate: "
    assert found == {
        **{("good", path): ("new", None) for path in ("feed.rss", "ostrel", "private/ostrel")},
        ("six", "feed.rss"): ("new", None),
        **{("six", path): ("refused", "off site: ::1") for path in ("ostrel", "private/ostrel")},
        ("self", "feed.rss"): ("error", f"{bad}not trusted, or out of date"),
        ("expired", "feed.rss"): ("error", f"{bad}not trusted, or out of date"),
        ("other", "feed.rss"): ("error", f"{bad}of another host"),
        ("away", "feed.rss"): ("new", None),
        ("away", "ostrel"): ("new", None),
        ("away", "private/ostrel"): ("refused", "robots.txt"),
    }
    assert [servers[slug].asked for slug in ("self", "expired", "other")] == [[], [], []]
    assert elsewhere.asked == ["/rules"]
