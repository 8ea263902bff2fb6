"""The demo's claims as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rich import box
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
_STYLES = {Status.DENIED: "red", Status.REVERSED: "green", Status.REPORTED: "yellow", Status.COMPLETED: "dim"}
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
            Text(line.company),
            ("about " if line.qualifier is Qualifier.ABOUT else "") + figure(line.low, line.high),
            figure(line.percent_low, line.percent_high, "%"),
            line.date,
            Text(f"{line.status}, part" if line.is_part else line.status, style=_STYLES.get(line.status, "")),
            Text(", ".join(reason.words for reason in line.reasons)),
            "a job-cut report" if line.kind is Kind.AGGREGATE else WHO[line.status],
            line.outlet,
        )
    return table


def figure(low: float | None, high: float | None, unit: str = "") -> str:
    """A count or percent in words: ``1,400``, ``up to 600``, ``1,800 to 2,000``, ``24+``, empty for none."""
    if low is None and high is None:
        return ""
    if low is None:
        return f"up to {high:,.10g}{unit}"
    if high is None:
        return f"{low:,.10g}{unit}+"
    return f"{low:,.10g}{unit}" if low == high else f"{low:,.10g} to {high:,.10g}{unit}"
