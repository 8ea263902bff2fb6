"""Whatever the press prints, no page takes it for markup and no export for a formula."""

from __future__ import annotations

import asyncio
import csv
import tempfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from extract.model import Article
from store import Store, open_store
from store.datasette import served
from store.export import Format, export_store
from tests.store.conftest import AT, a_claim, a_snapshot, an_article, keep

#: Pieces of markup with a tag and an attribute that no page of ours has.
PIECES = (
    *("<zq9>", "</title>", "</script>", "<!--", "-->", '"', "'", "<zq9 onzq9=1>", "' onzq9='", '" onzq9="1', "&lt;"),
    *("{{ 7*7 }}", "{% raw %}", "=1+1", "@SUM(A1)", "javascript:zq9()", "](zq9)", "[bold]", "\u202e", "\\", ";=1", "é"),
)
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(name for name, _ in attrs)}
        links = [value or "" for name, value in attrs if name in {"href", "src", "action", "formaction", "data"}]
        self.found |= {"javascript" for value in links if value.strip().lower().startswith("javascript:zq9")}


def tell(store: Store, title: str, company: str, outlet: str) -> Article:
    """Save an article whose title, employer, byline, outlet and page have these words."""
    run = store.start_run("test", [title], "0", {}, AT)
    plain = an_article(300, f"https://ledger.example/{quote(title)}")
    article = Article.of(
        url=plain.url, outlet=outlet, title=title, body=f"{title}\nKestrel Foods will cut 300 jobs to save money.",
        byline=company, published_at=AT,
    )  # fmt: skip
    claim = replace(a_claim(article), company=company)
    snapshot = keep(store, run, a_snapshot(f"<html><body><p>{title}".encode(), url=article.url))
    store.save_extraction(run, snapshot, article, (claim,))
    store.save_outlet(run, outlet, name=f"The {title}")
    store.finish_run(run, "done", {}, AT)
    return article


# Each example makes a store and asks Datasette for all its pages: shrinking one would take many minutes.
@settings(max_examples=3, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=8, max_size=12, unique_by=lambda words: words[0]))
def test_hostile_words_are_words_in_every_page_and_export(words: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "t.db", rules="r1") as store:
        with store.batch():
            for title, company, outlet in words:
                tell(store, title, f"Kestrel {company}", outlet)
        title, claim = words[0][0], store.value("SELECT id FROM claims")
        paths = ["/t", "/t/current_claims", "/t/article_versions", "/t/article_versions/1", "/t/outlets", "/t/cuts"]
        paths += [
            "/t/first_reports",
            f"/t/event?event_id={claim}",
            "/t/search_articles?words=kestrel",
            "/t/company?company=k",
        ]
        paths += [f"/-/claim/t/{claim}", "/-/article/t/1", "/-/archived/t/1", "/-/archived/t/1/page"]
        paths += [f"/t/company?company={quote(title)}", f"/-/claim/{quote(title, safe='')}/{claim}"]
        for path, page in zip(paths, get(store, paths), strict=True):
            assert page.status_code in {200, 404}, (path, page.text)
            assert not Tags(page.text).found & {"zq9", "onzq9", "javascript"}, path
        export_store(store, Path(folder), form=Format.CSV)
        for file in Path(folder).glob("*.csv"):
            with file.open(encoding="utf-8", newline="") as lines:
                for row in csv.reader(lines):
                    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row), file


def get(store: Store, paths: list[str]) -> list[Any]:
    async def fetch() -> list[Any]:
        datasette = served(store)
        await datasette.invoke_startup()
        return [await datasette.client.get(path) for path in paths]

    return asyncio.run(fetch())
