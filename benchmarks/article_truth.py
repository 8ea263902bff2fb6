"""How well pages are read: our article beside trafilatura alone, by outlet, on the shared saved pages.

    python -m benchmarks.article_truth [--pages]

Body: F1 over the bag of lower-cased words against the truth's text. Title: equal, or one contains the other and is
at least 0.6 of its length. Day: the truth's day in its own zone or UTC is ours likewise. Time: CPU of one process,
as a multiple of one lxml parse of the same page.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from statistics import mean

import lxml.html
import trafilatura
from rich.console import Console
from rich.table import Table
from warcio.archiveiterator import ArchiveIterator

from crawler.catalog import Outlet, load_catalog
from extract.article import Hints, extract_article
from extract.errors import NotAnArticle
from extract.model import Article
from tests.shared import SHARED

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """One saved page and what is known of it."""

    url: str
    outlet: str
    archive: str
    html: bytes
    text: str | None
    title: str | None
    published: str | None


@dataclass(slots=True, kw_only=True)
class Scores:
    """The figures of one reader on one set of pages."""

    f1: list[float] = field(default_factory=list)
    title: list[bool] = field(default_factory=list)
    day: list[bool] = field(default_factory=list)
    changed: int = 0  # wrong days where the truth has, to the second, what the page calls its last change
    seconds: float = 0.0
    empty: int = 0


def read_saved(shared: Path) -> Iterator[Saved]:
    """The pages of both archives, in their order."""
    web = shared / "web"
    rows = {row["url"]: row for row in map(json.loads, (web / "pages.jsonl").read_text("utf-8").splitlines())}
    for archive in ("outlets.warc.gz", "extra.warc.gz"):
        with (web / archive).open("rb") as stream:
            for record in ArchiveIterator(stream):
                row = rows.get(record.rec_headers.get_header("WARC-Target-URI"))
                if record.rec_type == "response" and row is not None:
                    yield Saved(
                        url=row["url"],
                        outlet=row["outlet"],
                        archive=archive,
                        html=record.content_stream().read(),
                        text=(web / row["truth"]).read_text("utf-8") if row["truth"] else None,
                        title=row["title"],
                        published=row["published"],
                    )


def token_f1(text: str, truth: str) -> float:
    """F1 of two word bags."""
    ours, theirs = Counter(_WORD.findall(text.lower())), Counter(_WORD.findall(truth.lower()))
    both = sum((ours & theirs).values())
    return 2 * both / (sum(ours.values()) + sum(theirs.values())) if both else 0.0


def is_same_title(ours: str | None, truth: str) -> bool:
    """Equal, or contained with a length ratio of 0.6 and more, case and punctuation aside."""
    a, b = sorted((" ".join(_WORD.findall((text or "").lower())) for text in (ours, truth)), key=len)
    return bool(a) and a in b and len(a) >= 0.6 * len(b)


def days_of(moment: datetime) -> set[date]:
    """The calendar days of a moment, in its own zone and in UTC."""
    return {moment.date()} | ({moment.astimezone(UTC).date()} if moment.tzinfo else set())


def is_last_change(article: Article, truth: str) -> bool:
    """True where what the truth calls publication is, to the second, what the page itself calls its last change."""
    moment = datetime.fromisoformat(truth)
    changed, published = article.modified_at, article.published_at
    return bool(
        changed and published and moment.tzinfo
        and abs((changed - moment).total_seconds()) < 1 and abs((published - moment).total_seconds()) > 1
    )  # fmt: skip


@cache
def _outlets() -> dict[str, Outlet]:
    return {outlet.name: outlet for outlet in load_catalog().values()}


def settings_of(saved: Saved) -> Hints:
    """What the catalogue tells of a page's outlet."""
    outlet = _outlets().get(saved.outlet)
    return Hints(timezone=outlet.timezone, outlet_name=outlet.name) if outlet else Hints()


