"""Bytes of any kind: charsets, control characters, depth, wrappers, and anything at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.article import Hints, extract_article
from extract.errors import NotAnArticle
from extract.model import Article
from tests.extract.pages import STORY, URL, body_lines, page, paragraphs, read

CAFE = "Café Brûlé will cut 300 jobs — “a tenth of its staff” — its owner said in a memo on Tuesday."


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("utf-8", None, None),
        ("utf-8", "iso-8859-1", "iso-8859-1"),
        ("utf-8-sig", None, "windows-1252"),
        ("cp1252", None, "windows-1252"),
        ("cp1252", "iso-8859-1", None),
        ("cp1252", None, None),
        ("cp1252", "utf-8", "iso-8859-1"),
        ("utf-16", None, None),
        ("utf-16", "utf-8", "utf-8"),
        ("cp1252", None, "no-such-charset"),
    ],
)
def test_charset_is_found(encoding: str, declared: str | None, header: str | None) -> None:
    head = f"<meta charset='{declared}'>" if declared else ""
    html = page(paragraphs(CAFE, *STORY[1:2]), head=head).decode().encode(encoding)
    assert body_lines(extract_article(html, URL, hints=Hints(charset=header)))[0] == CAFE


def test_broken_bytes_leave_the_rest_readable() -> None:
    html = page(head="<meta charset='utf-8'>").replace(b"fountain", b"fount\xffain")
    assert "Quillmark will cut 300 jobs in Leeds" in extract_article(html, URL).text


def test_control_characters_are_dropped() -> None:
    html = page().replace(b"Quillmark will", b"Quill\x00mark\x08 will").replace(b"memo", b"me&#0;mo&#11;")
    text = extract_article(html, URL).text
    assert "Quillmark will cut" in text
    assert "\x00" not in text


def test_sgml_wrapper_is_cut_away() -> None:
    wrapped = b"<DOCUMENT>\n<TYPE>EX-99.1\n<SEQUENCE>2\n<FILENAME>ex991.htm\n<TEXT>\n%s\n</TEXT>\n</DOCUMENT>"
    assert body_lines(extract_article(wrapped % page(title="ex991.htm"), URL)) == list(STORY)


def test_file_name_is_no_title() -> None:
    article = extract_article(page(title="flws20231214_8k.htm", heading="flws20231214_8k.htm"), URL)
    assert article.title is None
    assert article.text.startswith(STORY[0])


@pytest.mark.parametrize("tag", ["div", "b", "font", "ul><li", "table><tr><td", "blockquote", "a"])
@pytest.mark.parametrize("depth", [300, 2500])
def test_depth_is_survived(tag: str, depth: int) -> None:
    body = paragraphs(*STORY) + f"<{tag}>" * depth + "<p>Deep down.</p>"
    assert STORY[1] in read(body).text


def test_text_at_a_depth_that_unclosed_elements_reach_is_read() -> None:
    assert body_lines(read("<div>" * 400 + paragraphs(*STORY))) == list(STORY)


def test_tag_of_countless_attributes_costs_nothing() -> None:
    attributes = " ".join(f"a{i}=1" for i in range(50_000))
    assert body_lines(read(f"<p {attributes}>{STORY[0]}</p>" + paragraphs(*STORY[1:]))) == list(STORY)


def test_data_address_longer_than_a_page_is_no_attack() -> None:
    image = f"<img alt='a pen' src='data:image/png;base64,{'A' * 300_000}'>"
    assert body_lines(read(image + paragraphs(*STORY))) == list(STORY)


@pytest.mark.parametrize(
    "script",
    ["[" * 100_000, "[" * 900 + "]" * 900, '{"@type": "NewsArticle", "x": ' + "[" * 900 + "]" * 900 + "}",
     "{", '{"@type": "NewsArticle", "headline": {"a": 1}}', "null", '["a", 3, null]', '{"@graph": 7}',
     '{"@type": ["NewsArticle", 3], "author": [null, 7, {"name": {}}], "datePublished": 20250304}',
     '{"@type": "NewsArticle", "publisher": [[]], "mainEntityOfPage": [1]}'],
)  # fmt: skip
def test_strange_linked_data_is_survived(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    assert body_lines(read(head=head)) == list(STORY)


_PIECES = st.sampled_from(
    [*STORY, "<p>", "</p>", "<div class='related'>", "</div>", "<ul>", "<li>", "<a href='http://[x'>", "</a>", "<h2>",
     "<time datetime='0001-01-01'>", "<meta name=date content='99/99/9999'>", "<table><td>",
     "&#x1F600;", "&#xFFFE;", "&#1;", "&#xD800;", "&#55357;",
     "<![CDATA[", "<!--", "-->", "<script type='application/ld+json'>", "</script>", "\x00", "\ufffe", "<svg><p>",
     "<link rel=canonical href='//'>", "<blockquote>", "Key Points", "<h1>", "</h1>", "<html lang=xx>", "<p/>"]
)  # fmt: skip


def _outcome(html: bytes) -> Article | str:
    try:
        return extract_article(html, URL)
    except NotAnArticle as refused:
        return str(refused)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_markup_gives_an_article_or_a_refusal_and_the_same_twice(markup: str) -> None:
    html = f"<html><body>{markup}</body></html>".encode("utf-8", "surrogatepass")
    outcome = _outcome(html)
    assert outcome == _outcome(html)
    if isinstance(outcome, Article) and outcome.title:
        assert outcome.text.split("\n")[0] == outcome.title


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_a_refusal(html: bytes) -> None:
    _outcome(html)
    _outcome(b"<html><body><p>" + html)
