"""What the browser posts, read field by field: BadVerdict names the first that is not as it should be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from extract.model import Decision, RejectReason, Span, Verdict
from review.spans import MARKABLE
from store import Store
from store.corrections import BadVerdict

#: Seconds beyond which a look at a claim was a break.
_LONGEST_LOOK = 600.0
_LONGEST_NOTE = 2_000
E = TypeVar("E", bound=StrEnum)


def string(body: Mapping[str, Any], name: str, most: int) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= most:
        raise BadVerdict(f"{name} is missing, or no text of at most {most} characters")
    return value


def whole(body: Mapping[str, Any], name: str) -> int:
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**53:
        raise BadVerdict(f"{name} is missing, or no whole number")
    return value


def truth(body: Mapping[str, Any], name: str) -> bool:
    value = body.get(name)
    if not isinstance(value, bool):
        raise BadVerdict(f"{name} is missing, or neither true nor false")
    return value


def word(values: type[E], value: Any, name: str) -> E:
    try:
        return values(value)
    except ValueError:
        raise BadVerdict(f"{name} can't be {value!r}; it is one of {', '.join(values)}") from None


def note(body: Mapping[str, Any]) -> str | None:
    return string(body, "note", _LONGEST_NOTE) if body.get("note") else None


def seconds(body: Mapping[str, Any]) -> float | None:
    value = body.get("seconds")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value >= 0:
        raise BadVerdict("seconds is no number")
    return round(min(float(value), _LONGEST_LOOK), 2)


def spans(body: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """The marked words of each field, as offsets."""
    spans = body.get("spans") or {}
    if not isinstance(spans, dict) or not all(
        name in MARKABLE and isinstance(ends, list) and len(ends) == 2 and all(type(end) is int for end in ends)
        for name, ends in spans.items()
    ):
        raise BadVerdict(f"spans are an object of [start, end], by field: {', '.join(MARKABLE)}")
    return {name: (start, end) for name, (start, end) in spans.items()}


def span(store: Store, claim_id: str, ends: tuple[int, int]) -> Span:
    """Marked words in the text that the claim's article has now."""
    text = store.value(
        "SELECT v.text FROM claim_ids AS i JOIN articles AS a ON a.id = i.article_id"
        " JOIN article_versions AS v ON v.id = a.version_id WHERE i.id = ?",
        (claim_id,),
    )
    try:
        return Span.of(str(text or ""), *ends)
    except ValueError as error:
        raise BadVerdict(f"{error}; mark the words again") from None


def verdict_of(store: Store, body: Mapping[str, Any], reviewer: str, at: datetime) -> Verdict:
    """The verdict of a request's body; BadVerdict where it is none."""
    claim_id = string(body, "claim", 16)
    decision = word(Decision, body.get("decision"), "decision")
    if decision is Decision.ADD:
        raise BadVerdict("a claim is added at its own address")
    undoes = body.get("undoes")
    if decision is Decision.UNDO and "undoes_key" in body:
        undoes = store.value("SELECT id FROM reviews WHERE client_key = ?", (string(body, "undoes_key", 64),))
        if undoes is None:
            raise BadVerdict("the verdict to take back was never saved")
    if decision is Decision.UNDO:
        undoes = whole({"undoes": undoes}, "undoes")
    corrections = body.get("corrections") or {}
    if not isinstance(corrections, dict):
        raise BadVerdict("corrections are an object of fields")
    reason = body.get("reason")
    return Verdict(
        claim_id=claim_id,
        decision=decision,
        reviewer=reviewer,
        at=at,
        corrections=corrections,
        spans={name: span(store, claim_id, ends) for name, ends in spans(body).items()},
        reason=word(RejectReason, reason, "reason") if reason else None,
        note=note(body),
        seconds=seconds(body),
        undoes=undoes if decision is Decision.UNDO else None,
        client_key=string(body, "key", 64),
    )
