"""Snapshots into WARC files: one gzip member a record, on the disk before the call returns."""

from __future__ import annotations

import base64
import io
import json
import os
import uuid
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from zlib_ng import zlib_ng

from extract.model import Snapshot
from store.errors import ArchiveError, StoreFull
from store.stamps import to_stamp
from store.warc_read import CONTEXT, REQUESTED, WarcRef, iter_records, read_record

__all__ = ["WarcArchive", "WarcRef", "archived_headers", "is_digest_of", "iter_records", "read_record"]

#: Bytes after which a run begins its next file.
ROTATE_AT = 1_000_000_000
#: Headers that describe the bytes on the wire. The archive keeps the bytes unpacked, so these step aside under the
#: name that other archivers give them.
_WIRE = {"content-encoding", "content-length", "transfer-encoding"}
_SOFTWARE = "pinkslip"


def archived_headers(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The headers as the archive keeps them: control characters out, those of the wire under X-Archive-Orig-."""
    cleaned = ((_one_line(name), _one_line(value)) for name, value in headers)
    return tuple(
        (f"X-Archive-Orig-{name}" if name.lower() in _WIRE else name, value) for name, value in cleaned if name
    )


def payload_digest(sha256: str) -> str:
    """A hex SHA-256 as WARC-Payload-Digest writes it, in base 32."""
    return "sha256:" + base64.b32encode(bytes.fromhex(sha256)).decode()


def is_digest_of(digest: str, sha256: str) -> bool:
    """False for a WARC-Payload-Digest that belies a body's hex SHA-256; one of another kind can't."""
    return not digest.startswith("sha256:") or digest == payload_digest(sha256)


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk: a new or changed one must outlive a power cut, as its file does."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def begin_file(path: Path, at: datetime) -> IO[bytes]:
    """A new file with its warcinfo record, open for whole records to be added; OSError where it can't be."""
    file = path.open("xb")
    try:
        sync_folder(path.parent)
        file.write(_warcinfo(path.name, at))
    except BaseException:
        file.close()
        raise
    return file


class WarcArchive:
    """A folder of WARC files, written by one run at a time: ``<prefix>-0001.warc.gz`` and on.

    The prefix names the run, so that no two runs write one file. A file appears with its first record.
    """

    def __init__(self, directory: Path, *, prefix: str, rotate_at: int = ROTATE_AT) -> None:
        self.directory = directory
        self._prefix = prefix
        self._rotate_at = rotate_at
        self._file: io.FileIO | None = None
        self._size = 0

    def append(self, snapshot: Snapshot) -> WarcRef:
        """Where the snapshot's record lies, once it is safe on the disk; StoreFull or ArchiveError where it isn't."""
        if self._file is None or self._size >= self._rotate_at:
            self._begin(snapshot.fetched_at)
        digest = payload_digest(snapshot.sha256)
        record = _response(snapshot, digest)
        offset = self._size
        self._write(record)
        return WarcRef(file=self._name, offset=offset, length=len(record), digest=digest)

    def close(self) -> None:
        """Close the file; a later append begins the next one."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def _name(self) -> str:
        assert self._file is not None  # noqa: S101  append opens it
        return Path(str(self._file.name)).name

    def _begin(self, at: datetime) -> None:
        """Open the next file of the run and write its warcinfo record."""
        self.close()
        serial = 1
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            while (path := self.directory / f"{self._prefix}-{serial:04}.warc.gz").exists():
                serial += 1
            self._file = io.FileIO(path, "xb")
            self._size = 0
            sync_folder(self.directory)
        except OSError as error:
            raise ArchiveError(self.directory, 0, f"can't write archives ({error.strerror}); mend the folder") from None
        try:
            self._write(_warcinfo(path.name, at))
        except StoreFull:
            self.close()
            path.unlink()
            raise

    def _write(self, data: bytes) -> None:
        """Append and fsync; on failure cut the file back to what it held, so that no half record stays."""
        assert self._file is not None  # noqa: S101  append opens it
        view = memoryview(data)
        try:
            while view:
                view = view[self._file.write(view) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            path = Path(str(self._file.name))
            self._file.truncate(self._size)
            self._file.seek(self._size)
            raise StoreFull(
                f"{path}: can't be written ({error.strerror}); nothing committed is lost, make room and run again"
            ) from None
        self._size += len(data)


def _response(snapshot: Snapshot, digest: str) -> bytes:
    """The packed response record of a snapshot."""
    phrase = HTTPStatus(snapshot.status).phrase if snapshot.status in set(HTTPStatus) else ""
    http = StatusAndHeaders(
        f"{snapshot.status} {phrase}".strip(), list(archived_headers(snapshot.headers)), protocol="HTTP/1.1"
    )
    fields = {
        "WARC-Record-ID": _record_id(snapshot),
        "WARC-Date": to_stamp(snapshot.fetched_at),
        "WARC-Payload-Digest": digest,
    }
    if snapshot.url != snapshot.final_url:
        fields[REQUESTED] = snapshot.url
    if snapshot.context:
        fields[CONTEXT] = json.dumps(snapshot.context)
    return _packed("response", snapshot.final_url, snapshot.body, fields, http)


def _warcinfo(name: str, at: datetime) -> bytes:
    """The packed warcinfo record that opens a file."""
    fields = {
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}>",
        "WARC-Date": to_stamp(at),
        "WARC-Filename": name,
    }
    lines = f"software: {_SOFTWARE}\r\nformat: WARC File Format 1.1\r\n"
    return _packed("warcinfo", "", lines.encode(), fields)


def _packed(kind: str, uri: str, payload: bytes, fields: dict[str, str], http: StatusAndHeaders | None = None) -> bytes:
    """A record as one gzip member, in a third of the time of warcio's own packing for 1% more bytes."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="WARC/1.1")
    record = writer.create_warc_record(
        uri, kind, payload=io.BytesIO(payload), length=len(payload), warc_headers_dict=fields, http_headers=http
    )
    writer.write_record(record)
    return zlib_ng.compress(out.getvalue(), 6, wbits=16 + zlib_ng.MAX_WBITS)


def _record_id(snapshot: Snapshot) -> str:
    """The same id for the same response, so that the same input gives the same bytes."""
    key = "\x1f".join((snapshot.url, snapshot.final_url, to_stamp(snapshot.fetched_at), snapshot.sha256))
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, key)}>"


def _one_line(value: str) -> str:
    return "".join(c for c in value if c.isprintable()).strip()
