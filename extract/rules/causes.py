"""The words of stated reasons, by code (claims.md, "Cause codes"), as data.

A term alone is no cause: a connective must tie it to the cut (``rules.connectives``). Patterns are regular expressions
over a sentence, case ignored unless a group says ``(?-i:…)``. In the examples ``{…}`` marks the cut's anchor; each
``yes`` must give the code, each ``no`` must not.
"""

from __future__ import annotations

from extract.rules.cause import CauseTerm
from extract.rules.causes_inside import INSIDE
from extract.rules.causes_outside import OUTSIDE

__all__ = ["TERMS", "CauseTerm"]

TERMS: tuple[CauseTerm, ...] = (*INSIDE, *OUTSIDE)
