"""Who cuts, in sentences of our own: one table a kind of wording."""

from __future__ import annotations

import pytest

from extract.company import find_employers
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
        ("Volvo said it will cut 300 jobs in Gothenburg.", "Volvo"),
        ("Bramble Systems Inc. will lay off 120 employees.", "Bramble Systems"),
        ("Deutsche Bank's layoffs hit 800 people.", "Deutsche Bank"),
        ("About 400 jobs will be cut at Tesco, the grocer said.", "Tesco"),
        ("Some 2,000 workers were laid off by Nokia on Monday.", "Nokia"),
        ("The chipmaker Intel is cutting 1,500 jobs.", "Intel"),
        ("Reuters reported that Intel would cut 5,000 jobs.", "Intel"),
        ("Target said on Tuesday it would eliminate 900 corporate roles.", "Target"),
        ("According to Bloomberg, Stripe plans to lay off 300 people.", "Stripe"),
        ("The union Unite said Vauxhall would cut 1,100 jobs.", "Vauxhall"),
        ("Ericsson, which is losing orders, is cutting 1,400 jobs.", "Ericsson"),
        ("The Washington Post is laying off 240 people.", "The Washington Post"),
        ("LinkedIn, which is owned by Microsoft, laid off 700 staff.", "LinkedIn"),
    ],
    ids=lambda v: v if isinstance(v, str) else None,
)
def test_employer_in_its_own_sentence(sentence: str, company: str) -> None:
    assert employers("", sentence) == [company]


@pytest.mark.parametrize(
    ("title", "company"),
    [
        ("Intel to axe 15,000 jobs in AI pivot", "Intel"),
        ("Oracle Plans Thousands of Job Cuts as Amazon Spends", "Oracle"),
        ("Job cuts loom at scandal-hit bread maker Warburn Foods", "Warburn Foods"),
        ("More than 300 jobs to go at Boots", "Boots"),
        ("Orange to shed 2,000 jobs", "Orange"),
    ],
)
def test_employer_in_headline(title: str, company: str) -> None:
    assert employers(title, "") == [company]


@pytest.mark.parametrize(
    ("title", "body", "company"),
    [
        ("Zalando results", "Zalando missed its targets. The company will cut 200 jobs.", "Zalando"),
        ("Zalando results", "Zalando missed its targets. It will now cut 200 jobs.", "Zalando"),
        ("Zalando results", 'Zalando missed its targets. "We will lay off 200 people," the chief said.', "Zalando"),
        (
            "Morning roundup",
            "Honda Profit Falls\n\nThe carmaker sold fewer cars.\n\nCommerzbank Results\n\n"
            "The lender plans to cut 900 jobs.",
            "Commerzbank",
        ),
        ("Calendrix", "Laid off 70 employees, roughly 13% of its workforce.", "Calendrix"),
        ("Calendrix", "Is cutting 100 workers in Canada.", "Calendrix"),
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
        ("Retailers cut 85,000 jobs in past year", "", "Retailers"),
        ("UK car industry's 2,000 job cuts underline gloom", "", "UK car industry"),
        ("", "Tech companies have cut 30,000 jobs so far this year.", "Tech companies"),
        ("", "U.S.-based employers announced 50,000 job cuts in May.", "U.S.-based employers"),
    ],
)
def test_group_of_employers_is_an_aggregate(title: str, body: str, group: str) -> None:
    reading = Reading(Article.of(url="https://ledger.example/a", title=title, body=body))
    (found,) = find_employers(find_mentions(reading)[0], reading)
    assert (found.kind, found.name) == (Kind.AGGREGATE, group)
