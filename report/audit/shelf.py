"""What the store holds on an employer: its reports as the linker and as a reader sees them, and what they replaced."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from report.evidence import Report, load_reports
from store import Store
from store.companies import Links, company_key
from store.events import told_of
from store.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One report of a cut."""

    told: Told
    report: Report
    is_independent: bool  # no copy, and citing nobody for it

    @property
    def event(self) -> str:
        """Its action."""
        return self.report.event_id or self.told.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason that a report gives or denies."""

    code: str
    stance: str
    speaker: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All that the store holds on one employer, its other names, and what it owns."""

    company: str  # by its usual name
    reports: tuple[Stored, ...]  # in the order of publication
    events: Mapping[str, Mapping[str, Any]]  # rows of events by id
    reasons: Mapping[str, tuple[Reason, ...]]  # by event
    edits: tuple[Mapping[str, Any], ...]  # rows of the view edits: figures that articles took back


class Shelves:
    """The shelves of a store's employers, each made when first asked for; what all of them need is read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made: dict[str, Shelf | None] = {}

    @cached_property
    def _links(self) -> Links:
        return Links(self._store)

    @cached_property
    def _edits(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(self._store.rows("SELECT * FROM edits WHERE change != 'added' AND company IS NOT NULL"))

    def of(self, name: str | None) -> Shelf | None:
        """What the store holds on the employer of that name; None for nothing, or for no name.

        A name that begins the full name of one employer alone stands for it: "Halvorsen" for Halvorsen Foods.
        """
        if name is None:
            return None
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> Shelf | None:
        store = self._store
        key = _known(store, company_key(name))
        if key is None:
            return None
        family = self._links.family(key)
        told = {claim.id: claim for claim in told_of(store, family)}
        shown = {report.claim_id: report for those in load_reports(store, told).values() for report in those}
        if not shown:
            return None
        events = {row["id"]: row for row in store.rows(
            "SELECT e.*, n.name FROM events AS e JOIN companies AS n ON n.key = e.company_key"
            " WHERE e.company_key IN (SELECT value FROM json_each(?))", (json.dumps(sorted(family)),)
        )}  # fmt: skip
        alone = _independent(store, told)
        return Shelf(
            company=str(store.value("SELECT name FROM companies WHERE key = ?", (key,))),
            reports=tuple(
                Stored(told=told[claim], report=report, is_independent=claim in alone)
                for claim, report in shown.items()
            ),
            events=events,
            reasons=_reasons(store, events),
            edits=tuple(row for row in self._edits if company_key(row["company"]) in family),
        )


def _known(store: Store, key: str | None) -> str | None:
    if key is None or store.value("SELECT 1 FROM companies WHERE key = ?", (key,)):
        return key
    longer = store.execute("SELECT key FROM companies WHERE key GLOB ? || '-*' LIMIT 2", (key,)).fetchall()
    if len(longer) == 1:
        return str(longer[0][0])
    # "Pellworth Steel Group" for Pellworth Steel
    shorter = ["-".join(key.split("-")[:count]) for count in range(key.count("-"), 1, -1)]
    return next((part for part in shorter if store.value("SELECT 1 FROM companies WHERE key = ?", (part,))), None)


def _independent(store: Store, claims: Iterable[str]) -> frozenset[str]:
    return frozenset(
        claim
        for (claim,) in store.execute(
            "SELECT claim_id FROM event_claims WHERE copy_of IS NULL AND cites IS NULL"
            " AND claim_id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(claims)),),
        )
    )


def _reasons(store: Store, events: Iterable[str]) -> dict[str, tuple[Reason, ...]]:
    found: dict[str, list[Reason]] = {}
    for event, code, stance, speaker, claim in store.execute(
        "SELECT DISTINCT event_id, code, stance, speaker, claim_id FROM event_causes"
        " WHERE event_id IN (SELECT value FROM json_each(?)) ORDER BY event_id, code, stance, speaker, claim_id",
        (json.dumps(sorted(events)),),
    ):
        found.setdefault(event, []).append(Reason(code=code, stance=stance, speaker=speaker, claim=claim))
    return {event: tuple(those) for event, those in found.items()}
