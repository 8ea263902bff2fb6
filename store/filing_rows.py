"""Rows of reference lists, read: WARN notices in the form of Big Local News' consolidated files, and lists of cuts in
the forms in which layoffs.fyi's table is passed round. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from extract.company.registered import registered_name


class Register(StrEnum):
    """What kind of list a file is; the store knows each as an outlet of its own kind."""

    WARN = "warn"
    LAYOFFS_LIST = "layoffs_list"


class BadRow(ValueError):  # noqa: N818  the row's fault, not ours
    """Raised for a row that can't be read, saying why. The import reports it with its line and goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """One row. Absent facts are None; see the table filing_versions for what each means."""

    identity: str  # what makes it the same filing in another file: the register's own id, or who, where and when
    company: str
    name: str  # the employer's usual short name
    jobs: int | None
    percent: float | None
    noticed_on: date | None
    effective_on: date | None
    place: str | None
    region: str | None
    is_closure: bool | None
    is_temporary: bool | None
    is_amendment: bool
    is_superseded: bool
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The columns of a kind of list: for each of ours the names that files give it, in small letters and digits."""

    columns: Mapping[str, tuple[str, ...]]
    needed: tuple[tuple[str, ...], ...]  # of each of these sets, a file must have one


FORMS: Mapping[Register, Form] = {
    # hash_id … is_amendment: the schema of warn-transformer's consolidated.csv; its integrated.csv adds is_superseded.
    Register.WARN: Form(
        columns={
            "own_id": ("hashid",),
            "company": ("company", "employer"),
            "jobs": ("jobs",),
            "noticed_on": ("noticedate",),
            "effective_on": ("effectivedate",),
            "place": ("location",),
            "region": ("postalcode", "state"),
            "is_closure": ("isclosure",),
            "is_temporary": ("istemporary",),
            "is_amendment": ("isamendment",),
            "is_superseded": ("issuperseded",),
        },
        needed=(("company",), ("noticed_on", "effective_on"), ("jobs",)),
    ),
    # Company, Location HQ, # Laid Off, Date, %, …: the table on the site; Laid_Off_Count, Location_HQ, Percentage and
    # company, location, total_laid_off, percentage_laid_off: its two usual copies.
    Register.LAYOFFS_LIST: Form(
        columns={
            "company": ("company",),
            "jobs": ("laidoffcount", "totallaidoff", "laidoff"),
            "percent": ("percentage", "percentagelaidoff", ""),
            "noticed_on": ("date",),
            "place": ("locationhq", "location"),
            "region": ("country",),
            "source": ("source",),
        },
        needed=(("company",), ("noticed_on",), ("jobs", "percent")),
    ),
}
_NOTHING = frozenset({"", "none", "null", "nan", "na", "n/a", "no-data", "unknown"})
_TRUTH = {"true": True, "1": True, "yes": True, "t": True, "false": False, "0": False, "no": False, "f": False}
_DAYS = (("noticed_on", "the notice's day"), ("effective_on", "the effective day"))
#: No employer has more people to dismiss; greater numbers are telephone numbers and the like.
_MOST = 2_000_000


def find_columns(register: Register, header: list[str]) -> dict[str, int]:
    """The place of each of our columns in a file; BadRow where one is lacking, naming it as files do."""
    form = FORMS[register]
    plain = [re.sub(r"[^a-z0-9]", "", name.casefold()) for name in header]
    places = {
        ours: plain.index(found)
        for ours, theirs in form.columns.items()
        # "%" alone has no letters: it is looked for as it stands.
        if (found := next((name for name in theirs if name in plain and (name or "%" in header)), None)) is not None
    }
    if "percent" in places and not plain[places["percent"]]:
        places["percent"] = header.index("%")
    for alternatives in form.needed:
        if not any(name in places for name in alternatives):
            wanted = " or ".join(form.columns[name][0] for name in alternatives)
            raise BadRow(f"no column {wanted}; the first line names {', '.join(header) or 'nothing'}")
    return places


def parse_row(register: Register, cells: Mapping[str, str]) -> Filing:
    """The filing of a row, its cells by our columns' names; BadRow saying what can't be read."""
    company = " ".join(cells.get("company", "").split())
    if company.casefold() in _NOTHING or not re.search(r"\w", company):
        raise BadRow("no company")
    noticed, effective = (_day(words, cells.get(name, "")) for name, words in _DAYS)
    if noticed is None and effective is None:
        raise BadRow("no date")
    place, region = (_words(cells.get(name, "")) for name in ("place", "region"))
    who = (company.casefold(), (place or "").casefold(), (region or "").casefold(), str(noticed), str(effective))
    return Filing(
        identity=_words(cells.get("own_id", "")) or "\x1f".join(who),
        company=company,
        name=registered_name(company),
        jobs=_number(cells.get("jobs", "")),
        percent=_percent(cells.get("percent", "")),
        noticed_on=noticed,
        effective_on=effective,
        place=place,
        region=region,
        is_closure=_truth("is_closure", cells.get("is_closure", "")),
        is_temporary=_truth("is_temporary", cells.get("is_temporary", "")),
        is_amendment=bool(_truth("is_amendment", cells.get("is_amendment", ""))),
        is_superseded=bool(_truth("is_superseded", cells.get("is_superseded", ""))),
        source=_words(cells.get("source", "")),
    )


def filing_id(register: Register, identity: str, repeat: int) -> str:
    """16 hex digits of a register, a filing's identity, and which of several alike in one file it is, from 0."""
    key = f"{register}\x1f{identity}\x1f{repeat}" if repeat else f"{register}\x1f{identity}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _words(cell: str) -> str | None:
    words = " ".join(cell.split())
    return None if words.casefold() in _NOTHING else words


def _day(name: str, cell: str) -> date | None:
    words = _words(cell)
    if words is None:
        return None
    for form in ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y"):
        try:
            found = datetime.strptime(words.partition("T")[0].partition(" ")[0], form).date()  # noqa: DTZ007  a day
        except ValueError:
            continue
        if 1988 <= found.year <= 2100:  # the WARN Act is of 1988
            return found
    raise BadRow(f"{name} {words[:40]!r} is no date; 2026-11-30 or 11/30/2026 is needed")


def _number(cell: str) -> int | None:
    words = _words(cell)
    if words is None:
        return None
    if not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.0+)?|\d+(?:\.0+)?", words):
        raise BadRow(f"jobs {words[:40]!r} is no number")
    jobs = int(words.replace(",", "").partition(".")[0])
    if jobs > _MOST:
        raise BadRow(f"jobs {words[:40]!r} are more than anybody employs")
    return jobs


def _percent(cell: str) -> float | None:
    words = _words(cell)
    if words is None:
        return None
    if not re.fullmatch(r"\d+(?:\.\d+)?\s*%?", words):
        raise BadRow(f"percent {words[:40]!r} is no number")
    share = float(words.rstrip("% "))
    # The copies write 0.1 for 10 %; a share of 1 is all of the staff.
    percent = share * 100 if share <= 1 and not words.endswith("%") else share
    if percent > 100:
        raise BadRow(f"percent {words[:40]!r} is more than all")
    return round(percent, 4)


def _truth(name: str, cell: str) -> bool | None:
    words = _words(cell)
    if words is None:
        return None
    if words.casefold() not in _TRUTH:
        raise BadRow(f"{name} {words[:40]!r} is neither true nor false")
    return _TRUTH[words.casefold()]
