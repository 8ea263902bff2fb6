"""The report as a folder of files: made beside its place and moved there whole; the same store, the same bytes."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from report import charts, feeds, tables
from report.evidence import Report, load_reports
from report.figures import Action, Choice, Slices, load_actions
from report.pages import render
from report.sections import Section, headlines, sections_of_actions
from report.sources import conflict_rows, sections_of_sources
from store import Store
from store.errors import StoreError

#: Marks a folder as a report, which the next one may take the place of.
MARKER = ".pinkslip-report"


class ReportError(StoreError):
    """Raised for a folder that is something else or can't be written, and for a store without an action to report."""


def write_report(store: Store, out: Path, choice: Choice) -> int:
    """Write the report into a folder; how many files. ReportError for a folder that holds something else."""
    if out.exists() and not (out / MARKER).exists() and (not out.is_dir() or any(out.iterdir())):
        raise ReportError(f"{out} is no report of ours; name a new or empty folder with --out")
    made = compose(store, choice)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".pinkslip-", dir=out.parent) as folder:
            new, old = Path(folder) / "new", Path(folder) / "old"
            for name, content in made.items():
                path = new / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
            new.chmod(0o755)
            if out.exists():
                out.rename(old)
            new.rename(out)
    except OSError as error:
        raise ReportError(f"{out}: can't be written ({error.strerror}); mend it or name another folder") from None
    return len(made)


def report_command(
    store: Store, *, out: Path, first: date | None, last: date | None, company: str | None, cause: str | None
) -> str:
    """Write the report that ``pinkslip report`` asks for; a line that says where it is."""
    count = write_report(store, out, Choice(first=first, last=last, company=company, cause=cause))
    return f"{out / 'index.html'}: the report, {count:,} files"


def compose(store: Store, choice: Choice) -> dict[str, str | bytes]:
    """The files of a report by their names. ReportError where the store has no action of the kind."""
    actions = load_actions(store, choice)
    if not actions:
        raise ReportError(f"{store.path} tells of no cut {choice.words or 'yet'}; crawl first, or choose more of it")
    slices, reports = Slices(), load_reports(store)
    until = str(store.value("SELECT max(coalesce(finished_at, started_at)) FROM runs") or "")
    tops = headlines(actions, slices)
    sections = (
        *sections_of_actions(actions, slices, choice),
        *sections_of_sources(store, actions, slices, choice, until),
    )
    common = {"choice": choice, "until": until}
    made: dict[str, str | bytes] = {MARKER: ""}
    made["index.html"] = render(
        "index.html", root="", headlines=tops, sections=sections, specs=_specs(made, sections), **common
    )
    for section in sections:
        for table in section.tables:
            made[f"data/{table.name}.csv"] = table.as_csv()
            if table.is_long:
                made[f"tables/{table.name}.html"] = render("table.html", root="../", table=table, **common)
    for part in slices:
        table = tables.of_actions(part.slug, part.title, part.actions)
        made[f"slices/{part.slug}.csv"] = table.as_csv()
        made[f"slices/{part.slug}.html"] = render("slice.html", root="../", part=part, table=table, **common)
    conflicts = conflict_rows(store, {action.event_id: action for action in actions})
    made |= _event_pages(store, actions, conflicts, reports, common)
    aggregates = reports.get("", [])
    made["aggregates.html"] = render("aggregates.html", root="", reports=aggregates, **common)
    found_at = _found_at(store)
    wanted = {action.event_id for action in actions} | {row["event_id"] for row in conflicts}
    told = [report for event in sorted(wanted) for report in reports.get(event, ())]
    made["claims.atom"] = feeds.claims_feed([*told, *(aggregates if choice.is_all else ())], found_at, until)
    made["conflicts.atom"] = feeds.conflicts_feed(conflicts, reports, found_at, until)
    for name in ("report.css", "report.js"):
        made[name] = files("report").joinpath("static", name).read_text("utf-8")
    made["vega.js"] = charts.bundle()
    return made


def _specs(made: dict[str, str | bytes], sections: tuple[Section, ...]) -> dict[str, str]:
    """Draw every chart into the files made; their specifications by name, safe inside a script element."""
    specs = {}
    for section in sections:
        for chart in section.charts:
            drawn = charts.draw(chart)
            made[f"charts/{chart.name}.svg"] = drawn.svg["light"]
            made[f"charts/{chart.name}-dark.svg"] = drawn.svg["dark"]
            made[f"charts/{chart.name}.png"] = drawn.png
            specs[chart.name] = drawn.spec.replace("<", "\\u003c")
    return specs


def _event_pages(
    store: Store,
    actions: tuple[Action, ...],
    conflicts: list[dict[str, Any]],
    reports: Mapping[str, list[Report]],
    common: Mapping[str, object],
) -> dict[str, str]:
    """A page for each action, and for each that is denied or taken back and stands among the conflicts."""
    found = {}
    names: dict[str, tuple[str, Action | None]] = {action.event_id: (action.company, action) for action in actions}
    for row in conflicts:
        names.setdefault(row["event_id"], (row["company"], None))
    disputed = {row["event_id"]: row for row in conflicts}
    for event, (company, action) in names.items():
        found[f"events/{event}.html"] = render(
            "event.html", root="../", company=company, action=action, event_id=event, reports=reports.get(event, ()),
            conflict=disputed.get(event), **common,
        )  # fmt: skip
    return found


def _found_at(store: Store) -> dict[str, str]:
    """When the store first had each claim, UTC."""
    return dict(store.execute("SELECT claim_id, min(said_from) FROM claim_states GROUP BY claim_id").fetchall())
