"""Scrapy's settings, for ``scrapy crawl cnbc`` and ``pinkslip crawl`` alike.

What an operator sets stands in the environment: PINKSLIP_CONTACT, PINKSLIP_DB, PINKSLIP_CATALOG, PINKSLIP_JOBS,
PINKSLIP_DELAY (least seconds between two requests to a host), PINKSLIP_OPEN_HOSTS (hosts that may have an address that
is not public, separated by commas), PINKSLIP_TIMEOUT (seconds for one answer), PINKSLIP_LOG (a file for the log) and
PINKSLIP_LOG_LEVEL.
"""

from __future__ import annotations

import os

from extract.version import package_version

_CONTACT = os.environ.get("PINKSLIP_CONTACT", "").strip()

BOT_NAME = "pinkslip"
SPIDER_MODULES = ["crawler.spiders"]
SPIDER_LOADER_CLASS = "crawler.loader.CatalogSpiderLoader"
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"

PINKSLIP_DB = os.environ.get("PINKSLIP_DB") or "pinkslip.db"
PINKSLIP_CATALOG = os.environ.get("PINKSLIP_CATALOG") or None  # None: the bundled outlets
PINKSLIP_JOBS = int(os.environ.get("PINKSLIP_JOBS") or 2)

PINKSLIP_OPEN_HOSTS = os.environ.get("PINKSLIP_OPEN_HOSTS") or ""
TWISTED_DNS_RESOLVER = "crawler.resolver.PublicResolver"

# Who asks, and where to complain. Robots files are read for the name alone.
USER_AGENT = f"Pinkslip/{package_version()} (layoff news archive; {_CONTACT or 'no contact given'})"
ROBOTSTXT_USER_AGENT = "Pinkslip"
ROBOTSTXT_OBEY = True

# One request at a time to an outlet, spaced by what the host bears. None waits behind another in the downloader: it
# would be made although the host has asked for a pause meanwhile.
CONCURRENT_REQUESTS = 1
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = float(os.environ.get("PINKSLIP_DELAY") or 1)
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 2 * DOWNLOAD_DELAY
AUTOTHROTTLE_MAX_DELAY = 60.0
DOWNLOAD_DELAY_JITTER = 0.0  # jitter goes below the delay, too, which is the least that a host is promised
EXTENSIONS = {"scrapy.extensions.throttle.AutoThrottle": None, "crawler.middlewares.Throttle": 0}

# In the listings' order, so that two runs over the same input do the same.
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"

RETRY_TIMES = 1
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # the fetch is recorded with its reason
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]  # not 429: who says "too many" is not asked again at once
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False
DOWNLOAD_TIMEOUT = float(os.environ.get("PINKSLIP_TIMEOUT") or 30)
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024  # packed and unpacked; nothing larger would be read
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_VERIFY_CERTIFICATES = True
COOKIES_ENABLED = False
REFERRER_POLICY = "no-referrer"
TELNETCONSOLE_ENABLED = False

DOWNLOADER = "crawler.downloader.Downloader"
DOWNLOAD_HANDLERS = {"ftp": None, "file": None, "s3": None, "data": None}
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # blind to dont_filter
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.OnSite": 50,
    "crawler.middlewares.Robots": 100,
    # After decompression (590) and redirects (600), before retries (550): what is kept is what a reader would see.
    "crawler.middlewares.KeepResponse": 585,
}
ITEM_PIPELINES = {"crawler.pipelines.Extract": 100}

PINKSLIP_LOG = os.environ.get("PINKSLIP_LOG") or None  # None: stderr
# INFO tells Scrapy's own story of a crawl.
LOG_LEVEL = os.environ.get("PINKSLIP_LOG_LEVEL") or "WARNING"
