"""Makes each outlet of the catalogue a spider name."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from scrapy import Request, Spider
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler.catalog import BUNDLED, Outlet, load_catalog
from crawler.spiders import OutletSpider


def spider_of(outlet: Outlet) -> type[OutletSpider]:
    """The spider class of an outlet, named after it."""
    return type(outlet.slug, (OutletSpider,), {"name": outlet.slug, "outlet": outlet, "__module__": __name__})


class UnknownSpider(UsageError, KeyError):  # noqa: N818
    """Raised for a name not in the catalogue: ``scrapy`` prints the line and exits with 2, its API wants KeyError."""

    __str__ = Exception.__str__  # KeyError's own puts the line in quotes


class CatalogSpiderLoader:
    """Scrapy's spider loader over the catalogue: ``scrapy list`` names the outlets."""

    def __init__(self, catalog: dict[str, Outlet]) -> None:
        self._catalog = catalog

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """The loader of the catalogue that PINKSLIP_CATALOG names, the bundled one by default."""
        folder = settings.get("PINKSLIP_CATALOG")
        return cls(load_catalog(Path(folder) if folder else BUNDLED))

    def load(self, spider_name: str) -> type[Spider]:
        """The spider class of an outlet; UnknownSpider for a name that the catalogue lacks."""
        if spider_name not in self._catalog:
            raise UnknownSpider(f"unknown outlet {spider_name!r}; the catalogue knows: {', '.join(self._catalog)}")
        return spider_of(self._catalog[spider_name])

    def find_by_request(self, request: Request) -> list[str]:
        """The outlets to which an address belongs."""
        return [slug for slug, outlet in self._catalog.items() if outlet.owns(request.url)]

    def list(self) -> list[str]:
        """The outlets' slugs."""
        return [*self._catalog]
