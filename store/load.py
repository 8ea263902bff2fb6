"""Rows back into Articles and Claims, equal to those that were saved (times to the second)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from extract.model import (
    Access,
    AiDetail,
    Article,
    Cause,
    CauseCode,
    Claim,
    Count,
    CutType,
    DateBasis,
    FieldSpan,
    Kind,
    Precision,
    PublishedBasis,
    Qualifier,
    Share,
    Span,
    Speaker,
    Stance,
    Status,
    When,
)
from store.claim_rows import Row, claims_of
from store.stamps import maybe_moment
from store.store import Store


def load_article(store: Store, version: int) -> Article:
    """The article of a version; KeyError for a number that no version has."""
    row = next(
        store.rows(
            "SELECT a.url, v.* FROM article_versions AS v JOIN articles AS a ON a.id = v.article_id WHERE v.id = ?",
            (version,),
        ),
        None,
    )
    if row is None:
        raise KeyError(version)
    return Article(
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        byline=row["byline"],
        published_at=maybe_moment(row["published_at"]),
        published_on=date.fromisoformat(row["published_on"]) if row["published_on"] else None,
        published_basis=PublishedBasis(row["published_basis"]) if row["published_basis"] else None,
        published_raw=row["published_raw"],
        modified_at=maybe_moment(row["modified_at"]),
        language=row["language"],
        access=Access(row["access"]),
        text=row["text"],
        text_sha256=row["text_sha256"],
    )


def load_claims(store: Store, version: int) -> tuple[Claim, ...]:
    """The claims of a version in their order in the article, as extracted: verdicts are not applied."""
    url = store.value(
        "SELECT a.url FROM articles AS a JOIN article_versions AS v ON v.article_id = a.id WHERE v.id = ?", (version,)
    )
    return tuple(_claim(claim, str(url), rows) for claim, rows in claims_of(store, version).items())


def _claim(claim: str, url: str, rows: Row) -> Claim:
    row, spans = rows["claim"], rows["claim_spans"]
    roles = {"evidence", "anchor"}
    return Claim(
        id=claim,
        article_url=url,
        kind=Kind(row["kind"]),
        company=row["company"],
        count=_count(row),
        share=_share(row),
        date=_when(row, "date"),
        effective=_when(row, "effective"),
        status=Status(row["status"]),
        cut_type=CutType(row["cut_type"]),
        causes=tuple(_cause(cause) for cause in rows["claim_causes"]),
        part_of=row["part_of"],
        cumulative=bool(row["cumulative"]),
        evidence=tuple(_span(span) for span in spans if span["role"] == "evidence"),
        spans=tuple(
            FieldSpan(field=span["role"], span=_span(span), rule=span["rule"] or "")
            for span in spans
            if span["role"] not in roles
        ),
        rules=tuple(json.loads(row["rules"])),
        confidence=row["confidence"],
        anchor=_one([_span(span) for span in spans if span["role"] == "anchor"]),
    )


def _one(anchors: Sequence[Span]) -> Span:
    (anchor,) = anchors
    return anchor


def _span(row: dict[str, Any]) -> Span:
    return Span(start=row["start_char"], end=row["end_char"], text=row["text"])


def _count(row: dict[str, Any]) -> Count | None:
    if row["qualifier"] is None:
        return None
    return Count(low=row["low"], high=row["high"], qualifier=Qualifier(row["qualifier"]), raw=row["count_raw"])


def _share(row: dict[str, Any]) -> Share | None:
    if row["percent_qualifier"] is None:
        return None
    return Share(
        low=row["percent_low"],
        high=row["percent_high"],
        qualifier=Qualifier(row["percent_qualifier"]),
        raw=row["percent_raw"],
    )


def _when(row: dict[str, Any], name: str) -> When | None:
    if row[f"{name}_start"] is None:
        return None
    return When(
        start=date.fromisoformat(row[f"{name}_start"]),
        end=date.fromisoformat(row[f"{name}_end"]),
        precision=Precision(row[f"{name}_precision"]),
        basis=DateBasis(row[f"{name}_basis"]),
        raw=row[f"{name}_raw"],
    )


def _cause(row: dict[str, Any]) -> Cause:
    return Cause(
        code=CauseCode(row["code"]),
        stance=Stance(row["stance"]),
        speaker=Speaker(row["speaker"]),
        span=_span(row),
        rule=row["rule"],
        detail=AiDetail(row["detail"]) if row["detail"] else None,
    )
