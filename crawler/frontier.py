"""Many crawlers, one frontier: which of them speaks to a host, and which pages any of them has kept, in Redis.

A crawler leases an outlet's hosts before it asks them for anything, so the spacing of requests that it keeps is the
only one there is. What it was at work on when it died stands in no queue, so none can lose it: the outlet's listings
name it, and it is not among the pages kept. The lease runs out, another crawler takes the outlet and asks for the rest.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from crawler.catalog import Outlet
from extract.errors import PinkslipError

if TYPE_CHECKING:
    from redis.lock import Lock

#: Seconds after which a crawler that no longer renews them has lost its hosts. It renews at a third of them, and the
#: remaining two must be as long as the longest spacing of requests, a minute, which holds across crawlers then.
LEASE = 90.0
#: Seconds for which the hosts of an outlet that was crawled are left alone: crawlers are started together.
FRESH = 600
#: Seconds between two looks for outlets that another crawler may have let go.
LOOK = 1.0
#: Seconds for Redis to answer.
PATIENCE = 3.0
#: Groups of outlets that one crawler leases at a time, so that there are some left for the next.
AT_ONCE = 4


class FrontierError(PinkslipError):
    """Raised where Redis or its client is missing, or an answer or a lease no longer holds."""


class Frontier:
    """What the crawlers at one Redis know of each other. All keys begin with ``pinkslip:``."""

    def __init__(self, address: str) -> None:
        """Connect to ``redis://HOST:PORT/NUMBER``; FrontierError where none answers there."""
        try:
            import redis
        except ModuleNotFoundError:
            raise FrontierError("--frontier needs redis-py; pip install 'pinkslip[redis]'") from None
        self._address = address.rsplit("@", 1)[-1]  # without a password: it goes into messages
        self._faults = (redis.RedisError, OSError)
        try:
            self._redis = redis.Redis.from_url(address, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
        except ValueError:
            raise FrontierError(f"{self._address}: no address of a Redis; write redis://HOST:PORT/NUMBER") from None
        with self._answered():
            self._redis.ping()

    @contextmanager
    def _answered(self) -> Iterator[None]:
        try:
            yield
        except self._faults as error:
            raise FrontierError(
                f"{self._address}: no Redis holds the frontier ({error}); what was fetched is kept, start redis-server"
                " or mend the address, and run again"
            ) from None

    def is_kept(self, url: str) -> bool:
        """Whether any crawler has this page in its archive and its database."""
        with self._answered():
            return bool(self._redis.sismember("pinkslip:kept", _digest(url)))

    def note_kept(self, url: str) -> None:
        """Tell all that a page is kept: to be called once its row is committed, not before."""
        with self._answered():
            self._redis.sadd("pinkslip:kept", _digest(url))

    async def take(self, left: list[tuple[Outlet, ...]]) -> tuple[tuple[Outlet, ...], Lock] | None:
        """The next group of outlets with its lease, taken off the list; None once others have crawled all that is left.

        Waits while what is left is in other crawlers' hands.
        """
        while left:
            for group in tuple(left):
                with self._answered():
                    if self._redis.exists(_key("crawled", group)):
                        left.remove(group)
                        continue
                    lease = self._redis.lock(_key("lease", group), timeout=LEASE, thread_local=False)
                    if lease.acquire(blocking=False):
                        left.remove(group)
                        return group, lease
            await asyncio.sleep(LOOK)
        return None

    def renew(self, lease: Lock) -> None:
        """Hold a lease for LEASE seconds from now; FrontierError where it was lost meanwhile."""
        with self._answered():
            lease.reacquire()

    def give_back(self, group: tuple[Outlet, ...], lease: Lock, *, crawled: bool) -> None:
        """Let go of a group: to be left alone for a while where it was crawled to the end, else for the next one."""
        with self._answered():
            if crawled:
                self._redis.set(_key("crawled", group), 1, ex=FRESH)
            lease.release()


def _key(what: str, group: tuple[Outlet, ...]) -> str:
    return f"pinkslip:{what}:{','.join(sorted(outlet.slug for outlet in group))}"


def _digest(url: str) -> str:
    """Few bytes for an address, however long."""
    return hashlib.sha256(url.encode()).hexdigest()[:32]
