"""Mentions: the places in an article's sentences that speak of a job cut, read by the headcount rules."""

from __future__ import annotations

from extract.engine import Match, match_rules
from extract.lexer import Lexeme, Symbol, lex
from extract.mention import Mention
from extract.model import CutType, FieldSpan
from extract.reading import Reading, Sentence
from extract.trigger import may_tell_a_cut

_LINKS = frozenset(
    (
        ", ( — – - : or about roughly representing equal to equivalent which is represents accounting accounts for "
        "amounting some nearly that approximately as many the of its a at least making up comprising i.e. this these "
        "almost more than just over under around"
    ).split()
)
_CONTEXT = (Symbol.LAY, Symbol.LAYOFFS)


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """The mentions of an article in the order of its text; empty where the trigger finds nothing."""
    if not may_tell_a_cut(reading.article.text):
        return ()
    out: list[Mention] = []
    told = -9  # the last sentence that spoke of a cut for certain
    for sentence in reading.sentences:
        if not may_tell_a_cut(sentence.text):
            continue
        row = lex(sentence.text)
        certain = any(lexeme.symbol in _CONTEXT for lexeme in row)
        matches = match_rules(row)
        for match in matches:
            if match.rule.needs_context and not (certain or sentence.index - told <= 2):
                continue
            out.append(_mention(reading, sentence, row, match))
        if certain or any(not m.rule.needs_context for m in matches):
            told = sentence.index
    return tuple(out)


def _mention(reading: Reading, sentence: Sentence, row: tuple[Lexeme, ...], match: Match) -> Mention:
    base = sentence.span.start
    count = share = None
    spans = []
    for place in _figures(row, match):
        lexeme = row[place]
        start, end = lexeme.figure or (lexeme.start, lexeme.end)
        if lexeme.count and count is None:
            count = lexeme.count
            spans.append(
                FieldSpan(field="count", span=reading.article.span(base + start, base + end), rule=match.rule.id)
            )
        elif lexeme.share and share is None:
            share = lexeme.share
            spans.append(
                FieldSpan(field="share", span=reading.article.span(base + start, base + end), rule=match.rule.id)
            )
    anchor = row[match.anchor]
    return Mention(
        sentence=sentence.index,
        anchor=reading.article.span(base + anchor.start, base + anchor.end),
        count=count,
        share=share,
        cut_type=match.rule.cut_type or CutType.LAYOFF,
        spans=tuple(spans),
        rule=match.rule.id,
    )


def _figures(row: tuple[Lexeme, ...], match: Match) -> tuple[int, ...]:
    """The match's figure, and the one of the other kind that it is told with: "388 people, or 45% of staff"."""
    if match.figure is None:
        return ()
    first = row[match.figure]
    for step in (1, -1):
        i = match.figure + step
        for _ in range(7):
            if not 0 <= i < len(row):
                break
            lexeme = row[i]
            if (lexeme.share if first.count else lexeme.count) and lexeme.symbol is not Symbol.TOTAL:
                return match.figure, i
            if lexeme.symbol is not Symbol.WORD or lexeme.text.lower() not in _LINKS:
                break
            i += step
    return (match.figure,)
