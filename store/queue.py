"""The review queue: which claims a reviewer should see next, the most useful first, and why each is there."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from store.stamps import to_stamp
from store.store import Store


class QueueState(StrEnum):
    """Which claims a queue has."""

    WAITING = "waiting"  # all that wait for this reviewer
    CHANGED = "changed"  # judged, and read otherwise by later rules
    SECOND = "second"  # waiting for a second, blind reading
    DISPUTED = "disputed"  # waiting for a third reader, for two disagree
    MINE = "mine"  # judged by this reviewer
    ALL = "all"  # every claim that articles make now


class Why(StrEnum):
    """What makes a claim useful to read."""

    CHANGED = "changed"  # later rules read it otherwise than the reviewer saw it
    DISPUTED = "disputed"  # two readers disagree
    SECOND = "second"  # chosen for a second, blind reading
    CONFLICT = "conflict"  # reports of its event disagree
    AI = "ai"  # AI is given, or denied, as a reason
    NEW_RULE = "new_rule"  # found by a rule of which no claim was judged
    LARGE = "large"  # 1,000 jobs or more
    DOUBTFUL = "doubtful"  # confidence below 0.7


#: What each adds to a claim's usefulness; doubt and size count by degrees, up to 3 and 2.
_WEIGHTS = {Why.CHANGED: 6.0, Why.DISPUTED: 5.0, Why.SECOND: 1.5, Why.CONFLICT: 2.0, Why.AI: 1.0, Why.NEW_RULE: 1.5}
_LARGE, _DOUBTFUL = 1_000, 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """Which part of the queue; None asks for all."""

    state: QueueState = QueueState.WAITING
    outlet: str | None = None
    company: str | None = None  # a part of the name
    cause: str | None = None
    rule: str | None = None
    status: str | None = None
    since: str | None = None  # first day of publication, ISO
    until: str | None = None  # last day of publication, ISO
    words: str | None = None  # words that the evidence or the company's name has


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """A claim in the queue."""

    id: str
    article_id: int
    company: str | None
    low: int | None
    high: int | None
    percent_low: float | None
    percent_high: float | None
    status: str
    confidence: float
    outlet: str | None
    published_on: str | None
    title: str | None
    reading: str | None  # first, second, third or changed: what it waits for; None where it waits for nothing
    verdict: str | None  # of this reviewer
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The head of a queue, and how long it is."""

    items: tuple[QueueItem, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How a reviewer gets on."""

    done_today: int  # verdicts given since the day began and not taken back
    recent: int  # of these, in the last half hour
    recent_minutes: float  # since the first of those; 0 without any


#: Claims of what articles say now, with what they wait for. Verdicts of others never show in it. What many claims share
#: (their event's conflict, their rules) is found once for all of them.
_TOLD = """
    WITH readers AS MATERIALIZED (
      SELECT claim_id, count(*) AS n, max(iif(reviewer = :me, decision, NULL)) AS mine,
        count(DISTINCT decision || coalesce(corrections, '')) AS answers, max(decision = 'unsure') AS unsure
      FROM reader_verdicts GROUP BY claim_id
    ),
    changed AS MATERIALIZED (SELECT id FROM changed_claims),
    judged AS MATERIALIZED (
      SELECT DISTINCT j.value AS rule FROM verdicts AS v JOIN claims AS c ON c.id = v.claim_id, json_each(c.rules) AS j
      WHERE v.decision IN ('accept', 'correct', 'reject')
    ),
    novel AS MATERIALIZED (
      SELECT DISTINCT d.rules FROM (SELECT DISTINCT rules FROM claims) AS d, json_each(d.rules) AS j
      WHERE j.value NOT IN (SELECT rule FROM judged) AND j.value NOT LIKE 'reviewer.%'
    ),
    conflicting AS MATERIALIZED (
      SELECT l.event_id FROM event_claims AS l
      JOIN claims AS c ON c.id = l.claim_id JOIN articles AS a ON a.version_id = c.version_id
      WHERE l.is_part = 0 GROUP BY l.event_id
      HAVING min(coalesce(c.high, 1e12)) * 1.06 < max(coalesce(c.low, 0))
        OR (max(c.status IN ('denied', 'reversed')) AND max(c.status NOT IN ('denied', 'reversed')))
    ),
    apart AS MATERIALIZED (
      SELECT claim_id FROM event_claims WHERE event_id IN (SELECT event_id FROM conflicting)
    ),
    ai AS MATERIALIZED (
      SELECT DISTINCT w.claim_id FROM claim_causes AS w JOIN articles AS a ON a.version_id = w.version_id
      WHERE w.code = 'ai'
    ),
    told AS (
      SELECT c.id, c.version_id, c.position, c.confidence, c.low, c.high, a.id AS article_id, r.mine,
        CASE
          WHEN c.id IN (SELECT id FROM changed) THEN 'changed'
          WHEN r.n IS NULL THEN 'first'
          WHEN r.mine IS NOT NULL THEN NULL
          WHEN r.n = 1 AND (r.unsure OR substr(c.id, 1, 4) < :share) THEN 'second'
          WHEN r.n = 2 AND (r.unsure OR r.answers > 1) THEN 'third'
        END AS reading,
        c.id IN (SELECT claim_id FROM ai) AS has_ai,
        c.id IN (SELECT claim_id FROM apart) AS conflicts,
        c.rules IN (SELECT rules FROM novel) AS is_new
      FROM claims AS c
      JOIN articles AS a ON a.version_id = c.version_id
      LEFT JOIN readers AS r ON r.claim_id = c.id
      WHERE {where}
    ),
    scored AS (
      SELECT *,
        iif(reading = 'changed', {changed}, 0) + iif(reading = 'third', {disputed}, 0)
        + iif(reading = 'second', {second}, 0) + conflicts * {conflict} + has_ai * {ai} + is_new * {new_rule}
        + 3 * (1 - confidence) + min(length(coalesce(high, low, 0)), 6) / 3.0 AS score
      FROM told WHERE {state}
    ),
    head AS (
      SELECT *, count(*) OVER () AS total, max(score) OVER (PARTITION BY article_id) AS best FROM scored
      ORDER BY best DESC, article_id, position LIMIT :limit
    )
    SELECT h.*, c.company, c.percent_low, c.percent_high, c.status, a.outlet, v.published_on, v.title
    FROM head AS h
    JOIN claims AS c ON c.id = h.id AND c.version_id = h.version_id
    JOIN articles AS a ON a.id = h.article_id
    JOIN article_versions AS v ON v.id = h.version_id
    ORDER BY h.best DESC, h.article_id, h.position"""
_STATES = {
    QueueState.WAITING: "reading IS NOT NULL AND id NOT IN (SELECT value FROM json_each(:taken))",
    QueueState.CHANGED: "reading = 'changed'",
    QueueState.SECOND: "reading = 'second'",
    QueueState.DISPUTED: "reading = 'third'",
    QueueState.MINE: "mine IS NOT NULL",
    QueueState.ALL: "TRUE",
}


def share_limit(share: float) -> str:
    """The four hex digits below which the ids of this share of all claims lie: ids are hashes, so the draw is fair.

    >>> share_limit(0), share_limit(0.5), share_limit(1)
    ('0000', '8000', 'g')
    """
    return "g" if share >= 1 else f"{int(share * 0x10000):04x}"


def review_queue(
    store: Store,
    reviewer: str,
    wanted: QueueFilter,
    *,
    second_share: float,
    taken: Collection[str] = (),
    limit: int = 50,
) -> Queue:
    """The claims that this reviewer should see next. Claims of one article stand together.

    ``second_share`` of all claims get a second reader; ``taken`` are claims before another reviewer's eyes just now.
    """
    where, values = _where(wanted)
    weights = {str(why): weight for why, weight in _WEIGHTS.items()}
    sql = _TOLD.format(where=where, state=_STATES[wanted.state], **weights)
    rows = list(
        store.rows(
            sql,
            values
            | {"me": reviewer, "share": share_limit(second_share), "taken": json.dumps(sorted(taken)), "limit": limit},
        )
    )
    items = tuple(
        QueueItem(
            **{name: row[name] for name in QueueItem.__slots__ if name in row},
            verdict=row["mine"],
            why=_why(row),
        )
        for row in rows
    )
    return Queue(items=items, total=int(rows[0]["total"]) if rows else 0)


def _where(wanted: QueueFilter) -> tuple[str, dict[str, object]]:
    """The condition of a filter on claims, and its values."""
    parts = {
        "outlet": "a.outlet = :outlet",
        "company": "c.company LIKE '%' || :company || '%'",
        "status": "c.status = :status",
        "since": "c.version_id IN (SELECT id FROM article_versions WHERE published_on >= :since)",
        "until": "c.version_id IN (SELECT id FROM article_versions WHERE published_on <= :until)",
        "rule": "EXISTS (SELECT 1 FROM json_each(c.rules) AS j WHERE j.value = :rule)"
        " OR EXISTS (SELECT 1 FROM claim_spans AS s WHERE s.claim_id = c.id AND s.version_id = c.version_id"
        " AND s.rule = :rule)",
        "cause": "c.id IN (SELECT claim_id FROM current_causes WHERE code = :cause)",
        "words": "c.company LIKE '%' || :words || '%' OR EXISTS (SELECT 1 FROM claim_spans AS s"
        " WHERE s.claim_id = c.id AND s.version_id = c.version_id AND s.role = 'evidence'"
        " AND s.text LIKE '%' || :words || '%')",
    }
    values: dict[str, object] = {name: value for name in parts if (value := getattr(wanted, name)) is not None}
    return " AND ".join(f"({parts[name]})" for name in values) or "TRUE", values


def _why(row: dict[str, object]) -> tuple[Why, ...]:
    jobs, confidence = row["high"] or row["low"] or 0, row["confidence"]
    assert isinstance(jobs, int)  # noqa: S101  the schema says so
    assert isinstance(confidence, float)  # noqa: S101
    holds = {
        Why.CHANGED: row["reading"] == "changed",
        Why.DISPUTED: row["reading"] == "third",
        Why.SECOND: row["reading"] == "second",
        Why.CONFLICT: row["conflicts"],
        Why.AI: row["has_ai"],
        Why.NEW_RULE: row["is_new"],
        Why.LARGE: jobs >= _LARGE,
        Why.DOUBTFUL: confidence < _DOUBTFUL,
    }
    return tuple(why for why, held in holds.items() if held)


def progress(store: Store, reviewer: str, *, day_began: datetime, half_hour_ago: datetime) -> Progress:
    """How many verdicts a reviewer has given today, and how fast lately."""
    row = next(
        store.rows(
            "SELECT count(*) AS done, coalesce(sum(reviewed_at >= :recent), 0) AS recent,"
            " min(iif(reviewed_at >= :recent, CAST(strftime('%s', reviewed_at) AS INTEGER), NULL)) AS first,"
            " max(CAST(strftime('%s', reviewed_at) AS INTEGER)) AS last"
            " FROM reviews AS r WHERE reviewer = :me AND reviewed_at >= :day AND decision != 'undo'"
            " AND NOT EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = r.id)",
            {"me": reviewer, "day": to_stamp(day_began), "recent": to_stamp(half_hour_ago)},
        )
    )
    minutes = (row["last"] - row["first"]) / 60 if row["first"] is not None else 0.0
    return Progress(done_today=int(row["done"]), recent=int(row["recent"]), recent_minutes=minutes)
