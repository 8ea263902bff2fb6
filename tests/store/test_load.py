"""Save then load is identity, for any article and any claims that the types allow."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.model import (
    Access,
    AiDetail,
    Article,
    Cause,
    CauseCode,
    Claim,
    Count,
    CutType,
    DateBasis,
    FieldSpan,
    Kind,
    PublishedBasis,
    Qualifier,
    Share,
    Span,
    Speaker,
    Stance,
    Status,
    When,
)
from store import open_store
from store.compare import every_row
from store.load import load_article, load_claims
from tests.store.conftest import AT, a_snapshot, keep

_words = st.text(max_size=30)
_name = st.none() | st.text(min_size=1, max_size=20)
# Fixed offsets: Python finds a time that a zone has twice unequal to the same moment in UTC.
_zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_moment = st.none() | st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=_zones).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0)
)
_articles = st.builds(
    Article.of,
    url=st.text(min_size=1, max_size=40),
    title=_name,
    body=st.text(min_size=40, max_size=300),
    outlet=st.none() | st.sampled_from(["ledger", "herald"]),
    byline=_name,
    published_at=_moment,
    published_on=st.none() | st.dates(),
    published_basis=st.none() | st.sampled_from(PublishedBasis),
    published_raw=_name,
    modified_at=_moment,
    language=st.none() | st.sampled_from(["en", "de"]),
    access=st.sampled_from(Access),
)


@st.composite
def figures(
    draw: st.DrawFn, ends: st.SearchStrategy[int] | st.SearchStrategy[float]
) -> tuple[object, object, Qualifier]:
    qualifier = draw(st.sampled_from(Qualifier))
    low, high = sorted((draw(ends), draw(ends)))
    match qualifier:
        case Qualifier.EXACT | Qualifier.ABOUT:
            return low, low, qualifier
        case Qualifier.AT_LEAST | Qualifier.VAGUE:
            return low, None, qualifier
        case Qualifier.AT_MOST:
            return None, high, qualifier
        case Qualifier.RANGE:
            return low, high, qualifier


@st.composite
def whens(draw: st.DrawFn) -> When:
    day = draw(st.dates(date(1, 1, 1), date(9999, 12, 28)))
    basis = draw(st.sampled_from(DateBasis))
    raw = draw(_name)
    return draw(
        st.sampled_from(
            [
                When.of(day.year, basis=basis, raw=raw),
                When.of(day.year, quarter=(day.month + 2) // 3, basis=basis, raw=raw),
                When.of(day.year, day.month, basis=basis, raw=raw),
                When.of(day.year, day.month, day.day, basis=basis, raw=raw),
            ]
        )
    )


@st.composite
def pages(draw: st.DrawFn) -> tuple[Article, tuple[Claim, ...]]:
    article = draw(_articles)

    def span() -> Span:
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(article.text))] * 2)))
        return article.span(start, end)

    ids = draw(st.lists(st.from_regex(r"[0-9a-f]{16}", fullmatch=True), max_size=3, unique=True))
    claims = []
    for number in ids:
        count = draw(st.none() | figures(st.integers(0, 10**9)))
        share = draw(st.none() | figures(st.floats(0, 100)))
        claims.append(
            Claim(
                id=number,
                article_url=article.url,
                kind=draw(st.sampled_from(Kind)),
                company=draw(_name),
                count=Count(low=count[0], high=count[1], qualifier=count[2], raw=draw(_words)) if count else None,  # type: ignore[arg-type]
                share=Share(low=share[0], high=share[1], qualifier=share[2], raw=draw(_words)) if share else None,  # type: ignore[arg-type]
                date=draw(st.none() | whens()),
                effective=draw(st.none() | whens()),
                status=draw(st.sampled_from(Status)),
                cut_type=draw(st.sampled_from(CutType)),
                causes=tuple(
                    Cause(
                        code=code,
                        stance=draw(st.sampled_from(Stance)),
                        speaker=draw(st.sampled_from(Speaker)),
                        span=span(),
                        rule=draw(_words),
                        detail=draw(st.none() | st.sampled_from(AiDetail)),
                    )
                    for code in draw(st.lists(st.sampled_from(CauseCode), max_size=2))
                ),
                part_of=draw(st.none() | st.sampled_from(ids)),
                cumulative=draw(st.booleans()),
                evidence=tuple(span() for _ in range(draw(st.integers(1, 2)))),
                spans=tuple(
                    FieldSpan(field=field, span=span(), rule=draw(_words))
                    for field in draw(st.lists(st.sampled_from(["count", "share", "company", "date"]), max_size=3))
                ),
                rules=tuple(draw(st.lists(_words, max_size=2))),
                confidence=draw(st.floats(0, 1)),
                anchor=span(),
            )
        )
    return article, tuple(claims)


_serial = itertools.count()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(page=pages(), other=pages())
@pytest.mark.trial
def test_load_gives_back_whatever_was_saved(
    tmp_path: Path, page: tuple[Article, tuple[Claim, ...]], other: tuple[Article, tuple[Claim, ...]]
) -> None:
    with open_store(tmp_path / f"{next(_serial)}.db", rules="r1") as store:
        run = store.start_run("test", [], "0", {}, AT)
        snapshot = keep(store, run, a_snapshot())
        for article, claims in (other, page):
            store.save_extraction(run, snapshot, article, claims)
        version = store.value("SELECT version_id FROM extractions")
        assert load_article(store, version) == page[0]
        assert load_claims(store, version) == page[1]
        before = every_row(store)
        assert not store.save_extraction(run, snapshot, *page).anything
        assert every_row(store) == before
        assert list(store.execute("PRAGMA foreign_key_check")) == []


def test_load_keeps_zones_as_the_same_moment(tmp_path: Path) -> None:
    article = Article.of(url="u", title="t", body="b", published_at=datetime(2026, 3, 1, 23, 30, tzinfo=UTC))
    with open_store(tmp_path / "t.db") as store:
        run = store.start_run("test", [], "0", {}, AT)
        store.save_extraction(run, keep(store, run, a_snapshot()), article, ())
        assert store.value("SELECT published_at FROM article_versions") == "2026-03-01T23:30:00Z"
