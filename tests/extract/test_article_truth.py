"""Floors on real saved pages; they only rise. The table itself: ``python -m benchmarks.article_truth``."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from benchmarks.article_truth import Scores, read_saved, score_ours, settings_of
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared


@cache
def scores() -> dict[str, Scores]:
    """The figures of both archives: the catalogue's outlets, and other news."""
    found: dict[str, Scores] = defaultdict(Scores)
    for saved in read_saved(SHARED):  # type: ignore[arg-type]  # needs_shared
        score_ours(saved, settings_of(saved), found[saved.archive])
    return found


@pytest.mark.parametrize(("archive", "floor"), [("outlets.warc.gz", 0.977), ("extra.warc.gz", 0.98)])
def test_body_of_real_pages_is_right(archive: str, floor: float) -> None:
    f1 = scores()[archive].f1
    assert sum(f1) / len(f1) >= floor
    assert min(f1) >= 0.8


def test_titles_of_real_pages_are_right() -> None:
    title = scores()["outlets.warc.gz"].title
    assert sum(title) / len(title) >= 0.92


def test_days_of_real_pages_are_right() -> None:
    # Seven days of the truth are, to the second, what the page itself calls its last change: an article of 2015 that
    # was touched in 2021 was published in 2015.
    found = scores()["outlets.warc.gz"]
    assert found.day.count(True) >= 37
    assert found.day.count(False) == found.changed


def test_no_real_article_is_refused() -> None:
    assert sum(found.empty for found in scores().values()) == 0
