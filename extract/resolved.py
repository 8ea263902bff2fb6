"""A mention with what the article says of it: who, when, how sure."""

from __future__ import annotations

from dataclasses import dataclass

from extract.company.employer import Employer
from extract.mention import Mention
from extract.model import FieldSpan, Status, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A mention with its employer, times and status."""

    mention: Mention
    employer: Employer
    date: When | None
    effective: When | None
    status: Status
    spans: tuple[FieldSpan, ...]
    in_title: bool

    @property
    def quantified(self) -> bool:
        """True with a count or a share."""
        return self.mention.count is not None or self.mention.share is not None

    @property
    def background(self) -> bool:
        """True for a cut told as over before the article's news."""
        return self.status is Status.COMPLETED
