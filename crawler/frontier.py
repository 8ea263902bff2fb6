"""Many crawlers, one frontier: which of them speaks to a host, and what any of them has kept or been refused, in Redis.

A crawler leases the hosts of an outlet, each by itself, before it asks them for anything, so the spacing of requests
that it keeps is the only one there is. What it was at work on when it died stands in no queue, so none can lose it: the
outlet's listings name it, and it is not among the pages kept. The leases run out, another crawler takes the outlet and
asks for the rest.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from crawler.catalog import Outlet
from extract.errors import PinkslipError

if TYPE_CHECKING:
    from redis.lock import Lock

#: Seconds after which a crawler that no longer renews them has lost its hosts. It renews at a third of them, and the
#: remaining two must be as long as the longest spacing of requests, a minute, which holds across crawlers then.
LEASE = 90.0
#: Seconds for which a host is nobody's after its crawler let go of it: the longest spacing of requests.
REST = 60.0
#: Seconds for which an outlet that was crawled is left alone: crawlers are started together.
FRESH = 600
#: Seconds between two looks for outlets that another crawler may have let go.
LOOK = 1.0
#: Seconds for Redis to answer.
PATIENCE = 3.0
#: Groups of outlets that one crawler leases at a time, so that there are some left for the next.
AT_ONCE = 4


class FrontierError(PinkslipError):
    """Raised where Redis or its client is missing, or an answer or a lease no longer holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """Outlets that one crawler may ask, until it gives them back or no longer renews the locks of their hosts."""

    outlets: tuple[Outlet, ...]
    locks: tuple[Lock, ...]


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

    def note_wait(self, name: str, until: datetime) -> None:
        """Tell all that an address, or a host, is not to be asked for before this."""
        with self._answered():
            self._redis.set(f"pinkslip:wait:{_digest(name)}", 1, pxat=round(until.timestamp() * 1000))

    def is_to_wait(self, name: str) -> bool:
        """Whether an address, or a host, is not to be asked for yet, as any crawler was told."""
        with self._answered():
            return bool(self._redis.exists(f"pinkslip:wait:{_digest(name)}"))

    async def take(self, left: list[tuple[Outlet, ...]], is_wanted: Callable[[Outlet], bool]) -> Lease | None:
        """A lease of the next group of outlets, which is taken off the list; None once others have crawled all of it.

        Waits while what is left is in other crawlers' hands. Of a group those are leased that nobody has crawled
        lately, or that the operator wants again.
        """
        while left:
            for group in tuple(left):
                with self._answered():
                    outlets = tuple(o for o in group if is_wanted(o) or not self._redis.exists(_crawled(o)))
                    locks = self._lock({host for outlet in outlets for host in outlet.hosts()})
                if locks is not None:
                    left.remove(group)
                    if outlets:
                        return Lease(outlets=outlets, locks=locks)
            await asyncio.sleep(LOOK if left else 0)
        return None

    def _lock(self, hosts: set[str]) -> tuple[Lock, ...] | None:
        """The locks of all hosts, or None where another crawler has one: in order, so that of two one gets them."""
        locks: list[Lock] = []
        for host in sorted(hosts):
            lock = self._redis.lock(f"pinkslip:lease:{host}", timeout=LEASE, thread_local=False)
            if not lock.acquire(blocking=False):
                for held in locks:
                    held.release()
                return None
            locks.append(lock)
        return tuple(locks)

    def renew(self, lease: Lease) -> None:
        """Hold a lease for LEASE seconds from now; FrontierError where it was lost meanwhile."""
        with self._answered():
            for lock in lease.locks:
                lock.reacquire()

    def give_back(self, lease: Lease, *, crawled: bool) -> None:
        """Let go of outlets: to be left alone for a while where they were crawled to the end.

        Their hosts rest before the next crawler has them, which does not know when they were last asked.
        """
        with self._answered():
            for outlet in lease.outlets if crawled else ():
                self._redis.set(_crawled(outlet), 1, ex=FRESH)
            for lock in lease.locks:
                lock.extend(REST, replace_ttl=True)


def _crawled(outlet: Outlet) -> str:
    return f"pinkslip:crawled:{outlet.slug}"


def _digest(url: str) -> str:
    """Few bytes for an address, however long."""
    return hashlib.sha256(url.encode()).hexdigest()[:32]
