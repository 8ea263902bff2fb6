"""Full-text search over what articles say now and the evidence of their claims."""

from __future__ import annotations

import sqlite3
from typing import Any

from store.errors import StoreError
from store.store import Store


class BadQuery(StoreError):  # noqa: N818
    """Raised for words that FTS5 can't read as a query. Quote them."""


#: ``:words`` is an FTS5 query; the best match comes first.
ARTICLES = """
    SELECT a.url, a.outlet, v.title, v.published_on, snippet(article_fts, 1, '', '', ' … ', 24) AS words
    FROM article_fts
    JOIN articles AS a ON a.version_id = article_fts.rowid
    JOIN article_versions AS v ON v.id = article_fts.rowid
    WHERE article_fts MATCH :words ORDER BY bm25(article_fts, 4.0, 1.0), a.url LIMIT :limit"""
CLAIMS = """
    SELECT c.id, c.company, c.low, c.high, c.status, c.date, c.outlet, c.url, c.evidence
    FROM claim_fts
    JOIN claim_spans AS s ON s.id = claim_fts.rowid
    JOIN current_claims AS c ON c.id = s.claim_id AND c.version_id = s.version_id
    WHERE claim_fts MATCH :words GROUP BY c.id ORDER BY min(claim_fts.rank), c.id LIMIT :limit"""


def search_articles(store: Store, words: str, *, limit: int = 50) -> list[dict[str, Any]]:
    """Articles whose present text matches an FTS5 query, best first; BadQuery where it can't be read."""
    return _search(store, ARTICLES, words, limit)


def search_claims(store: Store, words: str, *, limit: int = 50) -> list[dict[str, Any]]:
    """Current claims of which an evidence sentence matches an FTS5 query, best first; BadQuery likewise."""
    return _search(store, CLAIMS, words, limit)


def _search(store: Store, sql: str, words: str, limit: int) -> list[dict[str, Any]]:
    try:
        return list(store.rows(sql, {"words": words, "limit": limit}))
    except sqlite3.OperationalError as error:
        raise BadQuery(f"can't search for {words!r} ({error}); put words with signs in double quotes") from None
