"""What is known of a page before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the catalogue, the response headers and the feed say of a page. None where they say nothing.

    A page's own word comes first, so feed and sitemap fill gaps only; the time zone decides which day an article
    belongs to, and the fetch time is what a publication time may not exceed.
    """

    outlet: str | None = None  # slug of the catalogue
    outlet_name: str | None = None  # as the catalogue prints it; goes off the end of titles
    timezone: str | None = None  # IANA name of the outlet's own zone
    charset: str | None = None  # from the Content-Type header
    title: str | None = None  # from the feed or news sitemap, and the next two likewise
    summary: str | None = None  # plain or HTML
    published_at: datetime | None = None
    fetched_at: datetime | None = None  # aware; when the page was served


def charset_of(content_type: str) -> str | None:
    """The charset parameter of a Content-Type header."""
    message = Message()
    message["Content-Type"] = content_type.replace("\n", " ").replace("\r", " ")
    return message.get_content_charset()
