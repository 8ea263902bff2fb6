"""How fast claims are read: articles a second on one core, model loaded; what an article without a cut costs.

python benchmarks/extraction_speed.py GOLD.jsonl [PLAIN.jsonl]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from extract.claims import extract_claims
from extract.jsonl import read_articles
from extract.language import load_model
from extract.trigger import may_tell_a_cut


def main() -> None:
    """Print the two figures for each file."""
    load_model()
    for path in map(Path, sys.argv[1:]):
        articles = [article for _, article in read_articles(path)]
        extract_claims(articles[0])  # loads the gazetteer
        start = time.process_time()
        for article in articles:
            extract_claims(article)
        took = time.process_time() - start
        quiet = [a for a in articles if not may_tell_a_cut(a.text)]
        start = time.process_time()
        for article in quiet:
            extract_claims(article)
        idle = (time.process_time() - start) / max(len(quiet), 1)
        print(f"{path.name}: {len(articles) / took:.1f} articles/s")
        print(f"  {len(quiet)} of {len(articles)} stop at the trigger, {idle * 1e6:.0f} µs each")


if __name__ == "__main__":
    main()
