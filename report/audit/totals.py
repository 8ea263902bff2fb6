"""Totals over many employers, and records told of them, beside the store's job-cut reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extract.model import Claim, Stance
from extract.records import Direction, Period, Record, find_records
from report.audit.findings import Check, Verdict
from report.evidence import Report, load_reports
from store import Store
from store.fields import figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A stored figure over many employers."""

    group: str  # "employers" for those of the United States however they are called
    period: str | None  # month, quarter or year; None where only the article's own day is known
    reasons: frozenset[str]  # of which it is
    low: int | None
    high: int | None
    report: Report

    @property
    def jobs(self) -> str:
        """``61,480``."""
        return figure(self.low, self.high)


def load_totals(store: Store) -> tuple[Total, ...]:
    """All totals that articles give now."""
    rows = list(store.rows("SELECT * FROM aggregates"))
    shown = {report.claim_id: report for report in load_reports(store, [row["claim_id"] for row in rows]).get("", ())}
    return tuple(
        Total(
            group=group_of(row["employers"]),
            period=row["period"] if len(row["period"] or "") in _PERIODS else None,
            reasons=frozenset((row["causes"] or "").split(", ")) - {""},
            low=row["low"],
            high=row["high"],
            report=shown[row["claim_id"]],
        )
        for row in rows
        if row["claim_id"] in shown
    )


def group_of(name: str | None) -> str:
    """One word for one group: "U.S.-based employers", "American companies" and "employers" are the same."""
    plain = re.sub(r"\b(?:u\.?s\.?|american|united states)(?:[- ]based)?(?=\W|$)", " ", (name or "").casefold())
    words = re.findall(r"\w+", plain)
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in _FIRMS else words) if words else "employers"


#: Lengths of 2025, 2025-10 and 2025-Q3.
_PERIODS = (4, 7)
_FIRMS = frozenset({"companies", "employers", "firms", "businesses"})


def check_total(claim: Claim, totals: Sequence[Total]) -> Check:
    """A total beside the stored ones of its group and reasons."""
    group = _plain(group_of(claim.company))
    reasons = frozenset(cause.code.value for cause in claim.causes if cause.stance is Stance.ASSERTS)
    of_group = [total for total in totals if _plain(total.group) == group]
    alike = [total for total in of_group if total.reasons == reasons or not (reasons and total.reasons)]
    period = claim.date.iso if claim.date else None
    low, high = (claim.count.low, claim.count.high) if claim.count else (None, None)
    same = [total for total in alike if _is_same(low, high, total)]
    here = [total for total in alike if total.period == period and total.reasons == reasons]
    if agreed := [total for total in same if total.period == period or (period and _follows(total, period))]:
        return Check.of(Verdict.CORROBORATED, f"So {_names(agreed)}.", agreeing=agreed)
    if period and (longer := [total for total in same if total.period and _holds(total.period, period)]):
        words = f"{longer[0].jobs} is the total of {longer[0].period} so far, not of {period}."
        return Check.of(Verdict.CUMULATIVE, words, differing=[*longer, *here])
    if here:
        words = f"For {period} {_names(here)} {'has' if len(here) == 1 else 'have'} {_figures(here)}."
        return Check.of(Verdict.CONFLICTING, words, differing=here)
    if same:
        words = f"{same[0].jobs} is the total of {_periods(same)}, not of {period}."
        return Check.of(Verdict.CONFLICTING, words, differing=same, what="date")
    return Check.of(Verdict.UNSUPPORTED, f"The store holds no such total of {period or 'an unknown time'}.")


def check_record(record: Record, claim: Claim, totals: Sequence[Total], store: Store) -> Check:
    """A record beside what other articles say of the same period, and beside the figures since."""
    period = claim.date.iso if claim.date else None
    kind = _form(record.period, period)
    if period is None or kind is None:
        words = "It does not say of what period it is the record."
        return Check.of(Verdict.UNSUPPORTED, words, what="record")
    told = list(_told_of(period, record, totals, store))
    if other := [total for total, since in told if since != record.since and not record.is_rough]:
        said = ", ".join(sorted({_since(since) for _, since in told if since != record.since}))
        words = f"{_names(other)} {'has' if len(other) == 1 else 'have'} it as the {record.direction} {said}."
        return Check.of(Verdict.CONFLICTING, words, differing=other, what="record")
    beyond = list(_rivals(record, kind, period, claim, totals))
    if beyond:
        words = f"{beyond[0].period} was beyond it: {beyond[0].jobs} ({beyond[0].report.outlet})."
        return Check.of(Verdict.CONFLICTING, words, differing=beyond, what="record")
    if agreed := [total for total, since in told if since == record.since]:
        return Check.of(Verdict.CORROBORATED, f"So {_names(agreed)}.", agreeing=agreed, what="record")
    held = len({total.period for total in totals if total.period and kind.fullmatch(total.period)})
    words = f"No report says so, and the store's {held} such period{'' if held == 1 else 's'} can't settle it."
    return Check.of(Verdict.UNSUPPORTED, words, what="record")


