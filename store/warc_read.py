"""Snapshots out of WARC files, ours or anybody's, each record checked against its own length and digests.

Gzip is unpacked here, one member at a time, because warcio takes a member that breaks off for the end of the file;
warcio parses what comes out.
"""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed
from zlib_ng import zlib_ng

from extract.model import Snapshot
from store.errors import ArchiveError, BadDigest, CutShort, NotAnArchive, RecordTooLarge
from store.stamps import from_stamp

#: Bytes that one record, or one gzip member, may unpack to.
MAX_RECORD = 256 * 1024 * 1024
#: Our own named fields of a response record: the URL asked for, where redirects led elsewhere, and
#: ``Snapshot.context`` as a JSON list of pairs.
REQUESTED = "Pinkslip-Requested-URI"
CONTEXT = "Pinkslip-Context"
_GZIP = b"\x1f\x8b"
_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcRef:
    """Where a record lies: enough to find it again and to know that it is the same."""

    file: str  # name within its archive folder
    offset: int  # bytes from the start of the file, of the (compressed) record
    length: int  # bytes in the file
    digest: str  # WARC-Payload-Digest, "sha256:…"; "" where a foreign record bears none


def read_record(path: Path, offset: int) -> Snapshot:
    """The snapshot of the response record at an offset; ArchiveError where none stands there whole."""
    for ref, snapshot in iter_records(path, offset):
        if ref.offset != offset:
            break
        return snapshot
    raise NotAnArchive(path, offset, f"no response record at offset {offset}; is it the file the store means?")


def iter_records(
    path: Path, start: int = 0, *, on_bad: Callable[[ArchiveError], None] | None = None
) -> Iterator[tuple[WarcRef, Snapshot]]:
    """Each response record from an offset on, in file order; ArchiveError at the first that is not whole.

    With ``on_bad``, a record that is complete but wrong (bad digest, no HTTP status) is told to it and passed over.
    """
    with _opened(path) as file:
        for offset, length, record in _records(path, file, start):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            try:
                snapshot = _snapshot(path, offset, record)
            except (CutShort, NotAnArchive, RecordTooLarge):
                raise
            except ArchiveError as error:
                if on_bad is None:
                    raise
                on_bad(error)
                continue
            digest = record.rec_headers.get_header("WARC-Payload-Digest") or ""
            yield WarcRef(file=path.name, offset=offset, length=length(), digest=digest), snapshot


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise NotAnArchive(path, 0, "no such file; name a .warc or .warc.gz that exists") from None
    except (IsADirectoryError, PermissionError) as error:
        raise NotAnArchive(path, 0, f"can't be read ({error.strerror}); name a .warc or .warc.gz file") from None


def _records(path: Path, file: IO[bytes], start: int) -> Iterator[tuple[int, Any, Any]]:
    """(offset, a function giving its length once read, warcio record) of each record from an offset on."""
    file.seek(start)
    magic = file.read(5)
    file.seek(start)
    if not magic:
        if start == 0:
            raise NotAnArchive(path, 0, "is empty; name a .warc or .warc.gz with records in it")
        return
    if magic.startswith(_GZIP):
        for offset, length, content in _members(path, file, start):
            for record in _parsed(path, offset, io.BytesIO(content)):
                yield offset, (lambda length=length: length), record[1]
    elif magic == b"WARC/":
        for iterator, record in _parsed(path, start, file):
            # warcio tells offsets only while its iterator stands on the record.
            yield iterator.offset, iterator.get_record_length, record
    else:
        raise NotAnArchive(path, start, f"no WARC record at offset {start}; name a .warc or .warc.gz file")


def _members(path: Path, file: IO[bytes], start: int) -> Iterator[tuple[int, int, bytes]]:
    """(offset, length, unpacked bytes) of each gzip member from an offset on."""
    offset, rest = start, b""
    while True:
        unzip = zlib_ng.decompressobj(16 + zlib_ng.MAX_WBITS)
        parts: list[bytes] = []
        size = taken = 0
        while not unzip.eof:
            data = rest or file.read(_CHUNK)
            if not data:
                if taken == 0:
                    return
                raise CutShort(path, offset, f"breaks off inside the record at offset {offset}; copy it again")
            try:
                part = unzip.decompress(data, MAX_RECORD + 1 - size)
            except zlib_ng.error as error:  # type: ignore[misc]  # its stub takes the class for an instance
                kind = CutShort if taken else NotAnArchive
                raise kind(path, offset, f"is damaged at offset {offset} ({error}); copy it again") from None
            size += len(part)
            if size > MAX_RECORD:
                raise RecordTooLarge(path, offset, f"the record at offset {offset} unpacks to over {MAX_RECORD} bytes")
            parts.append(part)
            rest = unzip.unused_data or unzip.unconsumed_tail
            taken += len(data) - len(rest)
        yield offset, taken, b"".join(parts)
        offset += taken


def _parsed(path: Path, offset: int, stream: IO[bytes]) -> Iterator[tuple[Any, Any]]:
    """(warcio's iterator, record) for each record of an unpacked stream."""
    iterator = WARCIterator(stream, check_digests=True)
    while True:
        try:
            record = next(iterator, None)
        except (ArchiveLoadFailed, EOFError, UnicodeDecodeError) as error:
            raise NotAnArchive(path, offset, f"no WARC record at offset {offset} ({_line(error)})") from None
        if record is None:
            return
        yield iterator, record


def _block(path: Path, offset: int, record: Any, stream: Any) -> bytes:
    """The rest of a record, read to its end, its length and digests found true."""
    content: bytes = stream.read(MAX_RECORD + 1)
    while len(content) <= MAX_RECORD and (more := stream.read(_CHUNK)):
        content += more
    if len(content) > MAX_RECORD:
        raise RecordTooLarge(path, offset, f"the record at offset {offset} unpacks to over {MAX_RECORD} bytes")
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise CutShort(path, offset, f"breaks off inside the record at offset {offset}; copy it again")
    problems = record.digest_checker.problems
    if record.http_headers and record.http_headers.get_header("transfer-encoding") == "chunked":
        # Some writers take the payload digest before, some after the chunks are joined.
        problems = [problem for problem in problems if not problem.startswith("payload")]
    if problems:
        raise BadDigest(path, offset, f"bad digest of the record at offset {offset} ({problems[0]}); copy it again")
    return content


def _snapshot(path: Path, offset: int, record: Any) -> Snapshot:
    """The snapshot of a response record."""
    body = _block(path, offset, record, record.content_stream())
    target = record.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        status = int(record.http_headers.get_statuscode())
        fetched_at = from_stamp(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError as error:
        raise ArchiveError(path, offset, f"the record at offset {offset} is not understood ({error})") from None
    requested = record.rec_headers.get_header(REQUESTED)
    context = json.loads(record.rec_headers.get_header(CONTEXT) or "[]")
    return Snapshot.of(
        url=requested or target,
        final_url=target,
        fetched_at=fetched_at,
        status=status,
        headers=tuple((name, value) for name, value in record.http_headers.headers),
        body=body,
        context=tuple((str(key), str(value)) for key, value in context),
    )


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
