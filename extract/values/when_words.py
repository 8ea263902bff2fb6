"""The vocabulary of dates in news English, and arithmetic on months: what the forms of ``when`` are built from."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_MONTH_NAMES = {
    1: "January|Jan",
    2: "February|Feb",
    3: "March|Mar",
    4: "April|Apr",
    5: "May",
    6: "June|Jun",
    7: "July|Jul",
    8: "August|Aug",
    9: "September|Sept|Sep",
    10: "October|Oct",
    11: "November|Nov",
    12: "December|Dec",
}
_WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS = {name.lower(): number for number, names in _MONTH_NAMES.items() for name in names.split("|")}
WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(_WEEKDAY_NAMES)}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month; three months each
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
_NUMBER_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS)} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
    "a dozen": 12,
    "thirty": 30,
}


def _either_case(names: str) -> str:
    """Names as written or in capitals, never in small letters: "may" and "march" are verbs."""
    return "(?-i:" + "|".join(f"{name}|{name.upper()}" for name in names.split("|")) + ")"


_FULL = "|".join(names.split("|")[0] for names in _MONTH_NAMES.values())
_SHORT = "|".join(name for names in _MONTH_NAMES.values() for name in names.split("|")[1:])
MONTH = rf"(?:{_either_case(_FULL)}|{_either_case(_SHORT)}(?!\w)\.?)"
WEEKDAY = f"(?:{_either_case('|'.join(_WEEKDAY_NAMES))}|(?-i:Mon|Tues?|Wed|Thurs?|Fri)\\.)"
YEAR = r"(?:(?:19|20)\d\d)(?![\d,.]\d|\d|%|\s*(?:jobs|workers|people|employees|staff(?:ers)?|positions|roles|posts)\b)"
DAY = (
    r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
    r"(?![\d%]|[.,]\d|\s*(?:pct|per\s?cent|percent|jobs|workers|people|employees|staff|positions|roles|million|billion)\b)"
)
NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
UNIT = r"(?:day|week|fortnight|month|quarter|year|decade)"
#: "early", "mid-", "the end of": they leave the period that they point into as it is.
EDGE = (
    r"(?:(?:the\s+)?(?:very\s+)?(?:early|late|mid)(?:[-\s]+to[-\s]+(?:mid|late))?(?:-|\s+(?:in\s+)?)(?:the\s+)?"
    r"|(?:the\s+)?(?:very\s+)?(?:end|beginning|start|middle|close)\s+of\s+(?:the\s+)?)"
)


def month_number(name: str) -> int:
    """1–12 for a month's name or abbreviation as MONTH matches it."""
    return MONTHS[name.rstrip(".").lower()]


def weekday_number(name: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return WEEKDAYS[name[:3].lower()]


def number_value(words: str) -> int:
    """The value of what NUMBER matches."""
    words = re.sub(r"\s+", " ", words.lower())
    return int(words) if words.isdigit() else NUMBERS[words]


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month; clipped to years 1–9999."""
    ordinal = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(ordinal, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_of_month(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
