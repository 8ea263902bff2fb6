"""One action, one claim: which mentions of an article tell of the same cut (claims.md, "A claim").

Figures decide first. Mentions without a figure join an action of their employer; what names its employer too vaguely to
stand alone joins one or falls away.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

from extract.company.employer import Employer
from extract.company.gazetteer import find_names
from extract.fitting import ends, fits
from extract.model import Count, DateBasis, Kind, Qualifier, Share, Status, When
from extract.resolved import Resolved

Figure = TypeVar("Figure", Count, Share)

#: How an employer must be named for a cut without a figure to be a claim of its own.
STANDING = frozenset(
    "company.headline company.subject company.owner company.heading company.related company.at-name company.paired "
    "company.pronoun company.definite company.apposition company.adjacent".split()
)
#: Ways of naming an employer in the cut's own clause.
_SURE = frozenset(
    ("company.headline", "company.adjacent", "company.subject", "company.owner", "company.at-name", "company.related")
)
#: Ways of naming an employer that only guess it from the article around.
GUESSED = frozenset(("company.unknown", "company.article", "company.person", "company.beside"))
#: Rules whose mentions only add a figure to a cut told just before.
_CONTINUING = frozenset(("headcount.represents-share", "headcount.represents-share-cut"))
#: Statuses of a cut that is still to come.
_TO_COME = (Status.PLANNED, Status.REPORTED)
#: Rules of list entries whose heading names the employer.
_HEADED = frozenset(("cut.number-affected",))
#: Rules that read a figure with its place: beside a larger one of the same employer it is a part.
_INSTALMENTS = frozenset(("headcount.n-at-place",))
#: Sentences over which a guess may take the employer of the action before it.
_NEAR = 2
#: Sentences over which "of them" may point to another employer's total.
_BESIDE = 3
#: Sentences in which an article tells its news: headline and lead.
_LEAD = 1
#: Days within which the telling of a cut and its first report lie.
_NEWS = 7
#: Days after which a cut is no news.
_OLD = 60
#: Days between two rounds of one size.
_ROUNDS_APART = 180


@dataclass(slots=True, kw_only=True)
class Action:
    """The mentions of one cut, in the order of the text."""

    told: list[Resolved] = field(default_factory=list)
    part_of: Action | None = None

    @property
    def lead(self) -> Resolved:
        """The mention that names the action best: one with a figure, else the first."""
        return next((r for r in self.told if r.quantified), self.told[0])

    @property
    def employer(self) -> Employer:
        """Who cuts: the employer that most of its mentions name, each weighed by how surely it names it.

        Where the mentions with figures only guess, those without have a vote too.
        """
        votes: dict[tuple[Kind, str], float] = {}
        named = [r for r in self.told if r.quantified and r.employer.rule not in GUESSED]
        for r in named or self.told:
            votes[_key(r)] = votes.get(_key(r), 0.0) + r.employer.confidence * (1.5 if r is self.lead else 1.0)
        first = [_key(r) for r in named or self.told]
        best = max(votes, key=lambda key: (votes[key], -first.index(key)))
        return next(r.employer for r in (self.lead, *self.told) if _key(r) == best)

    @property
    def count(self) -> Count | None:
        """Its number of people: the body's wording before the title's, a closed figure before an open one."""
        return _best([(r.in_title, r.mention.count) for r in self.told if r.mention.count])

    @property
    def share(self) -> Share | None:
        """Its share of staff, chosen likewise."""
        return _best([(r.in_title, r.mention.share) for r in self.told if r.mention.share])

    @property
    def _bodied(self) -> Resolved:
        """The mention of the body that tells the lead's figure again, where the lead is a headline; else the lead."""
        lead = self.lead
        if not lead.in_title:
            return lead
        again = [r for r in self.told if not r.in_title and r.quantified == lead.quantified]
        return next(iter(again), lead)

    @property
    def status(self) -> Status:
        """How sure it is: a headline's "to cut" may stand for what the body only has the employer plan."""
        planned = self.lead.status is Status.ANNOUNCED and self._bodied.status is Status.PLANNED
        return Status.PLANNED if planned else self.lead.status

    @property
    def date(self) -> When | None:
        """When it was told or happened: the lead's date, else the first that a word of time gives it."""
        lead = self.lead
        if lead.date is None or lead.date.basis is DateBasis.TEXT:
            return lead.date
        others = [r for r in self.told if r.date and r.date.basis is DateBasis.TEXT and r.quantified >= lead.quantified]
        return next((r.date for r in others), lead.date)

    def sort(self) -> None:
        """Put the mentions in text order."""
        self.told.sort(key=lambda r: (r.mention.anchor.start, r.mention.rule))


