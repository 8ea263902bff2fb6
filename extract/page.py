"""A page in one call."""

from __future__ import annotations

from extract.article import Hints, extract_article
from extract.claims import extract_claims
from extract.model import Article, Claim


def extract_page(html: bytes, url: str, *, hints: Hints = Hints()) -> tuple[Article, tuple[Claim, ...]]:  # noqa: B008  frozen
    """The article on the page at ``url`` and its claims; NotAnArticle as :func:`extract_article` raises it."""
    article = extract_article(html, url, hints=hints)
    return article, extract_claims(article)
