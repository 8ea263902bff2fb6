"""What an editor would object to in the claims of the invented press: ``python -m benchmarks.press_claims``."""

from __future__ import annotations

from crawler.demo.press import read_pieces
from extract.errors import NotAnArticle
from tests.press import claims_of, differences


def main() -> None:
    """Print each difference from the claims in the articles' heads."""
    for piece in read_pieces():
        try:
            rows = claims_of(piece)
        except NotAnArticle as refused:
            print(f"{piece.site.slug}/{piece.slug}: {refused}")
            continue
        for line in differences(piece.claims, rows):
            print(f"{piece.site.slug}/{piece.slug}: {line}")


if __name__ == "__main__":
    main()
