"""When, how sure, and why: what the words around a mention say of its cut."""

from __future__ import annotations

from extract.context.causes import find_causes
from extract.context.cut_types import find_cut_type
from extract.context.dates import find_date, find_effective, find_period, told_today
from extract.context.status import find_status

__all__ = ["find_causes", "find_cut_type", "find_date", "find_effective", "find_period", "find_status", "told_today"]
