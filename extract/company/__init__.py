"""Who cuts."""

from __future__ import annotations

from dataclasses import dataclass

from extract.mention import Mention
from extract.model import Kind, Span
from extract.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """The employer, or group of employers, that a mention speaks of."""

    name: str  # usual short name
    kind: Kind
    span: Span | None  # the words that name it; None where the article as a whole does
    rule: str
    confidence: float  # 0–1, how sure the resolution is


def find_employer(mention: Mention, reading: Reading) -> Employer | None:
    """The employer that cuts, None where nobody is named."""
    doc = reading.doc(mention.sentence)
    for index in (mention.sentence, 0):
        for entity in reading.doc(index).ents:
            if entity.label_ == "ORG":
                name = entity.text.removesuffix("'s").removesuffix("’s")
                return Employer(
                    name=name,
                    kind=Kind.LAYOFF,
                    span=reading.span(index, entity),
                    rule="company.first-org",
                    confidence=0.5,
                )
    del doc
    return None
