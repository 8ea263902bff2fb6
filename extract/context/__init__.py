"""When, how sure, and why."""

from __future__ import annotations

from collections.abc import Iterable

from extract.company import Employer
from extract.mention import Mention
from extract.model import Cause, DateBasis, FieldSpan, Precision, Status, When
from extract.reading import Reading


def find_date(mention: Mention, reading: Reading) -> tuple[When | None, FieldSpan | None]:
    """When the cut was announced or happened."""
    day = reading.article.published_on
    if day is None:
        return None, None
    return When(start=day, end=day, precision=Precision.DAY, basis=DateBasis.PUBLISHED, raw=None), None


def find_effective(mention: Mention, reading: Reading) -> tuple[When | None, FieldSpan | None]:
    """When jobs end."""
    return None, None


def find_status(mention: Mention, reading: Reading) -> tuple[Status, FieldSpan | None]:
    """How sure the cut is."""
    return Status.ANNOUNCED, None


def find_causes(mentions: Iterable[Mention], employer: Employer, reading: Reading) -> tuple[Cause, ...]:
    """Why."""
    return ()
