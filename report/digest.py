"""``pinkslip digest``: what the store has learnt since a day, as plain text or HTML for an e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from report.pages import render
from store import Store
from store.fields import figure
from store.show import plain
from store.stamps import to_stamp

_AGO = re.compile(r"([1-9]\d{0,3})([dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One piece of news."""

    words: str
    detail: str  # who says so, or how it was before
    url: str | None  # the article
    claim: str | None  # id of the claim that proves it


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """News of one kind, the newest first."""

    title: str
    items: tuple[Item, ...]


def print_digest(store: Store, since: str, *, as_html: bool) -> None:
    """Print what is new; nothing where nothing is, so that cron mails nothing. ValueError for a bad ``since``."""
    moment = parse_since(since, datetime.now(UTC))
    parts = digest_of(store, moment)
    if parts:
        print(as_page(parts, moment) if as_html else as_text(parts, moment))


def parse_since(said: str, now: datetime) -> datetime:
    """The moment of ``2026-11-01``, or of ``7d`` before now; ValueError for others."""
    if found := _AGO.fullmatch(said.strip()):
        return now - timedelta(days=int(found[1]) * _DAYS[found[2]])
    try:
        return datetime.combine(date.fromisoformat(said), time.min, UTC)
    except ValueError:
        raise ValueError(f"{said!r} is no day and no time; say 2026-11-01, 7d, 2w or 1m") from None


def digest_of(store: Store, since: datetime) -> tuple[Part, ...]:
    """What the store has learnt since a moment, in the order of its parts; empty for nothing."""
    stamp = to_stamp(since)
    parts = (
        Part(title="New cuts", items=tuple(_new_events(store, stamp))),
        Part(title="Changed in articles", items=tuple(_changes(store, stamp))),
        Part(title="Reports that disagree", items=tuple(_conflicts(store, stamp))),
        Part(title="Denied or taken back", items=tuple(_reversals(store, stamp))),
        Part(title="Outlets that need a look", items=tuple(_outlets(store, stamp))),
    )
    return tuple(part for part in parts if part.items)


#: When the store first said each claim.
_KNOWN = "WITH known AS MATERIALIZED (SELECT claim_id, min(said_from) AS at FROM claim_states GROUP BY claim_id) "


def _new_events(store: Store, since: str) -> Iterator[Item]:
    """Actions of which the store knew no claim before."""
    for row in store.rows(
        _KNOWN + "SELECT c.*, min(k.at) AS at, a.url, o.name AS outlet, f.percent_low, f.percent_high, ("  # noqa: S608
        " SELECT group_concat(words, ', ') FROM (SELECT iif(w.code = 'ai', 'AI', replace(w.code, '_', ' '))"
        " || iif(max(w.speaker = 'company'), '', ' (say others)') AS words FROM event_causes AS w"
        " WHERE w.event_id = c.event_id AND w.stance = 'asserts' GROUP BY w.code ORDER BY w.code)) AS causes"
        " FROM cuts AS c JOIN events AS f ON f.id = c.event_id JOIN event_claims AS l ON l.event_id = c.event_id"
        " JOIN known AS k ON k.claim_id = l.claim_id JOIN claim_ids AS i ON i.id = c.figure_claim"
        " JOIN articles AS a ON a.id = i.article_id LEFT JOIN outlets AS o ON o.slug = a.outlet"
        " GROUP BY c.event_id HAVING min(k.at) >= :since ORDER BY f.first_on DESC, c.jobs_high DESC, c.event_id",
        {"since": since},
    ):
        low, high = (None, None) if row["unquantified"] else (row["jobs_low"] or None, row["jobs_high"] or None)
        jobs, share = figure(low, high), figure(row["percent_low"], row["percent_high"])
        said = [*([f"{jobs} jobs"] if jobs else []), *([f"{share}% of staff"] if share else [])] or ["no figure told"]
        words = f"{row['company']}: {', '.join(said)}, {row['status']}, {row['date'] or 'no date'}"
        count = row["independent_reports"]
        detail = f"{row['outlet'] or 'unknown outlet'}; {count} independent report{'' if count == 1 else 's'}"
        yield Item(words=words + (f"; {row['causes']}" if row["causes"] else ""), detail=detail, url=row["url"],
                   claim=row["figure_claim"])  # fmt: skip


