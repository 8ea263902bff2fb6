"""Cuts told beside another: earlier rounds, means without compulsion, what only is planned of a group."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from extract.claims import extract_claims
from extract.model import Article, Claim, CutType, DateBasis, Kind, Status

AT = datetime(2026, 3, 12, 15, tzinfo=UTC)


def claims(body: str, title: str | None = None) -> tuple[Claim, ...]:
    return extract_claims(Article.of(url="https://x.example/a", title=title, body=body, published_at=AT))


def told(claim: Claim) -> tuple[float | None, Status, str | None]:
    """The count, how sure it is, and when."""
    return claim.count.low if claim.count else None, claim.status, claim.date.iso if claim.date else None


@pytest.mark.parametrize(
    ("beside", "when"),
    [
        ("in addition to the 600 redundancies made over the past three years", "2023"),
        ("on top of the 600 jobs it has already shed since 2023", "2023"),
        ("in addition to the 600 staff who have already left since 2024", "2024"),
    ],
)
def test_a_cut_named_beside_another_has_its_own_time(beside: str, when: str) -> None:
    new, old = claims(f"Osmond County Council will cut 700 posts, {beside}.")
    assert told(new) == (700, Status.ANNOUNCED, "2026-03-12")
    assert told(old) == (600, Status.COMPLETED, when)


@pytest.mark.parametrize(
    "news",
    [
        "Halden Games lays off developers\nThe studio did not say how many.",
        "Layoffs hit Halden Games\nStaff were told in the morning.",
        "Halden Games parts ways with an unspecified number of developers\nThe studio gave no reason.",
    ],
)
def test_headline_is_not_of_last_years_figure(news: str) -> None:
    title, body = news.split("\n", 1)
    new, old = claims(f"{body}\nHalden Games laid off 41 people in March of last year.", title)
    assert told(new) == (None, Status.ANNOUNCED, "2026-03-12")
    assert told(old) == (41, Status.COMPLETED, "2025-03")


@pytest.mark.parametrize(
    "body",
    [
        "Norvane Press will eliminate 20 jobs purely through voluntary buyouts; there will be no layoffs.",
        "Norvane Press expects to lose 20 staff members as a result of voluntary buyouts.",
        "Norvane Press is cutting 20 jobs without compulsory redundancies, through early retirement.",
    ],
)
def test_what_nobody_is_made_to_take_is_voluntary(body: str) -> None:
    (claim,) = claims(body)
    assert (claim.cut_type, claim.count.low if claim.count else None) == (CutType.VOLUNTARY, 20)


@pytest.mark.parametrize(
    "body",
    [
        "Norvane offered buyouts six weeks ago in the hopes of trimming its newsroom by 100 jobs.",
        "Norvane hired advisers last month with a view to cutting 100 jobs.",
        "Norvane Press anticipates the loss of 100 jobs.",
    ],
)
def test_what_is_hoped_for_is_not_done(body: str) -> None:
    (claim,) = claims(body)
    assert claim.status in (Status.PLANNED, Status.ANNOUNCED)


@pytest.mark.parametrize(
    "body",
    [
        "Last month a survey found that tech companies plan to cut 40,000 jobs.",
        "In January an adviser warned that banks could cut 40,000 jobs.",
        "Carmakers may cut 40,000 jobs, a union said last week.",
    ],
)
def test_what_is_only_planned_of_a_group_has_no_period_yet(body: str) -> None:
    (claim,) = claims(body)
    assert (claim.kind, claim.status) == (Kind.AGGREGATE, Status.PLANNED)
    assert claim.date is not None
    assert claim.date.basis is DateBasis.PUBLISHED


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Seven top IT firms to lay off 56,000",
            "The biggest IT firms plan to ask at least 56,000 engineers to leave.",
        ),
        ("Osmo to cut 300 jobs", "At least 300 people will be laid off at Osmo."),
        ("Osmo axes 300", "The firm is laying off more than 300 workers."),
    ],
)
def test_a_headline_has_no_room_for_at_least(title: str, body: str) -> None:
    assert len(claims(body, title)) == 1


def test_shares_told_as_a_decrease_of_the_staff_join_the_count() -> None:
    (claim,) = claims(
        "Norvane Press plans layoffs of 20 newsroom employees.\n"
        "This would represent about a 2 percent decrease in the size of the newsroom staff."
    )
    assert claim.share is not None
    assert claim.share.low == 2


@pytest.mark.parametrize(
    "met", ["Sriram, a techie, ", "Sriram, 31, a software engineer, ", "Sriram, the youngest designer, "]
)
def test_a_person_met_by_one_name_is_no_employer(met: str) -> None:
    (claim,) = claims(f"{met}was asked to resign in March. In another firm, Farehop, 300 employees were laid off.")
    assert claim.company == "Farehop"


@pytest.mark.parametrize("name", ["The Harbour Times", "The Lakeside Times", "The Norvane Times"])
def test_the_short_name_of_a_paper_is_the_papers(name: str) -> None:
    found = claims(f"{name} said it will cut 30 jobs.\nThe Times cut 100 jobs in 2018.")
    assert {claim.company for claim in found} == {name.removeprefix("The ")}


@pytest.mark.parametrize(
    "said",
    [
        "reported a third-quarter net loss of 34 million euros and said it would cut 1,200 jobs",
        "reported its biggest ever loss and said it would cut 1,200 jobs",
        "reported a record quarter, yet said it would cut 1,200 jobs",
    ],
)
def test_a_firm_that_reports_its_results_is_no_reporter(said: str) -> None:
    (claim,) = claims(f"Norvane Steel Corp {said}.")
    assert claim.company == "Norvane Steel"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Bexley to close cafes",
            "Bexley will close its cafes, putting 1,400 roles at risk. It will also remove 800 jobs.",
        ),
        (
            "Torvo to shut two mills",
            "Torvo will shut its mills with the loss of 1,400 jobs. The firm will also shed 800 posts.",
        ),
        (
            "Quillby closes depots",
            "Quillby is closing depots, and 1,400 jobs will go. It will also cut 800 office jobs.",
        ),
    ],
)
def test_the_only_employer_of_an_article_makes_all_its_cuts(title: str, body: str) -> None:
    assert [(claim.company, claim.count and claim.count.low) for claim in claims(body, title)] == [
        (title.split()[0], 1400),
        (title.split()[0], 800),
    ]


def test_who_first_reported_a_cut_does_not_make_it() -> None:
    total, *parts = claims(
        "Norvane will axe 4,000 jobs.\n"
        "The cuts, first reported by the Ledger, will fall mainly in Germany (1,400) and France (700)."
    )
    assert {claim.company for claim in (total, *parts)} == {"Norvane"}
    assert [part.part_of for part in parts] == [total.id, total.id]


@pytest.mark.parametrize(
    "firm",
    ["The Oslo-based payments firm is cutting 9% of its workforce.", "The firm is cutting 9% of its staff.",
     "The payments company said it would cut 9% of its jobs."],
)  # fmt: skip
def test_a_heading_names_the_firm_under_it(firm: str) -> None:
    found = claims(f"Fernwave\n{firm}\nGridmoss\nLaid off 45 of its 210 employees.", "Layoffs at a glance")
    assert [claim.company for claim in found] == ["Fernwave", "Gridmoss"]


@pytest.mark.parametrize("who", ["Union leaders", "Analysts", "Workers at the mill"])
def test_what_others_say_later_is_not_the_announcement(who: str) -> None:
    claim = claims(f"Norvane Steel will cut 500 jobs at its mill.\n{who} said on Monday the cuts were a disgrace.")[0]
    assert claim.date is not None
    assert claim.date.basis is DateBasis.PUBLISHED


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Vela Air has dropped plans to make 210 pilots redundant.", 210),
        ("Skerry Ferries will make 210 sailors redundant.", 210),
        ("The start-up Zippo has let go all of its 120 employees.", 120),
        ("Norvane Foods went bust, putting 1,100 jobs at 70 shops at risk.", 1100),
        ("Dacey Corp said it is closing its plant in Barton, Ohio, idling 850 workers.", 850),
        ("Norvane Foods laid off half a dozen employees.", 6),
    ],
)
def test_counts_and_names_that_were_missed(body: str, count: int) -> None:
    (claim,) = claims(body)
    assert claim.count is not None
    assert claim.count.low == count


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("HNB Securities, an arm of Haven National Bank, is dismissing 45 bankers.", "HNB Securities"),
        ("Publisher Zentro has closed its Oslo studio and laid off all 88 developers.", "Zentro"),
        ("Forty Kelso Bank branches will close, with 600 jobs lost.", "Kelso Bank"),
        ("About 240 of Torvo Glass's 900 workers will be let go.", "Torvo Glass"),
    ],
)
def test_names_are_whole_and_no_more(body: str, name: str) -> None:
    assert [claim.company for claim in claims(body)] == [name]


@pytest.mark.parametrize(
    "body",
    [
        "Torvo is cutting 300 jobs and Lumo 200.",
        "Torvo and Lumo are cutting 300 and 200 jobs respectively.",
        "Torvo is cutting 300 jobs, while Lumo has said it would shed 200.",
        "Layoffs were also announced at Torvo (300) and Lumo (200).",
    ],
)
def test_each_firm_has_its_own_figure(body: str) -> None:
    found = claims(body, "Chipmakers cut jobs")
    assert {(claim.company, claim.count and claim.count.low) for claim in found} == {("Torvo", 300), ("Lumo", 200)}


@pytest.mark.parametrize(
    ("title", "body", "name"),
    [
        ("Torvo unit to lay off 200", "Lumo Labs, a unit of Torvo, will lay off 200 people.", "Lumo Labs"),
        ("Job cuts", "Lumo's lamp division, Torvo, will cut 200 jobs.", "Torvo"),
        ("Job cuts", "Torvo's parent, Lumo, has ordered it to cut 200 jobs.", "Torvo"),
        ("Job cuts", "According to a filing by Torvo, 200 people will be laid off.", "Torvo"),
        ("Boeing contractor Torvo to lay off 200", "The firm said so on Monday.", "Torvo"),
        ("After Meta and Amazon, now Torvo lays off 200", "The firm said so on Monday.", "Torvo"),
        ("Torvo joins Google, Meta in layoffs, cuts 200 jobs", "The firm said so on Monday.", "Torvo"),
    ],
)
def test_who_of_two_firms_cuts(title: str, body: str, name: str) -> None:
    assert [claim.company for claim in claims(body, title) if claim.count] == [name]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("In 2020 Norvane Bank announced plans to cut 26,000 jobs.", Status.COMPLETED),
        ("Norvane Bank said in May of last year that it would cut 26,000 jobs.", Status.COMPLETED),
        ("Norvane Bank said on Monday that it would cut 26,000 jobs.", Status.ANNOUNCED),
        ("Norvane Bank has put its plan to cut 300 jobs on hold.", Status.REVERSED),
        ("Norvane Bank will cut 300 jobs if the talks fail.", Status.PLANNED),
        ("Reports that Norvane Bank will cut 300 jobs are wrong, it said.", Status.DENIED),
    ],
)
def test_how_sure_a_cut_is(body: str, status: Status) -> None:
    (claim,) = claims(body)
    assert claim.status is status


@pytest.mark.parametrize(
    "body",
    [
        "Norvane Press will not fill 20 vacancies, to save money.",
        "Norvane Press won't refill 20 vacant posts as it seeks savings.",
        "To close the gap, Norvane Press will not be filling 20 vacant positions.",
    ],
)
def test_posts_left_empty_are_cut_not_spared(body: str) -> None:
    (claim,) = claims(body)
    assert told(claim) == (20, Status.ANNOUNCED, "2026-03-12")
    assert claim.cut_type is CutType.ATTRITION


def test_more_of_another_month_is_a_cut_of_its_own() -> None:
    first, more = claims("Norvane Press laid off 110 employees in May 2024, and a further 20 in June 2025.")
    assert told(first) == (110, Status.COMPLETED, "2024-05")
    assert told(more) == (20, Status.COMPLETED, "2025-06")


def test_volunteers_are_counted_without_another_word_for_people() -> None:
    (claim,) = claims("Norvane Press is looking for 60 volunteers to leave by the end of June.")
    assert told(claim)[0] == 60
    assert claim.cut_type is CutType.VOLUNTARY
