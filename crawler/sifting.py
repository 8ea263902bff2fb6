"""What workers do in a bulk backfill: a batch of pages in, those that the gate lets pass read, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.reading import Page, Reading, read_page
from extract.errors import NotAnArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """What came of a page; nothing set: the gate held it back."""

    reading: Reading | None = None
    refused: str | None = None  # why it is no article
    failed: str | None = None  # our rules' own fault


def sift_pages(pages: Sequence[Page], *, gate: bool) -> list[Sifted]:
    """What each page says, in order; with ``gate`` only of those whose bytes may tell of a cut."""
    return [_sift(page, gate=gate) for page in pages]


def _sift(page: Page, *, gate: bool) -> Sifted:
    # Here, so that the parent, which imports this module too, never loads the rules.
    from extract.gate import page_may_tell

    try:
        if gate and not page_may_tell(page.body or b""):
            return Sifted()
        return Sifted(reading=read_page(page))
    except NotAnArticle as error:
        return Sifted(refused=error.reason)
    except Exception as error:  # a fault on one page must not cost the batch; it is counted and named
        return Sifted(failed=f"{type(error).__name__}: {error}"[:300])
