"""``pinkslip audit``: a document's claims and records, each held against the store."""

from __future__ import annotations

from collections.abc import Iterator

from extract.codes import Kind
from extract.model import Claim, Span
from extract.records import Record
from report.audit.cuts import check_cut
from report.audit.documents import Document, ReadDocument, read_document
from report.audit.findings import Audit, Check, Finding
from report.audit.shelf import Shelves
from report.audit.totals import check_record, check_total, load_totals
from store import Store
from store.fields import headline


def audit_document(store: Store, document: Document) -> Audit:
    """Every claim of the document and how it stands; DocumentError where it can't be read."""
    return audit_read(store, read_document(document), name=document.name)


def audit_read(store: Store, read: ReadDocument, *, name: str) -> Audit:
    """The same of a document that was read already."""
    found = sorted((*_cuts(store, read), *_totals(store, read)), key=lambda finding: finding.span.start)
    return Audit(
        name=name,
        title=read.article.title,
        day=read.article.published_on,
        text=read.article.text,
        findings=tuple(found),
        until=str(store.value("SELECT max(coalesce(finished_at, started_at)) FROM runs") or ""),
    )


def _cuts(store: Store, read: ReadDocument) -> Iterator[Finding]:
    shelves = Shelves(store)
    for claim in read.claims:
        if claim.kind is not Kind.AGGREGATE:
            yield _finding(headline(claim), claim, check_cut(claim, shelves.of(claim.company)))


def _totals(store: Store, read: ReadDocument) -> Iterator[Finding]:
    claims = [claim for claim in read.claims if claim.kind is Kind.AGGREGATE]
    if not claims:
        return
    totals = load_totals(store)
    for claim in claims:
        yield _finding(headline(claim), claim, (check_total(claim, totals),))
    for record in read.records:
        if (subject := _subject(record, claims)) is not None:
            check = check_record(record, subject, totals, store)
            when = subject.date.iso if subject.date else "no date"
            yield Finding(said=f"{when}: {record.span.text}", span=record.span, marks=(record.span,), checks=(check,))


def _subject(record: Record, claims: list[Claim]) -> Claim | None:
    """The total of which a record is told: one of its own sentence, else the last one before it."""
    own = [claim for claim in claims if any(_holds(span, record.span) for span in claim.evidence)]
    before = [claim for claim in claims if claim.evidence[0].start < record.span.start]
    return own[0] if own else max(before, key=lambda claim: claim.evidence[0].start, default=None)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _finding(said: str, claim: Claim, checks: tuple[Check, ...]) -> Finding:
    marks = (*(each.span for each in claim.spans), *(cause.span for cause in claim.causes), claim.anchor)
    return Finding(said=said, span=claim.evidence[0], marks=marks, checks=checks)
