"""Kinds of misreading that readers of other news found, each with sentences of our own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from extract.claims import extract_claims
from extract.model import Article, CauseCode, Claim, CutType, Kind, Status

AT = datetime(2026, 3, 12, 15, tzinfo=UTC)


def claims(body: str, title: str | None = None) -> tuple[Claim, ...]:
    return extract_claims(Article.of(url="https://x.example/a", title=title, body=body, published_at=AT))


def jobs(body: str, title: str | None = None) -> list[float | None]:
    return [claim.count.low if claim.count else None for claim in claims(body, title)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Ferrolux is to axe 30 shops and 300 jobs.", [300]),
        ("Ferrolux will cut production and 300 jobs.", [300]),
        ("Ferrolux is cutting 400 jobs this year and 200 next year.", [400, 200]),
        ("Ferrolux is cutting 400 jobs, with another 200 to follow in 2027.", [400, 200]),
        ("Ferrolux will cut 3,000 jobs as well as 900 consultants.", [3_000, 900]),
        ("Ferrolux plans to dump 350 staff and a further 100 contractors.", [350, 100]),
        ("Ferrolux may cut or outsource up to 1,100 jobs.", [None]),
        ("Ferrolux announced the abolition of 400 jobs.", [400]),
        ("Ferrolux said 300 positions will go through attrition.", [300]),
        ("Ferrolux plans to reduce its 900-strong workforce to 600.", [300]),
        ("Ferrolux could put 600 journalists at risk.", [600]),
        ("Ferrolux is shutting its Wigham plant. The move affects 150 employees.", [150]),
        ("Ferrolux said 295 people (equivalent to 217 full-time roles) were made redundant.", [295]),
        ("Ferrolux said 650 employees from its 2,400 staff will lose their jobs.", [650]),
    ],
)
def test_figures_told_in_other_ways(body: str, found: list[float | None]) -> None:
    assert jobs(body) == found


@pytest.mark.parametrize(
    ("body", "company"),
    [
        ("The Ministry for Culture and Heritage is cutting 40 jobs.", "Ministry for Culture and Heritage"),
        ("The Department for Business and Trade will cut 40 jobs.", "Department for Business and Trade"),
        ("Age UK is to cut 40 jobs.", "Age UK"),
        ("Wigham University Hospitals NHS Trust will cut 430 jobs.", "Wigham University Hospitals NHS Trust"),
        ("OTTAWA - Some 300 federal government workers will lose their jobs.", "Government of Canada"),
        (
            "Torvo will close. The decision means 290 people will lose their jobs, some at the manufacturing plant.",
            "Torvo",
        ),
    ],
)
def test_who_cuts_has_its_whole_name(body: str, company: str) -> None:
    assert [claim.company for claim in claims(body)] == [company]


def test_each_figure_of_a_list_has_the_name_behind_it() -> None:
    found = claims("The fund is cutting 132 jobs at Ford, 24 jobs at Bosch, 19 jobs at Siemens.")
    assert [(c.company, c.count.low) for c in found if c.count][1:] == [("Bosch", 24), ("Siemens", 19)]


def test_neither_confirming_nor_denying_is_no_denial() -> None:
    (claim,) = claims("Ferrolux declined to confirm or deny that it will cut 400 jobs.")
    assert claim.status is not Status.DENIED


def test_firing_to_save_money_is_no_denial_of_the_reason() -> None:
    (claim,) = claims("Ferrolux is dismissing 300 employees to cut costs.")
    assert [cause.stance for cause in claim.causes] == ["asserts"]


def test_telling_as_it_was_doing_is_dated_by_the_telling() -> None:
    (claim,) = claims("Ferrolux said in February it was axing 1,080 posts over two years.")
    assert claim.date is not None
    assert claim.date.iso == "2026-02"


def test_more_than_a_thousand_is_what_the_headline_counts() -> None:
    (claim,) = claims("Ferrolux will cut more than 1,000 jobs, it said.", "Ferrolux to cut 1,035 jobs")
    assert claim.count is not None
    assert claim.count.low == claim.count.high == 1_035


def test_body_says_by_what_means_the_headline_cuts() -> None:
    (claim,) = claims("Ferrolux is seeking 400 voluntary redundancies.", "Ferrolux axes 400 jobs")
    assert claim.cut_type is CutType.VOLUNTARY


def test_share_of_something_else_is_no_cut() -> None:
    (claim,) = claims("Ferrolux announced 90 job cuts at its mill, which accounts for 14% of the country's paper.")
    assert claim.share is None


@pytest.mark.parametrize(
    "body",
    [
        "Ferrolux announced 1,300 job cuts, or 2% of its workforce.",
        "Ferrolux confirmed an additional 1,300 planned job cuts -- about 2 percent of its global workforce.",
        "Ferrolux will cut 1,300 jobs this year, or about 2 percent of its workforce.",
        "Ferrolux will cut 1,300 staff in Sweden, or 2 percent of its Swedish workforce.",
        "Ferrolux is cutting 1,300 positions worldwide (2% of its staff).",
    ],
)
def test_share_restates_a_count_across_cut_place_and_time(body: str) -> None:
    (claim,) = claims(body)
    assert claim.count is not None
    assert claim.share is not None
    assert (claim.count.low, claim.share.low) == (1_300, 2)


def test_share_of_another_place_restates_nothing() -> None:
    first, *_ = claims("Ferrolux will cut 300 jobs in Leeds and 20% of its staff in York.")
    assert first.share is None


@pytest.mark.parametrize(
    "body",
    [
        "Ferrolux Corp isn't planning to cut 300 jobs.",
        "There won't be any layoffs at Ferrolux Corp.",
        "Ferrolux Corp doesn’t plan to lay off 300.",
        "Blogs said that 50 employees were laid off from Ferrolux Corp. Ferrolux spokesman Jim Hale denied it.",
    ],
)
def test_denials_in_short_and_in_the_next_sentence(body: str) -> None:
    assert [claim.status for claim in claims(body)] == [Status.DENIED]


@pytest.mark.parametrize(
    ("body", "title", "company"),
    [
        (
            "The company confirmed it planned to lay off 200 people. Many took to Twitter.",
            "BuzzFeed layoffs begin",
            "BuzzFeed",
        ),
        ("Start-ups, including Unacademy and Vedanta, have let go of over 5,000 employees.", None, "Start-ups"),
        ("Citigroup and UBS are among the banks that have shed almost 150,000 jobs.", None, "banks"),
        (
            "Hours after Tesco spoke of cuts, Sainsbury's said it would go ahead as it axes 1,700 roles.",
            None,
            "Sainsbury's",
        ),
        ("Nissan cut 10 jobs, Toyota plans to cut 30 jobs and Mazda said it was cutting 4,000.", None, "Mazda"),
    ],
)
def test_who_cuts_among_others(body: str, title: str | None, company: str) -> None:
    assert claims(body, title)[-1].company == company


def test_report_of_a_broadcaster_is_a_report() -> None:
    (claim,) = claims("Nissan is planning to lay off 11,000 people, according to broadcaster NHK.")
    assert claim.status is Status.REPORTED


def test_staff_called_back_are_no_cut() -> None:
    assert [c.status for c in claims("Nissan has called back about 600 employees it laid off.")] == [Status.REVERSED]


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("because of the Government's cuts", CauseCode.GOVERNMENT),
        ("because of the licence fee freeze", CauseCode.GOVERNMENT),
        ("due to digitalisation", CauseCode.TECHNOLOGY),
        ("because of log shortages", CauseCode.SUPPLY),
        ("as it faces a £40m shortfall", CauseCode.FINANCIAL_LOSS),
        ("to save a failing business", CauseCode.FINANCIAL_LOSS),
        (", with production transferred to its plant in Bristol", CauseCode.RELOCATION),
        (", with 13 locations set to close", CauseCode.CLOSING),
        (", opting for AI-powered chat systems", CauseCode.AI),
    ],
)
def test_reasons_told_in_other_ways(reason: str, code: CauseCode) -> None:
    (claim,) = claims(f"Ferrolux Corp will cut 300 jobs {reason}.".replace(" ,", ","))
    assert [cause.code for cause in claim.causes] == [code]


def test_imports_that_flood_a_market_are_no_disaster() -> None:
    (claim,) = claims("Ferrolux Corp will cut 300 jobs as Chinese imports flood the market.")
    assert [cause.code for cause in claim.causes] == [CauseCode.DEMAND]


def test_vacant_posts_that_go_are_nobodys() -> None:
    (claim,) = claims("About 200 vacant positions will be eliminated at Ferrolux Corp.")
    assert claim.cut_type is CutType.ATTRITION


def test_list_of_many_firms() -> None:
    found = claims(
        "Here is who announced layoffs in March.\n"
        "Torvo: The logistics start-up is cutting 90 jobs.\n"
        "Kestrelle (30%): The travel firm let go a third of its team.\n"
        "At Halvard, 60 roles were eliminated.\n"
        "Zentrix has parted ways with 220 employees.\n"
        "Also this month: Ombrio (50 jobs) and Corvane (120).",
        "Tech layoffs: the list of this month's cuts",
    )
    assert [claim.company for claim in found if claim.count or claim.share] == [
        "Torvo", "Kestrelle", "Halvard", "Zentrix", "Ombrio", "Corvane",
    ]  # fmt: skip


def test_bare_figures_lean_on_the_cuts_before_them() -> None:
    found = claims(
        "Bosch said it would cut 5,500 jobs. Valeo will close two French sites with 868 posts. Porsche has put 1,900 on"
        " the block. Audi wants to trim 7,500, Schaeffler 4,700 and Volkswagen 35,000."
    )
    assert [(claim.company, claim.count.low) for claim in found if claim.count] == [
        ("Bosch", 5_500), ("Valeo", 868), ("Porsche", 1_900), ("Audi", 7_500), ("Schaeffler", 4_700),
        ("Volkswagen", 35_000),
    ]  # fmt: skip


def test_what_a_union_rejects_the_firm_has_not_denied() -> None:
    (claim,) = claims("Ferrolux Corp said it will cut 50 jobs. The union rejected the claims about its costs.")
    assert claim.status is Status.ANNOUNCED


@pytest.mark.parametrize(
    ("body", "company"),
    [
        ("Oct 11 (Reuters) - Intel Corp INTC.O is planning to cut 500 jobs.", "Intel"),
        ("Oct 11 (Reuters) - Intel Corp <INTC.O> will cut 500 jobs, it said on Tuesday.", "Intel"),
        ("LONDON, Oct 11 (Reuters) - Torvo Glass Plc TRVO.L said it would cut 500 jobs.", "Torvo Glass"),
        ("March 3 (AP) — Torvo Glass, a maker of windows, laid off 500 people.", "Torvo Glass"),
    ],
)
def test_agency_that_signs_a_dateline_cuts_nobody(body: str, company: str) -> None:
    assert [claim.company for claim in claims(body)] == [company]


def test_previous_cut_is_none_of_the_new_one() -> None:
    new, old = claims(
        "Ferrolux Corp plans to cut 20 percent of its staff. This follows a previous reduction of 15,000 positions."
    )
    assert (new.count, new.share and new.share.low) == (None, 20)
    assert (old.count and old.count.low, old.share, old.status) == (15_000, None, Status.COMPLETED)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Ferrolux (9984.T) will lay off nearly 20% of its staff.", [None]),
        ("Ferrolux (TYO: 7974) will lay off 90 people.", [90]),
        ("Ferrolux (0700.HK) will shed 4% of its staff.", [None]),
        ("Ferrolux laid off two on Thursday.", [2]),
        ("Six were laid off at Ferrolux on Friday.", [6]),
        ("Ferrolux let go of four.", [4]),
        ("Ferrolux sliced its workforce by 65.", [65]),
        ("Ferrolux will cut back on 70 of its jobs.", [70]),
        ("Some 90 workers have been left without a job at Ferrolux.", [90]),
        ("Some 270 Ferrolux employees learned on Friday that they no longer had jobs.", [270]),
        ("Ferrolux announced job cuts. The closings will affect 650 employees.", [650]),
    ],
)
def test_few_are_counted_and_listings_are_not(body: str, found: list[float | None]) -> None:
    assert jobs(body) == found


@pytest.mark.parametrize(
    "law",
    [
        "State law requires employers to give notice when laying off 50 or more employees.",
        "Employers must provide 60 days' notice before a mass layoff affecting 50 or more workers.",
        "Notice is due where an employer lays off more than 50 people.",
    ],
)
def test_the_law_on_layoffs_cuts_nobody(law: str) -> None:
    assert jobs(f"Ferrolux will lay off 381 people in Leeds, a notice says. {law}") == [381]


@pytest.mark.parametrize(
    ("body", "company"),
    [
        ("An engineering company, Torvo Tools, is to close with the loss of 16 jobs.", "Torvo Tools"),
        ("Some 30 jobs were lost with the closure of the travel company, Rosenquist.", "Rosenquist"),
        ("Some 70 jobs are to be lost at the Glen Torvo manufacturing firm.", "Glen Torvo"),
        (
            "A notice filed with the New York State Department of Labor said 381 workers at Harlow Foods would lose "
            "their jobs.",
            "Harlow Foods",
        ),
    ],
)
def test_who_cuts_is_described_first_and_named_after(body: str, company: str) -> None:
    assert [claim.company for claim in claims(body, "Ferrolux to close its mill")] == [company]


@pytest.mark.parametrize(
    "body",
    [
        "More than 700 jobs were slashed in Malaysia, two sources said.",
        "Some 700 steel roles were cut.",
        "More than 700 jobs were cut in India.",
    ],
)
def test_jobs_of_a_place_or_trade_are_those_of_the_firm_that_the_article_is_about(body: str) -> None:
    assert {claim.company for claim in claims(f"Ferrolux cut its staff this week. {body}", "Ferrolux cuts staff")} == {
        "Ferrolux"
    }


@pytest.mark.parametrize(
    ("body", "group"),
    [
        ("About 400,000 airline workers have been fired since March.", "airline"),
        ("As many as 10,000 university jobs could go, the union warned.", "university"),
        ("Some 50,000 steel jobs are under threat.", "steel"),
    ],
)
def test_more_than_a_firm_can_have_are_a_trade_s(body: str, group: str) -> None:
    found = claims(f"Ferrolux will cut 210 jobs. {body}", "Ferrolux to cut 210 jobs")
    assert [claim.company for claim in found] == ["Ferrolux", group]


@pytest.mark.parametrize(
    "body",
    [
        "Nonfarm payrolls fell in May. Manufacturing lost 207,000 jobs and construction shed 111,000.",
        "The unemployment rate rose. The service sector cut 147,000 jobs in May.",
        "Factories shed 12,000 jobs and retailers cut 9,000, the jobs report showed.",
    ],
)
def test_a_report_on_payrolls_tells_of_no_cut(body: str) -> None:
    assert claims(body) == ()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Intel, Cisco and Ford will cut 35,000 jobs.", [(Kind.AGGREGATE, "Intel, Cisco and Ford")]),
        ("Intel and Cisco will cut 3,000 jobs.", [(Kind.LAYOFF, "Intel and Cisco")]),
        ("Intel and Cisco will each cut 3,000 jobs.", [(Kind.LAYOFF, "Intel"), (Kind.LAYOFF, "Cisco")]),
    ],
)
def test_one_figure_of_several_is_theirs_together(body: str, found: list[tuple[Kind, str]]) -> None:
    assert [(claim.kind, claim.company) for claim in claims(body)] == found


@pytest.mark.parametrize(
    ("sentence", "companies"),
    [
        ("Intel and Cisco are also cutting jobs.", {"Intel", "Cisco"}),
        ("Intel trimmed its workforce.", {"Intel"}),
        ("Cisco, too, has announced layoffs.", {"Cisco"}),
        ("Intel has not made similar layoff announcements.", set()),
    ],
)
def test_other_firms_cuts_without_a_figure_are_told_too(sentence: str, companies: set[str]) -> None:
    found = claims(f"Ferrolux will cut 300 jobs in Leeds, it said. {sentence}", "Ferrolux to cut 300 jobs")
    assert {claim.company for claim in found} == {"Ferrolux"} | companies


@pytest.mark.parametrize(
    ("body", "kind", "number"),
    [
        ("China plans to lay off 1.8 million workers in its steel industry.", Kind.AGGREGATE, 1_800_000),
        ("Cuba will lay off more than 1 million state workers.", Kind.LAYOFF, 1_000_000),
        ("Germany plans to cut 500,000 jobs.", Kind.AGGREGATE, 500_000),
    ],
)
def test_countries_cut_too(body: str, kind: Kind, number: int) -> None:
    (claim,) = claims(body)
    assert (claim.kind, claim.count and claim.count.low) == (kind, number)


def test_words_give_ranges_as_digits_do() -> None:
    assert [c.count and (c.count.low, c.count.high) for c in claims("Ferrolux cut staff by two to three hundred.")] == [
        (200, 300)
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Ferrolux will cut 500 jobs, half of them in Germany.", (500, None)),
        ("Ferrolux will cut 500 jobs, 40 percent through attrition.", (500, None)),
        ("More than 700 jobs - almost half of them in Riga - will be eliminated at Ferrolux.", (700, None)),
        ("Ferrolux announced 800 job losses comprising around 20% of its staff.", (800, 20)),
        ("Ferrolux will get rid of nearly 75% of the company's 7,500 workers.", (None, 75)),
        ("Ferrolux will trim its 7,000-strong office workforce by 300.", (300, None)),
        (
            "Ferrolux said some 130 workers in its shops were told on Monday that they would be made redundant.",
            (130, None),
        ),
    ],
)
def test_shares_of_the_cuts_are_no_shares_of_staff(body: str, found: tuple[int | None, int | None]) -> None:
    (claim,) = claims(body)
    assert (claim.count and claim.count.low, claim.share and claim.share.low) == found


@pytest.mark.parametrize(
    "body",
    [
        "Ferrolux said 61 percent of the layoffs were in the East.",
        "Most layoffs at the company of 16,000 employees will come by May, Ferrolux said.",
    ],
)
def test_what_is_no_figure_of_a_cut(body: str) -> None:
    assert all(claim.count is None and claim.share is None for claim in claims(body))


@pytest.mark.parametrize(
    ("body", "companies"),
    [
        ("Siemens will cut 500 jobs in Munich. Bosch will cut 500 jobs in Stuttgart.", ["Siemens", "Bosch"]),
        ("Intel laid off 200 people. Cisco laid off 200 people.", ["Intel", "Cisco"]),
        ("Ford and General Motors will lay off workers.", ["Ford", "General Motors"]),
        ("Deere, in a smaller round, is cutting 700 posts.", ["Deere"]),
        ("Siemens reported a 12% fall in profit and said it will cut 400 jobs.", ["Siemens"]),
        ("Siemens reported a 9% drop in sales and will cut 400 jobs.", ["Siemens"]),
    ],
)
def test_each_firm_has_its_own_cut(body: str, companies: list[str]) -> None:
    assert [claim.company for claim in claims(body)] == companies


@pytest.mark.parametrize(
    ("body", "dates"),
    [
        ("Ferrolux will cut 3,000 jobs, on top of the 2,500 announced in February.", ["2026-03-12", "2026-02"]),
        ("Ferrolux, which announced 2,500 job cuts in February, will cut 3,000 more.", ["2026-02", "2026-03-12"]),
        ("Ferrolux will cut 330 jobs in addition to the 600 layoffs announced last year.", ["2026-03-12", "2025"]),
    ],
)
def test_each_of_two_figures_has_its_own_time(body: str, dates: list[str]) -> None:
    assert [claim.date and claim.date.iso for claim in claims(body)] == dates


@pytest.mark.parametrize(
    ("body", "iso"),
    [
        ("Ferrolux's Leeds plant will be closed by the end of next year. Some 300 jobs will be lost.", "2027"),
        ("Ferrolux is to stop making lamps in Leeds by the end of 2027. The decision means 290 jobs will go.", "2027"),
        ("Ferrolux will shut two shops, and 40 jobs will go. The closures are expected to happen in May.", "2026-05"),
        ("Ferrolux will cut 300 jobs in layoffs expected to take effect in late May.", "2026-05"),
    ],
)
def test_jobs_end_when_their_place_closes(body: str, iso: str) -> None:
    (claim,) = claims(body)
    assert (claim.effective and claim.effective.iso) == iso


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("Ferrolux's plant in Leeds will close with the loss of 143 jobs.", {CauseCode.CLOSING}),
        ("A Ferrolux mill in Wigham is to close. Some 143 jobs will go at Ferrolux.", {CauseCode.CLOSING}),
        ("Ferrolux will cut 300 jobs as a result of pandemic-era overhiring.", {CauseCode.OVERHIRING}),
        ("Ferrolux will cut 300 jobs because AI automation does the work.", {CauseCode.AI}),
        ("Ferrolux did not call in administrators but will cut 300 jobs.", set()),
        ("Ferrolux will cut 300 jobs as part of its sale to Borel.", {CauseCode.MERGER}),
        ("Ferrolux will cut 300 jobs because there is too little work.", {CauseCode.DEMAND}),
        ("Ferrolux will cut 300 jobs in response to reduced profits.", {CauseCode.FINANCIAL_LOSS}),
    ],
)
def test_reasons_by_other_words(body: str, codes: set[CauseCode]) -> None:
    (claim,) = claims(body)
    assert {cause.code for cause in claim.causes} == codes
