"""The benchmarks in one run: a table, and a line of JSON for the history.

    python -m benchmarks [--warc FILE]... [--gold FILE] [--part NAME]... [--rounds 5] [--history FILE]

Pages come from ``--warc``, or are invented articles of our own; texts from ``--gold`` (JSON lines with title and text),
or from the pages. Printed are medians with the least and the greatest, each beside the first path of its part. Peers
that are not installed (newspaper4k, news-please, goose3, readability-lxml) are left out, as is a part whose program is
missing.
``--history`` appends the run with its machine, version and commit, so that later ones can be held against it.
"""

from __future__ import annotations

import itertools
import json
import logging
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.backfill_speed import pages_of
from benchmarks.news_actions import actions_of
from benchmarks.news_articles import pieces_of
from benchmarks.page_form import page_of
from benchmarks.parts import PARTS, Setup, Values, arguments
from extract.article import extract_article
from extract.errors import NotAnArticle
from extract.jsonl import read_articles
from extract.model import Snapshot
from extract.version import package_version, rules_version
from store.warc import WarcArchive


def main() -> None:
    """Run the parts, print the table, append to the history."""
    options = arguments(__doc__)
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="pinkslip-benchmarks-") as name:
        setup = _setup(Path(name), options.warc, options.gold, options.rounds)
        size = sum(len(page.body) for page in setup.pages) / len(setup.pages) / 1e3
        print(f"{len(setup.pages)} pages of {size:.0f} kB, {len(setup.articles)} articles, {setup.rounds} rounds")
        found: dict[str, Values] = {}
        for part in options.part or PARTS:
            needs = PARTS[part].needs
            if needs and not shutil.which(needs):
                print(f"{part}: left out, {needs} is not installed")
                continue
            print(part, file=sys.stderr)
            found[part] = PARTS[part].run(setup)
    print("\n| part | path | median | from – to | × the first |\n|---|---|---:|---:|---:|")
    for part, values in found.items():
        for line in _rows(part, values):
            print(line)
    if options.history:
        record = _machine() | {"pages": len(setup.pages), "kB a page": round(size), "rounds": setup.rounds}
        record["parts"] = {
            part: {path: _summary(each) for path, each in values.items()} for part, values in found.items()
        }
        with options.history.open("a", encoding="utf-8") as history:
            history.write(json.dumps(record) + "\n")


def _setup(folder: Path, warcs: list[Path], gold: Path | None, rounds: int) -> Setup:
    warcs = warcs or [_archive_of_our_own(folder / "own")]
    pages = pages_of(warcs)
    if gold:
        articles = [article for _, article in read_articles(gold)]
    else:
        articles = []
        for page in pages:
            with suppress(NotAnArticle):
                articles.append(extract_article(page.body, page.final_url))
    return Setup(folder=folder, warcs=warcs, pages=pages, articles=articles, rounds=rounds)


def _archive_of_our_own(folder: Path) -> Path:
    """An archive of 300 invented articles about cuts, as pages of some 30 kB."""
    chance = random.Random(1)  # noqa: S311
    pieces = itertools.islice(pieces_of(chance, actions_of(chance, 100)), 300)
    with WarcArchive(folder, prefix="own") as archive:
        for article in (piece.article for piece in pieces):
            page = Snapshot.of(
                url=article.url,
                final_url=article.url,
                fetched_at=datetime(2026, 9, 1, tzinfo=UTC),
                status=200,
                headers=(("Content-Type", "text/html; charset=utf-8"),),
                body=page_of(article, chance),
            )
            written = archive.append(page)
    return folder / written.file


def _rows(part: str, values: Values) -> list[str]:
    unit = PARTS[part].unit
    first = statistics.median(next(iter(values.values())))
    rows = []
    for path, each in values.items():
        middle, ends = statistics.median(each), f"{min(each):.4g} – {max(each):.4g}"
        rows.append(f"| {part} | {path} | {middle:.4g} {unit} | {ends} | {middle / first:.2f} |")
    return rows


def _summary(values: list[float]) -> dict[str, float]:
    return {"median": statistics.median(values), "least": min(values), "greatest": max(values)}


def _machine() -> dict[str, object]:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": package_version(),
        "rules": rules_version(),
        "commit": commit.stdout.strip() or None,
        "python": platform.python_version(),
        "cores": len(os.sched_getaffinity(0)),
    }


if __name__ == "__main__":
    main()
