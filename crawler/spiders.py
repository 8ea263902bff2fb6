"""The one spider: what it asks an outlet for, in which order, and what it makes of the answers."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.catalog import Outlet, OutletAccess
from crawler.extraction import Context, Job
from crawler.failures import (
    GAVE_UP,
    PATIENCE,
    ROBOTS,
    asked_url,
    is_refusal,
    is_unanswered,
    reason_of,
    request_of,
    response_of,
    retry_after_of,
)
from crawler.history import Kept
from crawler.listings import Entry, Listing, read_listing
from crawler.session import Session
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
        self.scheme = urlsplit(listings[0]).scheme
        self.schemes = {urlsplit(url).netloc: urlsplit(url).scheme for url in reversed(listings)}
        self._listings = deque((url, FetchKind.FEED, False) for url in self.outlet.feeds)
        self._listings.extend((url, FetchKind.SITEMAP, False) for url in self.outlet.sitemaps)
        self._handled: set[str] = set()
        self._unanswered = 0  # pages in a row that nothing answered for
        self._left_for: str | None = None  # why the rest of the pages is left for the next run
        self._due: dict[str, None] = {}
        self._paused: frozenset[str] = frozenset()  # hosts that wait out a pause they asked an earlier run for

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
        self._paused = self.session.history.paused_hosts()
        wanted = (url for url in self.session.again_urls if self.outlet.owns(url))
        self._due = dict.fromkeys((*wanted, *self.session.history.revisits(self.outlet.slug)))
        for request in self._next_listing():
            yield request

    def _next_listing(self) -> list[Request]:
        while self._listings:
            url, kind, is_child = self._listings.popleft()
            is_asked = self.session.is_again(self.outlet.slug) or is_child or self.session.is_due(url)
            if is_asked and not self._is_paused(url):
                meta = {"kind": kind, "context": self._context(kind), "child": is_child}
                return [self._request(url, self.read, self.listing_failed, meta, priority=10)]
            self.tally.waiting += 1
        # What a listing named is asked for with what that said; the rest with what was known before.
        due = [url for url in self._due if url not in self._handled]
        self._handled.update(due)
        return [request for url in due for request in self._page_requests(url, self.session.history.last_context(url))]

    def _page_requests(self, url: str, context: Context) -> list[Request]:
        """The request for a page; none where its host wants a pause or the run has had its number of pages."""
        if self._is_paused(url) or not self.session.take_page():
            self.tally.left += 1
            return []
        self.tally.asked.add(url)
        meta = {"kind": FetchKind.PAGE, "context": context or self._context(FetchKind.PAGE)}
        return [self._request(url, self.read_page, self.page_failed, meta)]

    def _is_paused(self, url: str) -> bool:
        host = urlsplit(url).hostname or ""
        if self.session.is_again(self.outlet.slug) or url in self.session.again_urls:
            return False
        return host in self._paused or self.session.is_paused(host)

    def _request(self, url: str, callback: Any, errback: Any, meta: dict[str, Any], priority: int = 0) -> Request:
        """A request that asks only for what has changed since the store's latest response of the address."""
        stored, validators = self.session.history.held(url, is_page=meta["kind"] == FetchKind.PAGE)
        asks = zip(("If-None-Match", "If-Modified-Since"), validators, strict=True)
        headers = {name: value for name, value in asks if value}
        meta |= {"stored": stored, "validators": validators}
        meta["handle_httpstatus_list"] = [304] if headers else []
        return Request(url, callback, headers=headers, meta=meta, errback=errback, priority=priority, dont_filter=True)

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
            return self._left_for or self.outlet.refuses(request.url)
        if "kind" not in request.meta:
            return None  # a robots.txt may lie on another host (RFC 9309, 2.3.1.2); none inside is ever asked
        host = urlsplit(request.url).hostname
        return None if host in self._listing_hosts or self.outlet.owns(request.url) else f"off site: {host}"

    def leave_rest(self, reason: str) -> None:
        """Ask for no more pages in this run."""
        self._left_for = self._left_for or reason

    # -- responses

    def keep(self, request: Request, response: Response) -> None:
        """Archive a response; its snapshot is in ``request.meta["kept"]`` from then on."""
        robots = "kind" not in request.meta
        kind = FetchKind.ROBOTS if robots else request.meta["kind"]
        names = response.headers.keys()
        headers = [(name, value) for name in names for value in response.headers.getlist(name)]
        snapshot = Snapshot.of(
            url=asked_url(request),
            final_url=response.url,
            fetched_at=request.meta.get("fetched_at") or self.session.now(),
            status=response.status,
            headers=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers),
            body=response.body,
            context=self._context(kind) if robots else request.meta["context"],
        )
        with self.session.guarded(), self.session.store.batch():  # one, for each waits for the disk
            kept = self.session.keep(snapshot)
            if kind is FetchKind.ROBOTS or kind is FetchKind.PAGE:
                self._note(kept, kind)
        request.meta["kept"] = kept
        if kind is FetchKind.PAGE:
            self._unanswered = 0
            if snapshot.status == 200:
                self.session.note_kept(snapshot.url)

    async def read(self, response: Response) -> AsyncIterator[Any]:
        """What a feed or sitemap lists, then the next one. One that has not changed is read again from the archive:
        a run that was killed, or a page that failed, may have left something of it undone."""
        is_same = response.status == 304
        if not is_same and response.status != 200:
            url = asked_url(response)
            self._listing_fault(url, response.meta["kind"], f"HTTP {response.status}", response=response)
            for request in self._next_listing():
                yield request
            return
        kept: Kept = response.meta["stored" if is_same else "kept"]
        types = [value for name, value in kept.snapshot.headers if name.lower() == "content-type"]
        reading = await self.session.in_worker(read_listing, kept.snapshot.body, response.url, "".join(types[:1]))
        await self.session.writable()
        if (fault := reading.exception()) is not None:
            listing = Listing(form=None, entries=(), found=0, problem=str(fault))
        else:
            listing = reading.result()
        url, kind = kept.snapshot.url, response.meta["kind"]
        if listing.is_readable:
            self.tally.listings += 1
            outcome = FetchOutcome.NOT_MODIFIED if is_same else None
            self._note(kept, kind, outcome, reason=listing.problem, listing=listing)
        else:
            self._listing_fault(url, kind, listing.problem or "no usable entry", kept=kept, listing=listing)
        if not response.meta["child"]:
            children = [(child, FetchKind.SITEMAP, True) for child in listing.children]
            self._listings.extendleft(reversed(children))
        await self.session.writable()
        with self.session.guarded(), self.session.store.batch():  # one, for each waits for the disk
            follows = [follow for entry in listing.entries for follow in self._follow(entry, kept)]
        for follow in follows:
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
        seen = self.session.store.seen_url(entry.url) or self.session.is_kept_elsewhere(entry.url)
        context = self._context(FetchKind.PAGE, entry)
        if self.outlet.access is OutletAccess.OPEN:
            if not seen and not self.session.is_due(entry.url):
                self.tally.failed["failed before, not due yet"] += 1
                return []
            if not seen or entry.url in self._due or self.session.is_again(self.outlet.slug):
                return [*self._page_requests(entry.url, context)]
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
        if response.status == 304:
            self.session.note_fetch(
                self.outlet.slug,
                asked_url(response),
                FetchKind.PAGE,
                FetchOutcome.NOT_MODIFIED,
                status=304,
                validators=response.meta["validators"],
            )
            self.tally.done += 1
            return []
        if response.status != 200:  # 204, 206: Scrapy takes any 2xx for a success
            self._page_error(asked_url(response), f"HTTP {response.status}", response)
            self.tally.done += 1
            return []
        kept: Kept = response.meta["kept"]
        if kept.is_new:
            return [self.session.desk.page_job(kept.number, kept.snapshot)]
        self.tally.done += 1
        return []

    # -- failures

    def listing_failed(self, failure: Failure) -> list[Request]:
        """Record a feed or sitemap that could not be had, and go on to the next."""
        request = request_of(failure)
        url = asked_url(request)
        response = response_of(failure)
        self._listing_fault(url, request.meta["kind"], reason_of(failure), response=response)
        return self._next_listing()

    def page_failed(self, failure: Failure) -> None:
        """Record a page that could not be had; it is asked for again while a listing names it."""
        self.tally.done += 1
        request = request_of(failure)
        url = asked_url(request)
        reason = reason_of(failure)
        response = response_of(failure)
        if reason == self._left_for:
            self.tally.left += 1
        elif is_refusal(failure):
            self.session.note_refusal(self.outlet.slug, url, reason)
        else:
            self._unanswered = self._unanswered + 1 if is_unanswered(failure) else 0
            if self._unanswered >= PATIENCE:
                self.leave_rest(GAVE_UP)
            self._page_error(url, reason, response)

    def _page_error(self, url: str, reason: str, response: Response | None) -> None:
        self.tally.failed[reason] += 1
        status = response.status if response is not None else None
        self.session.note_fetch(
            self.outlet.slug,
            url,
            FetchKind.PAGE,
            FetchOutcome.ERROR,
            reason=reason,
            status=status,
            retry_after=retry_after_of(response, self.session.now()),
        )

    def _listing_fault(
        self,
        url: str,
        kind: FetchKind,
        reason: str,
        *,
        kept: Kept | None = None,
        listing: Listing | None = None,
        response: Response | None = None,
    ) -> None:
        self.tally.unread[f"{url}: {reason}"] += 1
        self.session.note_fetch(
            self.outlet.slug,
            url,
            kind,
            FetchOutcome.REFUSED if reason == ROBOTS else FetchOutcome.ERROR,
            reason=reason,
            kept=kept,
            listing=listing,
            status=response.status if response is not None else None,
            retry_after=retry_after_of(response, self.session.now()),
        )

    def _note(
        self,
        kept: Kept,
        kind: FetchKind,
        outcome: FetchOutcome | None = None,
        *,
        reason: str | None = None,
        listing: Listing | None = None,
    ) -> None:
        outcome = outcome or (FetchOutcome.NEW if kept.is_new else FetchOutcome.SEEN)
        self.session.note_fetch(
            self.outlet.slug,
            kept.snapshot.url,
            kind,
            outcome,
            reason=reason,
            kept=kept,
            listing=listing,
            status=304 if outcome is FetchOutcome.NOT_MODIFIED else kept.snapshot.status,
        )
