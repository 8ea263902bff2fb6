"""``pinkslip status``: a table that a person reads in ten seconds, and JSON for a monitor."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from crawler.health import Health, State, read_health
from store import Store, open_store
from store.as_of import at_day
from store.stamps import from_stamp, maybe_stamp, to_stamp

#: Without a run for this long, nobody is crawling any more.
STALE = timedelta(hours=26)
#: An outlet that was not asked for this long while others were is crawled no more: failing ones are asked every day.
LEFT_OUT = timedelta(days=3)
#: Edits that the table names one by one.
_NAMED = 5
_STYLE = {State.OK: "green", State.QUIET: "yellow", State.DEGRADED: "yellow"}
_WORST_FIRST = (State.BLOCKED, State.FAILING, State.DEGRADED, State.QUIET, State.OK)


def print_status(db: Path, *, as_json: bool, now: datetime | None = None, as_of: date | None = None) -> int:
    """Print how the outlets do, or did at a day's end; 1 where one of them, or the absence of runs, needs a human."""
    now = datetime.combine(as_of, time.max, UTC) if as_of else now or datetime.now(UTC)
    with open_store(db, read_only=True) as present, at_day(present, as_of) as store:
        healths = read_health(store, now)
        run = _last_run(store)
        latest = max((health.asked_at for health in healths if health.asked_at), default=now)
        edits = _recent_edits(store, latest)
    left_out = [h for h in healths if h.asked_at and latest - h.asked_at > LEFT_OUT]
    crawled = [health for health in healths if health not in left_out]
    stale = run is None or now - from_stamp(run["started_at"]) > STALE
    needs_human = stale or any(health.finding.state is not State.OK for health in crawled)
    if as_json:
        said = {
            "needs_human": needs_human,
            "run": run,
            "stale": stale,
            "outlets": [_row(health) for health in crawled],
            "left_out": [health.outlet for health in left_out],
            "edits": edits,
        }
        print(json.dumps(said, indent=1))
    else:
        console = Console()
        if not console.is_terminal:
            console.width = 200
        console.print(_headline(crawled, run, now), highlight=False)
        if crawled:
            console.print(_table(crawled))
        for line in _notes(left_out, edits):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    return 1 if needs_human else 0


def _headline(healths: list[Health], run: dict[str, Any] | None, now: datetime) -> str:
    """How many outlets are in which state, and when the last run was."""
    if run is None:
        return "no crawl yet: pinkslip crawl"
    states = Counter(health.finding.state for health in healths)
    counts = ", ".join(f"[{_style(s)}]{states[s]} {s}[/]" for s in _WORST_FIRST if states[s])
    age = now - from_stamp(run["started_at"])
    ending = run["ending"] or "it has not ended: it is under way, or was killed"
    many = "outlet" if len(healths) == 1 else "outlets"
    words = f"{len(healths)} {many}: {counts}; run {run['id']} began {_ago(age)} ({run['started_at']}): {ending}"
    return words + (f"\n[red]nothing has run for {STALE.total_seconds() / 3600:.0f} hours[/]" if age > STALE else "")


def _table(healths: list[Health]) -> Table:
    """A row an outlet, those that need a human first, the worst of them first."""
    table = Table(box=None, pad_edge=False)
    for name in ("outlet", "state", "since"):
        table.add_column(name, no_wrap=True)
    for name in ("articles/week", "floor", "claims/week", "failed/week"):
        table.add_column(name, justify="right")
    table.add_column("why, and where to look", overflow="fold")
    for health in sorted(healths, key=lambda health: (_WORST_FIRST.index(health.finding.state), health.outlet)):
        state = health.finding.state
        table.add_row(
            health.outlet,
            f"[{_style(state)}]{state}[/]",
            f"{health.since:%Y-%m-%d}" if health.since and state is not State.OK else "",
            *(str(number) for number in (health.articles, health.floor, health.claims, health.failed)),
            escape(": ".join(filter(None, (health.finding.reason, health.finding.sample)))),
        )
    return table


def _notes(left_out: list[Health], edits: list[dict[str, Any]]) -> list[str]:
    """What stands below the table."""
    lines = []
    if left_out:
        lines.append(f"no longer crawled: {', '.join(f'{h.outlet} (since {h.asked_at:%Y-%m-%d})' for h in left_out)}")
    if edits:
        lines.append(f"{len(edits)} claims changed in articles edited within a week:")
    lines += [f"  {_edit(edit)}" for edit in edits[:_NAMED]]
    if len(edits) > _NAMED:
        lines.append(f"  and {len(edits) - _NAMED} more: pinkslip status --json, or the view edits")
    return lines


def _edit(edit: dict[str, Any]) -> str:
    """What an edited article said of a cut before, and what it says now."""
    before, after = (
        (_figure(edit[f"{old}low"], edit[f"{old}high"]), edit[f"{old}causes"] or "no cause", edit[f"{old}status"])
        for old in ("old_", "")
    )
    if edit["change"] == "added":
        words = f"now told, {', '.join(after)}"
    elif edit["change"] == "dropped":
        words = f"no longer told, {', '.join(before)}"
    else:
        words = ", ".join(f"{old} → {new}" for old, new in zip(before, after, strict=True) if old != new)
    return f"{edit['company'] or '?'}: {words}  {edit['url']}"


def _figure(low: int | None, high: int | None) -> str:
    ends = [f"{end:,}" for end in (low, high) if end is not None]
    return "–".join(dict.fromkeys(ends)) or "no figure"


def _ago(age: timedelta) -> str:
    hours = age.total_seconds() / 3600
    return (
        f"{hours * 60:.0f} min ago" if hours < 2 else f"{hours:.0f} hours ago" if hours < 48 else f"{age.days} days ago"
    )


def _style(state: State) -> str:
    return _STYLE.get(state, "red")


def _row(health: Health) -> dict[str, Any]:
    return {
        "outlet": health.outlet,
        "name": health.name,
        "state": health.finding.state,
        "since": maybe_stamp(health.since),
        "reason": health.finding.reason,
        "sample": health.finding.sample,
        "asked_at": maybe_stamp(health.asked_at),
        "articles": health.articles,
        "floor": health.floor,
        "claims": health.claims,
        "failed": health.failed,
    }


def _last_run(store: Store) -> dict[str, Any] | None:
    rows = store.rows(
        "SELECT id, command, started_at, finished_at, ending FROM runs"
        " WHERE command IN ('crawl', 'demo', 'scrapy') ORDER BY id DESC LIMIT 1"
    )
    return next(rows, None)


def _recent_edits(store: Store, latest: datetime) -> list[dict[str, Any]]:
    """Figures, statuses and causes that changed in articles during the last week of crawling, latest first."""
    rows = store.rows(
        "SELECT url, outlet, seen_at, change, company, old_low, old_high, low, high, old_status, status, old_causes,"
        " causes FROM edits WHERE seen_at > ? ORDER BY seen_at DESC, url",
        (to_stamp(latest - timedelta(days=7)),),
    )
    return [*rows]
