"""The wordings of data/phrases.txt: what the mentions of each sentence are read as."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.mentions import find_mentions
from extract.model import Article, Count, Share
from extract.reading import Reading

_LINES = (Path(__file__).parent / "data" / "phrases.txt").read_text(encoding="utf-8").splitlines()
PHRASES = [line.split(" | ", 1) for line in _LINES if line and not line.startswith("#")]


def _text(count: Count | None, share: Share | None) -> str:
    parts = []
    for figure, sign in ((count, ""), (share, "%")):
        if figure:
            low, high = ("" if end is None else f"{end:.10g}" for end in (figure.low, figure.high))
            parts.append((low if low == high else f"{low}..{high}") + sign)
    return ";".join(parts) or "-"


@pytest.mark.parametrize(("wanted", "sentence"), PHRASES, ids=[sentence for _, sentence in PHRASES])
def test_phrase_gives_its_figures(wanted: str, sentence: str) -> None:
    mentions = find_mentions(Reading(Article.of(url="https://example.org/a", title=None, body=sentence)))
    found = [_text(m.count, m.share) for m in mentions]
    figures = [text for text in found if text != "-"]
    assert (" & ".join(figures) or ("-" if found else "none")) == wanted
