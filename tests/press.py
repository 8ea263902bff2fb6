"""The press as the extractor reads it, and its claims set beside those a careful reader finds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crawler.catalog import load_catalog
from crawler.demo import build
from crawler.demo.press import OUTLETS, UNSAID, Piece
from extract.article import Hints, extract_article, extract_summary
from extract.claims import extract_claims
from extract.jsonl import claim_to_row
from extract.model import Article

CATALOG = load_catalog(OUTLETS)

#: The fields of a claim that are compared, one by one.
FIELDS = ("kind", "company", "low", "high", "qualifier", "percent_low", "percent_high", "date", "date_basis",
          "effective", "status", "cut_type", "causes")  # fmt: skip


def article_of(piece: Piece) -> Article:
    """The article that the crawl makes of a piece."""
    outlet = CATALOG[piece.site.slug]
    hints = Hints(
        outlet=outlet.slug,
        outlet_name=outlet.name,
        timezone=outlet.timezone,
        title=piece.title,
        summary=piece.summary,
        published_at=piece.published,
    )
    if piece.site.summary_only:
        return extract_summary(piece.url, hints)
    return extract_article(build.page(piece).encode(), piece.url, hints=hints)


def claims_of(piece: Piece) -> list[dict[str, Any]]:
    """The claims extracted from a piece, as rows."""
    return [claim_to_row(claim) for claim in extract_claims(article_of(piece))]


def differences(claims: Iterable[dict[str, Any]], rows: list[dict[str, Any]]) -> list[str]:
    """What an editor who wants these claims would object to: claims missed, claims too many, fields that are wrong."""
    left, complaints = list(rows), []
    for want in claims:
        found = min(left, key=lambda row: _distance(want, row), default=None)
        if found is None or _distance(want, found) > 2:
            if not want["optional"]:
                complaints.append(f"missed: {_line(want)}")
            continue
        left.remove(found)
        if not want["optional"]:
            complaints += [
                f"{_line(want)}: {field} is {_value(found, field)}, not {_value(want, field)}"
                for field in FIELDS
                if not _same(want, found, field)
            ]
        if want["part"] and not found["part_of"]:
            complaints.append(f"{_line(want)}: not a part")
    return complaints + [f"too many: {_line(row)}" for row in left]


def _distance(want: dict[str, Any], row: dict[str, Any]) -> float:
    """How far a row is from being the wanted claim: its figures weigh most, then who and how sure."""
    weights = {"low": 2, "high": 2, "percent_low": 1, "company": 2, "status": 0.5, "date": 0.5}
    return sum(weight for field, weight in weights.items() if not _same(want, row, field))


def _same(want: dict[str, Any], row: dict[str, Any], field: str) -> bool:
    """Whether a field is right; any of a claim's names for its company will do."""
    if field == "company":
        return row["company"] in {want["company"], *want["aliases"]}
    return bool(_value(want, field) == _value(row, field))


def _value(claim: dict[str, Any], field: str) -> Any:
    """A field's value in a form that can be compared."""
    value = claim.get(field, UNSAID.get(field))
    if field == "causes":
        return sorted((cause["code"], cause["stance"], cause["speaker"]) for cause in value)
    return value


def _line(claim: dict[str, Any]) -> str:
    """A claim in a few words."""
    figure = f"{claim.get('low')}..{claim.get('high')}"
    share = f" {claim['percent_low']}%" if claim.get("percent_low") else ""
    return f"{claim['company']} {figure}{share} {claim['status']} {claim['date']}"
