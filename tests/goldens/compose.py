"""Write the goldens' pages: stories of the invented press in the markup of the catalogue's outlets.

    python -m tests.goldens.compose [--regenerate]

The prose is ours and so are the companies; what is real is the shape: JSON-LD, meta elements, containers, and the
boxes of other stories between them. The claims are those in the stories' heads, which a person wrote. A shape that
changes on the real site is changed here, or its new page is added with ``pinkslip golden add``.
"""

from __future__ import annotations

import csv
import json
import os
import string
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

from crawler.demo.press import PRESS, Piece, Site, read_piece
from crawler.goldens import GoldenRequest, add_golden, write_json

HERE = Path(__file__).parent
SHAPES = HERE / "shapes"

#: Outlet, address and story of each golden; an address may name its story's year, month and day.
PAGES = HERE / "pages.csv"

#: When all of them were fetched, as their meta.json says.
FETCHED = datetime(2026, 11, 19, 18, tzinfo=UTC)

#: What Bloomberg serves with status 200 to a visitor it doubts.
WALL = (
    "<!DOCTYPE html><html><head><title>Bloomberg - Are you a robot?</title></head><body><section class='box'>"
    "<h2 class='main__heading'>We've detected unusual activity from your computer network</h2>"
    "<p class='continue'>To continue, please click the box below to let us know you're not a robot.</p>"
    "<div id='px-captcha'></div></section><section class='info'><h3>Why did this happen?</h3>"
    "<p>Please make sure your browser supports JavaScript and cookies and that you are not blocking them.</p>"
    "</section></body></html>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story and where it is published."""

    url: str
    topic: str
    piece: Piece


def story_of(outlet: str, address: str, story: str) -> Story:
    """The story of one row of PAGES; a release's path stands in its own head."""
    site = Site(slug=outlet, name=outlet, feed="", sitemap=address, summary_only=False)
    pressed = "/" in story
    piece = read_piece(site, (PRESS if pressed else HERE / "releases") / f"{story}.md")
    day = piece.published
    if not pressed:
        address += piece.path
    url = string.Template(address).substitute(y=day.year, m=f"{day:%m}", d=f"{day:%d}", mon=f"{day:%b}".lower())
    return Story(url=url, topic=f"{day:%Y-%m-%d}-{story.rpartition('/')[2]}", piece=piece)


def compose(outlet: str, story: Story) -> str:
    """The story's page in the outlet's shape."""
    piece = story.piece
    paragraphs = [escape(paragraph, quote=False) for paragraph in piece.body.split("\n\n")]
    marked = [f"<p>{paragraph}</p>" for paragraph in paragraphs]
    half = (len(marked) + 1) // 2
    boxed = [f"<div class='duet--article--article-body-component'>{paragraph}</div>" for paragraph in marked]
    blocks = [f"<div data-component='text-block'><div class='ssrcss-RichTextContainer'>{p}</div></div>" for p in marked]
    local = piece.published.astimezone(ZoneInfo("America/New_York"))
    words = {"title": piece.title, "byline": piece.byline, "dek": piece.summary, "url": story.url}
    day = f"{piece.published:%B} {piece.published.day}, {piece.published.year}"
    return string.Template((SHAPES / f"{outlet}.html").read_text("utf-8")).substitute(
        {key: escape(value) for key, value in words.items()},
        **{f"{key}_json": json.dumps(value, ensure_ascii=False).replace("</", "<\\/") for key, value in words.items()},
        published=piece.published.isoformat(),
        modified=piece.modified.isoformat(),
        published_mail=format_datetime(piece.published.astimezone(UTC)),
        published_words=f"{local:%a, %b} {local.day} {local:%Y %H:%M:%S EST}",
        modified_words=f"{piece.modified.astimezone(ZoneInfo('America/New_York')):%a, %b %d %Y %H:%M:%S EST}",
        compact=f"{piece.published:%Y%m%d}",
        iso_day=f"{piece.published:%Y-%m-%d}",
        day=day,
        day_et=f"{local:%b %d, %Y, %H:%M ET}",
        body="\n".join(marked),
        first="\n".join(marked[:half]),
        second="\n".join(marked[half:]),
        first_line=paragraphs[0],
        rest="\n".join(marked[1:]),
        first_boxed="\n".join(boxed[:half]),
        second_boxed="\n".join(boxed[half:]),
        text_blocks="\n".join(blocks),
        points=f"<li>{escape(piece.summary)}</li><li>{paragraphs[0]}</li>",
        quote=max(paragraphs, key=len),
        # a metered page as short as most of these stories would be a teaser
        free=json.dumps(len(piece.body.split()) < 120),
    )


def main() -> None:
    """Write every golden, in place of what stands where ``--regenerate`` is given."""
    regenerate = "--regenerate" in sys.argv[1:]
    with PAGES.open(encoding="utf-8", newline="") as rows:
        stories = [(row["outlet"], story_of(**row)) for row in csv.DictReader(rows)]
    pages = [(outlet, s.url, s.topic, compose(outlet, s), list(s.piece.claims)) for outlet, s in stories]
    wall = "https://www.bloomberg.com/news/articles/2026-11-12/solvane"
    pages.append(("bloomberg", wall, "2026-11-12-wall", WALL, []))
    for outlet, url, topic, html, claims in pages:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            page.write_text(html, "utf-8")
            os.utime(page, (FETCHED.timestamp(), FETCHED.timestamp()))
            request = GoldenRequest(outlet=outlet, page=str(page), url=url, topic=topic, regenerate=regenerate)
            written = add_golden(HERE, request)
        write_json(written / "claims.json", claims)
        print(written)


if __name__ == "__main__":
    main()
