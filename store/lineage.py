"""Whose news a report is: its own, another outlet's, or a copy; and how many reports of an event stand on their own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.citations import source_key
from store.told import Told

if TYPE_CHECKING:
    from store.store import Store

#: Of several outlets that one report cites, the one that says most of where the news is from.
_WEIGHT = {"first_report": 4, "document": 3, "report": 2, "interview": 2, "wire": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """The outlet from which a report has its news."""

    source: str
    key: str  # see claim_citations.source_key
    claim: str | None = None  # that outlet's first claim of the event, where the store holds one


def outlet_keys(store: Store) -> dict[str, str]:
    """Each outlet's name as citations would have it, by slug."""
    return {str(slug): source_key(str(name)) for slug, name in store.execute("SELECT slug, name FROM outlets")}


def find_cited(store: Store, claims: Iterable[Told], outlets: Mapping[str, str]) -> dict[str, Cited]:
    """The outlet that each claim's article has it from, by claim id; none for those that cite only themselves."""
    own = {claim.id: outlets.get(claim.outlet or "") for claim in claims}
    found: dict[str, tuple[int, Cited]] = {}
    for claim, source, key, kind in store.execute(
        "SELECT c.claim_id, c.source, c.source_key, c.kind FROM claim_citations AS c"
        " JOIN articles AS a ON a.version_id = c.version_id"
        " WHERE c.claim_id IN (SELECT value FROM json_each(?)) ORDER BY c.claim_id, c.position",
        (json.dumps(sorted(own)),),
    ):
        weight = _WEIGHT[kind]
        if key != own[claim] and weight > found.get(claim, (0,))[0]:
            found[claim] = weight, Cited(source=source, key=key)
    return {claim: cited for claim, (_, cited) in found.items()}


def place_cited(claims: Sequence[Told], cited: Mapping[str, Cited], outlets: Mapping[str, str]) -> dict[str, Cited]:
    """The same for the claims of one event, earliest first, each with the cited outlet's own claim among them."""
    first: dict[str, str] = {}
    for claim in claims:
        first.setdefault(outlets.get(claim.outlet or "", ""), claim.id)
    return {
        claim.id: Cited(source=found.source, key=found.key, claim=first.get(found.key))
        for claim in claims
        if (found := cited.get(claim.id)) is not None
    }


def find_roots(origins: Mapping[str, str], cited: Mapping[str, Cited]) -> dict[str, str]:
    """What each claim of an event goes back to: a report of its own, or the name of an outlet outside the store.

    Copies go back to what they copy (``origins``), citing reports to whom they cite; outlets that cite each other in
    a circle stand for one report.
    """
    roots: dict[str, str] = {}
    for claim in origins:
        passed: list[str] = []
        place = origins[claim]
        while place not in passed:
            passed.append(place)
            found = cited.get(place)
            if found is None:
                break
            if found.claim is None:
                place = f"cited: {found.key}"
                break
            place = origins[found.claim]
        else:
            place = min(passed[passed.index(place) :])
        roots[claim] = place
    return roots
