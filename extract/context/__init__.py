"""When, how sure, and why."""

from __future__ import annotations

from collections.abc import Iterable

from extract.company import Employer
from extract.context.dates import find_date, find_effective
from extract.mention import Mention
from extract.model import Cause, FieldSpan, Status
from extract.reading import Reading

__all__ = ["find_causes", "find_date", "find_effective", "find_status"]


def find_status(mention: Mention, reading: Reading) -> tuple[Status, FieldSpan | None]:
    """How sure the cut is."""
    return Status.ANNOUNCED, None


def find_causes(mentions: Iterable[Mention], employer: Employer, reading: Reading) -> tuple[Cause, ...]:
    """Why."""
    return ()
