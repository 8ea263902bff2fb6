"""``pinkslip status``: a table that a person reads in ten seconds, and JSON for a monitor."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from crawler.health import Health, State, read_health
from store import Store, open_store
from store.as_of import at_day
from store.stamps import from_stamp, maybe_stamp, to_stamp

#: Without a run for this long, nobody is crawling any more.
STALE = timedelta(hours=26)
_STYLE = {State.OK: "green", State.QUIET: "yellow", State.DEGRADED: "yellow"}


def print_status(db: Path, *, as_json: bool, now: datetime | None = None, as_of: date | None = None) -> int:
    """Print how the outlets do, or did at a day's end; 1 where one of them, or the absence of runs, needs a human."""
    now = datetime.combine(as_of, time.max, UTC) if as_of else now or datetime.now(UTC)
    with open_store(db, read_only=True) as present, at_day(present, as_of) as store:
        healths = read_health(store)
        run = _last_run(store)
        edits = _recent_edits(store, healths)
    stale = run is None or now - from_stamp(run["started_at"]) > STALE
    if as_json:
        print(json.dumps({"run": run, "stale": stale, "outlets": [_row(h) for h in healths], "edits": edits}, indent=1))
    else:
        _print_table(healths, run, edits, stale=stale)
    return 1 if stale or any(health.finding.state is not State.OK for health in healths) else 0


def _print_table(
    healths: list[Health], run: dict[str, Any] | None, edits: list[dict[str, Any]], *, stale: bool
) -> None:
    console = Console()
    if not console.is_terminal:
        console.width = 160
    table = Table(box=None, pad_edge=False)
    for name in ("outlet", "state", "since"):
        table.add_column(name)
    for name in ("articles/week", "floor", "claims/week", "failed/week"):
        table.add_column(name, justify="right")
    table.add_column("why", overflow="fold")
    for health in sorted(healths, key=lambda health: (health.finding.state is State.OK, health.outlet)):
        state = health.finding.state
        table.add_row(
            health.outlet,
            f"[{_STYLE.get(state, 'red')}]{state}[/]",
            f"{health.since:%Y-%m-%d}" if health.since and state is not State.OK else "",
            *(str(number) for number in (health.articles, health.floor, health.claims, health.failed)),
            " ".join(filter(None, (health.finding.reason, health.finding.sample))),
        )
    console.print(table)
    for edit in edits:
        figures = f"{_figure(edit['old_low'], edit['old_high'])} → {_figure(edit['low'], edit['high'])}"
        console.print(
            f"{edit['change']}: {edit['company'] or '?'} {figures} {edit['url']}", markup=False, highlight=False
        )
    if run is None:
        console.print("no crawl yet: pinkslip crawl")
    else:
        words = f"last run {run['id']}, {run['command']}, {run['started_at']}: {run['ending'] or 'did not end'}"
        console.print(f"{words}; nothing has run for {STALE.total_seconds() / 3600:.0f} hours" if stale else words)


def _figure(low: int | None, high: int | None) -> str:
    ends = [f"{end:,}" for end in (low, high) if end is not None]
    return "–".join(dict.fromkeys(ends)) or "none"


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


def _recent_edits(store: Store, healths: list[Health]) -> list[dict[str, Any]]:
    """Figures and causes that changed in articles during the last week of crawling."""
    latest = max((health.asked_at for health in healths if health.asked_at), default=None)
    if latest is None:
        return []
    rows = store.rows(
        "SELECT url, outlet, seen_at, change, company, old_low, old_high, low, high, old_causes, causes FROM edits"
        " WHERE seen_at > ? ORDER BY seen_at DESC LIMIT 20",
        (to_stamp(latest - timedelta(days=7)),),
    )
    return [*rows]
