"""Names into addresses, public ones only: whatever DNS says when a connection is made, none goes inside.

A page, redirect, feed link or sitemap entry must never make the crawler ask a router, a cloud's metadata service or
this machine. The check stands where the address is about to be used, so that a name that changes between check and use
(DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Sequence
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IAddress, IHostResolution, IResolutionReceiver
from zope.interface import implementer

logger = logging.getLogger(__name__)

#: Addresses that carry an IPv4 address inside: NAT64's (RFC 6052). IPv4-mapped and 6to4 ones Python knows.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
#: All that is assigned as global unicast (RFC 4291); the rest of IPv6 is for hosts that are not on the internet.
_UNICAST = ipaddress.ip_network("2000::/3")


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
        return ip in _UNICAST and ip.is_global
    return ip.is_global and not ip.is_multicast


class PublicResolver(CachingHostnameResolver):
    """Scrapy's resolver for IPv4 and IPv6, for which a name without a public address does not exist.

    Hosts in the setting PINKSLIP_OPEN_HOSTS are let through: a test's loopback site, an intranet's mirror.
    """

    def __init__(self, reactor: ReactorBase, cache_size: int) -> None:
        super().__init__(reactor, cache_size)
        self.open_hosts: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """The resolver that the settings describe."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.open_hosts = frozenset(crawler.settings.getlist("PINKSLIP_OPEN_HOSTS"))
        return resolver

    def resolveHostName(  # noqa: N802  Twisted's name, and so are the arguments'
        self,
        resolutionReceiver: IResolutionReceiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """Tell the receiver the name's public addresses."""
        receiver: Any = resolutionReceiver
        if hostName not in self.open_hosts:
            receiver = _PublicOnly(receiver, hostName)
        return super().resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)


@implementer(IResolutionReceiver)
class _PublicOnly:
    """Passes on what a resolver finds, out of its cache or anew, but for addresses that are not public."""

    def __init__(self, receiver: Any, name: str) -> None:
        self._receiver = receiver
        self._name = name

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if is_public(address.host):
            self._receiver.addressResolved(address)
        else:
            logger.warning("%s has the address %s, which is not public; it is not asked", self._name, address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        self._receiver.resolutionComplete()
