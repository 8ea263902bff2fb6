"""Who may do what at the desk, and which requests are its own: permissions, sign-in, origins, headers."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from datasette.utils import actor_matches_allow

from review.settings import Settings

#: Of every page of the desk: own scripts and styles from own files, nothing inline, nothing from elsewhere.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
    " frame-ancestors 'none'; base-uri 'none'"
)
#: Of Datasette's own pages beside a local desk: they have inline scripts of their own.
CSP_BESIDE = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


class Permission(StrEnum):
    """The actions that the desk asks Datasette about."""

    REVIEW = "pinkslip-review"  # read claims and give verdicts
    ADMIN = "pinkslip-admin"  # see everybody's figures and disagreements


@dataclass(slots=True, kw_only=True)
class LocalSignIn:
    """The sign-in of a desk on this machine alone: one link, good for one use, for one reviewer."""

    reviewer: str
    hosts: frozenset[str]  # Host headers that are ours; another is a page that points its own name at this machine
    token: str | None = field(default_factory=lambda: secrets.token_urlsafe(32))

    def spend(self, token: str) -> bool:
        """True for the link's token, once."""
        if self.token is None or not secrets.compare_digest(token.encode(), self.token.encode()):
            return False
        self.token = None
        return True


def is_allowed(
    action: str, actor: Mapping[str, Any] | None, settings: Settings, local: LocalSignIn | None
) -> bool | None:
    """Whether an actor may; None for actions that are not the desk's."""
    if action not in set(Permission):
        return None
    if not actor or not isinstance(actor.get("id"), str):
        return False
    if local is not None:
        return bool(actor["id"] == local.reviewer)
    if actor["id"] == "root":
        return True
    blocks = [settings.admins] if action == Permission.ADMIN else [settings.admins, settings.reviewers]
    return True if any(block is not None and actor_matches_allow(actor, block) for block in blocks) else None


def is_same_origin(headers: Mapping[str, str], host: str) -> bool:
    """True for a request that a page of this very server sent: browsers name the page's origin in each POST."""
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = urlsplit(headers.get("origin", ""))
    return origin.scheme in ("http", "https") and origin.netloc == host