def _best(told: list[tuple[bool, Figure]]) -> Figure | None:
    if not told:
        return None
    first = min(told, key=lambda t: (t[1].qualifier is Qualifier.VAGUE, t[0]))[1]
    bound = {Qualifier.AT_LEAST: first.low, Qualifier.AT_MOST: first.high}.get(first.qualifier)
    if bound:  # "more than 1,000" is 1,035 where the article says so
        exact = [
            f for _, f in told if f.qualifier is Qualifier.EXACT and f.low and 0 < abs(f.low - bound) <= bound / 10
        ]
        return min(exact, key=lambda f: abs((f.low or 0) - bound), default=first)
    if first.qualifier is Qualifier.ABOUT and first.low:
        finer = [f for _, f in told if f.qualifier is Qualifier.EXACT and f.low != first.low and _digits(f.low) > 2]
        return max(finer, key=lambda f: _digits(f.low), default=first)
    return first


def _digits(value: float | None) -> int:
    """How finely a figure is told: 1,458 says four digits, "about 1,500" two."""
    return len(f"{value or 0:.0f}".rstrip("0"))


def pool(resolved: list[Resolved]) -> list[Action]:
    """The actions that these mentions tell of, in the order of the text."""
    actions: list[Action] = []
    for r in (r for r in resolved if r.quantified):
        if r.mention.rule in _CONTINUING:
            if home := next((a for a in reversed(actions) if _continues(a, r)), None):
                home.told.append(r)
            continue
        homes = [a for a in actions if _same_cut(a, r)]
        if homes:
            max(homes, key=lambda a: any(_equal(t, r) for t in a.told)).told.append(r)
        else:
            actions.append(Action(told=[r]))
    figures = tuple(actions)
    for r in (r for r in resolved if not r.quantified):
        news = figures if _is_list(r, resolved) else tuple(a for a in figures if not _is_older(a, r))
        stands = _stands_alone(r, news)
        if home := _home(actions, r, stands=stands, listed=_is_list(r, resolved)):
            home.told.append(r)
        elif stands:
            actions.append(Action(told=[r]))
    for action in actions:
        action.sort()
    actions.sort(key=lambda a: a.told[0].mention.anchor.start)
    _attach_parts(actions)
    return actions


def _key(r: Resolved) -> tuple[Kind, str]:
    """An employer's name, or a group's: "tech" and "Tech companies" are one."""
    name = r.employer.name.casefold()
    if r.employer.kind is Kind.AGGREGATE:
        name = name.removesuffix(" companies").removesuffix(" firms").removesuffix(" employers")
    return r.employer.kind, name


def _of_one_group(t: Resolved, r: Resolved) -> bool:
    """True for a headline's group that the body names more fully: "Banks", then "Global banks"."""
    (kind, short), (other, full) = _key(t), _key(r)
    return t.in_title and kind is other is Kind.AGGREGATE and set(short.split()) <= set(full.split())


def _same_cut(action: Action, r: Resolved) -> bool:
    """True when a mention with a figure tells of the action."""
    if any(t.mention is r.mention for t in action.told):
        return False  # "A and B will each cut 300 jobs"
    equal = any(_equal(t, r) and not _listed_apart(t, r) and not _are_two(t, r) for t in action.told)
    guessed = r.employer.rule in GUESSED or action.lead.employer.rule in GUESSED
    named = any(_key(t) == _key(r) or _of_one_group(t, r) for t in action.told)
    vague = r.employer.rule in GUESSED and abs(action.told[-1].mention.sentence - r.mention.sentence) <= _NEAR
    if (action.lead.employer.kind is not r.employer.kind and not (equal and guessed)) or not (equal or named or vague):
        return False
    if any(_apart_in_time(t, r, equal=equal) for t in action.told):
        return False
    return all(_agree(t, r) for t in action.told)


def _continues(action: Action, r: Resolved) -> bool:
    """True when a mention that only adds to another ("that represents 9% of staff") may add to the action."""
    behind = r.mention.sentence - action.told[-1].mention.sentence
    return 0 <= behind <= _NEAR and all(_agree(t, r) for t in action.told)


