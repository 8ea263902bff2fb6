"""The desk's settings: the plugin configuration ``pinkslip-review`` in Datasette's metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from extract.errors import PinkslipError

PLUGIN = "pinkslip-review"


class BadSettings(PinkslipError):  # noqa: N818
    """Raised for a plugin configuration with a key or value that the desk doesn't know. Mend the metadata file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the desk works; every setting has a default."""

    database: str | None = None  # name of the attached database; None: the only one
    second_share: float = 0.1  # share of claims that get a second, blind reading, 0 to 1
    sentence_every: int = 20  # a sentence that gave no claim is offered after so many verdicts; 0 offers none
    reviewers: Mapping[str, Any] | None = None  # Datasette allow block for pinkslip-review
    admins: Mapping[str, Any] | None = None  # Datasette allow block for pinkslip-admin

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Settings:
        """The settings of a plugin configuration; BadSettings where it is none."""
        known = [each.name for each in fields(cls)]
        if wrong := sorted(set(config) - set(known)):
            raise BadSettings(f"plugin {PLUGIN}: {', '.join(wrong)} is no setting; there are {', '.join(known)}")
        settings = cls(**config)
        share, every = settings.second_share, settings.sentence_every
        if isinstance(share, bool) or not isinstance(share, (int, float)) or not 0 <= share <= 1:
            raise BadSettings(f"plugin {PLUGIN}: second_share is {share!r}; give a share from 0 to 1")
        if isinstance(every, bool) or not isinstance(every, int) or every < 0:
            raise BadSettings(f"plugin {PLUGIN}: sentence_every is {every!r}; give a whole number, 0 for none")
        for name in ("reviewers", "admins"):
            block = getattr(settings, name)
            if block is not None and not isinstance(block, Mapping):
                raise BadSettings(
                    f"plugin {PLUGIN}: {name} is {block!r}; give an allow block such as {{id: [ann, bob]}}"
                )
        return settings
