"""A claim as the rows that a person reads: each field, its value, the words it was read from, and what read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.model import Claim, Span

if TYPE_CHECKING:
    from store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One field of a claim, once for each stretch of text that it was read from."""

    name: str
    value: str  # "" for the anchor
    span: Span | None  # None where nothing in the text says it: a default
    rule: str  # ids of the rules or cue; "" where span is None


def field_rows(claim: Claim) -> Iterator[FieldRow]:
    """The rows of a claim: its anchor, the fields that have a value, the causes."""
    count, share = claim.count, claim.share
    values = {
        "count": f"{figure(count.low, count.high)} ({count.qualifier})" if count else None,
        "share": f"{figure(share.low, share.high)}% ({share.qualifier})" if share else None,
        "company": claim.company,
        "date": f"{claim.date.iso} ({claim.date.basis})" if claim.date else None,
        "effective": claim.effective.iso if claim.effective else None,
        "status": claim.status,
        "cut_type": claim.cut_type,
        "part_of": claim.part_of,
    }
    yield FieldRow(name="anchor", value="", span=claim.anchor, rule=", ".join(claim.rules))
    for name, value in values.items():
        spans = [each for each in claim.spans if each.field == name]
        for each in spans:
            yield FieldRow(name=name, value=value or "", span=each.span, rule=each.rule)
        if value and not spans:
            yield FieldRow(name=name, value=value, span=None, rule="")
    for cause in claim.causes:
        value = f"{cause.code}, {cause.speaker} {cause.stance}"
        said = f"{value}, {cause.detail}" if cause.detail else value
        yield FieldRow(name="cause", value=said, span=cause.span, rule=cause.rule)


def detail_rows(store: Store, claim: str, version: int) -> Iterator[FieldRow]:
    """What the store keeps beside a claim's own fields: the roles it names, and the outlets that it is taken from."""
    for name, value, table in (("role", "code", "claim_scopes"), ("taken from", "source", "claim_citations")):
        for said, start, end, words, rule in store.execute(
            f"SELECT {value}, start_char, end_char, text, rule FROM {table}"  # noqa: S608
            " WHERE claim_id = ? AND version_id = ? ORDER BY position",
            (claim, version),
        ):
            yield FieldRow(name=name, value=said, span=Span(start=start, end=end, text=words), rule=rule)


def figure(low: float | None, high: float | None) -> str:
    """``1,200``, ``15,000–18,000``, ``at least 500``, ``up to 600``; "" where both ends are open."""
    if low is None and high is None:
        return ""
    if low == high:
        return _amount(low)
    if high is None:
        return f"at least {_amount(low)}"
    return f"up to {_amount(high)}" if low is None else f"{_amount(low)}–{_amount(high)}"


def _amount(end: float | None) -> str:
    """``1,200``, ``12``, ``7.5``: a percent is a float in the store, and need not look like one."""
    return f"{int(end or 0):,}" if end is None or float(end).is_integer() else f"{end:,}"


def headline(claim: Claim) -> str:
    """``Kestrel Foods, 300 jobs, 12% of staff, announced``."""
    parts = [claim.company or "nobody named"]
    if claim.count:
        parts.append(f"{figure(claim.count.low, claim.count.high)} jobs")
    if claim.share:
        parts.append(f"{figure(claim.share.low, claim.share.high)}% of staff")
    return ", ".join([*parts, claim.status])
