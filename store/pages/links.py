"""Where each cell of Datasette's tables leads: a figure to its claim, a sum to the actions in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_encode
from markupsafe import Markup

_CLAIM = re.compile(r"[0-9a-f]{16}")
#: Columns that hold a claim's id, the one that a row's figures are of first.
_CLAIMS = ("figure_claim", "claim_id", "old_claim_id", "claim_a", "claim_b", "part_of", "copy_of")
#: Tables of which ``id`` is a claim's.
_OF_CLAIMS = frozenset({"claims", "claim_ids", "current_claims", "review_queue"})
#: Figures of one claim, or of the claim that stands for an event.
_FIGURES = frozenset(
    {"theirs", "low", "high", "percent_low", "percent_high", "jobs", "jobs_low", "jobs_high", "evidence"}
)
_OLD_FIGURES = frozenset({"old_low", "old_high", "old_status", "old_causes"})
#: Sums: the table or question that lists what is in them, and the columns that choose it.
_SUMS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "cuts_by_month": ("cuts", {"period": "period"}),
    "cuts_by_company": ("cuts", {"company_key": "company_key"}),
    "cuts_by_cause": ("cuts_of_cause", {"code": "code"}),
    "rule_precision": ("claims_of_rule", {"rule": "rule"}),
}
_GRADES = re.compile(r"(stated|attributed|denied|mentioned)_(low|high)")


def cell(
    row: Any, value: object, column: str, table: str | None, path: Callable[[str], str], database: str
) -> Markup | None:
    """The link that stands for a cell's value, None where Datasette's own way of showing it does."""
    label = str(value["label"]) if isinstance(value, Mapping) else _words(value)
    value = _plain(value)
    if value is None:
        return None
    target = _target(row, value, column, table)
    if target is None:
        return Markup("{}").format(label) if _is_figure(value, column) else None
    return Markup('<a href="{}">{}</a>').format(path(target.replace("{db}", tilde_encode(database))), label)


def _target(row: Any, value: object, column: str, table: str | None) -> str | None:
    """The path behind a cell, ``{db}`` for the database's name."""
    if table is not None and table in _SUMS and isinstance(value, int | float):
        page, keys = _SUMS[table]
        chosen = {name: row[key] for name, key in keys.items()}
        return None if None in chosen.values() else f"/{{db}}/{page}?{urlencode(chosen)}"
    if table in {None, "ai_totals"} and (grade := _GRADES.fullmatch(column)) and _get(row, "period"):
        return f"/{{db}}/ai_cuts?{urlencode({'period': row['period'], 'grade': grade[1]})}"
    if column in _CLAIMS or (column == "id" and (table in _OF_CLAIMS or table is None)):
        return f"/-/claim/{{db}}/{value}" if _CLAIM.fullmatch(str(value)) else None
    if column == "event_id" or (column == "id" and table == "events"):
        return f"/{{db}}/event?{urlencode({'event_id': str(value)})}"
    if column in _FIGURES and (claim := _claim_of(row, table)):
        return f"/-/claim/{{db}}/{claim}"
    if column in _OLD_FIGURES and (claim := _get(row, "old_claim_id")):
        return f"/-/claim/{{db}}/{claim}"
    if column == "version_id" or (column == "id" and table == "article_versions"):
        return f"/-/article/{{db}}/{value}"
    if column == "snapshot_id" or (column == "id" and table == "snapshots"):
        return f"/-/archived/{{db}}/{value}"
    return None


def _claim_of(row: Any, table: str | None) -> str | None:
    """The claim whose figures a row shows."""
    names = [name for name in ("figure_claim", "claim_id") if _get(row, name)]
    if not names and table not in {"events"}:
        names = ["id"]
    claim = str(_get(row, names[0]) or "") if names else ""
    return claim if _CLAIM.fullmatch(claim) else None


def _get(row: Any, name: str) -> Any:
    return _plain(row[name]) if name in row.keys() else None  # noqa: SIM118  sqlite3.Row has no __contains__


def _plain(value: Any) -> Any:
    """A cell's value; of a foreign key shown with its label, the key."""
    return value["value"] if isinstance(value, Mapping) else value


def _is_figure(value: object, column: str) -> bool:
    """True for counts of jobs, which are shown with separators; ids and years are not."""
    return isinstance(value, int) and value >= 1000 and bool(re.search(r"(^|_)(low|high|jobs|theirs)$", column))


def _words(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
