"""Whether each outlet still yields: judged from what its requests and pages gave, against its own floor and past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Any

from store import Store
from store.stamps import from_stamp, maybe_moment, to_stamp

WEEK = timedelta(days=7)
#: What "before" means where a week is compared with what was usual.
PAST = timedelta(days=35)
#: A feed whose newest entry is older than this is a zombie: served, well formed, and dead.
ZOMBIE = timedelta(days=21)
#: Fewer cases than this prove nothing.
ENOUGH = 5
#: Whether a reading of the week is the first that gave its article: an edited old one is no sign of life.
_FIRST_READ = """
    e.outcome = 'article' AND NOT EXISTS (
      SELECT 1 FROM extractions AS x JOIN snapshots AS y ON y.id = x.snapshot_id
      WHERE x.url = e.url AND x.outcome = 'article' AND y.fetched_at <= :since)"""
_FORBIDDEN = frozenset({401, 403, 451})


class State(StrEnum):
    """How an outlet does, best first."""

    OK = "ok"
    QUIET = "quiet"  # all answers, but fewer articles in a week than its floor
    DEGRADED = "degraded"  # some of it fails, or what it gives is not what it was
    FAILING = "failing"  # none of its feeds and sitemaps can be read
    BLOCKED = "blocked"  # it forbids us: robots.txt, refusals, walls


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How an outlet does, why, and where to look."""

    state: State
    reason: str | None = None
    sample: str | None = None  # an address that shows it


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """An outlet's line in ``pinkslip status``."""

    outlet: str
    name: str
    finding: Finding
    since: datetime | None  # when it was first found in this state; None before its first crawl
    asked_at: datetime | None
    articles: int  # in the last week
    floor: int
    claims: int  # in the last week's articles
    failed: int  # requests and readings that failed in the last week


def judge(store: Store, outlet: str, now: datetime) -> Finding:
    """How the outlet does at a time that lies just after its latest requests."""
    since = to_stamp(now - WEEK)
    listings = [
        *store.rows(
            "SELECT * FROM (SELECT url, outcome, reason, http_status, newest_at, row_number() OVER latest AS place,"
            " lead(outcome) OVER latest AS before FROM fetches"
            " WHERE outlet = ? AND kind IN ('feed', 'sitemap') AND fetched_at > ?"
            " WINDOW latest AS (PARTITION BY url ORDER BY fetched_at DESC, id DESC)) WHERE place = 1 ORDER BY url",
            (outlet, to_stamp(now - PAST)),
        )
    ]
    pages = [
        *store.rows(
            # A page that came after all is not held against the outlet.
            "SELECT url, outcome, reason, http_status, max(id) FROM fetches"
            " WHERE outlet = ? AND kind = 'page' AND outcome != 'refused' AND fetched_at > ?"
            " GROUP BY url ORDER BY max(id) DESC",
            (outlet, since),
        )
    ]
    readings = [
        *store.rows(
            f"SELECT e.url, e.outcome, e.reason, {_FIRST_READ} AS is_first"  # noqa: S608
            " FROM snapshots AS s JOIN extractions AS e ON e.snapshot_id = s.id"
            " WHERE s.outlet = :outlet AND s.fetched_at > :since AND e.outcome IS NOT NULL ORDER BY s.id DESC",
            {"outlet": outlet, "since": since},
        )
    ]
    return (
        _blocked(listings, pages, readings)
        or _failing(listings)
        or _degraded(store, outlet, now, listings, pages, readings)
        or _quiet(store, outlet, now, readings)
        or Finding(state=State.OK)
    )


def _blocked(listings: list[Any], pages: list[Any], readings: list[Any]) -> Finding | None:
    barred = [row for row in _failed(listings) if row["outcome"] == "refused" or row["http_status"] in _FORBIDDEN]
    if barred and len(barred) == len(listings):
        return _finding(State.BLOCKED, f"all feeds and sitemaps: {barred[0]['reason']}", barred[0])
    shut = [row for row in pages if row["http_status"] in _FORBIDDEN]
    if len(shut) >= ENOUGH and 2 * len(shut) > len(pages):
        return _finding(State.BLOCKED, f"{len(shut)} of {len(pages)} pages: {shut[0]['reason']}", shut[0])
    walls = [row for row in readings if row["reason"] == "wall"]
    if len(walls) >= ENOUGH and 2 * len(walls) > len(readings):
        return _finding(State.BLOCKED, f"{len(walls)} of {len(readings)} pages are walls", walls[0])
    return None


def _failed(listings: list[Any]) -> list[Any]:
    """Those that cannot be read: refused, or failed twice in a row, for one failure is the network's weather."""
    return [
        row
        for row in listings
        if row["outcome"] == "refused" or (row["outcome"] == "error" and row["before"] in (None, "error", "refused"))
    ]


def _failing(listings: list[Any]) -> Finding | None:
    failed = _failed(listings)
    if failed and len(failed) == len(listings):
        return _finding(State.FAILING, f"no feed or sitemap can be read: {failed[0]['reason']}", failed[0])
    return None


