"""Pages that are no articles: walls and challenges served with status 200, and listings."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from extract.article.facts import Facts
from extract.article.linked_data import ARTICLE_TYPES, LISTING_TYPES
from extract.errors import NotAnArticle, Refusal

#: Titles of challenge, error and login pages.
WALL_TITLE = re.compile(
    r"""^(?:[\w .'-]{0,30}\s[-–—|]\s)?(?:
        are\ you\ a\ (?:robot|human)\b | (?:please\ )?(?:verify|confirm)\ (?:that\ )?you\ are\ (?:a\ )?human
      | just\ a\ moment\b | attention\ required | access\ (?:to\ this\ page\ has\ been\ )?denied
      | pardon\ our\ interruption
      | (?:security|browser)\ check\b | checking\ your\ browser | robot\ (?:check|or\ human) | human\ verification
      | (?:captcha|bot)\ (?:challenge|check|verification) | ddos[ -]guard | request\ (?:blocked|unsuccessful)
      | (?:error\ )?40[134]\b | forbidden$ | (?:page\ )?not\ found\b | unauthori[sz]ed$ | service\ unavailable
      | (?:log|sign)[ -]?in\b(?!\s+\w+\s+\w+\s+\w+) | (?:log|sign)\ (?:in|up)\ (?:to|or)\ .{0,30}$
      | (?:subscribe|register)\ to\ (?:continue|read)\b | before\ you\ continue
    )""",
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


def refuse_wall(tree: HtmlElement, facts: Facts, text: str) -> None:
    """NotAnArticle(WALL) for a challenge, error or login page: by its title, else by its markup or sentences where
    the page bears no article of any length."""
    titles = [title for title in (facts.title, *facts.headings[:2]) if title]
    said = next((title for title in titles if WALL_TITLE.search(title)), None)
    if said and len(text) < 1500:
        raise NotAnArticle(Refusal.WALL, f"the page is titled {said[:80]!r}")
    if len(text) < 600 and not has_article_mark(facts):
        if tree.xpath(_CHALLENGE):
            raise NotAnArticle(Refusal.WALL, "a challenge stands in place of the article")
        page_text = " ".join(tree.text_content().split())[:20_000]
        if m := WALL_TEXT.search(page_text):
            raise NotAnArticle(Refusal.WALL, f"the page says {m[0]!r}")
        if tree.xpath("//form//input[@type='password']") and len(page_text) < 3000:
            raise NotAnArticle(Refusal.WALL, "a login form stands in place of the article")


def has_article_mark(facts: Facts) -> bool:
    """True where the page declares itself an article: a JSON-LD node, og:type, or a publication time in its head."""
    return bool(
        facts.linked.types & ARTICLE_TYPES
        or "article" in (facts.first("og:type") or "").lower()
        or facts.first("article:published_time", "og:article:published_time")
    )


def refuse_listing(facts: Facts, url: str, text: str) -> None:
    """NotAnArticle(LISTING) for front pages, sections, tags and searches.

    A bare host is always a front page. Elsewhere a page that declares itself an article is one; without such a mark,
    an address or type of listings decides, or text that is all headlines and teasers.
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
    if reads_as_list(text) and (facts.first("og:type") or "website").lower() == "website":
        raise NotAnArticle(Refusal.LISTING, "headlines and teasers, no story")


def reads_as_list(text: str) -> bool:
    """True for ten lines and more of which hardly any is as long as a paragraph."""
    lines = [line for line in text.split("\n") if line.strip()]
    long = sum(len(line) for line in lines if len(line) > 180)
    return len(lines) >= 10 and long < 0.35 * sum(map(len, lines))
