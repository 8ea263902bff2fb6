"""One employer's cut, as a document tells it, beside the store's reports: figure, date, status and each reason."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extract.codes import DateBasis, Speaker, Status
from extract.model import Cause, Claim
from report.audit.findings import Check, Verdict
from report.audit.shelf import Shelf, Stored
from report.figures import in_words
from store.fields import figure
from store.told import Told, agree, days_between

_TAKEN_BACK = frozenset({Status.DENIED, Status.REVERSED})
#: How two figures agree (see store.told.agree), the closest first; "open": one of them has none.
_CLOSE = ("same", "percent", "near", "within", "open")
#: Days between a date that the document gives and the action's, within which both can be of one action: an
#: announcement, its report and its first day are often weeks apart.
_DAYS = 45
#: Actions at most of which a sum is looked for.
_SUMMED = 4
#: Outlets that a sentence names.
_NAMED = 3


def check_cut(claim: Claim, shelf: Shelf | None) -> tuple[Check, ...]:
    """The checks of a claim; one alone, ``unsupported``, where the store has nothing on the employer."""
    if shelf is None:
        who = f"on {claim.company}" if claim.company else "for a claim that names no employer"
        return (Check(what="figure", verdict=Verdict.UNSUPPORTED, words=f"The store holds nothing {who}."),)
    said = _as_told(claim)
    first, event = _check_figure(said, shelf)
    if event is None or first.verdict in {Verdict.MISREAD, Verdict.CUMULATIVE}:
        return (first,)
    return (first, *(_check_reason(cause, event, shelf) for cause in claim.causes))


def _as_told(claim: Claim) -> Told:
    """The document's claim as the linker would see it."""
    count, share, when = claim.count, claim.share, claim.date
    return Told(
        id="",
        article=-1,
        version=-1,
        outlet=None,
        published="",
        official=False,
        company_key="",
        low=count.low if count else None,
        high=count.high if count else None,
        qualifier=count.qualifier if count else None,
        percent_low=share.low if share else None,
        percent_high=share.high if share else None,
        date=when.iso if when else None,
        first=when.start if when else None,
        last=when.end if when else None,
        from_text=when is not None and when.basis is DateBasis.TEXT,
        status=claim.status,
        cut_type=claim.cut_type,
        part_of=claim.part_of,
        cumulative=claim.cumulative,
        confidence=claim.confidence,
    )


def _check_figure(said: Told, shelf: Shelf) -> tuple[Check, str | None]:
    """How the figure, the date and the status stand, and the action that is meant, where one is."""
    fitting = [stored for stored in shelf.reports if _fits(said, stored.told)]
    if fitting and not said.cumulative and all(stored.told.cumulative for stored in fitting):
        words = f"{_figure(said)} is a running total over several actions, not a new one."
        return Check.of(Verdict.CUMULATIVE, words, differing=fitting), None
    in_time = [stored for stored in fitting if _is_in_time(said, stored.told)]
    if said.part_of is not None and not any(agree(said, stored.told) in _CLOSE[:2] for stored in in_time):
        return Check.of(Verdict.UNSUPPORTED, f"No report has {_figure(said)} as a part of the action."), None
    if in_time:
        return _check_action(said, _best(said, in_time), shelf)
    if fitting and _has_figure(said):
        when = ", ".join(sorted({stored.told.date for stored in fitting if stored.told.date}))
        words = f"{_figure(said)} is told of {when or 'another time'}, not of {said.date}."
        return Check.of(Verdict.CONFLICTING, words, differing=fitting, what="date"), None
    return _check_other(said, shelf)


def _check_action(said: Told, event: str, shelf: Shelf) -> tuple[Check, str | None]:
    """The claim beside the reports of the action that it fits."""
    reports = [stored for stored in shelf.reports if stored.event == event]
    fitting = [stored for stored in reports if _fits(said, stored.told)]
    back = [stored for stored in reports if stored.told.status in _TAKEN_BACK]
    kept = [stored for stored in reports if stored.told.status not in _TAKEN_BACK]
    if said.status in _TAKEN_BACK:
        if back:
            return Check.of(Verdict.CORROBORATED, _by(back), agreeing=back, differing=kept), event
        words = "No report has it denied or taken back."
        return Check.of(Verdict.CONFLICTING, words, differing=kept, what="status"), event
    if shelf.events[event]["status"] == Status.REVERSED:
        words = f"Taken back since, as {_names(back)} {_have(back)} it."
        return Check.of(Verdict.OUTDATED, words, agreeing=kept, differing=back, what="status"), event
    if back:
        words = f"Denied: {_names(back)}."
        return Check.of(Verdict.CONFLICTING, words, agreeing=kept, differing=back, what="status"), event
    if bound := _lost_bound(said, fitting):
        return Check.of(Verdict.MISREAD, bound, differing=fitting), event
    row = shelf.events[event]
    differing = [stored for stored in reports if agree(said, stored.told) == "apart" and stored.told.part_of is None]
    is_part = any(stored.report.is_part for stored in fitting)
    if differing and not is_part and _figure_apart(said, row["low"], row["high"]):
        best = _report(shelf, row["figure_claim"])
        words = f"Reports disagree; the figure that counts is {_figure(best.told)}, by {best.report.outlet}."
        return Check.of(Verdict.CONFLICTING, words, agreeing=fitting, differing=differing), event
    also = f" {_names(differing)} {_have(differing)} another figure." if differing else ""
    part = " It is a part of the action." if is_part else ""
    return Check.of(Verdict.CORROBORATED, _by(fitting) + part + also, agreeing=fitting, differing=differing), event


