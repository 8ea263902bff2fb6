"""Which words of time date a cut, which the end of the jobs, and which neither."""

from __future__ import annotations

from datetime import date

import pytest

from extract.context import find_date, find_effective, find_status
from extract.model import DateBasis, Status
from tests.extract.told import told


@pytest.mark.parametrize(
    ("body", "anchor", "iso", "effective"),
    [
        ("Acme said on Wednesday it will cut 400 jobs by the end of 2026.", "cut", "2025-02-12", "2026"),
        ("Acme will cut 400 jobs, the company announced Tuesday.", "cut", "2025-02-11", None),
        ("Acme on Tuesday posted a loss for its second quarter and announced layoffs.", "layoffs", "2025-02-11", None),
        ("Acme will miss first-quarter estimates and cut 400 jobs.", "cut", "2025-02-13", None),
        ("A notice filed Monday says Borel will lay off 90 from April 1.", "lay off", "2025-02-10", "2025-04-01"),
        ("Acme laid off 400 people in November.", "laid off", "2024-11", None),
        ("Last year, Acme shed 4,000 jobs.", "shed", "2024", None),
        ("In 2022, Borel drew anger when it made 700 staff redundant.", "redundant", "2022", None),
        ("Acme shed 300 jobs after it lost $40 million in the third quarter.", "shed", "2025-02-13", None),
        ("Acme, founded in 1994, is laying off 50 people.", "laying off", "2025-02-13", None),
        ("Acme announced a plan to cut jobs on Tuesday.", "cut", "2025-02-11", None),
        ("The bank plans further layoffs later this year.", "layoffs", "2025-02-13", "2025"),
        ("The layoffs will begin next month.", "layoffs", "2025-02-13", "2025-03"),
        ("Acme will reduce its staff between April and June 2025.", "reduce", "2025-02-13", "2025-06"),
        ("Acme will chop 1,200 jobs over two years.", "chop", "2025-02-13", "2027"),
        ("Since 2022, Acme has cut a fifth of its staff.", "cut", "2022", None),
        ("Employers cut 49,795 jobs in January.", "cut", "2025-01", None),
        ("Employers announced 806,000 job cuts through November.", "job cuts", "2024", None),
        ("Borel closed two mills last July, cutting hundreds of jobs.", "cutting", "2024-07", None),
        ("A month after layoffs at Borel, its head of design left.", "layoffs", "2025-01", None),
        ("The shares fell two years after cutting a third of the staff.", "cutting", "2023", None),
        ("It said Thursday it had cut 4,300 jobs by the end of 2024.", "cut", "2024", None),
        ("The Acme board voted on Tuesday to eliminate 300 jobs.", "eliminate", "2025-02-11", None),
        ("Acme's board approved 300 layoffs Tuesday night.", "layoffs", "2025-02-11", None),
        ("A court said on Monday that Acme may cut 300 jobs.", "cut", "2025-02-10", None),
        ("Following Tuesday's announcement, Acme will cut 300 jobs.", "cut", "2025-02-11", None),
        ("Acme said Monday 300 workers will be laid off May 1.", "laid off", "2025-02-10", "2025-05-01"),
        ("In 1998 Acme shut its mill and 300 people lost their jobs.", "lost their jobs", "1998", None),
        ("Acme laid off 300 people in the spring of 2020.", "laid off", "2020", None),
        ("Acme will cut 300 jobs to save $40 million a year by 2027.", "cut", "2025-02-13", None),
        ("Acme wants to save $40 million over four years, with 300 jobs to be cut.", "cut", "2025-02-13", None),
        ("Acme's mill will shut by the end of July, with 300 jobs lost.", "lost", "2025-02-13", "2025-07"),
        ("Acme will fire 9% as orders fell after the Sept. 11 attacks.", "fire", "2025-02-13", None),
        ("DETROIT, Feb. 13 - Acme said it would idle 600 workers.", "idle", "2025-02-13", None),
    ],
)  # fmt: skip
def test_when_is_bound_by_what_it_hangs_from(body: str, anchor: str, iso: str, effective: str | None) -> None:
    mention, reading = told(body, anchor)
    when, span = find_date(mention, reading)
    ends, ends_span = find_effective(mention, reading)
    assert when is not None
    assert (when.iso, ends.iso if ends else None) == (iso, effective)
    for found in (span, ends_span):
        assert found is None or found.span.reproduces(reading.article.text)


