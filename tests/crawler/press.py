"""A small invented press for crawl tests: addresses with what they answer, as an archive or on a server."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ROOT = Path(__file__).parents[2]
DAY = "2026-11-02T09:00:00Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address answers."""

    url: str
    body: bytes
    content_type: str = "text/html; charset=utf-8"
    status: str = "200 OK"
    headers: tuple[tuple[str, str], ...] = field(default=())
    at: str = DAY


def story(host: str, slug: str, text: str, *, title: str = "", at: str = DAY) -> Answer:
    """An article page."""
    headline = title or slug.replace("-", " ").capitalize()
    filler = "The company makes looms in three towns. Its chief executive spoke to reporters at the main plant. " * 3
    body = f"""<!DOCTYPE html><html lang="en"><head><title>{headline}</title>
<meta property="og:type" content="article"><meta property="og:title" content="{headline}">
<meta property="article:published_time" content="2026-11-01T12:00:00+00:00"></head>
<body><article><h1>{headline}</h1><p>{text}</p><p>{filler}</p></article></body></html>"""
    return Answer(url=f"https://{host}/{slug}", body=body.encode(), at=at)


def feed(url: str, links: Iterable[str], *, at: str = DAY) -> Answer:
    """An RSS feed of some links."""
    items = "".join(
        f"<item><title>{link.rsplit('/', 1)[-1].replace('-', ' ').capitalize()}</title><link>{link}</link>"
        f"<description>A short word on it.</description><pubDate>Sun, 01 Nov 2026 12:00:00 GMT</pubDate></item>"
        for link in links
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    return Answer(url=url, body=body.encode(), content_type="application/rss+xml", at=at)


def robots(host: str, rules: str = "User-agent: *\nDisallow: /private/\n", status: str = "200 OK") -> Answer:
    """A host's robots.txt."""
    return Answer(url=f"https://{host}/robots.txt", body=rules.encode(), content_type="text/plain", status=status)


def write_archive(path: Path, answers: Iterable[Answer]) -> Path:
    """The answers as a WARC file."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for answer in answers:
            headers = [("Content-Type", answer.content_type), *answer.headers]
            record = writer.create_warc_record(
                answer.url,
                "response",
                payload=io.BytesIO(answer.body),
                http_headers=StatusAndHeaders(answer.status, headers, protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": answer.at},
            )
            writer.write_record(record)
    return path


def write_catalog(folder: Path, *hosts: str, **keys: str) -> Path:
    """A catalogue of one outlet a host, its slug the host's first label, its feed at /feed.rss."""
    folder.mkdir(exist_ok=True)
    for host in hosts:
        lines = {
            "name": f'"{host.split(".")[0].capitalize()}"',
            "domain": f'"{host}"',
            "kind": '"news"',
            "feeds": f'["https://{host}/feed.rss"]',
            "timezone": '"America/New_York"',
            "min_weekly_articles": "1",
        } | keys
        text = "".join(f"{key} = {value}\n" for key, value in lines.items())
        (folder / f"{host.split('.')[0]}.toml").write_text(text, encoding="utf-8")
    return folder


def pinkslip(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run of the command line in a process of its own, which Scrapy's event loop needs."""
    return subprocess.run(
        [sys.executable, "-m", "pinkslip", *map(str, arguments)],
        cwd=cwd,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PINKSLIP_JOBS": "1",
            "PINKSLIP_OPEN_HOSTS": "127.0.0.1,127.0.0.2,127.0.0.3",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
