"""From a stored page to its claims in the store: read by a worker, saved here, the same for a crawl and a backfill."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from crawler.catalog import Outlet
from crawler.reading import Page, Reading
from crawler.workers import WorkerFailure
from extract.errors import NotAnArticle, PinkslipError
from extract.model import Snapshot
from store import Pending, Store, Waiting
from store.errors import ArchiveError
from store.records import read_snapshot
from store.save import Saved

logger = logging.getLogger(__name__)


#: The reason of a page that was lost to a fault of ours; its story is in the log.
FAULT = "fault of ours"
#: What was known of a page beforehand, as it travels with its record.
Context = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the store knows of an outlet and a page's reader wants."""

    name: str
    timezone: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A page of a stored snapshot, or an item of a stored feed, that waits to be read."""

    snapshot: int
    item: str | None  # the item's address for a summary, None for a page
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What came of a job: one of the three is set."""

    saved: Saved | None = None
    refused: str | None = None  # why the page is no article
    failed: str | None = None  # why it could not be read to its end


class Desk:
    """Makes jobs of stored pages, and saves what workers made of them."""

    def __init__(self, store: Store, run: int) -> None:
        self._store = store
        self._run = run
        self._outlets = {
            str(row["slug"]): Known(name=row["name"], timezone=row["timezone"])
            for row in store.rows("SELECT slug, name, timezone FROM outlets")
        }

    def page_job(self, number: int, snapshot: Snapshot) -> Job:
        """The job of a page's snapshot."""
        return Job(snapshot=number, item=None, page=page_of(snapshot, self._outlets))

    def summary_job(self, number: int, item: str, context: Context, at: datetime) -> Job:
        """The job of a feed's item, of which the feed was fetched at a time."""
        outlet = dict(context).get("outlet", "")
        known = self._outlets.get(outlet)
        page = Page(
            url=item,
            outlet=outlet or None,
            outlet_name=known.name if known else None,
            timezone=known.timezone if known else None,
            context=context,
            fetched_at=at,
        )
        return Job(snapshot=number, item=item, page=page)

    def waiting(self, which: Waiting) -> Iterator[Job]:
        """The jobs of the pages that wait; one whose record can't be read back is recorded as failed."""
        for pending in self._store.pending_snapshots(which):
            try:
                yield self.pending_job(pending)
            except ArchiveError as error:
                logger.warning("%s: %s", pending.url, error)
                item = pending.url if pending.summary else None
                self._fail(pending.snapshot_id, item, "archive", str(error))

    def pending_job(self, pending: Pending) -> Job:
        """The job of a page that waits; ArchiveError where its record cannot be read back."""
        snapshot = read_snapshot(self._store, pending.snapshot_id)
        if pending.summary:
            return self.summary_job(pending.snapshot_id, pending.url, pending.context, snapshot.fetched_at)
        return self.page_job(pending.snapshot_id, snapshot)

    def settle(self, job: Job, reading: Future[Reading]) -> Settled:
        """Save the outcome of a job whose reading is done."""
        try:
            article, claims = reading.result()
            return Settled(saved=self._store.save_extraction(self._run, job.snapshot, article, claims, url=job.item))
        except NotAnArticle as refusal:
            self._store.save_refusal(self._run, job.snapshot, refusal.reason, refusal.detail, url=job.item)
            return Settled(refused=refusal.reason)
        except WorkerFailure as failure:
            logger.warning("%s: %s", job.page.url, failure)
            self._fail(job.snapshot, job.item, failure.reason, failure.detail)
            return Settled(failed=failure.reason)
        except PinkslipError:
            raise
        except Exception as error:
            # A fault of our rules on one page: it costs that page, loudly, and is tried again under the next rules.
            logger.exception("%s: extraction failed", job.page.url)
            detail = f"{type(error).__name__}: {error}"[:500]
            self._store.save_failure(self._run, job.snapshot, FAULT, detail, url=job.item)
            return Settled(failed=FAULT)

    def _fail(self, snapshot: int, item: str | None, reason: str, detail: str) -> None:
        """Record that a page could not be read, unless it was once: a lost archive or a worker killed for want of
        memory must not take back what the page says. It stays due under the current rules."""
        if not self._store.is_read(snapshot, item):
            self._store.save_failure(self._run, snapshot, reason, detail, url=item)


def page_of(snapshot: Snapshot, outlets: Mapping[str, Known | Outlet]) -> Page:
    """A page's snapshot as it is handed to a worker."""
    outlet = dict(snapshot.context).get("outlet", "")
    known = outlets.get(outlet)
    headers = {name.lower(): value for name, value in snapshot.headers}
    return Page(
        url=snapshot.final_url,
        outlet=outlet or None,
        outlet_name=known.name if known else None,
        timezone=known.timezone if known else None,
        context=snapshot.context,
        fetched_at=snapshot.fetched_at,
        content_type=headers.get("content-type", ""),
        body=snapshot.body,
    )


def keep_outlet(store: Store, run: int, outlet: Outlet) -> None:
    """Write an outlet into the store as the catalogue has it now."""
    store.save_outlet(
        run,
        outlet.slug,
        name=outlet.name,
        domain=" ".join(outlet.domains),
        kind=outlet.kind,
        timezone=outlet.timezone,
        access=outlet.access,
        min_weekly_articles=outlet.min_weekly_articles,
    )
