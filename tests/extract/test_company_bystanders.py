"""Who does not cut: places, persons, unions, groups and firms that only stand near the cut, in sentences of our own."""

from __future__ import annotations

import pytest

from extract.company.names import key
from extract.company.places import is_place
from extract.company.resolve import find_employers
from extract.company.settings import places_of
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
            "State agencies will help 410 workers who lose their jobs with the closure of Ferrolux’s plant.",
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
        ("Officials said 1,700 jobs were to go at the 14 councils.", "14 councils"),
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


@pytest.mark.parametrize(
    ("title", "company"),
    [
        ("Larkfell owner Norvane to cut 300 jobs", "Norvane"),
        ("Norvane-owned Larkfell to cut 300 jobs", "Larkfell"),
        ("Jobs blow as Ferrolux supplier Brandt axes 90 jobs", "Brandt"),
        ("Ferrolux rival Larkfell to shed 300 jobs", "Larkfell"),
        ("Tramore: 300 jobs to go at Larkfell", "Larkfell"),
        ("Tramore council to axe 300 jobs", "Tramore council"),
        ("Orrin & Vale seeks 250 volunteers for redundancy", "Orrin & Vale"),
    ],
)
def test_who_cuts_in_a_headline_of_several_names(title: str, company: str) -> None:
    assert [name for _, name in told("", title)] == [company]


@pytest.mark.parametrize(
    ("body", "company"),
    [
        ("Tarnbrook, maker of Zing and Pop, is axing 300 jobs.", "Tarnbrook"),
        ("Brandt LLP, the administrator of Larkfell, said 300 workers had been made redundant.", "Larkfell"),
        ("The Ferrolux works in Tramore, Co Galway, will close. She spoke of the loss of 385 jobs.", "Ferrolux"),
        ("Ferrolux fell. Velmex Inc. gave the Texas Workforce Commission notice. It will lay off 40 people.", "Velmex"),
        ("Larkfell and Brandt fell. Of brewers, Tarnbrook, which laid off 300, did well.", "Tarnbrook"),
        ("Over at Larkfell Ltd. more than 20 trucks stand still. It laid off 40 people.", "Larkfell"),
        ("McAllister Douglas Corp. makes pumps. Douglas will lay off 40 people.", "McAllister Douglas"),
    ],
)
def test_who_cuts_by_how_names_hang_together(body: str, company: str) -> None:
    assert [name for _, name in told_first(body)] == [company]


@pytest.mark.parametrize(
    ("body", "group"),
    [
        ("The state's hospitals have laid off 900 people since May.", "state's hospitals"),
        ("More than 900 jobs are going at steelmakers across the Midlands.", "steelmakers"),
    ],
)
def test_a_group_by_place(body: str, group: str) -> None:
    assert told_first(body) == [(Kind.AGGREGATE.value, group)]


def test_what_is_foretold_is_nobody_s_decision() -> None:
    body = "Ferrolux Inc. makes pumps. A think tank predicted that as many as 37,000 jobs could go in the north."
    assert told(body) == []


@pytest.mark.parametrize("words", ["Ashdown", "Tramore", "Cwmcarn"])
def test_a_town_is_known_by_what_stands_around_it(words: str) -> None:
    text = "ASHDOWN, Ohio, Nov. 10 -- Its works in Cwmcarn will close, as did one in Tramore, Co Galway."
    assert key(words) in places_of(text)
