"""Archives: what goes in comes out, and what is broken says so."""

from __future__ import annotations

import gzip
import io
import resource
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extract.model import Snapshot
from store.errors import ArchiveError, BadDigest, CutShort, NotAnArchive, RecordTooLarge, StoreFull
from store.warc import WarcArchive, archived_headers, iter_records, read_record

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)


def snapshot(body: bytes = b"<p>Kestrel Foods will cut 300 jobs.", url: str = "https://ledger.example/a") -> Snapshot:
    headers = (("Content-Type", "text/html"),)
    return Snapshot.of(url=url, final_url=url, fetched_at=AT, status=200, headers=headers, body=body)


def foreign(path: Path, *, packed: bool, records: int = 2) -> Path:
    """An archive as another program writes it."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=packed)
        for n in range(records):
            http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    f"https://ledger.example/{n}",
                    "response",
                    payload=io.BytesIO(b"page %d " % n * 500),
                    http_headers=http,
                )
            )
    return path


_headers = st.lists(
    st.tuples(
        st.from_regex(r"[A-Za-z][A-Za-z-]{0,15}", fullmatch=True),
        st.from_regex(r"[!-~]([ -~]{0,20}[!-~])?", fullmatch=True),
    ),
    max_size=4,
).map(tuple)
_snapshots = st.builds(
    Snapshot.of,
    url=st.from_regex(r"https://[a-z]{1,9}\.example/[a-z0-9/?=&%-]{0,30}", fullmatch=True),
    final_url=st.from_regex(r"https://[a-z]{1,9}\.example/[a-z0-9/?=&%-]{0,30}", fullmatch=True),
    fetched_at=st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
        lambda at: at.replace(microsecond=0)
    ),
    status=st.sampled_from([200, 301, 404, 429, 503, 599]),
    headers=_headers,
    body=st.binary(max_size=3000),
    context=st.lists(st.tuples(st.text(max_size=9), st.text(max_size=40)), max_size=3).map(tuple),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batch=st.lists(_snapshots, min_size=1, max_size=3))
def test_warc_gives_back_any_snapshot(tmp_path: Path, batch: list[Snapshot]) -> None:
    with WarcArchive(tmp_path, prefix="run") as archive:
        refs = [archive.append(each) for each in batch]
    for ref, sent in zip(refs, batch, strict=True):
        back = read_record(tmp_path / ref.file, ref.offset)
        assert back.headers == archived_headers(sent.headers)
        assert (back.url, back.final_url, back.fetched_at, back.status, back.body, back.sha256, back.context) == (
            *(sent.url, sent.final_url, sent.fetched_at, sent.status, sent.body, sent.sha256, sent.context),
        )
    assert [ref for ref, _ in iter_records(tmp_path / refs[0].file)] == refs


def test_warc_is_read_by_others(tmp_path: Path) -> None:
    with WarcArchive(tmp_path, prefix="run") as archive:
        ref = archive.append(snapshot())
    with (tmp_path / ref.file).open("rb") as file:
        kinds = [record.rec_type for record in ArchiveIterator(file, check_digests="raise")]
    assert kinds == ["warcinfo", "response"]


def test_warc_headers_of_the_wire_step_aside() -> None:
    headers = (("Content-Encoding", "gzip"), ("Content-Length", "7"), ("ETag", '"a"'), ("X-Bad\n", "a\r\nb"))
    assert archived_headers(headers) == (
        ("X-Archive-Orig-Content-Encoding", "gzip"),
        ("X-Archive-Orig-Content-Length", "7"),
        ("ETag", '"a"'),
        ("X-Bad", "ab"),
    )


def test_warc_rotates_and_never_overwrites(tmp_path: Path) -> None:
    with WarcArchive(tmp_path, prefix="run", rotate_at=10) as archive:
        files = [archive.append(snapshot()).file, archive.append(snapshot()).file]
    with WarcArchive(tmp_path, prefix="run") as archive:
        files.append(archive.append(snapshot()).file)
    assert files == ["run-0001.warc.gz", "run-0002.warc.gz", "run-0003.warc.gz"]


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_warc_of_another_program_is_read(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    path = foreign(tmp_path / "f.warc", packed=packed)
    found = list(iter_records(path))
    assert [page.body for _, page in found] == [b"page 0 " * 500, b"page 1 " * 500]
    assert [read_record(path, ref.offset) for ref, _ in found] == [page for _, page in found]
    assert found[-1][0].offset + found[-1][0].length <= path.stat().st_size


def test_warc_of_one_gzip_member_is_read(tmp_path: Path) -> None:
    path = foreign(tmp_path / "f.warc", packed=False)
    path.write_bytes(gzip.compress(path.read_bytes()))
    assert [page.url for _, page in iter_records(path)] == ["https://ledger.example/0", "https://ledger.example/1"]


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
@pytest.mark.parametrize("keep", [0.3, 0.6, 0.98])
def test_warc_cut_anywhere_is_never_read_as_whole(tmp_path: Path, packed: bool, keep: float) -> None:  # noqa: FBT001
    path = foreign(tmp_path / "f.warc", packed=packed)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises((CutShort, NotAnArchive), match=r"f\.warc"):
        list(iter_records(path))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"<html>no</html>", "no WARC record"),
        (gzip.compress(b"<html>no</html>"), "no WARC record"),
        (b"\x1f\x8bnot gzip at all", "damaged"),
    ],
    ids=["empty", "html", "gzipped-html", "half-gzip"],
)
def test_warc_that_is_none_says_so_in_one_line(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "f.warc.gz"
    path.write_bytes(content)
    with pytest.raises(NotAnArchive, match=words) as caught:
        list(iter_records(path))
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


def test_warc_missing_or_folder_says_so(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.warc", tmp_path):
        with pytest.raises(NotAnArchive):
            list(iter_records(path))


def test_warc_changed_byte_is_a_bad_digest(tmp_path: Path) -> None:
    path = foreign(tmp_path / "f.warc", packed=False)
    path.write_bytes(path.read_bytes().replace(b"page 1", b"page 7", 1))
    found = []
    with pytest.raises(BadDigest, match="bad digest"):
        found.extend(page.url for _, page in iter_records(path))


def test_warc_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.warc_read.MAX_RECORD", 1000)
    for packed in (True, False):
        with pytest.raises(RecordTooLarge):
            list(iter_records(foreign(tmp_path / f"{packed}.warc", packed=packed)))


def test_warc_offset_of_no_record_is_refused(tmp_path: Path) -> None:
    with WarcArchive(tmp_path, prefix="run") as archive:
        ref = archive.append(snapshot())
    for offset in (0, ref.offset + 3, 10**9):
        with pytest.raises(ArchiveError):
            read_record(tmp_path / ref.file, offset)


def test_warc_without_room_keeps_what_it_held(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with WarcArchive(tmp_path, prefix="run") as archive:
        first = archive.append(snapshot())
        resource.setrlimit(resource.RLIMIT_FSIZE, (first.offset + first.length + 100, hard))
        try:
            with pytest.raises(StoreFull, match="make room"):
                archive.append(snapshot(b"second"))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert (tmp_path / first.file).stat().st_size == first.offset + first.length
        archive.append(snapshot(b"third"))
    assert [page.body for _, page in iter_records(tmp_path / first.file)][1:] == [b"third"]


def test_warc_without_room_for_its_first_record_leaves_no_file(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with WarcArchive(tmp_path, prefix="run") as archive:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20, hard))
        try:
            with pytest.raises(StoreFull):
                archive.append(snapshot())
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert list(tmp_path.iterdir()) == []
        ref = archive.append(snapshot())
    assert read_record(tmp_path / ref.file, ref.offset) == snapshot()
