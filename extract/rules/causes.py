"""The words of stated reasons, by code (claims.md, "Cause codes"), as data.

A term alone is no cause: a connective must tie it to the cut (``rules.connectives``). Patterns are regular expressions
over a sentence, case ignored unless a group says ``(?-i:…)``. In the examples ``{…}`` marks the cut's anchor; each
``yes`` must give the code, each ``no`` must not.
"""

from __future__ import annotations

from extract.rules.cause import CauseTerm
from extract.rules.causes_deeds import DEEDS
from extract.rules.causes_events import EVENTS
from extract.rules.causes_money import MONEY
from extract.rules.causes_saving import SAVING

__all__ = ["TERMS", "CauseTerm"]

TERMS: tuple[CauseTerm, ...] = (*DEEDS, *SAVING, *MONEY, *EVENTS)
