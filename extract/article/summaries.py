"""The article of an outlet whose pages are closed: what its feed says openly."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

from extract.article.hints import Hints
from extract.article.languages import looks_english
from extract.article.linked_data import text_of
from extract.article.prose import squash
from extract.article.urls import clean_url
from extract.errors import NotAnArticle, Refusal
from extract.model import Access, Article, PublishedBasis

_BREAK = re.compile(r"</?(?:p|br|div|li|h\d)\b[^<>]*>", re.I)
_TAG = re.compile(r"<[^<>]*>")


def summary_text(summary: str | None, title: str | None) -> str:
    """A description as plain lines; empty where it only repeats the title."""
    lines = (text_of(_TAG.sub(" ", line)) for line in _BREAK.sub("\n", summary or "").split("\n"))
    text = "\n".join(line for line in lines if line)
    return "" if squash(text) == squash(title or "") else text


def extract_summary(url: str, hints: Hints) -> Article:
    """The article of title and summary that the feed gives for ``url``; NotAnArticle(NO_TEXT) without a title."""
    title = text_of(_TAG.sub(" ", hints.title or ""))
    if not title:
        raise NotAnArticle(Refusal.NO_TEXT, "the feed gives no title for it")
    text = summary_text(hints.summary, title)
    at = hints.published_at
    local = at.astimezone(ZoneInfo(hints.timezone)) if at and at.tzinfo and hints.timezone else at
    return Article.of(
        url=clean_url(url),
        title=title,
        body=text,
        outlet=hints.outlet,
        published_at=at if at and at.tzinfo else None,
        published_on=local.date() if local else None,
        published_basis=PublishedBasis.FEED if at else None,
        published_raw=at.isoformat() if at else None,
        language="en" if looks_english(f"{title} {text}") else None,
        access=Access.SUMMARY,
    )
