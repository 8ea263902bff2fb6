"""Many reviewers and a crawl at once on one file: nobody may see an error."""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from datasette.app import Datasette

from benchmarks.review_press import crawl, make_store, pieces, write_press
from benchmarks.review_serving import BASE, percentile, with_token
from store import open_store

_SECRET = "a trial"  # noqa: S105  of a server that lives for minutes on the loopback address


@dataclass(slots=True)
class Seen:
    """What the reviewers saw."""

    verdicts: list[float] = field(default_factory=list)  # seconds till each was acknowledged
    claims: list[float] = field(default_factory=list)  # seconds till each was shown
    keys: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    resent: int = 0  # verdicts sent again, for a connection had been closed meanwhile


def crowd(folder: Path, options: argparse.Namespace) -> bool:
    """Review and crawl for some minutes; True when there was no error and every acknowledged verdict is stored."""
    db = make_store(folder, 150, seed=options.seed)
    names = [f"reviewer-{number}" for number in range(options.reviewers)]
    metadata = folder / "metadata.json"
    metadata.write_text(
        json.dumps({"plugins": {"pinkslip-review": {"reviewers": {"id": names}, "second_share": 0.3}}}), "utf-8"
    )
    plugins = folder / "plugins"
    plugins.mkdir()
    # Where Pinkslip is installed its entry point is enough; this is for a checkout.
    (plugins / "desk.py").write_text("from review.plugin import *\n", "utf-8")
    command = [
        sys.executable,
        "-m",
        "datasette",
        "serve",
        str(db),
        "-p",
        "8471",
        "--secret",
        _SECRET,
        "-m",
        str(metadata),
    ]
    command += ["--plugins-dir", str(plugins)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    seen, stop = Seen(), threading.Event()
    try:
        origin = "http://127.0.0.1:8471"
        _wait(origin)
        threads = [
            threading.Thread(target=_review, args=(origin, name, seen, stop, turn)) for turn, name in enumerate(names)
        ]
        crawler = threading.Thread(target=_crawl, args=(db, folder, seen, stop, (crawled := Counter())))
        for thread in (*threads, crawler):
            thread.start()
        time.sleep(options.minutes * 60)
        stop.set()
        for thread in (*threads, crawler):
            thread.join()
    finally:
        server.terminate()
        server.wait()
    with open_store(db, read_only=True) as store:
        stored = {str(row[0]) for row in store.execute("SELECT client_key FROM reviews")}
        sound = store.value("PRAGMA integrity_check") == "ok"
    lost = set(seen.keys) - stored
    print(f"{options.reviewers} reviewers, {options.minutes:g} minutes: {len(seen.keys)} verdicts, {len(lost)} lost")
    print(f"beside {crawled['crawls']} crawls of {crawled['articles']} new articles")
    for name, values in (("verdict saved", seen.verdicts), ("claim loaded", seen.claims)):
        print(
            f"{name}: median {percentile(values, 0.5) * 1000:.0f} ms, 95th {percentile(values, 0.95) * 1000:.0f} ms,"
            f" longest {max(values) * 1000:.0f} ms"
        )
    print(f"errors {len(seen.errors)}, sent again {seen.resent}, file {'sound' if sound else 'DAMAGED'}")
    for error, times in Counter(seen.errors).most_common(5):
        print(f"  {times} × {error}")
    return not lost and not seen.errors and sound


def _wait(origin: str) -> None:
    for _ in range(100):
        try:
            httpx.get(origin)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server did not start")


def _review(origin: str, name: str, seen: Seen, stop: threading.Event, seed: int) -> None:
    """One reviewer: load the next claim, read for a moment, judge it."""
    chance = random.Random(seed)  # noqa: S311
    signer = Datasette([], secret=_SECRET)
    cookies = {"ds_actor": signer.sign({"a": {"id": name}}, "actor")}
    with httpx.Client(base_url=origin, timeout=120, cookies=cookies) as client:
        with_token(client, origin)
        waiting: list[str] = []
        while not stop.is_set():
            try:
                if not waiting:
                    state = chance.choice(("waiting", "waiting", "all"))  # when all is judged, they read it again
                    found = client.get(f"{BASE}/queue.json?limit=30&state={state}").raise_for_status().json()
                    waiting = [item["id"] for item in found["items"]]
                    chance.shuffle(waiting)
                    continue
                claim = waiting.pop()
                began = time.perf_counter()
                shown = client.get(f"{BASE}/claim/{claim}.json")
                if shown.status_code == 404:  # an edit took the sentence away meanwhile
                    continue
                shown.raise_for_status()
                seen.claims.append(time.perf_counter() - began)
                time.sleep(chance.uniform(0.2, 1.0))
                body = {"claim": claim, "decision": chance.choice(("accept", "accept", "reject", "unsure"))}
                body["key"] = str(uuid.uuid4())
                began = time.perf_counter()
                _insist(client, body, seen)
                seen.verdicts.append(time.perf_counter() - began)
                seen.keys.append(body["key"])
            except httpx.HTTPError as error:
                seen.errors.append(str(error)[:200])


def _insist(client: httpx.Client, body: dict[str, str], seen: Seen) -> None:
    """Send a verdict as the desk's page does: again, under the same key, where a kept connection turns out closed."""
    try:
        answer = client.post(f"{BASE}/verdict", json=body)
    except httpx.TransportError:
        seen.resent += 1
        answer = client.post(f"{BASE}/verdict", json=body)
    answer.raise_for_status()


def _crawl(db: Path, folder: Path, seen: Seen, stop: threading.Event, done: Counter[str]) -> None:
    """Crawl one fresh archive after another into the same file."""
    start = datetime(2026, 10, 1, 6, tzinfo=UTC)
    while not stop.is_set():
        number = done["crawls"]
        made = pieces(120, seed=1_000 + number, start=start + timedelta(days=number))
        result = crawl(db, [write_press(folder / f"crawl-{number}", "press", made)])
        if result.returncode:
            seen.errors.append(f"crawl: {result.stdout[-200:]}{result.stderr[-300:]}")
        done["crawls"] += 1
        done["articles"] += len(made)
