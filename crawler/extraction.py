"""From a stored page to its claims in the store: read by a worker, saved here, the same for a crawl and a backfill."""

from __future__ import annotations

import logging
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from crawler.reading import Page, Reading
from crawler.workers import WorkerFailure
from extract.errors import NotAnArticle
from extract.model import Snapshot
from store import Pending, Store
from store.save import Saved
from store.warc import read_record

logger = logging.getLogger(__name__)


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
            str(row["slug"]): (row["name"], row["timezone"])
            for row in store.rows("SELECT slug, name, timezone FROM outlets")
        }

    def page_job(self, number: int, snapshot: Snapshot) -> Job:
        """The job of a page's snapshot."""
        return Job(snapshot=number, item=None, page=self._page(snapshot, dict(snapshot.context)))

    def summary_job(self, number: int, item: str, context: dict[str, str], outlet: str, at: datetime | None) -> Job:
        """The job of a feed's item."""
        return Job(snapshot=number, item=item, page=self._facts(item, outlet, context, at, "", None))

    def pending_job(self, pending: Pending) -> Job:
        """The job of a page that the store says waits; ArchiveError where its record cannot be read back."""
        snapshot = read_record(self._store.archive_folder / pending.warc.file, pending.warc.offset)
        context = dict(pending.context)
        if pending.summary:
            return self.summary_job(
                pending.snapshot_id, pending.url, context, pending.outlet or "", snapshot.fetched_at
            )
        return Job(snapshot=pending.snapshot_id, item=None, page=self._page(snapshot, context))

    def settle(self, job: Job, reading: Future[Reading]) -> Settled:
        """Save the outcome of a job whose reading is done."""
        try:
            article, claims = reading.result()
        except NotAnArticle as refusal:
            self._store.save_refusal(self._run, job.snapshot, refusal.reason, refusal.detail, url=job.item)
            return Settled(refused=refusal.reason)
        except WorkerFailure as failure:
            logger.warning("%s: %s", job.page.url, failure)
            self._store.save_failure(self._run, job.snapshot, failure.reason, failure.detail, url=job.item)
            return Settled(failed=failure.reason)
        except Exception as error:
            # A fault of our rules on one page: it costs that page, loudly, and is tried again under the next rules.
            logger.exception("%s: extraction failed", job.page.url)
            detail = f"{type(error).__name__}: {error}"[:500]
            self._store.save_failure(self._run, job.snapshot, "fault in extraction", detail, url=job.item)
            return Settled(failed="fault in extraction")
        return Settled(saved=self._store.save_extraction(self._run, job.snapshot, article, claims, url=job.item))

    def _page(self, snapshot: Snapshot, context: dict[str, str]) -> Page:
        headers = {name.lower(): value for name, value in snapshot.headers}
        return self._facts(
            snapshot.final_url,
            context.get("outlet", ""),
            context,
            snapshot.fetched_at,
            headers.get("content-type", ""),
            snapshot.body,
        )

    def _facts(
        self, url: str, outlet: str, context: dict[str, str], at: datetime | None, content_type: str, body: bytes | None
    ) -> Page:
        name, timezone = self._outlets.get(outlet, (None, None))
        return Page(
            url=url,
            outlet=outlet or None,
            outlet_name=name,
            timezone=timezone,
            context=tuple(context.items()),
            fetched_at=at,
            content_type=content_type,
            body=body,
        )
