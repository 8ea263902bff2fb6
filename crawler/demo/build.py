"""Build the bundled archives from the press: ``python -m crawler.demo.build [FOLDER]``.

Same sources, same bytes: nothing here asks the clock, the host or chance. Each archive is a whole visit to every
outlet at one moment: robots.txt, feed, news sitemap and the pages that the two name.
"""

from __future__ import annotations

import io
import json
import string
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.demo.press import ARCHIVES, CAPTURES, HERE, PRESS, Piece, Site, pieces_at, read_pieces, read_sites

#: Names the records, so that two builds give the same ids.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "press.example")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a site answers to one URL."""

    url: str
    media_type: str
    body: str


def build(folder: Path) -> tuple[Path, ...]:
    """Write the archives into a folder; their paths."""
    pieces = read_pieces()
    paths = []
    for moment, bundled in zip(CAPTURES, ARCHIVES, strict=True):
        path = folder / bundled.name
        path.write_bytes(archive(moment, tuple(replies(pieces_at(moment, pieces)))))
        paths.append(path)
    return tuple(paths)


def replies(standing: tuple[Piece, ...]) -> Iterator[Reply]:
    """Everything the press answers while these articles stand."""
    for site in read_sites():
        own = tuple(piece for piece in standing if piece.site == site)
        robots = (PRESS / site.slug / "robots.txt").read_text("utf-8")
        for host in sorted({urlsplit(address).netloc for address in (site.feed, site.sitemap)}):
            yield Reply(url=f"https://{host}/robots.txt", media_type="text/plain", body=robots)
        atom = site.feed.endswith(".atom")
        yield Reply(
            url=site.feed,
            media_type="application/atom+xml" if atom else "application/rss+xml",
            body=_atom(site, own) if atom else _rss(site, own),
        )
        yield Reply(url=site.sitemap, media_type="application/xml", body=_sitemap(own))
        if not site.summary_only:
            for piece in own:
                yield Reply(url=piece.url, media_type="text/html", body=page(piece))


def page(piece: Piece) -> str:
    """An article's HTML in its outlet's own markup."""
    template = string.Template((PRESS / piece.site.slug / piece.page).read_text("utf-8"))
    words = {
        "title": piece.title,
        "byline": piece.byline,
        "summary": piece.summary,
        "url": piece.url,
        "slug": piece.slug,
    }
    # "</" inside a JSON-LD script would end the script.
    ld = {f"{key}_json": json.dumps(value, ensure_ascii=False).replace("</", "<\\/") for key, value in words.items()}
    published, modified = piece.published, piece.modified
    return template.substitute(
        {key: escape(value) for key, value in words.items()},
        **ld,
        body="\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in piece.body.split("\n\n")),
        published=published.isoformat(),
        published_utc=_utc(published),
        published_words=f"{published:%B} {published.day}, {published.year}",
        modified=modified.isoformat(),
        modified_utc=_utc(modified),
    )


def archive(moment: datetime, answers: tuple[Reply, ...]) -> bytes:
    """A gzipped WARC file of the answers, one a second from the moment on."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    for second, answer in enumerate(answers):
        at = moment + timedelta(seconds=second)
        body = answer.body.encode("utf-8")
        fields = [
            ("Content-Type", f"{answer.media_type}; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Date", format_datetime(at, usegmt=True)),
        ]
        record = writer.create_warc_record(
            answer.url,
            "response",
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1"),
            warc_headers_dict={
                "WARC-Date": _utc(at),
                "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(NAMESPACE, f'{_utc(at)} {answer.url}')}>",
            },
        )
        writer.write_record(record)
    return buffer.getvalue()


def _rss(site: Site, pieces: tuple[Piece, ...]) -> str:
    """The outlet's RSS 2.0 feed."""
    items = "".join(
        f"<item><title>{escape(piece.title)}</title><link>{piece.url}</link>"
        f'<guid isPermaLink="true">{piece.url}</guid><pubDate>{format_datetime(piece.published)}</pubDate>'
        f"<dc:creator>{escape(piece.byline)}</dc:creator>"
        f"<description>{escape(piece.summary)}</description></item>\n"
        for piece in pieces
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"<channel><title>{escape(site.name)}</title><link>{site.home}/</link>"
        f"<description>Business news of {escape(site.name)}</description>\n{items}</channel>\n</rss>\n"
    )


def _atom(site: Site, pieces: tuple[Piece, ...]) -> str:
    """The outlet's Atom feed."""
    entries = "".join(
        f'<entry><id>{piece.url}</id><title>{escape(piece.title)}</title><link rel="alternate" href="{piece.url}"/>'
        f"<published>{piece.published.isoformat()}</published><updated>{piece.modified.isoformat()}</updated>"
        f"<author><name>{escape(piece.byline)}</name></author>"
        f'<summary type="text">{escape(piece.summary)}</summary></entry>\n'
        for piece in pieces
    )
    newest = max((piece.modified for piece in pieces), default=CAPTURES[0])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{site.home}/</id><title>{escape(site.name)}</title><updated>{newest.isoformat()}</updated>"
        f'<link rel="self" href="{site.feed}"/>\n{entries}</feed>\n'
    )


def _sitemap(pieces: tuple[Piece, ...]) -> str:
    """The outlet's news sitemap; ``lastmod`` tells of an edit."""
    urls = "".join(
        f"<url><loc>{piece.url}</loc><lastmod>{piece.modified.isoformat()}</lastmod><news:news>"
        f"<news:publication><news:name>{escape(piece.site.name)}</news:name><news:language>en</news:language>"
        f"</news:publication><news:publication_date>{piece.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(piece.title)}</news:title></news:news></url>\n"
        for piece in pieces
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{urls}</urlset>\n'
    )


def _utc(moment: datetime) -> str:
    """The moment in UTC, to the second: ``2026-11-12T18:00:00Z``."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


if __name__ == "__main__":
    for built in build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE):
        print(f"{built}: {built.stat().st_size:,} bytes")
