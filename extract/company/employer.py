"""The answer of company resolution."""

from __future__ import annotations

from dataclasses import dataclass

from extract.company.gazetteer import Role
from extract.model import Kind, Span

#: These never cut in the news: they count or speak for others.
NEVER = (Role.UNION, Role.TRACKER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """The employer, or group of employers, that a mention speaks of."""

    name: str  # usual short name
    kind: Kind
    span: Span | None  # the words that name it; None where the article as a whole does
    rule: str
    confidence: float  # 0–1, how sure the resolution is
