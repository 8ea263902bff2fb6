"""The address an article is known by."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from extract.article.facts import Facts
from extract.urls import canonical_url


def article_url(facts: Facts, url: str) -> str:
    """The page's own word (``rel=canonical``, else ``og:url``) where it is plausible: a web address on the same site
    that keeps a path where the fetched address has one. Else the fetched address. Tracking parameters go."""
    for offer in (facts.canonical, facts.first("og:url")):
        if offer and (address := _plausible(offer, url)):
            return address
    return clean_url(url)


def clean_url(url: str) -> str:
    """The address in its one form; as it stands where it is no web address."""
    try:
        return canonical_url(url)
    except ValueError:
        return url


def _plausible(offer: str, url: str) -> str | None:
    """The offered address in its one form, or None where it can't be this page's."""
    try:
        address = canonical_url(urljoin(url, offer))
    except ValueError:  # no web address
        return None
    parts = urlsplit(address)
    same_site = site_of(address).split(".")[0] == site_of(url).split(".")[0]
    rooted = parts.path.strip("/") or parts.query or not urlsplit(url).path.strip("/")
    return address if same_site and rooted else None


def site_of(url: str) -> str:
    """The last two labels of the host, three under a short second level ("bbc.co.uk"); empty without a host."""
    try:
        labels = (urlsplit(url).hostname or "").lower().split(".")
    except ValueError:  # a bracketed host that is no IPv6 address
        return ""
    deep = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if deep else labels[-2:])
