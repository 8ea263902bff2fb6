"""What truly happens in the constructed news year: the actions of invented firms, and what their firms are called."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.news_phrases import FIRST, LAST, MIDDLE, PAPERS, TOWNS

#: Sizes that many firms share, so that equal figures mean little.
_SIZES = (40, 75, 90, 120, 150, 200, 240, 300, 350, 400, 500, 650, 800, 1_000, 1_200, 1_250, 1_500, 2_000, 2_400, 3_000)
#: Outlet and its name.
OUTLETS = {
    f"{town}_{paper}".lower(): f"{town} {paper}"
    for paper, town in itertools.islice(itertools.product(PAPERS, TOWNS), 30)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One round of cuts."""

    number: int
    company: str
    full_name: str | None  # another name that some reporters use, known to be the same
    on: date
    jobs: int
    percent: float
    leak: int | None  # another figure that unnamed sources give
    is_ai: bool
    reversed_after: int | None  # days
    is_denied: bool


def actions_of(chance: random.Random, count: int) -> list[Action]:
    """The actions of a year: most firms have one to six, at least three weeks apart; some are as large as the last."""
    companies = [" ".join(names) for names in itertools.product(FIRST, MIDDLE, LAST)]
    chance.shuffle(companies)
    found: list[Action] = []
    for company in itertools.cycle(companies):
        full_name = f"{company} Holdings of {company.split()[0]}" if chance.random() < 0.06 else None
        day = date(2026, 1, 1) + timedelta(days=chance.randrange(60))
        jobs = 0
        for _ in range(min(6, 1 + int(chance.expovariate(0.5)))):
            if not jobs or chance.random() > 0.08:
                jobs = chance.choice(_SIZES) if chance.random() < 0.6 else chance.randrange(15, 20_000)
            found.append(
                Action(
                    number=len(found),
                    company=company,
                    full_name=full_name,
                    on=day,
                    jobs=jobs,
                    percent=chance.choice((3.0, 5.0, 8.0, 10.0, 15.0, 20.0)),
                    leak=int(jobs * chance.choice((0.6, 1.5, 2.0))) if chance.random() < 0.1 else None,
                    is_ai=chance.random() < 0.15,
                    reversed_after=chance.randrange(3, 20) if chance.random() < 0.03 else None,
                    is_denied=chance.random() < 0.02,
                )
            )
            if len(found) == count:
                return found
            day += timedelta(days=chance.randrange(21, 120))
    raise AssertionError
