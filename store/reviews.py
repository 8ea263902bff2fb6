"""Verdicts of people on claims and on links: rows that are added, never changed, and that every later run obeys."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from extract.model import Decision, RejectReason, Verdict
from store.claim_rows import current_rows
from store.companies import ask_to_link, know_company
from store.corrections import BadVerdict, settle_causes, settle_corrections
from store.held import drop_added
from store.stamps import to_stamp
from store.store import Store

__all__ = ["BadVerdict", "save_link", "save_review", "save_verdict", "values_of"]


def save_review(
    store: Store,
    claim: str,
    decision: str,
    *,
    reviewer: str,
    at: datetime,
    corrections: Mapping[str, Any] | None = None,
    reason: str | None = None,
    note: str | None = None,
) -> int:
    """The number of a verdict told in words; BadVerdict where it is none."""
    try:
        verdict = Verdict(
            claim_id=claim,
            decision=Decision(decision),
            reviewer=reviewer,
            at=at,
            corrections=corrections or {},
            reason=RejectReason(reason) if reason else None,
            note=note,
        )
    except ValueError as error:
        raise BadVerdict(f"{error}; decisions are {', '.join(Decision)}, reasons {', '.join(RejectReason)}") from None
    return save_verdict(store, verdict)


def save_verdict(store: Store, verdict: Verdict) -> int:
    """The number of a verdict, committed; of one that was sent before under its client_key, the number it got then.

    BadVerdict where it names no claim, corrects nothing, or takes back what is not there to take back.
    """
    with store.batch():
        if verdict.client_key is not None:
            known = store.execute(
                "SELECT id, claim_id, reviewer FROM reviews WHERE client_key = ?", (verdict.client_key,)
            ).fetchone()
            if known is not None:
                if (known[1], known[2]) != (verdict.claim_id, verdict.reviewer):
                    raise BadVerdict(f"the key {verdict.client_key!r} belongs to another verdict; choose a new one")
                return int(known[0])
        return _write(store, verdict)


def _write(store: Store, verdict: Verdict) -> int:
    claim = verdict.claim_id
    if store.value("SELECT id FROM claim_ids WHERE id = ?", (claim,)) is None:
        raise BadVerdict(f"{claim!r} is no claim of {store.path}")
    text, rows = current_rows(store, claim)
    fields = _corrections(store, verdict, rows)
    if verdict.reason is not None and verdict.decision is not Decision.REJECT:
        raise BadVerdict(f"a reason belongs to a rejection, not to {verdict.decision}")
    _check_undo(store, verdict)
    reading = _reading(store, verdict)
    cursor = store.execute(
        "INSERT INTO reviews (claim_id, decision, corrections, spans, reason, note, was, text_sha256, reading, seconds,"
        " undoes, client_key, reviewer, reviewed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(claim, verdict.decision, json.dumps(fields, sort_keys=True) if fields else None),
            json.dumps({name: asdict(span) for name, span in verdict.spans.items()}) if verdict.spans else None,
            *(verdict.reason, verdict.note or None, json.dumps(rows, sort_keys=True) if rows else None, text),
            *(reading, verdict.seconds, verdict.undoes, verdict.client_key, verdict.reviewer, to_stamp(verdict.at)),
        ),
    )
    if verdict.decision is Decision.UNDO:
        drop_added(store, claim)
    _ask(store, claim)
    return int(cursor.lastrowid or 0)


def values_of(rows: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that a reviewer may put right, out of its rows as :func:`store.claim_rows.claims_of` gives them."""
    return dict(rows["claim"]) | {"causes": settle_causes(rows["claim_causes"])}


def _corrections(store: Store, verdict: Verdict, rows: Mapping[str, Any] | None) -> dict[str, Any]:
    """The corrections as stored; the corrected company known and about to be linked."""
    if (verdict.decision is Decision.CORRECT) != bool(verdict.corrections):
        raise BadVerdict("corrections go with the decision correct, and it with corrections")
    fields = settle_corrections(verdict.corrections, values_of(rows) if rows else None)
    if verdict.decision is Decision.CORRECT and not fields:
        raise BadVerdict("the corrections are what the claim says already; accept it")
    if "company" in fields:
        fields["company_key"] = key = know_company(store, fields["company"])
        ask_to_link(store, key)
    return fields


def _check_undo(store: Store, verdict: Verdict) -> None:
    """BadVerdict for an undo of a verdict that is another's, or of another claim, or was undone."""
    if verdict.undoes is None:
        return
    row = store.execute(
        "SELECT claim_id, reviewer, EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = r.id) FROM reviews AS r"
        " WHERE id = ? AND decision != 'undo'",
        (verdict.undoes,),
    ).fetchone()
    if row is None or row[0] != verdict.claim_id:
        raise BadVerdict(f"{verdict.undoes} is no verdict on {verdict.claim_id}")
    if row[1] != verdict.reviewer:
        raise BadVerdict(f"verdict {verdict.undoes} is {row[1]}'s; give one of your own instead")
    if row[2]:
        raise BadVerdict(f"verdict {verdict.undoes} was taken back already")


def _reading(store: Store, verdict: Verdict) -> str | None:
    """Whether a verdict is the first reading of its claim, the second, the third, or one more."""
    if verdict.decision is Decision.UNDO:
        return None
    readers = {
        str(row[0])
        for row in store.execute("SELECT reviewer FROM reader_verdicts WHERE claim_id = ?", (verdict.claim_id,))
    }
    if verdict.reviewer in readers or len(readers) > 2:
        return "again"
    return ("first", "second", "third")[len(readers)]


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
    ).fetchall():
        ask_to_link(store, key)
