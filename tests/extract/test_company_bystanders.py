"""Who does not cut: places, persons, unions, groups and firms that only stand near the cut, in sentences of our own."""

from __future__ import annotations

import pytest

from extract.company import find_employers
from extract.company.places import is_place
from extract.mentions import find_mentions
from extract.model import Article, Kind
from extract.reading import Reading


def told(body: str, title: str = "") -> list[tuple[str, str]]:
    """Kind and name of the employers of an article's last mention."""
    reading = Reading(Article.of(url="https://ledger.example/a", title=title, body=body))
    mentions = find_mentions(reading)
    assert mentions, "no mention found"
    return [(e.kind.value, e.name) for e in find_employers(mentions[-1], reading)]


@pytest.mark.parametrize("words", ["Palmdale", "Carlow and Cork", "Allegheny County", "Calif.", "north Leeds", "Ghana"])
def test_a_place_is_known(words: str) -> None:
    assert is_place(words)


@pytest.mark.parametrize("words", ["Ferrolux", "Summit", "City of Leeds", "Leeds Museums", ""])
def test_a_name_that_only_looks_like_a_place_is_none(words: str) -> None:
    assert not is_place(words)


@pytest.mark.parametrize(
    ("body", "company"),
    [
        ("Ferrolux Inc. struggled. About 200 workers at Palmdale will be laid off.", "Ferrolux"),
        ("Ferrolux Inc. struggled. Around 152 workers were laid off, a spokesman confirmed.", "Ferrolux"),
        ("Over 90 jobs will be cut at Larkfell.", "Larkfell"),
        # workers lose "their" jobs, and "they" are dismissed
        ("Orrin Bank fell. Larkfell Ltd. said that 90 workers will lose their jobs.", "Larkfell"),
        # a plant that closes is its owner's, whoever speaks of it
        (
            "The minister has voiced shock at the closure of the Ferrolux assembly plant in Tramore with the loss of"
            " 385 jobs.",
            "Ferrolux",
        ),
        (
            "State agencies will help 360 workers who are to lose their jobs with the closure of the Ferrolux plant.",
            "Ferrolux",
        ),
        # the firm that acts, not the one that hired it
        ("Brandt Crews, a services firm contracted by Ferrolux, laid off 137 workers.", "Brandt Crews"),
        ("Orrin Air flies. Larkfell's owners vote on its rescue, which will see it lay off 220 staff.", "Larkfell"),
        ("The parts manufacturer, Velmex, plans to close a plant with the loss of 80 jobs.", "Velmex"),
        ("Quillow, a video tool backed by Norvane Capital, laid off 14% of staff.", "Quillow"),
        ("Third-party logistics provider DHL Parcel North is laying off 106 workers.", "DHL"),
        ("A trailer maker is laying off 106 people. Brandt Trailers Inc. told the state of it.", "Brandt Trailers"),
        ("The Idaho Department of Seed and Soil plans to lay off 24 people.", "Idaho Department of Seed and Soil"),
    ],
)  # fmt: skip
def test_who_cuts_among_bystanders(body: str, company: str) -> None:
    assert [name for _, name in told_first(body)] == [company]


def told_first(body: str) -> list[tuple[str, str]]:
    """Kind and name of the employers of an article's first mention with a figure."""
    reading = Reading(Article.of(url="https://ledger.example/a", title="", body=body))
    mention = next(m for m in find_mentions(reading) if m.count or m.share)
    return [(e.kind.value, e.name) for e in find_employers(mention, reading)]


@pytest.mark.parametrize(
    ("body", "group"),
    [
        ("Some 7,000 jobs were cut by councils this year, according to Town Hall League figures.", "councils"),
        ("There were 900 job cuts announced by retailers in Kent.", "retailers"),
        ("Officials said 2,900 jobs were to go in the 21 councils.", "21 councils"),
        ("Ferrolux's drive will result in the loss of 5,000 jobs in the parts industry.", "parts industry"),
        ("It is the fifth wave of layoffs in the haulage industry, with 1,900 staff losing jobs.", "haulage industry"),
    ],
)  # fmt: skip
def test_a_group_is_not_one_of_those_named_near_it(body: str, group: str) -> None:
    assert told_first(body) == [(Kind.AGGREGATE.value, group)]


def test_a_tracker_quoted_further_down_does_not_make_the_article_its_report() -> None:
    body = (
        "Ferrolux said it will cut jobs. "
        + "The firm makes pumps for ships. " * 40
        + "More will follow, said a man of "
        "Challenger, Gray & Christmas. Ferrolux makes valves too. It will also eliminate 1,000 jobs."
    )
    assert told(body) == [("layoff", "Ferrolux")]
