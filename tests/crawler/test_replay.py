"""Replay: archives of the tests' own answer every request of a real crawl."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.replay import ReplayArchives
from store import Store, open_store
from store.compare import content, every_row
from store.errors import BadDigest, CutShort, NotAnArchive
from tests.crawler.press import Answer, feed, pinkslip, robots, story, write_archive, write_catalog

HOST = "ledger.example"
LAYOFF = "Ostrel Looms said on Monday it will cut 300 jobs, or 12% of its workforce, to lower costs."
EDITED = LAYOFF.replace("300 jobs", "450 jobs")
NEXT_DAY = "2026-11-03T09:00:00Z"


def ledger(*extra: Answer) -> list[Answer]:
    """A host with two articles, one of them a redirect away, one forbidden, one missing."""
    links = [f"https://{HOST}/{slug}" for slug in ("ostrel-cuts-jobs", "moved", "private/plan", "gone")]
    return [
        robots(HOST),
        feed(f"https://{HOST}/feed.rss", [*links, "https://elsewhere.example/story"]),
        story(HOST, "ostrel-cuts-jobs", LAYOFF),
        Answer(url=f"https://{HOST}/moved", body=b"", status="301 Moved", headers=(("Location", "/looms-sell-well"),)),
        story(HOST, "looms-sell-well", "Loom makers sold more looms in October than ever before, a trade body said."),
        story(HOST, "private/plan", LAYOFF),
        *extra,
    ]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the ledger has been crawled once, into first.db."""
    folder = tmp_path_factory.mktemp("crawled")
    archive = write_archive(folder / "ledger.warc.gz", ledger())
    catalog = write_catalog(folder / "outlets", HOST)
    run = pinkslip("crawl", "--replay", archive, "--catalog", catalog, "--db", "first.db", cwd=folder)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("pinkslip: 2 new, 0 seen, 2 refused, 1 failed; "), run
    assert run.stderr == ""
    return folder


def opened(path: Path) -> Store:
    return open_store(path, read_only=True)


def path(url: str) -> str:
    """The address within the host."""
    return url.removeprefix(f"https://{HOST}")


def test_replay_follows_redirects_obeys_robots_and_records_what_is_missing(crawled: Path) -> None:
    with opened(crawled / "first.db") as store:
        fetches = {(path(row["url"]), row["outcome"], row["reason"]) for row in store.rows("SELECT * FROM fetches")}
        snapshots = {
            (path(row["url"]), path(row["final_url"]), row["fetched_at"])
            for row in store.rows("SELECT * FROM snapshots")
        }
    at = "2026-11-02T09:00:00Z"
    assert fetches == {
        ("/robots.txt", "new", None),
        ("/feed.rss", "new", None),
        ("/ostrel-cuts-jobs", "new", None),
        ("/moved", "new", None),
        ("/private/plan", "refused", "robots.txt"),
        ("/gone", "error", "HTTP 404, not in the archive"),
        ("https://elsewhere.example/story", "refused", "off site: elsewhere.example"),
    }
    assert snapshots == {
        ("/robots.txt", "/robots.txt", at),
        ("/feed.rss", "/feed.rss", at),
        ("/ostrel-cuts-jobs", "/ostrel-cuts-jobs", at),
        ("/moved", "/looms-sell-well", at),
    }


def test_second_run_says_nothing_new_and_changes_no_row(crawled: Path) -> None:
    with opened(crawled / "first.db") as store:
        before = every_row(store)
    run = pinkslip("crawl", "--replay", "ledger.warc.gz", "--catalog", "outlets", "--db", "first.db", cwd=crawled)
    assert run.stdout.startswith("pinkslip: 0 new, 2 seen, "), run
    with opened(crawled / "first.db") as store:
        assert every_row(store) == before


