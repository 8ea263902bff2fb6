"""Scrapy's item pipeline: each kept page goes through a worker into the store."""

from __future__ import annotations

from typing import Any

from scrapy.crawler import Crawler

from crawler.extraction import Job


class Extract:
    """Reads jobs in workers. While one is read its response counts as active, so Scrapy itself slows the crawl down."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Extract:
        """Scrapy's way to make one."""
        return cls(crawler)

    async def process_item(self, item: Job) -> dict[str, Any]:
        """What became of the page, for whoever exports items (``scrapy crawl cnbc -o pages.jsonl``)."""
        spider: Any = self._crawler.spider
        settled = await spider.session.extract(item)
        outcome = settled.refused or settled.failed or "article"
        return {"url": item.page.url, "outlet": item.page.outlet, "outcome": outcome}
