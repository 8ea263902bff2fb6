"""Events and views on a constructed news year with known truth: how well claims are linked, how fast views answer.

    python -m benchmarks.news_year [--events 2000] [--db FILE]

The claims are as a flawless extraction would give them, so that linking alone is measured: actions of invented
companies, each told by several articles with delays, roundings, vague words, percents only, leaks with other figures,
later background ("after cutting 1,250 jobs in March"), reversals, and rounds of one company weeks apart. Precision and
recall are over pairs of claims of one action.
"""

from __future__ import annotations

import argparse
import itertools
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from extract.model import (
    Article,
    Cause,
    CauseCode,
    Claim,
    Count,
    CutType,
    DateBasis,
    Kind,
    Qualifier,
    Share,
    Snapshot,
    Speaker,
    Stance,
    Status,
    When,
    claim_id,
)
from store import Store, open_store
from store.describe import describe
from store.events import link_events
from store.warc import WarcRef

_FIRST = (
    "Alder",
    "Birch",
    "Cobalt",
    "Dunlin",
    "Ember",
    "Fern",
    "Gannet",
    "Hazel",
    "Iris",
    "Juniper",
    "Kestrel",
    "Larch",
)
_LAST = ("Foods", "Bank", "Robotics", "Media", "Freight", "Pharma", "Steel", "Games", "Energy", "Retail", "Air", "Labs")
_SIZES = (40, 75, 90, 120, 150, 200, 240, 300, 350, 400, 500, 650, 800, 1_000, 1_200, 1_250, 1_500, 2_000, 2_400, 3_000)
_OUTLETS = tuple(f"outlet_{n:02}" for n in range(25))


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What truly happened."""

    number: int
    company: str
    on: date
    jobs: int
    percent: float
    leak: int | None  # another figure that unnamed sources give
    is_ai: bool
    reversed_after: int | None  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article with its claims and the actions that these tell of."""

    article: Article
    claims: tuple[Claim, ...]
    actions: tuple[int, ...]


