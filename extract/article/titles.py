"""The headline: what the page's several titles agree on, without the site's name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from extract.article.facts import Facts
from extract.article.hints import Hints
from extract.article.linked_data import text_of

_SEPARATOR = re.compile(r"\s+[|\-–—»«·:]+\s+|\s*[|»]\s*|\s::\s")
_PUBLISHED_NOTE = re.compile(r"\s*\((?:Published|Updated|Posted)\s+(?:in\s+)?\d{4}\)$", re.I)
#: A longer text is no headline.
_LONGEST = 400
_FILE_NAME = re.compile(r"^[\w.~-]+\.(?:html?|txt|pdf|xml|php|aspx?)$", re.I)
_GENERIC = frozenset({"home", "homepage", "news", "menu", "article", "untitled", "document", "index"})
#: Words that follow a site's name where the site has parts.
_SECTIONS = frozenset({
    "business", "deutschland", "finance", "health", "india", "international", "japan", "life", "live", "magazine",
    "markets", "money", "news", "online", "opinion", "politics", "science", "sport", "sports", "tech", "technology",
    "tv", "uk", "us", "usa", "video", "world",
})  # fmt: skip
#: Hosts' first labels that name no site.
_HOST_NOISE = frozenset({"www", "m", "mobile", "amp", "edition", "news", "blog", "blogs", "uk", "us", "com", "co"})


def _key(text: str) -> str:
    """Letters and digits alone, for comparing."""
    return re.sub(r"[\W_]+", "", text.lower())


def site_names(facts: Facts, url: str, hints: Hints) -> frozenset[str]:
    """Keys of the names the site goes by: its own statements, the catalogue's name, its host."""
    names = [*facts.linked.site_names, *facts.meta.get("og:site_name", ()), *facts.meta.get("application-name", ())]
    names = [name for name in names if len(name.split()) <= 5]  # some sites put the headline there
    names += [hints.outlet_name or "", (hints.outlet or "").replace("_", " ")]
    names += [name.lstrip("@") for name in facts.meta.get("twitter:site", ())]
    host = urlsplit(url).hostname or ""
    names += [host.removeprefix("www."), *(label for label in host.split(".")[:-1] if label not in _HOST_NOISE)]
    keys = {_key(name) for name in names} | {_key(name).removeprefix("the") for name in names}
    return frozenset(key for key in keys if len(key) > 1)


def _is_site(part: str, names: frozenset[str]) -> bool:
    """True for a piece of a title that names the site, or one of its sections ("BBC News", "The Guardian")."""
    words = re.findall(r"[\w.'’&]+", part)
    if len(words) > 8:
        return False
    while words:
        key = _key("".join(words))
        if key in names or key.removeprefix("the") in names:
            return True
        if words.pop().lower() not in _SECTIONS:
            return False
    return False


def clean_title(title: str, names: frozenset[str], headings: tuple[str, ...] = ()) -> str:
    """The title without notes, and without pieces at its ends that name the site. Where all before some separator is
    one of the headings, what follows ("| Section") goes too."""
    title = _PUBLISHED_NOTE.sub("", " ".join(title.split()))
    title = title.strip(" »|")
    while cuts := list(_SEPARATOR.finditer(title)):
        first, last = cuts[0], cuts[-1]
        if _is_site(title[last.end() :], names):
            title = title[: last.start()].rstrip()
        elif _is_site(title[: first.start()], names):
            title = title[first.end() :].lstrip()
        else:
            before = {_key(title[: cut.start()]) for cut in cuts}
            return next((heading for heading in headings if _key(heading) in before), title)
    return title


def find_title(facts: Facts, url: str, hints: Hints) -> str | None:
    """The headline, or None. Each title the page offers votes for those it equals or contains; the first of the
    best wins in the order og:title, JSON-LD, heading, twitter:title, <title>, feed."""
    names = site_names(facts, url, hints)
    offers = [
        facts.first("og:title"),
        text_of(facts.linked.article.get("headline")) or text_of(facts.linked.article.get("name")),
        *facts.headings[:4],
        facts.first("twitter:title", "title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"),
        facts.title,
        text_of(hints.title),
    ]
    headings = tuple(heading for heading in facts.headings if len(heading) > 15 and not _is_site(heading, names))
    titles: list[str] = []
    for offer in offers:
        if offer and len(offer) <= _LONGEST:
            title = clean_title(offer, names, headings if offer is facts.title else ())
            if title and _key(title) not in names | _GENERIC and not _FILE_NAME.match(title) and _key(title):
                titles.append(title)
    if not titles:
        return None
    return max(titles, key=lambda t: sum(_agree(t, other) for other in titles))  # max keeps the first of equals


def _agree(one: str, other: str) -> float:
    """1 for equal titles, a half where one contains most of the other, else 0."""
    a, b = sorted((_key(one), _key(other)), key=len)
    if a == b:
        return 1.0
    return 0.5 if a in b and len(a) >= 0.6 * len(b) else 0.0
