"""Articles of a gold file put back into pages, as a news site would print them: for what starts from bytes."""

from __future__ import annotations

import html
import json
import random
from collections.abc import Iterator
from pathlib import Path

from extract.jsonl import read_articles
from extract.model import Article

_MENU = (
    "Home World Business Tech Jobs Subscribe|Careers at our newsroom|Cut the cord: best streaming deals|"
    "Our team|Newsletters|Markets|Sport|Ten ways to save|Lifestyle"
)
_INLINE = ("{}", "{}", "{}", '<a href="/topic">{}</a>', "<b>{}</b>", "<em>{}</em>", '<span class="x">{}</span>')


def page_of(article: Article, chance: random.Random) -> bytes:
    """The article as a page of some 27 kB: head, menu, paragraphs with inline markup, scripts, footer."""
    title = html.escape(article.title or "")
    paragraphs = "\n".join(
        f"<p>{_marked(line, chance)}</p>" for line in article.text[article.body_start :].split("\n") if line.strip()
    )
    day = article.published_on.isoformat() if article.published_on else "2026-01-01"
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": article.title, "datePublished": day}
    menu = "".join(f'<li><a href="/{n}">{html.escape(words)}</a></li>' for n, words in enumerate(_MENU.split("|")))
    linked = json.dumps(data).replace("<", "\\u003c")
    script = "window.__data=" + json.dumps({"ads": [chance.random() for _ in range(900)]})
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
        f'<script type="application/ld+json">{linked}</script>'
        f"<style>{'.a{color:red}' * 300}</style></head><body><nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1>"
        f"{paragraphs}</article></main><script>{script}</script><footer><p>All rights reserved.</p></footer></body>"
        "</html>"
    ).encode()


def _marked(line: str, chance: random.Random) -> str:
    """A paragraph with some of its words inside inline elements, its special characters as references."""
    words = line.split(" ")
    return " ".join(chance.choice(_INLINE).format(html.escape(word)) if word else word for word in words).replace(
        "\xa0", "&nbsp;"
    )


def gold_pages(path: Path, seed: int = 1) -> Iterator[tuple[str, Article, bytes]]:
    """(id, article, page) of each article of a gold file."""
    chance = random.Random(seed)  # noqa: S311
    for name, article in read_articles(path):
        yield name, article, page_of(article, chance)
