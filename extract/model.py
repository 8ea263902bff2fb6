"""The types that travel between the rooms: Snapshot, Article, Span, Count, Share, When, Cause, Claim, Verdict.

All are frozen, so a value seen once never changes; their closed sets of words are in ``extract.codes``. Offsets count
characters of ``Article.text``. An unknown is ``None``, never ``""`` or ``0``.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from extract.codes import (
    Access,
    AiDetail,
    CauseCode,
    CutType,
    DateBasis,
    Decision,
    Kind,
    Precision,
    PublishedBasis,
    Qualifier,
    RejectReason,
    Speaker,
    Stance,
    Status,
)

__all__ = [
    "Access",
    "AiDetail",
    "Article",
    "Cause",
    "CauseCode",
    "Claim",
    "Count",
    "CutType",
    "DateBasis",
    "Decision",
    "FieldSpan",
    "Kind",
    "Precision",
    "PublishedBasis",
    "Qualifier",
    "RejectReason",
    "Share",
    "Snapshot",
    "Span",
    "Speaker",
    "Stance",
    "Status",
    "Verdict",
    "When",
    "claim_id",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of ``Article.text``: ``text[start:end] == span.text``, which :meth:`of` makes true."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.text):
            raise ValueError(f"Span {self.start}:{self.end} does not fit {self.text!r}")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span ``text[start:end]``; ValueError where the offsets leave the text."""
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"Span {start}:{end} leaves a text of {len(text)} characters")
        return cls(start=start, end=end, text=text[start:end])

    def reproduces(self, text: str) -> bool:
        """True when this span's words stand at its offsets in text."""
        return text[self.start : self.end] == self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One HTTP response as it came: immutable bytes and what is known of the fetch."""

    url: str
    final_url: str
    fetched_at: datetime  # UTC
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes  # as served, content encoding undone
    sha256: str  # hex, of body
    #: What the crawl knew beside the response, so that a record alone can be extracted again: outlet, kind (feed,
    #: sitemap, robots, page) and the feed's title, summary, published. Travels in the record's own header fields.
    context: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        *,
        url: str,
        final_url: str,
        fetched_at: datetime,
        status: int,
        headers: tuple[tuple[str, str], ...],
        body: bytes,
        context: tuple[tuple[str, str], ...] = (),
    ) -> Snapshot:
        """A snapshot with its body's digest computed."""
        return cls(
            url=url,
            final_url=final_url,
            fetched_at=fetched_at,
            status=status,
            headers=headers,
            body=body,
            sha256=hashlib.sha256(body).hexdigest(),
            context=context,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What one page says: ``text`` is canonical, its first line the title where there is one."""

    url: str  # canonical URL
    outlet: str | None  # slug of the catalogue, None for a page from elsewhere
    title: str | None
    byline: str | None
    published_at: datetime | None  # aware; None where only a day, or nothing, is known
    published_on: date | None  # the day in the outlet's own zone: what relative words count from
    published_basis: PublishedBasis | None
    published_raw: str | None
    modified_at: datetime | None
    language: str | None  # ISO 639-1
    access: Access
    text: str
    text_sha256: str  # hex, of text in UTF-8

    @classmethod
    def of(
        cls,
        *,
        url: str,
        title: str | None,
        body: str,
        outlet: str | None = None,
        byline: str | None = None,
        published_at: datetime | None = None,
        published_on: date | None = None,
        published_basis: PublishedBasis | None = None,
        published_raw: str | None = None,
        modified_at: datetime | None = None,
        language: str | None = None,
        access: Access = Access.OPEN,
    ) -> Article:
        """An article whose text is its title's line, a blank line and its body."""
        text = "\n\n".join(part for part in (title, body) if part)
        return cls(
            url=url,
            outlet=outlet,
            title=title or None,
            byline=byline,
            published_at=published_at,
            published_on=published_on or (published_at.date() if published_at else None),
            published_basis=published_basis,
            published_raw=published_raw,
            modified_at=modified_at,
            language=language,
            access=access,
            text=text,
            text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        )

    @property
    def body_start(self) -> int:
        """Offset of the body in ``text``."""
        return min(len(self.text), len(self.title) + 2) if self.title else 0

    def span(self, start: int, end: int) -> Span:
        """The span of this article's text at these offsets."""
        return Span.of(self.text, start, end)


def _check_figure(low: float | None, high: float | None, qualifier: Qualifier) -> None:
    """ValueError unless the ends fit the qualifier (claims.md, `low`, `high`)."""
    fits = {
        Qualifier.EXACT: low is not None and low == high,
        Qualifier.ABOUT: low is not None and low == high,
        Qualifier.AT_LEAST: low is not None and high is None,
        Qualifier.AT_MOST: low is None and high is not None,
        Qualifier.RANGE: low is not None and high is not None and low <= high,
        Qualifier.VAGUE: low is not None and high is None,
    }[qualifier]
    if not fits:
        raise ValueError(f"{qualifier} does not fit low={low}, high={high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people: the ends that the wording gives, an open end None."""

    low: int | None
    high: int | None
    qualifier: Qualifier
    raw: str

    def __post_init__(self) -> None:
        _check_figure(self.low, self.high, self.qualifier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A percent of staff, 0–100; same form as :class:`Count`."""

    low: float | None
    high: float | None
    qualifier: Qualifier
    raw: str

    def __post_init__(self) -> None:
        _check_figure(self.low, self.high, self.qualifier)


#: What ``When.iso`` writes.
_ISO = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A day, week, month, quarter or year, or a longer period of these; ``iso`` writes it as coarse as it is known."""

    start: date  # first day
    end: date  # last day, inclusive
    precision: Precision
    basis: DateBasis
    raw: str | None  # the words that said so; None when the publication date stands in

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"When runs backwards: {self.start} to {self.end}")

    @property
    def iso(self) -> str:
        """``2025-10-28``, ``2025-10``, ``2025-Q3`` or ``2025``, of the start; a week is written as its Monday."""
        match self.precision:
            case Precision.DAY | Precision.WEEK:
                return self.start.isoformat()
            case Precision.MONTH:
                return f"{self.start:%Y-%m}"
            case Precision.QUARTER:
                return f"{self.start.year:04}-Q{(self.start.month + 2) // 3}"
            case Precision.YEAR:
                return f"{self.start.year:04}"

    @classmethod
    def from_iso(cls, iso: str, *, basis: DateBasis = DateBasis.TEXT) -> When:
        """The day, month, quarter or year that ``iso`` writes; ValueError where it writes none."""
        match = _ISO.fullmatch(iso)
        if match is None:
            raise ValueError(f"{iso!r} is no 2025-10-28, 2025-10, 2025-Q3 or 2025")
        year, quarter, month, day = (int(part) if part else None for part in match.groups())
        return cls.of(year or 0, month, day, quarter=quarter, basis=basis)

    @classmethod
    def of(
        cls,
        year: int,
        month: int | None = None,
        day: int | None = None,
        *,
        quarter: int | None = None,
        basis: DateBasis = DateBasis.TEXT,
        raw: str | None = None,
    ) -> When:
        """The day, month, quarter or year that the arguments name; ValueError for no such date."""
        if quarter is not None:
            first, last, precision = quarter * 3 - 2, quarter * 3, Precision.QUARTER
        elif month is None:
            first, last, precision = 1, 12, Precision.YEAR
        else:
            first, last, precision = month, month, Precision.DAY if day else Precision.MONTH
        return cls(
            start=date(year, first, day or 1),
            end=date(year, last, day or calendar.monthrange(year, last)[1]),
            precision=precision,
            basis=basis,
            raw=raw,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A stated reason, given or denied, and the words that state it."""

    code: CauseCode
    stance: Stance
    speaker: Speaker
    span: Span
    rule: str
    detail: AiDetail | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpan:
    """The words one field of a claim was read from, and the rule or cue that read them."""

    field: str  # "count", "share", "company", "date", "effective", "status", "cut_type", "part_of"
    span: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One job-cut action as one article tells it: the fields of claims.md with their evidence."""

    id: str
    article_url: str
    kind: Kind
    company: str | None  # the employer's usual short name; for an aggregate the group; None where nothing names one
    count: Count | None
    share: Share | None
    date: When | None  # None where the text says nothing and the publication date is unknown
    effective: When | None
    status: Status
    cut_type: CutType
    causes: tuple[Cause, ...]
    part_of: str | None  # the id of the total's claim
    cumulative: bool  # a running total over several actions, told as such
    evidence: tuple[Span, ...]  # the sentences that tell it, the first one giving the claim its identity
    spans: tuple[FieldSpan, ...]
    rules: tuple[str, ...]
    confidence: float  # 0–1
    anchor: Span  # the cut word in the first evidence sentence

    @property
    def date_basis(self) -> DateBasis:
        """Where the date comes from."""
        return self.date.basis if self.date else DateBasis.PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one reviewer says of one claim, once; a later verdict supersedes it, nothing edits it."""

    claim_id: str
    decision: Decision
    reviewer: str
    at: datetime  # UTC
    corrections: Mapping[str, object] = field(default_factory=dict)  # field → right value; of `correct` alone
    spans: Mapping[str, Span] = field(default_factory=dict)  # field → the words that the reviewer marked for it
    reason: RejectReason | None = None  # of `reject` alone
    note: str | None = None  # more, in the reviewer's words
    seconds: float | None = None  # how long the reviewer looked; None where not measured
    undoes: int | None = None  # of `undo`: the number of the verdict taken back; None takes back all before it
    client_key: str | None = None  # chosen by the sender, so that a verdict sent twice is kept once


def claim_id(article_url: str, sentence: str, anchor_place: int) -> str:
    """The identity of a claim: 16 hex digits of (article URL, evidence sentence, place of its anchor in it).

    Neither parsed values nor rules enter, so that a better rule updates a claim and a verdict stays with it.
    """
    key = "\x1f".join((article_url, " ".join(sentence.split()), str(anchor_place)))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
