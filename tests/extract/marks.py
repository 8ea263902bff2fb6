"""Reading the marks of examples: ``Acme will {count=300: cut 300 jobs}.``"""

from __future__ import annotations

import re

from extract.lexer import Lexeme

_MARK = re.compile(r"\{(?P<values>[^:{}]*):\s?(?P<words>[^{}]*)\}")


def unmark(example: str) -> tuple[str, int, int, dict[str, str]]:
    """The sentence, the marked stretch's ends, and the values it must be read as."""
    match = _MARK.search(example)
    assert match, f"no marked stretch in {example!r}"
    sentence = example[: match.start()] + match["words"] + example[match.end() :]
    values = dict(pair.strip().split("=") for pair in match["values"].split(";") if pair.strip())
    return sentence, match.start(), match.start() + len(match["words"]), values


def figure_text(lexeme: Lexeme) -> dict[str, str]:
    """The figure of a lexeme in the form of the marks."""
    out = {}
    for name, figure in (("count", lexeme.count), ("share", lexeme.share)):
        if figure:
            low, high = (
                "" if end is None else f"{end:g}" if end < 1e6 else str(int(end)) for end in (figure.low, figure.high)
            )
            out[name] = low if low == high else f"{low}..{high}"
    return out
