"""The saved pages of real outlets, crawled by replay through the bundled catalogue."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.receipts import follow
from crawler.catalog import load_catalog
from crawler.receipts import reader_of
from store import open_store
from store.compare import every_row
from store.explain import explain_claim
from tests.crawler.press import pinkslip
from tests.shared import SHARED, needs_shared

pytestmark = [needs_shared, pytest.mark.trial]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the saved outlets have been crawled into t.db."""
    assert SHARED is not None
    folder = tmp_path_factory.mktemp("saved")
    run = pinkslip("crawl", "--replay", SHARED / "web/outlets.warc.gz", "--db", "t.db", cwd=folder, PINKSLIP_JOBS="2")
    assert run.returncode == 0, run
    return folder


def test_saved_pages_are_all_archived_and_read_or_refused_with_a_reason(folder: Path) -> None:
    assert SHARED is not None
    lines = (SHARED / "web/pages.jsonl").read_text(encoding="utf-8").splitlines()
    pages = [page["url"] for page in map(json.loads, lines) if page["archive"] == "outlets.warc.gz"]
    catalog = load_catalog().values()
    assert [url for url in pages if not any(outlet.owns(url) for outlet in catalog)] == []
    with open_store(folder / "t.db", read_only=True) as store:
        read = {row["url"]: row["outcome"] for row in store.rows("SELECT url, outcome, reason FROM extractions")}
        kept_out = {row["url"]: row["reason"] for row in store.rows("SELECT * FROM fetches WHERE outcome = 'refused'")}
        articles = store.value("SELECT count(*) FROM articles")
    without = [url for url in pages if url not in read]
    assert len(pages) == 134
    assert sorted(kept_out[url] for url in without) == [
        "denied by /interactive/",
        "denied by /live/",
        "denied by /news/newsletters/",
    ]
    assert set(read.values()) <= {"article", "refused"}
    assert articles >= 128


def test_saved_outlets_give_nothing_new_the_second_time(folder: Path) -> None:
    assert SHARED is not None
    with open_store(folder / "t.db", read_only=True) as store:
        before = every_row(store)
    run = pinkslip("crawl", "--replay", SHARED / "web/outlets.warc.gz", "--db", "t.db", cwd=folder)
    assert run.stdout.startswith("pinkslip: 0 new, 131 seen, 3 refused; 0 new claims"), run
    with open_store(folder / "t.db", read_only=True) as store:
        assert every_row(store) == before


def test_every_claim_of_the_saved_outlets_leads_to_its_bytes(folder: Path) -> None:
    with open_store(folder / "t.db", read_only=True) as store:
        claims = [str(row[0]) for row in store.execute("SELECT DISTINCT id FROM claims ORDER BY id")]
        read = reader_of(store)
        broken = [
            (claim, link.name, link.words)
            for claim in claims
            for link in explain_claim(store, claim, read).links
            if not link.held
        ]
        assert follow(store) == {}  # the same from the views by SQL, gzip and a digest alone
    assert claims
    assert not broken
