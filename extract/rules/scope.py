"""A family of words for one role, as data with its own proof; and the words around a role that say that it stays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RoleScope(StrEnum):
    """Whose jobs go."""

    ENTRY_LEVEL = "entry_level"  # first jobs: graduates, juniors, interns, apprentices
    MANAGERS = "managers"
    EXECUTIVES = "executives"
    CORPORATE = "corporate"  # offices and headquarters, salaried, white-collar
    ENGINEERS = "engineers"  # who build software and technology
    DESIGNERS = "designers"  # designers and artists
    RESEARCHERS = "researchers"
    RECRUITERS = "recruiters"  # recruiting and human resources
    SALES = "sales"
    MARKETING = "marketing"
    SUPPORT = "support"  # customer service, call centres
    NEWSROOM = "newsroom"
    TEACHERS = "teachers"  # schools and universities
    HEALTHCARE = "healthcare"
    WAREHOUSE = "warehouse"  # warehouses and parcel depots
    FACTORY = "factory"  # plants, mills, yards; blue-collar
    STORES = "stores"  # shops and branches
    DRIVERS = "drivers"
    FLIGHT_CREW = "flight_crew"
    CONTRACTORS = "contractors"  # contract, agency and temporary workers
    REMOTE = "remote"  # who work from home


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeRule:
    """One family of words for one role."""

    id: str  # permanent: the store keeps it
    code: RoleScope
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


#: Not of those who go: before the role …
SPARED = (
    r"\b(?:hir(?:e[sd]?|ing)|recruit(?:s|ed|ing)?|add(?:s|ed|ing)?|employs?|promot\w+|told|tells?|asked|asks|by|spar(?:e[sd]?|ing)|except(?:\s+for)?|"
    r"replac\w+\s+(?:\S+\s+){0,3}?(?:with|by)|excluding|excludes?|without|rather\s+than|instead\s+of|other\s+than|apart\s+from|remaining|not|former)\s+"
    r"(?:(?:[\w,-]+)\s+){0,2}$"
)
#: … and after it.
ACTING = (
    r"^\s+(?:(?:(?:at|of|in|from)\s+(?:\S+\s+){1,3}?)?(?:\w+\s+)?(?:started|began|said|says|told|wrote|warned|asked|argued?|believe\w*|expect\w*|protested|announced|confirmed|blamed|added|met|"
    r"called|decided|informed|notified|ordered|remain|stay|earn\w*|stand\s+to)\b|(?:\w+\s+)?(?:are|is|were|will|would)\s+(?:not|n['’]t)\b|"
    r"(?:are|were|will\s+be)\s+(?:spared|unaffected|exempt|safe)\b|who\s+(?:remain|stay|are\s+left|survived)\b)"
)
