"""The store: one connection, its transactions, and what a run writes into it."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from store.errors import StoreLocked, of_sqlite
from store.stamps import maybe_stamp, to_stamp

if TYPE_CHECKING:  # what only a writer needs loads when it writes: a reader such as `status` starts at once
    from sqlite_utils import Database

    from extract.model import Article, Claim, Snapshot
    from store.save import Saved
    from store.warc import WarcArchive
    from store.warc_read import WarcRef


class FetchKind(StrEnum):
    """What was asked for."""

    FEED = "feed"
    SITEMAP = "sitemap"
    ROBOTS = "robots"
    PAGE = "page"


class FetchOutcome(StrEnum):
    """What came of a request."""

    NEW = "new"
    SEEN = "seen"
    NOT_MODIFIED = "not_modified"
    ERROR = "error"
    REFUSED = "refused"


class Waiting(StrEnum):
    """Which pages count as waiting to be read."""

    UNREAD = "unread"  # no run has read them
    OUTDATED = "outdated"  # nor under the current rules
    ALL = "all"


#: Of an extraction: its record is still in the archive.
_KEPT = "NOT EXISTS (SELECT 1 FROM pruned_snapshots AS p WHERE p.snapshot_id = e.snapshot_id)"
_WAITS = {
    Waiting.UNREAD: "e.outcome IS NULL",
    Waiting.OUTDATED: "(e.outcome IS NULL OR e.rules != :rules)",
    Waiting.ALL: "TRUE",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A page that waits to be read: where its bytes lie and what the crawl knew of it."""

    snapshot_id: int
    url: str  # the page; for a summary out of a feed, the item's link
    outlet: str | None
    context: tuple[tuple[str, str], ...]  # of the snapshot, or of the feed's item
    summary: bool  # True: the snapshot is a feed, and title and summary in the context are all there is
    warc: WarcRef


