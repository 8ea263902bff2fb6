"""What a page costs by each path, beside peers in the same run; and how many pages a second a backfill makes.

    python -m benchmarks.backfill_speed WARC... [--runs 5] [--bulk MB] [--json FILE]

Costs are processor seconds over all pages of the archives, as multiples of parsing them once with lxml: the median of
``--runs`` rounds, in each of which every path reads every page, with the least and the greatest. Peers that are not
installed (newspaper4k, goose3, readability-lxml, news-please) are left out. With ``--bulk`` archives of that many
megabytes are written, of the given pages and of our own, and ``pinkslip extract --shards`` reads them with one worker
and with two: pages a second by the wall clock, and the peak memory of parent and workers.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from crawler.backfill import as_page_snapshot
from crawler.bulk import run_bulk
from crawler.catalog import load_catalog
from extract.article import extract_article
from extract.article.page import parse_page
from extract.errors import NotAnArticle
from extract.gate import page_may_tell
from extract.language import load_model
from extract.model import Snapshot
from extract.page import extract_page
from store.warc import WarcArchive, iter_records

Path_ = Callable[[bytes, str], object]


def paths() -> dict[str, Path_]:
    """Each way to read a page, ours first, then trafilatura's and those of peers that are installed."""
    import trafilatura

    nlp = load_model()

    def backfill(page: bytes, url: str) -> object:
        return extract_page(page, url) if page_may_tell(page) else None

    def default(page: bytes, _url: str) -> str:
        found = trafilatura.bare_extraction(page, with_metadata=True)
        return (found.text if found else None) or ""

    found: dict[str, Path_] = {
        "lxml parse": lambda page, _url: parse_page(page, None),
        "the gate": lambda page, _url: page_may_tell(page),
        "backfill: gate, then all of what passes": backfill,
        "article: text and metadata": lambda page, url: extract_article(page, url),
        "article and claims": lambda page, url: extract_page(page, url),
        "trafilatura, default with metadata": default,
        "trafilatura, then spaCy on everything": lambda page, url: nlp(default(page, url)[:100_000]),
    }
    with contextlib.suppress(ImportError):
        from newspaper import Article as Paper

        def newspaper(page: bytes, url: str) -> str:
            paper = Paper(url)
            paper.download(input_html=page.decode("utf-8", "replace"))
            paper.parse()
            return str(paper.text)

        found["newspaper4k"] = newspaper
    with contextlib.suppress(ImportError):
        from goose3 import Goose

        goose = Goose({"enable_image_fetching": False})
        found["goose3"] = lambda page, _url: goose.extract(raw_html=page.decode("utf-8", "replace"))
    with contextlib.suppress(ImportError):
        from readability import Document

        found["readability-lxml"] = lambda page, _url: Document(page.decode("utf-8", "replace")).summary()
    with contextlib.suppress(ImportError):
        from newsplease import NewsPlease

        found["news-please"] = lambda page, url: NewsPlease.from_html(page.decode("utf-8", "replace"), url)
    return found


def pages_of(warcs: list[Path]) -> list[Snapshot]:
    """The pages of some archives."""
    outlets = load_catalog()
    found = (as_page_snapshot(snapshot, outlets) for path in warcs for _, snapshot in iter_records(path))
    return [page for page in found if page is not None]


def costs(pages: list[Snapshot], runs: int) -> dict[str, list[float]]:
    """Processor seconds of each path over all pages, once a round."""
    every = paths()
    times: dict[str, list[float]] = {name: [] for name in every}
    # Some peers ask for pictures or lists of suffixes: there is no network for anybody.
    with patch("socket.getaddrinfo", side_effect=OSError("no network in a benchmark")):
        for number in range(runs + 1):
            for name, path in every.items():
                began = time.process_time()
                failed = 0
                for page in pages:
                    try:
                        path(page.body, page.final_url)
                    except Exception:  # a peer that fails on a page has read it too
                        failed += 1
                if number:  # the first round loads and warms
                    times[name].append(time.process_time() - began)
                if failed > len(pages) / 4:
                    raise RuntimeError(f"{name} fails on {failed} of {len(pages)} pages; mend how it is called")
                print(f"round {number}: {name}", file=sys.stderr)
    return times


def longest(pages: list[Snapshot]) -> tuple[float, str]:
    """The page that takes longest to read, by the wall clock."""
    worst = (0.0, "")
    for page in pages:
        began = time.perf_counter()
        with contextlib.suppress(NotAnArticle):
            extract_page(page.body, page.final_url)
        worst = max(worst, (time.perf_counter() - began, page.final_url))
    return worst


def write_archives(folder: Path, pages: list[Snapshot], megabytes: int) -> tuple[list[str], int]:
    """Archives of some size in all, of the pages again and again under other addresses; and how many pages."""
    names, count, size = [], 0, 0
    while size < megabytes * 1_000_000:
        with WarcArchive(folder / f"part{len(names):03}", prefix="bulk") as archive:
            start = size
            while size - start < 100_000_000 and size < megabytes * 1_000_000:
                page = pages[count % len(pages)]
                url = f"{page.final_url}{'&' if '?' in page.final_url else '?'}copy={count}"
                ref = archive.append(replace(page, url=url, final_url=url))
                count, size = count + 1, size + ref.length
        names.append(str(folder / f"part{len(names):03}" / ref.file))
    return names, count


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warcs", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--bulk", type=int, default=0)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    pages = pages_of(options.warcs)
    result: dict[str, object] = {"pages": len(pages), "bytes a page": sum(len(p.body) for p in pages) // len(pages)}
    times = costs(pages, options.runs)
    unit = statistics.median(times["lxml parse"])
    print(f"{len(pages)} pages; an lxml parse takes {unit / len(pages) * 1e3:.2f} ms\n")
    print("| path | × lxml parse | from – to | pages/s |\n|---|---:|---:|---:|")
    for name, each in times.items():
        ratios = [seconds / unit for seconds in each]
        middle = statistics.median(ratios)
        rate = len(pages) / statistics.median(each)
        result[name] = {"times lxml": round(middle, 2), "spread": [round(min(ratios), 2), round(max(ratios), 2)]}
        print(f"| {name} | {middle:.2f} | {min(ratios):.2f} – {max(ratios):.2f} | {rate:.0f} |")
    seconds, url = longest(pages)
    result["longest page, s"] = round(seconds, 2)
    print(f"\nlongest page: {seconds:.2f} s, {url}")
    if options.bulk:
        with tempfile.TemporaryDirectory() as folder:
            names, count = write_archives(Path(folder), pages, options.bulk)
            rates = {}
            for jobs in (1, 2):
                began = time.monotonic()
                report = run_bulk(names, Path(folder) / f"shards{jobs}", jobs=jobs)
                rates[jobs] = count / (time.monotonic() - began)
                print(
                    f"{options.bulk} MB in {len(names)} archives, {jobs} workers: {rates[jobs]:.0f} pages/s; {report}"
                )
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            print(
                f"two workers beside one: {rates[2] / rates[1]:.2f}; peak memory {memory} MB, of a worker {children} MB"
            )
            result["bulk"] = {"MB": options.bulk, "pages": count, "pages/s": {j: round(r) for j, r in rates.items()},
                              "peak MB": [memory, children]}  # fmt: skip
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
