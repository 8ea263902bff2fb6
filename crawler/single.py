"""One page fetched as a crawl fetches it, and kept nowhere: for a document that somebody names by its address."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings

from crawler import settings as project_settings
from crawler.failures import reason_of
from extract.errors import PinkslipError


class FetchError(PinkslipError):
    """Raised where the page can't be had; says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came."""

    url: str  # after redirects
    body: bytes
    content_type: str


#: The crawl's own settings, robots.txt, limits and public addresses among them, without its store and its outlets.
_ALONE: dict[str, Any] = {
    "DOWNLOADER_MIDDLEWARES": {
        **project_settings.DOWNLOADER_MIDDLEWARES,
        "crawler.middlewares.OnSite": None,
        "crawler.middlewares.KeepResponse": None,
    },
    "ITEM_PIPELINES": {},
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "LOG_LEVEL": "CRITICAL",
}


def fetch_page(url: str) -> Fetched:
    """The page at an http or https address, once in a process (Scrapy's event loop cannot start twice).

    FetchError where robots.txt forbids it, nothing public answers, or the answer is no page.
    """
    if urlsplit(url).scheme not in {"http", "https"}:
        raise FetchError(f"{url}: not an http or https address")
    settings = Settings()
    settings.setmodule(project_settings, priority="project")
    settings.setdict(_ALONE, priority="cmdline")
    found: list[Fetched] = []
    reasons: list[str] = []
    logging.getLogger("scrapy").setLevel(logging.CRITICAL)
    process = AsyncCrawlerProcess(settings)
    process.crawl(_OnePage, url=url, found=found, reasons=reasons)
    process.start()
    if not found:
        raise FetchError(f"{url}: {reasons[0] if reasons else 'nothing came'}; save the page and hand in the file")
    return found[0]


class _OnePage(Spider):
    """Asks for one address."""

    name = "single"

    def __init__(self, url: str, found: list[Fetched], reasons: list[str], **options: Any) -> None:
        super().__init__(**options)
        self._url = url
        self._found = found
        self._reasons = reasons
        self.scheme = urlsplit(url).scheme  # for the robots middleware, and the next likewise
        self.schemes: dict[str, str] = {}

    async def start(self) -> AsyncIterator[Request]:
        """The one request."""
        yield Request(self._url, callback=self.parse, errback=self.fail)

    def parse(self, response: Response) -> None:
        """Keep what came."""
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        self._found.append(Fetched(url=response.url, body=response.body, content_type=content_type))

    def fail(self, failure: Any) -> None:
        """Keep why nothing came."""
        self._reasons.append(reason_of(failure))
