"""Pages that are no articles: walls and challenges served with status 200, and listings."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from extract.article.facts import Facts
from extract.article.linked_data import ARTICLE_TYPES, LISTING_TYPES
from extract.article.urls import site_of
from extract.errors import NotAnArticle, Refusal

#: Titles of challenge, error and login pages.
WALL_TITLE = re.compile(
    # the site's name may stand before; after it nothing but another name may follow: "404 jobs to go" is news
    r"""^(?:[\w .'-]{0,30}\s[-–—|]\s)?(?:
        are\ you\ a\ (?:robot|human)\b | (?:please\ )?(?:verify|confirm)\ (?:that\ )?you\ are\ (?:a\ )?human
      | just\ a\ moment\b | attention\ required | access\ (?:to\ this\ page\ has\ been\ )?denied
      | pardon\ our\ interruption
      | (?:security|browser)\ check\b | checking\ your\ browser | robot\ (?:check|or\ human) | human\ verification
      | (?:captcha|bot)\ (?:challenge|check|verification) | ddos[ -]guard | request\ (?:blocked|unsuccessful)
      | (?:error\ )?40[134](?:\ (?:error|forbidden|not\ found|unauthori[sz]ed))? | forbidden | unauthori[sz]ed
      | (?:page\ )?not\ found | service\ unavailable
      | (?:log|sign)[ -]?(?:in|up)(?:\ (?:to|or)\ .{1,30})?
      | (?:subscribe|register)\ to\ (?:continue|read)(?:\ reading)?
      | before\ you\ continue
    )[\s.!?…]*(?:$|[-–—|•]\s)""",
    re.X | re.I,
)
#: Sentences of such pages, believed only where there is no article beside them.
WALL_TEXT = re.compile(
    r"""unusual\ activity\ from\ your\ (?:computer\ )?network | you(?:['’]re|\ are)\ not\ a\ robot
      | (?:enable|turn\ on)\ (?:javascript|cookies)(?:\ and\ (?:javascript|cookies))?
        \ (?:to\ continue|and\ (?:then\ )?reload)
      | checking\ (?:if\ the\ site\ connection\ is\ secure|your\ browser\ before)
      | complete\ the\ (?:security\ check|captcha)
      | (?:verify|confirm)\ (?:that\ )?you\ are\ (?:a\ )?human | press\ (?:&|and)\ hold\ to\ confirm
      | (?:log|sign)\ in\ to\ (?:continue|read|view)\b | you\ (?:have\ been|are)\ blocked
      | you\ (?:don['’]t|do\ not)\ have\ permission\ to\ access | reference\ \#?\d[\da-f.]{8,}
    """,
    re.X | re.I,
)
_CHALLENGE = (
    "//*[contains(@id,'px-captcha') or contains(@class,'px-captcha') or @id='challenge-form' or @id='cf-wrapper'"
    " or contains(@class,'g-recaptcha') or contains(@class,'h-captcha') or @id='sec-if-container']"
    " | //iframe[contains(@src,'captcha-delivery.com') or contains(@src,'_Incapsula_Resource')]"
    " | //script[contains(@src,'captcha.px-cdn') or contains(@src,'/_Incapsula_Resource')"
    " or contains(@src,'/cdn-cgi/challenge-platform') or contains(@src,'captcha-delivery.com')]"
)
_LISTING_PATH = re.compile(
    r"^/(?:(?:[\w-]+/)*(?:tags?|topics?|category|categories|sections?|authors?|contributors?|people|profile|search|archives?"
    r"|latest|hub|newsletters|index(?:\.\w+)?)(?:/[\w.]*(?:-[\w.]*){0,2}){0,2}|(?:[\w-]+/)*page/\d+)/?$",
    re.I,
)


#: Characters of text below which a page may be a wall, and below which it is no article that a form stands beside.
_SHORT, _HARDLY_ANY = 1500, 200


def find_challenge(tree: HtmlElement) -> str | None:
    """What on a page says that something stands before the article, or None. To be asked of the tree as it came."""
    if tree.xpath(_CHALLENGE):
        return "a challenge stands in place of the article"
    words = " ".join(" ".join(tree.xpath("//body//text()[not(parent::script or parent::style)]")).split())
    if m := WALL_TEXT.search(words[:20_000]):
        return f"the page says {m[0]!r}"
    if len(words) < 3000 and tree.xpath("//form//input[@type='password']"):
        return "a login form stands in place of the article"
    return None


def refuse_wall(facts: Facts, text: str, challenge: str | None) -> None:
    """NotAnArticle(WALL) for a challenge, error or login page: by its title; by its text, where the page does not
    declare itself an article; or by what :func:`find_challenge` saw on it, where there is hardly any text."""
    titles = [title for title in (facts.title, *facts.headings[:2]) if title]
    said = next((title for title in titles if WALL_TITLE.search(title)), None)
    marked = has_article_mark(facts)
    if said and len(text) < (_HARDLY_ANY if marked else _SHORT):
        raise NotAnArticle(Refusal.WALL, f"the page is titled {said[:80]!r}")
    if len(text) < _SHORT and not marked and (m := WALL_TEXT.search(text)):
        raise NotAnArticle(Refusal.WALL, f"the page says {m[0]!r}")
    if challenge and len(text) < _HARDLY_ANY:
        raise NotAnArticle(Refusal.WALL, challenge)


def has_article_mark(facts: Facts) -> bool:
    """True where the page declares itself an article: a JSON-LD node, og:type, or a publication time in its head."""
    return bool(
        facts.linked.types & ARTICLE_TYPES
        or "article" in (facts.first("og:type") or "").lower()
        or facts.first("article:published_time", "og:article:published_time")
    )


def refuse_listing(facts: Facts, url: str, *, river: bool) -> None:
    """NotAnArticle(LISTING) for front pages, sections, tags and searches.

    A bare host is always a front page. Elsewhere a page that declares itself an article is one; without such a mark,
    an address or type of listings decides, or that the page is a river of cards (:func:`is_river`).
    """
    parts = urlsplit(url)
    if not parts.path.strip("/") and not parts.query:
        raise NotAnArticle(Refusal.LISTING, "the address is a front page")
    if has_article_mark(facts):
        return
    if listing := facts.linked.types & LISTING_TYPES:
        raise NotAnArticle(Refusal.LISTING, f"the page calls itself {min(listing)}")
    if _LISTING_PATH.match(parts.path):
        raise NotAnArticle(Refusal.LISTING, f"the address {parts.path} is one of listings")
    if river:
        raise NotAnArticle(Refusal.LISTING, "headlines and teasers, no story")


def is_river(tree: HtmlElement, url: str) -> bool:
    """True for a page of cards: ten headlines and more that link to other pages of the site, and no place where
    paragraphs follow each other. To be asked of the tree as it came."""
    site = site_of(url)
    cards = 0
    for heading in tree.iter("h2", "h3", "h4", "h5"):
        links = (*heading.iter("a"), *islice(heading.iterancestors("a"), 1))
        elsewhere = any(site_of(link.get("href") or "") in {"", site} for link in links)
        cards += elsewhere and len(heading.text_content().strip()) >= 20
    if cards < 10:
        return False
    prose: dict[HtmlElement, int] = defaultdict(int)
    for paragraph in tree.iter("p"):
        length = len(paragraph.text_content())
        parent = paragraph.getparent()
        if length >= 80 and parent is not None:
            prose[parent] += length
    return max(prose.values(), default=0) < 600
