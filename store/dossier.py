"""All that a reviewer needs to judge one claim: its fields and their words, the article, other reports, verdicts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from extract.model import Claim
from store.claim_rows import Row, current_rows
from store.corrections import FIELDS
from store.errors import UnknownClaim
from store.load import load_article, load_claims
from store.queue import share_limit
from store.reviews import values_of
from store.segments import EVIDENCE, Mark, marks_of, paragraphs
from store.store import Store

#: A dossier travels to the browser as JSON.
Dossier = dict[str, Any]
#: Role of the evidence of the article's other claims.
OTHER = "other"


def load_dossier(store: Store, claim_id: str, reviewer: str, *, second_share: float) -> Dossier:
    """The dossier of a claim that its article makes now, for one reviewer; UnknownClaim for another.

    While the claim waits for this reviewer's blind second reading, the dossier is silent on what others said of it.
    """
    digest, rows = current_rows(store, claim_id)
    if rows is None or digest is None:
        raise UnknownClaim(f"{claim_id} is no claim of what articles say now")
    version = int(
        store.value(
            "SELECT a.version_id FROM claim_ids AS i JOIN articles AS a ON a.id = i.article_id WHERE i.id = ?",
            (claim_id,),
        )
    )
    claims = load_claims(store, version)
    claim = next(each for each in claims if each.id == claim_id)
    said = _verdicts(store, claim_id)
    reading = _reading(store, claim_id, reviewer, second_share)
    blind = reading == "second"
    shown = [each for each in said if each["reviewer"] == reviewer] if blind else said
    standing = None if blind else _standing(store, claim_id)
    values = values_of(rows)
    return {
        "id": claim_id,
        "version_id": version,
        "text_sha256": digest,
        "reading": reading,
        "blind": blind,
        "values": {name: values[name] for name in FIELDS},
        "corrected": json.loads(standing["corrections"]) if standing and standing["corrections"] else None,
        "verdict": standing["decision"] if standing else None,
        "part_of": claim.part_of,
        "cumulative": claim.cumulative,
        "confidence": claim.confidence,
        "rules": list(claim.rules),
        "words": _words(claim),
        "changes": _changes(standing, values) if reading == "changed" else [],
        "held": bool(
            store.value("SELECT 1 FROM held_claims WHERE claim_id = ? AND version_id = ?", (claim_id, version))
        ),
        "article": _article(store, version, claim, claims),
        "siblings": [_sibling(store, each, claim_id, reviewer) for each in claims],
        "reports": list(_reports(store, claim_id, rows)),
        "verdicts": shown,
    }


def _standing(store: Store, claim_id: str) -> Row | None:
    return next(store.rows("SELECT decision, corrections, was FROM verdicts WHERE claim_id = ?", (claim_id,)), None)


def _reading(store: Store, claim_id: str, reviewer: str, share: float) -> str | None:
    """What the claim waits for from this reviewer, as in the queue."""
    if store.value("SELECT 1 FROM changed_claims WHERE id = ?", (claim_id,)):
        return "changed"
    readers = {
        row["reviewer"]: (row["decision"], row["corrections"])
        for row in store.rows(
            "SELECT reviewer, decision, corrections FROM reader_verdicts WHERE claim_id = ?", (claim_id,)
        )
    }
    unsure = any(decision == "unsure" for decision, _ in readers.values())
    if not readers:
        return "first"
    if reviewer in readers:
        return None
    if len(readers) == 1:
        return "second" if unsure or claim_id[:4] < share_limit(share) else None
    return "third" if len(readers) == 2 and (unsure or len(set(readers.values())) > 1) else None


def _verdicts(store: Store, claim_id: str) -> list[Row]:
    """Every verdict on a claim, the newest first."""
    found = []
    for row in store.rows(
        "SELECT id, decision, corrections, reason, note, reading, reviewer, reviewed_at, undoes,"
        " EXISTS (SELECT 1 FROM reviews AS u WHERE u.claim_id = r.claim_id AND u.id > r.id AND u.decision = 'undo'"
        " AND (u.undoes IS NULL OR u.undoes = r.id)) AS undone"
        " FROM reviews AS r WHERE claim_id = ? ORDER BY id DESC",
        (claim_id,),
    ):
        fields = json.loads(row["corrections"]) if row["corrections"] else {}
        found.append(
            row
            | {"undone": bool(row["undone"]), "corrections": {name: fields[name] for name in FIELDS if name in fields}}
        )
    return found


def _changes(standing: Mapping[str, Any] | None, now: Mapping[str, Any]) -> list[Row]:
    """The fields that read otherwise than when the standing verdict was given."""
    if standing is None or not standing["was"]:
        return []
    then = values_of(json.loads(standing["was"]))
    return [{"field": name, "then": then[name], "now": now[name]} for name in FIELDS if then[name] != now[name]]


def _words(claim: Claim) -> dict[str, list[Row]]:
    """For each field the words that it was read from, with the rule or cue."""
    found: dict[str, list[Row]] = {"anchor": [_word(claim.anchor.text, ", ".join(claim.rules))]}
    for each in claim.spans:
        found.setdefault(each.field, []).append(_word(each.span.text, each.rule))
    for cause in claim.causes:
        name = f"{cause.code}/{cause.stance}/{cause.speaker}"
        found.setdefault(name, []).append(_word(cause.span.text, cause.rule))
    return found


def _word(text: str, rule: str) -> Row:
    return {"text": text, "rule": rule}


def _article(store: Store, version: int, claim: Claim, claims: tuple[Claim, ...]) -> Row:
    article = load_article(store, version)
    marks = list(marks_of(claim))
    marks += [
        Mark(start=span.start, end=span.end, claim=each.id, role=OTHER, rule=", ".join(each.rules))
        for each in claims
        if each.id != claim.id
        for span in each.evidence
    ]
    captures = list(
        store.rows(
            "SELECT s.id AS snapshot_id, s.fetched_at FROM extractions AS e JOIN snapshots AS s ON s.id = e.snapshot_id"
            " WHERE e.version_id = ? ORDER BY s.fetched_at, s.id",
            (version,),
        )
    )
    numbers = {mark: number for number, mark in enumerate(marks)}
    return {
        "url": article.url,
        "outlet": article.outlet,
        "outlet_name": store.value("SELECT name FROM outlets WHERE slug = ?", (article.outlet,)) or article.outlet,
        "title": article.title,
        "byline": article.byline,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "fetched_at": captures[0]["fetched_at"] if captures else None,
        "snapshot_id": captures[-1]["snapshot_id"] if captures else None,
        "access": article.access,
        "complete": bool(_complete(store, article.url, article.text_sha256)),
        "marks": [{"role": mark.role, "rule": mark.rule, "claim": mark.claim} for mark in marks],
        "evidence_start": claim.evidence[0].start,
        "paragraphs": [
            [[run.start, run.text, [numbers[mark] for mark in run.marks]] for run in line]
            for line in paragraphs(article.text, marks)
        ],
    }


def _complete(store: Store, url: str, digest: str) -> Any:
    """1 where the latest word on a text is that no claim is missed in it."""
    return store.value(
        "SELECT complete FROM article_reviews WHERE url = ? AND text_sha256 = ? ORDER BY id DESC LIMIT 1", (url, digest)
    )


def _sibling(store: Store, each: Claim, open_claim: str, reviewer: str) -> Row:
    """A claim of the same article, with this reviewer's own verdict on it: others' would unblind a second reading."""
    return {
        "id": each.id,
        "open": each.id == open_claim,
        "company": each.company,
        "low": each.count.low if each.count else None,
        "high": each.count.high if each.count else None,
        "percent_low": each.share.low if each.share else None,
        "percent_high": each.share.high if each.share else None,
        "status": each.status,
        "verdict": store.value(
            "SELECT decision FROM reader_verdicts WHERE claim_id = ? AND reviewer = ?", (each.id, reviewer)
        ),
    }


def _reports(store: Store, claim_id: str, rows: Row) -> Iterator[Row]:
    """The other reports of the claim's event, each with whether it contradicts the claim."""
    mine = rows["claim"]
    for row in store.rows(
        "SELECT c.id, c.company, c.low, c.high, c.percent_low, c.percent_high, c.status, c.date, a.outlet,"
        " o.name AS outlet_name, a.url, v.title, v.published_on, l.is_part, l.copy_of IS NOT NULL AS is_copy"
        " FROM event_claims AS l JOIN claims AS c ON c.id = l.claim_id "
        " JOIN articles AS a ON a.version_id = c.version_id JOIN article_versions AS v ON v.id = c.version_id "
        " LEFT JOIN outlets AS o ON o.slug = a.outlet"
        " LEFT JOIN verdicts AS r ON r.claim_id = c.id"
        " WHERE l.event_id = (SELECT event_id FROM event_claims WHERE claim_id = :id) AND l.claim_id != :id"
        " AND r.decision IS NOT 'reject' ORDER BY v.published_on, a.outlet, c.position LIMIT 40",
        {"id": claim_id},
    ):
        part = bool(row["is_part"])
        yield row | {
            "figures_differ": not part and _apart(mine["low"], mine["high"], row["low"], row["high"]),
            "status_differs": (row["status"] in _TAKEN_BACK) is not (mine["status"] in _TAKEN_BACK),
            "is_part": part,
            "is_copy": bool(row["is_copy"]),
        }


_TAKEN_BACK = frozenset({"denied", "reversed"})


def _apart(low: int | None, high: int | None, other_low: int | None, other_high: int | None) -> bool:
    """True when no number fits both figures, even with 6 in 100 for rounding (the view conflicts likewise)."""
    if (low is None and high is None) or (other_low is None and other_high is None):
        return False
    top = min(end for end in (high, other_high, 1_000_000_000_000) if end is not None)
    return bool(top * 1.06 < max(low or 0, other_low or 0))


__all__ = ["EVIDENCE", "OTHER", "Dossier", "load_dossier"]
