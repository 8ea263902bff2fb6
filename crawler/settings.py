"""Scrapy's settings, for ``scrapy crawl cnbc`` and ``pinkslip crawl`` alike.

What an operator sets stands in the environment: PINKSLIP_CONTACT, PINKSLIP_DB, PINKSLIP_CATALOG, PINKSLIP_JOBS.
"""

from __future__ import annotations

import os

from extract.version import package_version

_CONTACT = os.environ.get("PINKSLIP_CONTACT", "").strip()

BOT_NAME = "pinkslip"
SPIDER_MODULES = ["crawler.spiders"]
SPIDER_LOADER_CLASS = "crawler.spiders.CatalogSpiderLoader"
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"

PINKSLIP_DB = os.environ.get("PINKSLIP_DB") or "pinkslip.db"
PINKSLIP_CATALOG = os.environ.get("PINKSLIP_CATALOG") or None  # None: the bundled outlets
PINKSLIP_JOBS = int(os.environ.get("PINKSLIP_JOBS") or 2)

# Who asks, and where to complain. Robots files are read for the name alone.
USER_AGENT = f"Pinkslip/{package_version()} (layoff news archive; {_CONTACT or 'no contact given'})"
ROBOTSTXT_USER_AGENT = "Pinkslip"
ROBOTSTXT_OBEY = True

# One request at a time to a host, spaced by what the host bears.
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 2.0
AUTOTHROTTLE_MAX_DELAY = 60.0

RETRY_TIMES = 2
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = 32 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_VERIFY_CERTIFICATES = True
COOKIES_ENABLED = False
REFERRER_POLICY = "no-referrer"
TELNETCONSOLE_ENABLED = False

DOWNLOAD_HANDLERS = {"ftp": None, "file": None, "s3": None, "data": None}
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.Robots": 100,
    # After decompression (590) and redirects (600), before retries (550): what is kept is what a reader would see.
    "crawler.middlewares.KeepResponse": 585,
}
ITEM_PIPELINES = {"crawler.pipelines.Extract": 100}

LOG_LEVEL = os.environ.get("PINKSLIP_LOG_LEVEL") or "WARNING"
"""PINKSLIP_LOG_LEVEL=INFO shows Scrapy's own story of a crawl."""
