"""How many pages a second a crawl over loopback makes, beside Scrapy alone and Scrapy with trafilatura, in one run.

    python -m benchmarks.crawl_speed WARC... [--pages 2000] [--runs 3] [--json FILE]

nginx serves the pages of the archives, repeated under new addresses, from eight hosts on loopback with a feed each.
Ours is ``pinkslip crawl`` with two workers and no delay: robots.txt, feed, pages, archive, text, claims and rows, a
new store each time. The other two fetch the same pages with the same concurrency and keep nothing, the second with
``trafilatura.bare_extraction`` and its metadata for each. Pages a second by the wall clock, the whole process counted;
the median of ``--runs`` rounds with the least and the greatest.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from crawler.backfill import as_page_snapshot
from crawler.catalog import load_catalog
from store import open_store
from store.warc import iter_records

HOSTS = tuple(f"127.0.0.{number}" for number in range(1, 9))
#: A page's own idea of its address would make one article of all its copies.
_ADDRESS = re.compile(rb"<(?:link|meta)\b[^>]*\b(?:canonical|og:url)\b[^>]*>", re.IGNORECASE)
_SCRAPY = """
import sys, scrapy
from scrapy.crawler import CrawlerProcess
if sys.argv[2] == "trafilatura":
    import trafilatura

class Peer(scrapy.Spider):
    name = "peer"
    custom_settings = {"LOG_LEVEL": "ERROR", "CONCURRENT_REQUESTS": 16, "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
                       "TELNETCONSOLE_ENABLED": False}

    async def start(self):
        for url in open(sys.argv[1]).read().split():
            yield scrapy.Request(url)

    def parse(self, response):
        if sys.argv[2] == "trafilatura":
            trafilatura.bare_extraction(response.body, url=response.url, with_metadata=True)

process = CrawlerProcess()
process.crawl(Peer)
process.start()
"""


def main() -> None:
    """Print the table, and write it as JSON where asked."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bodies = list(bodies_of(arguments.warc))
        with serving(folder) as port:
            urls = lay_out(folder, bodies, arguments.pages, port)
            rounds = [one_round(folder, urls) for _ in range(arguments.runs)]
    alone = statistics.median(r["scrapy"] for r in rounds)
    rows = {}
    print(f"{len(urls)} pages of {sum(map(len, bodies)) / len(bodies) / 1000:.0f} kB, {arguments.runs} rounds")
    for path in rounds[0]:
        rates = sorted(r[path] for r in rounds)
        middle = statistics.median(rates)
        rows[path] = {"median": middle, "least": rates[0], "greatest": rates[-1], "of_scrapy_alone": middle / alone}
        print(
            f"{path:22} {middle:7.1f} pages/s ({rates[0]:.1f} to {rates[-1]:.1f}), {middle / alone:.2f} of Scrapy alone"
        )
    if arguments.json:
        arguments.json.write_text(
            json.dumps({"pages": len(urls), "runs": arguments.runs, "paths": rows}, indent=1) + "\n"
        )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warc", type=Path, nargs="+")
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def bodies_of(warcs: Sequence[Path]) -> Iterator[bytes]:
    """The pages of the archives."""
    catalog = load_catalog()
    for path in warcs:
        for _, record in iter_records(path):
            if (page := as_page_snapshot(record, catalog)) is not None:
                yield _ADDRESS.sub(b"", page.body)


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """The port at which nginx serves FOLDER/HOST for each host."""
    if (nginx := shutil.which("nginx")) is None:
        sys.exit("nginx serves the pages of this benchmark; install it")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    listens = "".join(f"listen {host}:{port};" for host in HOSTS)
    (folder / "nginx.conf").write_text(
        f"pid {folder}/pid; error_log {folder}/error.log; daemon off; worker_processes 1; events {{}}\n"
        f"http {{ access_log off; default_type text/html; charset utf-8; client_body_temp_path {folder}/t1;"
        f" proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4;"
        f" scgi_temp_path {folder}/t5; types {{ application/rss+xml rss; text/plain txt; }}\n"
        f"server {{ {listens} root {folder}/$host; }} }}\n"
    )
    folder.chmod(0o755)  # nginx's worker is nobody
    command = [nginx, "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    with subprocess.Popen(command) as server:  # noqa: S603
        try:
            while True:
                with socket.socket() as asking:
                    if asking.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield port
        finally:
            server.terminate()


def lay_out(folder: Path, bodies: list[bytes], pages: int, port: int) -> list[str]:
    """Write pages, feeds, robots.txt and the catalogue; the addresses of the pages."""
    urls: dict[str, list[str]] = {host: [] for host in HOSTS}
    (folder / "outlets").mkdir()
    for number in range(pages):
        host = HOSTS[number % len(HOSTS)]
        (folder / host).mkdir(exist_ok=True)
        (folder / host / f"story-{number}.html").write_bytes(bodies[number % len(bodies)])
        urls[host].append(f"http://{host}:{port}/story-{number}.html")
    for number, (host, own) in enumerate(urls.items()):
        items = "".join(f"<item><title>A story</title><link>{url}</link></item>" for url in own)
        feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
        (folder / host / "feed.rss").write_text(feed)
        (folder / host / "robots.txt").write_text("User-agent: *\nDisallow: /private/\n")
        (folder / "outlets" / f"h{number}.toml").write_text(
            f'name = "H{number}"\ndomain = "{host}"\nkind = "news"\nfeeds = ["http://{host}:{port}/feed.rss"]\n'
            'timezone = "America/New_York"\nmin_weekly_articles = 1\n'
        )
    return [url for own in urls.values() for url in own]


def one_round(folder: Path, urls: list[str]) -> dict[str, float]:
    """Pages a second of each path, each in a process of its own."""
    (folder / "urls").write_text("\n".join(urls))
    for left in folder.glob("t.db*"):
        left.unlink()
    shutil.rmtree(folder / "t-warc", ignore_errors=True)
    environment = os.environ | {
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "PINKSLIP_DELAY": "0",
        "PINKSLIP_OPEN_HOSTS": ",".join(HOSTS),
    }
    ours = [sys.executable, "-m", "pinkslip", "crawl", "--catalog", "outlets", "--db", "t.db", "--quiet"]
    peer = [sys.executable, "-c", _SCRAPY, str(folder / "urls")]
    paths = {"scrapy": [*peer, "alone"], "scrapy, trafilatura": [*peer, "trafilatura"], "pinkslip crawl": ours}
    rates = {}
    for path, command in paths.items():
        began = time.monotonic()
        subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        rates[path] = len(urls) / (time.monotonic() - began)
    with open_store(folder / "t.db", read_only=True) as store:
        kept = int(store.value("SELECT count(*) FROM snapshots WHERE kind = 'page'"))
    if kept < len(urls):
        raise RuntimeError(f"pinkslip crawl kept {kept} of {len(urls)} pages; run it without --quiet to see why")
    return rates


if __name__ == "__main__":
    main()
