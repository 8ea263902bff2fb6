"""Pinkslip's Datasette plugin: each figure links to the marked article that says it, and that to the archived page.

``pinkslip serve`` registers it; where Pinkslip is installed beside Datasette, plain ``datasette pinkslip.db`` finds it
by its entry point.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl

from store.pages import routes
from store.pages.links import cell

__all__ = ["extra_css_urls", "register_routes", "render_cell"]


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """The pages of claims, articles and archived responses."""
    return [
        (r"^/-/claim/(?P<database>[^/]+)/(?P<claim>[0-9a-f]{1,16})$", routes.claim),
        (r"^/-/article/(?P<database>[^/]+)/(?P<version>[0-9]{1,18})$", routes.article),
        (r"^/-/archived/(?P<database>[^/]+)/(?P<snapshot>[0-9]{1,18})$", routes.archived),
        (r"^/-/archived/(?P<database>[^/]+)/(?P<snapshot>[0-9]{1,18})/page$", routes.archived_page),
        (r"^/-/archived/(?P<database>[^/]+)/(?P<snapshot>[0-9]{1,18})/bytes$", routes.archived_bytes),
        (r"^/-/pinkslip\.css$", routes.stylesheet),
    ]


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def render_cell(row: Any, value: object, column: str, table: str | None, database: str, datasette: Any) -> object:
    """A link in place of the value where one leads nearer to its proof; None leaves the cell to Datasette."""
    return cell(row, value, column, table, datasette.urls.path, database)


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def extra_css_urls(datasette: Any) -> list[str]:
    """The stylesheet of all pages."""
    return [datasette.urls.path("/-/pinkslip.css")]
