"""Names into addresses, public ones only: whatever DNS says when a connection is made, none goes inside.

A page, redirect, feed link or sitemap entry must never make the crawler ask a router, a cloud's metadata service or
this machine. The check stands where the address is about to be used, so that a name that changes between check and use
(DNS rebinding) gains nothing. IPv4 only, as Scrapy's own resolver.
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Sequence
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

logger = logging.getLogger(__name__)

#: Addresses that carry an IPv4 address inside: IPv4-mapped, NAT64, 6to4.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address, of either version, lies on the public internet; False for what is no address."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver, for which a name without a public address does not exist.

    Hosts in the setting PINKSLIP_OPEN_HOSTS are let through: a test's loopback site, an intranet's mirror.
    """

    def __init__(self, reactor: ReactorBase, cache_size: int, timeout: float) -> None:
        super().__init__(reactor, cache_size, timeout)
        self.open_hosts: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """The resolver that the settings describe."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.open_hosts = frozenset(crawler.settings.getlist("PINKSLIP_OPEN_HOSTS"))
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802  Twisted's name
        """The name's address; DNSLookupError where it has none that is public."""
        found: Deferred[str] = super().getHostByName(name, timeout)
        return found.addCallback(self._admit, name)

    def _admit(self, address: Any, name: str) -> str:
        if name not in self.open_hosts and not is_public(str(address)):
            logger.warning("%s has the address %s, which is not public; it is not asked", name, address)
            raise DNSLookupError(f"{name} has no public address")
        return str(address)
