"""A hostile host on raw sockets, in a process of its own: ``python -m tests.crawler.hostile FOLDER``.

Each path misbehaves in its own way; their names are written to FOLDER/names.json. Every connection is logged to
FOLDER/asked.jsonl: one to 127.0.0.9, or with a cookie, would be a request that must never have been made. PORTN stands
for the host's port, which has as many digits.
"""

from __future__ import annotations

import gzip
import json
import socket
import socketserver
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import brotli  # Scrapy wants it, too

from tests.crawler.press import story

LAYOFF = "Ostrel Looms said on Monday it will cut 300 jobs, or 12% of its workforce, to lower costs."
PAGE = story("x.example", "ostrel-cuts-jobs", LAYOFF).body
MEGABYTE = bytes(1024 * 1024)
ZEROS = gzip.compress(100 * MEGABYTE, compresslevel=6)
Act = bytes | Callable[[socket.socket], None]


def http(body: bytes = b"", *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """A well-formed answer."""
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *headers,
    ]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def to(location: str) -> bytes:
    """A redirect."""
    return http(b"", f"Location: {location}", status="302 Found")


def drip(start: bytes, piece: bytes, pause: float) -> Callable[[socket.socket], None]:
    """Sends a start, then a piece over and over."""

    def act(connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(piece)
            time.sleep(pause)

    return act


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 9)
)

ACTS: dict[str, Act] = {
    "plain": http(PAGE),
    "silent": lambda connection: time.sleep(60),
    "slow-header": drip(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.5),
    "slow-body": drip(CHUNKED, b"1\r\nx\r\n", 0.5),
    "endless-body": drip(CHUNKED, b"100000\r\n" + b"x" * 0x100000 + b"\r\n", 0),
    "endless-header": drip(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"b" * 10000 + b"\r\n", 0),
    "gzip-bomb": http(ZEROS, "Content-Encoding: gzip"),
    "gzip-twice": http(gzip.compress(ZEROS), "Content-Encoding: gzip, gzip"),
    "brotli-bomb": http(brotli.compress(100 * MEGABYTE, quality=1), "Content-Encoding: br"),
    "deflate-bomb": http(zlib.compress(100 * MEGABYTE), "Content-Encoding: deflate"),
    "gzip-lie": http(PAGE, "Content-Encoding: gzip"),
    "brotli-lie": http(PAGE, "Content-Encoding: br"),
    "length-long": HEAD + b"Content-Length: 100000\r\n\r\n" + PAGE,
    "length-short": HEAD + b"Content-Length: 200\r\n\r\n" + PAGE,
    "length-two": HEAD + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + PAGE,
    "length-negative": HEAD + b"Content-Length: -1\r\n\r\n" + PAGE,
    "chunk-lie": CHUNKED + b"zz\r\nhello\r\n",
    "closes": b"",
    "half-header": b"HTTP/1.1 200 OK\r\nContent-",
    "status-odd": http(PAGE, status="999 Odd"),
    "status-none": b"\x00\x01\x02 hello\r\n\r\n",
    "status-204": http(b"", status="204 No Content"),
    "status-206": http(PAGE[:400], status="206 Partial Content"),
    "continues": b"HTTP/1.1 100 Continue\r\n\r\n" * 50 + http(PAGE),
    "header-long": http(PAGE, "X-Long: " + "x" * 200_000),
    "header-many": http(PAGE, *(f"X-{n}: y" for n in range(5000))),
    "header-nul": http(PAGE, "X-Nul: a\x00b\x07c"),
    "loop": to("/loop"),
    **{f"chain{n}": to(f"/chain{n + 1}") for n in range(9)},
    # The outlet's file owns the hosts of these six, so that only the check at connect time stands before them.
    "to-metadata": to("http://169.254.169.254/latest/meta-data/"),
    "to-loopback": to("http://127.0.0.9:PORTN/x"),
    "to-short": to("http://127.9:PORTN/x"),
    "to-name": to("http://inside.hostile.example:PORTN/x"),
    "to-name6": to("http://six.hostile.example:PORTN/x"),
    "to-mapped": to("http://mapped.hostile.example:PORTN/x"),
    "to-octal": to("http://0177.0.0.011:PORTN/x"),
    "to-hex": to("http://0x7f000009:PORTN/x"),
    "to-user": to("http://127.0.0.1:PORTN@localhost:PORTN/x"),
    "to-mapped6": to("http://[::ffff:127.0.0.9]:PORTN/x"),
    "to-loopback6": to("http://[::1]:PORTN/x"),
    "to-decimal": to("http://2130706441:PORTN/x"),
    "to-file": to("file:///etc/passwd"),
    "to-ftp": to("ftp://127.0.0.9/x"),
    "to-javascript": to("javascript:alert(1)"),
    "to-data": to("data:text/html,hello"),
    "to-nowhere": http(b"", status="302 Found"),
    "refresh": http(b'<meta http-equiv="refresh" content="0;url=http://127.0.0.9:PORTN/x">' + PAGE),
    "cookie": http(PAGE, "Set-Cookie: a=b; Domain=.example.com", "Set-Cookie: c=d; Path=/"),
    "nested": http(b"<html><body>" + b"<div>" * 2_000_000),
    "attributes": http(b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">" + PAGE),
    "entities": http(BOMB + b"]><html><body>&h;</body></html>", kind="application/xhtml+xml"),
    "nul": http(PAGE.replace(b"Ostrel", b"Ost\x00rel")),
    "marks": http(PAGE.replace(b"Ostrel", "Ostrel\u202e\u0007".encode())),
    "charset-lie": http(PAGE.decode().replace("Ostrel", "Östrel").encode("latin-1")),
    "charset-none": http(PAGE, kind="text/html; charset=klingon"),
    "utf-16": http(PAGE.decode().encode("utf-16")),
    "image": http(b"\xff\xd8\xff\xe0" + bytes(5000), kind="image/jpeg"),
    "login": http(
        b"<html><head><title>Log in</title></head><body><form action='/login'><p>Log in to continue reading.</p>"
        b"<input name='user'><input type='password' name='word'></form></body></html>"
    ),
    "error-200": http(b"<html><head><title>Page not found</title></head><body><h1>404</h1><p>Sorry.</p></body></html>"),
    "wall": http(b"<html><head><title>Are you a robot?</title></head><body><div id='px-captcha'></div></body></html>"),
    "date-1970": http(PAGE.replace(b"2026-11-01T12:00:00", b"1970-01-01T00:00:00")),
    "date-future": http(PAGE.replace(b"2026-11-01T12:00:00", b"2999-01-01T00:00:00")),
}

