"""Publication and modification: what the characters mean, and whose word counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.article import Hints
from extract.article.stamps import day_in_url, parse_stamp
from extract.model import PublishedBasis
from tests.extract.pages import URL, linked_data, paragraphs, read

PLAIN = "https://ledger.example/quillmark-cuts"  # an address without a day
AT = datetime(2025, 3, 4, 15, 30, tzinfo=UTC)


def meta(**contents: str) -> str:
    """Meta elements, the underscore of a name standing for its colon."""
    return "".join(f"<meta property='{name.replace('__', ':')}' content='{text}'>" for name, text in contents.items())


@pytest.mark.parametrize(
    ("raw", "on", "at"),
    [
        ("2025-03-04T15:30:00Z", (2025, 3, 4), "2025-03-04T15:30:00+00:00"),
        ("2025-03-04T15:30:00.000Z", (2025, 3, 4), "2025-03-04T15:30:00+00:00"),
        ("2025-03-04T15:30:00+0000", (2025, 3, 4), "2025-03-04T15:30:00+00:00"),
        ("2025-03-04T23:30:00-08:00", (2025, 3, 4), "2025-03-04T23:30:00-08:00"),
        ("2025-03-04 15:30", (2025, 3, 4), None),
        ("2025/03/04 15:30:42", (2025, 3, 4), None),
        ("2025-03-04 15:30:42 UTC", (2025, 3, 4), "2025-03-04T15:30:42+00:00"),
        ("2025-03-04 15:30:00-0400", (2025, 3, 4), "2025-03-04T15:30:00-04:00"),
        ("2025-03-04", (2025, 3, 4), None),
        ("20250304", (2025, 3, 4), None),
        ("20250304153000", (2025, 3, 4), None),
        ("Tue, 04 Mar 2025 15:30:00 +0000", (2025, 3, 4), "2025-03-04T15:30:00+00:00"),
        ("Tue, 04 Mar 2025 15:30:00 GMT", (2025, 3, 4), "2025-03-04T15:30:00+00:00"),
        ("Tue Mar 04 2025 15:30:00 GMT+0000 (Coordinated Universal Time)", (2025, 3, 4), "2025-03-04T15:30:00+00:00"),
        ("Mar 4, 2025 10:34 AM ET", (2025, 3, 4), "2025-03-04T10:34:00-05:00"),
        ("Jul 4, 2025 10:34 PM ET", (2025, 7, 4), "2025-07-04T22:34:00-04:00"),
        ("Tue, Mar 4 2025 15:37:00 EST", (2025, 3, 4), "2025-03-04T15:37:00-05:00"),
        ("4 March 2025", (2025, 3, 4), None),
        ("March 4th, 2025", (2025, 3, 4), None),
        ("12:05 on Sept. 4, 2025", (2025, 9, 4), None),
        ("1741102200", (2025, 3, 4), "2025-03-04T15:30:00+00:00"),
        ("1741102200000", (2025, 3, 4), "2025-03-04T15:30:00+00:00"),
    ],
)
def test_parse_stamp_reads_the_forms_of_content_systems(raw: str, on: tuple[int, int, int], at: str | None) -> None:
    stamp = parse_stamp(raw)
    assert stamp is not None
    assert stamp.on == date(*on)
    assert (stamp.at and stamp.at.isoformat()) == at
    assert stamp.raw == raw


@pytest.mark.parametrize(
    "raw",
    [
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "2025-13-04",
        "2025-02-30",
        "yesterday",
        "",
        "25:61",
        "1 2 3",
        "99999999999999",
    ],
)
def test_parse_stamp_is_none_for_what_is_no_date(raw: str) -> None:
    assert parse_stamp(raw) is None


@given(st.text(max_size=60))
def test_parse_stamp_never_raises(raw: str) -> None:
    parse_stamp(raw)
    parse_stamp(raw, "Europe/London")


@given(st.datetimes(min_value=datetime(1990, 1, 2), max_value=datetime(2100, 1, 1)), st.integers(-12, 14))  # noqa: DTZ001
def test_parse_stamp_reads_back_what_isoformat_writes(naive: datetime, hours: int) -> None:
    moment = naive.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))
    stamp = parse_stamp(moment.isoformat())
    assert stamp is not None
    assert (stamp.at, stamp.on) == (moment, moment.date())


def test_parse_stamp_takes_the_outlet_s_zone_for_times_without_one() -> None:
    stamp = parse_stamp("2025-03-04 09:30", "America/New_York")
    assert stamp is not None
    assert stamp.at == datetime(2025, 3, 4, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "on"),
    [
        ("https://a.example/2025/03/04/quillmark.html", (2025, 3, 4)),
        ("https://a.example/world/2025/mar/04/quillmark", (2025, 3, 4)),
        ("https://a.example/news/articles/2025-03-04/quillmark", (2025, 3, 4)),
        ("https://a.example/sec/quillmark-cuts-2025-03-04/", (2025, 3, 4)),
        ("https://a.example/20250304/quillmark", (2025, 3, 4)),
        ("https://a.example/2025/3/4/12345/quillmark", (2025, 3, 4)),
        ("https://a.example/2025/03/quillmark", None),
        ("https://a.example/2025/13/41/quillmark", None),
        ("https://a.example/story/20250399", None),
        ("https://a.example/quillmark-300-jobs-2025-3", None),
    ],
)
def test_day_in_url(url: str, on: tuple[int, int, int] | None) -> None:
    stamp = day_in_url(url)
    assert (stamp.on if stamp else None) == (date(*on) if on else None)


@pytest.mark.parametrize(
    ("head", "body", "url", "basis"),
    [
        (linked_data(datePublished=AT.isoformat()) + meta(article__published_time="2024-01-01T00:00:00Z"), "", PLAIN,
         PublishedBasis.JSON_LD),
        (meta(article__published_time=AT.isoformat()), "", PLAIN, PublishedBasis.META),
        ("<meta name='parsely-pub-date' content='2025-03-04T15:30:00Z'>", "", PLAIN, PublishedBasis.META),
        ("<meta itemprop='datePublished' content='2025-03-04T15:30:00Z'>", "", PLAIN, PublishedBasis.META),
        ("", "<time datetime='2025-03-04T15:30:00Z'>March 4</time>", PLAIN, PublishedBasis.PAGE),
        (linked_data(datePublished="0001-01-01T00:00:00Z") + meta(article__published_time=AT.isoformat()), "", PLAIN,
         PublishedBasis.META),
        (linked_data(datePublished="soon"), "<time datetime='2025-03-04T15:30:00Z'>March 4</time>", PLAIN,
         PublishedBasis.PAGE),
        (meta(article__published_time="2025-03-04"), "<time datetime='2025-03-04T15:30:00Z'>4</time>", PLAIN,
         PublishedBasis.PAGE),
        (linked_data(datePublished="2035-03-04T15:30:00Z") + meta(date=AT.isoformat()), "", PLAIN, PublishedBasis.META),
    ],
    ids=["json-ld", "meta", "parsely", "itemprop", "time", "year 1", "no date", "day then moment", "future"],
)  # fmt: skip
def test_publication_time_is_the_most_trusted_that_makes_sense(
    head: str, body: str, url: str, basis: PublishedBasis
) -> None:
    hints = Hints(fetched_at=datetime(2025, 3, 5, tzinfo=UTC))
    article = read(body + paragraphs("Quillmark will cut 300 jobs in Leeds, it said."), head=head, url=url, hints=hints)
    assert (article.published_at, article.published_basis) == (AT, basis)
    assert article.published_on == AT.date()


def test_publication_day_of_the_address_stands_where_nothing_else_says() -> None:
    article = read()
    assert (article.published_at, article.published_on) == (None, date(2025, 3, 4))
    assert (article.published_basis, article.published_raw) == (PublishedBasis.URL, "2025/03/04")


def test_feed_fills_in_the_moment_of_a_day_that_the_address_gives() -> None:
    article = read(hints=Hints(published_at=AT))
    assert (article.published_at, article.published_basis) == (AT, PublishedBasis.FEED)


def test_feed_of_another_week_does_not_outweigh_the_address() -> None:
    article = read(hints=Hints(published_at=AT + timedelta(days=9)))
    assert (article.published_on, article.published_basis) == (date(2025, 3, 4), PublishedBasis.URL)


def test_date_written_out_under_the_headline_is_the_last_resort() -> None:
    article = read(
        "<div class='timestamp'>Published: Tuesday, 4 Mar 2025 | 2:35 PM ET</div>" + paragraphs("x" * 90), url=PLAIN
    )
    assert (article.published_on, article.published_basis) == (date(2025, 3, 4), PublishedBasis.PAGE)


@pytest.mark.parametrize(
    ("zone", "on"),
    [(None, date(2025, 3, 4)), ("America/Los_Angeles", date(2025, 3, 3)), ("Asia/Tokyo", date(2025, 3, 4))],
)
def test_publication_day_is_the_day_in_the_outlet_s_zone(zone: str | None, on: date) -> None:
    article = read(head=linked_data(datePublished="2025-03-04T04:58:00Z"), hints=Hints(timezone=zone), url=PLAIN)
    assert article.published_on == on


def test_time_element_of_another_story_is_not_believed() -> None:
    article = read("<time datetime='2025-08-01T10:00:00Z'>1 August</time>" + paragraphs("x " * 60))
    assert article.published_on == date(2025, 3, 4)


@pytest.mark.parametrize("box", ["aside", "nav", "footer"])
def test_time_element_in_side_matter_is_not_believed(box: str) -> None:
    article = read(f"<{box}><time datetime='2025-08-01T10:00:00Z'>1 August</time></{box}>", url=PLAIN,
                   head=linked_data(headline="Quillmark"))  # fmt: skip
    assert article.published_on is None


def test_hour_of_rendering_is_no_publication_time() -> None:
    head = meta(date="2025-03-04T15:30:00Z", datePublished="2025-09-09T17:16:53Z", dateModified="2025-09-09T17:16:53Z")
    assert read(head=head, url=PLAIN).published_at == AT


@pytest.mark.parametrize(
    ("head", "modified"),
    [
        (linked_data(datePublished=AT.isoformat(), dateModified="2025-03-04T18:00:00Z"), "2025-03-04T18:00:00+00:00"),
        (linked_data(datePublished=AT.isoformat(), dateModified="2025-03-01T18:00:00Z"), None),
        (linked_data(datePublished=AT.isoformat(), dateModified="2035-03-01T18:00:00Z"), None),
        (meta(article__modified_time="2025-03-04T18:00:00Z"), "2025-03-04T18:00:00+00:00"),
        (meta(article__modified_time="2025-03-04"), None),
        ("", None),
    ],
    ids=["json-ld", "before publication", "future", "meta", "day alone", "none"],
)
def test_modification_time_lies_between_publication_and_fetch(head: str, modified: str | None) -> None:
    article = read(head=head, url=URL, hints=Hints(fetched_at=datetime(2025, 3, 6, tzinfo=UTC)))
    assert (article.modified_at and article.modified_at.isoformat()) == modified
