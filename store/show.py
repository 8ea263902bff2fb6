"""An explanation as a person reads it on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from extract.model import Claim
from store.explain import Explanation
from store.fields import field_rows, headline
from store.stamps import to_stamp


def show_explanation(explanation: Explanation) -> RenderableType:
    """The claim with its evidence marked, a row for each field and what said so, and the chain down to the archive."""
    claim, article = explanation.claim, explanation.article
    head = Text.assemble(("claim ", "dim"), (claim.id, "bold"), "  ", plain(headline(claim)))
    return Group(
        head,
        Text(plain(article.title or "(no title)"), style="italic"),
        Text(plain(article.url), style="dim"),
        Text(),
        *_evidence(claim),
        Text(),
        _fields(explanation),
        Text(),
        _chain(explanation),
    )


def plain(text: str) -> str:
    """Text of a page for a terminal, as long as it was: what would steer the terminal or turn its lines is blanked."""
    return "".join(c if c.isprintable() else " " for c in text)


def _evidence(claim: Claim) -> Iterator[Text]:
    """The evidence sentences, the words that fields were read from underlined."""
    marks = [claim.anchor, *(each.span for each in claim.spans), *(cause.span for cause in claim.causes)]
    for sentence in claim.evidence:
        text = Text(f"│ {plain(sentence.text)}")
        for span in marks:
            if sentence.start <= span.start and span.end <= sentence.end:
                text.stylize("underline", span.start - sentence.start + 2, span.end - sentence.start + 2)
        yield text


def _fields(explanation: Explanation) -> Table:
    table = Table("field", "value", "words", "characters", "rule", box=None, pad_edge=False, header_style="dim")
    for row in (*field_rows(explanation.claim), *explanation.details):
        # Text, not str: rich would take brackets in a page's words for markup.
        words, place = (plain(row.span.text), f"{row.span.start}–{row.span.end}") if row.span else ("", "")
        table.add_row(row.name, Text(plain(row.value)), Text(words), place, row.rule)
    table.add_row("confidence", f"{explanation.claim.confidence:.2f}", "", "", "")
    return table


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