def _check_other(said: Told, shelf: Shelf) -> tuple[Check, str | None]:
    """A figure that no report has: misread, added up, superseded, in conflict, or of another time."""
    reports = shelf.reports
    count, share = (said.low, said.high), (said.percent_low, said.percent_high)
    if None not in count and (found := [s for s in reports if (s.told.percent_low, s.told.percent_high) == count]):
        words = f"{said.low:,} is a percent of staff, not a number of jobs."
        return Check.of(Verdict.MISREAD, words, differing=found), None
    if None not in share and (found := [s for s in reports if (s.told.low, s.told.high) == share]):
        words = f"{said.percent_low:g} is a number of jobs, not a percent of staff."
        return Check.of(Verdict.MISREAD, words, differing=found), None
    if said.low is not None and (summed := _sum(said.low, shelf)):
        parts = " + ".join(f"{stored.told.low:,}" for stored in summed)
        words = f"The sum of {len(summed)} actions ({parts}), not one action."
        return Check.of(Verdict.CUMULATIVE, words, differing=summed), None
    if edit := next((row for row in shelf.edits if _was(said, row)), None):
        now = [stored for stored in reports if stored.told.id == edit["claim_id"]]
        text = figure(edit["low"], edit["high"]) if edit["change"] == "changed" else "no such claim"
        who = now[0].report.outlet if now else edit["url"]
        words = f"{who} said so until its edit was seen on {edit['seen_at'][:10]}; now it has {text}."
        return Check.of(Verdict.OUTDATED, words, differing=now), now[0].event if now else None
    near = [s for s in reports if s.told.part_of is None and not s.told.cumulative and _is_in_time(said, s.told)]
    if not near:
        words = f"The store's reports on {shelf.company} are of other times."
        return Check.of(Verdict.UNSUPPORTED, words, differing=reports), None
    event = _nearest(said, near)
    of_it = [stored for stored in near if stored.event == event]
    words = f"No report has {_figure(said)}: {_names(of_it)} {_have(of_it)} {_figures(of_it)}."
    return Check.of(Verdict.CONFLICTING, words, differing=of_it), event


def _check_reason(cause: Cause, event: str, shelf: Shelf) -> Check:
    """A reason beside those that the action's reports give."""
    told = [reason for reason in shelf.reasons.get(event, ()) if reason.code == cause.code]
    same = [reason.claim for reason in told if reason.stance == cause.stance]
    other = [reason.claim for reason in told if reason.stance != cause.stance]
    own = [reason for reason in told if reason.stance == cause.stance and reason.speaker == Speaker.COMPANY]
    name = in_words(cause.code)
    agreeing, differing = _reports(shelf, same), _reports(shelf, other)
    if other and (not same or (cause.speaker is Speaker.COMPANY and not own)):
        which = "denied" if cause.stance == "asserts" else "given"
        words = f"{name} is {which} as a reason by {_names(differing)}."
        return _reason(Verdict.CONFLICTING, words, agreeing, differing)
    if same and (own or cause.speaker is not Speaker.COMPANY):
        return _reason(Verdict.CORROBORATED, f"{name}: {_names(agreeing)}.", agreeing, differing)
    if same:
        words = f"{name} is others' word in the store, not the employer's."
        return _reason(Verdict.UNSUPPORTED, words, (), agreeing)
    given = sorted({in_words(reason.code) for reason in shelf.reasons.get(event, ()) if reason.stance == "asserts"})
    words = f"No report has {name} as a reason" + (f"; given: {', '.join(given)}." if given else ".")
    return _reason(Verdict.UNSUPPORTED, words, (), ())


def _reason(verdict: Verdict, words: str, agreeing: Sequence[Stored], differing: Sequence[Stored]) -> Check:
    return Check.of(verdict, words[0].upper() + words[1:], agreeing=agreeing, differing=differing, what="reason")


def _reports(shelf: Shelf, claims: Iterable[str]) -> list[Stored]:
    wanted = set(claims)
    return [stored for stored in shelf.reports if stored.told.id in wanted]


