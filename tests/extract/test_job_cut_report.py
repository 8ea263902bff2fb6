"""The job-cut report and papers that retell it: totals, sectors and reasons, each a claim of many employers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from extract.claims import extract_claims
from extract.model import Article, CauseCode, Claim, Kind, Speaker, Stance, Status

TITLE = "Job cuts climb in May, Challenger counts"
LEAD = (
    "U.S.-based employers announced 61,400 job cuts in May, up from 40,100 in May of last year, outplacement firm"
    " Challenger, Gray & Christmas said on Thursday."
)


def told(sentence: str) -> tuple[Claim, ...]:
    """The claims of a sentence that stands in a paper's story about the report of June 2026."""
    body = f"{LEAD}\n{sentence}"
    at = datetime(2026, 6, 4, 14, tzinfo=UTC)
    article = Article.of(url="https://x.example/report", title=TITLE, body=body, published_at=at)
    start = article.text.index(sentence)
    return tuple(claim for claim in extract_claims(article) if claim.evidence[0].start >= start)


def figure(claim: Claim) -> tuple[Kind, str | None, float | None, str | None]:
    """Its kind, group, number and period."""
    return claim.kind, claim.company, claim.count.low if claim.count else None, claim.date.iso if claim.date else None


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Artificial intelligence was cited for 9,300 cuts in May.", CauseCode.AI),
        ("AI was responsible for 9,300 job cuts in May.", CauseCode.AI),
        ("Artificial Intelligence (AI) was the third most cited reason, leading to 9,300 cuts in May.", CauseCode.AI),
        ("AI was the stated reason behind 9,300 layoffs in May.", CauseCode.AI),
        ("Companies blamed AI for 9,300 layoffs in May.", CauseCode.AI),
        ("Tariffs were cited for 9,300 job cuts in May.", CauseCode.TARIFFS),
        ("Contract loss was responsible for 9,300 cuts in May.", CauseCode.CONTRACT_LOSS),
        ("Restructuring was the reason given for 9,300 cuts in May.", CauseCode.RESTRUCTURING),
        ("Closings of stores and plants accounted for 9,300 cuts in May.", CauseCode.CLOSING),
    ],
)
def test_reason_with_a_total_is_its_cause(sentence: str, code: CauseCode) -> None:
    (claim,) = told(sentence)
    kind, _, count, period = figure(claim)
    assert (kind, count, period) == (Kind.AGGREGATE, 9_300, "2026-05")
    assert [(cause.code, cause.stance) for cause in claim.causes] == [(code, Stance.ASSERTS)]


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Warehousing led all sectors in May with 9,300 cuts.", "Warehousing"),
        ("Technology led private-sector cuts with 9,300 in May.", "Technology"),
        ("The technology sector announced 9,300 job cuts in May, up from 2,200 a month earlier.", "technology sector"),
        ("Government led all industries with 9,300 announced layoffs in May.", "Government"),
        ("Non-profits announced 9,300 cuts in May, up 40%.", "Non-profits"),
        ("Germany's carmakers announced 9,300 cuts in May.", "Germany's carmakers"),
    ],
)
def test_sector_with_a_total_is_who_cuts(sentence: str, group: str) -> None:
    (claim,) = told(sentence)
    assert figure(claim) == (Kind.AGGREGATE, group, 9_300, "2026-05")


def test_year_to_date_is_counted_from_january() -> None:
    claim, *_ = told(
        "Through May, employers have announced 310,500 job cuts, an increase of 12% from the 277,200 announced in the"
        " first five months of last year."
    )
    assert figure(claim)[2:] == (310_500, "2026")
    month, year = told("Economic conditions led to 9,300 cuts last month and 41,000 so far this year.")
    assert (figure(month)[2:], figure(year)[2:]) == ((9_300, "2026-05"), (41_000, "2026"))


def test_month_just_counted_is_the_news_and_planned_cuts_are_announced() -> None:
    (claim,) = told("Cost cutting led to 9,300 job cuts last month.")
    assert claim.status is Status.ANNOUNCED
    (claim,) = told('"Federal savings" remain the leading reason this year, with 9,300 planned layoffs tied to them.')
    assert claim.status is Status.ANNOUNCED


def test_headline_and_body_may_name_one_group() -> None:
    (claim,) = extract_claims(
        Article.of(
            url="https://x.example/banks",
            title="Banks to cut 20,000 jobs",
            body="Global banks will cut as many as 20,000 jobs in the next three years, a survey found.",
            published_at=datetime(2026, 6, 4, tzinfo=UTC),
        )
    )
    assert figure(claim)[:2] == (Kind.AGGREGATE, "Banks")


