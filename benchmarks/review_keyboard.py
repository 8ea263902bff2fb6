"""A keyboard and a real Chromium: how long from a key to the next claim."""

from __future__ import annotations

import argparse
import random
import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.review_press import make_store
from benchmarks.review_serving import percentile, serving
from store import open_store

#: Times from a key to the frame in which another claim stands on the page, kept by the page itself.
_WATCH = """
    window.times = [];
    let pressed = null;
    addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
    new MutationObserver((changes) => {
      const has = (node) => node.querySelector && node.querySelector("#text");
      const shown = changes.some((each) => [...each.addedNodes].some(has));
      if (!shown || pressed === null) return;
      const since = pressed;
      pressed = null;
      requestAnimationFrame(() => {
        const frame = new MessageChannel();
        frame.port1.onmessage = () => window.times.push(performance.now() - since);
        frame.port2.postMessage(0);
      });
    }).observe(document, { childList: true, subtree: true });
"""


def _wait(page: Page, condition: str) -> None:
    """Wait till it holds; the page's policy forbids Playwright's own way, which evaluates in the page."""
    for _ in range(3_000):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(10)
    raise RuntimeError(f"the page never came to {condition}")


def keyboard(folder: Path, options: argparse.Namespace) -> bool:
    """Judge claims by keys alone; True when nobody waits 100 ms for the 95th in a hundred and all are stored."""
    db = make_store(folder, options.claims, seed=options.seed)
    chance = random.Random(options.seed)  # noqa: S311
    with serving(db, "--second-share", "0") as desk, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        wrongs: list[str] = []
        page.on("console", lambda each: wrongs.append(each.text) if each.type == "error" else None)
        page.on("pageerror", lambda error: wrongs.append(str(error)))
        page.add_init_script(_WATCH)
        page.goto(desk.link)
        page.wait_for_selector("button.line")
        page.keyboard.press("Enter")
        page.wait_for_selector("#text")
        page.evaluate("window.times.length = 0")
        for done in range(options.claims):
            page.wait_for_timeout(chance.uniform(120, 500))  # a very quick reader
            page.keyboard.press(chance.choice("aaaaaarru3"))
            if done < options.claims - 1:
                _wait(page, f"window.times.length > {done}")
        _wait(page, "document.getElementById('saved').textContent === 'All saved'")
        times = page.evaluate("window.times")
        browser.close()
    with open_store(db, read_only=True) as store:
        stored = int(store.value("SELECT count(*) FROM reviews"))
    half, most = percentile(times, 0.5), percentile(times, 0.95)
    print(f"{stored} of {options.claims} verdicts stored, {len(wrongs)} errors in the page")
    print(f"key to next claim: median {half:.0f} ms, 95th percentile {most:.0f} ms, longest {max(times):.0f} ms")
    for wrong in wrongs:
        print(f"  {wrong}")
    return stored == options.claims and most < 100 and not wrongs
