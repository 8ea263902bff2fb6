"""A family of words for one stated reason, as data with its own proof."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extract.model import CauseCode

#: What patterns name by a slot: "an employer's own" before a sum, sites and other things that close, what sells.
_SLOTS = {
    "{own}": r"(?:(?:its|the|their|our|his|her|a|an|some|all|these|those|overall|annual|annualised|operating|total|"
    r"global|fixed|corporate|structural)\s+)*",
    "{site}": r"(?:plants?|factor(?:y|ies)|stores?|shops?|outlets?|branch(?:es)?|offices?|headquarters|hq|units?|"
    r"studios?|warehouses?|depots?|sites?|mills?|mines?|"
    r"facilit(?:y|ies)|lines?|operations?|production|division|business(?:es)?|arm|bases?|labs?|"
    r"laborator(?:y|ies)|cent(?:er|re)s?|hubs?|yards?|"
    r"smelters?|refiner(?:y|ies)|furnaces?|hospitals?|schools?|campus(?:es)?|clinics?|showrooms?|"
    r"restaurants?|newspapers?|magazines?|titles?|"
    r"projects?|programmes?|programs?|products?|games?|services?|app|platform|pipeline|trial|mall|hotels?|"
    r"locations?|team|department)",
    "{sales}": r"(?:demand|sales|orders?|order\s+books?|volumes?|traffic|footfall|subscri(?:bers?|ptions?)|revenues?|"
    r"bookings|advertising|ad\s+(?:market|sales|spending)|readership|"
    r"viewership|orders|output|shipments|spending|customers|users|enrol?lments?|prices|"
    r"passenger\s+numbers|travel|trade)",
}


@cache
def _joined(alternatives: tuple[str, ...]) -> str:
    pattern = "|".join(alternatives)
    for slot, words in _SLOTS.items():
        pattern = pattern.replace(slot, words)
    return pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseTerm:
    """One family of words for one reason."""

    id: str  # permanent: claims store it
    code: CauseCode
    patterns: tuple[str, ...]  # alternatives, in which the slots above may stand
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()  # what of it needs no connective where the employer itself explains
    strong: bool = False  # an event that a cut belongs to: told beside it, it explains it ("closed mills and cut …")

    @property
    def pattern(self) -> str:
        """All of its words as one pattern."""
        return _joined(self.patterns)

    @property
    def plain_pattern(self) -> str:
        """Those that need no connective; empty where none."""
        return _joined(self.plain)
