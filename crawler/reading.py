"""What worker processes do: a page or a feed's item in, article and claims out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from extract.model import Article, Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, or a feed's item, as it is handed to a worker."""

    url: str
    outlet: str | None  # slug
    outlet_name: str | None
    timezone: str | None  # IANA name
    context: tuple[tuple[str, str], ...]  # what the listing said: title, summary, published
    fetched_at: datetime | None
    content_type: str = ""
    body: bytes | None = field(default=None, repr=False)  # None: a summary, the context is all there is


#: What a worker sends back.
Reading = tuple[Article, tuple[Claim, ...]]


def read_page(page: Page) -> Reading:
    """The article and its claims; NotAnArticle as :func:`extract.article.extract_article` raises it."""
    # Here, so that the parent, which imports this module too, never loads trafilatura or spaCy.
    from extract.article import Hints, extract_summary
    from extract.article.hints import charset_of
    from extract.claims import extract_claims
    from extract.page import extract_page

    said = dict(page.context)
    hints = Hints(
        outlet=page.outlet,
        outlet_name=page.outlet_name,
        timezone=page.timezone,
        charset=charset_of(page.content_type),
        title=said.get("title"),
        summary=said.get("summary"),
        published_at=datetime.fromisoformat(said["published"]) if "published" in said else None,
        fetched_at=page.fetched_at,
    )
    if page.body is not None:
        return extract_page(page.body, page.url, hints=hints)
    article = extract_summary(page.url, hints)
    return article, extract_claims(article)
