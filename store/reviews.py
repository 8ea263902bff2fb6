"""Verdicts of people on claims and on links: rows that are added, never changed, and that every later run obeys."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from store.companies import ask_to_link, know_company
from store.errors import StoreError
from store.stamps import to_stamp
from store.store import Store

#: The fields that a reviewer may put right; a date comes with its first and last day.
CORRECTABLE = frozenset(
    {"kind", "company", "low", "high", "qualifier", "percent_low", "percent_high", "date", "date_start", "date_end"}
    | {"effective", "status", "cut_type"}
)


class BadVerdict(StoreError):  # noqa: N818
    """Raised for a verdict on no claim, or a correction of no field. Name a claim and its fields."""


def save_review(
    store: Store,
    claim: str,
    decision: str,
    *,
    reviewer: str,
    at: datetime,
    corrections: Mapping[str, str | int | float | None] | None = None,
    reason: str | None = None,
) -> int:
    """The number of a verdict: accept, correct (with the fields put right), reject, or undo; BadVerdict for another."""
    with store.batch():
        if store.value("SELECT id FROM claim_ids WHERE id = ?", (claim,)) is None:
            raise BadVerdict(f"{claim!r} is no claim of {store.path}")
        if (decision == "correct") != bool(corrections) or decision not in {"accept", "correct", "reject", "undo"}:
            raise BadVerdict(f"{decision!r} is no verdict; accept, correct (with fields), reject or undo")
        fields = dict(corrections or {})
        if wrong := sorted(set(fields) - CORRECTABLE):
            raise BadVerdict(f"{', '.join(wrong)} can't be corrected; fields are {', '.join(sorted(CORRECTABLE))}")
        if ("date" in fields) != ({"date_start", "date_end"} <= set(fields)):
            raise BadVerdict("a corrected date comes with its date_start and date_end")
        if "company" in fields:
            fields["company_key"] = key = know_company(store, str(fields["company"] or ""))
            ask_to_link(store, key)
        cursor = store.execute(
            "INSERT INTO reviews (claim_id, decision, corrections, reason, reviewer, reviewed_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (claim, decision, json.dumps(fields, sort_keys=True) if fields else None, reason, reviewer, to_stamp(at)),
        )
        _ask(store, claim)
    return int(cursor.lastrowid or 0)


def save_link(
    store: Store, one: str, other: str, decision: str, *, added_by: str, at: datetime, reason: str | None = None
) -> None:
    """Say that two claims tell of one action (join) or of two (split), or leave it to the linker again (undo)."""
    with store.batch():
        known = store.value("SELECT count(*) FROM claim_ids WHERE id IN (?, ?)", (one, other))
        if one == other or known != len({one, other}) or decision not in {"join", "split", "undo"}:
            raise BadVerdict(f"can't {decision} {one!r} and {other!r}; name two claims, and join, split or undo")
        store.execute(
            "INSERT INTO event_links (claim_a, claim_b, decision, reason, added_by, added_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (min(one, other), max(one, other), decision, reason, added_by, to_stamp(at)),
        )
        for claim in (one, other):
            _ask(store, claim)


def _ask(store: Store, claim: str) -> None:
    """Let the events of a claim's companies, as extracted and as corrected, be linked anew."""
    for (key,) in store.execute(
        "SELECT company_key FROM claims WHERE id = :id UNION"
        " SELECT json_extract(corrections, '$.company_key') FROM reviews WHERE claim_id = :id",
        {"id": claim},
    ):
        ask_to_link(store, key)
