"""Who wrote it: names only, without "By", job titles, addresses and handles."""

from __future__ import annotations

import re
from typing import Any

from extract.article.facts import Facts
from extract.article.linked_data import text_of
from extract.article.prose import close_up

_LEAD = re.compile(r"^.{0,30}?\bby[:\s]+", re.I)
_TAIL = re.compile(
    r"\s*(?:\bMore (?:stories|from|by)\b.*|\(?https?://\S+.*|\(?@\w+\)?.*|\S+@\S+\.\w+.*|\s[|•·]\s.*"
    r"|\b(?:Published|Updated|Posted)\b.*"
    # a date, with or without the dash before it
    r"|\s[-–—]?\s*(?:\d{4}-\d\d|\w{3,9}\.? \d{1,2}, \d{4}|\d{1,2} \w{3,9} \d{4}).*)$",
    re.I | re.S,
)
_MARKUP = re.compile(r"<[^<>]+>|\([^()]*<.*$", re.S)
_URL = re.compile(r"^\s*(?:https?:|www\.|/)")


def clean_name(name: str) -> str | None:
    """The name in one author statement, or None for an address or nothing."""
    name = f" {close_up(_MARKUP.sub(' ', name[:500]))}"
    if _URL.match(name):
        return None
    if m := _LEAD.search(name):
        name = name[m.end() :]
    name = _TAIL.sub("", name).strip(" ,;|•·-–—()")
    return name if 1 < len(name) <= 100 and re.search(r"[^\W\d]", name) and not re.search(r"\d", name) else None


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    text = text_of(value)
    return [text] if text else []


def find_byline(facts: Facts) -> str | None:
    """The authors' names, comma between them: JSON-LD first, then meta elements, then a marked byline; else None."""
    meta = [
        list(facts.meta.get(name, ()))
        for name in ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
                     "cxenseparse:author", "article:author", "og:article:author", "search.byline")
    ]  # fmt: skip
    publisher = {name.lower() for name in (*facts.linked.site_names, *facts.meta.get("og:site_name", ()))}
    fallback = None
    for source in (_names(facts.linked.article.get("author")), *meta, *([mark] for mark in facts.bylines)):
        names = list(dict.fromkeys(name for raw in source if (name := clean_name(raw))))
        if names and all(name.lower() in publisher for name in names):
            fallback = fallback or ", ".join(names)  # the house itself, unless a person is named further on
        elif names:
            return ", ".join(names)
    return fallback
