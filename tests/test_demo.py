"""The invented press and its bundled archives."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from crawler.demo import build
from crawler.demo.press import CAPTURES, HERE, PRESS, Piece, pieces_at, read_pieces, read_sites

PIECES = read_pieces()


def test_archives_bundled_equal_a_fresh_build(tmp_path: Path) -> None:
    for built in build.build(tmp_path):
        # Compared unpacked: another zlib may pack the same bytes otherwise.
        assert gzip.decompress(built.read_bytes()) == gzip.decompress((HERE / built.name).read_bytes()), (
            f"{built.name} is stale: run python -m crawler.demo.build"
        )


def test_archives_built_twice_are_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    for one, other in zip(build.build(first), build.build(second), strict=True):
        assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: f"{piece.site.slug}/{piece.slug}")
def test_press_invents_its_outlets_and_names_only_them(piece: Piece) -> None:
    hosts = re.findall(r"https?://([\w.-]+)", build.page(piece)) if not piece.site.summary_only else []
    assert all(host.endswith(".example") or host in {"schema.org"} for host in hosts)
    assert piece.url.startswith(piece.site.home)
    assert piece.published.utcoffset() is not None
    assert piece.covers


def test_press_has_one_edited_article() -> None:
    before, after = (pieces_at(moment, PIECES) for moment in CAPTURES)
    versions = {piece.url: piece.slug for piece in before}
    edited = [piece.url for piece in after if versions.get(piece.url, piece.slug) != piece.slug]
    assert edited == ["https://www.harborherald.example/2026/11/11/tessaly-robotics-layoffs/"]


def test_press_is_printed_by_at_least_three_outlets_in_at_least_twenty_articles() -> None:
    assert len(read_sites()) >= 3
    assert len({piece.url for piece in PIECES}) >= 20
    assert {site.slug for site in read_sites()} == {path.name for path in PRESS.iterdir()}
