"""The gazetteer: what a name looks up, where names are found in a text, and that the data file keeps its own rules."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.company.gazetteer import Role, companies, find_names, lookup
from extract.company.names import key, short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Amazon.com Inc.", "Amazon"),
        ("Deutsche Bank AG", "Deutsche Bank"),
        ("General Motors Corp", "General Motors"),
        ("GM", "General Motors"),
        ("J.P. Morgan", "JPMorgan"),
        ("P&G", "Procter & Gamble"),
        ("McDonald’s", "McDonald's"),
        ("AWS", "Amazon Web Services"),
        ("Internal Revenue Service", "IRS"),
        ("The Washington Post", "The Washington Post"),
        ("Duke Energy", "Duke Energy"),
        ("Nestlé SA", "Nestlé"),
    ],
)
def test_lookup_gives_usual_short_name(name: str, short: str) -> None:
    found = lookup(name)
    assert found is not None
    assert found.name == short


def test_lookup_unknown_name_is_none() -> None:
    assert lookup("Brambleworth Widgets") is None


def test_lookup_tells_parent_new_name_country_and_industry() -> None:
    instagram, facebook, listed = lookup("Instagram"), lookup("Facebook"), lookup("Duke Energy")
    assert instagram
    assert instagram.parent == "Meta"
    assert facebook
    assert facebook.now == "Meta"
    assert listed
    assert (listed.country, listed.industry) == ("United States", "energy")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Brambleworth Group Ltd Oyj", "Brambleworth"),
        ("Brambleworth Corp <BRW>", "Brambleworth"),
        ("Brambleworth Holdings, Inc. (NASDAQ: BRWX)", "Brambleworth"),
        ("Brambleworth's", "Brambleworth"),
        ("Skip the Plates", "Skip the Plates"),
        ("The Widgets", "Widgets"),
    ],
)
def test_short_name_drops_forms_and_tickers(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Amazon.com Inc. and easyJet cut jobs", ["Amazon", "easyJet"]),
        ("GENERAL MOTORS <GM> TO IDLE PLANTS", ["General Motors", "General Motors"]),
        ("an Amazonian river; the meta question; a who's who", []),
        ("Meta-analysis of layoffs", []),
        ("the Prosus-owned site", []),
        ("Marsh & McLennan and AT&T", ["Marsh & McLennan", "AT&T"]),
        ("federal workforce and civil service", ["U.S. federal government", "UK civil service"]),
    ],
)
def test_find_names_sees_known_names(text: str, names: list[str]) -> None:
    assert [hit.company.name for hit in find_names(text)] == names


def test_find_names_flags_ordinary_words() -> None:
    assert [hit.ordinary for hit in find_names("Target and Amazon")] == [True, False]


@given(st.text(max_size=200))
def test_find_names_spans_hold_their_alias(text: str) -> None:
    for hit in find_names(text):
        words = key(text[hit.start : hit.end]).replace(" ", "")
        assert words == key(hit.alias).replace(" ", "")


def test_employers_file_gives_each_alias_once() -> None:
    seen: dict[str, str] = {}
    for row in csv.DictReader(files("extract.company").joinpath("employers.csv").read_text("utf-8").splitlines()):
        for name in (row["name"], *filter(None, row["aliases"].split("; "))):
            assert key(name) not in seen, f"{name} of {row['name']} also names {seen[key(name)]}"
            seen[key(name)] = row["name"]


def test_employers_parents_and_new_names_are_known() -> None:
    for company in companies():
        for other in filter(None, (company.parent, company.now)):
            assert lookup(other), f"{company.name} names {other}, which the list lacks"


def test_employers_cover_what_exchanges_do_not_list() -> None:
    assert len(companies()) > 2400
    for name, role in {
        "USAID": Role.EMPLOYER,
        "Challenger, Gray & Christmas": Role.TRACKER,
        "Reuters": Role.OUTLET,
        "Unison": Role.UNION,
        "Bungie": Role.EMPLOYER,
    }.items():
        found = lookup(name)
        assert found
        assert found.role is role
