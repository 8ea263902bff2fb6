"""Times as the store writes them: UTC to the second, ``2026-11-25T22:11:00Z``, so that text order is time order."""

from __future__ import annotations

from datetime import UTC, datetime


def to_stamp(moment: datetime) -> str:
    """The stamp of an aware datetime, fractions of a second cut off; ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError(f"a time without a zone: {moment}")
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def from_stamp(stamp: str) -> datetime:
    """The aware UTC datetime of a stamp, to the second; ValueError where it is none."""
    return datetime.fromisoformat(stamp).astimezone(UTC).replace(microsecond=0)


def maybe_stamp(moment: datetime | None) -> str | None:
    """The stamp, or None for None."""
    return None if moment is None else to_stamp(moment)


def maybe_moment(stamp: str | None) -> datetime | None:
    """The datetime, or None for None."""
    return None if stamp is None else from_stamp(stamp)
