"""Sentence boundaries, without a model: a line break always ends a sentence, within a line nupunkt decides."""

from __future__ import annotations

from collections.abc import Iterator

from nupunkt import sent_spans


def split_sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and paragraph number of each sentence, white space around it left out."""
    offset = 0
    paragraph = 0
    for line in text.split("\n"):
        if line.strip():
            for start, end in sent_spans(line):
                words = line[start:end]
                if stripped := words.strip():
                    begin = offset + start + words.index(stripped)
                    yield begin, begin + len(stripped), paragraph
            paragraph += 1
        offset += len(line) + 1
