"""Pages of our own writing for tests of article extraction; outlets, companies and people are invented."""

from __future__ import annotations

import json

from extract.article import Hints, extract_article
from extract.model import Article

URL = "https://ledger.example/2025/03/04/quillmark-cuts"
TITLE = "Quillmark to cut 300 jobs in Leeds"
STORY = (
    "Quillmark will cut 300 jobs in Leeds, the maker of fountain pens said on Tuesday.",
    "The company told staff in a memo that demand for its pens had fallen for six quarters in a row.",
    "“We did not take this decision lightly,” said Rosa Quill, who has run the firm since her father left.",
    "The cuts amount to a tenth of its staff. Those affected will leave by the end of June.",
)


def paragraphs(*texts: str) -> str:
    """The texts, each a paragraph."""
    return "".join(f"<p>{text}</p>" for text in texts)


def linked_data(**fields: object) -> str:
    """A JSON-LD script of a NewsArticle with these fields."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle"} | fields
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def page(body: str = paragraphs(*STORY), *, head: str = "", title: str | None = None, heading: str = TITLE) -> bytes:
    """A page whose article holds a heading and this body; ``title`` is that of the window."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE if title is None else title}</title>{head}</head><body>"
        f"<article><h1>{heading}</h1>{body}</article></body></html>"
    ).encode()


def read(body: str = paragraphs(*STORY), *, hints: Hints = Hints(), url: str = URL, head: str = "") -> Article:  # noqa: B008
    """The article of such a page."""
    return extract_article(page(body, head=head), url, hints=hints)


def body_lines(article: Article) -> list[str]:
    """The lines of the article's body."""
    return article.text[article.body_start :].split("\n")
