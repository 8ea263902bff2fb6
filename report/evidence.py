"""What each report says of an action, with the sentence that says it and the words in it that were read."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from report.figures import in_words
from store import Store
from store.fields import figure
from store.segments import EVIDENCE, Mark, Segment, segment

#: Roles of a report among those of its action, in words.
_ROLES = {"first": "first in the store", "own": "", "copy": "a copy", "cites": "cites"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One claim of an action, or of many employers, as an article makes it now, verdicts applied."""

    claim_id: str
    event_id: str | None
    company: str
    outlet: str  # display name
    url: str
    title: str
    published_on: str | None
    figure: str  # "about 14,000 jobs, 4% of staff"; "" for none
    status: str
    date: str | None
    effective: str | None
    causes: tuple[str, ...]  # "AI (employer)", "not AI (others)"
    evidence: tuple[Segment, ...]
    lineage: str  # "first in the store", "cites Reuters", "a copy of …"; "" for a report of its own
    is_part: bool
    confidence: float
    verdict: str | None


def load_reports(store: Store, claims: Iterable[str] | None = None) -> dict[str, list[Report]]:
    """The reports of each event, all or those of these claims, in the order of publication; aggregates under ``""``."""
    names = dict(store.execute("SELECT slug, name FROM outlets").fetchall())
    chosen = None if claims is None else json.dumps(sorted(claims))
    causes, marks, lineage = _causes(store, chosen), _marks(store, chosen), _lineage(store, names, chosen)
    found: dict[str, list[Report]] = defaultdict(list)
    for row in store.rows(
        "SELECT c.*, l.is_part, s.start_char FROM current_claims AS c"  # noqa: S608  our own words
        " LEFT JOIN event_claims AS l ON l.claim_id = c.id"
        " LEFT JOIN claim_spans AS s ON s.claim_id = c.id AND s.version_id = c.version_id AND s.position = 0"
        f" WHERE {_among('c.id', chosen)} ORDER BY c.published_on, c.id",
        {"chosen": chosen},
    ):
        evidence, start = row["evidence"] or "", row["start_char"] or 0
        found[row["event_id"] or ""].append(
            Report(
                claim_id=row["id"],
                event_id=row["event_id"],
                company=row["company"] or "nobody named",
                outlet=names.get(row["outlet"], row["outlet"] or "unknown outlet"),
                url=row["url"],
                title=row["title"] or "(no title)",
                published_on=row["published_on"],
                figure=_figure(row),
                status=row["status"],
                date=row["date"],
                effective=row["effective"],
                causes=tuple(causes.get(row["id"], ())),
                evidence=segment(evidence, _inside(marks.get((row["id"], row["version_id"]), ()), start, evidence)),
                lineage=lineage.get(row["id"], ""),
                is_part=bool(row["is_part"]),
                confidence=row["confidence"],
                verdict=row["verdict"],
            )
        )
    return dict(found)


def _figure(row: Mapping[str, Any]) -> str:
    """The figure in words: how the count was worded goes with it."""
    about = "about " if row["qualifier"] == "about" else ""
    jobs = figure(row["low"], row["high"])
    share = figure(row["percent_low"], row["percent_high"])
    return ", ".join([*([f"{about}{jobs} jobs"] if jobs else []), *([f"{share}% of staff"] if share else [])])


def _among(column: str, chosen: str | None) -> str:
    """The condition that a column is one of the ids in the JSON list ``:chosen``; none for None."""
    return "1" if chosen is None else f"{column} IN (SELECT value FROM json_each(:chosen))"  # noqa: S608


def _causes(store: Store, chosen: str | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for claim, code, stance, speaker in store.execute(
        "SELECT DISTINCT claim_id, code, stance, speaker FROM current_causes"  # noqa: S608
        f" WHERE {_among('claim_id', chosen)}"
        " ORDER BY claim_id, code, stance, speaker",
        {"chosen": chosen},
    ):
        who = "employer" if speaker == "company" else "others"
        found[claim].append(f"{'not ' if stance == 'denies' else ''}{in_words(code)} ({who})")
    return found


def _marks(store: Store, chosen: str | None) -> dict[tuple[str, int], list[tuple[int, int, str, str]]]:
    found: dict[tuple[str, int], list[tuple[int, int, str, str]]] = defaultdict(list)
    for claim, version, *mark in store.execute(
        "SELECT s.claim_id, s.version_id, s.start_char, s.end_char, s.role, coalesce(s.rule, '')"  # noqa: S608
        " FROM claim_spans AS s"
        " JOIN articles AS a ON a.version_id = s.version_id"
        f" WHERE s.role != :evidence AND {_among('s.claim_id', chosen)}"
        " UNION SELECT w.claim_id, w.version_id, w.start_char, w.end_char, 'cause', w.rule FROM claim_causes AS w"
        f" JOIN articles AS a ON a.version_id = w.version_id WHERE {_among('w.claim_id', chosen)}",
        {"evidence": EVIDENCE, "chosen": chosen},
    ):
        found[claim, version].append((mark[0], mark[1], mark[2], mark[3]))
    return found


def _inside(marks: Iterable[tuple[int, int, str, str]], start: int, evidence: str) -> Iterator[Mark]:
    """The marks that lie in the evidence, counted from its first character."""
    for first, end, role, rule in marks:
        if start <= first and end <= start + len(evidence):
            yield Mark(start=first - start, end=end - start, claim="", role=role, rule=rule)


def _lineage(store: Store, names: Mapping[str, str], chosen: str | None) -> dict[str, str]:
    return {
        claim: f"{_ROLES[role]} {'of ' if role == 'copy' else ''}{names.get(source, source) or ''}".strip()
        for claim, role, source in store.execute(
            "SELECT claim_id, role, coalesce(taken_from, '') FROM lineage"  # noqa: S608
            f" WHERE {_among('claim_id', chosen)}",
            {"chosen": chosen},
        )
    }
