"""The demo's last page: the claims as a table, their totals, and what to type next."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from extract.model import CauseCode, Kind, Qualifier, Speaker, Stance, Status
from store import Store

#: Whose word a claim of each status is, by the definition of the statuses.
WHO = {
    Status.ANNOUNCED: "employer",
    Status.PLANNED: "employer",
    Status.REPORTED: "unnamed sources",
    Status.COMPLETED: "the outlet",
    Status.DENIED: "employer",
    Status.REVERSED: "employer",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A cause as far as the table shows it."""

    code: CauseCode
    stance: Stance
    speaker: Speaker

    @property
    def words(self) -> str:
        """``AI``, ``not AI``, ``closing``, ``AI (say others)``."""
        code = "AI" if self.code is CauseCode.AI else self.code.replace("_", " ")
        said = f"not {code}" if self.stance is Stance.DENIES else code
        return f"{said} (say others)" if self.speaker is Speaker.OTHER else said


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim as the table shows it."""

    id: str
    kind: Kind
    company: str
    low: int | None
    high: int | None
    qualifier: Qualifier | None
    percent_low: float | None
    percent_high: float | None
    date: str
    status: Status
    is_part: bool  # of a total, or a running total: never added up
    reasons: tuple[Reason, ...]
    outlet: str  # display name

    def has_ai(self, stance: Stance, speaker: Speaker) -> bool:
        """Whether this speaker gives or denies AI as the cause."""
        return Reason(code=CauseCode.AI, stance=stance, speaker=speaker) in self.reasons


def read_lines(store: Store) -> tuple[Line, ...]:
    """What the articles say now, by date and company."""
    reasons: dict[tuple[str, int], list[Reason]] = {}
    for row in store.rows(
        "SELECT claim_id, version_id, code, stance, speaker FROM claim_causes ORDER BY 1, 2, position"
    ):
        reason = Reason(code=CauseCode(row["code"]), stance=Stance(row["stance"]), speaker=Speaker(row["speaker"]))
        reasons.setdefault((row["claim_id"], row["version_id"]), []).append(reason)
    return tuple(
        Line(
            id=row["id"],
            kind=Kind(row["kind"]),
            company=row["company"] or "?",
            low=row["low"],
            high=row["high"],
            qualifier=Qualifier(row["qualifier"]) if row["qualifier"] else None,
            percent_low=row["percent_low"],
            percent_high=row["percent_high"],
            date=row["date"] or "?",
            status=Status(row["status"]),
            is_part=row["part_of"] is not None or bool(row["cumulative"]),
            reasons=tuple(reasons.get((row["id"], row["version_id"]), ())),
            outlet=row["name"],
        )
        for row in store.rows(
            "SELECT c.*, o.name FROM current_claims AS c JOIN outlets AS o ON o.slug = c.outlet"
            " ORDER BY c.date_start, c.company, c.low, c.high, c.id"
        )
    )


#: The columns with the width of their longest words: together they fit 80 columns and break between words only.
COLUMNS = {"company": 10, "jobs": 8, "share": 5, "when": 10, "status": 9, "cause": 13, "who says so": 8, "outlet": 9}
#: Columns of a terminal in which a claim's line mostly fits as it is.
ROOMY = 100


def claims_table(lines: Iterable[Line], width: int) -> Table:
    """The claims, one a row, for a terminal of this width."""
    table = Table(box=box.SIMPLE_HEAD, padding=0, pad_edge=False, show_edge=False)
    for head, narrow in COLUMNS.items():
        justify: Literal["left", "right"] = "right" if head in ("jobs", "share") else "left"
        table.add_column(head, justify=justify, overflow="fold", width=narrow if width < ROOMY else None)
    for line in lines:
        table.add_row(
            line.company,
            ("about " if line.qualifier is Qualifier.ABOUT else "") + figure(line.low, line.high),
            figure(line.percent_low, line.percent_high, "%"),
            line.date,
            Text(f"{line.status}, part" if line.is_part else line.status, style=_STYLES.get(line.status, "")),
            Text(", ".join(reason.words for reason in line.reasons)),
            "a job-cut report" if line.kind is Kind.AGGREGATE else WHO[line.status],
            line.outlet,
        )
    return table


_STYLES = {Status.DENIED: "red", Status.REVERSED: "green", Status.REPORTED: "yellow", Status.COMPLETED: "dim"}


def totals(lines: Iterable[Line]) -> tuple[str, ...]:
    """The sums in words.

    Announced cuts of single employers only; of an employer that several articles give the same figure, one; parts and
    running totals never. What denies and what is only reported adds nothing.
    """
    announced: dict[tuple[str, int | None, int | None], list[Line]] = {}
    for line in lines:
        if line.kind is Kind.LAYOFF and line.status is Status.ANNOUNCED and not line.is_part:
            announced.setdefault((line.company, line.low, line.high), []).append(line)
    graded = (
        (head, [same[0] for same in announced.values() if any(line.has_ai(stance, speaker) for line in same)])
        for head, stance, speaker in (
            ("  tied to AI by the employer", Stance.ASSERTS, Speaker.COMPANY),
            ("  tied to AI by others", Stance.ASSERTS, Speaker.OTHER),
            ("  AI denied by the employer", Stance.DENIES, Speaker.COMPANY),
        )
    )
    return (
        f"Announced: {_sum([same[0] for same in announced.values()])}",
        *(f"{head}: {_sum(chosen)}" for head, chosen in graded),
    )


def print_closing(console: Console, store: Store, program: str) -> None:
    """Print table, totals, where the database is and what to type next; ``program`` is how pinkslip was called."""
    lines = read_lines(store)
    console.print(claims_table(lines, console.width))
    console.print()
    for total in totals(lines):
        console.print(total, highlight=False)
    console.print(f"\nDatabase: {_near(store.path)}; the pages as they came: {_near(store.archive_folder)}/\n")
    for what, command in next_steps(lines, _near(store.path), program):
        # Not wrapped: a command is there to be copied.
        console.print(f"{what}:\n  [bold]{escape(command)}[/bold]", soft_wrap=True, highlight=False)


def next_steps(lines: tuple[Line, ...], path: Path, program: str) -> tuple[tuple[str, str], ...]:
    """What to type after the demo, each with its purpose."""
    db = shlex.quote(str(path))
    query = "SELECT company, low, high, status, url FROM current_claims"
    # Installed with us, so it is called as we were.
    beside = program.replace(" -m pinkslip", " -m sqlite_utils") if " -m " in program else _beside(program)
    example = max(lines, key=lambda line: (len(line.reasons), line.id), default=None)
    return (
        *([("Where does a number come from", f"{program} explain {example.id} --db {db}")] if example else ()),
        ("Ask the database anything", f'{beside} {db} "{query}" --table'),
        ("Browse it", f"pip install datasette && datasette {db}"),
        ("Crawl a real outlet", f"{program} crawl techcrunch"),
    )


def _beside(program: str) -> str:
    """sqlite-utils' own command in the folder of ours."""
    folder, slash, _ = program.rpartition("/")
    return f"{folder}{slash}sqlite-utils"


def figure(low: float | None, high: float | None, unit: str = "") -> str:
    """A count or percent in words: ``1,400``, ``up to 600``, ``1,800 to 2,000``, ``24+``, empty for none."""
    if low is None and high is None:
        return ""
    if low is None:
        return f"up to {high:,.10g}{unit}"
    if high is None:
        return f"{low:,.10g}{unit}+"
    return f"{low:,.10g}{unit}" if low == high else f"{low:,.10g} to {high:,.10g}{unit}"


def _sum(chosen: Sequence[Line]) -> str:
    """``3,973 to 4,573 jobs at 12 employers``: open ends add what is known; ``none`` for no line."""
    low = sum(line.low or 0 for line in chosen)
    high = sum(line.high or line.low or 0 for line in chosen)
    if not chosen:
        return "none"
    employers = len({line.company for line in chosen})
    if not high:
        return f"no number given, {employers} employer{'' if employers == 1 else 's'}"
    jobs = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"{jobs} jobs at {employers} employer{'' if employers == 1 else 's'}"


def _near(path: Path) -> Path:
    """The path from the current folder where it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
