"""What the report and the audit of an article cost on a constructed news year of over 20,000 articles.

    python -m benchmarks.report_and_audit [--db YEAR.db] [--articles 20] [--seed 1]

Without ``--db`` the year of benchmarks.news_year is made first. Printed are the report's seconds (wall and processor)
and the size of its first page with its styles and scripts, and for each of some articles that the store holds, read as
documents of their own, the seconds of the audit after the model is loaded: reading, claims and checks.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from extract.claims import extract_claims
from extract.model import Article
from extract.records import find_records
from report.audit.audit import audit_read
from report.audit.documents import ReadDocument
from report.audit.show import as_page, summary
from report.figures import Choice
from report.site import compose
from store import Store, open_store


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = options.db or Path(folder) / "year.db"
        if options.db is None:
            command = [sys.executable, "-m", "benchmarks.news_year", "--shuffles", "0", "--db", str(db)]
            subprocess.run(command, check=True)  # noqa: S603  our own
        with open_store(db, read_only=True) as store:
            print(store.value("SELECT count(*) FROM articles"), "articles")
            measure_report(store)
            measure_audits(store, options.articles, random.Random(options.seed))  # noqa: S311


def measure_report(store: Store) -> None:
    """Print what a report of everything costs."""
    wall, processor = time.perf_counter(), time.process_time()
    made = compose(store, Choice())
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    first = sum(len(made[name]) for name in ("index.html", "report.css", "report.js"))
    print(
        f"report: {wall:.1f} s, {processor:.1f} s of a processor, {len(made):,} files; first page {first / 1e3:.0f} kB"
    )


def measure_audits(store: Store, count: int, chance: random.Random) -> None:
    """Print what audits of articles cost."""
    rows = store.execute(
        "SELECT a.url, v.title, v.text, v.published_on FROM articles AS a JOIN article_versions AS v"
        " ON v.id = a.version_id WHERE a.version_id IN (SELECT version_id FROM claims) ORDER BY a.id"
    ).fetchall()
    times = []
    for url, title, text, published in chance.sample(rows, count):
        began = time.perf_counter()
        body = text[len(title) + 2 :] if title else text
        article = Article.of(url=url, title=title, body=body)
        records = find_records(article.text, None)
        read = ReadDocument(article=article, claims=extract_claims(article), records=records)
        audit = audit_read(store, read, name=url)
        as_page(audit)
        times.append(time.perf_counter() - began)
        print(f"  {times[-1]:.2f} s  {published}  {summary(audit)}")
    rest = times[1:]  # the first one loads the model
    print(f"audit: median {statistics.median(rest):.2f} s, longest {max(rest):.2f} s; the first {times[0]:.2f} s")


if __name__ == "__main__":
    main()
