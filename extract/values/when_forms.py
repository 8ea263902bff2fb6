"""The forms that a word of time takes in news English: for each a pattern, and what it means on a given day.

A form's meaning is a function of the matched groups and a :class:`Clock`; it is None where the expression counts
from a publication date that is not known, or names no real date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.model import DateBasis, Precision, When
from extract.values.when_words import (
    DAY,
    EDGE,
    MONTH,
    NUMBER,
    ORDINALS,
    SEASONS,
    UNIT,
    WEEKDAY,
    YEAR,
    add_months,
    last_of_month,
    monday_of,
    month_number,
    number_value,
    weekday_number,
)

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

Groups = dict[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What relative words count from, and to which side a date without its year lies."""

    today: date | None
    future: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to write a time. A form with a lead counts only after a preposition: "May" alone is a verb."""

    id: str
    pattern: re.Pattern[str]
    meaning: Callable[[Groups, Clock], When | None]
    lead: bool = False


def _when(start: date, end: date, precision: Precision) -> When:
    return When(start=start, end=end, precision=precision, basis=DateBasis.TEXT, raw=None)


def _months(start: date, count: int, precision: Precision) -> When:
    """The period of whole months that begins with a day's month."""
    start = start.replace(day=1)
    return _when(start, last_of_month(add_months(start, count - 1)), precision)


def _year(year: int) -> When:
    return When.of(year)


