"""What guards the desk's addresses: who asks, from which page, with what; and the two that need no sign-in."""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from datasette.utils import baseconv
from datasette.utils.asgi import Response

from extract.errors import PinkslipError
from review.access import HEADERS, Permission, is_same_origin
from review.desk import Desk
from review.pages import render
from store.corrections import BadVerdict
from store.errors import StoreLocked, UnknownClaim

BASE = "/-/review"
#: Bytes of a request's body beyond which it is no verdict.
_LARGEST = 64_000
#: Seconds for which a sign-in lasts.
_SIGNED_IN = 14 * 24 * 3600
_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request that was let in."""

    request: Any  # datasette.utils.asgi.Request
    datasette: Any
    desk: Desk
    reviewer: str
    is_admin: bool

    async def body(self) -> dict[str, Any]:
        """The JSON object that was posted; BadVerdict where it is none."""
        try:
            body = json.loads(await self.request.post_body())
            json.dumps(body, ensure_ascii=False).encode()  # half a surrogate pair is JSON, and no text
        except (ValueError, RecursionError) as error:
            raise BadVerdict(f"the request is not JSON ({error})") from None
        if not isinstance(body, dict):
            raise BadVerdict("the request is no JSON object")
        return body


View = Callable[[Asked], Awaitable[Response]]


def desk_of(datasette: Any) -> Desk:
    """The desk of a Datasette instance."""
    if getattr(datasette, "pinkslip_desk", None) is None:
        datasette.pinkslip_desk = Desk(datasette)
    desk: Desk = datasette.pinkslip_desk
    return desk


def with_headers(route: Callable[..., Awaitable[Response]]) -> Callable[..., Awaitable[Response]]:
    """The route with the headers of the desk on whatever it answers."""

    async def answer(request: Any, datasette: Any) -> Response:
        response = await route(request, datasette)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return answer


def reader(view: View) -> Callable[..., Awaitable[Response]]:
    """A route that only reads."""
    return _guarded(view, method="GET")


def post(view: View) -> Callable[..., Awaitable[Response]]:
    """A route that writes: JSON alone, from a page of this server alone. Datasette checks the token besides."""
    return _guarded(view, method="POST")


def _guarded(view: View, *, method: str) -> Callable[..., Awaitable[Response]]:
    # Datasette passes arguments by the names in the signature, which functools.wraps would hide.
    async def route(request: Any, datasette: Any) -> Response:
        wants_page = method == "GET" and "text/html" in request.headers.get("accept", "")
        if request.method != method:
            return _refusal(405, f"{request.path} takes {method}", page=False)
        if not await datasette.permission_allowed(request.actor, "view-instance", default=True) or not (
            await datasette.permission_allowed(request.actor, Permission.REVIEW, default=False)
        ):
            return _refusal(403, _who_are_you(desk_of(datasette)), page=wants_page)
        if method == "POST":
            if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
                return _refusal(415, "the desk takes application/json", page=False)
            if not is_same_origin(request.headers, request.host):
                return _refusal(403, "the request came from another page", page=False)
            if not request.headers.get("content-length", "").isdigit():
                return _refusal(411, "the request does not say how long it is", page=False)
            if int(request.headers["content-length"]) > _LARGEST:
                return _refusal(413, f"the request is longer than {_LARGEST} bytes", page=False)
        is_admin = await datasette.permission_allowed(request.actor, Permission.ADMIN, default=False)
        asked = Asked(
            request=request,
            datasette=datasette,
            desk=desk_of(datasette),
            reviewer=str(request.actor["id"]),
            is_admin=bool(is_admin),
        )
        try:
            return await view(asked)
        except UnknownClaim as error:
            return _refusal(404, str(error), page=wants_page)
        except StoreLocked as error:
            return _refusal(503, str(error), page=wants_page)
        except PinkslipError as error:
            return _refusal(400, str(error), page=wants_page)

    return route


_LINK = "Sign in with the link that `pinkslip review` printed; each start prints a new one."


def _who_are_you(desk: Desk) -> str:
    """What a stranger is told."""
    return _LINK if desk.local else "Sign in as one of those who may review: the permission is pinkslip-review."


def _refusal(status: int, words: str, *, page: bool) -> Response:
    if page:
        return Response.html(render("refusal.html", status=status, words=words), status=status)
    return Response.json({"error": words}, status=status)


# -- sign-in


async def sign_in(request: Any, datasette: Any) -> Response:
    """Spend the one-time link: a signed cookie for its reviewer."""
    local = desk_of(datasette).local
    if request.method != "GET":
        return _refusal(405, "open the link", page=True)
    if local is None or not local.spend(request.args.get("token") or ""):
        return _refusal(403, f"This link was used, or is no link of this desk. {_LINK}", page=True)
    response = Response.redirect(datasette.urls.path(BASE))
    until = baseconv.base62.encode(int(time.time()) + _SIGNED_IN)
    response.set_cookie(
        "ds_actor",
        datasette.sign({"a": {"id": local.reviewer}, "e": until}, "actor"),
        httponly=True,
        samesite="strict",
        max_age=_SIGNED_IN,
    )
    return response


# -- files


async def static(request: Any, datasette: Any) -> Response:
    """A style sheet or script of the package."""
    name = request.url_vars["name"]
    path = files("review").joinpath("static", name)
    if request.method != "GET" or not path.is_file():
        return _refusal(404, f"{name} is no file of the desk", page=False)
    return Response(
        path.read_bytes(), headers={"cache-control": "no-cache"}, content_type=_TYPES[name.rpartition(".")[2]]
    )
