"""Which addresses are public, and that no other is ever told to who wants to connect."""

from __future__ import annotations

import pytest
from scrapy.resolver import HostResolution
from twisted.internet.address import IPv4Address, IPv6Address

from crawler.resolver import PublicResolver, is_public


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_public_address_is_known_as_such(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "0.1.2.3", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "192.0.2.7", "198.18.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1"),
        *("::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
        *("::127.0.0.1", "::ffff:0:7f00:1", "64:ff9b:1::7f00:1", "2001::1", "fec0::1", "4000::1"),
        *("64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "localhost", "2130706433", "0x7f000001", ""),
    ],
)
def test_address_inside_is_never_public(address: str) -> None:
    assert not is_public(address)


class Dns:
    """A reactor's own resolver, with what it answers; another answer each time where several are given."""

    def __init__(self, *answers: tuple[str, ...]) -> None:
        self.answers = [*answers]

    def resolveHostName(self, receiver, name, port=0, types=None, semantics="TCP"):  # type: ignore[no-untyped-def]  # noqa: N802
        receiver.resolutionBegan(HostResolution(name))
        for address in self.answers.pop(0):
            receiver.addressResolved((IPv6Address if ":" in address else IPv4Address)("TCP", address, port))
        receiver.resolutionComplete()


class Caller:
    """Who wants to connect."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.is_complete = False

    def resolutionBegan(self, _: object) -> None:  # noqa: N802
        pass

    def addressResolved(self, address: IPv4Address | IPv6Address) -> None:  # noqa: N802
        self.told.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.is_complete = True


def told(resolver: PublicResolver, name: str) -> list[str]:
    caller = Caller()
    resolver.resolveHostName(caller, name, 443)
    assert caller.is_complete
    return caller.told


def a_resolver(*answers: tuple[str, ...], cache: int = 0, opened: str = "") -> PublicResolver:
    reactor = type("Reactor", (), {"nameResolver": Dns(*answers)})()
    resolver = PublicResolver(reactor, cache)
    resolver.open_hosts = frozenset([opened])
    return resolver


def test_hosts_of_either_version_are_told_and_addresses_inside_are_not() -> None:
    both = a_resolver(("8.8.8.8", "10.0.0.1", "2606:2800:220:1::1", "::1", "fd00::2"))
    assert told(both, "both.example") == ["8.8.8.8", "2606:2800:220:1::1"]
    assert told(a_resolver(("2606:2800:220:1::1",)), "six.example") == ["2606:2800:220:1::1"]
    assert told(a_resolver(("::1", "fe80::1%eth0", "::ffff:127.0.0.1")), "inside.example") == []
    assert told(a_resolver(("::1",), opened="mirror.example"), "mirror.example") == ["::1"]


def test_name_that_changes_its_address_gains_nothing() -> None:
    rebound = a_resolver(("8.8.8.8",), ("169.254.169.254",), ("8.8.8.8",))
    assert [told(rebound, "rebound.example") for _ in range(3)] == [["8.8.8.8"], [], ["8.8.8.8"]]


def test_what_the_cache_holds_is_checked_as_well() -> None:
    cached = a_resolver(("127.0.0.1", "8.8.8.8"), cache=10)
    assert [told(cached, "cached.example") for _ in range(2)] == [["8.8.8.8"], ["8.8.8.8"]]
