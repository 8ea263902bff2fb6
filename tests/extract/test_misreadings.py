"""Words beside a cut that are no part of it: media, columns, hirings; and gerunds that are as past as what is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from extract.claims import extract_claims
from extract.model import Article, CauseCode, Claim, DateBasis, Kind, Stance, Status

AT = datetime(2026, 3, 12, 15, tzinfo=UTC)


def claims(body: str, title: str | None = None) -> tuple[Claim, ...]:
    return extract_claims(Article.of(url="https://x.example/a", title=title, body=body, published_at=AT))


@pytest.mark.parametrize(
    "body",
    [
        "Zorvia, the video startup, has laid off 15 percent of its staff, CEO Maya Torres wrote in a LinkedIn post.",
        "Zorvia has cut 40 jobs, its founder said in a Facebook post on Monday.",
        "Zorvia will cut 40 jobs, its chief executive told staff on a Zoom call.",
    ],
)
def test_where_it_was_said_is_not_who_cuts(body: str) -> None:
    assert [claim.company for claim in claims(body)] == ["Zorvia"]


@pytest.mark.parametrize(
    "title", ["TechBeat Daily: Layoffs roundup", "Axis Pro: Tech layoffs tracker", "Wharf Insider | Job cuts list"]
)
def test_a_column_is_not_who_cuts(title: str) -> None:
    assert [
        claim.company for claim in claims("Here are this week's layoffs.\nOsmo Labs is laying off 45 people.", title)
    ] == ["Osmo Labs"]


@pytest.mark.parametrize(
    "title",
    [
        "What Finley's 900 layoffs say about adverts",
        "Inside Finley's 900 job cuts",
        "Why Finley’s 900 redundancies matter",
    ],
)
def test_the_number_is_not_of_the_name(title: str) -> None:
    (claim,) = claims("When Finley cut 900 jobs last week it joined a growing list of agencies.", title)
    assert claim.company == "Finley"


@pytest.mark.parametrize(
    "said",
    [
        "Polestone said it would hire 500 AI engineers this year.",
        "Polestone told investors that it is recruiting 40 AI researchers.",
        "Polestone said that it had hired some 90 AI specialists.",
    ],
)
def test_whom_a_firm_hires_is_no_reason(said: str) -> None:
    (claim,) = claims(f"{said} The software maker eliminated 700 sales roles in January.")
    assert CauseCode.AI not in {cause.code for cause in claim.causes}


@pytest.mark.parametrize(
    "body",
    [
        "Former staff have sued Zelcor, which they say failed to give notice before firing 350 people in January.",
        "Zelcor paid its directors a bonus after laying off 350 workers in January.",
        "Zelcor gave its managers a day's warning before cutting 350 jobs in January.",
    ],
)
def test_a_gerund_is_as_past_as_what_is_told(body: str) -> None:
    (claim,) = claims(body)
    assert claim.effective is None
    assert claim.date is not None
    assert (claim.date.iso, claim.count and claim.count.low) == ("2026-01", 350)
    assert claim.status in {Status.COMPLETED, Status.ANNOUNCED}


@pytest.mark.parametrize(
    "body",
    [
        "Tallix said it had cut 70 jobs. “We could not absorb the increase in taxes,” its finance director said.",
        "Tallix has cut 70 jobs because it could not absorb its costs.",
        "Tallix cut 70 jobs after failing to absorb the shock of higher wages.",
    ],
)
def test_a_burden_absorbed_is_no_merger(body: str) -> None:
    (claim,) = claims(body)
    assert CauseCode.MERGER not in {cause.code for cause in claim.causes}


@pytest.mark.parametrize(
    "title", ["Big Four firm cuts partner pay", "Group of Seven cuts aid staff travel", "Formula One cuts two races"]
)
def test_a_name_with_a_number_is_no_count(title: str) -> None:
    (claim,) = claims("Kershaw LLP is making 150 of its consultants redundant, it said.", title)
    assert claim.count is not None
    assert claim.count.low == 150


@pytest.mark.parametrize(
    "said",
    [
        "Rowan Bank does not expect artificial intelligence to lead to job cuts, its chief executive said, even as it",
        "Rowan Bank doesn't think AI will cause job losses, its chief said, although it",
        "Rowan Bank said it did not believe that AI would lead to layoffs, as it",
    ],
)
def test_what_is_not_expected_of_ai_is_no_reason(said: str) -> None:
    found = claims(f"{said} eliminates 1,200 back-office posts this year.")
    assert not [c for claim in found for c in claim.causes if c.code is CauseCode.AI and c.stance is Stance.ASSERTS]
    assert 1_200 in {claim.count.low for claim in found if claim.count}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "52,000 tech jobs cut so far this year",
            "Tech companies have laid off over 52,000 workers this year.",
        ),
        ("Tech companies cut 52,000 jobs this year", "In all 52,000 tech jobs were cut this year, a tracker says."),
        ("Tracker: 9,000 retail jobs lost in May", "Retail companies cut 9,000 jobs in May, the tracker shows."),
    ],
)
def test_a_group_is_one_however_it_is_called(title: str, body: str) -> None:
    assert len(claims(body, title)) == 1


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Solis Energy halves staff",
            "Solis Energy has cut its staff by half since January, its chief said.",
        ),
        ("Solis Energy cuts 300 jobs", "Solis Energy has cut 300 jobs since January, its chief executive said."),
        ("Solis Energy sheds a third of workforce", "Solis Energy has shed a third of its workforce since January."),
    ],
)
def test_the_lead_tells_the_headline(title: str, body: str) -> None:
    assert len(claims(body, title)) == 1


@pytest.mark.parametrize(
    "title",
    [
        "BRIEF-Delphine to cut about 180 jobs",
        "UPDATE 2-Delphine to cut about 180 jobs",
        "UPS-rival Delphine to cut 180 jobs",
    ],
)
def test_what_stands_before_a_name_is_not_of_it(title: str) -> None:
    assert {claim.company for claim in claims("Delphine said the measures would cost 25 million euros.", title)} == {
        "Delphine"
    }


@pytest.mark.parametrize(
    "body",
    [
        "Zelcor fired 350 workers in January, two former employees said in a lawsuit.",
        "Zelcor laid off 350 people on Monday, three workers said.",
        "Zelcor will cut 350 jobs, several employees said.",
    ],
)
def test_workers_who_say_so_are_no_survey(body: str) -> None:
    assert [claim.count and claim.count.low for claim in claims(body)] == [350]


@pytest.mark.parametrize(
    ("words", "low"),
    [("forty-one percent", 41), ("twenty-five per cent", 25), ("Thirty-two pct", 32), ("ninety nine percent", 99)],
)
def test_two_words_are_one_share(words: str, low: int) -> None:
    (claim,) = claims(f"Zelcor will cut {words} of its staff, it said.")
    assert claim.share is not None
    assert (claim.share.low, claim.share.high, claim.count) == (low, low, None)


@pytest.mark.parametrize(
    "told",
    [
        "The job cuts represent about 2% of the company's workforce of 76,000 as of the end of last year.",
        "The cuts equal 2 per cent of its staff of 15,000 as at March 31.",
        "The layoffs amount to 2% of Norvane's workforce; it employed 15,000 people as of June 30, 2025.",
    ],
)
def test_the_day_of_a_count_of_all_staff_dates_no_cut(told: str) -> None:
    (claim,) = claims(f"Norvane is laying off 300 employees. {told}", "Norvane lays off 300")
    assert (claim.date and claim.date.basis, claim.effective) == (DateBasis.PUBLISHED, None)


@pytest.mark.parametrize(
    "told",
    [
        "It follows the company's announcement in January that it was letting go some 3% of its employees.",
        "In January the company said it was laying off 3% of its workforce.",
        "Norvane announced in January that it would cut 3% of its staff.",
    ],
)
def test_a_share_told_months_before_is_another_round(told: str) -> None:
    found = claims(f"Norvane will lay off 93 employees at its headquarters. {told}", "Norvane to lay off 93")
    assert [(c.count and c.count.low, c.share and c.share.low) for c in found] == [(93, None), (None, 3)]


@pytest.mark.parametrize(
    ("told", "company"),
    [
        ("About 560 workers at Tarrant Steel's Gary mill will be out of work by August.", "Tarrant Steel"),
        ("Workers at Harlow Glass's Knottingley works were told that 85 jobs would go.", "Harlow Glass"),
        ("Pellmont Foods' Burnley bakery will close in May, costing 300 jobs.", "Pellmont Foods"),
    ],
)
def test_the_town_of_a_site_is_not_of_its_owners_name(told: str, company: str) -> None:
    assert [claim.company for claim in claims(told)] == [company]


@pytest.mark.parametrize(
    ("body", "company"),
    [
        ("Larkfell University in New York City is laying off 56 workers.", "Larkfell University"),
        ("Quillmark Labs in San Francisco will cut 56 jobs.", "Quillmark Labs"),
        ("Dunmore Hospital, near Los Angeles, laid off 56 nurses.", "Dunmore Hospital"),
    ],
)
def test_the_city_where_a_firm_is_does_not_cut(body: str, company: str) -> None:
    assert [claim.company for claim in claims(body)] == [company]


@pytest.mark.parametrize(
    "body",
    [
        "Leeds, UK-based Corder Health closed Brandwell Hospital in York on Jan. 31. 534 employees will be laid off.",
        "Ohio-based Corder Health shut its clinic in York on Monday, and 534 employees were laid off.",
        "Dayton, Ohio-based Corder Health closed its Brandwell site. In all 534 employees will lose their jobs.",
    ],
)
def test_a_place_and_based_lead_to_a_firm(body: str) -> None:
    assert [claim.company for claim in claims(body, "7 hospitals laying off workers")] == ["Corder Health"]


@pytest.mark.parametrize(
    "body",
    [
        "It intends to cease all manufacturing at its Burgess works, with the loss of 220 jobs.",
        "It is to end all manufacturing in Fife with the loss of 220 jobs.",
        "The company plans to wind down manufacturing here, with the loss of 220 jobs.",
    ],
)
def test_what_is_done_is_no_group_of_employers(body: str) -> None:
    assert [claim.kind for claim in claims(f"Norvane said so on Monday. {body}")] == [Kind.LAYOFF]


@pytest.mark.parametrize(
    "body",
    [
        "168 at Mondello Foods in Kent, 500 at Orvette Motors in Hull and 82 at Quillmark Foods in Leeds",
        "168 at Mondello Foods in Kent, 82 at Quillmark Foods in Leeds and 500 at Orvette Motors in Hull",
        "82 at Quillmark Foods in Leeds, 500 at Orvette Motors in Hull and 168 at Mondello Foods in Kent",
    ],
)
def test_a_list_gives_each_its_own_figure(body: str) -> None:
    found = claims(f"At Norvane Steel, 500 jobs are set to go. Other job losses include {body}.")
    assert {(claim.company, claim.count and claim.count.low) for claim in found} == {
        ("Norvane Steel", 500),
        ("Mondello Foods", 168),
        ("Orvette Motors", 500),
        ("Quillmark Foods", 82),
    }
