"""The gate: whatever the rules read a claim of passes it, in any dress that a page puts on; most else doesn't."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.page_form import gold_pages, page_of
from crawler.demo.press import ARCHIVES
from extract.engine import RULES, match_rules
from extract.errors import NotAnArticle
from extract.gate import page_may_tell
from extract.lexer import lex
from extract.mentions import tells
from extract.model import Article
from extract.page import extract_page
from store.warc import iter_records
from tests.shared import SHARED, needs_shared

SENTENCE = "Kestrel Foods said on Monday that it will lay off 300 workers at its plant in Corley."


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><nav>Jobs at our newsroom</nav>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "bytes_",
    [
        page(f"<p>{SENTENCE}</p>"),
        page("<p>Kestrel Foods is shutting its Wigham plant.</p><p>The move affects 150 employees.</p>"),
        page("<p>Kestrel Foods will <b>lay&nbsp;off</b> <a href='/x' title='a > b'>300</a> wor<wbr>kers.</p>"),
        page("<p>Kestrel Foods will lay\n   off\t300\r\nworkers.</p>"),
        page("<p>Kestrel Foods will lay off &#51;00 work&#101;rs.</p>"),
        page("<P>KESTREL FOODS TO CUT 300 JOBS</P>"),
        page("<pre>Kestrel Foods will\nlay off 300\nworkers.</pre>"),
        page("", head=f'<meta name="description" content="{SENTENCE}">'),
        page("", head=f'<script type="application/ld+json">{{"articleBody":"{SENTENCE}"}}</script>'),
        page(
            "", head='<script type="application/ld+json">{"description": "A \\"must\\": lay off 300 workers"}</script>'
        ),
        page(f"<noscript><p>{SENTENCE}</p></noscript>"),
        page(f"<script>never closed <p>{SENTENCE}</p>"),
        page(f"<!-- never closed <p>{SENTENCE}</p>"),
        page(f"<p>{SENTENCE}</p>").decode().encode("cp1252"),
    ],
)
def test_gate_lets_pass(bytes_: bytes) -> None:
    assert page_may_tell(bytes_)


@pytest.mark.parametrize(
    "bytes_",
    [
        b"",
        page("<p>Kestrel Foods cut prices and hired 300 workers for its team.</p>"),
        page(f"<script>var words = '{SENTENCE}'</script>"),
        page(f"<style>/* {SENTENCE} */</style><!-- {SENTENCE} -->"),
        page("<p>Kestrel Foods will lay</p><p>off 300</p><p>workers.</p>"),
        bytes(range(256)) * 40,
    ],
)
def test_gate_holds_back(bytes_: bytes) -> None:
    assert not page_may_tell(bytes_)


def test_gate_lets_pass_every_rule_that_tells_by_itself() -> None:
    sentences = {
        plain
        for rule in RULES
        for example in rule.yes
        if tells(row := lex(plain := "".join(c for c in example if c not in "{}")), match_rules(row))
    }
    assert len(sentences) > 150
    assert not [sentence for sentence in sentences if not page_may_tell(page(f"<div>{sentence}</div>"))]


def test_gate_loses_no_claim_of_the_demo() -> None:
    pages = [(s.body, s.final_url) for archive in ARCHIVES for _, s in iter_records(archive) if b"<html" in s.body]
    held = [(body, url) for body, url in pages if not page_may_tell(body)]
    assert 0 < len(held) < len(pages)
    for body, url in held:
        with contextlib.suppress(NotAnArticle):
            assert extract_page(body, url)[1] == (), url


#: What a page is made of that could lead the gate astray.
PIECES = (
    *("<p>", "</p>", "<b>", "<", ">", "&", "&#x;", "&#1114112;", "\\u00", '"', "<script", "</script>", "<!--", "\x00"),
    *("lay off 300", " workers. ", "\u202e", "<meta content='", "jobs cut ", "\\"),
)


@settings(max_examples=80)
@given(st.lists(st.sampled_from(PIECES)))
def test_gate_takes_any_bytes(pieces: list[str]) -> None:
    assert page_may_tell("".join(pieces).encode()) in {True, False}


def test_gate_takes_an_endless_line_in_its_stride() -> None:
    """Text of a megabyte without a full stop, and half-open tags by the thousand: no regular expression runs away."""
    assert not page_may_tell(b"<p>" + b"cut the team " * 80_000)
    assert not page_may_tell(b"<script " * 50_000)
    assert not page_may_tell(b"<!-- " * 50_000 + b"<style" * 50_000)
    assert not page_may_tell(b'<meta content="' * 30_000)


def test_page_form_gives_the_text_back() -> None:
    body = "Kestrel Foods will lay off 300 workers & close “Corley 2”.\n\nThe plant opened in 1988, and <b> is a tag."
    article = Article.of(url="https://x.example/a", title="Kestrel Foods cuts 300 jobs", body=body)
    found, claims = extract_page(page_of(article, random.Random(3)), article.url)  # noqa: S311
    assert found.text.split() == article.text.split()
    assert len(claims) == 1


@needs_shared
@pytest.mark.parametrize("name", ["tune", "check"])
def test_gate_loses_no_claim_of_the_gold_texts_in_page_form(name: str) -> None:
    assert SHARED is not None
    passed = told = 0
    for _, article, bytes_ in gold_pages(Path(SHARED) / "gold" / f"{name}.jsonl"):
        ok = page_may_tell(bytes_)
        passed += ok
        if ok:
            continue
        # Only what is held back can be lost; most of it is read here for nothing.
        told += bool(extract_page(bytes_, article.url or "https://x.example/story")[1])
    assert passed > 80
    assert told == 0