def _equal(a: Resolved, b: Resolved) -> bool:
    """True for the very same number of people: it is the same cut, whoever seems to make it."""
    x, y = a.mention.count, b.mention.count
    same = x is not None and y is not None and (x.low, x.high) == (y.low, y.high)
    if a.in_title != b.in_title and x is not None and y is not None and x.low is not None:
        same = x.low == y.low  # a headline has no room for "at least"
    return same and x is not None and x.qualifier is not Qualifier.VAGUE


def _listed_apart(a: Resolved, b: Resolved) -> bool:
    """True for two employers that a list names with a figure each: "500 at Acme in Leeds, 500 at Norvane"."""
    listed = any(r.mention.rule in _INSTALMENTS for r in (a, b))
    return listed and _key(a) != _key(b) and not {a.employer.rule, b.employer.rule} & GUESSED


def _are_two(a: Resolved, b: Resolved) -> bool:
    """True for cuts of one size that two firms make: "Intel is laying off 200. Ford cut 200 jobs"."""
    sure = {a.employer.rule, b.employer.rule} <= _SURE and not (a.in_title or b.in_title)
    return sure and _are_unrelated(a.employer, b.employer) and _are_unrelated(b.employer, a.employer)


def _apart_in_time(a: Resolved, b: Resolved, *, equal: bool = False) -> bool:
    """True for rounds of different times: one is background and both say when; of equal size, long apart."""
    if a.background == b.background or not (a.date and b.date) or _leads(a, b):
        return False
    slack = timedelta(days=_ROUNDS_APART if equal else 0)
    return a.date.end + slack < b.date.start or b.date.end + slack < a.date.start


def _leads(a: Resolved, b: Resolved) -> bool:
    """True for a headline and the article's first sentence with one figure: the lead tells the headline's news, though
    it may say since when ("has cut its staff by half since January")."""
    return (
        a.in_title != b.in_title
        and max(a.mention.sentence, b.mention.sentence) == 1
        and a.mention.share == b.mention.share
        and a.mention.count == b.mention.count
    )


def _agree(a: Resolved, b: Resolved) -> bool:
    """True unless the figures speak of different cuts."""
    headline = a.in_title or b.in_title
    if a.mention.count and b.mention.count:
        return fits(a.mention.count, b.mention.count, rounded=0.05 * (a.mention.count.low or 0) if headline else 0)
    if a.mention.share and b.mention.share:
        return fits(a.mention.share, b.mention.share, rounded=0.5 if headline else 0)
    if _told_of_before(a, b) or _told_of_before(b, a) or a.mention.earlier != b.mention.earlier:
        return False
    near = abs(a.mention.sentence - b.mention.sentence) <= 4 or a.in_title or b.in_title
    return near and not (a.mention.cumulative or b.mention.cumulative)


def _told_of_before(share: Resolved, count: Resolved) -> bool:
    """True for a share whose own words date it wholly before a count: "it said in April that 3% would go"."""
    if not share.mention.share or share.mention.count or not (share.date and count.date):
        return False
    return share.date.basis is DateBasis.TEXT and share.date.end + timedelta(days=_NEWS) < count.date.start


def _is_list(r: Resolved, resolved: list[Resolved]) -> bool:
    """True for a headline of several employers: "Acme and Borel lead a year of cuts" tells of nothing new."""
    return r.in_title and any(r.mention is o.mention and r.employer.name != o.employer.name for o in resolved)


def _home(actions: list[Action], r: Resolved, *, stands: bool, listed: bool) -> Action | None:
    """The action that a mention without a figure repeats."""
    named = [a for a in actions if any(_key(t) == _key(r) for t in a.told)]
    if r.mention.further and r.status in _TO_COME and not any(t.mention.further for a in named for t in a.told):
        return None
    candidates = named if stands else actions
    dated = r.date is not None and r.date.basis is DateBasis.TEXT
    own = [a for a in candidates if listed or not ((dated and _apart_in_time(a.lead, r)) or _is_older(a, r))]
    return min([a for a in own if a in named] or own, key=lambda a: _distance(a, r), default=None)


