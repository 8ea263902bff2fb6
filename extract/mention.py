"""A mention: one place in one sentence that speaks of a job cut, before who, when and why are known."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Count, CutType, FieldSpan, Share, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What the rules of one sentence say of one cut. Pooling turns the mentions of an action into its claim."""

    sentence: int  # index in Reading.sentences
    anchor: Span  # the cut word or phrase: "lay off", "job cuts", "redundancies"
    count: Count | None
    share: Share | None
    cut_type: CutType
    spans: tuple[FieldSpan, ...]  # "count", "share", "cut_type"
    rule: str  # id of the rule that found it
