"""The actions that a report is of, and every sum in it as a slice of them: a number, and the actions behind it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from extract.company.gazetteer import lookup
from store import Store

#: The grades of a tie to AI, the strongest first, with what each means.
GRADES = {
    "stated": "the employer gives AI as a reason",
    "attributed": "only others give AI as a reason",
    "denied": "a tie to AI is only denied",
    "mentioned": "AI is merely named in an article",
}
#: What an action counts under where it has no single reason.
NO_REASON, SEVERAL = "no reason told", "several reasons"
#: What reasons count under that are no main ones.
REST = "other reasons"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a report is of; None chooses all."""

    first: date | None = None  # first day of an action's date
    last: date | None = None  # last day on which that may be
    company: str | None = None  # a part of the employer's name, in any case
    cause: str | None = None  # code of a reason that anybody gives

    @property
    def is_all(self) -> bool:
        """Whether every action is in it."""
        return self == Choice()

    @property
    def words(self) -> str:
        """What is chosen, for a reader; "" for all."""
        said = (
            ("from", self.first),
            ("to", self.last),
            ("employers with", self.company and f"“{self.company}” in their name"),
            ("reason:", self.cause and in_words(self.cause)),
        )
        return ", ".join(f"{what} {value}" for what, value in said if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action that counts in sums, as the view ``cuts`` has it, with the reasons and roles told for it."""

    event_id: str
    company: str
    company_key: str
    date: str | None  # as coarse as known
    first_on: str | None  # first day of that
    period: str | None  # month; quarter or year where nothing closer is told
    low: int  # jobs at least; 0 where no count is told
    high: int  # jobs at most
    is_counted: bool  # a count is told
    status: str
    is_firm: bool  # said by the employer or told as fact
    figure_claim: str
    figure_basis: str
    outlets: int
    reports: int  # independent ones
    reasons: frozenset[str]  # given by anybody
    stated: frozenset[str]  # given by the employer
    grade: str | None  # of its tie to AI
    roles: frozenset[str]
    industry: str | None

    @property
    def reason(self) -> str:
        """The one reason it counts under, so that no job counts twice: the employer's own before others'."""
        given = self.stated or self.reasons
        return in_words(next(iter(given))) if len(given) == 1 else SEVERAL if given else NO_REASON


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A number of the report: some actions and what they come to."""

    slug: str  # of its page and its CSV file
    title: str
    actions: tuple[Action, ...]

    @property
    def low(self) -> int:
        """Jobs at least."""
        return sum(action.low for action in self.actions)

    @property
    def high(self) -> int:
        """Jobs at most, open ends counted at their least."""
        return sum(action.high for action in self.actions)

    @property
    def jobs(self) -> str:
        """``1,400`` or ``1,400–1,800``."""
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,}–{self.high:,}"

    @property
    def employers(self) -> int:
        """How many employers act."""
        return len({action.company_key for action in self.actions})

    @property
    def uncounted(self) -> int:
        """Actions of which no count is told."""
        return sum(not action.is_counted for action in self.actions)

    @property
    def firm(self) -> tuple[Action, ...]:
        """Those said by the employer or told as fact."""
        return tuple(action for action in self.actions if action.is_firm)


def in_words(code: str) -> str:
    """A reason or role as a reader sees it."""
    return "AI" if code == "ai" else code.replace("_", " ")


class Slices:
    """Every slice that a report links to, by its slug; the same words and actions are one slice."""

    def __init__(self) -> None:
        self._made: dict[str, Slice] = {}

    def of(self, title: str, actions: Iterable[Action]) -> Slice:
        """The slice of this title."""
        slug = self._slug(title)
        return self._made.setdefault(slug, Slice(slug=slug, title=title, actions=tuple(actions)))

    def by(self, what: str, key: Callable[[Action], Iterable[str]], actions: Iterable[Action]) -> dict[str, Slice]:
        """A slice for each key that any action has, titled ``what: key``; an action may have several."""
        found: dict[str, list[Action]] = defaultdict(list)
        for action in actions:
            for name in key(action):
                found[name].append(action)
        return {name: self.of(f"{what}: {name}", found[name]) for name in sorted(found)}

    def __iter__(self) -> Iterator[Slice]:
        return iter(self._made.values())

    @staticmethod
    def _slug(title: str) -> str:
        """A file name of plain letters: names of firms may hold anything, and two may look alike in them."""
        plain = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60]
        return f"{plain}-{hashlib.sha256(title.encode()).hexdigest()[:8]}"


