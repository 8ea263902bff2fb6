"""From the bytes of a page to the claims of its article: pure functions, the same claims on any day and machine.

The names below load spaCy and trafilatura when first used, not with the package: whoever only wants a type or an error
of ``extract`` stays light, and a crawl's parent process never loads them at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.article import Hints, extract_article
    from extract.claims import extract_claims
    from extract.page import extract_page

__all__ = ["Hints", "extract_article", "extract_claims", "extract_page"]

_HOMES = {"extract_claims": "extract.claims", "extract_page": "extract.page"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'extract' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "extract.article")), name)
