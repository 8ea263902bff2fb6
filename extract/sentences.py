"""Sentence boundaries, without a model: a paragraph ends a sentence, within one nupunkt decides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nupunkt import sent_spans

#: Lines of hard-wrapped prose are no longer than this; an unwrapped paragraph's line nearly always is.
_WRAP = 100
_BULLET = re.compile(r"\s|[-*•·–—>#]")


def split_sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and paragraph number of each sentence, white space around it left out."""
    for paragraph, (begin, stop) in enumerate(_paragraphs(text)):
        words = text[begin:stop].replace("\n", " ")
        for start, end in sent_spans(words):
            sentence = words[start:end]
            if stripped := sentence.strip():
                first = begin + start + sentence.index(stripped)
                yield first, first + len(stripped), paragraph


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph: a line, or the lines of a block of hard-wrapped prose (wire copy, mails)."""
    block: list[tuple[int, int]] = []
    offset = 0
    for line in text.split("\n"):
        if not line.strip() or _BULLET.match(line):
            yield from _joined(text, block)
            block = []
        if line.strip():
            block.append((offset, offset + len(line)))
        offset += len(line) + 1
    yield from _joined(text, block)


def _joined(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The block as one paragraph where its line breaks are mere wrapping, else its lines.

    They are when no line is long and half of the lines that follow another go on in lower case or with a figure.
    """
    following = block[1:]
    wrapped = sum(text[start].islower() or text[start].isdigit() for start, _ in following)
    if following and wrapped * 2 >= len(following) and all(end - start <= _WRAP for start, end in block):
        yield block[0][0], block[-1][1]
    else:
        yield from block
