"""Reviewed articles in the form of a gold set, so that a newsroom grows a test set of its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store.claim_rows import claims_of
from store.corrections import FIELDS
from store.reviews import values_of
from store.store import Store

#: Articles read to their end, of which no claim waits for a verdict.
_READY = """
    SELECT a.url, a.outlet, v.id, v.title, v.published_on, v.text FROM articles AS a
    JOIN article_versions AS v ON v.id = a.version_id
    WHERE (
      SELECT complete FROM article_reviews AS r WHERE r.url = a.url AND r.text_sha256 = v.text_sha256
      ORDER BY r.id DESC LIMIT 1
    ) = 1 AND NOT EXISTS (
      SELECT 1 FROM claims AS c LEFT JOIN verdicts AS j ON j.claim_id = c.id
      WHERE c.version_id = v.id AND (j.decision IS NULL OR j.decision = 'unsure')
    ) AND a.url NOT IN (SELECT i.url FROM articles AS i JOIN claims AS c ON c.version_id = i.version_id
      WHERE c.id IN (SELECT id FROM changed_claims))
    ORDER BY a.url"""


def gold_rows(store: Store) -> Iterator[dict[str, Any]]:
    """An object for each article that reviewers have finished: its fields, and its claims as they hold."""
    for url, outlet, version, title, published_on, text in store.execute(_READY).fetchall():
        body = text[len(title) + 2 :] if title and text.startswith(f"{title}\n\n") else text
        yield {
            "id": hashlib.sha256(url.encode()).hexdigest()[:12],
            "url": url,
            "outlet": outlet,
            "published": published_on,
            "title": title,
            "text": body,
            "claims": list(_claims(store, version)),
        }


def _claims(store: Store, version: int) -> Iterator[dict[str, Any]]:
    held = claims_of(store, version)
    said = {
        claim: (decision, json.loads(corrections or "{}"))
        for claim, decision, corrections in store.execute(
            "SELECT claim_id, decision, corrections FROM verdicts"
            " WHERE claim_id IN (SELECT id FROM claims WHERE version_id = ?)",
            (version,),
        )
    }
    values = {name: values_of(rows) | said[name][1] for name, rows in held.items() if said[name][0] != "reject"}
    for name, told in values.items():
        total = values.get(held[name]["claim"]["part_of"] or "")
        names = _aliases(store, told["company"])
        yield (
            {field: told[field] for field in FIELDS}
            | {
                "date_basis": _basis(held[name]["claim"], said[name][1]),
                "causes": told["causes"],
                "part_of": (total["high"] or total["low"]) if total else None,
                "optional": bool(total) or bool(held[name]["claim"]["cumulative"]),
                "evidence": next(span["text"] for span in held[name]["claim_spans"] if span["role"] == "evidence"),
            }
            | ({"aliases": names} if names else {})
        )


def _basis(row: dict[str, Any], corrections: dict[str, Any]) -> str:
    """Where the date comes from: a date that a reviewer puts in is read from the text."""
    return "text" if "date" in corrections else row["date_basis"] or "published"


def _aliases(store: Store, company: str | None) -> list[str]:
    """Other names that reviewers have said are the same company."""
    return [
        str(name)
        for (name,) in store.execute(
            "SELECT DISTINCT n.name FROM company_aliases AS s JOIN companies AS n ON n.key IN (s.alias, s.company)"
            " WHERE s.id IN (SELECT max(id) FROM company_aliases GROUP BY alias) AND s.relation = 'same'"
            " AND s.alias != s.company AND EXISTS (SELECT 1 FROM companies AS m WHERE m.name = :name"
            " AND m.key IN (s.alias, s.company)) AND n.name != :name ORDER BY 1",
            {"name": company},
        )
    ]


def write_gold(store: Store, folder: Path) -> Path:
    """The file ``gold.jsonl`` written into a folder, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    path, part = folder / "gold.jsonl", folder / ".gold.jsonl.part"
    with part.open("w", encoding="utf-8") as out:
        for row in gold_rows(store):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    part.replace(path)
    return path
