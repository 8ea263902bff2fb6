"""What an audit finds: a verdict on each claim of a document, field by field, with the reports that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from extract.model import Span
from report.evidence import Report


class Verdict(StrEnum):
    """How a claim stands against the store, the gravest first."""

    MISREAD = "misread"  # a percent told as a count, "up to" told as a number
    CUMULATIVE = "cumulative"  # a running total, or the sum of several actions, told as one
    CONFLICTING = "conflicting"  # reports say otherwise
    OUTDATED = "outdated"  # taken back, or superseded since
    UNSUPPORTED = "unsupported"  # nothing in the store
    CORROBORATED = "corroborated"  # reports say so

    @property
    def gravity(self) -> int:
        """0 for the gravest."""
        return list(Verdict).index(self)


class Reported(Protocol):
    """What a report of the store stands behind."""

    @property
    def report(self) -> Report:
        """The report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing of a claim, held against the store."""

    what: str  # figure, date, status, reason, record
    verdict: Verdict
    words: str  # a sentence for a reader
    agreeing: tuple[Report, ...] = ()
    differing: tuple[Report, ...] = ()

    @classmethod
    def of(
        cls,
        verdict: Verdict,
        words: str,
        *,
        agreeing: Iterable[Reported] = (),
        differing: Iterable[Reported] = (),
        what: str = "figure",
    ) -> Check:
        """A check with the reports of what agrees and differs, each once."""

        def shown(those: Iterable[Reported]) -> tuple[Report, ...]:
            return tuple(dict.fromkeys(each.report for each in those))

        return cls(what=what, verdict=verdict, words=words, agreeing=shown(agreeing), differing=shown(differing))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One claim of a document, and how it stands."""

    said: str  # "Kestrel Foods, 300 jobs, announced"
    span: Span  # the words of the document that make it
    marks: tuple[Span, ...]  # the words in it that were read: figure, employer, reason, record
    checks: tuple[Check, ...]

    @property
    def verdict(self) -> Verdict:
        """The gravest of its checks'."""
        return min((check.verdict for check in self.checks), key=lambda verdict: verdict.gravity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """A document with its findings, in its own order."""

    name: str
    title: str | None
    day: date | None  # when it was written, as far as known
    text: str
    findings: tuple[Finding, ...]
    until: str  # when the store last looked, UTC stamp
