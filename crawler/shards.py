"""Shards: what a backfill found in one archive, in a SQLite file of its own that any machine can merge into a store.

A shard is built as ``NAME.shard.part`` and takes its name when its archive is read to the end. It holds the pages that
it keeps whole, so that a merge can put each into the store's own archive, and says how far its archive was read, so
that a run that broke off goes on from there. Shards may come from elsewhere: they hold no code, only JSON.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import TypeAdapter

from extract.errors import PinkslipError
from extract.model import Article, Claim, Snapshot
from store.stamps import from_stamp, to_stamp

#: Says that a SQLite file is a shard, and of which form (PRAGMA application_id, user_version).
_APPLICATION, _FORM = 0x50534C53, 1
#: Bytes that a page may unpack to; the crawl keeps none that is larger.
_LARGEST = 64 * 1024 * 1024
_SCHEMA = """
CREATE TABLE progress (
  source TEXT NOT NULL, -- The archive, as it was named.
  rules TEXT NOT NULL, -- Which extraction read it: 12 hex digits.
  offset INTEGER NOT NULL, -- Bytes of the archive that are read, all records before them settled.
  records INTEGER NOT NULL, -- Response records among them.
  passed INTEGER NOT NULL, -- Pages that the gate let pass.
  kept INTEGER NOT NULL, -- Pages that are kept.
  claims INTEGER NOT NULL, -- Claims of these.
  refused INTEGER NOT NULL, -- Pages that passed and are no articles.
  failed INTEGER NOT NULL -- Pages and records that could not be read.
) STRICT;
CREATE TABLE pages (
  offset INTEGER PRIMARY KEY, -- Of the record in its archive.
  url TEXT NOT NULL, -- As asked for.
  final_url TEXT NOT NULL, -- After redirects.
  fetched_at TEXT NOT NULL, -- UTC.
  headers TEXT NOT NULL, -- JSON list of names and values.
  context TEXT NOT NULL, -- JSON list of what was known beside: outlet, kind.
  sha256 TEXT NOT NULL, -- Hex, of the body.
  body BLOB NOT NULL, -- Packed with zlib.
  article TEXT NOT NULL, -- JSON.
  claims TEXT NOT NULL -- JSON list.
) STRICT;
"""


class ShardError(PinkslipError):
    """Raised for a file that is no shard, or damaged."""


@dataclass(slots=True, kw_only=True)
class Progress:
    """How far an archive is read, and what was found in it."""

    offset: int = 0
    records: int = 0
    passed: int = 0
    kept: int = 0
    claims: int = 0
    refused: int = 0
    failed: int = 0

    def add(self, other: Progress) -> None:
        """Count another archive's pages among these."""
        for name in _COUNTED[1:]:
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """A page of a shard and what it says."""

    snapshot: Snapshot
    article: Article
    claims: tuple[Claim, ...]


#: The columns of Progress.
_COUNTED = tuple(field.name for field in fields(Progress))


@cache
def _articles() -> TypeAdapter[Article]:
    return TypeAdapter(Article)


@cache
def _claims() -> TypeAdapter[tuple[Claim, ...]]:
    return TypeAdapter(tuple[Claim, ...])


def shard_name(source: str) -> str:
    """The name of an archive's shard: a readable part, and a digest, for two archives may be called alike."""
    readable = re.sub(r"[^A-Za-z0-9-]+", "-", re.sub(r"\.warc(\.gz)?$", "", source.rsplit("/", 1)[-1])).strip("-")[:60]
    return f"{readable or 'archive'}-{hashlib.sha256(source.encode()).hexdigest()[:12]}.shard"


