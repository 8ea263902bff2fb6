"""What a crawl did, counted by outlet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from crawler.extraction import FAULT, Settled


@dataclass(slots=True, kw_only=True)
class Tally:
    """One outlet's numbers in one run."""

    listings: int = 0  # feeds and sitemaps that could be read
    left: int = 0  # pages that were left for the next run, this one having had its number
    waiting: int = 0  # feeds and sitemaps that were not due
    unread: Counter[str] = field(default_factory=Counter)  # feeds and sitemaps that could not, by reason
    new: int = 0  # articles that the store had not held
    edited: int = 0  # articles that it held with another text
    asked: set[str] = field(default_factory=set)  # pages that this run asked for or read
    done: int = 0  # of these, the ones that are under way no more
    seen: set[str] = field(default_factory=set)  # addresses listed that an earlier run had
    refused: Counter[str] = field(
        default_factory=Counter
    )  # addresses not asked for, pages that are no article, by reason
    failed: Counter[str] = field(default_factory=Counter)  # pages that could not be had or read, by reason
    claims: int = 0  # new claims

    def count(self, settled: Settled) -> None:
        """Add what came of a page."""
        self.done += 1
        if settled.saved:
            self.new += settled.saved.new_article
            self.edited += settled.saved.new_version and not settled.saved.new_article
            self.claims += settled.saved.claims_new
        elif settled.refused:
            self.refused[settled.refused] += 1
        elif settled.failed:
            self.failed[settled.failed] += 1

    @property
    def is_silent(self) -> bool:
        """Whether none of the outlet's feeds and sitemaps could be read."""
        return self.listings == 0 and bool(self.unread)

    @property
    def is_failure(self) -> bool:
        """Whether a human should look: the outlet is silent, or we are at fault."""
        return self.is_silent or FAULT in self.failed

    def counts(self) -> dict[str, object]:
        """The numbers as the run record keeps them."""
        return {
            "listings": self.listings,
            "waiting": self.waiting,
            "left": self.left,
            "unread": dict(self.unread),
            "new": self.new,
            "edited": self.edited,
            "seen": len(self.seen),
            "refused": dict(self.refused),
            "failed": dict(self.failed),
            "claims": self.claims,
        }
