"""Search: in step with what articles say now, however they came to say it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import Store
from store.search import BadQuery, search_articles, search_claims
from tests.store.conftest import AT, URL, a_claim, a_snapshot, an_article, keep


def test_search_finds_words_in_any_form(store: Store, run: int) -> None:
    article = an_article()
    store.save_extraction(run, keep(store, run, a_snapshot()), article, (a_claim(article),))
    assert [row["url"] for row in search_articles(store, "kestrel job")] == [URL]
    assert [row["company"] for row in search_claims(store, "cutting jobs")] == ["Kestrel Foods"]
    assert search_articles(store, "osprey") == []


def test_search_follows_edits_and_withdrawn_claims(store: Store, run: int) -> None:
    for hours, jobs in ((0, 300), (1, 450)):
        article = an_article(jobs)
        snapshot = keep(store, run, a_snapshot(b"%d" % jobs, at=AT + timedelta(hours=hours)))
        store.save_extraction(run, snapshot, article, (a_claim(article, jobs),))
    assert search_articles(store, "300") == []
    assert len(search_articles(store, "450")) == len(search_claims(store, "450")) == 1
    store.save_extraction(run, 2, an_article(450), ())
    assert search_claims(store, "450 OR kestrel") == []
    for index in ("article_fts", "claim_fts"):
        store.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")  # noqa: S608


@pytest.mark.parametrize("words", ['"', "AND", "col:x", "(", ""])
def test_search_refuses_what_is_no_query(store: Store, words: str) -> None:
    for search in (search_articles, search_claims):
        with pytest.raises(BadQuery):
            search(store, words)
