"""What the characters of a date and time mean: forms that content systems write, words, and days in addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

#: Years outside are a content system's zero or slip (USA Today has served JSON-LD from year 1).
FIRST_YEAR, LAST_YEAR = 1990, 2100
_ISO = re.compile(
    r"""(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})
        (?:[T ,]+\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?
           \s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[A-Z]{2,4}(?![a-z]))?)?""",
    re.X,
)
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?(?!\d)")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WORDS = re.compile(
    rf"""(?:{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?
           |(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace("month", "month2")},?)
        \s+(?P<year>\d{{4}})
        (?:,?\s+(?:at\s+)?(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::(?P<second>\d{{2}}))?
           \s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>GMT[+-]\d{{4}}|[+-]\d{{2}}:?\d{{2}}|[a-z]{{2,4}}(?![a-z]))?)?""",
    re.X | re.I,
)
#: Zone letters that news pages print. "ET" and the like follow the season, so they name a place.
_ZONES = {
    "Z": "UTC", "UTC": "UTC", "GMT": "UTC", "BST": "+0100", "EST": "-0500", "EDT": "-0400", "CST": "-0600",
    "CDT": "-0500", "MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700", "ET": "America/New_York",
    "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles", "CET": "+0100", "CEST": "+0200",
    "IST": "+0530",
}  # fmt: skip

_URL_DAY = re.compile(
    r"/(?P<year>(?:19|20)\d{2})/(?P<month>\d{1,2}|[a-z]{3})/(?P<day>\d{1,2})(?=/|$)"
    r"|[/_-](?P<year2>(?:19|20)\d{2})-(?P<month2>\d{2})-(?P<day2>\d{2})(?![\d])"
    r"|/(?P<year3>20\d{2})(?P<month3>\d{2})(?P<day3>\d{2})(?=/|[-_]|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A day, with its moment where the source gives one and says its zone."""

    on: date  # in the source's own zone
    at: datetime | None  # aware
    raw: str


def parse_stamp(raw: str, zone: str | None = None) -> Stamp | None:
    """The stamp in ``raw``, or None. ``zone`` (IANA) is for times that bear none; without it they give the day only."""
    raw = " ".join(raw.split())[:120]
    for read in (_read_iso, _read_words, _read_mail, _read_compact):
        try:
            if (stamp := read(raw, zone)) and FIRST_YEAR <= stamp.on.year <= LAST_YEAR:
                return stamp
        except (ValueError, OverflowError):  # no such day or hour: the next form may fit
            continue
    return None


def _read_iso(raw: str, zone: str | None) -> Stamp | None:
    m = _ISO.search(raw)
    return (
        _build(raw, zone, m["year"], m["month"], m["day"], m["hour"], m["minute"], m["second"], m["zone"])
        if m
        else None
    )


def _read_words(raw: str, zone: str | None) -> Stamp | None:
    m = _WORDS.search(raw)
    if not m:
        return None
    month = _MONTHS.index((m["month"] or m["month2"])[:3].lower()) + 1
    hour = m["hour"]
    if hour and m["half"]:
        hour = str(int(hour) % 12 + (12 if m["half"][0] in "pP" else 0))
    letters = (m["zone"] or "").upper().removeprefix("GMT") or m["zone"]
    return _build(raw, zone, m["year"], month, m["day"] or m["day2"], hour, m["minute"], m["second"], letters)


def _read_mail(raw: str, _zone: str | None) -> Stamp | None:
    at = parsedate_to_datetime(raw)
    return Stamp(on=at.date(), at=at if at.tzinfo else None, raw=raw)


def _read_compact(raw: str, zone: str | None) -> Stamp | None:
    if raw.isdigit() and len(raw) in {10, 13}:  # Unix time, in seconds or milliseconds
        at = datetime.fromtimestamp(int(raw[:10]), UTC)
        return Stamp(on=at.date(), at=at, raw=raw)
    m = _COMPACT.search(raw)
    return _build(raw, zone, m[1], m[2], m[3], m[4], m[5], m[6], m[7]) if m else None


def _build(
    raw: str, zone: str | None, year: str, month: str | int, day: str, hour: str | None, minute: str | None,
    second: str | None, letters: str | None,
) -> Stamp:  # fmt: skip
    on = date(int(year), int(month), int(day))
    if hour is None:
        return Stamp(on=on, at=None, raw=raw)
    naive = datetime(on.year, on.month, on.day, int(hour), int(minute or 0), min(int(second or 0), 59))  # noqa: DTZ001
    named = _ZONES.get(letters.upper(), letters) if letters else zone
    tz = _zone(named)
    return Stamp(on=on, at=naive.replace(tzinfo=tz) if tz else None, raw=raw)


def _zone(name: str | None) -> timezone | ZoneInfo | None:
    """The zone of an offset or IANA name; None for letters nobody knows."""
    if not name:
        return None
    if m := re.fullmatch(r"([+-])(\d{2}):?(\d{2})", name):
        shift = timedelta(hours=int(m[2]), minutes=int(m[3]))
        return timezone(-shift if m[1] == "-" else shift)
    if name == "UTC":
        return UTC
    return ZoneInfo(name) if "/" in name else None


def day_in_url(url: str) -> Stamp | None:
    """The day an address spells out (``/2019/11/18/``, ``/2024/feb/24/``, ``-2019-11-18``), in the outlet's zone."""
    for m in _URL_DAY.finditer(url.lower()):
        year, month, day = (m[k] or m[f"{k}2"] or m[f"{k}3"] for k in ("year", "month", "day"))
        if not month.isdigit():
            if month not in _MONTHS:
                continue
            month = str(_MONTHS.index(month) + 1)
        try:
            on = date(int(year), int(month), int(day))
        except ValueError:
            continue
        if FIRST_YEAR <= on.year <= LAST_YEAR:
            return Stamp(on=on, at=None, raw=m[0].strip("/_-"))
    return None


def day_in_text(text: str) -> Stamp | None:
    """The date written out in a short visible text ("Published: Wednesday, 21 Sep 2011 | 2:35 PM ET")."""
    m = _WORDS.search(text)
    return parse_stamp(m[0]) if m else None
