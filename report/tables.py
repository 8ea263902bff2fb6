"""Tables of a report: the same rows as HTML, where each number leads to what is behind it, and as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from report.figures import Action, Slice, in_words
from store.export import inert

Value = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value, as shown and as data."""

    text: str
    values: tuple[Value, ...]  # for the CSV's columns
    href: str | None = None  # from the report's root, or an outlet's address
    is_number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column and what the CSV calls it; a range of jobs is two there."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows that are shown, all or the first of them, and can be had as a file."""

    name: str  # of its CSV, and of its own page where that has more rows
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shown: int = 25  # rows on the first page

    @property
    def is_long(self) -> bool:
        """Whether it has a page of its own for all rows."""
        return len(self.rows) > self.shown

    def as_csv(self) -> str:
        """The rows as CSV that no spreadsheet runs."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([name for column in self.columns for name in column.names])
        for row in self.rows:
            writer.writerow([inert(value) for cell in row for value in cell.values])
        return out.getvalue()


def column(title: str, *names: str) -> Column:
    """A column; its CSV name is the title in small letters unless told."""
    return Column(title=title, names=names or (title.casefold().replace(" ", "_"),))


#: Of cells made by :func:`jobs`.
JOBS = column("Jobs", "jobs_low", "jobs_high")


def words(value: Value, href: str | None = None) -> Cell:
    """A cell of words."""
    return Cell(text="" if value is None else str(value), values=(value,), href=href)


def number(value: float | None, href: str | None = None, unit: str = "") -> Cell:
    """A cell of one number."""
    text = "" if value is None else f"{value:,.0f}{unit}" if float(value).is_integer() else f"{value:,.1f}{unit}"
    return Cell(text=text, values=(value,), href=href, is_number=True)


def jobs(part: Slice) -> Cell:
    """The jobs of a slice, leading to its page."""
    return Cell(text=part.jobs, values=(part.low, part.high), href=page_of(part), is_number=True)


def count(part: Slice) -> Cell:
    """The number of actions of a slice, leading to its page."""
    return number(len(part.actions), page_of(part))


def page_of(part: Slice) -> str:
    """The page of a slice."""
    return f"slices/{part.slug}.html"


def event_page(event: str, claim: str | None = None) -> str:
    """The page of an action, at one of its reports."""
    return f"events/{event}.html" + (f"#claim-{claim}" if claim else "")


def of_actions(name: str, title: str, actions: tuple[Action, ...]) -> Table:
    """The table of a slice's actions."""
    rows = tuple(
        (
            words(action.date or "no date"),
            words(action.company, event_page(action.event_id)),
            Cell(
                text=_jobs(action) if action.is_counted else "no count",
                values=(action.low, action.high) if action.is_counted else (None, None),
                href=event_page(action.event_id, action.figure_claim),
                is_number=True,
            ),
            words(action.status),
            words(", ".join(sorted(in_words(code) for code in action.reasons))),
            words(action.grade or ""),
            number(action.reports),
        )
        for action in actions
    )
    columns = (column("Date"), column("Company"), JOBS, column("Status"), column("Reasons"), column("AI", "ai_grade"))
    return Table(
        name=name, title=title, columns=(*columns, column("Reports", "independent_reports")), rows=rows, shown=len(rows)
    )


def _jobs(action: Action) -> str:
    return f"{action.low:,}" if action.low == action.high else f"{action.low:,}–{action.high:,}"
