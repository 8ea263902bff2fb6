"""An audit on a terminal, as JSON, and as a page that has the document with its verdicts in the margin."""

from __future__ import annotations

import base64
import hashlib
import io
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from report.audit.audit import audit_document
from report.audit.documents import Document
from report.audit.findings import Audit, Check, Finding, Verdict
from report.evidence import Report
from report.pages import render
from store import Store
from store.errors import StoreError
from store.segments import Mark, Segment, paragraphs
from store.show import plain

#: Columns where the output is no terminal and its width unknown.
_PLAIN_WIDTH = 120

#: The role of a mark on words that were read.
_READ = "read"

_STYLES = {
    Verdict.MISREAD: "bold red",
    Verdict.CUMULATIVE: "bold red",
    Verdict.CONFLICTING: "bold magenta",
    Verdict.OUTDATED: "bold yellow",
    Verdict.UNSUPPORTED: "bold",
    Verdict.CORROBORATED: "green",
}


def print_audit(store: Store, document: Document, *, as_json: bool, out: Path | None) -> int:
    """Audit a document and print what was found, or write a page; 1 where a claim is not corroborated, else 0."""
    audit = audit_document(store, document)
    if out is not None:
        try:
            out.write_text(as_page(audit), "utf-8")
        except OSError as error:
            raise StoreError(f"{out}: can't be written ({error.strerror}); name another file with --out") from None
    if as_json:
        print(json.dumps(as_data(audit), ensure_ascii=False, indent=1))
    else:
        console = Console()
        if console.is_terminal:
            console.print(on_terminal(audit), highlight=False)
        else:
            print(as_text(audit))
        if out is not None:
            print(out)
    return int(any(finding.verdict is not Verdict.CORROBORATED for finding in audit.findings))


def as_text(audit: Audit) -> str:
    """What a terminal shows, as plain lines."""
    shown = io.StringIO()
    Console(width=_PLAIN_WIDTH, file=shown).print(on_terminal(audit), highlight=False)
    return "\n".join(line.rstrip() for line in shown.getvalue().splitlines())


def on_terminal(audit: Audit) -> RenderableType:
    """A block for each claim: verdict, what is said and where, what speaks for it and against."""
    parts: list[RenderableType] = [Text(f"{plain(audit.title or audit.name)}: {summary(audit)}", style="bold"), Text()]
    for finding in audit.findings:
        parts.append(Text.assemble((finding.verdict, _STYLES[finding.verdict]), "  ", plain(finding.said)))
        parts.append(Padding(Text(f"“{plain(finding.span.text)}”", style="italic"), (0, 0, 0, 2), expand=False))
        shown: list[tuple[str, Report]] = []  # two checks of a claim often rest on the same reports
        for check in finding.checks:
            mark = "✓" if check.verdict is Verdict.CORROBORATED else "✗"
            parts.append(Padding(Text(plain(f"{mark} {check.what}: {check.words}")), (0, 0, 0, 2), expand=False))
            lines = [("+", report) for report in check.agreeing]
            lines += [("−", report) for report in check.differing if report not in check.agreeing]
            parts += [_line(*line) for line in lines if line not in shown]
            shown += lines
        parts.append(Text())
    return Group(*parts)


def _line(sign: str, report: Report) -> Padding:
    words = f"{sign} {report.outlet}, {report.published_on or 'no date'}: {_told(report)}  {report.claim_id}"
    return Padding(Text(plain(words), style="dim"), (0, 0, 0, 4), expand=False)


def _told(report: Report) -> str:
    said = [report.company, report.figure or "no figure", report.status, *([report.date] if report.date else [])]
    return ", ".join([*said, *report.causes])


def summary(audit: Audit) -> str:
    """``11 claims: 2 misread, 3 conflicting, 6 corroborated``."""
    counts = {verdict: sum(finding.verdict is verdict for finding in audit.findings) for verdict in Verdict}
    number = len(audit.findings)
    if not number:
        return "no claim of job cuts"
    said = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
    return f"{number} claim{'' if number == 1 else 's'}: {said}"


def as_data(audit: Audit) -> dict[str, Any]:
    """The audit as JSON: every finding with its span in ``text``, its checks, and the ids of the reports."""
    return {
        "name": audit.name,
        "title": audit.title,
        "day": audit.day.isoformat() if audit.day else None,
        "store_until": audit.until,
        "findings": [
            {
                "verdict": finding.verdict,
                "claim": finding.said,
                "start": finding.span.start,
                "end": finding.span.end,
                "text": finding.span.text,
                "checks": [_check_data(check) for check in finding.checks],
            }
            for finding in audit.findings
        ],
    }


def _check_data(check: Check) -> dict[str, Any]:
    return {
        "what": check.what,
        "verdict": check.verdict,
        "words": check.words,
        "agreeing": [_report_data(report) for report in check.agreeing],
        "differing": [_report_data(report) for report in check.differing],
    }


def _report_data(report: Report) -> dict[str, Any]:
    return {
        "claim_id": report.claim_id,
        "outlet": report.outlet,
        "url": report.url,
        "published_on": report.published_on,
        "told": _told(report),
        "evidence": "".join(segment.text for segment in report.evidence),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of a paragraph that one finding is of, or none."""

    finding: str | None  # its number
    verdict: str | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A paragraph of the document, with the findings that begin in it at its side."""

    stretches: tuple[Stretch, ...]
    findings: tuple[tuple[int, Finding], ...]  # each with its number in the document


def as_page(audit: Audit) -> str:
    """One HTML file that needs nothing else and runs nothing."""
    numbered = list(enumerate(audit.findings, 1))
    marks = [
        mark
        for number, finding in numbered
        for mark in (
            Mark(start=finding.span.start, end=finding.span.end, claim=str(number), role=finding.verdict, rule=""),
            *(Mark(start=s.start, end=s.end, claim=str(number), role=_READ, rule="") for s in finding.marks),
        )
    ]
    rows = []
    for segments in paragraphs(audit.text, marks):
        start, end = segments[0].start, segments[-1].start + len(segments[-1].text)
        inside = tuple((number, finding) for number, finding in numbered if start <= finding.span.start < end)
        rows.append(Row(stretches=tuple(_stretches(segments)), findings=inside))
    style = "".join(
        files("report").joinpath("static", f"{name}.css").read_text("utf-8") for name in ("report", "audit")
    )
    style_hash = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return render(
        "audit.html", audit=audit, rows=rows, summary=summary(audit), style=style, style_hash=style_hash, told=_told
    )


def _stretches(segments: tuple[Segment, ...]) -> Iterator[Stretch]:
    """The segments by the first finding that each is of, so that a link is no mere blank between two marks."""

    def outer(segment: Segment) -> tuple[str, str] | None:
        return next(((mark.claim, mark.role) for mark in segment.marks if mark.role != _READ), None)

    for of, pieces in itertools.groupby(segments, key=outer):
        yield Stretch(finding=of and of[0], verdict=of and of[1], segments=tuple(pieces))