def _report(shelf: Shelf, claim: str) -> Stored:
    return next(stored for stored in shelf.reports if stored.told.id == claim)


def _has_figure(told: Told) -> bool:
    return any(end is not None for end in (told.low, told.high, told.percent_low, told.percent_high))


def _fits(said: Told, stored: Told) -> bool:
    """Whether one figure can be meant by both: where only one has a figure, nothing speaks for it."""
    how = agree(said, stored)
    return how in _CLOSE[:4] or (how == "open" and not _has_figure(said))


def _is_in_time(said: Told, stored: Told) -> bool:
    """Whether dates allow one action: the document's own date only bounds what it can know of."""
    if said.first is None or said.last is None or stored.first is None or stored.last is None:
        return True
    if said.from_text:
        return days_between(said, stored) <= _DAYS
    return stored.first <= said.last


def _best(said: Told, fitting: Sequence[Stored]) -> str:
    """The action whose report fits best: the closest figure, the nearest date, the latest."""

    def rank(stored: Stored) -> tuple[int, int, int, str]:
        last = stored.told.last.toordinal() if stored.told.last else 0
        return _CLOSE.index(agree(said, stored.told)), days_between(said, stored.told), -last, stored.told.id

    return min(fitting, key=rank).event


def _nearest(said: Told, reports: Sequence[Stored]) -> str:
    """The action that a wrong figure is most likely of: the nearest in time, then in size."""
    amount = said.low or said.high or 0

    def rank(stored: Stored) -> tuple[int, int, str]:
        other = stored.told.low or stored.told.high or 0
        return days_between(said, stored.told), abs(other - amount), stored.told.id

    return min(reports, key=rank).event


def _lost_bound(said: Told, fitting: Sequence[Stored]) -> str | None:
    """What is wrong where every report has an open end ("up to 600"), and the document a plain number."""
    if said.low is None or said.low != said.high or said.qualifier != "exact":
        return None
    ends = {(stored.told.low, stored.told.high) for stored in fitting}
    if ends == {(None, said.high)}:
        return f"Told as up to {said.high:,}, not as a number."
    if ends == {(said.low, None)} and all(stored.told.qualifier == "at_least" for stored in fitting):
        return f"Told as at least {said.low:,}, not as a number."
    return None


def _figure_apart(said: Told, low: int | None, high: int | None) -> bool:
    """Whether the action's own figure can't be the document's."""
    if said.low is None and said.high is None:
        return False
    least, most = said.low or said.high or 0, said.high or said.low or 0
    return (high is not None and least > high * 1.06) or (low is not None and most * 1.06 < low)


def _sum(amount: int, shelf: Shelf) -> list[Stored]:
    """The fewest actions whose figures come to an amount together, of the latest ones; empty for none."""
    latest = sorted(shelf.events.values(), key=lambda row: (row["first_on"] or "", row["id"]), reverse=True)[:12]
    counted = [row for row in latest if row["low"] and row["low"] == row["high"] and not row["cumulative"]]
    for size in range(2, _SUMMED + 1):
        for those in itertools.combinations(counted, size):
            if sum(row["low"] for row in those) == amount:
                return [_report(shelf, row["figure_claim"]) for row in reversed(those)]
    return []


def _was(said: Told, edit: Mapping[str, Any]) -> bool:
    return said.low is not None and (edit["old_low"], edit["old_high"]) == (said.low, said.high)


def _figure(told: Told) -> str:
    jobs, share = figure(told.low, told.high), figure(told.percent_low, told.percent_high)
    said = [*([f"{jobs} jobs"] if jobs else []), *([f"{share}% of staff"] if share else [])]
    return " and ".join(said) or "no figure"


def _figures(reports: Iterable[Stored]) -> str:
    return "; ".join(dict.fromkeys(_figure(stored.told) for stored in reports))


def _names(reports: Iterable[Stored]) -> str:
    """The outlets, each once, with the day; of many the first."""
    said = list(
        dict.fromkeys(
            f"{stored.report.outlet} ({stored.report.published_on})"
            if stored.report.published_on
            else stored.report.outlet
            for stored in reports
        )
    )
    rest = f" and {len(said) - _NAMED} more" if len(said) > _NAMED else ""
    return ", ".join(said[:_NAMED]) + rest or "nobody"


def _have(reports: Sequence[Stored]) -> str:
    return "has" if len({(stored.report.outlet, stored.report.published_on) for stored in reports}) == 1 else "have"


def _by(reports: Sequence[Stored]) -> str:
    """Who says so, and how many of them on their own."""
    alone = sum(stored.is_independent for stored in reports)
    return f"{_names(reports)}: {alone} independent report{'' if alone == 1 else 's'}."