RSS = "application/rss+xml"


def feed(items: str, *, before: str = "", more: bytes = b"") -> bytes:
    """A feed of some items."""
    body = f'<?xml version="1.0"?>{before}<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    return http(body.encode() + more, kind=RSS)


def item(link: str, more: str = "") -> str:
    """An item of a feed."""
    return f"<item><link>{link}</link>{more}</item>"


LINKS = (
    *("javascript:alert(1)", "file:///etc/passwd", "ftp://127.0.0.9/x", "data:text/html,x", "mailto:a@b.example"),
    *(
        "http://",
        "http://[",
        "http://127.0.0.9:PORTN/linked",
        "http://169.254.169.254/linked",
        "http://[::1]:PORTN/linked",
    ),
    *("//inside.hostile.example:PORTN/linked", "http://2130706441:PORTN/linked", "/plain", "http://a b.example/"),
)
LISTINGS: dict[str, Act] = {
    "feed-links": feed("".join(item(link) for link in LINKS)),
    "feed-million": lambda connection: connection.sendall(feed("<item><link>/n</link></item>" * 1_000_000)),
    "feed-many": lambda connection: connection.sendall(feed("".join(item(f"/{n}") for n in range(200_000)))),
    "feed-same": feed(item("/plain", "<guid>1</guid>") * 5000),
    "feed-times": feed(
        item("/plain", "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>")
        + item("/date-future", "<pubDate>Tue, 01 Jan 2999 00:00:00 GMT</pubDate>")
        + item("/date-1970", "<pubDate>Mon, 99 Foo 12026 77:00:00 XYZ</pubDate>")
    ),
    "feed-marks": feed(item("/plain", "<title>Cuts\u202e\u0085\u200b &#0; jobs</title>")),
    "feed-nul": feed(item("/plain"), more=b"\x00\x00"),
    "feed-entities": feed(item("/plain", "<title>&i;</title>"), before=BOMB.decode().partition("?>")[2] + "]>"),
    "feed-dtd": feed(
        item("/plain", "<title>&f;&h;</title>"),
        before='<!DOCTYPE rss SYSTEM "http://127.0.0.9:PORTN/x.dtd" [<!ENTITY f SYSTEM "file:///etc/passwd">'
        '<!ENTITY h SYSTEM "http://127.0.0.9:PORTN/x">]>',
    ),
    "feed-deep": feed("<a>" * 3_000_000),
    "feed-charset": http(
        b'<?xml version="1.0" encoding="klingon"?><rss version="2.0"><channel></channel></rss>', kind=RSS
    ),
    "feed-broken": feed("<item><link>/plain</link><< &"),
    "feed-empty": feed(""),
    "feed-page": http(PAGE),
    "feed-bomb": http(ZEROS, "Content-Encoding: gzip", kind=RSS),
    "feed-packed": http(ZEROS, kind=RSS),
    "feed-endless": drip(CHUNKED, b"100000\r\n" + b"x" * 0x100000 + b"\r\n", 0),
    "feed-loop": to("/feed-loop"),
    "feed-inside": to("http://169.254.169.254/feed"),
    "map-self": http(b"<sitemapindex><sitemap><loc>/map-self</loc></sitemap></sitemapindex>", kind="text/xml"),
    "map-inside": http(
        b"<sitemapindex><sitemap><loc>http://127.0.0.9:PORTN/map.xml</loc></sitemap>"
        b"<sitemap><loc>file:///etc/passwd</loc></sitemap></sitemapindex>",
        kind="text/xml",
    ),
    "map-entities": http(BOMB + b"]><urlset><url><loc>/&i;</loc></url></urlset>", kind="text/xml"),
    "map-deep": http(b"<urlset>" + b"<url>" * 2_000_000, kind="text/xml"),
}
#: robots.txt by the address that is asked for it; the others have none.
ROBOTS: dict[str, Act] = {
    "127.0.0.2": drip(CHUNKED, b"100000\r\n" + b"x" * 0x100000 + b"\r\n", 0),
    "127.0.0.3": to("http://127.0.0.9:PORTN/robots.txt"),
    "127.0.0.4": http(bytes(range(256)) * 10_000, kind="text/plain"),
    "127.0.0.5": http(b"User-agent: *\nDisallow: /" + b"*a" * 50_000 + b"$\n", kind="text/plain"),
    "127.0.0.6": lambda connection: time.sleep(60),
}