def _degraded(
    store: Store, outlet: str, now: datetime, listings: list[Any], pages: list[Any], readings: list[Any]
) -> Finding | None:
    if failed := _failed(listings):
        reason = f"{len(failed)} of {len(listings)} feeds and sitemaps: {failed[0]['reason']}"
        return _finding(State.DEGRADED, reason, failed[0])
    dated = [row for row in listings if row["newest_at"]]
    if dated and all(now - from_stamp(row["newest_at"]) > ZOMBIE for row in dated):
        newest = max(dated, key=lambda row: str(row["newest_at"]))
        return _finding(State.DEGRADED, f"nothing newer than {newest['newest_at'][:10]} in its feeds", newest)
    for rows, bad, what in (
        (pages, "error", "pages could not be fetched"),
        (readings, "refused", "pages are no articles"),
        (readings, "failed", "pages could not be read"),
    ):
        hits = [row for row in rows if row["outcome"] == bad]
        if len(hits) >= ENOUGH and 2 * len(hits) > len(rows):
            reason = f"{len(hits)} of {len(rows)} {what}: {hits[0]['reason']}"
            return _finding(State.DEGRADED, reason, hits[0])
    return _changed(store, outlet, now)


def _changed(store: Store, outlet: str, now: datetime) -> Finding | None:
    """Texts that collapse and dates that stop parsing: the page's markup has changed under us."""
    rows = [
        *store.rows(
            "SELECT e.url, length(v.text) AS size, v.published_on, s.fetched_at > ? AS is_new"
            " FROM snapshots AS s JOIN extractions AS e ON e.snapshot_id = s.id"
            " JOIN article_versions AS v ON v.id = e.version_id"
            " WHERE s.outlet = ? AND s.fetched_at > ? ORDER BY s.id DESC",
            (to_stamp(now - WEEK), outlet, to_stamp(now - PAST)),
        )
    ]
    new, old = ([row for row in rows if row["is_new"] == which] for which in (1, 0))
    if min(len(new), len(old)) < ENOUGH:
        return None
    size, usual = (median(row["size"] for row in group) for group in (new, old))
    if size < 0.4 * usual:
        shortest = min(new, key=lambda row: int(row["size"]))
        return _finding(State.DEGRADED, f"texts of {size:.0f} characters where {usual:.0f} were usual", shortest)
    undated = [[row for row in group if row["published_on"] is None] for group in (new, old)]
    if 2 * len(undated[0]) > len(new) and 2 * len(undated[1]) < len(old):
        return _finding(
            State.DEGRADED, f"{len(undated[0])} of {len(new)} articles bear no date any more", undated[0][0]
        )
    return None


def _quiet(store: Store, outlet: str, now: datetime, readings: list[Any]) -> Finding | None:
    floor, first = store.execute(
        "SELECT coalesce(o.min_weekly_articles, 0), (SELECT min(fetched_at) FROM fetches WHERE outlet = o.slug)"
        " FROM outlets AS o WHERE o.slug = ?",
        (outlet,),
    ).fetchone()
    if first is None or now - from_stamp(first) < WEEK:
        return None
    articles = len({row["url"] for row in readings if row["is_first"]})
    if articles < floor:
        many = "article" if articles == 1 else "articles"
        return Finding(state=State.QUIET, reason=f"{articles} {many} in a week, of at least {floor}")
    return None


def _finding(state: State, reason: str, row: Any) -> Finding:
    return Finding(state=state, reason=reason, sample=row["url"])


def record_health(store: Store, run: int, outlets: list[str], now: datetime) -> None:
    """Write a row for each outlet whose state is another than its last."""
    for outlet in outlets:
        finding = judge(store, outlet, now)
        last = store.value("SELECT state FROM outlet_health WHERE outlet = ? ORDER BY id DESC LIMIT 1", (outlet,))
        if finding.state != last:
            with store.batch():
                store.execute(
                    "INSERT INTO outlet_health (outlet, state, since, reason, sample, run_id)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (outlet, finding.state, to_stamp(now), finding.reason, finding.sample, run),
                )


def read_health(store: Store, latest: datetime) -> list[Health]:
    """The health of each outlet that was asked before latest, as of its last requests until then.

    What lies after was fetched under a clock gone wrong.
    """
    found = []
    for row in [*store.rows("SELECT slug, name, coalesce(min_weekly_articles, 0) AS floor FROM outlets ORDER BY slug")]:
        outlet = row["slug"]
        asked_at = maybe_moment(
            store.value(
                "SELECT max(fetched_at) FROM fetches WHERE outlet = ? AND fetched_at <= ?", (outlet, to_stamp(latest))
            )
        )
        if asked_at is None:
            continue
        now = asked_at + timedelta(minutes=1)
        finding = judge(store, outlet, now)
        state, since = store.execute(
            "SELECT state, since FROM outlet_health WHERE outlet = ? ORDER BY id DESC LIMIT 1", (outlet,)
        ).fetchone() or (None, None)
        week = {"outlet": outlet, "since": to_stamp(now - WEEK)}
        found.append(
            Health(
                outlet=outlet,
                name=row["name"],
                finding=finding,
                since=maybe_moment(since) if state == finding.state else None,
                asked_at=asked_at,
                articles=_count(store, "count(DISTINCT e.url)", _FIRST_READ, week),
                floor=row["floor"],
                claims=_count(
                    store, "count(DISTINCT c.id)", _FIRST_READ, week, "JOIN claims AS c ON c.version_id = e.version_id"
                ),
                failed=_count(store, "count(*)", "e.outcome = 'failed'", week)
                + int(
                    store.value(
                        "SELECT count(*) FROM fetches"
                        " WHERE outlet = :outlet AND outcome = 'error' AND fetched_at > :since",
                        week,
                    )
                ),
            )
        )
    return found


def _count(store: Store, what: str, condition: str, week: dict[str, str], more: str = "") -> int:
    """A number over the readings of an outlet's week; the expressions are ours."""
    sql = f"""
        SELECT {what} FROM snapshots AS s JOIN extractions AS e ON e.snapshot_id = s.id {more}
        WHERE s.outlet = :outlet AND s.fetched_at > :since AND {condition}"""  # noqa: S608
    return int(store.value(sql, week))
