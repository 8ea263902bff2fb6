"""The pages as Datasette serves them: permissions, the store behind a database's name, answers and their headers."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from datasette import Response
from datasette.utils import tilde_decode, tilde_encode

from extract.errors import PinkslipError
from extract.version import rules_version
from store.pages.content import NotThere
from store.pages.content import archived_page as load_archived
from store.pages.content import article_page as load_article
from store.pages.content import claim_page as load_claim
from store.pages.inert import HEADERS, inert_page
from store.stamps import to_stamp
from store.store import Store

_T = TypeVar("_T")
_View = Callable[[Any, Any], Awaitable[Any]]
#: Of the pages around the articles: nothing runs in them either, and a frame's links can't leave this server.
_POLICY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def _or_missing(view: _View) -> _View:
    """The view, answering what isn't there with a page that says so."""

    @functools.wraps(view)
    async def wrapped(request: Any, datasette: Any) -> Any:
        try:
            return await view(request, datasette)
        except PinkslipError as error:
            context = {"ok": False, "error": str(error), "status": 404, "title": "Not found"}
            page = await datasette.render_template("error.html", context, request=request)
            return Response.html(page, status=404, headers=_POLICY)

    return wrapped


@_or_missing
async def claim(request: Any, datasette: Any) -> Any:
    """A claim with its article marked."""
    page = await _ask(request, datasette, lambda store: load_claim(store, request.url_vars["claim"]))
    return await _show(request, datasette, "claim", {"it": page, "page": page.page})


@_or_missing
async def article(request: Any, datasette: Any) -> Any:
    """An article version with all its claims marked."""
    page = await _ask(request, datasette, lambda store: load_article(store, int(request.url_vars["version"])))
    return await _show(request, datasette, "article", {"page": page})


@_or_missing
async def archived(request: Any, datasette: Any) -> Any:
    """An archived response in a frame, with where it lies."""
    found = await _ask(request, datasette, lambda store: load_archived(store, int(request.url_vars["snapshot"])))
    return await _show(request, datasette, "archived", {"it": found, "fetched_at": to_stamp(found.snapshot.fetched_at)})


@_or_missing
async def archived_page(request: Any, datasette: Any) -> Any:
    """What stands in that frame."""
    number = int(request.url_vars["snapshot"])
    page = await _ask(request, datasette, lambda store: inert_page(load_archived(store, number).snapshot))
    return Response(page, headers=HEADERS, content_type="text/html; charset=utf-8")


@_or_missing
async def archived_bytes(request: Any, datasette: Any) -> Any:
    """The response's body as it came, to be saved, never shown."""
    found = await _ask(request, datasette, lambda store: load_archived(store, int(request.url_vars["snapshot"])))
    name = f'attachment; filename="snapshot-{found.snapshot_id}.bin"'
    headers = HEADERS | {"Content-Disposition": name}
    return Response(found.snapshot.body, headers=headers, content_type="application/octet-stream")


async def stylesheet(request: Any) -> Any:  # Datasette passes what the signature names
    """The pages' looks."""
    style = files("store.pages").joinpath("templates/pinkslip.css").read_text("utf-8")
    return Response(style, content_type="text/css; charset=utf-8")


async def _ask(request: Any, datasette: Any, load: Callable[[Store], _T]) -> _T:
    """What load finds in the store of the request's database, on a connection and thread of Datasette's."""
    name = tilde_decode(request.url_vars["database"])
    await datasette.ensure_permissions(
        request.actor, [("view-table", (name, "article_versions")), ("view-database", name), "view-instance"]
    )
    database = datasette.databases.get(name)
    if database is None or not database.path or not await database.table_exists("claim_ids"):
        raise NotThere(f"{name} is no Pinkslip database")
    folder = (datasette.plugin_config("pinkslip", database=name) or {}).get("archive")

    def ask(connection: Any) -> _T:
        factory, connection.row_factory = connection.row_factory, None  # Datasette shares the connection
        try:
            return load(
                Store(
                    connection,
                    Path(database.path),
                    rules=rules_version(),
                    read_only=True,
                    archive_folder=Path(folder) if folder else None,
                )
            )
        finally:
            connection.row_factory = factory

    found: _T = await database.execute_fn(ask)
    return found


async def _show(request: Any, datasette: Any, template: str, context: dict[str, Any]) -> Any:
    name = tilde_decode(request.url_vars["database"])
    shown = {"database": name, "db": tilde_encode(name), **context}
    page = await datasette.render_template(f"pinkslip_{template}.html", shown, request=request)
    return Response.html(page, headers=_POLICY)
