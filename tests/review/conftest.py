"""A small press, the real desk over it on a port of its own, and a real Chromium before it."""

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
import pytest

from store import open_store
from store.events import link_events
from tests.conftest import ENVIRONMENT
from tests.store.conftest import AT, tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A running desk."""

    db: Path
    origin: str  # http://127.0.0.1:PORT
    link: str  # the one-time link
    process: subprocess.Popen[str]

    def sign_in(self) -> httpx.Client:
        """A client that has spent the link, and sends what a page of the desk would."""
        client = httpx.Client(base_url=self.origin, headers={"origin": self.origin}, timeout=30)
        assert client.get(self.link, follow_redirects=True).status_code == 200
        page = client.get("/-/review")
        client.headers["x-csrftoken"] = re.findall(r'data-csrf="([^"]+)"', page.text)[0]
        return client


@contextmanager
def serve(db: Path, *arguments: str, port: str = "0") -> Iterator[Served]:
    """The command ``pinkslip review`` over a store, until the block ends; it must end well."""
    command = [sys.executable, "-m", "pinkslip", "review", "--db", str(db), "--port", port, "--no-browser"]
    process = subprocess.Popen(
        [*command, "--reviewer", "ann", *arguments], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        link = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))
        yield Served(db=db, origin=link.partition("/-/")[0], link=link, process=process)
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()


def make_press(db: Path, claims: int = 12) -> None:
    """A store with claims of several outlets, two of which disagree on one action."""
    with open_store(db, rules="r1") as store:
        run = store.start_run("test", [], "0", {}, AT)
        tell(store, run, "ledger", 1_400, company="Quillmark")
        tell(store, run, "herald", 2_000, days=1, company="Quillmark")
        for number in range(claims - 2):
            tell(store, run, ("ledger", "herald")[number % 2], 10 + number, days=number, company=f"Firm {number:03}")
        link_events(store)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk over the small press."""
    db = tmp_path_factory.mktemp("desk") / "press.db"
    make_press(db)
    with serve(db, "--second-share", "0", "--sentence-every", "0") as desk:
        yield desk


@pytest.fixture(scope="module")
def ann(served: Served) -> Iterator[httpx.Client]:
    """The reviewer of the desk over the small press, signed in."""
    client = served.sign_in()
    yield client
    client.close()
