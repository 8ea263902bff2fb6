"""No verdict that was acknowledged is lost, and no reviewer sees an error, whatever else happens to the file."""

from __future__ import annotations

import sqlite3
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from benchmarks.review_hostile import make_hostile, show_hostile, watch
from benchmarks.review_kills import kill_and_count
from review.guard import BASE
from review.leases import LEASE, Leases
from store import open_store
from tests.review.conftest import Served, make_press, serve
from tests.store.conftest import AT, tell


@pytest.mark.trial
def test_killed_server_loses_no_verdict_that_it_acknowledged(tmp_path: Path) -> None:
    db = tmp_path / "press.db"
    make_press(db)
    trial = kill_and_count(db, times=2, seed=3)
    assert (trial.lost, trial.twice, trial.sound) == (set(), 0, True)
    assert trial.told


def hold_the_lock(db: Path, until: threading.Event) -> None:
    """A writer that keeps everybody waiting."""
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    time.sleep(1.5)
    other.execute("COMMIT")
    other.close()
    until.wait()


def write_articles(db: Path, until: threading.Event) -> None:
    """A crawl that saves one article after another."""
    with open_store(db, rules="r1") as store:
        run = store.start_run("crawl", [], "0", {}, AT)
        number = 0
        while not until.is_set():
            number += 1
            tell(store, run, "ledger", 5_000 + number, days=number % 20, company=f"Late {number}")


@pytest.mark.parametrize("writer", [hold_the_lock, write_articles])
@pytest.mark.trial
def test_reviewers_see_no_error_while_others_write(
    served: Served, ann: httpx.Client, writer: Callable[[Path, threading.Event], None]
) -> None:
    claims = [item["id"] for item in ann.get(f"{BASE}/queue.json?state=all").json()["items"]]
    done = threading.Event()
    thread = threading.Thread(target=writer, args=(served.db, done))
    thread.start()
    time.sleep(0.1)
    began, keys = time.monotonic(), []
    try:
        while time.monotonic() - began < 2:
            key = str(uuid.uuid4())
            body = {"claim": claims[len(keys) % len(claims)], "decision": "accept", "key": key}
            answer = ann.post(f"{BASE}/verdict", json=body)
            assert answer.status_code == 200, answer.text
            keys.append(key)
            assert ann.get(f"{BASE}/queue.json").status_code == 200
    finally:
        done.set()
        thread.join()
    with open_store(served.db, read_only=True) as store:
        stored = {row[0] for row in store.execute("SELECT client_key FROM reviews")}
    assert set(keys) <= stored


@pytest.mark.trial
def test_browser_keeps_verdicts_while_the_server_is_gone(tmp_path: Path, chromium: Browser) -> None:
    db = tmp_path / "press.db"
    make_press(db)
    context = chromium.new_context()
    page = context.new_page()
    with serve(db, "--second-share", "0", "--sentence-every", "0") as first:
        port = first.origin.rpartition(":")[2]
        page.goto(first.link)
        page.wait_for_selector("button.line")
        page.keyboard.press("Enter")
        page.wait_for_selector("#text")
        page.wait_for_load_state("networkidle")  # the next claims are loaded ahead
        first.process.kill()
        first.process.wait()
        page.keyboard.press("a")
        page.keyboard.press("r")
        expect(page.locator("#saved")).to_have_text("2 saving…")
        expect(page.locator("#trouble")).to_contain_text("2 kept in this browser")
        for _ in range(8):  # more than were loaded ahead: no claim is judged twice meanwhile
            page.keyboard.press("a")
            page.wait_for_timeout(30)
        kept = page.evaluate(
            "JSON.parse(localStorage.getItem(Object.keys(localStorage)[0])).map((each) => each.body.claim)"
        )
        assert 2 < len(kept) == len(set(kept)) < 10
    with serve(db, "--second-share", "0", "--sentence-every", "0", port=port) as second:
        page.goto(second.link)
        page.wait_for_selector("button.line")
        expect(page.locator("#saved")).to_have_text("All saved")
    context.close()
    with open_store(db, read_only=True) as store:
        stored = [(row[0], row[1]) for row in store.execute("SELECT claim_id, decision FROM reviews ORDER BY id")]
    assert [claim for claim, _ in stored] == kept
    assert [decision for _, decision in stored[:3]] == ["accept", "reject", "accept"]


@pytest.mark.trial
def test_hostile_articles_are_words_and_nothing_else(tmp_path: Path, chromium: Browser) -> None:
    db = tmp_path / "hostile.db"
    claims = make_hostile(db, 30)
    with serve(db, "--second-share", "0") as served:
        context = chromium.new_context()
        page = context.new_page()
        wrongs = watch(page, served.origin)
        page.goto(served.link)
        page.wait_for_selector("button.line")
        for path in ("?state=all", "/accuracy", "/statistics"):
            page.goto(f"{served.origin}{BASE}{path}")
        assert all(show_hostile(page, served.origin, claim, wrongs) for claim in claims[::3])
        assert not wrongs
        context.close()


def test_claims_that_others_have_open_are_left_to_them() -> None:
    now = 0.0
    leases = Leases(lambda: now)
    leases.take("c1", "ann")
    leases.take("c1", "bob")
    assert (leases.of_others("bob"), leases.of_others("ann")) == ({"c1"}, frozenset())
    now = LEASE + 1
    assert leases.of_others("bob") == frozenset()
    leases.take("c1", "bob")
    leases.free("c1")
    assert leases.of_others("ann") == frozenset()
