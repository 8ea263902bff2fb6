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
    vague: str | None = None  # the refusal by which it is no claim of its own and may only repeat one ("the layoffs")
    part: bool = False  # told as a part of a total: "including 200 in Leeds"
    sibling: bool = False  # told with its place beside another figure with its own: "200 in Leeds and 90 in York"
    further: bool = False  # told as more to come: "plans more cuts in March"
    earlier: bool = False  # named as one before: "a previous reduction of 15,000"
    cumulative: bool = False  # told as a running total: "brings the total to 27,000"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """A sentence that could tell of a cut and gave no claim, or a mention that was refused, and what refused it."""

    sentence: int
    anchor: Span | None  # None where no rule matched
    rule: str | None  # the rule that matched
    refused_by: str  # id of the refusal
