"""Articles and claims as JSON objects, in the forms that the gold sets and the scorer use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from extract.errors import PinkslipError
from extract.mention import WhyNot
from extract.model import Article, Claim, Count, Share
from extract.sentences import split_sentences


class BadRow(PinkslipError):  # noqa: N818  the row's fault, not ours
    """Raised by :func:`article_from_row` for an object that is no article; mend or drop the line it names."""


def article_from_row(row: dict[str, Any]) -> Article:
    """The article of a row with ``id, url, outlet, published, title, text``; BadRow where a field is malformed."""
    try:
        published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
        title, text = str(row.get("title") or ""), str(row.get("text") or "")
        return Article.of(
            url=str(row.get("url") or f"row:{row['id']}"),
            title=" ".join(title.split()) or None,
            body=text,
            outlet=row.get("outlet"),
            published_on=published,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadRow(
            f"article {row.get('id', '?')}: {error}; rows need id, url, outlet, published, title, text"
        ) from error


def read_articles(path: Path) -> Iterator[tuple[str, Article]]:
    """Id and article of each line of a JSONL file; BadRow naming the line that is none."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode("utf-8"))
            except ValueError as error:
                raise BadRow(
                    f"{path}, line {number}: not JSON in UTF-8 ({error}); one object a line is needed"
                ) from error
            if not isinstance(row, dict) or "id" not in row:
                raise BadRow(f"{path}, line {number}: no article; a JSON object with an id is needed")
            yield str(row["id"]), article_from_row(row)


def claim_to_row(claim: Claim) -> dict[str, Any]:
    """The claim as a JSON object with every field of a claim, its evidence and what read it."""
    low, high = _ends(claim.count)
    percent_low, percent_high = _ends(claim.share)
    return {
        "claim_id": claim.id,
        "kind": claim.kind.value,
        "company": claim.company,
        "low": low,
        "high": high,
        "qualifier": claim.count.qualifier.value if claim.count else None,
        "percent_low": percent_low,
        "percent_high": percent_high,
        "date": claim.date.iso if claim.date else None,
        "date_basis": claim.date_basis.value,
        "effective": claim.effective.iso if claim.effective else None,
        "status": claim.status.value,
        "cut_type": claim.cut_type.value,
        "causes": [
            {"code": c.code.value, "stance": c.stance.value, "speaker": c.speaker.value}
            | ({"detail": c.detail.value} if c.detail else {})
            for c in claim.causes
        ],
        "part_of": claim.part_of,
        "cumulative": claim.cumulative,
        "evidence": [span.text for span in claim.evidence],
        "spans": [
            {"field": f.field, "start": f.span.start, "end": f.span.end, "text": f.span.text, "rule": f.rule}
            for f in claim.spans
        ],
        "rules": list(claim.rules),
        "confidence": claim.confidence,
    }


def why_not_to_row(article_id: str, article: Article, why: WhyNot) -> dict[str, Any]:
    """A refusal as a JSON object: where, which rule matched if any, and what refused it."""
    start, end, _ = list(split_sentences(article.text))[why.sentence]
    return {
        "id": article_id,
        "sentence": article.text[start:end],
        "start": start,
        "anchor": why.anchor.text if why.anchor else None,
        "rule": why.rule,
        "refused_by": why.refused_by,
    }


def _ends(figure: Count | Share | None) -> tuple[float | None, float | None]:
    if figure is None:
        return None, None
    low, high = (int(v) if v is not None and v == int(v) else v for v in (figure.low, figure.high))
    return low, high
