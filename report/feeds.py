"""Atom feeds (RFC 4287) of new claims and of conflicts."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from report.evidence import Report
from report.tables import event_page

_ATOM = "http://www.w3.org/2005/Atom"
_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Entries of a feed at most.
MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a feed."""

    key: str  # what its id is made of
    title: str
    updated: str  # UTC stamp
    summary: str
    page: str  # of the report, from its root
    source: str | None  # the article's address


def claims_feed(reports: Iterable[Report], found_at: Mapping[str, str], updated: str) -> bytes:
    """The newest claims, by when the store first had them."""
    newest = sorted(reports, key=lambda report: (found_at.get(report.claim_id, ""), report.claim_id), reverse=True)
    return _feed(
        "claims",
        "New claims of job cuts",
        updated,
        [
            Entry(
                key=f"claim:{report.claim_id}",
                title=", ".join(part for part in (report.company, report.figure or "no figure", report.status) if part),
                updated=found_at.get(report.claim_id) or updated,
                summary=f"{report.outlet}: {''.join(segment.text for segment in report.evidence)}",
                page=event_page(report.event_id, report.claim_id)
                if report.event_id
                else f"aggregates.html#claim-{report.claim_id}",
                source=report.url,
            )
            for report in newest[:MOST]
        ],
    )


def conflicts_feed(
    rows: Iterable[Mapping[str, Any]],
    reports: Mapping[str, Sequence[Report]],
    found_at: Mapping[str, str],
    updated: str,
) -> bytes:
    """The conflicts, those first of which a report came last."""
    entries = []
    for row in rows:
        those = reports.get(row["event_id"], ())
        latest = max((found_at.get(report.claim_id, "") for report in those), default="") or updated
        entries.append(
            Entry(
                key=f"conflict:{row['event_id']}",
                title=f"{row['company']}: reports disagree",
                updated=latest,
                summary=row["reports"] or "",
                page=event_page(row["event_id"]),
                source=None,
            )
        )
    entries.sort(key=lambda entry: (entry.updated, entry.key), reverse=True)
    return _feed("conflicts", "Reports of job cuts that disagree", updated, entries[:MOST])


def _feed(name: str, title: str, updated: str, entries: Sequence[Entry]) -> bytes:
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _put(feed, "id", _id(f"feed:{name}"))
    _put(feed, "title", title)
    _put(feed, "updated", max((entry.updated for entry in entries), default=updated))
    _put(_put(feed, "author"), "name", "Pinkslip")
    _put(feed, "link", rel="self", href=f"{name}.atom")
    _put(feed, "link", rel="alternate", type="text/html", href="index.html")
    for entry in entries:
        element = _put(feed, "entry")
        _put(element, "id", _id(entry.key))
        _put(element, "title", entry.title)
        _put(element, "updated", entry.updated)
        _put(element, "link", rel="alternate", type="text/html", href=entry.page)
        if entry.source:
            _put(element, "link", rel="via", href=entry.source)
        _put(element, "summary", entry.summary)
    out: bytes = etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return out


def _put(parent: Any, tag: str, text: str | None = None, **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
    element.text = None if text is None else _plain(text)
    return element


def _plain(text: str) -> str:
    """Without the characters that XML 1.0 has no way to write."""
    return _UNWRITABLE.sub("", text)


def _id(key: str) -> str:
    """The same for the same key wherever the report lies (RFC 4122, a name-based UUID)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"pinkslip:{key}").urn
