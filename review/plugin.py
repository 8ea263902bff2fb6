"""The hooks by which Datasette knows the desk; everything they do is done elsewhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl

from review.access import CSP_BESIDE, Permission, is_allowed
from review.desk import Desk
from review.guard import BASE, desk_of, with_headers
from review.views import ROUTES

Scope = dict[str, Any]
Message = dict[str, Any]
Asgi = Callable[[Scope, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]]


@hookimpl  # type: ignore[untyped-decorator]
def startup(datasette: Any) -> None:
    """Give the instance its desk, which also checks the settings."""
    if getattr(datasette, "pinkslip_desk", None) is None:
        datasette.pinkslip_desk = Desk(datasette)


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The desk's addresses."""
    return [(f"^{BASE}{path}$", with_headers(route)) for path, route in ROUTES]


@hookimpl  # type: ignore[untyped-decorator]
def permission_allowed(datasette: Any, actor: dict[str, Any] | None, action: str) -> bool | None:
    """Who may review."""
    desk = desk_of(datasette)
    return is_allowed(action, actor, desk.settings, desk.local)


@hookimpl  # type: ignore[untyped-decorator]
def menu_links(datasette: Any, actor: dict[str, Any] | None) -> Callable[[], Awaitable[list[dict[str, str]]]]:
    """A link to the desk for those who may use it."""

    async def links() -> list[dict[str, str]]:
        if not await datasette.permission_allowed(actor, Permission.REVIEW, default=False):
            return []
        return [{"href": datasette.urls.path(BASE), "label": "Review claims"}]

    return links


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Any) -> Callable[[Asgi], Asgi]:
    """Answer a local desk's own host names alone, keep its other pages from loading elsewhere, and close the desk."""

    def wrap(app: Asgi) -> Asgi:
        async def wrapped(scope: Scope, receive: Any, send: Any) -> None:
            desk: Desk | None = getattr(datasette, "pinkslip_desk", None)
            if scope["type"] == "lifespan":
                await app(scope, _closing(datasette, receive), send)
            elif scope["type"] != "http" or desk is None or desk.local is None:
                await app(scope, receive, send)
            elif dict(scope["headers"]).get(b"host", b"").decode("latin-1") not in desk.local.hosts:
                await send(
                    {"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"text/plain")]}
                )
                await send({"type": "http.response.body", "body": b"This desk answers to its own address alone.\n"})
            else:
                await app(scope, receive, _beside(send))

        return wrapped

    return wrap


def _closing(datasette: Any, receive: Callable[[], Awaitable[Message]]) -> Callable[[], Awaitable[Message]]:
    """The server's messages; at the last the desk is closed."""

    async def received() -> Message:
        message = await receive()
        if message["type"] == "lifespan.shutdown" and getattr(datasette, "pinkslip_desk", None) is not None:
            datasette.pinkslip_desk.close()
        return message

    return received


def _beside(send: Callable[[Message], Awaitable[None]]) -> Callable[[Message], Awaitable[None]]:
    """Sends responses, each with a Content-Security-Policy."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", []))
            if not any(name.lower() == b"content-security-policy" for name, _ in headers):
                headers.append((b"content-security-policy", CSP_BESIDE.encode()))
            message = message | {"headers": headers}
        await send(message)

    return sent
