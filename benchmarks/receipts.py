"""Whether every claim of some archives leads back to its bytes: by our own reading, and by gzip and SQL alone.

    python -m benchmarks.receipts WARC... [--jobs 2]

The pages are extracted into a new store. Then each claim's chain is followed as ``pinkslip explain`` does, and once
more from the views ``ai_cuts`` and ``current_claims`` with one join and nothing of Pinkslip: the stored place in the
file is unpacked, its digest is taken, and the claim's words are looked for in it. Exit status 1 when a claim fails.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import html
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

from crawler.backfill import run_extract
from crawler.receipts import reader_of
from store import Store, open_store
from store.explain import explain_claim

#: From the rows of ai_cuts and current_claims, by one join, to the place of the page that each was read from.
PLACES = """
    SELECT f.claim_id, f.words, s.warc_file, s.warc_offset, s.warc_length, s.sha256
    FROM (SELECT claim_id, words FROM ai_cuts UNION SELECT id, evidence FROM current_claims) AS f
    JOIN claims AS c ON c.id = f.claim_id
    JOIN articles AS a ON a.version_id = c.version_id
    JOIN extractions AS e ON e.version_id = c.version_id
    JOIN snapshots AS s ON s.id = e.snapshot_id"""


def body_at(path: Path, offset: int, length: int) -> bytes:
    """The body of the response in a gzipped WARC record, its content encoding as stored."""
    with path.open("rb") as file:
        file.seek(offset)
        record = gzip.decompress(file.read(length))
    return record.split(b"\r\n\r\n", 2)[2].removesuffix(b"\r\n\r\n")


def plain(text: str) -> str:
    """Letters and digits alone, for comparing words with markup."""
    return re.sub(r"[\W_]+", "", html.unescape(html.unescape(re.sub(r"<[^>]*>", "", text)))).casefold()


def follow(store: Store) -> dict[str, str]:
    """What is wrong, by claim: empty where every claim leads to bytes that have its words."""
    wrong = {}
    for claim, words, file, offset, length, digest in store.execute(PLACES).fetchall():
        body = body_at(store.archive_folder / file, offset, length)
        if hashlib.sha256(body).hexdigest() != digest:
            wrong[claim] = f"{file} at {offset}: sha256 is not {digest}"
        elif words and plain(words) not in plain(body.decode("utf-8", "replace")):
            wrong.setdefault(claim, f"{file} at {offset}: not in the bytes: {words[:80]!r}")
    return wrong


def main() -> int:
    """Print the figures and the claims that fail."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warcs", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pinkslip-receipts-") as folder:
        run_extract(Path(folder) / "r.db", warcs=tuple(options.warcs), jobs=options.jobs)
        with open_store(Path(folder) / "r.db", read_only=True) as store:
            claims = [str(row[0]) for row in store.execute("SELECT DISTINCT id FROM claims")]
            read = reader_of(store)
            broken = Counter(
                link.name for claim in claims for link in explain_claim(store, claim, read).links if not link.held
            )
            wrong = follow(store)
            counts, ai = store.counts(), store.value("SELECT count(*) FROM ai_cuts")
    print(f"{counts['snapshots']:,} records, {counts['articles']:,} articles, {len(claims):,} claims, {ai} in ai_cuts")
    print(f"links that don't hold: {dict(broken) or 'none'}")
    print(f"claims whose words are not in their bytes: {len(wrong)}")
    for claim, why in sorted(wrong.items()):
        print(f"  {claim}: {why}")
    return 1 if broken or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
