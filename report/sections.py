"""The sections of a report: what each says, its charts and its table, every number a slice of the actions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from report import charts, tables
from report.charts import Chart
from report.figures import GRADES, REST, Action, Choice, Slice, Slices, by_month, main_reasons
from report.tables import JOBS, Cell, Table, column, number, words

#: Reasons with a colour of their own.
_REASONS = 7
_TOP = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the first page."""

    slug: str
    title: str
    words: str
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A number at the top."""

    words: str
    part: Slice


def headlines(actions: tuple[Action, ...], slices: Slices) -> tuple[Headline, ...]:
    """The totals, with the grades of their tie to AI."""
    everything = slices.of("all actions", actions)
    firm = slices.of("said by the employer or told as fact", everything.firm)
    found = [
        Headline(words="jobs in all, announced, planned or reported", part=everything),
        Headline(words="of them said by the employer or told as fact", part=firm),
    ]
    for grade, meaning in GRADES.items():
        part = slices.of(f"AI {grade}", (action for action in actions if action.grade == grade))
        found.append(Headline(words=f"AI {grade}: {meaning}", part=part))
    return tuple(found)


def months(actions: tuple[Action, ...], slices: Slices) -> Section:
    """Cuts by month, stacked by reason."""
    named = main_reasons(actions, _REASONS)

    def under(action: Action) -> str:
        return action.reason if action.reason in named else REST

    cells, rows = [], []
    placed = by_month(actions)
    for month, those in placed.items():
        whole = slices.of(f"month: {month}", those)
        row: list[Cell] = [words(month), tables.jobs(whole), tables.count(whole)]
        for reason in named:
            part = slices.of(f"month: {month}, {reason}", (action for action in those if under(action) == reason))
            row.append(tables.jobs(part) if part.actions else number(0))
            if not part.actions:
                row[-1] = replace(row[-1], values=(0, 0))
            elif part.low:
                cells.append({"month": month, "reason": reason, "jobs": part.low})
        rows.append(tuple(row))
    chart = charts.stacked(
        "cuts-by-month",
        "Jobs cut by month, by reason",
        "Stacked bars: jobs at least, by month; the colours are reasons.",
        cells,
        by="reason",
        colours=charts.reason_colours(named),
    )
    columns = (
        *(column("Month"), JOBS, column("Actions")),
        *(column(reason, f"{_name(reason)}_low", f"{_name(reason)}_high") for reason in named),
    )
    return Section(
        slug="months",
        title="Cuts by month",
        words="An action counts once, under the reason that its employer gives, else the one that others give; with"
        " more than one it counts under several reasons. Actions told of a year or a quarter alone, or without a date,"
        f" stand in no month: {len(actions) - sum(map(len, placed.values())):,}.",
        charts=(chart,),
        tables=(Table(name="cuts-by-month", title=chart.title, columns=columns, rows=tuple(rows), shown=36),),
    )


def ai(actions: tuple[Action, ...], slices: Slices) -> Section:
    """The share of jobs tied to AI, by month and grade."""
    cells, rows = [], []
    for month, those in by_month(actions).items():
        whole = slices.of(f"month: {month}", those)
        row = [words(month)]
        for grade in GRADES:
            part = slices.of(f"month: {month}, AI {grade}", (action for action in those if action.grade == grade))
            share = 100 * part.low / whole.low if whole.low else 0.0
            row += [tables.jobs(part), number(round(share, 1), unit="%")]
            if part.low:
                cells.append({"month": month, "grade": grade, "share": round(share / 100, 4)})
        rows.append(tuple(row))
    chart = charts.stacked(
        "ai-share",
        "Share of jobs tied to AI, by month and grade",
        "Stacked bars: the share of each month's jobs, at least, that reports tie to AI; the colours are grades.",
        cells,
        by="grade",
        colours=(list(charts.GRADE_COLOURS), list(charts.GRADE_COLOURS.values())),
        value="share",
    )
    columns = [column("Month")]
    for grade in GRADES:
        columns += [column(f"AI {grade}", f"{grade}_low", f"{grade}_high"), column("Share", f"{grade}_share")]
    return Section(
        slug="ai",
        title="AI as the reason",
        words="Four grades, each action under one alone: "
        + "; ".join(f"{grade}: {meaning}" for grade, meaning in GRADES.items())
        + ". Only the first is the employer's own word.",
        charts=(chart,),
        tables=(Table(name="ai-share", title=chart.title, columns=tuple(columns), rows=tuple(rows), shown=36),),
    )


def companies(actions: tuple[Action, ...], slices: Slices) -> Section:
    """Employers by jobs cut."""
    names = {action.company_key: action.company for action in actions}
    parts = slices.by("employer", lambda action: (action.company_key,), actions)
    return _ranked(
        "companies",
        "Employers",
        "One figure an action: the employer's latest word, else the best corroborated.",
        {names[key]: part for key, part in parts.items()},
        "Employer",
    )


def industries(actions: tuple[Action, ...], slices: Slices) -> Section:
    """Industries, where the list of employers knows them."""
    parts = slices.by("industry", lambda action: (action.industry,) if action.industry else (), actions)
    unknown = slices.of("industry unknown", (action for action in actions if action.industry is None))
    return _ranked(
        "industries",
        "Industries",
        f"Where our list of employers knows the industry; {unknown.jobs} jobs in {len(unknown.actions):,} actions are"
        " of employers that it doesn't know.",
        parts,
        "Industry",
    )


def roles(actions: tuple[Action, ...], slices: Slices) -> Section:
    """Whose jobs go, entry level and others."""
    parts = slices.by("role", lambda action: action.roles, actions)
    return _ranked(
        "roles",
        "Roles",
        "Actions of which any report names the role among those whose jobs go, with all jobs of these actions. One may"
        " name several: never add the rows up.",
        parts,
        "Role",
    )


def _ranked(slug: str, title: str, said: str, parts: dict[str, Slice], what: str) -> Section:
    ranked = sorted(parts.items(), key=lambda item: (-item[1].low, -item[1].high, item[0]))
    top = [{what.casefold(): _short(name), "jobs": part.low} for name, part in ranked[:_TOP] if part.low]
    chart = charts.bars(
        slug, f"{title} by jobs cut", f"Bars: jobs at least, the {len(top)} largest.", top, by=what.casefold()
    )
    rows = tuple(
        (words(name, tables.page_of(part)), tables.jobs(part), tables.count(part), number(part.uncounted))
        for name, part in ranked
    )
    columns = (column(what), JOBS, column("Actions"), column("Without a count", "uncounted"))
    return Section(
        slug=slug,
        title=title,
        words=said,
        charts=(chart,) if top else (),
        tables=(Table(name=slug, title=title, columns=columns, rows=rows),),
    )


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"


def _name(reason: str) -> str:
    return reason.replace(" ", "_")


def sections_of_actions(actions: tuple[Action, ...], slices: Slices, choice: Choice) -> Iterable[Section]:
    """The sections that follow from the actions alone."""
    yield months(actions, slices)
    yield ai(actions, slices)
    if choice.company is None:
        yield companies(actions, slices)
        yield industries(actions, slices)
    yield roles(actions, slices)
