"""The store as it was at a past moment: a copy from which everything later is taken back, with all its views."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from store.claim_rows import DETAILS, insert_claim
from store.events import link_events
from store.save import choose_current
from store.stamps import to_stamp
from store.store import Store

# In order: what later runs wrote goes, and what they changed comes back out of the histories.
_TAKE_BACK = """
    DELETE FROM filing_events;
    DELETE FROM filing_versions WHERE list_id IN (SELECT id FROM filing_lists WHERE imported_at > :moment);
    DELETE FROM filing_lists WHERE imported_at > :moment;
    DELETE FROM event_claims;
    DELETE FROM events;
    DELETE FROM held_claims WHERE run_id > :run;
    DELETE FROM reviews WHERE reviewed_at > :moment;
    DELETE FROM held_claims WHERE review_id NOT IN (SELECT id FROM reviews);
    DELETE FROM sentence_reviews WHERE reviewed_at > :moment;
    DELETE FROM article_reviews WHERE reviewed_at > :moment;
    DELETE FROM event_links WHERE added_at > :moment;
    DELETE FROM company_aliases WHERE added_at > :moment;
    DELETE FROM claims WHERE run_id > :run;
    UPDATE extractions SET outcome = NULL, reason = NULL, detail = NULL, rules = NULL, version_id = NULL, run_id = NULL
      WHERE run_id > :run;
    UPDATE extractions SET outcome = h.outcome, reason = h.reason, detail = h.detail, rules = h.rules,
      version_id = h.version_id, run_id = h.from_run
      FROM extraction_history AS h
      WHERE h.extraction_id = extractions.id AND h.from_run <= :run AND h.to_run > :run;
    DELETE FROM extractions WHERE snapshot_id IN (SELECT id FROM snapshots WHERE run_id > :run);
    DELETE FROM prunings WHERE run_id > :run;
    DELETE FROM pruned_snapshots WHERE run_id > :run;
    DELETE FROM fetches WHERE run_id > :run;
    DELETE FROM outlet_health WHERE run_id > :run;
    DELETE FROM outlet_history WHERE run_id > :run;
    DELETE FROM snapshots WHERE run_id > :run;
    DELETE FROM article_sketches WHERE version_id IN (SELECT id FROM article_versions WHERE run_id > :run);
    INSERT INTO article_fts (article_fts, rowid, title, text)
      SELECT 'delete', id, title, text FROM article_versions WHERE run_id > :run;
    DELETE FROM article_versions WHERE run_id > :run;
    DELETE FROM extraction_history WHERE to_run > :run;
"""
_FORGET = """
    DELETE FROM claim_history WHERE to_run > :run;
    DELETE FROM claim_ids WHERE id NOT IN (SELECT id FROM claims) AND id NOT IN (SELECT claim_id FROM claim_history)
      AND id NOT IN (SELECT claim_id FROM reviews);
    DELETE FROM articles WHERE id NOT IN (SELECT article_id FROM article_versions)
      AND id NOT IN (SELECT article_id FROM claim_ids);
    DELETE FROM companies WHERE key NOT IN (SELECT company_key FROM claims WHERE company_key IS NOT NULL)
      AND key NOT IN (SELECT alias FROM company_aliases UNION SELECT company FROM company_aliases)
      AND key NOT IN (SELECT company_key FROM filing_versions);
    DELETE FROM company_seats WHERE company_key NOT IN (SELECT key FROM companies);
    DELETE FROM outlets WHERE slug NOT IN (
      SELECT outlet FROM outlet_history UNION SELECT outlet FROM fetches WHERE outlet IS NOT NULL
      UNION SELECT outlet FROM snapshots WHERE outlet IS NOT NULL
      UNION SELECT outlet FROM articles WHERE outlet IS NOT NULL
      UNION SELECT outlet FROM article_versions WHERE outlet IS NOT NULL
      UNION SELECT outlet FROM filing_lists);
    UPDATE outlets SET name = slug, domain = NULL, kind = NULL, timezone = NULL, access = NULL,
      min_weekly_articles = NULL WHERE slug NOT IN (SELECT outlet FROM outlet_history);
    UPDATE outlets SET name = h.name, domain = h.domain, kind = h.kind, timezone = h.timezone, access = h.access,
      min_weekly_articles = h.min_weekly_articles
      FROM outlet_history AS h WHERE h.id = (SELECT max(id) FROM outlet_history WHERE outlet = outlets.slug);
    DELETE FROM runs WHERE id > :run;
    INSERT OR IGNORE INTO event_queue SELECT key FROM companies;
"""


@contextlib.contextmanager
def as_of(store: Store, moment: datetime | date) -> Iterator[Store]:
    """A store, gone when the block ends, that holds and says what this one did at a moment, or at a day's end in UTC.

    Runs count from their start. The spelling of a company's name is today's.
    """
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time.max, UTC)
    with tempfile.TemporaryDirectory(prefix="pinkslip-as-of-") as folder:
        path = Path(folder) / store.path.name
        connection = sqlite3.connect(path, isolation_level=None)
        store.connection.backup(connection)
        past = Store(connection, path, rules=store.rules, read_only=False, archive_folder=store.archive_folder)
        with past:
            _go_back(past, to_stamp(moment))
            yield past


@contextlib.contextmanager
def at_day(store: Store, day: date | None) -> Iterator[Store]:
    """The store as it was at a day's end in UTC, or the store itself for None: what ``--as-of`` asks for."""
    if day is None:
        yield store
    else:
        with as_of(store, day) as past:
            yield past


def _go_back(past: Store, moment: str) -> None:
    """Take back what was written after a moment."""
    run = int(past.value("SELECT coalesce(max(id), 0) FROM runs WHERE started_at <= ?", (moment,)))
    at: dict[str, int | str] = {"run": run, "moment": moment}
    # Rows go before those that they point at have been put right; the end is checked as a whole.
    past.execute("PRAGMA foreign_keys = OFF")
    with past.batch():
        for (name,) in past.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%append-only%'"
        ).fetchall():
            past.execute(f"DROP TRIGGER {name}")
        for table in DETAILS:
            past.execute(
                f"DELETE FROM {table} WHERE (claim_id, version_id) IN"  # noqa: S608
                " (SELECT id, version_id FROM claims WHERE run_id > :run)",
                {"run": run},
            )
        _each(past, _TAKE_BACK, at)
        for claim, version, since, was in past.execute(
            "SELECT claim_id, version_id, from_run, was FROM claim_history WHERE from_run <= :run AND to_run > :run",
            {"run": run},
        ).fetchall():
            insert_claim(past, claim, version, json.loads(was), since)
        _each(past, _FORGET, at)
        for (version,) in past.execute("SELECT min(id) FROM article_versions GROUP BY article_id").fetchall():
            choose_current(past, version)
        link_events(past)
    past.execute("PRAGMA foreign_keys = ON")


def _each(past: Store, script: str, at: dict[str, int | str]) -> None:
    for statement in script.split(";"):
        if statement.strip():
            past.execute(statement, at)