def score_ours(saved: Saved, hints: Hints, scores: Scores) -> Article | None:
    """Read one page as the crawl does and add its figures."""
    start = time.process_time()
    try:
        article = extract_article(saved.html, saved.url, hints=hints)
    except NotAnArticle:
        article = None
    scores.seconds += time.process_time() - start
    scores.empty += article is None
    if saved.text:
        scores.f1.append(token_f1(article.text[article.body_start :] if article else "", saved.text))
    if saved.title:
        scores.title.append(is_same_title(article.title if article else None, saved.title))
    if saved.published:
        ours = days_of(article.published_at) if article and article.published_at else set()
        ours |= {article.published_on} if article and article.published_on else set()
        right = bool(ours & days_of(datetime.fromisoformat(saved.published)))
        scores.day.append(right)
        scores.changed += bool(not right and article and is_last_change(article, saved.published))
    return article


def score_alone(saved: Saved, scores: Scores) -> None:
    """Read one page with trafilatura as it comes and add its figures."""
    start = time.process_time()
    document = trafilatura.bare_extraction(saved.html, url=saved.url, with_metadata=True)
    scores.seconds += time.process_time() - start
    scores.empty += document is None
    if saved.text:
        scores.f1.append(token_f1((document and document.text) or "", saved.text))
    if saved.title:
        scores.title.append(is_same_title(document and document.title, saved.title))
    if saved.published:
        days = {day.isoformat() for day in days_of(datetime.fromisoformat(saved.published))}
        scores.day.append(bool(document and document.date in days))


def _share(values: list[bool] | list[float]) -> str:
    return f"{mean(values):.3f} ({len(values)})" if values else "–"


def main() -> None:
    """Print the table, and with ``--pages`` each page that is not right."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pages", action="store_true", help="list the pages that are not right")
    verbose = arguments.parse_args().pages
    if SHARED is None:
        sys.exit("no shared folder: set PINKSLIP_SHARED")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    ours: dict[str, Scores] = defaultdict(Scores)
    alone: dict[str, Scores] = defaultdict(Scores)
    parse = 0.0
    for saved in read_saved(SHARED):
        hints = settings_of(saved)
        groups = (saved.outlet, saved.archive) if hints.outlet_name else (saved.archive,)
        start = time.process_time()
        lxml.html.document_fromstring(saved.html, parser=lxml.html.HTMLParser(encoding="utf-8"))
        parse += time.process_time() - start
        for group in groups:
            article = score_ours(saved, hints, ours[group])
            score_alone(saved, alone[group])
        if verbose:
            _print_faults(saved, article, ours[saved.archive])
    table = Table("pages of", "body F1", "alone", "title", "alone", "day", "alone", "refused", "alone")
    for group, ours_here in ours.items():
        here, there = ours_here, alone[group]
        table.add_row(
            group, _share(here.f1), _share(there.f1), _share(here.title), _share(there.title),
            _share(here.day), _share(there.day), str(here.empty), str(there.empty),
        )  # fmt: skip
    Console(width=140).print(table)
    for name, scores in (("ours", ours), ("trafilatura alone", alone)):
        seconds = sum(scores[archive].seconds for archive in ("outlets.warc.gz", "extra.warc.gz"))
        print(f"time, {name}: {seconds / parse:.1f} lxml parses a page")
    found = ours["outlets.warc.gz"]
    print(
        f"days: {found.day.count(False)} of ours are not the truth's; in {found.changed} of them the truth has, to the"
        " second, what the page calls its last change"
    )


def _print_faults(saved: Saved, article: Article | None, scores: Scores) -> None:
    """One line for each figure of a page that is not right."""
    if saved.text and scores.f1[-1] < 0.97:
        print(f"body {scores.f1[-1]:.3f}  {saved.url}")
    if saved.title and not scores.title[-1]:
        print(f"title {article.title if article else None!r}, not {saved.title!r}  {saved.url}")
    if saved.published and not scores.day[-1]:
        print(f"day {article.published_on if article else None}, not {saved.published}  {saved.url}")


if __name__ == "__main__":
    main()
