"""The parts of ``python -m benchmarks``: what each measures, and the peers it sets beside ours."""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks import crawl_speed, news_year, view_times
from benchmarks.backfill_memory import children, resident
from benchmarks.backfill_speed import costs, write_archives
from benchmarks.news_actions import actions_of
from benchmarks.news_articles import pieces_of
from benchmarks.review_press import make_store
from benchmarks.review_serving import BASE, serving, signed_in
from extract.claims import extract_claims
from extract.language import load_model
from extract.model import Article, Snapshot
from extract.trigger import may_tell_a_cut
from store import open_store

#: The values of each path, one a round, in the unit that its part tells.
Values = dict[str, list[float]]

#: An afternoon's tracker: a capitalised name, a word of a cut, a number, a word for jobs.
_TRACKER = re.compile(
    r"(?P<company>[A-Z][\w&.-]+(?: [A-Z][\w&.-]+)*)\b[^.]{0,80}?\b(?:cut|cutting|lay off|laying off|laid off|slash|axe|"
    r"eliminate)\b[^.]{0,40}?(?P<count>\d[\d,]*)\b[^.]{0,20}?\b(?:jobs|employees|workers|staff|roles|positions|people)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What the parts read: pages of archives, articles with cuts, and how often they are to measure."""

    folder: Path
    warcs: Sequence[Path]
    pages: Sequence[Snapshot]
    articles: Sequence[Article]
    rounds: int


def pages(setup: Setup) -> Values:
    """Milliseconds of processor a page, of every way to read it; the first is one lxml parse."""
    times = costs(list(setup.pages), setup.rounds)
    return {name: [seconds / len(setup.pages) * 1e3 for seconds in each] for name, each in times.items()}


def claims(setup: Setup) -> Values:
    """Milliseconds of processor an article, its text given; "quiet" are those that stop at the trigger."""
    nlp = load_model()
    quiet = [article for article in setup.articles if not may_tell_a_cut(article.text)]
    paths: dict[str, tuple[Sequence[Article], Callable[[Article], object]]] = {
        "claims": (setup.articles, extract_claims),
        "spaCy on everything": (setup.articles, lambda article: nlp(article.text)),
        "a tracker of one regular expression": (setup.articles, lambda article: _TRACKER.findall(article.text)),
    }
    if quiet:
        paths["claims, of quiet articles"] = (quiet, extract_claims)
    values: Values = {name: [] for name in paths}
    for number in range(setup.rounds + 1):
        for name, (articles, path) in paths.items():
            began = time.process_time()
            for article in articles:
                path(article)
            if number:  # the first round loads and warms
                values[name].append((time.process_time() - began) / len(articles) * 1e3)
    return values


def crawl(setup: Setup) -> Values:
    """Pages a second of a crawl over loopback, beside Scrapy alone and with trafilatura inline."""
    setup.folder.chmod(0o755)  # nginx's worker is nobody
    (folder := setup.folder / "crawl").mkdir()
    with crawl_speed.serving(folder) as port:
        urls = crawl_speed.lay_out(folder, list(crawl_speed.bodies_of(setup.warcs)), 1_000, port)
        rounds = [crawl_speed.one_round(folder, urls) for _ in range(setup.rounds)]
    return {path: [rates[path] for rates in rounds] for path in rounds[0]}


def replay(setup: Setup) -> Values:
    """Pages a second of ``pinkslip extract --warc`` into shards, start-up included, with one worker and with two."""
    (folder := setup.folder / "bulk").mkdir()
    names, count = write_archives(folder, list(setup.pages), 60)
    values: Values = {"one worker": [], "two workers": []}
    for number in range(setup.rounds):
        for jobs, name in enumerate(values, 1):
            began = time.monotonic()
            _backfill(names, setup.folder / f"shards-{number}-{jobs}", jobs)
            values[name].append(count / (time.monotonic() - began))
    return values


def memory(setup: Setup) -> Values:
    """Megabytes that the processes of a backfill have in memory at most."""
    values: Values = {"parent": [], "worker": []}
    for number in range(setup.rounds):
        for name, peak in zip(
            values, _backfill(list(map(str, setup.warcs)), setup.folder / f"memory-{number}", 1), strict=True
        ):
            values[name].append(peak)
    return values


def _backfill(warcs: Sequence[str], shards: Path, jobs: int) -> tuple[int, int]:
    """Read archives; the greatest memory of the parent and of a worker, in MB."""
    command = [sys.executable, "-m", "pinkslip", "extract", "--jobs", str(jobs), "--shards", str(shards)]
    command += [word for warc in warcs for word in ("--warc", warc)]
    parent, worker = 0, 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:  # noqa: S603
        while run.poll() is None:
            parent = max(parent, resident(run.pid))
            worker = max(worker, max(map(resident, children(run.pid)), default=0))
            time.sleep(0.05)
    if run.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {run.returncode}")
    return parent, worker


def store(setup: Setup) -> Values:
    """Articles a second that are saved with their claims, and then linked."""
    chance = random.Random(2026)  # noqa: S311
    actions = actions_of(chance, 200)
    pieces = list(pieces_of(chance, actions))
    values: Values = {"saved and linked": []}
    for number in range(setup.rounds):
        with open_store(setup.folder / f"store-{number}.db") as each:
            began = time.perf_counter()
            news_year.build(each, pieces, actions)
            values["saved and linked"].append(len(pieces) / (time.perf_counter() - began))
    return values


def views(setup: Setup) -> Values:
    """Milliseconds of processor in which each view gives all its rows, on a store of some 2,000 articles."""
    chance = random.Random(2026)  # noqa: S311
    actions = actions_of(chance, 200)
    with open_store(setup.folder / "views.db") as each:
        news_year.build(each, list(pieces_of(chance, actions)), actions)
        measured = view_times.measure(each, setup.rounds)
    return {name: [seconds * 1e3] for name, (seconds, _rows) in measured.items()}


def desk(setup: Setup) -> Values:
    """Milliseconds in which the review desk answers over HTTP, a claim and its queue, on a store of 200 articles."""
    (folder := setup.folder / "desk").mkdir()
    values: Values = {"a claim": [], "the queue": []}
    with serving(make_store(folder, 200)) as served, closing(signed_in(served)) as client:
        items = client.get(f"{BASE}/queue.json?limit=30&state=waiting").raise_for_status().json()["items"]
        for number in range(setup.rounds * 20):
            for name, address in (
                ("a claim", f"{BASE}/claim/{items[number % len(items)]['id']}.json"),
                ("the queue", f"{BASE}/queue.json?limit=30&state=waiting"),
            ):
                began = time.perf_counter()
                client.get(address).raise_for_status()
                values[name].append((time.perf_counter() - began) * 1e3)
    return values


def start(setup: Setup) -> Values:
    """Milliseconds of whole processes that only look: ``pinkslip status`` of a store, and Python doing nothing."""
    db = setup.folder / "start.db"
    with open_store(db):
        pass
    status = [sys.executable, "-m", "pinkslip", "status", "--db", str(db)]
    paths = {"pinkslip status": status, "python -c pass": [sys.executable, "-c", "pass"]}
    values: Values = {name: [] for name in paths}
    for _ in range(setup.rounds):
        for name, command in paths.items():
            began = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # noqa: S603
            values[name].append((time.perf_counter() - began) * 1e3)
    return values


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part by its function, the unit of its values, and whether more is better."""

    run: Callable[[Setup], Values]
    unit: str
    needs: str | None = None  # a program without which it is left out


PARTS = {
    "pages": Part(run=pages, unit="ms a page"),
    "claims": Part(run=claims, unit="ms an article"),
    "crawl": Part(run=crawl, unit="pages/s", needs="nginx"),
    "replay": Part(run=replay, unit="pages/s"),
    "memory": Part(run=memory, unit="MB"),
    "store": Part(run=store, unit="articles/s"),
    "views": Part(run=views, unit="ms"),
    "desk": Part(run=desk, unit="ms"),
    "start": Part(run=start, unit="ms"),
}


def arguments(description: str | None) -> argparse.Namespace:
    """The options of the one command."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--warc", type=Path, action="append", default=[])
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--part", choices=PARTS, action="append")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--history", type=Path)
    return parser.parse_args()
