"""An explanation as a person reads it on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from extract.model import Claim, Span
from store.explain import Explanation
from store.stamps import to_stamp


def show_explanation(explanation: Explanation) -> RenderableType:
    """The claim with its evidence marked, a row for each field and what said so, and the chain down to the archive."""
    claim, article = explanation.claim, explanation.article
    head = Text.assemble(("claim ", "dim"), (claim.id, "bold"), "  ", _headline(claim))
    return Group(
        head,
        Text(plain(article.title or "(no title)"), style="italic"),
        Text(plain(article.url), style="dim"),
        Text(),
        *_evidence(claim),
        Text(),
        _fields(claim),
        Text(),
        _chain(explanation),
    )


def plain(text: str) -> str:
    """Text of a page for a terminal, as long as it was: what would steer the terminal or turn its lines is blanked."""
    return "".join(c if c.isprintable() else " " for c in text)


def figure(low: float | None, high: float | None) -> str:
    """``1,200``, ``15,000–18,000``, ``at least 500``, ``up to 600``; "" where both ends are open."""
    if low is None and high is None:
        return ""
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"at least {low:,}"
    return f"up to {high:,}" if low is None else f"{low:,}–{high:,}"


def _headline(claim: Claim) -> str:
    parts = [plain(claim.company or "nobody named")]
    if claim.count:
        parts.append(f"{figure(claim.count.low, claim.count.high)} jobs")
    if claim.share:
        parts.append(f"{figure(claim.share.low, claim.share.high)}% of staff")
    return ", ".join([*parts, claim.status])


def _evidence(claim: Claim) -> Iterator[Text]:
    """The evidence sentences, the words that fields were read from underlined."""
    marks = [claim.anchor, *(each.span for each in claim.spans), *(cause.span for cause in claim.causes)]
    for sentence in claim.evidence:
        text = Text(f"│ {plain(sentence.text)}")
        for span in marks:
            if sentence.start <= span.start and span.end <= sentence.end:
                text.stylize("underline", span.start - sentence.start + 2, span.end - sentence.start + 2)
        yield text


def _fields(claim: Claim) -> Table:
    table = Table("field", "value", "words", "characters", "rule", box=None, pad_edge=False, header_style="dim")
    values = {
        "count": f"{figure(claim.count.low, claim.count.high)} ({claim.count.qualifier})" if claim.count else None,
        "share": f"{figure(claim.share.low, claim.share.high)}% ({claim.share.qualifier})" if claim.share else None,
        "company": claim.company,
        "date": f"{claim.date.iso} ({claim.date.basis})" if claim.date else None,
        "effective": claim.effective.iso if claim.effective else None,
        "status": claim.status,
        "cut_type": claim.cut_type,
        "part_of": claim.part_of,
    }
    _row(table, "anchor", "", claim.anchor, ", ".join(claim.rules))
    for name, value in values.items():
        spans = [each for each in claim.spans if each.field == name]
        for each in spans:
            _row(table, name, value or "", each.span, each.rule)
        if value and not spans:
            table.add_row(name, Text(plain(value)), "", "", "")
    for cause in claim.causes:
        value = f"{cause.code}, {cause.speaker} {cause.stance}"
        _row(table, "cause", f"{value}, {cause.detail}" if cause.detail else value, cause.span, cause.rule)
    table.add_row("confidence", f"{claim.confidence:.2f}", "", "", "")
    return table


def _row(table: Table, name: str, value: str, span: Span, rule: str) -> None:
    # Text, not str: rich would take brackets in a page's words for markup.
    table.add_row(name, Text(plain(value)), Text(plain(span.text)), f"{span.start}–{span.end}", rule)


def _chain(explanation: Explanation) -> Table:
    table = Table.grid(padding=(0, 2))
    now = "what the article says now" if explanation.is_current else "an earlier text of the article"
    table.add_row("version", f"{explanation.version_id}, {now}")
    if explanation.verdict:
        table.add_row("verdict", explanation.verdict)
    for capture in explanation.captures:
        ref = capture.page.warc
        table.add_row(
            "snapshot",
            f"{capture.page.snapshot_id}, fetched {to_stamp(capture.fetched_at)} by run {capture.run_id}, "
            f"read under rules {capture.rules}",
        )
        table.add_row("archive", Text(plain(f"{capture.path} at {ref.offset}, {ref.length} bytes")))
        table.add_row("digest", ref.digest)
    for link in explanation.links:
        table.add_row(
            Text(link.name),
            Text.assemble(("holds: ", "green") if link.held else ("BROKEN: ", "bold red"), plain(link.words)),
        )
    return table
