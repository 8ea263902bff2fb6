"""Who cuts, in sentences of our own: one table a kind of wording."""

from __future__ import annotations

import pytest

from extract.company.resolve import find_employers
from extract.mentions import find_mentions
from extract.model import Article, Kind
from extract.reading import Reading


def employers(title: str, body: str, place: int = -1) -> list[str]:
    """The employers of the last mention (or of the one at place) of an article."""
    reading = Reading(Article.of(url="https://ledger.example/a", title=title, body=body))
    mentions = find_mentions(reading)
    assert mentions, "no mention found"
    return [e.name for e in find_employers(mentions[place], reading)]


@pytest.mark.parametrize(
    ("sentence", "company"),
    [
        ("Brandvik said it will cut 300 jobs in Gothenburg.", "Brandvik"),
        ("Bramble Systems Inc. will lay off 120 employees.", "Bramble Systems"),
        ("Hartmoor Bank's layoffs hit 800 people.", "Hartmoor Bank"),
        ("About 400 jobs will be cut at Tillbrook, the grocer said.", "Tillbrook"),
        ("Some 2,000 workers were laid off by Norvane on Monday.", "Norvane"),
        ("The chipmaker Ferrolux is cutting 1,500 jobs.", "Ferrolux"),
        ("Reuters reported that Ferrolux would cut 5,000 jobs.", "Ferrolux"),
        ("Target said on Thursday it would eliminate 1,800 corporate roles.", "Target"),
        ("According to Bloomberg, Pipwell plans to lay off 300 people.", "Pipwell"),
        ("The union Unite said Brambleworth would cut 1,100 jobs.", "Brambleworth"),
        ("Sundvall, which is losing orders, is cutting 1,400 jobs.", "Sundvall"),
        ("The Washington Post is laying off 240 people.", "The Washington Post"),
        ("Larkfell, which is owned by Norvane Capital, laid off 700 staff.", "Larkfell"),
    ],
)
def test_employer_in_its_own_sentence(sentence: str, company: str) -> None:
    assert employers("", sentence) == [company]


@pytest.mark.parametrize(
    ("title", "company"),
    [
        ("Ferrolux to axe 15,000 jobs in AI pivot", "Ferrolux"),
        ("Quillmark Plans Thousands of Job Cuts as Amazon Spends", "Quillmark"),
        ("Job cuts loom at scandal-hit bread maker Warburn Foods", "Warburn Foods"),
        ("More than 4,000 jobs to go at Boots", "Boots"),
        ("Gap to cut 500 corporate jobs", "Gap"),
        ("Hartmoor Bank Prepares to Cut 900 Jobs as AI Agents Take Over", "Hartmoor Bank"),
        ("Chipmaker Ferrolux cuts 1,200 jobs amid slump", "Ferrolux"),
        ("300 jobs at risk at Ferrolux", "Ferrolux"),
        ("Layoffs hit Ferrolux as funding dries up", "Ferrolux"),
        ("Ferrolux boss defends 500 job cuts", "Ferrolux"),
        ("Union anger over 500 job losses at Ferrolux", "Ferrolux"),
    ],
)
def test_employer_in_headline(title: str, company: str) -> None:
    assert employers(title, "") == [company]


@pytest.mark.parametrize(
    ("title", "body", "company"),
    [
        ("Cobalt Loom results", "Cobalt Loom missed its targets. The company will cut 200 jobs.", "Cobalt Loom"),
        ("Cobalt Loom results", "Cobalt Loom missed its targets. It will now cut 200 jobs.", "Cobalt Loom"),
        (
            "Cobalt Loom results",
            'Cobalt Loom missed its targets. "We will lay off 200 people," the chief said.',
            "Cobalt Loom",
        ),
        (
            "Morning roundup",
            "Honda Profit Falls\n\nThe carmaker sold fewer cars.\n\nCommerzbank Results\n\n"
            "The lender plans to cut 900 jobs.",
            "Commerzbank",
        ),
        ("Calendrix", "Laid off 85 engineers, roughly 14% of the workforce.", "Calendrix"),
        ("Calendrix", "Is cutting 100 workers in Canada.", "Calendrix"),
        ("Shares fall", "Larkfell, a unit of Norvane Inc, said it will lay off 300 people.", "Larkfell"),
        ("Changes at Ferrolux", "Today we are laying off roughly 310 colleagues.", "Ferrolux"),
        ("Ferrolux and Larkfell diverge", "While Ferrolux is hiring, Larkfell is cutting 300 jobs.", "Larkfell"),
        (
            "Hospital layoffs",
            "1. Tarnbrook Hospital laid off 40 people.\n\n2. Elmet Hospital said it eliminated 244 jobs.",
            "Elmet Hospital",
        ),
    ],
)
def test_employer_from_the_article_around(title: str, body: str, company: str) -> None:
    assert employers(title, body) == [company]


def test_employers_strung_together_are_all_given() -> None:
    body = "Amazon, Microsoft and Salesforce have also announced job cuts this year."
    assert employers("", body) == ["Amazon", "Microsoft", "Salesforce"]


@pytest.mark.parametrize(
    ("title", "body", "group"),
    [
        ("Retailers cut 64,000 jobs in a year", "", "Retailers"),
        ("UK car industry's 3,000 job cuts deepen gloom", "", "UK car industry"),
        ("", "Tech companies have cut 30,000 jobs so far this year.", "Tech companies"),
        ("", "U.S.-based employers announced 50,000 job cuts in May.", "U.S.-based employers"),
        ("", "Wall Street banks will shed 20,000 jobs in five years.", "Wall Street banks"),
        ("", "The tech industry has shed 200,000 jobs since 2022.", "tech industry"),
    ],
)
def test_group_of_employers_is_an_aggregate(title: str, body: str, group: str) -> None:
    reading = Reading(Article.of(url="https://ledger.example/a", title=title, body=body))
    (found,) = find_employers(find_mentions(reading)[0], reading)
    assert (found.kind, found.name) == (Kind.AGGREGATE, group)


def test_a_capital_at_the_start_of_a_sentence_is_no_name() -> None:
    reading = Reading(
        Article.of(url="https://ledger.example/a", title="Jobs", body="Hiring slowed. Monthly cuts of 300 jobs hurt.")
    )
    names = [e.name for m in find_mentions(reading) for e in find_employers(m, reading)]
    assert "Monthly" not in names
    assert "Hiring" not in names


@pytest.mark.parametrize(
    "body", ["Suumit Brandt, the founder and CEO of Indian startup Pipwell, said the company laid off 90 people."]
)
def test_a_person_is_never_the_employer(body: str) -> None:
    assert employers("", body) == ["Pipwell"]


@pytest.mark.parametrize("name", ["Acme", "Bolt", "Crest", "Summit", "Beacon"])
@pytest.mark.parametrize(
    "words",
    [
        "{} said on Monday it will cut up to 600 jobs, or 12% of its workforce, citing AI.",
        "{} will cut 300 jobs in Leeds.",
        "{} is laying off 40 people.",
    ],
)
def test_an_ordinary_word_that_acts_as_a_firm_is_one(name: str, words: str) -> None:
    assert employers("", words.format(name)) == [name]


def test_a_report_of_job_cuts_is_no_employer() -> None:
    found = employers("Job Cut Report: U.S. employers announced 61,480 job cuts in October", "")
    assert found == ["U.S. employers"]
