"""Claims that stand by a person's verdict alone: found by no rule, yet kept in each text that still has their sentence.

What a verdict saw is kept in the verdict itself, so that neither better rules nor a database rebuilt from its archives
lose a claim that somebody accepted, corrected or added.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from store.claim_rows import DETAILS, Row, claims_of
from store.companies import ask_to_link

if TYPE_CHECKING:
    from store.store import Store


def held_rows(store: Store, article: int, text: str) -> dict[str, tuple[int, Row]]:
    """For each claim of an article that a verdict holds and whose sentence the text has: (the verdict, its rows).

    The offsets in the rows are those of the text.
    """
    found: dict[str, tuple[int, Row]] = {}
    for claim, review, was in store.execute(
        "SELECT v.claim_id, v.review_id, v.was FROM claim_ids AS i JOIN verdicts AS v ON v.claim_id = i.id"
        " WHERE i.article_id = ? AND v.decision IN ('accept', 'correct', 'add') AND v.was IS NOT NULL"
        " ORDER BY v.claim_id",
        (article,),
    ).fetchall():
        moved = _moved(json.loads(was), text)
        if moved is not None:
            found[claim] = (review, moved)
    return found


def _moved(rows: Row, text: str) -> Row | None:
    """A claim's rows with the offsets of another text; None where that lacks the sentence or the cut word's place.

    Fields whose words are gone from the text keep their values and lose their span.
    """
    evidence = [span for span in rows["claim_spans"] if span["role"] == "evidence"]
    shifts = []
    for sentence in evidence:
        at = _place(sentence, text)
        if at is None:
            if sentence is evidence[0]:
                return None
            continue
        shifts.append((sentence["start_char"], sentence["end_char"], at - sentence["start_char"]))

    def move(span: Row) -> Row | None:
        for start, end, shift in shifts:
            if start <= span["start_char"] and span["end_char"] <= end:
                moved = {**span, "start_char": span["start_char"] + shift, "end_char": span["end_char"] + shift}
                break
        else:
            moved = span
        return moved if text[moved["start_char"] : moved["end_char"]] == span["text"] else None

    details = {table: [moved for row in rows.get(table, ()) if (moved := move(row))] for table in DETAILS}
    if not any(span["role"] == "anchor" for span in details["claim_spans"]):
        return None
    return {"claim": rows["claim"], **details}


def _place(span: Row, text: str) -> int | None:
    """Where a span's words stand in a text: where they stood, else the first place that has them."""
    if text[span["start_char"] : span["end_char"]] == span["text"]:
        return int(span["start_char"])
    at = text.find(span["text"])
    return None if at < 0 else at


def hold(store: Store, claim: str, version: int, review: int, run: int) -> None:
    """Write that a claim stands in a version by this verdict, unless it stands there."""
    store.execute(
        "INSERT OR IGNORE INTO held_claims (claim_id, version_id, review_id, run_id) VALUES (?, ?, ?, ?)",
        (claim, version, review, run),
    )


def drop_added(store: Store, claim: str) -> None:
    """Take away the rows of a claim that a reviewer added, once no verdict holds it any more."""
    if store.value("SELECT 1 FROM verdicts WHERE claim_id = ? AND decision != 'reject'", (claim,)):
        return
    for version, run, key in store.execute(
        "SELECT h.version_id, h.run_id, c.company_key FROM held_claims AS h"
        " JOIN claims AS c ON c.id = h.claim_id AND c.version_id = h.version_id WHERE h.claim_id = ?",
        (claim,),
    ).fetchall():
        was = claims_of(store, version, claim)[claim]
        store.execute(
            "INSERT INTO claim_history (claim_id, version_id, from_run, to_run, change, was)"
            " VALUES (?, ?, ?, ?, 'withdrawn', ?)",
            (claim, version, was["run_id"], run, json.dumps(was, sort_keys=True)),
        )
        store.execute("DELETE FROM held_claims WHERE claim_id = ? AND version_id = ?", (claim, version))
        store.execute("DELETE FROM claims WHERE id = ? AND version_id = ?", (claim, version))
        ask_to_link(store, key)
