"""Events: the claims of articles as they are now, linked to actions and given one figure each for sums."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from store.companies import Links
from store.copies import find_origins, sketches_of
from store.filing_links import FilingEvents
from store.lineage import find_cited, find_roots, outlet_keys, place_cited
from store.linking import link
from store.told import Fit, Told

if TYPE_CHECKING:
    from store.store import Store

#: How much a figure's wording says.
_PRECISION = {"exact": 3, "about": 3, "range": 3, "at_least": 2, "at_most": 2, "vague": 1, None: 0}
_STATED = frozenset({"announced", "completed"})
_TAKEN_BACK = frozenset({"denied", "reversed"})

_TOLD = """
    SELECT c.id, a.id AS article, c.version_id AS version, a.outlet,
      coalesce(v.published_at, v.published_on, '') AS published, o.kind = 'official' AS official, c.company_key,
      c.kind, c.low, c.high, c.qualifier, c.percent_low, c.percent_high, c.date,
      c.date_start, c.date_end, c.date_basis, c.status, c.cut_type, c.part_of, c.cumulative, c.confidence,
      r.decision, coalesce(r.corrections, '{}') AS corrections
    FROM claims AS c
    JOIN articles AS a ON a.version_id = c.version_id
    JOIN article_versions AS v ON v.id = c.version_id
    LEFT JOIN outlets AS o ON o.slug = a.outlet
    LEFT JOIN verdicts AS r ON r.claim_id = c.id
    WHERE c.company_key IN (SELECT value FROM json_each(:keys)) OR c.id IN (
      SELECT claim_id FROM reviews
      WHERE json_extract(corrections, '$.company_key') IN (SELECT value FROM json_each(:keys)))"""


def link_events(store: Store) -> int:
    """Link anew the claims of each company whose claims, verdicts or aliases changed; how many events these have now.

    A company's events are made from its claims alone, so that neither order nor number of runs shows in them.
    """
    count = 0
    with store.batch():
        links, outlets = Links(store), outlet_keys(store)
        done: set[str] = set()
        for (key,) in store.execute("SELECT company_key FROM event_queue ORDER BY company_key").fetchall():
            if key not in done:
                family = links.family(key)
                done |= family
                count += _link_family(store, family, links, outlets)
        store.execute("DELETE FROM event_queue")
    return count


def _link_family(store: Store, family: frozenset[str], links: Links, outlets: Mapping[str, str]) -> int:
    """Replace the events of one company, its other names, and what it owns."""
    told = {claim.id: claim for claim in told_of(store, family)}
    rulings = _rulings(store, told)
    groups, fits = link(told.values(), joined=rulings["join"], split=rulings["split"])
    for claim in told.values():
        if claim.part_of is not None:
            groups[claim.id] = groups.get(_total(claim, told), claim.id)
    sketches = sketches_of(store, {claim.version for claim in told.values()})
    cited = find_cited(store, told.values(), outlets)
    members: dict[str, list[Told]] = defaultdict(list)
    for name, group in groups.items():
        members[group].append(told[name])
    wanted_events: dict[str, tuple[Any, ...]] = {}
    wanted_claims: dict[str, tuple[Any, ...]] = {}
    for all_of_it in members.values():
        whole = sorted(
            (claim for claim in all_of_it if not _is_part(claim, groups, told)),
            key=lambda claim: (claim.published == "", claim.published, claim.id),
        )
        event = whole[0].id
        origins = find_origins([(claim.id, claim.version) for claim in whole], sketches)
        sources = place_cited(whole, cited, outlets)
        wanted_events[event] = (event, *_event_row(whole, links, find_roots(origins, sources)))
        for claim in all_of_it:
            origin, source = origins.get(claim.id, claim.id), sources.get(claim.id)
            wanted_claims[claim.id] = (
                *(claim.id, event, *_reason(claim, whole, fits, part=claim not in whole)),
                *(None if origin == claim.id else origin, source and source.source, source and source.claim),
            )
    filings = FilingEvents(store, family, wanted_events)
    filings.drop_stale()
    _replace(store, family, told, wanted_events, wanted_claims)
    filings.add_new()
    return len(wanted_events)


def _total(claim: Told, told: Mapping[str, Told]) -> str:
    """The claim of which a part, or a part of a part, is one; its own id where its total is gone or rejected."""
    passed = {claim.id}
    total = claim
    while total.part_of is not None and total.part_of in told and total.part_of not in passed:
        total = told[total.part_of]
        passed.add(total.id)
    return total.id if total.part_of is None else claim.id


def _is_part(claim: Told, groups: dict[str, str], told: dict[str, Told]) -> bool:
    return claim.part_of is not None and claim.part_of in told and groups[claim.id] != claim.id


def told_of(store: Store, family: frozenset[str]) -> Iterable[Told]:
    """The layoff claims of these companies that articles make now, verdicts applied."""
    for row in store.rows(_TOLD, {"keys": json.dumps(sorted(family))}):
        if row["decision"] == "reject":
            continue
        if row["decision"] == "correct":
            row |= {key: value for key, value in json.loads(row["corrections"]).items() if key in row}
        if row["kind"] != "layoff" or row["company_key"] not in family:
            continue
        yield Told(
            id=row["id"],
            article=row["article"],
            version=row["version"],
            outlet=row["outlet"],
            published=row["published"],
            official=bool(row["official"]),
            company_key=row["company_key"],
            low=row["low"],
            high=row["high"],
            qualifier=row["qualifier"],
            percent_low=row["percent_low"],
            percent_high=row["percent_high"],
            date=row["date"],
            first=date.fromisoformat(row["date_start"]) if row["date_start"] else None,
            last=date.fromisoformat(row["date_end"]) if row["date_end"] else None,
            from_text=row["date_basis"] == "text" or "date" in json.loads(row["corrections"]),
            status=row["status"],
            cut_type=row["cut_type"],
            part_of=row["part_of"],
            cumulative=bool(row["cumulative"]),
            confidence=row["confidence"],
        )


def _rulings(store: Store, told: dict[str, Told]) -> dict[str, list[tuple[str, str]]]:
    """The pairs that reviewers joined and split, as it holds now."""
    found: dict[str, list[tuple[str, str]]] = {"join": [], "split": [], "undo": []}
    for a, b, decision in store.execute(
        "SELECT claim_a, claim_b, decision FROM event_links"
        " WHERE id IN (SELECT max(id) FROM event_links GROUP BY claim_a, claim_b) ORDER BY claim_a, claim_b"
    ):
        if a in told and b in told:
            found[decision].append((a, b))
    return found


def _event_row(claims: Sequence[Told], links: Links, roots: Mapping[str, str]) -> tuple[Any, ...]:
    """The columns of an event after its id; ``claims`` are its claims without parts, earliest first, ``roots`` what
    each goes back to."""
    figure, basis = _figure(claims, roots)
    # What is remembered without a date neither dates the action nor says how it stands.
    placed = [claim for claim in claims if not claim.is_echo] or claims
    latest = max(placed, key=lambda claim: (claim.published, claim.id))
    spoken = figure if figure in placed else _figure(placed, roots)[0]
    dated = sorted((claim for claim in placed if claim.first), key=lambda claim: (_length(claim), claim is not spoken))
    return (
        links.company(figure.company_key),
        dated[0].date if dated else None,
        str(dated[0].first) if dated else None,
        figure.low,
        figure.high,
        figure.percent_low,
        figure.percent_high,
        latest.status if latest.status in _TAKEN_BACK else spoken.status,
        spoken.cut_type,
        int(figure.cumulative),
        figure.id,
        basis,
        len(claims),
        len({claim.article for claim in claims}),
        len({claim.outlet for claim in claims}),
        len(set(roots.values())),
    )


def _length(claim: Told) -> int:
    """Days of a claim's date: the fewer the closer."""
    return (claim.last - claim.first).days if claim.first and claim.last else 0


