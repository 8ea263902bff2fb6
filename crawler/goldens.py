"""Goldens: a saved page with the article and the claims that a person found right in it, kept to notice any change.

A golden is a folder ``<outlet>/<topic>`` of ``page.html.gz``, ``meta.json`` (address, fixed time of fetch, media
type), ``article.json`` and ``claims.json``. A page that is refused has its reason in ``article.json`` and no claims.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawler.catalog import Outlet, choose_outlets, load_catalog
from crawler.reading import Page, read_page
from extract.errors import NotAnArticle, PinkslipError
from extract.jsonl import claim_to_row
from extract.model import Article

#: Parts of a claim's row that say how it was read, not what it says: better rules change them at will.
_HOW_READ = frozenset({"spans", "rules", "confidence"})


class GoldenError(PinkslipError):
    """Raised by :func:`add_golden` for a page that can't become a golden; the line says what to give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """One golden's page and what it is read with."""

    folder: Path
    outlet: str
    url: str
    fetched_at: datetime
    content_type: str
    html: bytes


def read_goldens(root: Path) -> tuple[Golden, ...]:
    """All goldens under a folder, by outlet and topic."""
    return tuple(_read(meta.parent) for meta in sorted(root.glob("*/*/meta.json")))


def _read(folder: Path) -> Golden:
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    return Golden(
        folder=folder,
        outlet=folder.parent.name,
        url=meta["url"],
        fetched_at=datetime.fromisoformat(meta["fetched_at"]),
        content_type=meta["content_type"],
        html=gzip.decompress((folder / "page.html.gz").read_bytes()),
    )


def outcome(golden: Golden) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the page gives now: the article (or the refusal) and the claims, as JSON objects.

    A page is read as a page even where the catalogue takes an outlet by its feeds alone: some day it may open.
    """
    outlet = load_catalog()[golden.outlet]
    page = Page(
        url=golden.url,
        outlet=outlet.slug,
        outlet_name=outlet.name,
        timezone=outlet.timezone,
        context=(),
        fetched_at=golden.fetched_at,
        content_type=golden.content_type,
        body=golden.html,
    )
    try:
        article, claims = read_page(page)
    except NotAnArticle as refused:
        return {"refused": refused.reason.value, "detail": refused.detail}, []
    rows = [{key: value for key, value in claim_to_row(claim).items() if key not in _HOW_READ} for claim in claims]
    return _article_row(article), rows


def _article_row(article: Article) -> dict[str, Any]:
    """The article as a JSON object, its text line by line so that a difference is readable."""
    return {
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "byline": article.byline,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "published_basis": article.published_basis.value if article.published_basis else None,
        "published_raw": article.published_raw,
        "modified_at": article.modified_at.isoformat() if article.modified_at else None,
        "language": article.language,
        "access": article.access.value,
        "text": article.text.split("\n"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenRequest:
    """What ``pinkslip golden add`` is asked for."""

    outlet: str
    page: str  # a saved page's file, or the address of a page in the store
    url: str | None = None  # of a saved page
    topic: str | None = None  # the golden's name; without it the last words of the address
    regenerate: bool = False  # write anew what stands
    db: Path = Path("pinkslip.db")


def add_golden(root: Path, request: GoldenRequest) -> Path:
    """Write a golden of a saved page (``.html`` or ``.html.gz``, with its address), or of an address that the store
    holds an archived page of; the folder.

    GoldenError where the page is missing or its address unknown, and where the golden stands already, unless
    ``regenerate`` is set: then it is written anew, for a person to read the difference.
    """
    outlet = choose_outlets(load_catalog(), (request.outlet,))[0]
    if urlsplit(request.page).scheme in {"http", "https"}:
        golden = _archived(root, outlet, request)
    else:
        golden = _saved(root, outlet, request)
    if (golden.folder / "meta.json").exists() and not request.regenerate:
        raise GoldenError(f"{golden.folder} stands already; give --regenerate, then read the difference")
    golden.folder.mkdir(parents=True, exist_ok=True)
    meta = {"url": golden.url, "fetched_at": golden.fetched_at.isoformat(), "content_type": golden.content_type}
    write_json(golden.folder / "meta.json", meta)
    (golden.folder / "page.html.gz").write_bytes(gzip.compress(golden.html, mtime=0))
    regenerate_golden(golden)
    return golden.folder


def regenerate_golden(golden: Golden) -> None:
    """Write the golden's article and claims as the page gives them now."""
    article, claims = outcome(golden)
    write_json(golden.folder / "article.json", article)
    write_json(golden.folder / "claims.json", claims)


def write_json(path: Path, value: Any) -> None:
    """Write a golden's file as a person reads a difference best."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _saved(root: Path, outlet: Outlet, request: GoldenRequest) -> Golden:
    """A golden of a file; a golden's own page keeps its address and time."""
    path = Path(request.page)
    if not path.is_file():
        raise GoldenError(f"{path} is no file; give a saved page, or the address of one that was crawled")
    if request.url is None:
        if (path.parent / "meta.json").is_file():
            return _read(path.parent)
        raise GoldenError(f"{path}: whose page is it? give its address with --url")
    html = path.read_bytes()
    return Golden(
        folder=root / outlet.slug / (request.topic or _topic(request.url)),
        outlet=outlet.slug,
        url=request.url,
        fetched_at=datetime.fromtimestamp(int(path.stat().st_mtime), UTC),
        content_type="text/html",
        html=gzip.decompress(html) if path.suffix == ".gz" else html,
    )


def _archived(root: Path, outlet: Outlet, request: GoldenRequest) -> Golden:
    """A golden of an archived page: the newest record of its address."""
    from store import open_store
    from store.records import read_snapshot

    newest = (
        "SELECT id FROM snapshots WHERE kind = 'page' AND (url = :url OR final_url = :url)"
        " ORDER BY fetched_at DESC LIMIT 1"
    )
    with open_store(request.db, read_only=True) as store:
        number = store.value(newest, {"url": request.page})
        if number is None:
            raise GoldenError(f"{request.db} holds no page of {request.page}; crawl it, or save it and give the file")
        snapshot = read_snapshot(store, number)
    headers = {name.lower(): value for name, value in snapshot.headers}
    return Golden(
        folder=root / outlet.slug / (request.topic or _topic(snapshot.final_url)),
        outlet=outlet.slug,
        url=snapshot.final_url,
        fetched_at=snapshot.fetched_at,
        content_type=headers.get("content-type", "text/html"),
        html=snapshot.body,
    )


def _topic(url: str) -> str:
    """A folder's name from the last words of an address."""
    words = re.findall(r"[a-z0-9]+", urlsplit(url).path.lower().removesuffix(".html"))
    return "-".join(words)[-60:].strip("-") or "page"