def _changes(store: Store, since: str) -> Iterator[Item]:
    """Figures, status and reasons that articles changed or dropped."""
    for row in store.rows(
        "SELECT e.*, o.name FROM edits AS e LEFT JOIN outlets AS o ON o.slug = e.outlet"
        " WHERE e.seen_at >= ? AND e.change != 'added' AND e.is_return = 0 ORDER BY e.seen_at DESC, e.url",
        (since,),
    ):
        before = _told(row["old_low"], row["old_high"], row["old_status"], row["old_causes"])
        now = _told(row["low"], row["high"], row["status"], row["causes"]) if row["change"] == "changed" else "gone"
        yield Item(words=f"{row['company'] or 'nobody named'}: {before} → {now}",
                   detail=f"{row['name'] or 'unknown outlet'}, seen {row['seen_at'][:10]}",
                   url=row["url"], claim=row["claim_id"] or row["old_claim_id"])  # fmt: skip


def _told(low: int | None, high: int | None, status: str | None, causes: str | None) -> str:
    jobs = figure(low, high)
    return ", ".join(part for part in (f"{jobs} jobs" if jobs else "no count", status, causes) if part)


def _conflicts(store: Store, since: str) -> Iterator[Item]:
    """Actions whose reports disagree, one of these reports being new."""
    for row in store.rows(
        _KNOWN + "SELECT c.company, c.reports, c.event_id, max(k.at) AS at FROM conflicts AS c"  # noqa: S608
        " JOIN event_claims AS l ON l.event_id = c.event_id JOIN known AS k ON k.claim_id = l.claim_id"
        " GROUP BY c.event_id HAVING max(k.at) >= :since ORDER BY c.date DESC, c.event_id",
        {"since": since},
    ):
        yield Item(words=row["company"], detail=row["reports"] or "", url=None, claim=row["event_id"])


def _reversals(store: Store, since: str) -> Iterator[Item]:
    """New claims that a cut is denied or taken back."""
    for row in store.rows(
        _KNOWN + "SELECT c.*, o.name FROM current_claims AS c JOIN known AS k ON k.claim_id = c.id"  # noqa: S608
        " LEFT JOIN outlets AS o ON o.slug = c.outlet"
        " WHERE c.status IN ('denied', 'reversed') AND k.at >= :since ORDER BY c.published_on DESC, c.id",
        {"since": since},
    ):
        words = f"{row['company'] or 'nobody named'}: {_told(row['low'], row['high'], row['status'], None)}"
        yield Item(words=words, detail=row["name"] or "unknown outlet", url=row["url"], claim=row["id"])


def _outlets(store: Store, since: str) -> Iterator[Item]:
    """Outlets that came to need a human since."""
    for row in store.rows(
        "SELECT o.name, h.state, h.reason, h.since, h.sample FROM outlet_health AS h"
        " JOIN outlets AS o ON o.slug = h.outlet"
        " WHERE h.id = (SELECT max(id) FROM outlet_health WHERE outlet = h.outlet) AND h.state != 'ok' AND h.since >= ?"
        " ORDER BY o.name",
        (since,),
    ):
        yield Item(words=f"{row['name']}: {row['state']} since {row['since'][:10]}", detail=row["reason"] or "",
                   url=row["sample"], claim=None)  # fmt: skip


def as_text(parts: tuple[Part, ...], since: datetime) -> str:
    """Plain text that a mail program shows as it is."""
    lines = [f"Pinkslip: what is new since {since:%Y-%m-%d}"]
    for part in parts:
        lines += ["", f"{part.title} ({len(part.items)})", ""]
        for item in part.items:
            lines.append(plain(f"- {item.words}"))
            lines.append(plain(f"  {item.detail}"))
            lines += [plain(f"  {item.url}")] if item.url else []
            lines += [f"  pinkslip explain {item.claim}"] if item.claim else []
    return "\n".join(lines)


def as_page(parts: tuple[Part, ...], since: datetime) -> str:
    """HTML that mail programs show: no script, nothing from elsewhere, few styles, inline."""
    return render("digest.html", parts=parts, since=since)
