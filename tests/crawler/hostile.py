"""A hostile host on raw sockets, in a process of its own: ``python -m tests.crawler.hostile FOLDER``.

Each path misbehaves in its own way. The local address of every connection is logged to FOLDER/asked.txt: one other than
127.0.0.1 would be a request that must never have been made.
"""

from __future__ import annotations

import gzip
import socket
import socketserver
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.crawler.press import story

LAYOFF = "Ostrel Looms said on Monday it will cut 300 jobs, or 12% of its workforce, to lower costs."
PAGE = story("x.example", "ostrel-cuts-jobs", LAYOFF).body
ZEROS = gzip.compress(bytes(200 * 1024 * 1024), compresslevel=9)
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
    "to-metadata": to("http://169.254.169.254/latest/meta-data/"),
    "to-loopback": to("http://127.0.0.9:PORT/x"),
    "to-loopback6": to("http://[::1]:PORT/x"),
    "to-decimal": to("http://2130706441:PORT/x"),
    "to-file": to("file:///etc/passwd"),
    "to-ftp": to("ftp://127.0.0.9/x"),
    "to-javascript": to("javascript:alert(1)"),
    "to-data": to("data:text/html,hello"),
    "to-nowhere": http(b"", status="302 Found"),
    "refresh": http(b'<meta http-equiv="refresh" content="0;url=http://127.0.0.9:PORT/x">' + PAGE),
    "cookie": http(PAGE, "Set-Cookie: a=b; Domain=.example.com"),
    "nested": http(b"<html><body>" + b"<div>" * 2_000_000),
    "attributes": http(b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">" + PAGE),
    "entities": http(BOMB + b"]><html><body>&h;</body></html>", kind="application/xhtml+xml"),
    "nul": http(PAGE.replace(b"Ostrel", b"Ost\x00rel")),
    "marks": http(PAGE.replace(b"Ostrel", "Ostrel\u202e\u0007".encode())),
    "charset-lie": http(PAGE.decode().replace("Ostrel", "Östrel").encode("latin-1")),
    "charset-none": http(PAGE, kind="text/html; charset=klingon"),
    "utf-16": http(PAGE.decode().encode("utf-16")),
    "image": http(b"\xff\xd8\xff\xe0" + bytes(5000), kind="image/jpeg"),
    "wall": http(b"<html><head><title>Are you a robot?</title></head><body><div id='px-captcha'></div></body></html>"),
    "date-1970": http(PAGE.replace(b"2026-11-01T12:00:00", b"1970-01-01T00:00:00")),
    "date-future": http(PAGE.replace(b"2026-11-01T12:00:00", b"2999-01-01T00:00:00")),
}


class Handler(socketserver.StreamRequestHandler):
    """Reads the request line, then acts."""

    def handle(self) -> None:
        with suppress(OSError):
            path = self.rfile.readline().split(b" ")[1].decode().strip("/")
            here, port = self.connection.getsockname()
            with Path(sys.argv[1], "asked.txt").open("a") as log:
                log.write(f"{here} {path}\n")
            if path == "feed.rss":
                links = "".join(f"<item><link>http://{here}:{port}/{name}</link></item>" for name in ACTS)
                links += "<item><link>javascript:alert(1)</link></item><item><link>file:///etc/passwd</link></item>"
                act: Act = http(
                    f"<rss version='2.0'><channel>{links}</channel></rss>".encode(), kind="application/rss+xml"
                )
            elif path == "robots.txt":
                act = http(b"", status="404 Not Found")
            else:
                act = ACTS.get(path, http(b"", status="404 Not Found"))
            if callable(act):
                act(self.connection)
            else:
                self.connection.sendall(act.replace(b"PORT", str(port).encode()))


class Server(socketserver.ThreadingTCPServer):
    """One thread a connection."""

    daemon_threads = True
    allow_reuse_address = True


if __name__ == "__main__":
    with Server(("0.0.0.0", 0), Handler) as server:  # noqa: S104  so that 127.0.0.9 would be heard too
        print(server.server_address[1], flush=True)
        server.serve_forever()
