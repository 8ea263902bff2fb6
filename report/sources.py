"""The sections about sources: who had it first, who disagrees, whose reasons drift, what the job-cut report counts, and
which outlets were blind when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from report import charts, tables
from report.figures import Action, Choice, Slices, in_words
from report.sections import Section
from report.tables import JOBS, Cell, Table, column, event_page, number, words
from store import Store

_ROLES = {"first": "First", "own": "Own", "cites": "Cites others", "copy": "Copies"}


def sections_of_sources(
    store: Store, actions: tuple[Action, ...], slices: Slices, choice: Choice, until: str
) -> Iterable[Section]:
    """The sections for these actions; what counts all of them is left out where only some are chosen."""
    chosen = {action.event_id: action for action in actions}
    yield outlets(store, chosen, slices)
    yield conflicts(store, chosen)
    yield drift(store, chosen)
    if choice.company is None and choice.cause is None:
        yield bridge(store, chosen, slices)
        yield coverage(store, until)


def outlets(store: Store, chosen: Mapping[str, Action], slices: Slices) -> Section:
    """Who had it first, and who has it from whom."""
    names = dict(store.execute("SELECT slug, name FROM outlets").fetchall())
    events: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for outlet, role, event in store.execute("SELECT outlet, role, event_id FROM lineage WHERE outlet IS NOT NULL"):
        if event in chosen:
            events[outlet, role][event] = None
    rows = []
    for slug in sorted({outlet for outlet, _ in events}):
        name = names.get(slug, slug)
        parts = {
            role: slices.of(f"outlet: {name}, {title.casefold()}", (chosen[event] for event in events[slug, role]))
            for role, title in _ROLES.items()
        }
        rows.append((words(name), *(tables.count(part) for part in parts.values())))
    rows.sort(key=lambda row: (-int(row[1].values[0] or 0), row[0].text))
    firsts = tuple(
        (
            words(row["published_at"]),
            words(row["company"], event_page(row["event_id"], row["claim_id"])),
            words(names.get(row["outlet"], row["outlet"])),
            words(row["credited"]),
            number(row["independent_reports"]),
        )
        for row in store.rows("SELECT * FROM first_reports ORDER BY published_at DESC, event_id")
        if row["event_id"] in chosen
    )
    columns = (column("Outlet"), *(column(title, f"{role}_reports") for role, title in _ROLES.items()))
    first_columns = (column("Published", "published_at"), column("Company"), column("First in the store", "outlet"),
                     column("Others credit", "credited"), column("Reports", "independent_reports"))  # fmt: skip
    return Section(
        slug="outlets",
        title="Outlets and who had it first",
        words="Actions of which an outlet's report is the first in the store, a later one of its own, one that cites"
        " another outlet, or a near copy. Copies and citing reports are not independent.",
        tables=(
            Table(name="outlets", title="Reports by outlet", columns=columns, rows=tuple(rows)),
            Table(name="first-reports", title="First reports", columns=first_columns, rows=firsts, shown=15),
        ),
    )


def conflicts(store: Store, chosen: Mapping[str, Action]) -> Section:
    """Actions of which reports disagree, denied ones among them."""
    kinds = {"figures_differ": "figures", "is_disputed": "told and denied", "ai_differs": "AI told and denied"}
    rows = tuple(
        (
            words(row["date"]),
            words(row["company"], event_page(row["event_id"])),
            words(", ".join(said for kind, said in kinds.items() if row[kind])),
            words(row["reports"], event_page(row["event_id"])),
        )
        for row in conflict_rows(store, chosen)
    )
    columns = (column("Date"), column("Company"), column("What differs", "differs"), column("Reports"))
    return Section(
        slug="conflicts",
        title="Reports that disagree",
        words="Figures that no number fits, even with 6 in 100 for rounding; cuts told by some and denied or taken"
        " back; AI given as the reason by some and denied by others.",
        tables=(Table(name="conflicts", title="Conflicts", columns=columns, rows=rows, shown=20),),
    )


def conflict_rows(store: Store, chosen: Mapping[str, Action]) -> list[dict[str, Any]]:
    """The rows of ``conflicts`` for the chosen actions; for all, also for those denied or taken back, in no sum."""
    counted = {event for (event,) in store.execute("SELECT event_id FROM cuts")}
    is_all = set(chosen) == counted
    rows = store.rows("SELECT * FROM conflicts ORDER BY date DESC, event_id")
    return [row for row in rows if row["event_id"] in chosen or (is_all and row["event_id"] not in counted)]


def drift(store: Store, chosen: Mapping[str, Action]) -> Section:
    """Employers' own reasons over time, where there is more than one."""
    events = dict(store.execute("SELECT claim_id, event_id FROM event_claims").fetchall())
    keys = {action.company for action in chosen.values()}
    by_company: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in store.rows("SELECT * FROM cause_drift ORDER BY company, period, code, stance"):
        if row["company"] in keys and events.get(row["claim_id"]) in chosen:
            by_company[row["company"]].append(row)
    rows: list[tuple[Cell, ...]] = []
    for company, told in sorted(by_company.items()):
        if len({(row["code"], row["stance"]) for row in told}) < 2 or len({row["period"] for row in told}) < 2:
            continue
        for row in told:
            said = ("not " if row["stance"] == "denies" else "") + in_words(row["code"])
            href = event_page(events[row["claim_id"]], row["claim_id"])
            rows.append((words(company), words(row["period"]), words(said), words(row["words"], href)))
    columns = (
        column("Company"),
        column("When", "period"),
        column("Own reason", "reason"),
        column("In its words", "words"),
    )
    return Section(
        slug="drift",
        title="Reasons that change",
        words="What employers themselves gave as the reason, for those that gave more than one over time.",
        tables=(Table(name="cause-drift", title="Reasons over time", columns=columns, rows=tuple(rows), shown=20),),
    )