class ShardWriter:
    """A shard that is being built; leaving the block keeps what was committed, :meth:`finish` gives it its name."""

    def __init__(self, folder: Path, source: str, rules: str) -> None:
        """Begin a shard, or go on with one that broke off; one of other rules is begun anew."""
        self.path = folder / shard_name(source)
        self._part = self.path.with_name(f"{self.path.name}.part")
        self.progress = Progress()
        self._db = self._opened(source, rules)

    def _opened(self, source: str, rules: str) -> sqlite3.Connection:
        if self._part.exists():
            try:
                db = sqlite3.connect(self._part, isolation_level=None)
                row = db.execute(f"SELECT rules, {', '.join(_COUNTED)} FROM progress").fetchone()  # noqa: S608
            except sqlite3.DatabaseError:
                row = None
            if row and row[0] == rules:
                self.progress = Progress(**dict(zip(_COUNTED, row[1:], strict=True)))
                return db
            db.close()
            self._part.unlink()
        db = sqlite3.connect(self._part, isolation_level=None)
        db.executescript(_SCHEMA)
        db.execute(f"PRAGMA application_id = {_APPLICATION}")
        db.execute(f"PRAGMA user_version = {_FORM}")
        db.execute("INSERT INTO progress VALUES (?, ?, 0, 0, 0, 0, 0, 0, 0)", (source, rules))
        return db

    def keep(self, offset: int, page: KeptPage) -> None:
        """Add a page; it is on the disk with the next :meth:`commit`."""
        self._begin()
        snapshot = page.snapshot
        self._db.execute(
            "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                offset,
                snapshot.url,
                snapshot.final_url,
                to_stamp(snapshot.fetched_at),
                json.dumps(snapshot.headers),
                json.dumps(snapshot.context),
                snapshot.sha256,
                zlib.compress(snapshot.body),
                _articles().dump_json(page.article).decode(),
                _claims().dump_json(page.claims).decode(),
            ),
        )

    def commit(self) -> None:
        """Write how far the archive is read, together with the pages kept until there."""
        self._begin()
        values = [getattr(self.progress, name) for name in _COUNTED]
        self._db.execute(f"UPDATE progress SET {', '.join(f'{name} = ?' for name in _COUNTED)}", values)  # noqa: S608
        self._db.execute("COMMIT")

    def _begin(self) -> None:
        if not self._db.in_transaction:
            self._db.execute("BEGIN")

    def finish(self) -> None:
        """The archive is read to its end: the shard takes its name."""
        self.commit()
        self._db.close()
        self._part.replace(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._db.close()


def read_shard(path: Path) -> Iterator[KeptPage]:
    """The pages of a shard; ShardError where it is none, or a page of it is not what its digest says."""
    db = _opened_to_read(path)
    try:
        for row in db.execute("SELECT * FROM pages ORDER BY offset"):
            yield _page(path, row)
    except sqlite3.DatabaseError as error:
        raise ShardError(f"{path}: damaged ({error}); make it again with pinkslip extract --shards") from None
    finally:
        db.close()


def read_progress(path: Path) -> tuple[str, Progress]:
    """Which extraction made a shard, and what it found; ShardError where the file is none."""
    db = _opened_to_read(path)
    try:
        rules, *counts = db.execute(f"SELECT rules, {', '.join(_COUNTED)} FROM progress").fetchone()  # noqa: S608
    except (sqlite3.DatabaseError, TypeError):
        raise ShardError(f"{path}: damaged; make it again with pinkslip extract --shards") from None
    finally:
        db.close()
    return str(rules), Progress(**dict(zip(_COUNTED, counts, strict=True)))


def _opened_to_read(path: Path) -> sqlite3.Connection:
    try:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA cell_size_check = ON")
        if db.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION:
            return db
    except sqlite3.DatabaseError:
        pass
    raise ShardError(f"{path}: no shard; name files that pinkslip extract --shards has made")


def _page(path: Path, row: tuple[object, ...]) -> KeptPage:
    offset, url, final_url, fetched_at, headers, context, sha256, packed, article, claims = row
    try:
        page = KeptPage(
            snapshot=Snapshot.of(
                url=str(url),
                final_url=str(final_url),
                fetched_at=from_stamp(str(fetched_at)),
                status=200,
                headers=tuple((str(name), str(value)) for name, value in json.loads(str(headers))),
                body=_unpacked(packed),  # type: ignore[arg-type]
                context=tuple((str(name), str(value)) for name, value in json.loads(str(context))),
            ),
            article=_articles().validate_json(str(article)),
            claims=_claims().validate_json(str(claims)),
        )
    except (ValueError, TypeError, zlib.error) as error:  # pydantic's is a ValueError
        said = " ".join(str(error).split())[:120]
        raise ShardError(f"{path}: the page at {offset} is damaged ({said}); make the shard again") from None
    if page.snapshot.sha256 != sha256:
        raise ShardError(f"{path}: the page at {offset} is not what its digest says; make the shard again")
    return page


def _unpacked(packed: bytes) -> bytes:
    unzip = zlib.decompressobj()
    body = unzip.decompress(packed, _LARGEST)
    if not unzip.eof:
        raise ValueError(f"over {_LARGEST} bytes, or cut short")
    return body
