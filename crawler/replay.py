"""Replay: WARC archives answer every request, so that spiders can't tell and no network is touched.

What an address gives, where the archives hold several records of it: the oldest one. Each round of a replayed crawl
gives each address its next record, and rounds go on until nothing that was asked for has one left: an edited article is
fetched once per version, oldest first, and a year of polls replays as it happened. Records that repeat the one before
them are left out. What the store has already is passed over, but for its latest, from which a killed run may not have
gathered all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes

from extract.model import Snapshot
from extract.urls import canonical_url
from store.warc import iter_records, read_record

#: Headers of the wire: the archive's bodies are unpacked already.
_WIRE = {"content-encoding", "content-length", "transfer-encoding"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One record of an address."""

    path: Path
    offset: int
    fetched_at: datetime
    sha256: str


class ReplayArchives:
    """The records of some archives by address, read through once, each checked against its digest."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Index the archives; ArchiveError, before anything is crawled, for one that is cut short, damaged or none."""
        visits: dict[str, list[Visit]] = {}
        for path in dict.fromkeys(paths):
            for ref, snapshot in iter_records(path):
                visit = Visit(path=path, offset=ref.offset, fetched_at=snapshot.fetched_at, sha256=snapshot.sha256)
                for key in {replay_key(snapshot.url), replay_key(snapshot.final_url)}:
                    visits.setdefault(key, []).append(visit)
        self._visits = {key: tuple(_changes(found)) for key, found in visits.items()}
        self._place: dict[str, int] = {}
        self._asked: set[str] = set()

    def __contains__(self, url: str) -> bool:
        return replay_key(url) in self._visits

    def begin_round(self) -> None:
        """Let each address that was asked for go on to its next record."""
        for key in self._asked:
            self._place[key] += 1
        self._asked.clear()

    @property
    def has_more(self) -> bool:
        """Whether an address asked for in this round has a record left for another."""
        return any(self._place[key] + 1 < len(self._visits[key]) for key in self._asked)

    def newer(self, stored: Callable[[str], datetime | None]) -> Iterator[str]:
        """Addresses of which the store has an older record than the archives: what there is to visit again."""
        for key, visits in self._visits.items():
            at = stored(key)
            if at is not None and visits[-1].fetched_at > at:
                yield key

    def answer(self, url: str, stored: Callable[[str], datetime | None]) -> Snapshot | None:
        """The record of this round for an address; None where the archives have none."""
        key = replay_key(url)
        visits = self._visits.get(key)
        if visits is None:
            return None
        if key not in self._place:
            at = stored(key)
            later = [n for n, visit in enumerate(visits) if at is None or visit.fetched_at >= at]
            self._place[key] = later[0] if later else len(visits) - 1
        self._asked.add(key)
        visit = visits[min(self._place[key], len(visits) - 1)]
        return read_record(visit.path, visit.offset)


def replay_key(url: str) -> str:
    """The form in which addresses are looked up; one that is no web address stays itself and is never asked for."""
    try:
        return canonical_url(url)
    except ValueError:
        return url


def _changes(visits: list[Visit]) -> Iterator[Visit]:
    """Oldest first, without those that repeat the one before."""
    last = None
    for visit in sorted(visits, key=lambda visit: visit.fetched_at):
        if visit.sha256 != last:
            yield visit
        last = visit.sha256


class ReplayHandler(BaseDownloadHandler):
    """Scrapy's download handler for http and https when the spider's session replays archives."""

    lazy = True

    async def download_request(self, request: Request) -> Response:
        """The archived response, redirects as recorded; a 404 of ours where the archives lack the address."""
        spider: Any = self.crawler.spider
        session = spider.session
        snapshot = session.replay.answer(request.url, session.history.last_visit)
        if snapshot is None:
            return Response(request.url, status=404, headers={"X-Pinkslip-Replay": "not in the archive"})
        request.meta["fetched_at"] = snapshot.fetched_at
        if replay_key(snapshot.final_url) != replay_key(request.url):
            # Our own archives keep one record for a chain of redirects: its end, and the address first asked for.
            return Response(request.url, status=302, headers={"Location": snapshot.final_url})
        headers = Headers()
        for name, value in snapshot.headers:
            if name.lower() not in _WIRE:
                headers.appendlist(name, value)
        kind = responsetypes.from_args(headers=headers, url=request.url, body=snapshot.body)
        return kind(request.url, status=snapshot.status, headers=headers, body=snapshot.body)
