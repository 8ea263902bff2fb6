"""The one spider, and the loader that makes each outlet of the catalogue a spider name."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.catalog import BUNDLED, Outlet, OutletAccess, load_catalog
from crawler.extraction import Context, Job
from crawler.listings import Entry, Listing, read_listing
from crawler.session import Kept, Session
from extract.model import Snapshot
from store import FetchKind, FetchOutcome


class OutletSpider(Spider):
    """Reads an outlet's feeds and sitemaps one after another, and fetches each article that the store hasn't seen.

    Feeds come first and in the catalogue's order, so that what is known of a page beforehand, and with it all that is
    stored, does not depend on which server answers sooner.
    """

    outlet: Outlet

    def __init__(self, session: Session, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.session = session
        self.tally = session.tallies[self.outlet.slug]
        listings = (*self.outlet.feeds, *self.outlet.sitemaps)
        self._listing_hosts = {urlsplit(url).hostname for url in listings}
        self.schemes = {urlsplit(url).netloc: urlsplit(url).scheme for url in reversed(listings)}
        self._listings = deque((url, FetchKind.FEED) for url in self.outlet.feeds)
        self._listings.extend((url, FetchKind.SITEMAP) for url in self.outlet.sitemaps)
        self._handled: set[str] = set()
        self._due: dict[str, None] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """With the session that ``pinkslip crawl`` hands over, or one of its own under ``scrapy crawl``."""
        own = None
        if "session" not in kwargs:
            from crawler.run import open_session

            own = open_session(crawler.settings, (cls.outlet,))
            kwargs["session"] = own.__enter__()
        spider = super().from_crawler(crawler, *args, **kwargs)
        if own is not None:
            crawler.signals.connect(lambda: own.__exit__(None, None, None), signals.engine_stopped, weak=False)
        return spider

    # -- requests

    async def start(self) -> AsyncIterator[Any]:
        """The first listing; each leads to the next, and the last to the pages due for another visit."""
        self._due = dict.fromkeys(self.session.revisits(self.outlet.slug))
        for request in self._next_listing():
            yield request

    def _next_listing(self) -> list[Request]:
        if not self._listings:
            # What a listing named is asked for with what that said; the rest with what was known before.
            due = [url for url in self._due if url not in self._handled]
            self._handled.update(due)
            return [self._page_request(url, self.session.last_context(url)) for url in due]
        url, kind = self._listings.popleft()
        meta = {"kind": kind, "context": self._context(kind)}
        return [Request(url, callback=self.read, errback=self.listing_failed, meta=meta, dont_filter=True, priority=10)]

    def _page_request(self, url: str, context: Context) -> Request:
        self.tally.asked.add(url)
        meta = {"kind": FetchKind.PAGE, "context": context}
        return Request(url, callback=self.read_page, errback=self.page_failed, meta=meta, dont_filter=True)

    def _context(self, kind: FetchKind, entry: Entry | None = None) -> Context:
        """What is known beforehand, as it travels with the record."""
        context = {"outlet": self.outlet.slug, "kind": str(kind)}
        if entry is not None:
            said = {"title": entry.title, "summary": entry.summary}
            context |= {key: value for key, value in said.items() if value}
            if entry.published_at:
                context["published"] = entry.published_at.isoformat()
        return tuple(context.items())

    def refuses(self, request: Request) -> str | None:
        """Why a request is not to be made; None when it may be. Redirects bring addresses that no listing named."""
        if request.meta.get("kind") == FetchKind.PAGE:
            return self.outlet.refuses(request.url)
        host = urlsplit(request.url).hostname
        return None if host in self._listing_hosts or self.outlet.owns(request.url) else f"off site: {host}"

    # -- responses

    def keep(self, request: Request, response: Response) -> None:
        """Archive a response; its snapshot is in ``request.meta["kept"]`` from then on."""
        robots = "kind" not in request.meta
        kind = FetchKind.ROBOTS if robots else request.meta["kind"]
        names = response.headers.keys()
        headers = [(name, value) for name in names for value in response.headers.getlist(name)]
        snapshot = Snapshot.of(
            url=request.meta.get("redirect_urls", [request.url])[0],
            final_url=response.url,
            fetched_at=request.meta.get("fetched_at") or self.session.now(),
            status=response.status,
            headers=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers),
            body=response.body,
            context=self._context(kind) if robots else request.meta["context"],
        )
        kept = self.session.keep(snapshot)
        request.meta["kept"] = kept
        if robots:
            self._note(kept, kind)

    async def read(self, response: Response) -> AsyncIterator[Any]:
        """What a feed or sitemap lists, then the next one."""
        kept: Kept = response.meta["kept"]
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        reading = await self.session.in_worker(read_listing, response.body, response.url, content_type)
        if (fault := reading.exception()) is not None:
            listing = Listing(form=None, entries=(), found=0, problem=str(fault))
        else:
            listing = reading.result()
        if listing.entries or listing.children:
            self.tally.listings += 1
            self._note(kept, response.meta["kind"], reason=listing.problem)
        else:
            self._listing_fault(kept.snapshot.url, response.meta["kind"], listing.problem or "no usable entry", kept)
        if not response.meta.get("child"):
            children = [(url, FetchKind.SITEMAP) for url in listing.children]
            self._listings.extendleft(reversed(children))
        for entry in listing.entries:
            for follow in self._follow(entry, kept):
                yield follow
        for request in self._next_listing():
            yield request

    def _follow(self, entry: Entry, listing: Kept) -> list[Request | Job]:
        """What there is to do for an entry: nothing where it is refused, seen or in hand already."""
        if entry.url in self._handled:
            return []
        self._handled.add(entry.url)
        if (reason := self.outlet.refuses(entry.url)) is not None:
            self.session.note_refusal(self.outlet.slug, entry.url, reason)
            return []
        seen = self.session.store.seen_url(entry.url)
        context = self._context(FetchKind.PAGE, entry)
        if self.outlet.access is OutletAccess.OPEN:
            if not seen or entry.url in self._due:
                return [self._page_request(entry.url, context)]
        elif not (seen and entry.summary is None) and self.session.keep_summary(listing, entry.url, context):
            # A sitemap's bare title never replaces what a feed said.
            self.tally.asked.add(entry.url)
            at = listing.snapshot.fetched_at
            return [self.session.desk.summary_job(listing.number, entry.url, context, at)]
        if entry.url not in self.tally.asked:
            self.tally.seen.add(entry.url)
        return []

    def read_page(self, response: Response) -> list[Job]:
        """The job of a page that was fetched and kept."""
        kept: Kept = response.meta["kept"]
        self._note(kept, FetchKind.PAGE)
        return [self.session.desk.page_job(kept.number, kept.snapshot)] if kept.is_new else []

    # -- failures

    def listing_failed(self, failure: Failure) -> list[Request]:
        """Record a feed or sitemap that could not be had, and go on to the next."""
        request = _request(failure)
        self._listing_fault(request.url, request.meta["kind"], _reason(failure), None, _status(failure))
        return self._next_listing()

    def page_failed(self, failure: Failure) -> None:
        """Record a page that could not be had; it is asked for again while a listing names it."""
        request = _request(failure)
        url = request.meta.get("redirect_urls", [request.url])[0]
        reason = _reason(failure)
        if isinstance(failure.value, IgnoreRequest) and not isinstance(failure.value, HttpError):
            self.session.note_refusal(self.outlet.slug, url, reason)
            return
        self.tally.failed[reason] += 1
        self.session.note_fetch(
            self.outlet.slug, url, FetchKind.PAGE, FetchOutcome.ERROR, reason=reason, status=_status(failure)
        )

    def _listing_fault(
        self, url: str, kind: FetchKind, reason: str, kept: Kept | None, status: int | None = None
    ) -> None:
        self.tally.unread[f"{url}: {reason}"] += 1
        outcome = FetchOutcome.REFUSED if reason == ROBOTS else FetchOutcome.ERROR
        self.session.note_fetch(self.outlet.slug, url, kind, outcome, reason=reason, kept=kept, status=status)

    def _note(self, kept: Kept, kind: FetchKind, reason: str | None = None) -> None:
        outcome = FetchOutcome.NEW if kept.is_new else FetchOutcome.SEEN
        self.session.note_fetch(self.outlet.slug, kept.snapshot.url, kind, outcome, reason=reason, kept=kept)


#: The reason of a request that robots.txt forbids.
ROBOTS = "robots.txt"


def _request(failure: Any) -> Request:
    """The request that failed; Scrapy notes it on Twisted's failure."""
    request: Request = failure.request
    return request


