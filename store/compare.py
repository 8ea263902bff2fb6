"""Two stores side by side: what they hold, without what may differ between two runs that did the same work."""

from __future__ import annotations

from typing import Any

from store.store import Store

#: Run numbers, row numbers, times of fetching and places in archives are left out; the rest is told by what it is.
_CONTENT = {
    "outlets": "SELECT * FROM outlets",
    "snapshots": "SELECT outlet, kind, url, final_url, status, content_type, bytes, sha256, context FROM snapshots",
    "extractions": """
        SELECT s.sha256, e.url, e.context, e.outcome, e.reason, e.detail, e.rules, a.url, v.content_sha256
        FROM extractions AS e JOIN snapshots AS s ON s.id = e.snapshot_id
        LEFT JOIN article_versions AS v ON v.id = e.version_id LEFT JOIN articles AS a ON a.id = v.article_id""",
    "articles": """
        SELECT a.url, a.outlet, v.content_sha256
        FROM articles AS a LEFT JOIN article_versions AS v ON v.id = a.version_id""",
    "article_versions": """
        SELECT DISTINCT a.url, v.text, v.content_sha256
        FROM article_versions AS v JOIN articles AS a ON a.id = v.article_id
        JOIN extractions AS e ON e.version_id = v.id""",
    "claims": """
        SELECT v.content_sha256, c.* FROM claims AS c JOIN article_versions AS v ON v.id = c.version_id""",
    "claim_spans": """
        SELECT v.content_sha256, c.claim_id, c.position, c.role, c.start_char, c.end_char, c.text, c.rule
        FROM claim_spans AS c JOIN article_versions AS v ON v.id = c.version_id""",
    "claim_causes": """
        SELECT v.content_sha256, c.* FROM claim_causes AS c JOIN article_versions AS v ON v.id = c.version_id""",
    "claim_citations": """
        SELECT v.content_sha256, c.* FROM claim_citations AS c JOIN article_versions AS v ON v.id = c.version_id""",
    "claim_scopes": """
        SELECT v.content_sha256, c.* FROM claim_scopes AS c JOIN article_versions AS v ON v.id = c.version_id""",
    "companies": "SELECT * FROM companies",
    "company_seats": "SELECT * FROM company_seats",
    "company_aliases": "SELECT alias, company, relation, reason, added_by FROM company_aliases",
    "events": "SELECT * FROM events",
    "event_claims": "SELECT * FROM event_claims",
    "filing_versions": """
        SELECT l.sha256, v.filing_id, v.line, v.company, v.company_key, v.jobs, v.cells
        FROM filing_versions AS v JOIN filing_lists AS l ON l.id = v.list_id""",
    "filing_events": "SELECT * FROM filing_events",
    "event_links": "SELECT claim_a, claim_b, decision, reason, added_by FROM event_links",
    "reviews": "SELECT claim_id, decision, corrections, spans, reason, note, reading, reviewer FROM reviews",
}


def content(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """What the store holds, by table, sorted: equal for a run killed and finished later and one left in peace."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for table, sql in _CONTENT.items():
        rows = [
            tuple(value for name, value in row.items() if name not in {"run_id", "version_id"})
            for row in store.rows(sql)
        ]
        found[table] = sorted(rows, key=repr)
    return found


def every_row(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but runs and fetches, sorted: what a second run must not change."""
    names = [str(name) for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: sorted((tuple(row) for row in store.execute(f"SELECT * FROM {name}")), key=repr)  # noqa: S608
        for name in names
        if name not in {"runs", "fetches"}
    }