@pytest.mark.trial
def test_own_archive_replays_as_it_is(crawled: Path) -> None:
    own = next((crawled / "first-warc").glob("*.warc.gz"))
    run = pinkslip("crawl", "--replay", own, "--catalog", "outlets", "--db", "again.db", cwd=crawled)
    assert run.returncode == 0, run.stderr
    with opened(crawled / "first.db") as first, opened(crawled / "again.db") as again:
        assert content(again) == content(first)


@pytest.mark.trial
def test_edited_article_is_fetched_once_per_version(tmp_path: Path) -> None:
    later = [
        story(HOST, "ostrel-cuts-jobs", EDITED, at=NEXT_DAY),
        feed(f"https://{HOST}/feed.rss", [f"https://{HOST}/other-news"], at=NEXT_DAY),
        story(HOST, "other-news", "Rain fell on all three towns, the weather office said.", at=NEXT_DAY),
    ]
    write_archive(tmp_path / "both.warc.gz", [*later, *ledger()])
    write_catalog(tmp_path / "outlets", HOST)
    run = pinkslip("crawl", "--replay", "both.warc.gz", "--catalog", "outlets", "--db", "t.db", cwd=tmp_path)
    assert run.stdout.startswith("pinkslip: 3 new, 1 edited, 0 seen"), run
    with opened(tmp_path / "t.db") as store:
        rows = store.rows(
            "SELECT v.text, v.id = a.version_id AS stands FROM articles AS a JOIN article_versions AS v"
            " ON v.article_id = a.id WHERE a.url LIKE '%/ostrel-cuts-jobs' ORDER BY v.id"
        )
        versions = [("450" in row["text"], bool(row["stands"])) for row in rows]
    assert versions == [(False, False), (True, True)]


def test_replay_gives_each_record_in_turn_and_skips_repeats(tmp_path: Path) -> None:
    url = f"https://{HOST}/a"
    bodies = [(b"one", "2026-11-01T00:00:00Z"), (b"one", "2026-11-02T00:00:00Z"), (b"two", "2026-11-03T00:00:00Z")]
    answers = [Answer(url=url, body=body, at=at) for body, at in reversed(bodies)]
    archives = ReplayArchives([write_archive(tmp_path / "a.warc.gz", answers)])

    def body() -> bytes:
        snapshot = archives.answer(url, lambda _: None)
        assert snapshot is not None
        return snapshot.body

    assert [body(), body()] == [b"one", b"one"], "the same all through a round"
    assert archives.has_more
    archives.begin_round()
    assert body() == b"two"
    assert not archives.has_more
    assert archives.answer(f"https://{HOST}/b", lambda _: None) is None


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _garble(path: Path) -> None:
    path.write_bytes(b"<html>not found</html>")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _falsify(path: Path) -> None:
    write_archive(path, [Answer(url=f"https://{HOST}/a", body=b"before")])
    import gzip

    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).replace(b"before", b"behind")))


@pytest.mark.parametrize(
    ("spoil", "error", "line"),
    [
        (_cut, CutShort, "breaks off inside the record"),
        (_garble, NotAnArchive, "no WARC record"),
        (_empty, NotAnArchive, "is empty"),
        (_falsify, BadDigest, "bad digest"),
    ],
)
def test_bad_archive_is_one_clear_line_before_anything_is_crawled(tmp_path: Path, spoil, error, line: str) -> None:  # type: ignore[no-untyped-def]
    path = write_archive(tmp_path / "bad.warc.gz", ledger())
    spoil(path)
    with pytest.raises(error, match=line) as raised:
        ReplayArchives([path])
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_bad_archive_leaves_no_database(tmp_path: Path) -> None:
    _garble(tmp_path / "bad.warc.gz")
    run = pinkslip("crawl", "--replay", "bad.warc.gz", "--db", "t.db", cwd=tmp_path)
    assert run.returncode == 2
    assert run.stderr.startswith("pinkslip: bad.warc.gz: ")
    assert run.stderr.count("\n") == 1
    assert not (tmp_path / "t.db").exists()