def _reason(failure: Failure) -> str:
    """Why a request failed, in a few words that are the same each time."""
    error = failure.value
    if isinstance(error, HttpError):
        in_archive = b"X-Pinkslip-Replay" not in error.response.headers
        return f"HTTP {error.response.status}" if in_archive else "HTTP 404, not in the archive"
    if isinstance(error, IgnoreRequest):
        said = str(error)
        return ROBOTS if "robots.txt" in said else said
    return type(error).__name__


def _status(failure: Failure) -> int | None:
    return failure.value.response.status if isinstance(failure.value, HttpError) else None


def spider_of(outlet: Outlet) -> type[OutletSpider]:
    """The spider class of an outlet, named after it."""
    return type(outlet.slug, (OutletSpider,), {"name": outlet.slug, "outlet": outlet, "__module__": __name__})


class CatalogSpiderLoader:
    """Scrapy's spider loader over the catalogue: ``scrapy list`` names the outlets."""

    def __init__(self, catalog: dict[str, Outlet]) -> None:
        self._catalog = catalog

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """The loader of the catalogue that PINKSLIP_CATALOG names, the bundled one by default."""
        folder = settings.get("PINKSLIP_CATALOG")
        return cls(load_catalog(Path(folder) if folder else BUNDLED))

    def load(self, spider_name: str) -> type[Spider]:
        """The spider class of an outlet; KeyError, as Scrapy wants it, for an unknown one."""
        if spider_name not in self._catalog:
            raise KeyError(f"Spider not found: {spider_name}; the catalogue knows: {', '.join(self._catalog)}")
        return spider_of(self._catalog[spider_name])

    def find_by_request(self, request: Request) -> list[str]:
        """The outlets to which an address belongs."""
        return [slug for slug, outlet in self._catalog.items() if outlet.owns(request.url)]

    def list(self) -> list[str]:
        """The outlets' slugs."""
        return [*self._catalog]