class Store:
    """An open store; made by :func:`store.opening.open_store`. Every method commits before it returns, unless inside
    :meth:`batch`. Saving what is there already changes no row."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        *,
        rules: str,
        read_only: bool,
        archive_folder: Path | None = None,
    ) -> None:
        self.connection = connection
        #: The folder in which its WARC files lie: beside the database, named after it.
        self.archive_folder = archive_folder or path.with_name(f"{path.stem}-warc")
        self.path = path
        self.rules = rules
        self.read_only = read_only

    @cached_property
    def db(self) -> Database:
        """The same connection as sqlite-utils has it."""
        from sqlite_utils import Database

        return Database(self.connection)

    def close(self) -> None:
        """Close the connection; SQLite folds its write-ahead log into the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # -- SQL

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Cursor:
        """SQLite's cursor; its errors that a user can mend come as StoreError."""
        try:
            return self.connection.execute(sql, parameters)
        except sqlite3.Error as error:
            raise of_sqlite(error, self.path) or error from None

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[dict[str, Any]]:
        """The rows of a query, each as a dict."""
        cursor = self.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        try:
            for row in cursor:
                yield dict(zip(names, row, strict=True))
        except sqlite3.Error as error:
            raise of_sqlite(error, self.path) or error from None

    def value(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """The first column of the first row, None where there is no row."""
        row = self.execute(sql, parameters).fetchone()
        return row[0] if row else None

    def can_write(self) -> bool:
        """False while another process holds the database's write lock; asks without waiting."""
        if self.connection.in_transaction:
            return True
        (patience,) = self.execute("PRAGMA busy_timeout").fetchone()
        self.execute("PRAGMA busy_timeout = 0")
        try:
            self.execute("BEGIN IMMEDIATE")
            self.execute("ROLLBACK")
        except StoreLocked:
            return False
        finally:
            self.wait_for_locks(patience / 1000)
        return True

    def wait_for_locks(self, seconds: float) -> None:
        """Let each write wait this long for another process's before StoreLocked is raised."""
        self.execute(f"PRAGMA busy_timeout = {int(1000 * seconds)}")

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction around several calls: all of them or, on any exception, none."""
        if self.connection.in_transaction:
            with self.db.atomic():
                yield
            return
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    # -- archives

    def archive(self, run: int, started_at: datetime) -> WarcArchive:
        """The archive that a run writes."""
        moment = to_stamp(started_at).replace("-", "").replace(":", "")
        from store.warc import WarcArchive

        return WarcArchive(self.archive_folder, prefix=f"{moment}-run{run:06}")

    # -- runs and outlets

    def start_run(
        self, command: str, argv: Sequence[str], version: str, settings: Mapping[str, Any], at: datetime
    ) -> int:
        """The number of a new run."""
        with self.batch():
            cursor = self.execute(
                "INSERT INTO runs (command, argv, version, settings, started_at) VALUES (?, ?, ?, ?, ?)",
                (command, json.dumps(list(argv)), version, json.dumps(dict(settings), sort_keys=True), to_stamp(at)),
            )
        return int(cursor.lastrowid or 0)

    def finish_run(self, run: int, ending: str, counts: Mapping[str, Any], at: datetime) -> None:
        """Link the events of what a run changed, and write how it ended: done, failures, stopped or error."""
        from store.events import link_events

        with self.batch():
            link_events(self)
            self.execute(
                "UPDATE runs SET finished_at = ?, ending = ?, counts = ? WHERE id = ?",
                (to_stamp(at), ending, json.dumps(dict(counts), sort_keys=True), run),
            )

    def save_outlet(
        self,
        run: int,
        slug: str,
        *,
        name: str,
        domain: str | None = None,
        kind: str | None = None,
        timezone: str | None = None,
        access: str | None = None,
        min_weekly_articles: int | None = None,
    ) -> None:
        """Write an outlet as the catalogue has it now, and remember since which run it does."""
        row = (slug, name, domain, kind, timezone, access, min_weekly_articles)
        columns = ("name", "domain", "kind", "timezone", "access", "min_weekly_articles")
        with self.batch():
            written = self.execute(
                f"INSERT INTO outlets (slug, {', '.join(columns)}) VALUES (?, ?, ?, ?, ?, ?, ?) "  # noqa: S608
                f"ON CONFLICT (slug) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in columns)} "
                f"WHERE {' OR '.join(f'{c} IS NOT excluded.{c}' for c in columns)}",
                row,
            )
            if written.rowcount:
                from extract.citations import source_key

                # By its name others are seen to cite it, and it itself to cite nobody.
                self.execute(
                    "INSERT OR IGNORE INTO event_queue SELECT DISTINCT c.company_key FROM claim_citations AS w"
                    " JOIN claims AS c ON c.id = w.claim_id AND c.version_id = w.version_id"
                    " WHERE w.source_key = ? AND c.company_key IS NOT NULL",
                    (source_key(name),),
                )
                self.execute(
                    f"INSERT INTO outlet_history (outlet, {', '.join(columns)}, run_id)"  # noqa: S608
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (*row, run),
                )

    def _know_outlet(self, slug: str | None) -> None:
        """A row for an outlet that no catalogue has described yet."""
        if slug is not None:
            self.execute("INSERT OR IGNORE INTO outlets (slug, name) VALUES (?, ?)", (slug, slug))

    # -- fetches and snapshots

    def save_fetch(
        self,
        run: int,
        *,
        outlet: str | None,
        url: str,
        kind: FetchKind,
        outcome: FetchOutcome,
        at: datetime,
        reason: str | None = None,
        snapshot: int | None = None,
        http_status: int | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        entries: int | None = None,
        newest_at: datetime | None = None,
        not_before: datetime | None = None,
    ) -> int:
        """The number of the fetch written."""
        with self.batch():
            self._know_outlet(outlet)
            cursor = self.execute(
                "INSERT INTO fetches (run_id, outlet, kind, url, outcome, reason, fetched_at, snapshot_id, http_status,"
                " etag, last_modified, entries, newest_at, not_before)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(run, outlet, kind, url, outcome, reason, to_stamp(at), snapshot, http_status, etag),
                    *(last_modified, entries, maybe_stamp(newest_at), maybe_stamp(not_before)),
                ),
            )
        return int(cursor.lastrowid or 0)

    def find_snapshot(self, snapshot: Snapshot) -> int | None:
        """The number of a snapshot that makes this one needless, else None.

        That is the same response (same URL, time and body, as a replay gives twice), or the URL's latest, if it has
        the same body and status.
        """
        same = self.value(
            "SELECT id FROM snapshots WHERE url = ? AND fetched_at = ? AND sha256 = ? AND status = ?",
            (snapshot.url, to_stamp(snapshot.fetched_at), snapshot.sha256, snapshot.status),
        )
        if same is not None:
            return int(same)
        latest = self.execute(
            "SELECT id, sha256, status FROM snapshots WHERE url = ? ORDER BY fetched_at DESC, id DESC LIMIT 1",
            (snapshot.url,),
        ).fetchone()
        return int(latest[0]) if latest and (latest[1], latest[2]) == (snapshot.sha256, snapshot.status) else None

    def find_record(self, ref: WarcRef) -> int | None:
        """The number of the snapshot whose record lies there, None where no row points at it."""
        known = self.value("SELECT id FROM snapshots WHERE warc_file = ? AND warc_offset = ?", (ref.file, ref.offset))
        return None if known is None else int(known)

    def save_snapshot(self, run: int, snapshot: Snapshot, ref: WarcRef) -> int:
        """The number of a snapshot whose record is safe at ref; kind and outlet come from its context.

        A page with status 200 waits to be extracted from then on.
        """
        context = dict(snapshot.context)
        outlet, kind = context.get("outlet"), FetchKind(context.get("kind", FetchKind.PAGE))
        headers = {name.lower(): value for name, value in snapshot.headers}
        with self.batch():
            if (known := self.find_record(ref)) is not None:
                return known
            self._know_outlet(outlet)
            cursor = self.execute(
                "INSERT INTO snapshots (run_id, outlet, kind, url, final_url, fetched_at, status, content_type, bytes,"
                " sha256, context, warc_file, warc_offset, warc_length, warc_digest)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(run, outlet, kind, snapshot.url, snapshot.final_url, to_stamp(snapshot.fetched_at)),
                    *(snapshot.status, headers.get("content-type"), len(snapshot.body), snapshot.sha256),
                    *(json.dumps(snapshot.context), ref.file, ref.offset, ref.length, ref.digest),
                ),
            )
            number = int(cursor.lastrowid or 0)
            if kind is FetchKind.PAGE and snapshot.status == 200:
                self.execute("INSERT INTO extractions (snapshot_id, url) VALUES (?, ?)", (number, snapshot.url))
        return number

    def save_summary(self, snapshot: int, url: str, context: Sequence[tuple[str, str]]) -> None:
        """Let an item of a feed's snapshot wait to be extracted: for outlets of which only summaries are read."""
        with self.batch():
            self.execute(
                "INSERT OR IGNORE INTO extractions (snapshot_id, url, context) VALUES (?, ?, ?)",
                (snapshot, url, json.dumps([list(pair) for pair in context])),
            )

    def seen_url(self, url: str) -> bool:
        """True when a page of this URL is kept, or an article or a feed's summary has it."""
        return bool(
            self.value(
                "SELECT EXISTS (SELECT 1 FROM snapshots WHERE url = :url AND kind = 'page')"
                " OR EXISTS (SELECT 1 FROM snapshots WHERE final_url = :url AND kind = 'page')"
                " OR EXISTS (SELECT 1 FROM articles WHERE url = :url)"
                " OR EXISTS (SELECT 1 FROM extractions WHERE url = :url)",
                {"url": url},
            )
        )

    # -- extraction

    def pending_snapshots(self, which: Waiting = Waiting.OUTDATED) -> Iterator[Pending]:
        """The pages that wait to be read, oldest first; each is looked up when asked for, so that saving outcomes on
        the way is fine."""
        from store.warc_read import WarcRef

        last = (0, "")
        sql = f"""
            SELECT e.snapshot_id, e.url, s.outlet, coalesce(e.context, s.context), e.context IS NOT NULL,
              s.warc_file, s.warc_offset, s.warc_length, s.warc_digest
            FROM extractions AS e JOIN snapshots AS s ON s.id = e.snapshot_id
            WHERE {_WAITS[which]} AND {_KEPT} AND (e.snapshot_id, e.url) > (:snapshot, :url)
            ORDER BY e.snapshot_id, e.url LIMIT 1"""  # noqa: S608
        while True:
            row = self.execute(sql, {"rules": self.rules, "snapshot": last[0], "url": last[1]}).fetchone()
            if row is None:
                return
            last = (row[0], row[1])
            yield Pending(
                snapshot_id=row[0],
                url=row[1],
                outlet=row[2],
                context=tuple((key, value) for key, value in json.loads(row[3])),
                summary=bool(row[4]),
                warc=WarcRef(file=row[5], offset=row[6], length=row[7], digest=row[8]),
            )

    def count_pending(self, which: Waiting = Waiting.OUTDATED) -> int:
        """How many pages wait to be read."""
        sql = f"SELECT count(*) FROM extractions AS e WHERE {_WAITS[which]} AND {_KEPT}"  # noqa: S608
        return int(self.value(sql, {"rules": self.rules}))

    def save_extraction(
        self, run: int, snapshot: int, article: Article, claims: Sequence[Claim], *, url: str | None = None
    ) -> Saved:
        """What was new in the article and claims read from a snapshot. ``url`` names the feed's item of a summary."""
        from store.save import save_article

        with self.batch():
            self._know_outlet(article.outlet)
            return save_article(self, run, self._extraction(snapshot, url), article, claims)

    def save_refusal(self, run: int, snapshot: int, reason: str, detail: str, *, url: str | None = None) -> None:
        """Record that a snapshot's page is no article, and why."""
        self._settle(run, snapshot, url, "refused", reason, detail)

    def save_failure(self, run: int, snapshot: int, reason: str, detail: str, *, url: str | None = None) -> None:
        """Record that a snapshot's page could not be read to its end; it is tried again under the next rules."""
        self._settle(run, snapshot, url, "failed", reason, detail)

    def _settle(self, run: int, snapshot: int, url: str | None, outcome: str, reason: str, detail: str) -> None:
        from store.save import settle_refusal

        with self.batch():
            settle_refusal(self, run, self._extraction(snapshot, url), outcome, reason, detail)

    def is_read(self, snapshot: int, item: str | None) -> bool:
        """Whether a snapshot's page, or an item of its feed, gave an article, or was found to be none."""
        return bool(
            self.value(
                "SELECT EXISTS (SELECT 1 FROM extractions AS e JOIN snapshots AS s ON s.id = e.snapshot_id"
                " WHERE s.id = ? AND e.url = coalesce(?, s.url) AND e.outcome IN ('article', 'refused'))",
                (snapshot, item),
            )
        )

    def _extraction(self, snapshot: int, url: str | None) -> int:
        """The number of the extraction of a snapshot's page or feed item; made where the page had another status."""
        if url is None:
            url = str(self.value("SELECT url FROM snapshots WHERE id = ?", (snapshot,)))
        self.execute("INSERT OR IGNORE INTO extractions (snapshot_id, url) VALUES (?, ?)", (snapshot, url))
        return int(self.value("SELECT id FROM extractions WHERE snapshot_id = ? AND url = ?", (snapshot, url)))

    # -- counts

    def counts(self) -> dict[str, int]:
        """How many rows each table of facts has."""
        names = ("outlets", "runs", "fetches", "snapshots", "articles", "article_versions", "claims", "reviews")
        return {name: int(self.value(f"SELECT count(*) FROM {name}")) for name in names}  # noqa: S608
