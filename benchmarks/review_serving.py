"""A desk in a process of its own, and reviewers that speak HTTP to it, for the trials."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

#: Where the desk's pages stand.
BASE = "/-/review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A running desk of one reviewer."""

    origin: str
    link: str
    process: subprocess.Popen[str]


@contextmanager
def serving(db: Path, *arguments: str) -> Iterator[Serving]:
    """``pinkslip review`` over a store, until the block ends."""
    command = [sys.executable, "-m", "pinkslip", "review", "--db", str(db), "--port", "0", "--no-browser"]
    command += ["--reviewer", "ann", "--sentence-every", "0", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        found = next((line for line in process.stdout or () if "http://" in line), "")
        link = found.strip()
        yield Serving(origin=link.partition("/-/")[0], link=link, process=process)
        process.send_signal(signal.SIGINT)
        process.wait(30)
    finally:
        process.kill()
        process.wait()


def signed_in(serving: Serving) -> httpx.Client:
    """A client that has spent the desk's link."""
    client = httpx.Client(base_url=serving.origin, timeout=120)
    client.get(serving.link, follow_redirects=True).raise_for_status()
    return with_token(client, serving.origin)


def with_token(client: httpx.Client, origin: str) -> httpx.Client:
    """The client, sending what the desk's page does with each verdict."""
    page = client.get(BASE)
    page.raise_for_status()
    client.headers.update({"origin": origin, "x-csrftoken": re.findall(r'data-csrf="([^"]+)"', page.text)[0]})
    return client


def percentile(values: list[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
