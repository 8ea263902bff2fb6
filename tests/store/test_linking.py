"""Linking: claims of one action together, of two apart, in whatever order they come."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.linking import fit, link
from store.told import Told

DAY = date(2026, 3, 10)


def told(name: str, low: int | None = None, high: int | None = None, days: int = 0, **fields: object) -> Told:
    """A claim of a day; ``high`` follows ``low`` unless given."""
    first = DAY + timedelta(days=days)
    base = Told(
        id=name,
        article=hash(name),
        version=hash(name),
        outlet=name,
        published=first.isoformat(),
        official=False,
        company_key="kestrel",
        low=low,
        high=low if high is None else (None if high < 0 else high),
        qualifier="exact",
        percent_low=None,
        percent_high=None,
        date=first.isoformat(),
        first=first,
        last=first,
        from_text=True,
        status="announced",
        cut_type="layoff",
        part_of=None,
        cumulative=False,
        confidence=0.9,
    )
    return replace(base, **fields)  # type: ignore[arg-type]


OPEN = -1
YEAR = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (told("a", 14_000), told("b", 14_000, days=1), True),
        (told("a", 14_000), told("b", 14_000, days=150), False),
        (told("a", 14_000), told("b", 14_000, days=20, status="completed"), True),
        (told("a", 14_000), told("b", 14_000, days=50, status="completed"), False),
        (told("a", 14_000), told("b", 15_000, days=1, status="completed"), False),
        (told("a", 11_000, **YEAR), told("b", 10_900, OPEN, **YEAR), True),
        (told("a", 11_000, **YEAR), told("b", 9_000, **YEAR), False),
        (told("a", 1_000), told("b", 1_000, days=20, status="reversed"), True),
        (told("a", 14_000), told("b", 14_300, days=7), True),
        (told("a", 14_000), told("b", 2_000, OPEN, days=3), True),
        (told("a", 14_000), told("b", 2_000, OPEN, days=30), False),
        (told("a", 14_000), told("b", days=4), True),
        (told("a", 14_000), told("b", days=30), False),
        (told("a", 14_000), told("b", 30_000, days=1), True),
        (told("a", 14_000), told("b", 9_000, days=30), False),
        (told("a", 14_000), told("b", percent_low=4.0, percent_high=4.0, days=2), True),
        (told("a", 14_000), told("b", 14_000, **YEAR), True),
        (told("a", 14_000), told("b", **YEAR), False),
        (told("a", 14_000, article=1), told("b", 16_000, article=1), False),
        (told("a", 14_000, article=1), told("b", 30_000, article=1, status="reported"), True),
        (told("a", 14_000), told("b", 14_000, cumulative=True), False),
        (told("a", 14_000, first=None, last=None), told("b", 14_000), False),
    ],
)
def test_link_two_claims(one: Told, other: Told, together: bool) -> None:  # noqa: FBT001
    groups, _ = link([one, other])
    assert (groups["a"] == groups["b"]) is together
    assert (fit(one, other) is not None) is together


def echo(name: str, low: int | None = None, high: int | None = None, days: int = 0, **fields: object) -> Told:
    """An action told as past, dated by its article alone."""
    return told(name, low, high, days, **{"status": "completed", "from_text": False, **fields})


@pytest.mark.parametrize(
    ("later", "place"),
    [
        (echo("e", 1_250, days=150), "a"),
        (echo("e", 1_250, days=300), "e"),
        (echo("e", 9_000, days=100), "b"),
        (echo("e", 9_000, days=35), "e"),
        (echo("e", 1_200, OPEN, days=60), "a"),
        (echo("e", 700, days=60), "e"),
        (echo("e", days=80), "b"),
        (echo("e", days=39), "a"),
        (echo("e", 1_250, days=200, from_text=True, **YEAR), "a"),
        (echo("e", 9_000, days=200, from_text=True, first=date(2025, 1, 1), last=date(2025, 12, 31)), "e"),
    ],
    ids=["the same figure", "too late", "the other round", "before that round", "a floor that fits", "no such figure",
         "no figure: the latest", "no figure: the one before", "of the year", "of another year"],
)  # fmt: skip
def test_link_echo_joins_the_action_before_it(later: Told, place: str) -> None:
    groups, fits = link([told("a", 1_250), told("a2", 1_250, days=1), told("b", 9_000, days=40), later])
    assert groups["e"] == place
    if place != "e":
        assert any("told as past" in found.reason for pair, found in fits.items() if "e" in pair)


def test_link_two_rounds_of_one_size_a_month_apart_stay_two() -> None:
    claims = [told(f"{n:02}", 2_984, days=days) for n, days in enumerate((0, 0, 3, 9, 24, 24, 26, 33))]
    claims += [echo("e", 2_984, days=10), echo("f", 2_984, days=70), told("g", 2_984, days=24, status="completed")]
    groups, _ = link(claims)
    assert set(groups.values()) == {"00", "04"}
    assert (groups["03"], groups["e"], groups["f"], groups["g"]) == ("00", "00", "04", "04")


def test_link_echo_of_an_article_that_tells_the_action_too_is_another() -> None:
    groups, _ = link([told("a", 1_250, article=1), echo("e", 1_250, days=3, article=1)])
    assert groups["a"] != groups["e"]


def test_link_echoes_obey_reviewers() -> None:
    claims = [told("a", 1_250), told("b", 9_000, days=40), echo("e", 9_000, days=60)]
    assert link(claims, split=[("b", "e")])[0]["e"] == "e"
    assert link(claims, joined=[("a", "e")])[0]["e"] == "a"


def test_link_rounds_told_apart_by_one_article_stay_apart() -> None:
    claims = [
        told("a1", 10_000, article=1),
        told("a2", 9_000, article=1, days=1),
        told("b", 10_000, article=2, days=1),
        told("c", article=3, days=1),
    ]
    groups, _ = link(claims)
    assert groups["a1"] == groups["b"] != groups["a2"]


def test_link_background_does_not_tie_two_rounds_together() -> None:
    claims = [told("a", 1_250), told("b", 1_250, days=120), told("c", 1_250, status="completed", **YEAR)]
    groups, _ = link(claims)
    assert groups["a"] != groups["b"]
    assert groups["c"] in {groups["a"], groups["b"]}


def test_link_obeys_reviewers() -> None:
    claims = [told("a", 14_000), told("b", 14_000, days=1), told("c", 50, days=300)]
    assert len(set(link(claims, split=[("a", "b")])[0].values())) == 3
    assert len(set(link(claims, joined=[("b", "c")])[0].values())) == 1
    groups, _ = link(claims, joined=[("b", "c")], split=[("a", "c")])
    assert groups["b"] == groups["c"] != groups["a"]


def test_link_leaves_parts_to_their_total() -> None:
    assert set(link([told("a", 1_400), told("b", 200, part_of="a")])[0]) == {"a"}


_claims = st.lists(
    st.builds(
        lambda number, low, days, article, is_echo: (echo if is_echo else told)(
            f"{number:04x}", low, days=days, article=article
        ),
        st.integers(0, 999),
        st.none() | st.sampled_from([100, 1_000, 1_250, 14_000]),
        st.integers(0, 60),
        st.integers(0, 5),
        st.booleans(),
    ),
    max_size=12,
    unique_by=lambda claim: claim.id,
)


@settings(max_examples=60, deadline=None)
@given(claims=_claims, seed=st.integers(0, 9))
def test_link_is_the_same_in_any_order(claims: list[Told], seed: int) -> None:
    shuffled = list(claims)
    random.Random(seed).shuffle(shuffled)  # noqa: S311
    assert link(shuffled) == link(claims)
    for name, group in link(claims)[0].items():
        assert group <= name
