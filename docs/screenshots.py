"""The pictures of the review desk in docs/images, on the demo's press: ``python docs/screenshots.py``."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.review_serving import BASE, serving
from store import open_store
from store.reviews import save_review

IMAGES = Path(__file__).parent / "images"


def judge_some(db: Path) -> None:
    """Verdicts of three people, so that there is something to count."""
    with open_store(db) as store:
        claims = [str(row[0]) for row in store.execute("SELECT id FROM current_claims ORDER BY id")]
        for number, claim in enumerate(claims[:14]):
            for reviewer in ("ben", "cleo"):
                decision, fields, reason = "accept", None, None
                if number % 5 == 0 and reviewer == "ben":
                    decision, reason = "reject", "hiring"
                elif number % 4 == 0:
                    decision, fields = "correct", {"status": "planned" if number % 8 else "reported"}
                said = {"reviewer": reviewer, "at": datetime.now(UTC), "corrections": fields, "reason": reason}
                save_review(store, claim, decision, **said)


def shoot(page: Page, name: str, origin: str, views: tuple[str, ...]) -> None:
    """These views of the desk under one look."""

    def keep(view: str) -> None:
        if view in views:
            page.wait_for_timeout(200)
            page.screenshot(path=IMAGES / f"review-{view}-{name}.png")

    page.goto(f"{origin}{BASE}?state=all")
    page.wait_for_selector("button.line")
    keep("queue")
    page.get_by_role("button", name="Quillmark 1,800").click()
    page.wait_for_selector("#text")
    keep("conflict")
    page.goto(f"{origin}{BASE}?company=Nimbolt&state=all")
    page.wait_for_selector("button.line")
    page.get_by_role("button", name="310 jobs").click()
    page.wait_for_selector("#text")
    page.mouse.move(0, 0)
    keep("claim")
    page.keyboard.press("c")
    page.wait_for_selector(".correct")
    keep("correction")
    for figures in ("statistics", "accuracy"):
        page.goto(f"{origin}{BASE}/{figures}")
        keep(figures)


def main() -> None:
    """Take every picture."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "press.db"
        subprocess.run([sys.executable, "-m", "pinkslip", "demo", "--db", str(db)], check=True, capture_output=True)  # noqa: S603
        judge_some(db)
        with serving(db) as desk, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            page = context.new_page()
            page.goto(desk.link)
            for name, size, views in (
                ("light", (1120, 700), ("queue", "claim", "conflict", "correction", "statistics", "accuracy")),
                ("dark", (1120, 700), ("claim", "conflict", "statistics")),
                ("phone", (360, 740), ("queue", "claim", "correction")),
            ):
                page.emulate_media(color_scheme="dark" if name == "dark" else "light")
                page.set_viewport_size({"width": size[0], "height": size[1]})
                shoot(page, name, desk.origin, views)
            browser.close()


if __name__ == "__main__":
    main()
