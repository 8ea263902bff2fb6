"""What a reviewer may put right in a claim, checked field by field before a verdict is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extract.model import CauseCode, CutType, Kind, Qualifier, Speaker, Stance, Status, When
from store.errors import StoreError

#: The fields of a claim that a reviewer may put right, in the order in which people read them.
FIELDS = ("kind", "company", "low", "high", "qualifier", "percent_low", "percent_high", "date", "effective", "status",
          "cut_type", "causes")  # fmt: skip
#: What the store writes along with a corrected date or company.
_DERIVED = frozenset({"date_start", "date_end", "effective_start", "effective_end", "company_key"})
_WORDS = {"kind": Kind, "status": Status, "cut_type": CutType, "qualifier": Qualifier}
_LONGEST = 200


class BadVerdict(StoreError):  # noqa: N818
    """Raised for a verdict on no claim, or a correction that no claim could have. Name a claim and right its fields."""


def settle_corrections(fields: Mapping[str, Any], was: Mapping[str, Any] | None) -> dict[str, Any]:
    """The corrections as they are stored: checked, dates with their first and last days, what was so already left out.

    ``was`` has the claim's fields as extracted, causes among them; None where no text makes the claim now.
    """
    if wrong := sorted(set(fields) - set(FIELDS) - _DERIVED):
        raise BadVerdict(f"{', '.join(wrong)} can't be corrected; fields are {', '.join(FIELDS)}")
    settled = {name: _settled(name, fields[name]) for name in FIELDS if name in fields}
    if was is not None:
        settled = {name: value for name, value in settled.items() if value != was[name]}
    _check_whole(dict(was or {}) | settled, known=was is not None)
    for name in ("date", "effective"):
        if name in settled:
            when = When.from_iso(settled[name]) if settled[name] else None
            settled[f"{name}_start"] = when.start.isoformat() if when else None
            settled[f"{name}_end"] = when.end.isoformat() if when else None
    return settled


def _settled(name: str, value: Any) -> Any:
    """A field's value in the form of the store."""
    match name:
        case "kind" | "status" | "cut_type" | "qualifier":
            return _word(name, value)
        case "company":
            return _company(value)
        case "low" | "high":
            return _number(name, value, 10_000_000_000, whole=True)
        case "percent_low" | "percent_high":
            return _number(name, value, 100, whole=False)
        case "date" | "effective":
            return _iso(name, value)
        case _:
            return settle_causes(value)


def _word(name: str, value: Any) -> str | None:
    if name == "qualifier" and value in (None, ""):
        return None
    try:
        return str(_WORDS[name](value))
    except ValueError:
        raise BadVerdict(f"{name} can't be {value!r}; it is one of {', '.join(_WORDS[name])}") from None


def _company(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise BadVerdict(f"company can't be {value!r}; give a name")
    name = " ".join((value or "").split())
    if len(name) > _LONGEST:
        raise BadVerdict(f"company is {len(name)} characters long; give its usual short name")
    return name or None


def _number(name: str, value: Any, most: int, *, whole: bool) -> float | None:
    if value is None:
        return None
    right = int if whole else (int, float)
    if isinstance(value, bool) or not isinstance(value, right) or not 0 <= value <= most:
        raise BadVerdict(f"{name} can't be {value!r}; give a number from 0 to {most:,}, or leave it empty")
    return value if whole else float(value)


def _iso(name: str, value: Any) -> str | None:
    if value in (None, ""):
        return None
    try:
        return When.from_iso(str(value)).iso
    except ValueError:
        raise BadVerdict(f"{name} can't be {value!r}; write 2025-10-28, 2025-10, 2025-Q3 or 2025") from None


def settle_causes(value: Any) -> list[dict[str, str]]:
    """A claim's causes in the one order in which they are compared and stored; BadVerdict where one is none."""
    try:
        found = {
            (str(CauseCode(each["code"])), str(Stance(each["stance"])), str(Speaker(each["speaker"]))) for each in value
        }
    except (TypeError, KeyError, ValueError) as error:
        raise BadVerdict(f"causes can't be {value!r} ({error}); each has a code, a stance and a speaker") from None
    return [{"code": code, "stance": stance, "speaker": speaker} for code, stance, speaker in sorted(found)]


def _check_whole(claim: Mapping[str, Any], *, known: bool) -> None:
    """BadVerdict unless the figures of the claim, once corrected, fit each other (claims.md, `low`, `high`)."""
    for least, most in (("low", "high"), ("percent_low", "percent_high")):
        a, b = claim.get(least), claim.get(most)
        if a is not None and b is not None and a > b:
            raise BadVerdict(f"{least} {a:,} is more than {most} {b:,}; swap them")
    low, high, qualifier = claim.get("low"), claim.get("high"), claim.get("qualifier")
    if not known:
        return
    fits = {
        None: low is None and high is None,
        Qualifier.EXACT: low is not None and low == high,
        Qualifier.ABOUT: low is not None and low == high,
        Qualifier.AT_LEAST: low is not None and high is None,
        Qualifier.AT_MOST: low is None and high is not None,
        Qualifier.RANGE: low is not None and high is not None,
        Qualifier.VAGUE: low is not None and high is None,
    }[None if qualifier is None else Qualifier(qualifier)]
    if not fits:
        raise BadVerdict(f"{qualifier or 'no qualifier'} does not fit low {low}, high {high}; correct all three")
