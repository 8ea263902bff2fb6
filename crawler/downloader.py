"""Scrapy's downloader, for machines whose clock is set back while it runs."""

from __future__ import annotations

from time import time
from typing import Any

from scrapy.core.downloader import Downloader as ScrapyDownloader


class Downloader(ScrapyDownloader):
    """Scrapy's, which spaces a host's requests by the wall clock: set back by an hour, it would wait for an hour."""

    def _process_queue(self, slot: Any) -> None:
        slot.lastseen = min(slot.lastseen, time())
        super()._process_queue(slot)
