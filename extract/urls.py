"""One form for each address, so that an article is seen once however it was linked."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

#: Query parameters that say how a reader came, never what the page is.
TRACKING = re.compile(
    r"""^(?: utm_\w+ | mc_[ce]id | mkt_tok | (?:fb|g|dc|ms|tt|tw|y)clid | igshid | cmpid | cmp | ncid | icid | ito
          | xtor | smid | smtyp | at_(?:medium|campaign|link\w*|ptr_name|format|bbc_team|custom\d) | guccounter
          | guce_\w+
          | sref | srnd | taid | _hs(?:enc|mi) | ref_src | referringsource | ocid | feedtype | feedname
          | soc_(?:src|trk) | wt\.?mc_\w+ | hss_channel | intcmp | ftag | __source | taboola\w* )$""",
    re.IGNORECASE | re.VERBOSE,
)


def canonical_url(url: str) -> str:
    """The address without fragment, tracking parameters, default port and credentials; host small, query sorted.

    The scheme stays as it is, since a server may know only one. ValueError for what is no http(s) address.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise ValueError(f"not a web address: {url[:200]!r}: {error}") from None
    host = (parts.hostname or "").rstrip(".").lower()
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https") or not host:
        raise ValueError(f"not a web address: {url[:200]!r}")
    if ":" in host:
        host = f"[{host}]"
    if port and (scheme, port) not in (("http", 80), ("https", 443)):
        host = f"{host}:{port}"
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([(key, value) for key, value in pairs if not TRACKING.match(key)])
    clean: str = canonicalize_url(urlunsplit((scheme, host, parts.path or "/", query, "")))
    return clean