class Handler(socketserver.StreamRequestHandler):
    """Reads the request line, then acts."""

    def handle(self) -> None:
        with suppress(OSError):
            path = self.rfile.readline().split(b" ")[1].decode().strip("/")
            here, port = self.connection.getsockname()
            has_cookie = False
            while (line := self.rfile.readline()).strip():
                has_cookie |= line.lower().startswith(b"cookie:")
            with Path(sys.argv[1], "asked.jsonl").open("a") as log:
                log.write(json.dumps({"here": here, "path": path, "at": time.time(), "cookie": has_cookie}) + "\n")
            missing = http(b"", status="404 Not Found")
            if path == "feed.rss":
                act: Act = feed("".join(item(f"http://{here}:{port}/{name}") for name in ACTS))
            elif path == "robots.txt":
                act = ROBOTS.get(here, missing)
            else:
                act = {**ACTS, **LISTINGS}.get(path, missing)
            if callable(act):
                act(self.connection)
            else:
                self.connection.sendall(act.replace(b"PORTN", str(port).encode()))


class Server(socketserver.ThreadingTCPServer):
    """One thread a connection."""

    daemon_threads = True
    allow_reuse_address = True


if __name__ == "__main__":
    names = {"pages": [*ACTS], "listings": [*LISTINGS], "robots": [*ROBOTS]}
    Path(sys.argv[1], "names.json").write_text(json.dumps(names))
    with Server(("0.0.0.0", 0), Handler) as server:  # noqa: S104  so that 127.0.0.9 would be heard too
        print(server.server_address[1], flush=True)
        server.serve_forever()
