"""An empty store, and articles with claims to put into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from extract.model import (
    Article,
    Cause,
    CauseCode,
    Claim,
    Count,
    CutType,
    FieldSpan,
    Kind,
    Qualifier,
    Snapshot,
    Speaker,
    Stance,
    Status,
    When,
    claim_id,
)
from store import Store, open_store
from store.companies import company_key
from store.warc import WarcArchive

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
URL = "https://ledger.example/kestrel"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open, empty store."""
    with open_store(tmp_path / "t.db", rules="r1") as opened:
        yield opened


@pytest.fixture
def run(store: Store) -> int:
    """A run of it."""
    return store.start_run("test", [], "0", {}, AT)


def an_article(jobs: int = 300, url: str = URL) -> Article:
    """An article of one sentence that cuts some jobs."""
    return Article.of(
        url=url,
        outlet="ledger",
        title="Kestrel Foods cuts jobs",
        body=f"Kestrel Foods will cut {jobs} jobs to save money.",
        published_at=AT,
    )


def a_claim(article: Article, jobs: int = 300) -> Claim:
    """The claim of :func:`an_article`."""
    text = article.text
    start = text.index("Kestrel Foods will")
    cut = text.index("cut", start)

    def span(words: str) -> FieldSpan:
        at = text.index(words, start)
        return FieldSpan(field="count", span=article.span(at, at + len(words)), rule="count.plain")

    reason = text.index("to save money")
    return Claim(
        id=claim_id(article.url, text[start:], cut - start),
        article_url=article.url,
        kind=Kind.LAYOFF,
        company="Kestrel Foods",
        count=Count(low=jobs, high=jobs, qualifier=Qualifier.EXACT, raw=str(jobs)),
        share=None,
        date=When.of(2026, 11, 2),
        effective=When.of(2027, quarter=1, raw="Q1"),
        status=Status.ANNOUNCED,
        cut_type=CutType.LAYOFF,
        causes=(
            Cause(
                code=CauseCode.COST_CUTTING,
                stance=Stance.ASSERTS,
                speaker=Speaker.COMPANY,
                span=article.span(reason, reason + len("to save money")),
                rule="cause.save",
            ),
        ),
        part_of=None,
        cumulative=False,
        evidence=(article.span(start, len(text)),),
        spans=(span(str(jobs)),),
        rules=("headcount.cut-n-jobs",),
        confidence=0.9,
        anchor=article.span(cut, cut + 3),
    )


def a_snapshot(body: bytes = b"<p>page", url: str = URL, at: datetime = AT, kind: str = "page") -> Snapshot:
    """A response of an invented outlet."""
    return Snapshot.of(
        url=url,
        final_url=url,
        fetched_at=at,
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=body,
        context=(("outlet", "ledger"), ("kind", kind)),
    )


def keep(store: Store, run: int, snapshot: Snapshot) -> int:
    """Archive a snapshot and write its row."""
    with WarcArchive(store.archive_folder, prefix=f"run{run}") as archive:
        return store.save_snapshot(run, snapshot, archive.append(snapshot))


def tell(
    store: Store, run: int, outlet: str, jobs: int, *, days: int = 0, company: str = "Kestrel Foods", **fields: Any
) -> Claim:
    """Save an article of an outlet with one claim."""
    url = f"https://{outlet}.example/{jobs}/{days}/{company_key(company)}"
    at = AT + timedelta(days=days)
    article = replace(an_article(jobs, url), outlet=outlet, published_at=at, published_on=at.date())
    dated = {"date": When.of(at.year, at.month, at.day)} | fields
    claim = replace(a_claim(article, jobs), company=company, **dated)
    snapshot = a_snapshot(url.encode(), url=url, at=at)
    store.save_extraction(run, store.find_snapshot(snapshot) or keep(store, run, snapshot), article, (claim,))
    return claim
