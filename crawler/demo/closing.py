"""What is below the demo's table: sums, disagreements and edits, out of the store's views, and what next to type."""

from __future__ import annotations

import shlex
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from crawler.demo.table import claims_table, figure, read_lines
from store import Store

_GRADES = {"stated": "tied to AI by the employer", "attributed": "tied to AI by others", "denied": "AI denied"}


def print_closing(console: Console, store: Store, program: str) -> None:
    """Print table, totals, what disagrees or was edited, where the database is and what to type next.

    ``program`` is how pinkslip was called.
    """
    console.print(claims_table(read_lines(store), console.width))
    for head, facts in (
        ("Each action counted once", totals(store)),
        ("Reports that disagree", conflicts(store)),
        ("Articles edited since they were first read", edits(store)),
    ):
        console.print(f"\n[bold]{head}[/bold]", *(f"  {escape(fact)}" for fact in facts), sep="\n", highlight=False)
    console.print(f"\nDatabase: {_near(store.path)}; the pages as they came: {_near(store.archive_folder)}/\n")
    for what, command in next_steps(store, program):
        # Not wrapped: a command is there to be copied.
        console.print(f"{what}:\n  [bold]{escape(command)}[/bold]", soft_wrap=True, highlight=False)


def totals(store: Store) -> tuple[str, ...]:
    """The sums of what employers announced, all and by what ties them to AI, in words."""
    grades = dict.fromkeys(_GRADES, "none")
    sums = "count(*), count(DISTINCT company), sum(jobs_low), sum(jobs_high)"
    for grade, *numbers in store.execute(
        f"SELECT grade, {sums} FROM ai_cuts WHERE status = 'announced' AND grade != 'mentioned' GROUP BY grade"  # noqa: S608
    ):
        grades[grade] = _sum(*numbers)
    (announced,) = store.execute(f"SELECT {sums} FROM cuts WHERE status = 'announced'")  # noqa: S608
    return (f"announced: {_sum(*announced)}", *(f"{words}: {grades[grade]}" for grade, words in _GRADES.items()))


def conflicts(store: Store) -> tuple[str, ...]:
    """The actions of which reports disagree, each report's word side by side."""
    found = store.execute("SELECT company, reports FROM conflicts ORDER BY date, company")
    return tuple(f"{company}: {reports}" for company, reports in found)


def edits(store: Store) -> tuple[str, ...]:
    """The claims that an article made otherwise when it was read again."""
    return tuple(
        f"{row['company']}: {figure(row['old_low'], row['old_high'])}, {row['old_status']} → "
        f"{figure(row['low'], row['high'])}, {row['status']} ({row['outlet']})"
        for row in store.rows("SELECT * FROM edits")
    )


def next_steps(store: Store, program: str) -> tuple[tuple[str, str], ...]:
    """What to type after the demo, each with its purpose."""
    path = _near(store.path)
    db = shlex.quote(str(path))
    query = "SELECT company, low, high, status, url FROM current_claims"
    example = store.value("SELECT claim_id FROM ai_cuts ORDER BY grade = 'stated' DESC, jobs_low DESC, claim_id")
    return (
        *((("Where does a number come from", f"{program} explain {example} --db {db}"),) if example else ()),
        ("Ask the database anything", f'{_beside(program, "sqlite_utils")} {db} "{query}" --table'),
        ("Browse it", f"{_beside(program, 'pip')} install -q 'datasette<1' && {program} serve --db {db}"),
        ("Crawl a real outlet", f"{program} crawl techcrunch"),
    )


def _beside(program: str, module: str) -> str:
    """How another command of our environment is called where we are called so; ``module`` is its name to Python."""
    if " -m " in program:
        return program.replace(" -m pinkslip", f" -m {module}")
    folder, slash, _ = program.rpartition("/")
    return f"{folder}{slash}{module.replace('_', '-')}"


def _sum(actions: int, employers: int, low: int | None, high: int | None) -> str:
    """``4,600 to 5,200 jobs in 13 actions of 12 employers``: open ends add what is known."""
    told = f"{actions} action{'s' * (actions != 1)} of {employers} employer{'s' * (employers != 1)}"
    return f"{figure(low, high)} jobs in {told}" if high else f"no number given, {told}"


def _near(path: Path) -> Path:
    """The path from the current folder where it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