def test_when_without_words_is_the_publication_day() -> None:
    when, span = find_date(*told("Acme will cut 400 jobs.", "cut"))
    assert when is not None
    assert (when.basis, when.iso, span) == (DateBasis.PUBLISHED, "2025-02-13", None)


def test_when_without_words_or_publication_is_unknown() -> None:
    assert find_date(*told("Acme will cut 400 jobs on Monday.", "cut", on=None)) == (None, None)


def test_when_of_the_title_is_the_day_its_article_tells() -> None:
    body = "The maker of pumps told staff on Tuesday that 400 jobs would go.\nOrders have fallen."
    when, _ = find_date(*told(body, "cut", title="Acme to cut 400 jobs"))
    assert when is not None
    assert when.iso == "2025-02-11"


def test_when_counts_from_the_dateline_without_a_publication_date() -> None:
    body = "(Trade Wire) - Jan 27, 2009 - Borel said yesterday that its yard would cut 15 jobs."
    when, _ = find_date(*told(body, "cut", on=None))
    assert when is not None
    assert (when.iso, when.basis) == ("2009-01-26", DateBasis.TEXT)


def test_when_of_an_old_story_is_not_the_news_day() -> None:
    body = "Acme said on Tuesday it will lay off 400 people. It had cut 900 jobs before."
    when, _ = find_date(*told(body, "cut", on=date(2025, 2, 13)))
    assert when is not None
    assert when.basis is DateBasis.PUBLISHED


@pytest.mark.parametrize(
    ("body", "anchor", "iso", "status"),
    [
        ("It follows 2,000 job cuts announced in March.", "job cuts", "2024-03", Status.COMPLETED),
        ("Borel, which laid off a fifth of its staff in 2023, is hiring again.", "laid off", "2023", Status.COMPLETED),
        ("The group has cut about 4,000 jobs over the past two years.", "cut", "2023", Status.COMPLETED),
        ("The studio had already let 120 people go in March.", "let", "2024-03", Status.COMPLETED),
        ("Last week Acme said it would cut 300 jobs.", "cut", "2025-02-03", Status.ANNOUNCED),
        ("Following the layoffs, Acme will have 4,000 employees.", "layoffs", "2025-02-13", Status.ANNOUNCED),
        ("Acme to lay off 300 in biggest cull since 2009.", "lay off", "2025-02-13", Status.ANNOUNCED),
        (
            "Analysts expect 200,000 job cuts over the next five years.",
            "job cuts",
            "2025-02-13",
            Status.PLANNED,
        ),
        (
            "Borel on Wednesday denied that it is preparing to cut 3,000 jobs.",
            "cut",
            "2025-02-12",
            Status.DENIED,
        ),
        ("Employers planned 82,307 job cuts in January.", "job cuts", "2025-01", Status.ANNOUNCED),
    ],
)
def test_when_of_background_and_of_plans(body: str, anchor: str, iso: str, status: Status) -> None:
    mention, reading = told(body, anchor)
    when, _ = find_date(mention, reading)
    assert when is not None
    assert when.iso == iso
    if status is not Status.ANNOUNCED:
        assert find_status(mention, reading)[0] is status


@pytest.mark.parametrize(
    ("later", "iso"),
    [
        ("The workers will leave by the end of January 2027.", "2027-01"),
        ("The jobs will end in April, when the season is over.", "2025-04"),
        ("The layoffs take effect March 31.", "2025-03-31"),
        ("The positions will be gone by the end of 2027.", "2027"),
        ("Staff had already left by the end of January.", None),
        ("A patch is planned for March.", None),
        ("Borel will lay off 90 employees by the end of May.", None),
    ],
)
def test_when_jobs_end_may_stand_in_a_later_sentence(later: str, iso: str | None) -> None:
    ends, _ = find_effective(*told(f"Acme will lay off 300 people.\n{later}", "lay off"))
    assert (ends.iso if ends else None) == iso


def test_when_of_a_list_entry_is_its_heading() -> None:
    body = (
        "December 20 - Acme: The maker of pumps is laying off 40 people, by the end of June next year.\n"
        "December 19 - Borel: The mill has sacked 34 people. It had 100 staff in 2023."
    )
    mention, reading = told(body, "laying off", on=None)
    when, span = find_date(mention, reading)
    ends, _ = find_effective(mention, reading)
    assert when is not None
    assert ends is not None
    assert span is not None
    assert (when.iso, ends.iso, span.rule) == ("2023-12-20", "2024-06", "when.entry")
    when, _ = find_date(*told(body, "sacked", on=None))
    assert when is not None
    assert when.iso == "2023-12-19"
