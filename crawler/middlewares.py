"""Between Scrapy's downloader and the spider: robots.txt by its own error rules, every response into the archive."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Request, Response
from scrapy.robotstxt import RobotParser

from crawler.failures import ASKED_TO_PAUSE, RobotsUnavailable, is_pause, words_of

logger = logging.getLogger(__name__)

_STAY_AWAY = b"User-agent: *\nDisallow: /\n"
#: Seconds: a host that asks for more space between requests than this gets this.
MAX_CRAWL_DELAY = 60.0


class OnSite:
    """Drops requests, redirected ones above all, that leave their outlet or go where it says not to, or too soon."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OnSite:
        """Scrapy's way to make one."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """IgnoreRequest with the reason, or nothing."""
        spider: Any = self._crawler.spider
        if (reason := spider.refuses(request)) is not None:
            raise IgnoreRequest(reason)

    def process_response(self, request: Request, response: Response) -> Response:
        """The response itself; here, since the next request is under way before the spider hears of this one."""
        spider: Any = self._crawler.spider
        if is_pause(response):
            spider.leave_rest(ASKED_TO_PAUSE)
        return response


class Robots(RobotsTxtMiddleware):
    """Scrapy's, with RFC 9309's rules for a robots.txt that cannot be had, and with its Crawl-delay kept.

    404 and its like: everything is allowed. A server error, or none to talk to: stay away until the next run.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._absent: dict[str, str] = {}  # why a host's robots.txt cannot be had

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """IgnoreRequest for what the rules forbid; RobotsUnavailable where there should be rules and none came."""
        if (why := self._absent.get(urlsplit(request.url).netloc)) is not None:
            raise RobotsUnavailable(f"robots.txt cannot be had: {why}")
        super().process_request_2(rp, request)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules for a request's host, asked for by the scheme that the catalogue uses for it or for the outlet.

        Scrapy asks by that of whichever request comes first, so that what is archived would depend on chance.
        """
        spider: Any = self.crawler.spider
        parts = urlsplit(request.url)
        scheme = spider.schemes.get(parts.netloc, spider.scheme)
        parser: RobotParser | None = await super().robot_parser(request.replace(url=f"{scheme}://{parts.netloc}/"))
        return parser

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status == 429:
            self._absent[netloc] = f"HTTP {response.status}"
            response = response.replace(body=_STAY_AWAY)
        elif response.status >= 400:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)
        parser: Any = self._parsers[netloc]
        delay = parser.crawl_delay(self._robotstxt_useragent)
        if delay and self.crawler.settings.getbool("AUTOTHROTTLE_ENABLED"):
            self._hold_to(urlsplit(request.url).hostname or "", min(delay, MAX_CRAWL_DELAY))

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self._absent[netloc] = words_of(exc)
        waiting: Any = self._parsers[netloc]
        parser = self._parserimpl.from_crawler(self.crawler, _STAY_AWAY)
        self._parsers[netloc] = parser
        waiting.callback(parser)

    def _hold_to(self, host: str, delay: float) -> None:
        """Give the host's slot this delay, now and whenever Scrapy makes it anew."""
        downloader = self.crawler.engine.downloader
        downloader.per_slot_settings[host] = {"delay": delay}
        if slot := downloader.slots.get(host):
            slot.delay = max(slot.delay, delay)
            slot.jitter = 0.0


class Throttle(AutoThrottle):
    """AutoThrottle that never goes below a host's own Crawl-delay."""

    def _adjust_delay(self, slot: Any, latency: float, response: Response) -> None:
        super()._adjust_delay(slot, latency, response)
        host = urlsplit(response.url).hostname or ""
        asked = self.crawler.engine.downloader.per_slot_settings.get(host, {}).get("delay", 0.0)
        slot.delay = max(slot.delay, asked)


class KeepResponse:
    """Writes each response into the archive and commits its row before anything else sees it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> KeepResponse:
        """Scrapy's way to make one."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """The response itself, its snapshot noted in ``request.meta["kept"]``, once the database can take its row."""
        spider: Any = self._crawler.spider
        await spider.session.writable()
        if response.status == 200:
            spider.keep(request, response)
        elif is_pause(response):
            request.meta["dont_retry"] = True
        return response

    async def process_exception(self, request: Request, exception: Exception) -> None:
        """Nothing: that nothing came is recorded by whoever asked, as soon as the database can take it."""
        spider: Any = self._crawler.spider
        await spider.session.writable()
