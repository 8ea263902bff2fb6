"""One form for each address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.urls import canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://News.Example:443/a#top", "https://news.example/a"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example/a?utm_source=rss&id=7&fbclid=x", "https://news.example/a?id=7"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?a=1&b=2"),
        ("https://news.example/a?id=3230629", "https://news.example/a?id=3230629"),
        ("https://user:pass@news.example/a", "https://news.example/a"),
        ("https://news.example/caf\u00e9 au lait", "https://news.example/caf%C3%A9%20au%20lait"),
        ("https://news.example/caf%c3%a9", "https://news.example/caf%C3%A9"),
        (" https://news.example/a \n", "https://news.example/a"),
        ("https://[2001:DB8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
    ],
)
def test_canonical_url_is_one_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "mailto:a@b.example", "/relative", "ftp://a.example/", "http://", "http://[::1", "x", ""],
)
def test_canonical_url_refuses_what_is_no_web_address(url: str) -> None:
    with pytest.raises(ValueError, match="not a web address"):
        canonical_url(url)


@given(st.text(max_size=40), st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=4))
def test_canonical_url_of_a_canonical_url_is_itself(path: str, query: dict[str, str]) -> None:
    url = f"https://news.example/{path}?" + "&".join(f"{key}={value}" for key, value in query.items())
    once = canonical_url(url)
    assert canonical_url(once) == once
