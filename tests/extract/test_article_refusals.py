"""Pages that are no articles, and articles that look like them."""

from __future__ import annotations

import pytest

from extract.article import extract_article
from extract.article.page import MAX_BYTES
from extract.errors import NotAnArticle, Refusal
from tests.extract.pages import STORY, TITLE, URL, linked_data, page, paragraphs, read

CARDS = "".join(
    f"<div class='card'><h3><a href='/2025/03/0{i}/story'>Village fair number {i} draws a crowd</a></h3>"
    f"<p>Singers came to the green for fair number {i}, and the band played on until the rain fell on all.</p></div>"
    for i in range(1, 13)
)


def refusal(html: bytes, url: str = URL) -> Refusal:
    """Why this page is refused."""
    with pytest.raises(NotAnArticle) as caught:
        extract_article(html, url)
    assert "\n" not in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize(
    "title",
    [
        "Ledger - Are you a robot?",
        "Access to this page has been denied.",
        "Access Denied",
        "Just a moment...",
        "Attention Required! | Ledger",
        "Pardon Our Interruption",
        "Ledger | Log in",
        "Sign in to Ledger",
        "403 Forbidden",
        "Subscribe to read",
        "Page not found",
    ],
)
def test_wall_is_known_by_its_title(title: str) -> None:
    assert (
        refusal(page(paragraphs("We are sorry.", "Please try again."), title=title, heading="Ledger")) is Refusal.WALL
    )


@pytest.mark.parametrize(
    "body",
    [
        "<div id='px-captcha'></div><p>One more step.</p>",
        "<p>We've detected unusual activity from your computer network. To continue, click the box below.</p>",
        "<p>Please enable JavaScript and cookies to continue.</p>",
        "<p>Checking your browser before you go on.</p><form id='challenge-form'></form>",
        "<form action='/login'><input name='user'><input type='password' name='word'></form>",
        "<p>To continue, click the box below to let us know you're not a robot.</p>"
        + paragraphs(*(f"For help with block {i} write to our support team and name the reference." for i in range(9))),
        "<p>Press & hold to confirm you are a human, and not a bot.</p>",
    ],
)
def test_wall_is_known_by_what_stands_in_place_of_the_article(body: str) -> None:
    assert refusal(page(body, title="Ledger", heading="Ledger")) is Refusal.WALL


@pytest.mark.parametrize(
    "title",
    [
        "Robot maker Brassfield to verify 300 job cuts",
        "Access denied: how Quillmark cut 300 jobs",
        "Just a moment of your time: Quillmark cuts 300",
        "Sign in the window told staff of 300 job cuts",
        "404 jobs to go at Quillmark",
        "403 staff told to leave",
        "Not found wanting: Quillmark keeps 300",
    ],
)
def test_article_about_such_things_is_no_wall(title: str) -> None:
    html = page(title=title, heading=title)
    assert extract_article(html, URL).title == title


def test_article_with_a_login_form_in_its_header_is_no_wall() -> None:
    form = "<form action='/login'><input name='user'><input type='password' name='word'></form>"
    assert read(form + paragraphs(*STORY)).title == TITLE


def test_article_that_loads_a_bot_script_is_no_wall() -> None:
    script = "<script src='https://captcha.px-cdn.example/x.js'></script>"
    assert read(head=script).title == TITLE


@pytest.mark.parametrize(
    ("url", "head", "body"),
    [
        ("https://ledger.example/", "<meta property='og:type' content='article'>", paragraphs(*STORY)),
        ("https://ledger.example", "", CARDS),
        ("https://ledger.example/business", "<meta property='og:type' content='website'>", CARDS),
        ("https://ledger.example/business", "", CARDS),
        ("https://ledger.example/tag/layoffs/", "", paragraphs(*STORY)),
        ("https://ledger.example/news/topics/pens", "", paragraphs(*STORY)),
        ("https://ledger.example/author/rosa-nib", "", paragraphs(*STORY)),
        ("https://ledger.example/business/page/3", "", paragraphs(*STORY)),
        ("https://ledger.example/business", linked_data(**{"@type": "CollectionPage"}), paragraphs(*STORY)),
        ("https://ledger.example/business", linked_data(**{"@type": "ItemList"}), paragraphs(*STORY)),
        (
            "https://ledger.example/business",
            "".join(linked_data(headline=f"Village fair {i}", url=f"/2025/{i}") for i in range(5)),
            CARDS,
        ),
    ],
)
def test_listing_is_refused(url: str, head: str, body: str) -> None:
    assert refusal(page(body, head=head, title="Business news", heading="Business"), url) is Refusal.LISTING


@pytest.mark.parametrize(
    "url",
    [
        "https://ledger.example/news/newsletters/2025-03-04/quillmark-cuts-300-jobs-in-leeds",
        "https://ledger.example/archive/2025/03/04/quillmark-cuts",
        "https://ledger.example/business/quillmark-cuts-300-jobs",
        "https://ledger.example/?p=4711",
        "https://ledger.example/topics/pens/quillmark-to-cut-three-hundred-jobs",
    ],
)
def test_article_at_such_an_address_is_no_listing(url: str) -> None:
    assert extract_article(page(), url).title == TITLE


def test_article_with_many_cards_below_is_no_listing() -> None:
    lines = [f"{line} It said so in week {i}." for i in range(3) for line in STORY]
    html = page(paragraphs(*lines)).replace(b"</body>", CARDS.encode() + b"</body>")
    assert extract_article(html, URL).title == TITLE


def test_article_that_declares_itself_is_no_listing_whatever_its_address() -> None:
    assert read(url="https://ledger.example/tag/quillmark", head=linked_data(headline=TITLE)).title == TITLE


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (b"", Refusal.NO_TEXT),
        (b" \n\t ", Refusal.NO_TEXT),
        (b"\x00" * 50, Refusal.NOT_HTML),
        (b"<html><body></body></html>", Refusal.NO_TEXT),
        (b"<html><head><title>Quillmark</title></head><body><img src='a.png'></body></html>", Refusal.NO_TEXT),
        (b"<!-- nothing --><html></html>", Refusal.NO_TEXT),
        (b"%PDF-1.7 \xe2\xe3", Refusal.NOT_HTML),
        (b"\x89PNG\r\n\x1a\n", Refusal.NOT_HTML),
        (b"\x1f\x8b\x08\x00", Refusal.NOT_HTML),
        (b'{"headline": "Quillmark to cut 300 jobs"}', Refusal.NOT_HTML),
        (b"Quillmark to cut 300 jobs", Refusal.NOT_HTML),
        (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", Refusal.NOT_HTML),
        (b"<!-- a --><!-- b --><feed xmlns='http://www.w3.org/2005/Atom'/>", Refusal.NOT_HTML),
        (page() + b" " * MAX_BYTES, Refusal.TOO_LARGE),
        (page("<p>a</p>" * 200_000), Refusal.TOO_LARGE),
        (page("<p>" + "word and more " * 60_000 + "</p>"), Refusal.TOO_LARGE),
    ],
    ids=["empty", "blank", "nul", "no text", "image only", "comment", "pdf", "png", "gzip", "json", "plain", "rss",
         "atom", "8 MB", "200,000 elements", "840,000 characters"],
)  # fmt: skip
def test_what_is_no_page_is_refused_with_its_reason(html: bytes, reason: Refusal) -> None:
    assert refusal(html) is reason
