"""The address an article is known by."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from extract.article.facts import Facts

#: Parameters that say where a click came from, never which page it is.
_TRACKING = re.compile(
    r"(?:^|(?<=&))(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|cmp|ncid|ito|ref|ref_src|referrer"
    r"|source|src|smid|smtyp|sref|srnd|partner|guccounter|guce_\w+|xtor|at_\w+|__twitter_impression|amp|sh|taid|yptr"
    r"|tpcc|campaign|mod|ns_\w+|CMP|traffic_source)(?:=[^&]*)?(?:&|$)",
    re.I,
)


def canonical_url(facts: Facts, url: str) -> str:
    """The page's own word (``rel=canonical``, else ``og:url``) where it is plausible: an absolute web address on the
    same site that keeps a path where the fetched address has one. Else the fetched address. Tracking parameters and
    fragments go."""
    for offer in (facts.canonical, facts.first("og:url")):
        if offer and _plausible(joined := _join(url, offer), url):
            return clean_url(joined)
    return clean_url(url)


def _join(url: str, offer: str) -> str:
    try:
        return urljoin(url, offer)
    except ValueError:  # a bracketed host that is no IPv6 address
        return ""


def clean_url(url: str) -> str:
    """The address without fragment and tracking parameters, otherwise as w3lib canonicalises it."""
    parts = urlsplit(url)
    query = _TRACKING.sub("", parts.query).strip("&")
    return str(canonicalize_url(urlunsplit(parts._replace(query=query, fragment=""))))


def site_of(url: str) -> str:
    """The last two labels of the host, three under a two-letter second level ("bbc.co.uk"); empty without a host."""
    try:
        labels = (urlsplit(url).hostname or "").lower().split(".")
    except ValueError:  # a bracketed host that is no IPv6 address
        return ""
    deep = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if deep else labels[-2:])


def _plausible(offer: str, url: str) -> bool:
    parts = urlsplit(offer)
    same_site = site_of(offer).split(".")[0] == site_of(url).split(".")[0]
    rooted = parts.path.strip("/") or parts.query or not urlsplit(url).path.strip("/")
    return parts.scheme in {"http", "https"} and same_site and bool(rooted)