def _unit(unit: str, day: date) -> When:
    """The day, week, month, quarter, year or decade in which a day lies."""
    match unit:
        case "day":
            return _when(day, day, Precision.DAY)
        case "week" | "weekend" | "fortnight":
            return _when(monday_of(day), monday_of(day) + timedelta(days=6), Precision.WEEK)
        case "month":
            return When.of(day.year, day.month)
        case "quarter":
            return When.of(day.year, quarter=(day.month + 2) // 3)
        case "decade":
            return _when(date(day.year // 10 * 10, 1, 1), date(day.year // 10 * 10 + 9, 12, 31), Precision.YEAR)
        case _:
            return When.of(day.year)


def _shift(unit: str, day: date, count: int) -> date:
    """The day so many units later."""
    match unit:
        case "day":
            return day + timedelta(days=count)
        case "week" | "weekend":
            return day + timedelta(weeks=count)
        case "fortnight":
            return day + timedelta(weeks=2 * count)
        case _:
            return add_months(day, count * {"month": 1, "quarter": 3, "decade": 120}.get(unit, 12))


@cache
def _absolute_parser() -> DateDataParser:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=["en"], settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time"]})


@lru_cache(maxsize=4096)
def _absolute(words: str) -> date | None:
    """The day that a complete date names, or None: dateparser sees these expressions and no others."""
    found: datetime | None = _absolute_parser().get_date_data(words).date_obj
    return found.date() if found else None


def _nearest(candidates: list[date], clock: Clock) -> date | None:
    """The candidate next to the clock's day on its side; a few days' slack, for zones and early printing."""
    if clock.today is None:
        return None
    slack = timedelta(days=3)
    if clock.future:
        return min((day for day in candidates if day >= clock.today - slack), default=None)
    return max((day for day in candidates if day <= clock.today + slack), default=None)


def _full_day(g: Groups, clock: Clock) -> When | None:
    if g.get("year"):
        day = _absolute(f"{g['day']} {g['month']} {g['year']}")
    elif clock.today:
        days = (_absolute(f"{g['day']} {g['month']} {clock.today.year + n}") for n in (-1, 0, 1))
        day = _nearest([day for day in days if day], clock)
    else:
        day = None
    return _unit("day", day) if day else None


def _iso_day(g: Groups, clock: Clock) -> When | None:
    day = _absolute(f"{g['year']}-{g['month']}-{g['day']}")
    return _unit("day", day) if day else None


def _numeric_day(g: Groups, clock: Clock) -> When | None:
    """Month first, as Americans write, unless only day first gives a date."""
    day = _absolute(f"{g['first']}/{g['second']}/{g['year']}")
    return _unit("day", day) if day else None


def _related_year(words: str | None, clock: Clock) -> int | None:
    """The year of "this year", "last year", "the following year", "2025" or "FY25"."""
    if words and (digits := re.search(r"\d{2,4}", words)):
        return int(digits[0]) if len(digits[0]) == 4 else 2000 + int(digits[0])
    if clock.today is None or not words:
        return None
    words = words.lower()
    step = 1 if re.search("next|following|coming", words) else -1 if re.search("last|previous|prior", words) else 0
    return clock.today.year + step


def _year_of(g: Groups, clock: Clock) -> int | None:
    return _related_year(g.get("year") or g.get("of_year") or g.get("year_before"), clock)


def _month(g: Groups, clock: Clock) -> When | None:
    month = month_number(g["month"] or "")
    year = _year_of(g, clock)
    if year is None and clock.today is not None:
        side = (g.get("side") or "").lower()
        this = clock.today.replace(day=1)
        past = [date(clock.today.year - n, month, 1) for n in (0, 1)]
        if side.startswith(("last", "past")):
            return When.of(max(day for day in past if day < this).year, month)
        if side.startswith(("next", "coming")):
            return When.of(clock.today.year + (month <= clock.today.month), month)
        if clock.future:
            return When.of(clock.today.year + (month < clock.today.month), month)
        return When.of(max(day for day in past if day <= this).year, month)
    return When.of(year, month) if year else None


def _months_range(g: Groups, clock: Clock) -> When | None:
    """ "Between February and July 2025", "in March, May and June": from the first month to the last."""
    last = _month({"month": g["last"], "year": g.get("year"), "of_year": g.get("of_year")}, clock)
    if last is None:
        return None
    first = month_number(g["month"] or "")
    year = last.start.year - (first > last.start.month)
    return _when(date(year, first, 1), last.end, Precision.MONTH)


def _part(g: Groups, clock: Clock, length: int, index: int) -> When | None:
    """A quarter (length 3) or half (6) by its number, in the named year or the nearest one."""
    precision = Precision.QUARTER if length == 3 else Precision.YEAR
    month = (index - 1) * length + 1
    year = _year_of(g, clock)
    if year is not None:
        return _months(date(year, month, 1), length, precision)
    if clock.today is None:
        return None
    this = clock.today.replace(day=1)
    starts = [date(this.year + n, month, 1) for n in (-1, 0, 1)]
    if clock.future:
        return _months(min(day for day in starts if add_months(day, length) > this), length, precision)
    return _months(max(day for day in starts if day <= this), length, precision)


def _quarter(g: Groups, clock: Clock) -> When | None:
    number = (g.get("number") or g.get("ordinal") or "").lower()
    return _part(g, clock, 3, int(number) if number.isdigit() else ORDINALS[number])


def _half(g: Groups, clock: Clock) -> When | None:
    number = (g.get("number") or g.get("ordinal") or "").lower()
    return _part(g, clock, 6, int(number) if number.isdigit() else min(ORDINALS[number], 2))


def _season(g: Groups, clock: Clock) -> When | None:
    month = SEASONS[(g["season"] or "").lower()]
    year = _year_of(g, clock)
    if year is None:
        if clock.today is None:
            return None
        starts = [date(clock.today.year + n, month, 1) for n in (-1, 0, 1)]
        side = (g.get("side") or "").lower()
        if side.startswith(("next", "coming")) or (clock.future and not side.startswith("last")):
            year = min(day.year for day in starts if add_months(day, 3) > clock.today)
        else:
            last = side.startswith(("last", "past"))
            year = max(day.year for day in starts if (add_months(day, 3) if last else day) <= clock.today)
    return _months(date(year, month, 1), 3, Precision.YEAR)


def _years(g: Groups, clock: Clock) -> When | None:
    """One year, or a range of them: "2022 and 2023", "1990/91"."""
    first = _year_of(g, clock)
    if first is None:
        return None
    last = int(g.get("last") or first)
    if last < 100:
        last += first // 100 * 100
    return _when(date(first, 1, 1), date(max(first, last), 12, 31), Precision.YEAR)


def _decade(g: Groups, clock: Clock) -> When | None:
    return _unit("decade", date(int(g["decade"] or ""), 1, 1))


def _year_end_months(g: Groups, clock: Clock) -> When | None:
    """ "The final months of 2018": its last quarter; "the first" ones: its first; "the first ten months": the year."""
    most = re.fullmatch(r"[5-9]|1[01]|five|six|seven|eight|nine|ten|eleven", g.get("count") or "", re.IGNORECASE)
    if most and (year := _year_of(g, clock)) is not None:
        return _months(date(year, 1, 1), 12, Precision.YEAR)
    return _part(g, clock, 3, 4 if re.match("final|last|closing", g["which"] or "", re.IGNORECASE) else 1)


def _period(g: Groups, clock: Clock) -> When | None:
    """ "Last month", "this week", "early next year", "later in the quarter"."""
    if clock.today is None:
        return None
    unit = (g["unit"] or "").lower().split()[-1]
    side = (g.get("side") or "this").lower()
    step = 1 if re.search("next|following|coming", side) else -1 if re.search("last|previous|prior", side) else 0
    if "new" in side.split() and clock.today.month > 6:
        step = 1
    if step and unit in ("month", "quarter", "year"):
        return _unit(unit, _shift(unit, clock.today.replace(day=1), step))
    return _unit(unit, _shift(unit, clock.today, step))


def _relative_day(g: Groups, clock: Clock) -> When | None:
    if clock.today is None:
        return None
    word = (g["word"] or "").lower()
    step = -2 if "before yesterday" in word else -1 if "yesterday" in word else 1 if "tomorrow" in word else 0
    return _unit("day", clock.today + timedelta(days=step))


def _weekday(g: Groups, clock: Clock) -> When | None:
    if clock.today is None:
        return None
    back = (clock.today.weekday() - weekday_number(g["weekday"] or "")) % 7
    side = (g.get("side") or "").lower()
    if side.startswith(("next", "coming")) or (clock.future and not side.startswith(("last", "past"))):
        ahead = -back % 7
        return _unit("day", clock.today + timedelta(days=ahead or 7 * side.startswith("next")))
    return _unit("day", clock.today - timedelta(days=back or 7 * side.startswith("last")))


def _ago(g: Groups, clock: Clock) -> When | None:
    """ "Two months ago"; "a few months ago" is as coarse as the next longer unit."""
    if clock.today is None:
        return None
    unit = (g["unit"] or "").lower()
    if g.get("vague"):
        longer = {"day": "week", "week": "month", "month": "year"}.get(unit)
        return _unit(longer, _shift(unit, clock.today, -3)) if longer else None
    return _unit("year" if unit == "decade" else unit, _shift(unit, clock.today, -number_value(g["number"] or "")))


def _window_precision(unit: str, count: int) -> Precision:
    if unit in ("year", "decade"):
        return Precision.MONTH if unit == "year" and count <= 1 else Precision.YEAR
    return {"quarter": Precision.MONTH, "month": Precision.MONTH}.get(unit, Precision.DAY)


def _past_window(g: Groups, clock: Clock) -> When | None:
    """ "Over the past two years": an open period, dated by its start."""
    if clock.today is None:
        return None
    unit, count = (g["unit"] or "").lower(), number_value(g.get("number") or "one")
    return _when(_shift(unit, clock.today, -count), clock.today, _window_precision(unit, count))


def _future_window(g: Groups, clock: Clock) -> When | None:
    """ "Within six months", "over the next two years": from today to its end."""
    if clock.today is None:
        return None
    unit, count = (g["unit"] or "").lower(), number_value(g.get("number") or "one")
    precision = Precision.YEAR if unit in ("year", "decade") else _window_precision(unit, count)
    return _when(clock.today, _shift(unit, clock.today, count), precision)


def _window(g: Groups, clock: Clock) -> When | None:
    return _future_window(g, clock) if clock.future else _past_window(g, clock)


def _vague_future(g: Groups, clock: Clock) -> When | None:
    """ "In the coming weeks" ends in this month or the next, "in the coming months" this year or early in the next."""
    if clock.today is None:
        return None
    match (g["unit"] or "").lower():
        case "day":
            return _when(clock.today, clock.today + timedelta(days=7), Precision.MONTH)
        case "week":
            return _when(clock.today, clock.today + timedelta(days=21), Precision.MONTH)
        case "year":
            return _when(clock.today, add_months(clock.today, 36), Precision.YEAR)
        case _:
            return _when(clock.today, add_months(clock.today, 3), Precision.YEAR)


def _holiday(g: Groups, clock: Clock) -> When | None:
    month = 11 if (g["holiday"] or "").lower().startswith("thanks") else 12
    return _month({"month": {11: "November", 12: "December"}[month], "year": g.get("year")}, clock)


_OF_YEAR = rf"(?:(?P<year>{YEAR})|(?P<of_year>(?:this|last|next|the\s+(?:following|previous|coming))\s+year))"
_SIDE = r"(?P<side>last|this(?:\s+(?:past|coming))?|next|past|coming|previous|following)"
_PERIOD_SIDE = (
    r"(?P<side>last|this|next|(?:the|this)\s+(?:current|coming|following|previous|prior|new)|the(?=\s+(?:new\s+)?year))"
)
_PERIOD_UNIT = r"(?P<unit>week(?:end)?|month|quarter|(?:(?:fiscal|financial|calendar|business)\s+)?year)"
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|final|1st|2nd|3rd|4th)"
_FISCAL = r"(?:(?:fiscal|calendar|financial)\s+(?:year\s+)?)?"
_PART_OF = rf"(?:,?\s+(?:(?:of|in)\s+)?(?:the\s+)?{_FISCAL}(?:(?:in\s+)?{_OF_YEAR}|year\b)|\s+{YEAR})?"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_VAGUE = r"(?:few|several|many|number\s+of)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$£€])(?:{pattern})(?!\w)", re.IGNORECASE)


def _form(form_id: str, pattern: str, meaning: Callable[[Groups, Clock], When | None], *, lead: bool = False) -> Form:
    return Form(id=form_id, pattern=_compiled(pattern), meaning=meaning, lead=lead)


#: Ids are permanent: claims store them.
FORMS: tuple[Form, ...] = (
    _form("when.iso", r"(?P<year>(?:19|20)\d\d)-(?P<month>0\d|1[012])-(?P<day>[0-3]\d)", _iso_day),
    _form("when.numeric", r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)", _numeric_day),
    _form(
        "when.month-day",
        rf"(?:{WEEKDAY},?\s+)?(?P<month>{MONTH})\s+(?P<day>{DAY})"
        rf"(?:\s*(?:-|–|to|and|through)\s*(?:{MONTH}\s+)?{DAY})?(?:\s*,?\s*(?P<year>{YEAR}))?",
        _full_day,
    ),
    _form(
        "when.day-month",
        rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?:\s*,?\s*(?P<year>{YEAR}))?",
        _full_day,
    ),
    _form("when.month-year", rf"{EDGE}?(?P<month>{MONTH})\s*,?\s*(?:of\s+|in\s+)?{_OF_YEAR}", _month),
    _form("when.month-side", rf"{EDGE}?{_SIDE}\s+(?P<month>{MONTH})", _month),
    _form("when.month-edge", rf"{EDGE}(?P<month>{MONTH})", _month),
    _form("when.month", rf"(?P<month>{MONTH})", _month, lead=True),
    _form(
        "when.months",
        rf"{EDGE}?(?P<month>{MONTH})(?:,\s+{MONTH})*,?\s*(?:-|–|to|and|through|until|or)\s*{EDGE}?(?P<last>{MONTH})"
        rf"(?:\s*,?\s*(?:of\s+)?{_OF_YEAR})?",
        _months_range,
        lead=True,
    ),
    _form("when.quarter", rf"{EDGE}?(?:the\s+)?{_ORDINAL}[-\s]+(?:fiscal[-\s]+)?quarter{_PART_OF}", _quarter),
    _form(
        "when.quarter-q",
        rf"(?:(?P<year_before>{YEAR})\s*)?(?:Q(?P<number>[1-4]))(?:[-\s]*(?:of\s+)?(?:FY\s?)?(?P<year>{YEAR}|'\d\d|\d\d(?!\d|%)))?",
        _quarter,
    ),
    _form("when.nq", rf"(?P<number>[1-4])Q\s?'?(?P<year>{YEAR}|\d\d)?", _quarter),
    _form(
        "when.years-quarter",
        rf"(?P<year_before>{YEAR}|this\s+year|last\s+year|next\s+year)['’]s\s+{_ORDINAL}[-\s]+quarter",
        _quarter,
    ),
    _form("when.half", rf"{EDGE}?(?:the\s+)?{_ORDINAL}[-\s]+half{_PART_OF}", _half),
    _form("when.half-h", rf"H(?P<number>[12])[-\s]*(?:of\s+)?(?P<year>{YEAR})", _half),
    _form(
        "when.season",
        rf"{EDGE}?(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?{_OF_YEAR}",
        _season,
    ),
    _form("when.season-side", rf"{EDGE}?{_SIDE}\s+(?P<season>spring|summer|autumn|fall|winter)", _season),
    _form(
        "when.season-the",
        r"(?:early\s+|late\s+)?the\s+(?P<season>spring|summer|autumn|fall|winter)",
        _season,
        lead=True,
    ),
    _form(
        "when.edge-months",
        rf"(?:the\s+)?(?P<which>final|last|closing|first|opening|early)\s+(?:(?P<count>\w+)\s+)?(?:weeks|months)\s+of\s+{_OF_YEAR}",
        _year_end_months,
    ),
    _form(
        "when.fiscal-year",
        rf"{EDGE}?(?:the\s+)?(?:(?:fiscal|financial|calendar)\s+(?:year\s+)?(?P<year>{YEAR})(?:\s?[/-]\s?(?P<last>\d\d(?:\d\d)?))?"
        rf"|(?P<year_before>{YEAR})\s+(?:fiscal|financial|calendar)\s+year|FY\s?(?P<of_year>'?\d\d(?:\d\d)?))",
        _years,
    ),
    _form("when.year-edge", rf"{EDGE}(?P<year>{YEAR})(?:\s?/\s?(?P<last>\d\d(?:\d\d)?))?", _years),
    _form(
        "when.years",
        rf"(?P<year>{YEAR})\s?(?:-|–|/|to|and|through|or)\s?(?P<last>{YEAR}|(?<=[-–/])\d\d(?!\d))",
        _years,
        lead=True,
    ),
    _form("when.year", rf"(?P<year>{YEAR})(?!\s+levels?\b|-)", _years, lead=True),
    _form("when.decade", rf"(?:the\s+)?{EDGE}?(?P<decade>(?:19|20)\d0)s", _decade),
    _form("when.period", rf"{EDGE}?{_PERIOD_SIDE}\s+{_PERIOD_UNIT}", _period),
    _form("when.period-edge", rf"{EDGE}{_PERIOD_UNIT}", _period),
    _form("when.period-later", rf"(?:earlier|later)\s+(?:in\s+)?(?:the\s+|{_PERIOD_SIDE}\s+){_PERIOD_UNIT}", _period),
    _form("when.so-far", rf"so\s+far\s+{_PERIOD_SIDE}\s+{_PERIOD_UNIT}", _period),
    _form("when.year-to-date", r"(?P<unit>year)[-\s]to[-\s]date", _period),
    _form("when.period-end", r"(?:the\s+)?(?P<unit>year|month|quarter)(?:['’]s)?[-\s]end", _period),
    _form("when.new-year", r"the\s+(?P<side>new)\s+(?P<unit>year)", _period),
    _form(
        "when.relative-day",
        r"(?P<word>the\s+day\s+before\s+yesterday|today|yesterday|tomorrow|tonight|(?:earlier\s+)?this\s+(?:morning|afternoon|evening))",
        _relative_day,
    ),
    _form(
        "when.weekday",
        rf"(?:(?!following\s+\w+['’]s){_SIDE}\s+|(?:late|early)\s+)?(?<!Black\s)(?<!Good\s)(?P<weekday>{WEEKDAY})(?!['’]s\s+(?:Law|Child)|\.com|\s+(?-i:Night|Ticker)\b)",
        _weekday,
    ),
    _form("when.ago", rf"(?:(?P<number>{NUMBER})|(?P<vague>(?:a\s+)?few|several))\s+(?P<unit>{UNIT})s?\s+ago", _ago),
    _form(
        "when.past-window",
        rf"(?:the\s+)?(?:past|last|previous|preceding|prior)\s+(?:(?P<number>{NUMBER})[-\s]+)?(?P<unit>{UNIT})s?",
        _past_window,
        lead=True,
    ),
    _form(
        "when.past-window-n",
        rf"(?:the\s+)?(?:past|last|previous|preceding|prior)\s+(?P<number>{NUMBER})[-\s]+(?P<unit>{UNIT})s?",
        _past_window,
    ),
    _form("when.next-window", rf"the\s+(?:next|coming)\s+(?P<unit>{UNIT})", _future_window, lead=True),
    _form(
        "when.next-window-n",
        rf"(?:the\s+)?(?:next|coming|following)\s+(?P<number>{NUMBER})(?:\s+to\s+{NUMBER})?[-\s]+(?P<unit>{UNIT})s?",
        _future_window,
    ),
    _form(
        "when.window",
        rf"(?:(?<=over\s)|(?<=within\s)|(?<=across\s))(?:the\s+)?(?P<number>{NUMBER})\s+(?P<unit>{UNIT})s?",
        _window,
    ),
    _form(
        "when.in-units",
        rf"(?<=in\s)(?P<number>{NUMBER})\s+(?P<unit>{UNIT})s?(?:['’]\s+time)?",
        lambda g, clock: _future_window(g, clock) if clock.future else None,
    ),
    _form(
        "when.next-vague",
        rf"the\s+(?:next|coming|following)\s+(?:{_VAGUE}\s+)?(?P<unit>days|weeks|months|years)",
        lambda g, clock: _vague_future({"unit": (g["unit"] or "").lower().rstrip("s")}, clock),
    ),
    _form(
        "when.holiday",
        rf"(?P<holiday>(?-i:Christmas|Thanksgiving|New Year['’]s(?: Eve)?))(?:\s+(?P<year>{YEAR}))?",
        _holiday,
        lead=True,
    ),
)
