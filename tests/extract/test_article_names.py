"""Titles without the site's name, bylines without their trimmings."""

from __future__ import annotations

import pytest

from extract.article import Hints, extract_article
from extract.article.bylines import clean_name
from tests.extract.pages import STORY, TITLE, URL, linked_data, page, paragraphs, read

SITE = "<meta property='og:site_name' content='The Leeds Ledger'>"


@pytest.mark.parametrize(
    ("window", "head"),
    [
        (f"{TITLE} | The Leeds Ledger", SITE),
        (f"{TITLE} – Leeds Ledger", SITE),
        (f"{TITLE} - ledger.example", ""),
        (f"Ledger News - {TITLE}", ""),
        (f"{TITLE} | Business | The Leeds Ledger", SITE),
        (f"{TITLE} « Ledger", ""),
        (f"{TITLE} (Published 2018)", ""),
        (f"{TITLE} (Published 2018) - The Leeds Ledger", SITE),
        (f"{TITLE} | Ledger Business", ""),
        (f"{TITLE} :: Pens and Paper", ""),
        (
            f"{TITLE} | Brass Tacks",
            linked_data(headline=TITLE, publisher={"name": "Brass Tacks"}),
        ),
        (f"{TITLE} | Brass Tacks", linked_data(**{"@type": "WebSite", "name": "Brass Tacks"})),
    ],
)
def test_title_loses_what_is_the_site_s(window: str, head: str) -> None:
    assert extract_article(page(head=head, title=window), URL).title == TITLE


def test_title_loses_the_outlet_s_name_of_the_catalogue() -> None:
    html = page(title=f"{TITLE} | Brass Tacks").replace(b"<h1>", b"<h2>").replace(b"</h1>", b"</h2>")
    assert extract_article(html, URL, hints=Hints(outlet_name="Brass Tacks")).title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "Quillmark: pens – and 300 jobs – to go",
        "Opinion | Quillmark is right",
        "The Ledger of Leeds tells of 300 job cuts",
        "Quillmark | Nibs | Ink",
        "Ledger-maker cuts 300 jobs - union",
        "Ledger cuts 300 jobs - memo",
    ],
)
def test_title_keeps_its_own_dashes(title: str) -> None:
    assert extract_article(page(title=title, heading=title), URL).title == title


@pytest.mark.parametrize(
    ("window", "heading", "head", "title"),
    [
        ("Quillmark cuts: the latest", TITLE, f"<meta property='og:title' content='{TITLE}'>", TITLE),
        (TITLE, "Menu", "", TITLE),
        (TITLE, "Ledger", "", TITLE),
        ("Ledger", TITLE, "", TITLE),
        ("", "", linked_data(headline="Caf&amp;eacute; Br&#251;l&#233; cuts 300"), "Café Brûlé cuts 300"),
        ("", "", "<meta name='twitter:title' content='Pens sell less'>", "Pens sell less"),
    ],
)
def test_title_is_what_most_offers_agree_on(window: str, heading: str, head: str, title: str) -> None:
    assert extract_article(page(head=head, title=window, heading=heading), URL).title == title


def test_title_of_the_feed_stands_in() -> None:
    html = page(title="", heading="").replace(b"<h1></h1>", b"")
    assert extract_article(html, URL, hints=Hints(title=TITLE)).title == TITLE


def test_title_longer_than_any_headline_is_passed_over() -> None:
    assert extract_article(page(title="a - b | " * 100_000), URL).title == TITLE


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("Rosa Nib", "Rosa Nib"),
        ("By Rosa Nib", "Rosa Nib"),
        ("Story by Rosa Nib", "Rosa Nib"),
        ("BY ROSA NIB AND NED BRASS", "ROSA NIB AND NED BRASS"),
        ("Rosa Nib More stories by Rosa Nib", "Rosa Nib"),
        ("Rosa Nib (@rosanib)", "Rosa Nib"),
        ("Rosa Nib rosa@ledger.example", "Rosa Nib"),
        ("Rosa Nib - Apr 16, 2025 8:02 pm UTC", "Rosa Nib"),
        ("Rosa Nib 2025-03-04T10:00:00Z - Comments", "Rosa Nib"),
        ("Rosa Nib | Business editor", "Rosa Nib"),
        ("March 4, 2025 by Rosa Nib", "Rosa Nib"),
        ("<a href='/rosa'>Rosa Nib</a>", "Rosa Nib"),
        ("Rosa O’Nib-Brass", "Rosa O’Nib-Brass"),
        ("https://social.example/rosa", None),
        ("March 4, 2025", None),
        ("8 hours ago", None),
        ("", None),
        (" | ", None),
    ],
)
def test_clean_name_leaves_the_name(statement: str, name: str | None) -> None:
    assert clean_name(statement) == name


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        (linked_data(author={"@type": "Person", "name": "Rosa Nib"}), "", "Rosa Nib"),
        (linked_data(author=[{"name": "Rosa Nib"}, {"name": "Ned Brass"}]), "", "Rosa Nib, Ned Brass"),
        (linked_data(author="By Rosa Nib"), "", "Rosa Nib"),
        ("<meta name='author' content='Rosa Nib'>", "", "Rosa Nib"),
        ("<meta property='article:author' content='https://social.example/ledger'>", "", None),
        ("", "<p class='byline'>By Rosa Nib</p>", "Rosa Nib"),
        ("", "<a rel='author' href='/rosa'>Rosa Nib</a>", "Rosa Nib"),
        (linked_data(author={"name": "The Leeds Ledger"}) + SITE, "<a rel='author' href='/r'>Rosa Nib</a>", "Rosa Nib"),
        (linked_data(author={"name": "The Leeds Ledger"}) + SITE, "", "The Leeds Ledger"),
        ("", "", None),
    ],
)
def test_byline_is_found(head: str, body: str, byline: str | None) -> None:
    assert read(body + paragraphs(*STORY), head=head).byline == byline


def test_byline_follows_references_in_the_graph() -> None:
    nodes = [
        {"@type": "NewsArticle", "headline": TITLE, "author": {"@id": "#rosa"}},
        {"@type": "Person", "@id": "#rosa", "name": "Rosa Nib"},
    ]
    assert read(head=linked_data(**{"@graph": nodes, "@type": "WebPage"})).byline == "Rosa Nib"


def test_linked_data_in_a_comment_or_with_stray_commas_is_read() -> None:
    script = '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Quillmark cuts", "author": "Rosa Nib",}\n//]]>'
    assert read(head=f'<script type="application/ld+json">{script}</script>').byline == "Rosa Nib"


def test_linked_data_of_this_page_wins_over_that_of_others() -> None:
    other = linked_data(headline="Brassfield lays off 600", url="https://ledger.example/brassfield", author="Ned Brass")
    own = linked_data(headline=TITLE, url=URL, author="Rosa Nib")
    assert read(head=other + own).byline == "Rosa Nib"
