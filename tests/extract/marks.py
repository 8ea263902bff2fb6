"""Reading the marks of examples: ``Acme will {count=300: cut 300 jobs}.``"""

from __future__ import annotations

import re

from extract.model import Count, Share

_MARK = re.compile(r"\{(?P<values>[^:{}]*):\s?(?P<words>[^{}]*)\}")


def unmark(example: str) -> tuple[str, int, int, dict[str, str]]:
    """The sentence, the marked stretch's ends, and the values it must be read as."""
    match = _MARK.search(example)
    assert match, f"no marked stretch in {example!r}"
    sentence = example[: match.start()] + match["words"] + example[match.end() :]
    values = dict(pair.strip().split("=") for pair in match["values"].split(";") if pair.strip())
    return sentence, match.start(), match.start() + len(match["words"]), values


def figure_text(count: Count | None, share: Share | None) -> dict[str, str]:
    """The figures in the form of the marks: ``300``, ``300..`` at least, ``..300`` at most, ``300..400``."""
    out = {}
    for name, figure in (("count", count), ("share", share)):
        if figure:
            low, high = ("" if end is None else str(end).removesuffix(".0") for end in (figure.low, figure.high))
            out[name] = low if low == high else f"{low}..{high}"
    return out
