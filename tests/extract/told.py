"""Mentions for tests of their context: a text, and the cut word in it."""

from __future__ import annotations

from datetime import date

from extract.mention import Mention
from extract.model import Article, CutType
from extract.reading import Reading

THURSDAY = date(2025, 2, 13)


def told(body: str, anchor: str, *, title: str | None = None, on: date | None = THURSDAY) -> tuple[Mention, Reading]:
    """The mention at the first place of the anchor's words, in an article published that day."""
    reading = Reading(Article.of(url="https://press.example/a", title=title, body=body, published_on=on))
    start = reading.article.text.index(anchor)
    sentence = next(s for s in reading.sentences if s.span.start <= start < s.span.end)
    mention = Mention(
        sentence=sentence.index,
        anchor=reading.article.span(start, start + len(anchor)),
        count=None,
        share=None,
        cut_type=CutType.LAYOFF,
        spans=(),
        rule="test",
    )
    return mention, reading
