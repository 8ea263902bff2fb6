"""What a reviewer's marked words mean for a field: the extractor's own parsers on them."""

from __future__ import annotations

from datetime import date
from typing import Any

from extract.values.count import COUNT, read_count
from extract.values.share import SHARE, read_share
from extract.values.when import find_whens

#: The fields that words can be marked for.
MARKABLE = ("company", "count", "share", "date", "effective", "status", "cut_type", "cause")


def read_words(field: str, words: str, published_on: date | None) -> dict[str, Any]:
    """The values of a claim that these words give for a field, empty where they give none.

    >>> read_words("count", "some 1,200 people", None)
    {'low': 1200, 'high': 1200, 'qualifier': 'about'}
    >>> read_words("effective", "by the end of June", date(2026, 2, 3))
    {'effective': '2026-06'}
    """
    match field:
        case "company":
            return {"company": " ".join(words.split()).removesuffix("’s").removesuffix("'s")}
        case "count":
            count = next((found for match in COUNT.finditer(words) if (found := read_count(match))), None)
            return {"low": count.low, "high": count.high, "qualifier": str(count.qualifier)} if count else {}
        case "share":
            share = next((part for match in SHARE.finditer(words) if (part := read_share(match))), None)
            return {"percent_low": share.low, "percent_high": share.high} if share else {}
        case "date" | "effective":
            whens = [each.on(published_on, future=field == "effective") for each in find_whens(words)]
            return {field: whens[0].iso} if whens and whens[0] else {}
        case _:
            return {}
