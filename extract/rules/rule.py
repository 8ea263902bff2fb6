"""A rule: a spaCy Matcher pattern over the symbols of a sentence, with the examples that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extract.model import CutType

Token = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to tell of a job cut.

    ``yes`` sentences mark what the rule must read as ``{values: words}``, values being ``count=300``, ``count=..600``,
    ``count=15..18``, ``share=10`` or nothing: the braces enclose the stretch that the rule matches. ``no`` sentences
    look alike and must not match.
    """

    id: str  # permanent: claims store it
    pattern: tuple[Token, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    anchor: tuple[
        str, ...
    ] = ()  # symbols or lower-case words, one of which the match must hold; else the first cut word
    cut_type: CutType | None = None
    needs_context: bool = (
        False  # the words alone may speak of anything: a cut must be told in or just before the sentence
    )
    needs_figure: bool = False  # another figure of a cut must be told in the sentence
    figure: bool = True  # a count or share must be in the match
    difference: bool = False  # two sizes, before and after: the cut is their difference
    total: bool = False  # a size is the cut: "laid off its 40-person team"
    part: bool = False  # told as a part of a total
    further: bool = False  # told as more to come after another cut
    first: bool = False  # the first figure is the cut's, another rule reads those after it
    last: bool = False  # the last figure is the cut's, others before it are not
