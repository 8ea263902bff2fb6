"""When, how sure, and why."""

from __future__ import annotations

from collections.abc import Iterable

from extract.company import Employer
from extract.context.dates import find_date, find_effective
from extract.context.status import find_status
from extract.mention import Mention
from extract.model import Cause
from extract.reading import Reading

__all__ = ["find_causes", "find_date", "find_effective", "find_status"]


def find_causes(mentions: Iterable[Mention], employer: Employer, reading: Reading) -> tuple[Cause, ...]:
    """Why."""
    return ()
