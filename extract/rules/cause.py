"""A family of words for one stated reason, as data with its own proof."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import CauseCode


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseTerm:
    """One family of words for one reason."""

    id: str  # permanent: claims store it
    code: CauseCode
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    plain: str = ""  # what of it needs no connective where the employer itself explains; none where empty
    strong: bool = False  # an event that a cut belongs to: told beside it, it explains it ("closed mills and cut …")