def _is_older(action: Action, r: Resolved) -> bool:
    """True for a cut whose figures are all told of months ago, beside one told as news in headline or lead."""
    if r.background or r.date is None or r.mention.sentence > _LEAD:
        return False
    before = r.date.start - timedelta(days=_OLD)
    told = [t for t in action.told if t.quantified]
    return bool(told) and all(t.background and t.date is not None and t.date.end < before for t in told)


def _distance(action: Action, r: Resolved) -> tuple[bool, int]:
    """How far an action is from a mention: of its own time first, a headline's being now, then the nearest told."""
    past = r.background and not r.in_title
    return (
        all(t.background != past for t in action.told),
        min(abs(t.mention.sentence - r.mention.sentence) for t in action.told),
    )


def _stands_alone(r: Resolved, figures: tuple[Action, ...]) -> bool:
    """True when a cut without a figure is a claim by itself: a named employer's, told and not merely alluded to.

    Beside cuts with figures, such words mostly repeat one of them under another name for the employer. They stand there
    only as more to come, or with a date of their own; a headline does unless all figures are one employer's.
    """
    if r.mention.vague or r.employer.kind is not Kind.LAYOFF:
        return False
    if r.mention.further and figures:
        return r.employer.rule in STANDING
    if not figures:
        return r.in_title or r.employer.rule in STANDING or r.mention.rule in _HEADED
    if r.in_title:
        return len({_key(a.lead) for a in figures}) > 1 and r.employer.rule not in GUESSED
    if r.employer.rule not in _SURE:
        return False
    another = all(_are_unrelated(r.employer, a.lead.employer) for a in figures)
    return another or (r.date is not None and r.date.basis is DateBasis.TEXT)


def _are_unrelated(one: Employer, other: Employer) -> bool:
    """True for two listed employers that are not one, and neither of which owns the other."""
    mine, others = ({hit.company for hit in find_names(e.name)} for e in (one, other))
    if not mine or mine & others:
        return False
    family = {name for c in others for name in (c.name, c.parent, c.now)}
    return not family & {name for c in mine for name in (c.name, c.parent, c.now) if name}


def _attach_parts(actions: list[Action]) -> None:
    """Give each action told as a part ("including 200 in Leeds") the larger one before it as its total."""
    _attach_summands(actions)
    for place, action in enumerate(actions):
        size = _size(action)
        told = [t for t in action.told if t.quantified]
        if size is None or not any(t.mention.part or _is_instalment(t) for t in told):
            continue
        cue = any(t.mention.part for t in told)
        beside = {t.mention.sentence for t in told if t.mention.sibling}
        totals = [
            a
            for a in actions[:place]
            if a.part_of is None
            and (_size(a) or 0) > size
            and (
                (cue and _near(a, action))
                or (_key(a.lead) == _key(action.lead) and (cue or a.lead.mention.sentence not in beside))
            )
        ]
        if totals:
            action.part_of = totals[-1]


def _near(a: Action, b: Action) -> bool:
    """True for actions told so near each other that one's words may count a part of the other's."""
    return any(abs(t.mention.sentence - r.mention.sentence) <= _BESIDE for t in a.told for r in b.told)


def _is_instalment(r: Resolved) -> bool:
    """True for a figure told with its place: "400 in Leeds", "Germany (1,400)"."""
    placed = r.mention.rule == "headcount.name-n" and r.employer.rule in GUESSED
    return placed or r.mention.rule in _INSTALMENTS


def _attach_summands(actions: list[Action]) -> None:
    """Give each employer's figures that add up to its largest that one as their total."""
    by_employer: dict[tuple[Kind, str], list[Action]] = {}
    for action in actions:
        if action.count and not action.lead.background:
            by_employer.setdefault(_key(action.lead), []).append(action)
    for own in by_employer.values():
        total = max(own, key=lambda a: _size(a) or 0)
        rest = [a for a in own if a is not total]
        told = total.count
        if (
            told is None
            or len(rest) < _LEAST_SUMMANDS
            or any(a.count.qualifier is Qualifier.VAGUE for a in rest if a.count)
        ):
            continue
        low, high = ends(told)
        if low <= sum(_size(a) or 0 for a in rest) <= high:
            for a in rest:
                a.part_of = total


#: One figure alone adds up to nothing.
_LEAST_SUMMANDS = 2


def _size(action: Action) -> float | None:
    figure = action.count
    if figure is None:
        return None
    return figure.high if figure.high is not None else figure.low
