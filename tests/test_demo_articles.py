"""The extractor reads the invented press as a careful reader would."""

from __future__ import annotations

import pytest

from crawler.demo.press import Piece, read_pieces
from extract.errors import NotAnArticle, Refusal
from extract.model import Access
from tests.press import CATALOG, article_of

PIECES = read_pieces()
READABLE = [piece for piece in PIECES if piece.page != "wall.html"]


def name(piece: Piece) -> str:
    return f"{piece.site.slug}/{piece.slug}"


@pytest.mark.parametrize("piece", READABLE, ids=name)
def test_article_of_the_press_has_its_title_day_and_access(piece: Piece) -> None:
    article = article_of(piece)
    access = {"paywalled.html": Access.TRUNCATED}.get(piece.page, Access.OPEN)
    assert (article.title, article.url) == (piece.title, piece.url)
    assert (article.published_at, article.published_on) == (piece.published, piece.published.date())
    assert article.access is (Access.SUMMARY if piece.site.summary_only else access)
    assert article.language == "en"


@pytest.mark.parametrize("piece", READABLE, ids=name)
def test_article_of_the_press_has_its_own_words_and_no_others(piece: Piece) -> None:
    article = article_of(piece)
    words = [piece.title, *piece.body.split("\n\n"), piece.summary]
    own = [line for line in words if line]
    assert [line for line in own[:-1] if line not in article.text] == []
    if piece.page != "paywalled.html":
        assert [line for line in article.text.split("\n") if line and line not in own] == []


def test_login_wall_is_refused() -> None:
    (wall,) = (piece for piece in PIECES if piece.page == "wall.html")
    with pytest.raises(NotAnArticle) as refused:
        article_of(wall)
    assert refused.value.reason is Refusal.WALL


def test_catalogue_of_the_press_closes_one_outlet() -> None:
    assert [slug for slug, outlet in CATALOG.items() if outlet.access == "summary"] == ["ledger_street"]
