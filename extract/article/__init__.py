"""HTML to Article: ``extract_article`` for a page, ``extract_summary`` for what a feed says of a closed one.

Never call either from threads: lxml and trafilatura have died natively there (open upstream). Use processes.
"""

from __future__ import annotations

from extract.article.access import find_access, find_description
from extract.article.body import Announced, find_body
from extract.article.bylines import find_byline
from extract.article.facts import read_facts
from extract.article.hints import Hints
from extract.article.languages import find_language
from extract.article.page import link_texts, parse_page
from extract.article.refusals import find_challenge, has_article_mark, is_river, refuse_listing, refuse_wall
from extract.article.summaries import extract_summary, summary_text
from extract.article.times import find_modified, find_published
from extract.article.titles import find_title
from extract.article.urls import article_url
from extract.errors import NotAnArticle, Refusal
from extract.model import Access, Article

__all__ = ["Hints", "extract_article", "extract_summary"]


def extract_article(html: bytes, url: str, *, hints: Hints = Hints()) -> Article:  # noqa: B008  frozen
    """The article on the page at ``url``.

    Raises :class:`NotAnArticle` with its :class:`Refusal` for walls, listings, pages without text, too large or not
    HTML. A page whose text is some other story, or that has none but says in its head what it is about, gives an
    article of title and description with ``access = summary``.
    """
    tree = parse_page(html, hints.charset)
    facts = read_facts(tree, url)
    title = find_title(facts, url, hints)
    description = find_description(facts, hints)
    marked = has_article_mark(facts)
    challenge = None if marked else find_challenge(tree)
    river = not marked and is_river(tree, url)
    byline = find_byline(facts)
    announced = Announced(title=title, byline=byline, description=description)
    body = find_body(tree, url, facts, announced, links=lambda: link_texts(html, hints.charset))
    refuse_wall(facts, body.text, challenge)
    refuse_listing(facts, url, river=river)
    access = find_access(facts, body, description)
    text = body.text
    if access is Access.SUMMARY:
        text = summary_text(description, title)
    if not text and not (title and marked):
        raise NotAnArticle(Refusal.NO_TEXT, "no body text, and no description to stand in")
    published = find_published(facts, url, hints)
    return Article.of(
        url=article_url(facts, url),
        title=title,
        body=text,
        outlet=hints.outlet,
        byline=byline,
        published_at=published.at,
        published_on=published.on,
        published_basis=published.basis,
        published_raw=published.raw,
        modified_at=find_modified(facts, published, hints),
        language=find_language(facts, text),
        access=access,
    )
