"""Pages of our own writing in, articles out; the outlets and companies are invented."""

from __future__ import annotations

import pytest

from extract.article import Hints, extract_article, extract_summary
from extract.errors import NotAnArticle, Refusal
from extract.model import Access, PublishedBasis

STORY = [
    "Quillmark will cut 300 jobs in Leeds, the maker of fountain pens said on Tuesday.",
    "The company told staff in a memo that demand for its pens had fallen for six quarters in a row.",
    "“We did not take this decision lightly,” said Rosa Quill, who has run the company since her father left.",
    "The cuts amount to a tenth of its staff. Those affected will leave by the end of June.",
]


def page(*body: str, head: str = "", title: str = "Quillmark to cut 300 jobs") -> bytes:
    """A page whose article holds these pieces of HTML."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head><body>"
        f"<article><h1>{title}</h1>{''.join(body)}</article></body></html>"
    ).encode()


def paragraphs(*texts: str) -> str:
    """The texts, each a paragraph."""
    return "".join(f"<p>{text}</p>" for text in texts)


URL = "https://ledger.example/2025/03/04/quillmark-cuts"


def test_article_text_is_title_and_paragraphs() -> None:
    article = extract_article(page(paragraphs(*STORY)), URL)
    assert article.title == "Quillmark to cut 300 jobs"
    assert article.text.split("\n") == [article.title, "", *STORY]
    assert article.access is Access.OPEN
    assert article.language == "en"
    assert article.published_basis is PublishedBasis.URL


def test_summary_article_is_built_from_the_feed() -> None:
    hints = Hints(outlet="ledger", title="Quillmark to cut 300 jobs", summary="<p>Pens sell less.</p>")
    article = extract_summary(URL, hints)
    assert article.access is Access.SUMMARY
    assert article.text == "Quillmark to cut 300 jobs\n\nPens sell less."


def test_wall_is_refused() -> None:
    with pytest.raises(NotAnArticle) as caught:
        extract_article(page("<p>Please verify.</p>", title="Ledger - Are you a robot?"), URL)
    assert caught.value.reason is Refusal.WALL
