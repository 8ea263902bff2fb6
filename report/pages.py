"""HTML from the templates: whatever an outlet wrote is escaped, and an address of its is a link only over http(s)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from store.errors import StoreError

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, **values: Any) -> str:
    """The page; StoreError where Jinja is missing."""
    return _environment().get_template(template).render(**values)


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web, for a link; None for anything else, which stays words."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        raise StoreError("reports need Jinja and Altair; pip install 'pinkslip[report]'") from None
    environment = Environment(
        loader=PackageLoader("report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["web_address"] = web_address
    return environment