def bridge(store: Store, chosen: Mapping[str, Action], slices: Slices) -> Section:
    """The job-cut report's figure beside our sum, by what is counted."""
    counted = _bridged(store)
    rows = []
    for row in store.rows(
        "SELECT * FROM challenger_bridge ORDER BY period DESC, scope = 'world', buyouts = 'in', dated_by = 'effective'"
    ):
        toggles = (row["scope"], row["buyouts"], row["dated_by"])
        title = f"Challenger {row['period']}: {row['scope']}, buyouts {row['buyouts']}, by {row['dated_by']} day"
        ours = slices.of(title, (chosen[e] for e in counted.get((row["period"], *toggles), ()) if e in chosen))
        rows.append(
            (
                words(row["period"]),
                words({"us": "United States", "world": "world"}[row["scope"]]),
                words(row["buyouts"]),
                words(row["dated_by"]),
                number(row["theirs"], f"aggregates.html#claim-{row['claim_id']}"),
                tables.jobs(ours),
                words(row["words"]),
            )
        )
    columns = (column("Period"), column("Scope"), column("Buyouts"), column("By day", "dated_by"),
               column("Theirs"), JOBS, column("The rest", "words"))  # fmt: skip
    usual = tuple(row for row in rows if tuple(cell.text for cell in row[1:4]) == ("United States", "out", "announced"))
    return Section(
        slug="challenger",
        title="Beside the job-cut report",
        words="The monthly report of Challenger, Gray & Christmas counts what employers in the United States announce;"
        " our sum is what articles in this store tell. The last column says what lies between.",
        tables=(
            Table(name="challenger", title="Their figure and ours", columns=columns, rows=usual),
            Table(
                name="challenger-all",
                title="The same by other ways to count",
                columns=columns,
                rows=tuple(rows),
                shown=8,
            ),
        ),
    )


def _bridged(store: Store) -> dict[tuple[str, str, str, str], list[str]]:
    """The events of each of our sums by period, scope, buyouts and dated_by, as ``challenger_bridge`` adds them."""
    found: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for period, event, dated_by, is_us, is_buyout in store.execute(
        """
        WITH cut AS MATERIALIZED (
          SELECT c.event_id, c.cut_type = 'voluntary' AS is_buyout, s.country IS 'United States' AS is_us, e.first_on,
            CASE WHEN length(e.date) = 4 THEN 3 WHEN e.date LIKE '%Q%' THEN 2 ELSE 1 END AS coarseness,
            (
              SELECT min(k.effective_start) FROM event_claims AS l JOIN claims AS k ON k.id = l.claim_id
              JOIN articles AS a ON a.version_id = k.version_id
              WHERE l.event_id = c.event_id AND k.effective_precision IN ('day', 'week', 'month')
            ) AS effective_on
          FROM cuts AS c JOIN events AS e ON e.id = c.event_id
          LEFT JOIN company_seats AS s ON s.company_key = c.company_key WHERE e.first_on IS NOT NULL
        ),
        total AS MATERIALIZED (
          SELECT *, CASE WHEN length(period) = 4 THEN 3 WHEN period LIKE '%Q%' THEN 2 ELSE 1 END AS coarseness
          FROM challenger_totals
        )
        SELECT p.period, c.event_id, 'announced', c.is_us, c.is_buyout FROM total AS p JOIN cut AS c
          ON c.first_on BETWEEN p.starts_on AND p.ends_on AND c.coarseness <= p.coarseness
        UNION ALL
        SELECT p.period, c.event_id, 'effective', c.is_us, c.is_buyout FROM total AS p JOIN cut AS c
          ON c.effective_on BETWEEN p.starts_on AND p.ends_on
        ORDER BY 1, 2, 3"""
    ):
        for scope in ("world", *(["us"] if is_us else [])):
            for buyouts in ("in", *([] if is_buyout else ["out"])):
                found[period, scope, buyouts, dated_by].append(event)
    return found


def coverage(store: Store, until: str) -> Section:
    """Which outlets were blind when."""
    names = dict(store.execute("SELECT slug, name FROM outlets").fetchall())
    told = list(
        store.rows(
            "SELECT outlet, state, since, reason, lead(since) OVER (PARTITION BY outlet ORDER BY id) AS until"
            " FROM outlet_health ORDER BY outlet, id"
        )
    )
    rows = [
        {
            "outlet": names.get(row["outlet"], row["outlet"]),
            "state": row["state"],
            "since": row["since"],
            "until": row["until"] or until,
            "reason": row["reason"] or "",
        }
        for row in told
    ]
    chart = charts.spans(
        "coverage",
        "How each outlet did",
        "A line of time for each outlet; its colours say how well it could be read.",
        rows,
    )
    columns = (column("Outlet"), column("State"), column("Since"), column("Until"), column("Reason"))
    shown = tuple(
        tuple(words(row[name]) for name in ("outlet", "state", "since", "until", "reason"))
        for row in rows
        if row["state"] != "ok"
    )
    return Section(
        slug="coverage",
        title="What we could not see",
        words="Cuts that were told while an outlet was failing or blocked may be missing from every sum on this page."
        if shown
        else "No outlet was quiet, failing or blocked at any run.",
        charts=(chart,) if rows else (),
        tables=(Table(name="coverage", title="Outlets that were blind", columns=columns, rows=shown, shown=30),),
    )
