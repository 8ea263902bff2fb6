"""Descriptions: each table, view and column has one, and the docs say the same."""

from __future__ import annotations

from pathlib import Path

from store import Store
from store.describe import as_markdown, describe

DOCS = Path(__file__).parents[2] / "docs" / "store.md"


def test_describe_has_words_for_every_column(store: Store) -> None:
    found = {each.name: each for each in describe(store)}
    names = {
        str(name)
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        if not str(name).startswith(("_", "sqlite_")) and "_fts" not in str(name)
    }
    assert set(found) == names
    for name, each in found.items():
        columns = [str(row[1]) for row in store.execute(f"PRAGMA table_info({name})")]
        assert list(each.columns) == columns, name
        for words in (each.words, *each.columns.values()):
            assert words.endswith("."), (name, words)


def test_describe_joins_comments_that_go_on(store: Store) -> None:
    (articles,) = (each for each in describe(store) if each.name == "articles")
    assert articles.columns["version_id"].startswith("What it says now: the version of its latest snapshot; NULL")


def test_describe_is_what_the_docs_say(store: Store) -> None:
    assert DOCS.read_text("utf-8") == as_markdown(describe(store)), "run `python -m store.describe > docs/store.md`"