def _figure(claims: Sequence[Told], roots: Mapping[str, str]) -> tuple[Told, str]:
    """(the claim whose figure stands for the event, why): the employer's own word, else what most reports go back to.

    Within each, a figure before none, a precise one before a loose one, one of the time before one remembered, a later
    one before an earlier one.
    """
    if len(claims) == 1:
        return claims[0], "only"
    backing: dict[tuple[object, object], set[str]] = defaultdict(set)
    for claim in claims:
        backing[claim.low, claim.high].add(roots[claim.id])

    def rank(claim: Told) -> tuple[Any, ...]:
        has_figure = claim.low is not None or claim.high is not None
        stated = claim.status in _STATED
        return (
            *(has_figure, claim.official and has_figure, stated, _PRECISION[claim.qualifier], not claim.is_echo),
            *(len(backing[claim.low, claim.high]), claim.published, claim.confidence, claim.id),
        )

    best = max(claims, key=rank)
    return best, "employer" if best.official or best.status in _STATED else "corroborated"


def _reason(
    claim: Told, whole: Sequence[Told], fits: dict[tuple[str, str], Fit], *, part: bool
) -> tuple[int, float, str]:
    """(is_part, score, reason) of a claim's place in its event."""
    if part:
        return 1, 1.0, f"a part of {claim.part_of}"
    if claim is whole[0]:
        return 0, 1.0, "the first report"
    pairs = ((min(claim.id, o.id), max(claim.id, o.id), o.id) for o in whole if o is not claim)
    found = [(fits[a, b], other) for a, b, other in pairs if (a, b) in fits]
    best, other = max(found, key=lambda item: (item[0].score, item[1]))
    return 0, best.score, f"{best.reason}: {other}"


def _replace(
    store: Store,
    family: frozenset[str],
    told: dict[str, Told],
    events: dict[str, tuple[Any, ...]],
    claims: dict[str, tuple[Any, ...]],
) -> None:
    """Make the family's rows of events and event_claims these, writing only what differs."""
    keys = json.dumps(sorted(family))
    old_events = {
        row[0]: row
        for row in store.execute(
            "SELECT * FROM events WHERE company_key IN (SELECT value FROM json_each(:keys))"
            " OR id IN (SELECT event_id FROM event_claims WHERE claim_id IN (SELECT value FROM json_each(:ids)))",
            {"keys": keys, "ids": json.dumps(sorted(told))},
        )
    }
    old_claims = {
        row[0]: row
        for row in store.execute(
            "SELECT * FROM event_claims WHERE event_id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(old_events)),),
        )
    }
    for name in sorted(old_claims):
        if claims.get(name) != old_claims[name]:
            store.execute("DELETE FROM event_claims WHERE claim_id = ?", (name,))
    for name in sorted(old_events):
        if name not in events:
            store.execute("DELETE FROM events WHERE id = ?", (name,))
    for table, old, new in (("events", old_events, events), ("event_claims", old_claims, claims)):
        for name in sorted(new):
            if old.get(name) != new[name]:
                marks = ", ".join("?" * len(new[name]))
                store.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", new[name])  # noqa: S608
