"""What a crawl did, for a person at a terminal and for cron's mail."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from crawler.catalog import Outlet
from crawler.run import CrawlReport
from crawler.tally import Tally

logger = logging.getLogger(__name__)


def print_summary(report: CrawlReport, *, quiet: bool = False) -> None:
    """A table on a terminal, one line elsewhere; ``quiet``: neither, unless an outlet failed. The log has it all."""
    for line in (f"run {report.run}: {headline(report)}", *notes(report)):
        logger.info(line)
    if quiet and not report.exit_status:
        return
    console = Console()
    if console.is_terminal:
        console.print(summary_table(report))
        for note in notes(report):
            console.print(note, style="dim", markup=False, highlight=False)
    else:
        print(f"pinkslip: {headline(report)}")


def print_outlets(catalog: Mapping[str, Outlet]) -> None:
    """The catalogue as a table; on no terminal one tab-separated line an outlet."""
    rows = [
        (slug, outlet.name, outlet.kind, outlet.access, str(len(outlet.feeds)), str(len(outlet.sitemaps)))
        for slug, outlet in catalog.items()
    ]
    console = Console()
    if not console.is_terminal:
        for row in rows:
            print("\t".join(row))
        return
    table = Table(*("outlet", "name", "kind", "access", "feeds", "sitemaps"))
    for row in rows:
        table.add_row(*row)
    console.print(table)


def summary_table(report: CrawlReport) -> Table:
    """One row an outlet, its silence in red."""
    table = Table(title=f"Run {report.run}: {headline(report)}", title_justify="left")
    table.add_column("outlet")
    for name in ("new", "edited", "seen", "refused", "failed", "claims"):
        table.add_column(name, justify="right")
    for slug, tally in report.tallies.items():
        table.add_row(slug, *_cells(tally), style="red" if tally.is_failure else None)
    return table


def notes(report: CrawlReport) -> list[str]:
    """A line for each outlet with something refused, failed or unread: what, and why."""
    lines = []
    for slug, tally in report.tallies.items():
        counted: Counter[str] = tally.refused + tally.failed
        reasons = [*tally.unread, *(f"{count} {reason}" for reason, count in counted.most_common())]
        if reasons:
            lines.append(f"{slug}: {'; '.join(reasons)}")
    return lines


def headline(report: CrawlReport) -> str:
    """The run in one line, such as cron's mail wants: 0 new, 120 seen, ... and who failed."""
    tallies = report.tallies.values()
    new, edited, claims = (sum(getattr(tally, name) for tally in tallies) for name in ("new", "edited", "claims"))
    seen = sum(len(tally.seen) for tally in tallies)
    refused, failed = (sum(getattr(tally, name).total() for tally in tallies) for name in ("refused", "failed"))
    parts = [f"{new} new", *([f"{edited} edited"] if edited else []), f"{seen} seen"]
    parts += [f"{count} {name}" for count, name in ((refused, "refused"), (failed, "failed")) if count]
    line = f"{', '.join(parts)}; {claims} new claims from {len(report.tallies)} outlets in {report.seconds:.0f} s"
    if report.ending == "stopped":
        line += "; stopped early, the next run goes on with the rest"
    if left := sum(tally.left for tally in tallies):
        line += f"; {left} pages left for the next run"
    if waiting := sum(tally.waiting for tally in tallies):
        line += f"; {waiting} feeds and sitemaps not due yet"
    if report.absent and not report.tallies:
        line += "; the archives have no outlet's feed or sitemap: read their pages with `pinkslip extract --warc FILE`"
    elif report.absent:
        line += f"; {len(report.absent)} outlets are not in the archives"
    if report.elsewhere and report.ending != "stopped":
        line += f"; {len(report.elsewhere)} outlets were crawled by others just before"
    if silent := _silent(report.tallies):
        line += f"; gave nothing: {', '.join(silent)}"
    return line


def _silent(tallies: Mapping[str, Tally]) -> list[str]:
    """The outlets of which nothing could be read, each with its first reason."""
    return [f"{slug} ({next(iter(tally.unread))})" for slug, tally in tallies.items() if tally.is_silent]


def _cells(tally: Tally) -> tuple[str, ...]:
    numbers = (tally.new, tally.edited, len(tally.seen), tally.refused.total(), tally.failed.total(), tally.claims)
    return tuple(str(number) if number else "·" for number in numbers)
