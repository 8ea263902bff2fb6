"""Whether an article shows that a capitalised word is a name, and one that acts as a firm does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.company.lexicon import is_word
from extract.company.patterns import is_title_case

if TYPE_CHECKING:
    from extract.reading import Reading

_FIRM_ACT = (
    r"(?:(?:said|says|announced|plans|confirmed|lays\s+off|laid\s+off|told)\b|(?:will|would|is|has|may|could"
    r"|to)\s+(?!be\b|been\b)(?:\w+\s+){0,2}?"
    r"(?:cut|lay|laid|shed|axe|slash|eliminat|reduc|dismiss|mak|made|clos|let|trim|fir|sack)\w*)"
)
#: What is no firm though it is singular and acts: "Management said", "Hiring is cut", "Unemployment".
_ACTS = re.compile(
    r"(?:s|ing|ly|ed|ment|tion|ity|ness|ism)$|^(?:industry|business|staff|hiring|demand|inflation|technology"
    r"|trade|work|labou?r|news|growth|"
    r"everyone|nobody|someone|leadership|congress|parliament|council|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|ai|production|revenue|"
    r"union|city|county|state|district|company|firm|group|chief|boss|president|chairman|mayor|chancellor"
    r"|minister|mine|plant|factory)\b"
)


def acts(name: str, sentence: str) -> bool:
    """True where a name does what a firm does: "Acme will cut", "Acme said"."""
    return re.match(rf".*?\b{re.escape(name)}\s+{_FIRM_ACT}", sentence) is not None


def is_proven(name: str, reading: Reading) -> bool:
    """False for ordinary words that have a capital only where a sentence begins or in a headline."""
    parts = name.split()
    if not all(map(is_word, parts)):
        return True
    prose = [s.text for s in reading.sentences if not is_title_case(s.text)]
    if len(parts) > 1 and any(name in text for text in prose):
        return True  # its second word needs no capital there
    if _ACTS.search(name.casefold()) is None and any(re.match(rf"{re.escape(name)}\s+{_FIRM_ACT}", t) for t in prose):
        return True  # "Acme will cut": a singular subject without an article
    if any(re.match(rf"{re.escape(name)},\s(?:an?|which|maker|owner|publisher|operator)\s", t) for t in prose):
        return True  # "Loom, a video tool": what has no article of its own is a name
    inside = re.compile(rf"[a-z,;’'\"]\s(?:the\s)?{re.escape(name)}\b")
    return any(inside.search(text) for text in prose)
