"""The closed sets of words in which articles and claims are told; stored and printed as they stand."""

from __future__ import annotations

from enum import StrEnum


class Access(StrEnum):
    """How much of an article its page gave: all, only title and summary, or text that breaks off at a wall."""

    OPEN = "open"
    SUMMARY = "summary"
    TRUNCATED = "truncated"


class PublishedBasis(StrEnum):
    """Where a publication time was read, most trusted first."""

    JSON_LD = "json_ld"
    META = "meta"
    PAGE = "page"
    URL = "url"
    FEED = "feed"


class Kind(StrEnum):
    """A cut by one employer, or the sum over many."""

    LAYOFF = "layoff"
    AGGREGATE = "aggregate"


class Qualifier(StrEnum):
    """How a figure was worded."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"


class Status(StrEnum):
    """How sure the cut is, as the article tells it (claims.md, rulings)."""

    ANNOUNCED = "announced"
    PLANNED = "planned"
    REPORTED = "reported"
    COMPLETED = "completed"
    DENIED = "denied"
    REVERSED = "reversed"


class CutType(StrEnum):
    """By what means jobs end."""

    LAYOFF = "layoff"
    VOLUNTARY = "voluntary"
    ATTRITION = "attrition"
    CONTRACT = "contract"
    UNSPECIFIED = "unspecified"


class CauseCode(StrEnum):
    """The stated reasons that claims.md distinguishes."""

    AI = "ai"
    TECHNOLOGY = "technology"
    COST_CUTTING = "cost_cutting"
    RESTRUCTURING = "restructuring"
    ECONOMIC_CONDITIONS = "economic_conditions"
    DEMAND = "demand"
    FINANCIAL_LOSS = "financial_loss"
    BANKRUPTCY = "bankruptcy"
    CLOSING = "closing"
    MERGER = "merger"
    CONTRACT_LOSS = "contract_loss"
    OFFSHORING = "offshoring"
    RELOCATION = "relocation"
    OVERHIRING = "overhiring"
    TARIFFS = "tariffs"
    GOVERNMENT = "government"
    REGULATION = "regulation"
    SUPPLY = "supply"
    PERFORMANCE = "performance"
    PANDEMIC = "pandemic"
    DISASTER = "disaster"
    LABOR_DISPUTE = "labor_dispute"
    SEASONAL = "seasonal"
    OTHER = "other"


class AiDetail(StrEnum):
    """What an AI cause says of AI: it does the work, saves effort, gets the money, took the market, or asks for
    other skills."""

    REPLACE = "replace"
    EFFICIENCY = "efficiency"
    INVESTMENT = "investment"
    DISRUPTION = "disruption"
    SKILLS = "skills"


class Stance(StrEnum):
    """Whether a cause is given or denied."""

    ASSERTS = "asserts"
    DENIES = "denies"


class Speaker(StrEnum):
    """Whose word a cause is: the employer's, or anybody else's."""

    COMPANY = "company"
    OTHER = "other"


class Precision(StrEnum):
    """How coarse a date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class DateBasis(StrEnum):
    """The article says when, or its publication date stands in."""

    TEXT = "text"
    PUBLISHED = "published"


class Decision(StrEnum):
    """What a reviewer says of a claim."""

    ACCEPT = "accept"  # right as it is
    CORRECT = "correct"  # a cut, with fields put right
    REJECT = "reject"  # no claim
    UNSURE = "unsure"  # read, and left to another reader
    ADD = "add"  # a claim that the rules missed
    UNDO = "undo"  # takes an earlier verdict back


class RejectReason(StrEnum):
    """Why a reviewer rejects a claim (claims.md, "Not claims")."""

    NO_CUT = "no_cut"  # the sentence tells of no job cut
    HIRING = "hiring"
    HEADCOUNT = "headcount"  # the size of a workforce
    STATISTICS = "statistics"  # payrolls, unemployment, jobless claims
    DISPUTE = "dispute"  # a strike, lockout or furlough of fixed length
    DEPARTURE = "departure"  # people who leave of themselves, executives who go
    FORECAST = "forecast"  # jobs that the economy may lose
    NOT_STAFF = "not_staff"  # prices, money, sports: no people lose work
    DUPLICATE = "duplicate"  # another claim of the article tells the same action
    NOT_ARTICLE = "not_article"  # a caption, advertisement or other article's headline
