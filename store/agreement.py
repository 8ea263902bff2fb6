"""How far readers who judged the same claims blind agree, field by field, and what each reviewer has done."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from store.corrections import FIELDS
from store.reviews import values_of
from store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Of claims that two people read, how often they say the same of a field."""

    field: str  # decision, or a field of the claim
    pairs: int
    same: int
    kappa: float | None  # Cohen's kappa: agreement beyond chance, 1 full, 0 chance; None where chance alone is full


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerFigures:
    """What one reviewer has done."""

    reviewer: str
    verdicts: int  # given and standing
    accepted: int
    corrected: int
    rejected: int
    unsure: int
    added: int
    median_seconds: float | None  # a claim
    second_readings: int  # claims that another read besides
    agreed: int  # of these, told as the other did
    settled: int  # claims that a third reader settled between this one and another
    upheld: int  # of these, as this one had it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    claim: str
    reviewer: str
    reading: str
    decision: str
    values: dict[str, Any]  # fields as the reviewer has them; empty where no claim is told

    @property
    def answer(self) -> object:
        return self.decision, json.dumps(self.values, sort_keys=True)


_READINGS = """
    SELECT r.claim_id, r.reviewer, r.reading, r.decision, coalesce(r.corrections, '{}'), r.was
    FROM reviews AS r
    WHERE r.reading IN ('first', 'second', 'third') AND r.decision != 'undo' AND NOT EXISTS (
      SELECT 1 FROM reviews AS u
      WHERE u.claim_id = r.claim_id AND u.id > r.id AND u.decision = 'undo' AND (u.undoes IS NULL OR u.undoes = r.id)
    ) ORDER BY r.id"""


def measure_agreement(store: Store) -> tuple[Agreement, ...]:
    """Agreement of first and second readings: on whether a claim is one, and where both say so, on each field."""
    pairs = _pairs(store)
    both = [(a, b) for a, b in pairs if a.values and b.values]
    rows = [_agreement("decision", [(_verdict(a), _verdict(b)) for a, b in pairs])]
    rows += [_agreement(name, [(_told(a, name), _told(b, name)) for a, b in both]) for name in FIELDS]
    return tuple(rows)


def _pairs(store: Store) -> list[tuple[_Reading, _Reading]]:
    by_claim: dict[str, dict[str, _Reading]] = defaultdict(dict)
    for reading in _readings(store):
        by_claim[reading.claim].setdefault(reading.reading, reading)
    return [(found["first"], found["second"]) for found in by_claim.values() if {"first", "second"} <= set(found)]


def _readings(store: Store) -> list[_Reading]:
    found = []
    for claim, reviewer, reading, decision, corrections, was in store.execute(_READINGS):
        told = decision in ("accept", "correct", "add") and was is not None
        values = values_of(json.loads(was)) | json.loads(corrections) if told else {}
        fields = {name: values[name] for name in FIELDS if name in values}
        found.append(_Reading(claim=claim, reviewer=reviewer, reading=reading, decision=decision, values=fields))
    return found


def _verdict(reading: _Reading) -> str:
    return {"reject": "no claim", "unsure": "unsure"}.get(reading.decision, "claim")


def _told(reading: _Reading, name: str) -> str:
    return json.dumps(reading.values[name], sort_keys=True)


def _agreement(field: str, pairs: Sequence[tuple[str, str]]) -> Agreement:
    same = sum(a == b for a, b in pairs)
    return Agreement(field=field, pairs=len(pairs), same=same, kappa=cohens_kappa(pairs))


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Agreement of two raters beyond chance; None without pairs, or where both always say one and the same.

    >>> cohens_kappa([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15)
    0.4
    """
    if not pairs:
        return None
    n = len(pairs)
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    seen = sum(a == b for a, b in pairs) / n
    chance = sum(ours[word] * theirs[word] for word in ours) / n**2
    return None if chance == 1 else round((seen - chance) / (1 - chance), 6)


def reviewer_figures(store: Store) -> tuple[ReviewerFigures, ...]:
    """What each reviewer has done, the busiest first."""
    done: dict[str, Counter[str]] = defaultdict(Counter)
    for reviewer, decision in store.execute("SELECT reviewer, decision FROM reader_verdicts"):
        done[reviewer][decision] += 1
    seconds: dict[str, list[float]] = defaultdict(list)
    for reviewer, took in store.execute("SELECT reviewer, seconds FROM reviews WHERE seconds IS NOT NULL"):
        seconds[reviewer].append(took)
    second: dict[str, Counter[str]] = defaultdict(Counter)
    thirds = {each.claim: each for each in _readings(store) if each.reading == "third"}
    for a, b in _pairs(store):
        for one, other in ((a, b), (b, a)):
            second[one.reviewer]["read"] += 1
            second[one.reviewer]["agreed"] += _same(one, other)
            if (third := thirds.get(one.claim)) and not _same(one, other):
                second[one.reviewer]["settled"] += 1
                second[one.reviewer]["upheld"] += _same(one, third)
    return tuple(
        ReviewerFigures(
            reviewer=reviewer,
            verdicts=counts.total(),
            accepted=counts["accept"],
            corrected=counts["correct"],
            rejected=counts["reject"],
            unsure=counts["unsure"],
            added=counts["add"],
            median_seconds=round(median(seconds[reviewer]), 1) if seconds[reviewer] else None,
            second_readings=second[reviewer]["read"],
            agreed=second[reviewer]["agreed"],
            settled=second[reviewer]["settled"],
            upheld=second[reviewer]["upheld"],
        )
        for reviewer, counts in sorted(done.items(), key=lambda item: (-item[1].total(), item[0]))
    )


def _same(one: _Reading, other: _Reading) -> bool:
    return _verdict(one) == _verdict(other) and one.values == other.values