def load_actions(store: Store, choice: Choice) -> tuple[Action, ...]:
    """The chosen actions, latest first."""
    reasons: dict[str, set[str]] = defaultdict(set)
    stated: dict[str, set[str]] = defaultdict(set)
    for event, code, speaker in store.execute(
        "SELECT DISTINCT event_id, code, speaker FROM event_causes WHERE stance = 'asserts'"
    ):
        reasons[event].add(code)
        if speaker == "company":
            stated[event].add(code)
    grades = dict(store.execute("SELECT event_id, grade FROM ai_cuts").fetchall())
    roles: dict[str, set[str]] = defaultdict(set)
    for event, code in store.execute("SELECT event_id, code FROM event_scopes"):
        roles[event].add(in_words(code))
    industries: dict[str, str | None] = {}
    found = []
    for row in store.rows(
        "SELECT c.*, e.first_on FROM cuts AS c JOIN events AS e ON e.id = c.event_id"
        " ORDER BY e.first_on DESC, c.company_key, c.event_id"
    ):
        key = row["company_key"]
        if key not in industries:
            known = lookup(row["company"])
            industries[key] = known.industry if known else None
        action = Action(
            event_id=row["event_id"],
            company=row["company"],
            company_key=key,
            date=row["date"],
            first_on=row["first_on"],
            period=row["period"],
            low=row["jobs_low"],
            high=row["jobs_high"],
            is_counted=not row["unquantified"],
            status=row["status"],
            is_firm=bool(row["is_firm"]),
            figure_claim=row["figure_claim"],
            figure_basis=row["figure_basis"],
            outlets=row["outlets"],
            reports=row["independent_reports"],
            reasons=frozenset(reasons[row["event_id"]]),
            stated=frozenset(stated[row["event_id"]]),
            grade=grades.get(row["event_id"]),
            roles=frozenset(roles[row["event_id"]]),
            industry=industries[key],
        )
        if _is_chosen(action, choice):
            found.append(action)
    return tuple(found)


def _is_chosen(action: Action, choice: Choice) -> bool:
    if (choice.first or choice.last) and action.first_on is None:
        return False
    day = action.first_on or ""
    return (
        (choice.first is None or day >= choice.first.isoformat())
        and (choice.last is None or day <= choice.last.isoformat())
        and (choice.company is None or choice.company.casefold() in action.company.casefold())
        and (choice.cause is None or choice.cause in action.reasons)
    )


def by_month(actions: Iterable[Action]) -> dict[str, list[Action]]:
    """The actions of each month, earliest first; those told of a quarter or year alone stand in none."""
    months: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        if action.period and re.fullmatch(r"\d{4}-\d\d", action.period):
            months[action.period].append(action)
    return {month: months[month] for month in sorted(months)}


def main_reasons(actions: Iterable[Action], most: int) -> tuple[str, ...]:
    """The reasons that most jobs count under, so many at most, the greatest first, then the rest."""
    jobs: Counter[str] = Counter()
    for action in actions:
        jobs[action.reason] += action.low
    named = [reason for reason, _ in sorted(jobs.items(), key=lambda item: (-item[1], item[0]))]
    plain = [reason for reason in named if reason not in {NO_REASON, SEVERAL}]
    rest = [REST] if plain[most:] else []
    return (*plain[:most], *rest, *(reason for reason in (SEVERAL, NO_REASON) if reason in named))
