"""The catalogue: what its files may say, and what the bundled ones do say."""

from __future__ import annotations

from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from crawler.catalog import CatalogError, Outlet, OutletAccess, choose_outlets, load_catalog, load_outlet
from crawler.loader import CatalogSpiderLoader

GOOD = """\
name = "Leeds Ledger"
domain = "ledger.example"
kind = "news"
feeds = ["https://ledger.example/business.rss"]
allow = ['/\\d{4}/']
deny = ["/video/"]
timezone = "Europe/London"
min_weekly_articles = 20
"""


def write(folder: Path, text: str, name: str = "leeds_ledger.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_outlet_reads_as_its_file_states(tmp_path: Path) -> None:
    outlet = load_outlet(write(tmp_path, GOOD))
    assert (outlet.slug, outlet.name, outlet.domains) == ("leeds_ledger", "Leeds Ledger", ("ledger.example",))
    assert (outlet.access, outlet.min_weekly_articles, outlet.sitemaps) == (OutletAccess.OPEN, 20, ())


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("deny", "denies", "unknown key 'denies'; allowed are: name, domain, kind, feeds"),
        ('name = "Leeds Ledger"\n', "", "lacks the key 'name'"),
        ('"news"', '"blog"', "kind must be one of news, official, aggregator"),
        ("Europe/London", "Europe/Leeds", "timezone 'Europe/Leeds' is not known"),
        ("20", "-1", "min_weekly_articles must be a whole number"),
        ("20", "true", "min_weekly_articles must be a whole number"),
        ('"ledger.example"', '"Ledger.example/"', "domain must be host names"),
        ("https://ledger.example/b", "ftp://ledger.example/b", "is no http(s) address"),
        ('"/video/"', '"/video/", "/video/"', "names an entry twice"),
        ('"/video/"', '"("', "is no regular expression"),
        ('["/video/"]', '"/video/"', "deny must be a list of texts"),
        ('["https://ledger.example/business.rss"]', "[]", "lists neither feeds nor sitemaps"),
        ('name = "', 'name = "\n', "cannot be read as TOML"),
        ('deny = ["/video/"]', 'deny = [\n"/video/",\n"/a/"\n]', "has 11 lines; an outlet has at most 10"),
        ("kind =", 'access = "closed"\nkind =', "access must be one of open, summary, not 'closed'"),
    ],
)
def test_outlet_file_with_a_fault_is_refused(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    path = write(tmp_path, GOOD.replace(old, new))
    with pytest.raises(CatalogError) as raised:
        load_outlet(path)
    assert str(raised.value).startswith(f"{path}: ")
    assert complaint in str(raised.value)
    assert "\n" not in str(raised.value)


def test_outlet_file_name_must_be_a_slug(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="is the outlet's slug"):
        load_outlet(write(tmp_path, GOOD, "Leeds-Ledger.toml"))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://ledger.example/2026/plant-closes", None),
        ("https://www.ledger.example/2026/plant-closes", None),
        ("https://www.ledger.example/2026/video/tour", "denied by /video/"),
        ("https://ledger.example/about", "not among the allowed paths"),
        ("https://notledger.example/2026/x", "off site: notledger.example"),
        ("https://ledger.example.evil.example/2026/x", "off site: ledger.example.evil.example"),
    ],
)
def test_outlet_refuses_with_a_reason(tmp_path: Path, url: str, reason: str | None) -> None:
    assert load_outlet(write(tmp_path, GOOD)).refuses(url) == reason


def test_catalog_folder_without_outlets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"holds no \.toml file"):
        load_catalog(tmp_path)
    with pytest.raises(CatalogError, match="no such catalogue folder"):
        load_catalog(tmp_path / "missing")


def test_unknown_outlet_is_answered_with_the_known_ones() -> None:
    with pytest.raises(CatalogError, match=r"unknown outlet 'cnbcc'; the catalogue knows: about_amazon, .*cnbc, "):
        choose_outlets(load_catalog(), ("techcrunch", "cnbcc"))


def test_chosen_outlets_keep_their_order_and_come_once() -> None:
    chosen = choose_outlets(load_catalog(), ("wired", "cnbc", "wired"))
    assert [outlet.slug for outlet in chosen] == ["wired", "cnbc"]


BUNDLED = load_catalog()


def test_bundled_catalog_holds_the_outlets_that_were_promised() -> None:
    assert {"cnbc", "techcrunch", "bloomberg", "mashable", "challenger", "about_amazon", "microsoft"} <= BUNDLED.keys()
    assert len(BUNDLED) >= 15
    assert BUNDLED["bloomberg"].access is OutletAccess.SUMMARY


@pytest.mark.parametrize("outlet", BUNDLED.values(), ids=BUNDLED.keys())
def test_bundled_outlet_admits_an_article_of_its_own(outlet: Outlet) -> None:
    path = {"challenger": "/blog/challenger-report/", "about_amazon": "/news/company-news/memo"}
    path |= {"pr_newswire": "/news-releases/a-1.html", "globe_newswire": "/news-release/2026/1/1/1/0/en/a.html"}
    assert outlet.refuses(f"https://www.{outlet.domains[0]}{path.get(outlet.slug, '/2026/11/02/story')}") is None


@pytest.mark.parametrize("kind", [UsageError, KeyError])
def test_spider_loader_refuses_an_unknown_outlet_in_one_line(kind: type[Exception]) -> None:
    with pytest.raises(kind) as raised:
        CatalogSpiderLoader.from_settings(Settings()).load("cnbcc")
    assert str(raised.value).startswith("unknown outlet 'cnbcc'; the catalogue knows: about_amazon, ars_technica, ")