def _rivals(
    record: Record, kind: re.Pattern[str], period: str, claim: Claim, totals: Iterable[Total]
) -> Iterator[Total]:
    """Periods of the kind between that of comparison and the claim's own whose figures are beyond it, latest first."""
    low, high = (claim.count.low, claim.count.high) if claim.count else (None, None)
    since = "" if record.since is None else f"{record.since:%Y-%m}" if record.is_month else f"{record.since:%Y}"
    if low is None and high is None:
        return
    for total in sorted(totals, key=lambda each: each.period or "", reverse=True):
        if (total.period is None or not kind.fullmatch(total.period) or total.reasons or _plain(total.group)
                or not since < total.period < period or (since and total.period.startswith(since))):  # fmt: skip
            continue
        is_beyond = (
            total.low is not None and total.low > (high or low or 0)
            if record.direction is Direction.MOST
            else total.high is not None and total.high < (low or high or 0)
        )
        if is_beyond:
            yield total


def _told_of(period: str, record: Record, totals: Iterable[Total], store: Store) -> Iterator[tuple[Total, date | None]]:
    """Records of the same kind that articles with a figure of the same period tell."""
    seen = set()
    for total in totals:
        if total.period != period or total.report.url in seen:
            continue
        seen.add(total.report.url)
        text = store.value(
            "SELECT v.text FROM articles AS a JOIN article_versions AS v ON v.id = a.version_id WHERE a.url = ?",
            (total.report.url,),
        )
        published = total.report.published_on
        for other in find_records(text or "", date.fromisoformat(published) if published else None):
            if (other.direction, _form(other.period, period)) == (record.direction, _form(record.period, period)):
                yield total, other.since


def _form(kind: Period, period: str | None) -> re.Pattern[str] | None:
    """What periods are compared with: all months, the same month of each year, quarters or years."""
    if period is None:
        return None
    month = re.fullmatch(r"\d{4}-(\d\d)", period)
    if kind is Period.SAME:
        kind = Period.MONTH if month else Period.QUARTER if "Q" in period else Period.YEAR
    forms = {
        Period.MONTH: r"\d{4}-\d\d",
        Period.NAMED_MONTH: rf"\d{{4}}-{month[1]}" if month else None,
        Period.QUARTER: r"\d{4}-Q\d",
        Period.YEAR: r"\d{4}",
    }
    form = forms[kind]
    return re.compile(form) if form else None


def _plain(group: str) -> str:
    return "" if group in _FIRMS else group


def _is_same(low: int | None, high: int | None, total: Total) -> bool:
    return (low, high) != (None, None) and (low, high) == (total.low, total.high)


def _holds(longer: str, period: str) -> bool:
    """Whether a year is that of a month or quarter."""
    return len(longer) < len(period) and period.startswith(longer)


def _follows(total: Total, period: str) -> bool:
    """Whether a figure told without its period can be of this month: reports come in it or early in the next one."""
    published = total.report.published_on
    if total.period is not None or published is None or not re.fullmatch(r"\d{4}-\d\d", period):
        return False
    year, month = map(int, period.split("-"))
    return 0 <= (int(published[:4]) - year) * 12 + int(published[5:7]) - month <= 1


def _names(totals: Iterable[Total]) -> str:
    return ", ".join(dict.fromkeys(f"{total.report.outlet} ({total.report.published_on})" for total in totals))


def _figures(totals: Iterable[Total]) -> str:
    return "; ".join(dict.fromkeys(total.jobs for total in totals))


def _periods(totals: Iterable[Total]) -> str:
    return ", ".join(sorted({total.period or "an unknown time" for total in totals}))


def _since(since: date | None) -> str:
    return "ever" if since is None else f"since {since:%Y}" if since.month == 1 else f"since {since:%B %Y}"
