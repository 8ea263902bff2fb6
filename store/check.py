"""The whole store held against itself and its archives: database, records, texts, spans, identities."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from extract.model import claim_id
from store.errors import ArchiveError, of_sqlite
from store.explain import text_sha256
from store.prune import leftovers
from store.store import Store
from store.warc import WarcRef, is_digest_of, iter_records

#: Seconds after which a file with something wrong is looked at once more.
AGAIN_AFTER = 0.5
_KEPT = "id NOT IN (SELECT snapshot_id FROM pruned_snapshots)"


def check_store(store: Store) -> Iterator[str]:
    """A line for each thing that is not as it should be, naming it; none for a sound store. Reads every byte.

    StoreDamaged where the file can't be read on.
    """
    try:
        yield from _database(store)
        yield from _archives(store)
        yield from _texts(store)
        yield from _claims(store)
    except sqlite3.Error as error:
        raise of_sqlite(error, store.path) or error from None


def _database(store: Store) -> Iterator[str]:
    for (line,) in store.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"{store.path}: {line}"
    for table, row, parent, _ in store.execute("PRAGMA foreign_key_check"):
        yield f"{store.path}: row {row} of {table} points at no row of {parent}"


def _archives(store: Store) -> Iterator[str]:
    """Each snapshot's record is where its row says, whole, and the same, unless a row says that it was dropped; no
    record is without a row."""
    for number, sha256, digest in store.execute("SELECT id, sha256, warc_digest FROM snapshots"):
        if not is_digest_of(digest, sha256):
            yield f"{store.path}: the digests of snapshot {number} are not of one body"
    files = {path.name for path in store.archive_folder.glob("*.warc.gz")} - {path.name for path in leftovers(store)}
    files |= {str(file) for (file,) in store.execute(f"SELECT DISTINCT warc_file FROM snapshots WHERE {_KEPT}")}  # noqa: S608
    for file in sorted(files):
        yield from _archive(store, store.archive_folder / file)


def _wanted(store: Store, file: str) -> dict[int, tuple[int, str]]:
    """(snapshot, sha256) by offset, of the records that should be in a file."""
    sql = f"SELECT warc_offset, id, sha256 FROM snapshots WHERE warc_file = ? AND {_KEPT}"  # noqa: S608
    return {int(offset): (int(number), str(sha256)) for offset, number, sha256 in store.execute(sql, (file,))}


def _archive(store: Store, path: Path) -> Iterator[str]:
    missing = _wanted(store, path.name)
    orphans: list[WarcRef] = []
    bad: list[ArchiveError] = []
    try:
        for ref, snapshot in iter_records(path, on_bad=bad.append):
            number, sha256 = missing.pop(ref.offset, (None, ""))
            if number is None:
                orphans.append(ref)
            elif snapshot.sha256 != sha256:
                yield f"{path}: the record at offset {ref.offset} is not the body of snapshot {number}"
    except ArchiveError as error:
        bad.append(error)
    if not (missing or orphans or bad):
        return
    # A crawl may have been between a record and its row, or a prune in the midst of moving records: look once more.
    time.sleep(AGAIN_AFTER)
    still = _wanted(store, path.name)
    bad = [error for error in bad if _persists(path, error) and (still or path.exists())]
    if left := sum(store.find_record(ref) is None for ref in orphans):
        yield f"{path}: {left} records have no row; run `pinkslip check --repair`"
    for each in bad:
        missing.pop(each.offset, None)
        yield str(each)
    for offset, (number, _) in missing.items():
        if offset in still:
            yield f"{path}: the record of snapshot {number} is not at offset {offset}"


def _persists(path: Path, error: ArchiveError) -> bool:
    """Whether the record that was bad still is."""
    try:
        next(iter_records(path, error.offset), None)
    except ArchiveError:
        return True
    return False


def _texts(store: Store) -> Iterator[str]:
    for number, text, sha256 in store.execute("SELECT id, text, text_sha256 FROM article_versions"):
        if text_sha256(text) != sha256:
            yield f"{store.path}: the text of article version {number} is not the one that was stored"


def _claims(store: Store) -> Iterator[str]:
    """Each span stands in its text, and each claim's id follows from its first sentence and cut word."""
    sql = """
        SELECT s.claim_id, s.version_id, s.role, s.start_char, s.end_char, s.text, v.text
        FROM (
          SELECT claim_id, version_id, role, start_char, end_char, text FROM claim_spans
          UNION ALL SELECT claim_id, version_id, 'cause', start_char, end_char, text FROM claim_causes
          UNION ALL SELECT claim_id, version_id, 'citation', start_char, end_char, text FROM claim_citations
          UNION ALL SELECT claim_id, version_id, 'role', start_char, end_char, text FROM claim_scopes
        ) AS s JOIN article_versions AS v ON v.id = s.version_id"""
    for claim, version, role, start, end, words, text in store.execute(sql):
        if text[start:end] != words:
            yield f"{store.path}: the {role} of claim {claim} is not at {start} in article version {version}"
    sql = """
        SELECT c.id, a.url, first.text, first.start_char, anchor.start_char
        FROM claims AS c JOIN claim_ids AS i ON i.id = c.id JOIN articles AS a ON a.id = i.article_id
        LEFT JOIN claim_spans AS first
          ON (first.claim_id, first.version_id, first.position) = (c.id, c.version_id, 0)
        LEFT JOIN claim_spans AS anchor
          ON (anchor.claim_id, anchor.version_id, anchor.role) = (c.id, c.version_id, 'anchor')"""
    for claim, url, sentence, start, anchor in store.execute(sql):
        if None in (sentence, anchor) or claim_id(url, sentence, anchor - start) != claim:
            yield f"{store.path}: the id of claim {claim} does not follow from its evidence"