def actions_of(chance: random.Random, count: int) -> list[Action]:
    """The actions of a year: most companies one to six, at least three weeks apart."""
    companies = [f"{a} {b} {n}" for n in range(1 + count // 150) for a, b in itertools.product(_FIRST, _LAST)]
    chance.shuffle(companies)
    found: list[Action] = []
    for company in itertools.cycle(companies):
        day = date(2026, 1, 1) + timedelta(days=chance.randrange(60))
        for _ in range(min(6, 1 + int(chance.expovariate(0.5)))):
            jobs = chance.choice(_SIZES) if chance.random() < 0.6 else chance.randrange(15, 20_000)
            found.append(
                Action(
                    number=len(found),
                    company=company,
                    on=day,
                    jobs=jobs,
                    percent=chance.choice((3.0, 5.0, 8.0, 10.0, 15.0, 20.0)),
                    leak=int(jobs * chance.choice((0.6, 1.5, 2.0))) if chance.random() < 0.1 else None,
                    is_ai=chance.random() < 0.15,
                    reversed_after=chance.randrange(3, 20) if chance.random() < 0.03 else None,
                )
            )
            if len(found) == count:
                return found
            day += timedelta(days=chance.randrange(21, 120))
    raise AssertionError


def pieces_of(chance: random.Random, actions: list[Action]) -> Iterator[Piece]:
    """The articles of a year."""
    serial = itertools.count()
    earlier: dict[str, list[Action]] = defaultdict(list)
    for action in sorted(actions, key=lambda action: action.on):
        outlets = chance.sample(_OUTLETS, min(len(_OUTLETS), 1 + int(chance.expovariate(0.12))))
        for place, outlet in enumerate(outlets):
            delay = 0 if place == 0 else min(9, int(chance.expovariate(0.7)))
            told = [_fresh(chance, action, delay)]
            if earlier[action.company] and chance.random() < 0.25:
                told.append(_background(chance, earlier[action.company][-1]))
            yield _piece(next(serial), outlet, action.on + timedelta(days=delay), told)
        if action.leak is not None:
            yield _piece(next(serial), chance.choice(_OUTLETS), action.on, [_leak(action)])
        if action.reversed_after is not None:
            on = action.on + timedelta(days=action.reversed_after)
            yield _piece(next(serial), chance.choice(_OUTLETS), on, [_reversal(action, on)])
        if chance.random() < 0.4:
            on = action.on + timedelta(days=chance.randrange(20, 150))
            yield _piece(next(serial), chance.choice(_OUTLETS), on, [_background(chance, action)])
        earlier[action.company].append(action)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """How one article puts an action."""

    action: Action
    count: Count | None
    share: Share | None
    date: When
    status: Status
    causes: bool = True


def _fresh(chance: random.Random, action: Action, delay: int) -> _Telling:
    count, share = _figure(chance, action)
    # Half of the late ones name the day, the others leave it to their own date.
    on = action.on if chance.random() < 0.5 else action.on + timedelta(days=delay)
    return _Telling(action=action, count=count, share=share, date=_day(on), status=Status.ANNOUNCED)


def _background(chance: random.Random, action: Action) -> _Telling:
    count, share = _figure(chance, action)
    coarse = chance.random()
    when = When.of(action.on.year) if coarse < 0.2 else When.of(action.on.year, action.on.month)
    return _Telling(
        action=action,
        count=count,
        share=share,
        date=_day(action.on) if coarse > 0.6 else when,
        status=Status.COMPLETED,
        causes=False,
    )


def _leak(action: Action) -> _Telling:
    figure = action.leak or action.jobs
    count = Count(low=figure, high=figure, qualifier=Qualifier.ABOUT, raw=str(figure))
    return _Telling(action=action, count=count, share=None, date=_day(action.on), status=Status.REPORTED)


def _reversal(action: Action, on: date) -> _Telling:
    count = Count(low=action.jobs, high=action.jobs, qualifier=Qualifier.EXACT, raw=str(action.jobs))
    return _Telling(action=action, count=count, share=None, date=_day(on), status=Status.REVERSED, causes=False)


def _figure(chance: random.Random, action: Action) -> tuple[Count | None, Share | None]:
    """A wording of the figure: exact, rounded, open, vague, percent alone, or none."""
    jobs, draw = action.jobs, chance.random()
    if draw < 0.55:
        return Count(low=jobs, high=jobs, qualifier=Qualifier.EXACT, raw=str(jobs)), None
    rounded = round(jobs, -max(0, len(str(jobs)) - 2))
    if draw < 0.7:
        return Count(low=rounded, high=rounded, qualifier=Qualifier.ABOUT, raw=f"about {rounded}"), None
    if draw < 0.78:
        floor = max(1, int(jobs * 0.98))
        return Count(low=floor, high=None, qualifier=Qualifier.AT_LEAST, raw=f"more than {floor}"), None
    if draw < 0.86:
        floor = 2_000 if jobs >= 2_000 else 200 if jobs >= 200 else 24
        return Count(low=floor, high=None, qualifier=Qualifier.VAGUE, raw="many"), None
    if draw < 0.93:
        return None, Share(low=action.percent, high=action.percent, qualifier=Qualifier.ABOUT, raw=f"{action.percent}%")
    return None, None


def _day(on: date) -> When:
    return When.of(on.year, on.month, on.day, basis=DateBasis.PUBLISHED)


def _piece(serial: int, outlet: str, on: date, told: list[_Telling]) -> Piece:
    """An article of one sentence an action."""
    url = f"https://{outlet.replace('_', '-')}.example/{serial}"
    lines = [f"{each.action.company} will cut jobs, says line {n} of {serial}." for n, each in enumerate(told)]
    article = Article.of(
        url=url,
        outlet=outlet,
        title=f"{told[0].action.company} cuts jobs",
        body="\n".join(lines),
        published_at=datetime(on.year, on.month, on.day, 6 + serial % 12, serial % 60, tzinfo=UTC),
    )
    claims = []
    for line, each in zip(lines, told, strict=True):
        start = article.text.index(line)
        span = article.span(start, start + len(line))
        anchor = article.span(article.text.index("cut", start), article.text.index("cut", start) + 3)
        code = CauseCode.AI if each.action.is_ai else CauseCode.COST_CUTTING
        cause = Cause(code=code, stance=Stance.ASSERTS, speaker=Speaker.COMPANY, span=anchor, rule="cause.plain")
        claims.append(
            Claim(
                id=claim_id(url, line, anchor.start - start),
                article_url=url,
                kind=Kind.LAYOFF,
                company=each.action.company,
                count=each.count,
                share=each.share,
                date=each.date,
                effective=None,
                status=each.status,
                cut_type=CutType.LAYOFF,
                causes=(cause,) if each.causes else (),
                part_of=None,
                cumulative=False,
                evidence=(span,),
                spans=(),
                rules=("headcount.plain",),
                confidence=0.9,
                anchor=anchor,
            )
        )
    return Piece(article=article, claims=tuple(claims), actions=tuple(each.action.number for each in told))


def fill(store: Store, pieces: list[Piece]) -> None:
    """Save the articles as a crawl would, archive aside."""
    at = datetime(2026, 12, 31, tzinfo=UTC)
    run = store.start_run("benchmark", [], "0", {}, at)
    for start in range(0, len(pieces), 200):
        with store.batch():
            for piece in pieces[start : start + 200]:
                url = piece.article.url
                outlet = ("outlet", str(piece.article.outlet))
                snapshot = Snapshot.of(
                    url=url, final_url=url, fetched_at=at, status=200, headers=(), body=url.encode(), context=(outlet,)
                )
                offset = int(url.rpartition("/")[2])
                ref = WarcRef(file="none.warc.gz", offset=offset, length=1, digest="")
                store.save_extraction(run, store.save_snapshot(run, snapshot, ref), piece.article, piece.claims)


def pairs_of(groups: dict[str, object]) -> set[tuple[str, str]]:
    """The pairs of claims in one group."""
    members: dict[object, list[str]] = defaultdict(list)
    for claim, group in groups.items():
        members[group].append(claim)
    return {pair for group in members.values() for pair in itertools.combinations(sorted(group), 2)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=2_000)
    parser.add_argument("--db", type=Path)
    options = parser.parse_args()
    chance = random.Random(2026)  # noqa: S311
    actions = actions_of(chance, options.events)
    pieces = list(pieces_of(chance, actions))
    with tempfile.TemporaryDirectory() as folder, open_store(options.db or Path(folder) / "year.db") as store:
        began = time.perf_counter()
        fill(store, pieces)
        saved = time.perf_counter()
        link_events(store)
        linked = time.perf_counter()
        claims = sum(len(piece.claims) for piece in pieces)
        print(f"{len(actions)} actions, {len(pieces)} articles, {claims} claims")
        print(
            f"saving {saved - began:.1f} s ({len(pieces) / (saved - began):.0f} articles/s),"
            f" linking {linked - saved:.1f} s"
        )
        report_linking(store, pieces)
        report_views(store)


def report_linking(store: Store, pieces: list[Piece]) -> None:
    """Pairwise precision and recall, and which statuses the wrong pairs join."""
    truth = {claim.id: action for piece in pieces for claim, action in zip(piece.claims, piece.actions, strict=True)}
    found = {str(claim): event for claim, event in store.execute("SELECT claim_id, event_id FROM event_claims")}
    wanted, given = pairs_of(dict(truth)), pairs_of(dict(found))
    right = len(wanted & given)
    print(
        f"pairs: precision {right / len(given):.4f}, recall {right / len(wanted):.4f},"
        f" {len(set(found.values()))} events"
    )
    claims = {claim.id: claim for piece in pieces for claim in piece.claims}
    for name, wrong in (("joined wrongly", given - wanted), ("missed", wanted - given)):
        kinds = Counter(" + ".join(sorted(_kind(claims[claim]) for claim in pair)) for pair in wrong)
        print(f"{name}: {len(wrong)}: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common(5)))


def _kind(claim: Claim) -> str:
    figure = claim.count.qualifier if claim.count else "percent" if claim.share else "none"
    return f"{claim.status}/{figure}/{claim.date.precision if claim.date else ''}"


def report_views(store: Store) -> None:
    """How long each view takes to give all its rows."""
    for each in describe(store):
        if each.is_view:
            began = time.perf_counter()
            rows = len(store.execute(f"SELECT * FROM {each.name}").fetchall())  # noqa: S608
            print(f"{each.name:18} {(time.perf_counter() - began) * 1000:8.0f} ms {rows:7} rows")


if __name__ == "__main__":
    main()
