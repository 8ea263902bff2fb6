"""A claim as its rows of claims, claim_spans and claim_causes, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extract.citations import Citation, source_key
from extract.model import Claim, FieldSpan, Kind, When
from extract.scopes import find_scopes
from store.companies import company_key

if TYPE_CHECKING:
    from store.store import Store

Row = dict[str, Any]
#: The tables that hold what belongs to a claim, each row with a position.
DETAILS = ("claim_spans", "claim_causes", "claim_citations", "claim_scopes")


def insert_claim(store: Store, claim: str, version: int, rows: Row, run: int) -> None:
    """Insert a claim's rows as :func:`claim_rows` gives them."""
    insert(store, "claims", {"id": claim, "version_id": version, **rows["claim"], "run_id": run})
    for table in DETAILS:
        for position, row in enumerate(rows.get(table, ())):  # a history's rows may be of an earlier schema
            insert(store, table, {"claim_id": claim, "version_id": version, "position": position, **row})


def same_rows(now: Row, was: Row) -> bool:
    """True when a claim reads as before; that others before it came or went does not count."""
    placed = {**now, "claim": {**now["claim"], "position": was["claim"]["position"]}}
    return all(placed[table] == was[table] for table in placed)


def claims_of(store: Store, version: int, only: str | None = None) -> dict[str, Row]:
    """The claims of a version as :func:`claim_rows` gives them, and the run since which each reads so, by claim id.

    ``only`` names the one claim that is wanted.
    """
    found: dict[str, Row] = {}
    wanted = "version_id = :version AND (:only IS NULL OR id = :only)"
    for row in store.rows(
        f"SELECT * FROM claims WHERE {wanted} ORDER BY position",  # noqa: S608
        {"version": version, "only": only},
    ):
        claim, run = row.pop("id"), row.pop("run_id")
        del row["version_id"]
        found[claim] = {"claim": row, **{table: _details(store, table, claim, version) for table in DETAILS}}
        found[claim]["run_id"] = run
    return found


def _details(store: Store, table: str, claim: str, version: int) -> list[dict[str, Any]]:
    """The rows of a table of details of one claim, without what only places them; found by the table's own key."""
    of_it = f"SELECT * FROM {table} WHERE claim_id = ? AND version_id = ? ORDER BY position"  # noqa: S608
    placing = {"claim_id", "version_id", "position", "id"}
    return [
        {column: value for column, value in row.items() if column not in placing}
        for row in store.rows(of_it, (claim, version))
    ]


def current_rows(store: Store, claim: str) -> tuple[str | None, Row | None]:
    """(digest of the text, rows of the claim in it) where its article makes the claim now, else (None, None)."""
    found = store.execute(
        "SELECT c.version_id, v.text_sha256 FROM claims AS c JOIN articles AS a ON a.version_id = c.version_id"
        " JOIN article_versions AS v ON v.id = c.version_id WHERE c.id = ?",
        (claim,),
    ).fetchone()
    return (None, None) if found is None else (str(found[1]), claims_of(store, int(found[0]), claim)[claim])


def claim_rows(claim: Claim, position: int, cited: Sequence[Citation] = ()) -> Row:
    """A claim as its row of claims and its rows of each table of details, without the ids."""
    count, share = claim.count, claim.share
    row: Row = {
        "position": position,
        "kind": claim.kind,
        "company": claim.company,
        "company_key": company_key(claim.company) if claim.company and claim.kind is Kind.LAYOFF else None,
        "low": count.low if count else None,
        "high": count.high if count else None,
        "qualifier": count.qualifier if count else None,
        "count_raw": count.raw if count else None,
        "percent_low": share.low if share else None,
        "percent_high": share.high if share else None,
        "percent_qualifier": share.qualifier if share else None,
        "percent_raw": share.raw if share else None,
        **_when_columns("date", claim.date),
        **_when_columns("effective", claim.effective),
        "status": claim.status,
        "cut_type": claim.cut_type,
        "part_of": claim.part_of,
        "cumulative": int(claim.cumulative),
        "rules": json.dumps(claim.rules),
        "confidence": claim.confidence,
    }
    spans = [FieldSpan(field="evidence", span=span, rule="") for span in claim.evidence]
    spans += [FieldSpan(field="anchor", span=claim.anchor, rule=""), *claim.spans]
    return {
        "claim": row,
        "claim_spans": [
            {
                "role": each.field,
                "start_char": each.span.start,
                "end_char": each.span.end,
                "text": each.span.text,
                "rule": each.rule or None,
            }
            for each in spans
        ],
        "claim_causes": [
            {
                "code": cause.code,
                "stance": cause.stance,
                "speaker": cause.speaker,
                "detail": cause.detail,
                "rule": cause.rule,
                "start_char": cause.span.start,
                "end_char": cause.span.end,
                "text": cause.span.text,
            }
            for cause in claim.causes
        ],
        "claim_citations": [
            {
                "source": citation.source,
                "source_key": source_key(citation.source),
                "kind": citation.kind,
                "rule": citation.rule,
                "start_char": citation.span.start,
                "end_char": citation.span.end,
                "text": citation.span.text,
            }
            for citation in cited
        ],
        "claim_scopes": [
            {
                "code": scope.code,
                "rule": scope.rule,
                "start_char": scope.span.start,
                "end_char": scope.span.end,
                "text": scope.span.text,
            }
            for scope in find_scopes(claim)
        ],
    }


def _when_columns(name: str, when: When | None) -> Row:
    return {
        name: when.iso if when else None,
        f"{name}_start": when.start.isoformat() if when else None,
        f"{name}_end": when.end.isoformat() if when else None,
        f"{name}_precision": when.precision if when else None,
        f"{name}_basis": when.basis if when else None,
        f"{name}_raw": when.raw if when else None,
    }


def insert(store: Store, table: str, row: Row) -> int:
    """Insert one row; its rowid."""
    names = ", ".join(row)
    marks = ", ".join("?" * len(row))
    cursor = store.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
    return int(cursor.lastrowid or 0)
