"""Read the invented press: outlets, and articles with the claims a careful reader finds in them.

An article is a Markdown file with a TOML head between ``+++`` lines. The head's ``claims`` use the fields of a gold
claim; what it leaves out is absent (``kind`` layoff, ``cut_type`` layoff, ``date_basis`` text, the rest null).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HERE = Path(__file__).parent
PRESS = HERE / "press"
OUTLETS = HERE / "outlets"

#: When the bundled archives were captured. Between the two the press published more and edited one article.
CAPTURES = (datetime(2026, 11, 12, 18, tzinfo=UTC), datetime(2026, 11, 19, 18, tzinfo=UTC))

#: The bundled archives, in the order of their captures.
ARCHIVES = tuple(HERE / f"press-{moment:%Y-%m-%d}.warc.gz" for moment in CAPTURES)

#: What a gold claim has where an article's head says nothing.
UNSAID: dict[str, Any] = {
    "kind": "layoff",
    "aliases": [],
    "low": None,
    "high": None,
    "qualifier": None,
    "percent_low": None,
    "percent_high": None,
    "date_basis": "text",
    "effective": None,
    "cut_type": "layoff",
    "causes": [],
    "part": False,
    "optional": False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """An outlet of the press, as its catalogue file names it."""

    slug: str
    name: str
    feed: str
    sitemap: str
    summary_only: bool  # its pages are closed: only feed and sitemap are in the archives

    @property
    def home(self) -> str:
        """The address its article paths are joined to, without a slash at the end."""
        return "https://" + urlsplit(self.sitemap).netloc


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One version of one article."""

    site: Site
    slug: str  # its file's name
    title: str
    byline: str
    published: datetime
    modified: datetime  # equals published until the article is edited
    path: str
    summary: str
    page: str  # the template's file name
    covers: tuple[str, ...]  # what this article is there to show
    body: str  # paragraphs with blank lines between
    claims: tuple[dict[str, Any], ...]

    @property
    def url(self) -> str:
        """Where it is published."""
        return self.site.home + self.path


def read_sites(outlets: Path = OUTLETS) -> tuple[Site, ...]:
    """The outlets of the press, by slug."""
    return tuple(_site(path) for path in sorted(outlets.glob("*.toml")))


def read_pieces(press: Path = PRESS) -> tuple[Piece, ...]:
    """Every version of every article, by outlet and file name."""
    return tuple(read_piece(site, path) for site in read_sites() for path in sorted((press / site.slug).glob("*.md")))


def pieces_at(moment: datetime, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """What stood on the sites at a moment: the newest version of each article, newest article first."""
    standing: dict[str, Piece] = {}
    for piece in sorted(pieces, key=lambda piece: piece.modified):
        if piece.modified <= moment:
            standing[piece.url] = piece
    return tuple(sorted(standing.values(), key=lambda piece: (piece.published, piece.url), reverse=True))


def _site(path: Path) -> Site:
    """The site of one catalogue file."""
    keys = tomllib.loads(path.read_text("utf-8"))
    return Site(
        slug=path.stem,
        name=keys["name"],
        feed=keys["feeds"][0],
        sitemap=keys["sitemaps"][0],
        summary_only=keys.get("access") == "summary",
    )


def read_piece(site: Site, path: Path) -> Piece:
    """The version of an article in one file."""
    head, body = _split(path)
    if origin := head.get("copy_of"):
        body = _split(PRESS / origin)[1]
    return Piece(
        site=site,
        slug=path.stem,
        title=head["title"],
        byline=head["byline"],
        published=head["published"],
        modified=head.get("modified", head["published"]),
        path=head["path"],
        summary=head["summary"],
        page=head.get("page", "page.html"),
        covers=tuple(head["covers"]),
        body=body,
        claims=tuple(UNSAID | claim for claim in head.get("claims", ())),
    )


def _split(path: Path) -> tuple[dict[str, Any], str]:
    """A file's head and body."""
    _, head, body = path.read_text("utf-8").split("+++\n", 2)
    return tomllib.loads(head), body.strip()