ROUND_UP = """Firms that blamed AI for layoffs this year
AI was blamed for close to 41,000 layoffs in 2026, outplacement firm Challenger, Gray & Christmas found.
In all, 310,500 job cuts were announced through May, the most since 2023, when 417,500 were by then.
AI was cited for over 9,000 of the May cuts.
Here are some that pointed to AI as part of their restructuring.
Ferrolux
In April, the software maker said it was laying off 4% of its workforce, or 250 employees, because of AI.
Norvane Press
Norvane Press announced its largest ever round of layoffs in March, cutting 1,400 roles as it invests in AI.
Torvo Glass
In May, Torvo Glass announced a 2% global cut, which could affect nearly 300 employees."""


def test_round_up_of_a_report_and_its_firms() -> None:
    title, body = ROUND_UP.split("\n", 1)
    at = datetime(2026, 6, 21, tzinfo=UTC)
    found = extract_claims(Article.of(url="https://x.example/ai", title=title, body=body, published_at=at))
    assert [
        (claim.company, claim.count.low if claim.count else None, claim.date.iso if claim.date else None)
        for claim in found
        if claim.kind is Kind.LAYOFF
    ] == [("Ferrolux", 250, "2026-04"), ("Norvane Press", 1_400, "2026-03"), ("Torvo Glass", 300, "2026-05")]
    totals = {c.count.low: [x.code for x in c.causes] for c in found if c.kind is Kind.AGGREGATE and c.count}
    assert totals == {41_000: [CauseCode.AI], 310_500: [], 9_000: [CauseCode.AI]}
    assert not any(claim.part_of for claim in found if claim.kind is Kind.LAYOFF)


YEAR = (
    "Ferrolux and Norvane lead a year of AI job cuts",
    "Employers tied more than 41,000 job cuts to AI this year, according to a count by Challenger, Gray & Christmas.",
    "Ferrolux said in March it would eliminate 1,400 positions. Its chief executive, Ann Roe, denied that the cuts were"
    ' driven by AI. "It is our culture," she told analysts.',
    "Norvane has laid off 930 workers in three rounds: 600 in March, 130 in April and 200 in May. The company has not"
    " tied the layoffs to AI.",
    "Torvo said it would part with those who cannot be retrained. It cut 110 jobs over the past quarter.",
)


def test_year_of_cuts_names_each_firm_its_months_and_its_denial() -> None:
    title, *body = YEAR
    at = datetime(2026, 6, 21, tzinfo=UTC)
    found = extract_claims(Article.of(url="https://x.example/y", title=title, body="\n".join(body), published_at=at))
    dates = {c.count.low: (c.company, c.date.iso if c.date else None) for c in found if c.count}
    assert dates[1_400] == ("Ferrolux", "2026-03")
    assert [dates[jobs] for jobs in (600, 130, 200)] == [("Norvane", f"2026-0{month}") for month in (3, 4, 5)]
    assert dates[110][0] == "Torvo"
    assert all(claim.count for claim in found), "the headline tells of nothing new"
    why = {c.count.low: [(x.code, x.stance, x.speaker) for x in c.causes] for c in found if c.count}
    assert why[1_400] == [(CauseCode.AI, Stance.DENIES, Speaker.COMPANY)]
    assert why[600] == why[130] == why[200] == why[110] == []


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Planned job cuts rose by 21,557 in May to 103,312.", 103_312),
        ("Job cut announcements fell 21,767 to 81,755, a research firm said.", 81_755),
        ("Layoffs climbed 36% to 25,810.", 25_810),
    ],
)
def test_what_cuts_rise_to_is_the_total(sentence: str, number: int) -> None:
    assert [claim.count.low for claim in told(sentence) if claim.count] == [number]


@pytest.mark.parametrize(
    "sentence",
    [
        "U.S.-based employers announced plans to cut 33,825 jobs in May.",
        "Companies announced plans to cut payrolls by 33,825 in May.",
        "Employers announced plans to shed 33,825 workers from the payrolls in May.",
    ],
)
def test_plans_are_counted_by_the_month_of_their_announcement(sentence: str) -> None:
    (claim,) = told(sentence)
    assert (claim.date and claim.date.iso, claim.effective) == ("2026-05", None)
