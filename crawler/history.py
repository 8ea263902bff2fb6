"""What the store knows of an address from before: when it was asked for, what it said, whether to ask again."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from crawler.extraction import Context
from crawler.failures import FOR_A_TIME
from crawler.polling import LONGEST_FAILING, REVISITS, is_revisit_due, next_poll
from crawler.replay import ReplayArchives
from extract.model import Snapshot
from store import FetchOutcome, Store
from store.errors import ArchiveError
from store.records import read_snapshot
from store.stamps import from_stamp, maybe_moment, to_stamp

logger = logging.getLogger(__name__)

#: How far back first visits are looked for when revisits are planned: the last one's age and two weeks of an outlet's
#: or the machine's downtime.
_REVISIT_WINDOW = REVISITS[-1] + timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A response that is safe in the archive: its snapshot, the row's number, and whether the store had not held it."""

    number: int
    is_new: bool
    snapshot: Snapshot


class History:
    """Questions about earlier runs. In a replay the archives say what there is to ask for, and nothing has to wait."""

    def __init__(self, store: Store, now: Callable[[], datetime], replay: ReplayArchives | None) -> None:
        self._store = store
        self._now = now
        self._replay = replay

    def last_visit(self, url: str) -> datetime | None:
        """When the newest kept response of an address was fetched; None where there is none."""
        return maybe_moment(self._store.value("SELECT max(fetched_at) FROM snapshots WHERE url = ?", (url,)))

    def last_context(self, url: str) -> Context:
        """What the listing said of a page when it was last kept."""
        said = self._store.value(
            "SELECT context FROM snapshots WHERE url = ? ORDER BY fetched_at DESC, id DESC LIMIT 1", (url,)
        )
        return tuple((key, value) for key, value in json.loads(said or "[]"))

    def last_kept(self, url: str) -> Kept | None:
        """The newest kept response of an address, read back from the archive; None where there is none to be read."""
        row = self._store.execute(
            "SELECT id FROM snapshots WHERE url = ? ORDER BY fetched_at DESC, id DESC LIMIT 1", (url,)
        ).fetchone()
        if row is None:
            return None
        try:
            snapshot = read_snapshot(self._store, row[0])
        except ArchiveError as error:
            logger.warning("%s is fetched anew, for its archived response can't be read: %s", url, error)
            return None
        return Kept(number=row[0], is_new=False, snapshot=snapshot)

    def held(self, url: str, *, is_page: bool) -> tuple[Kept | None, tuple[str | None, str | None]]:
        """What is held of an address already: its archived response, and the validators to ask for a newer one with.

        A listing is read again where it has not changed, so its archived response must be at hand; a page is not.
        """
        stored = None if self._replay or is_page else self.last_kept(url)
        is_held = stored is not None or (is_page and not self._replay and self.is_kept(url))
        return stored, self.validators(url) if is_held else (None, None)

    def validators(self, url: str) -> tuple[str | None, str | None]:
        """ETag and Last-Modified of the latest answer that was kept or still held, to ask with; None for none."""
        row = self._store.execute(
            "SELECT etag, last_modified FROM fetches WHERE url = ? AND fetched_at <= ?"
            " AND outcome IN ('new', 'seen', 'not_modified') ORDER BY fetched_at DESC, id DESC LIMIT 1",
            (url, to_stamp(self._now())),
        ).fetchone()
        return (row[0], row[1]) if row else (None, None)

    def is_due(self, url: str) -> bool:
        """Whether a feed, a sitemap or a page that failed may be asked for in this run."""
        if self._replay is not None:
            return True
        # A fetch from the future was made under a clock gone wrong, and what it bids wait for may never come.
        not_before = self._store.value(
            "SELECT not_before FROM fetches WHERE url = ? AND fetched_at <= ?"
            " ORDER BY fetched_at DESC, id DESC LIMIT 1",
            (url, to_stamp(self._now())),
        )
        return not_before is None or from_stamp(not_before) <= self._now()

    def paused_hosts(self) -> frozenset[str]:
        """The hosts that asked to be left alone for a time which is not over: all their addresses wait for it."""
        if self._replay is not None:
            return frozenset()
        now = self._now()
        rows = self._store.execute(
            "SELECT DISTINCT url FROM fetches WHERE outlet IN (SELECT slug FROM outlets)"
            " AND fetched_at > ? AND fetched_at <= ? AND not_before > ? AND reason LIKE '%' || ?",
            (to_stamp(now - LONGEST_FAILING), to_stamp(now), to_stamp(now), FOR_A_TIME),
        )
        return frozenset(urlsplit(url).hostname or "" for (url,) in rows)

    def next_poll(self, url: str, outcome: FetchOutcome, retry_after: timedelta | None) -> datetime | None:
        """Before when an address is not to be asked for again, after this outcome; None: with the next run."""
        if self._replay is not None:
            return None
        rows = self._store.execute(
            "SELECT outcome FROM fetches WHERE url = ? AND fetched_at <= ? ORDER BY fetched_at DESC, id DESC LIMIT 24",
            (url, to_stamp(self._now())),
        )
        return next_poll(self._now(), outcome, [FetchOutcome(row[0]) for row in rows], retry_after)

    def revisits(self, outlet: str) -> tuple[str, ...]:
        """Pages of the outlet to fetch again, oldest first: by their age, in a replay by what the archives have."""
        if self._replay is not None:
            return tuple(
                url
                for url in self._replay.newer(self.last_visit)
                if self._store.value("SELECT outlet FROM snapshots WHERE url = ? AND kind = 'page'", (url,)) == outlet
            )
        now = self._now()
        rows = self._store.execute(
            # A visit that failed is made up for as soon as the page may be asked again, unless the page is gone.
            "SELECT url, min(fetched_at) AS first, max(CASE WHEN outcome != 'error' OR http_status IN (404, 410)"
            " THEN fetched_at END) FROM fetches"
            " WHERE outlet = ? AND fetched_at > ? AND kind = 'page' AND outcome != 'refused'"
            " GROUP BY url HAVING first > ? ORDER BY first, url",
            (outlet, to_stamp(now - 2 * _REVISIT_WINDOW), to_stamp(now - _REVISIT_WINDOW)),
        )
        return tuple(
            url
            for url, first, last in rows
            if last and is_revisit_due(now, from_stamp(first), from_stamp(last))
            if self.is_kept(url) and self.is_due(url)
        )

    def is_kept(self, url: str) -> bool:
        """Whether a page of this address was ever kept: one that never came is asked for by its listing."""
        return bool(self._store.value("SELECT 1 FROM snapshots WHERE url = ? LIMIT 1", (url,)))
