"""The pictures in docs/images, on the demo's press: ``python docs/screenshots.py [desk|report|audit|questions]...``."""

from __future__ import annotations

import contextlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.review_serving import BASE, serving
from report.figures import Choice
from report.site import write_report
from store import open_store
from store.questions import QUESTIONS
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


def desk(browser: Browser, db: Path) -> None:
    """The review desk under three looks."""
    judge_some(db)
    with serving(db) as served:
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.goto(served.link)
        for name, size, views in (
            ("light", (1120, 700), ("queue", "claim", "conflict", "correction", "statistics", "accuracy")),
            ("dark", (1120, 700), ("claim", "conflict", "statistics")),
            ("phone", (360, 740), ("queue", "claim", "correction")),
        ):
            page.emulate_media(color_scheme="dark" if name == "dark" else "light")
            page.set_viewport_size({"width": size[0], "height": size[1]})
            shoot(page, name, served.origin, views)


def report(browser: Browser, db: Path) -> None:
    """The first page of a report, wide and narrow, and an action in the dark."""
    out = db.with_name("report")
    with open_store(db, read_only=True) as store:
        write_report(store, out, Choice())
        event = store.value("SELECT event_id FROM cuts WHERE company = 'Quillmark'")
    for name, path, size, scheme in (
        ("light", "index.html", (1120, 1000), "light"),
        ("phone", "index.html", (360, 740), "light"),
        ("action-dark", f"events/{event}.html", (760, 900), "dark"),
    ):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
        page = context.new_page()
        page.goto((out / path).as_uri())
        page.wait_for_timeout(300)
        page.screenshot(path=IMAGES / f"report-{name}.png")
        context.close()


def audit(browser: Browser, db: Path) -> None:
    """The audit of the sample document, wide, narrower in the dark, and on a phone."""
    sample, out = Path(__file__).parent / "samples" / "speech.md", db.with_name("audit.html")
    command = [sys.executable, "-m", "pinkslip", "audit", str(sample), "--date", "2026-11-20", "--db", str(db)]
    subprocess.run([*command, "--out", str(out)], check=False, capture_output=True)  # noqa: S603
    for name, width, height, scheme in (
        ("light", 1120, 1000, "light"),
        ("dark", 760, 900, "dark"),
        ("phone", 360, 740, "light"),
    ):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        page = context.new_page()
        page.goto(out.as_uri())
        if name == "phone":
            page.locator(".verdict").nth(3).scroll_into_view_if_needed()
        page.locator("details").nth(3).evaluate("one => { one.open = true }")
        page.screenshot(path=IMAGES / f"audit-{name}.png")
        context.close()


def questions(browser: Browser, db: Path) -> None:
    """Each canned question with its answer, and the pages that a figure leads to."""
    with open_store(db, read_only=True) as store:
        claim = store.value("SELECT id FROM current_claims WHERE company = 'Quillmark' ORDER BY id")
        event = store.value("SELECT event_id FROM cuts WHERE company = 'Quillmark'")
        page_of_claim = store.execute(
            "SELECT e.version_id, e.snapshot_id FROM extractions AS e JOIN claims AS c ON c.version_id = e.version_id"
            " WHERE c.id = ?",
            (claim,),
        ).fetchone()
    tomorrow = str(datetime.now(UTC).date() + timedelta(days=1))
    asked = {"year": "2026", "company": "Quillmark", "event_id": event, "claim_id": claim, "grade": "stated",
             "scope": "world", "buyouts": "in", "dated_by": "announced", "day": tomorrow, "limit": "20",
             "period": "2026-11", "rule": "headcount.cut-n-jobs", "words": "jobs"}  # fmt: skip
    base = f"/{db.stem}"
    codes = {"whose_jobs": "support", "cuts_of_cause": "ai"}
    days = {"kept_promises": "2026-11-01", "edited_since": "2026-11-01"}
    paths = {}
    for each in QUESTIONS:
        values = asked | {"code": codes.get(each.name), "day": days.get(each.name, asked["day"])}
        chosen = {name: values[name] for name in re.findall(r":([a-z_]+)", each.sql)}
        paths[each.name] = f"{base}/{each.name}?{urlencode(chosen)}"
    paths |= {"page-home": "/", "page-database": base, "page-table": f"{base}/current_claims",
              "page-claim": f"/-/claim{base}/{claim}", "page-article": f"/-/article{base}/{page_of_claim[0]}",
              "page-archived": f"/-/archived{base}/{page_of_claim[1]}"}  # fmt: skip
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pinkslip", "serve", "--db", str(db), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
    page = browser.new_context(viewport={"width": 1000, "height": 620}).new_page()
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.2)
        for name, path in paths.items():
            answer = page.goto(f"http://127.0.0.1:{port}{path}")
            if answer is None or answer.status != 200:
                raise SystemExit(f"{path}: no page")
            page.screenshot(path=IMAGES / f"ask-{name}.jpg", type="jpeg", quality=55)
    finally:
        server.terminate()
        server.wait()


PICTURES = {"desk": desk, "report": report, "audit": audit, "questions": questions}


def main() -> None:
    """Take the pictures named on the command line, or all."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in sys.argv[1:] or PICTURES:
            db = Path(folder) / name / "press.db"
            db.parent.mkdir()
            subprocess.run([sys.executable, "-m", "pinkslip", "demo", "--db", str(db)], check=True, capture_output=True)  # noqa: S603
            PICTURES[name](browser, db)
        browser.close()


if __name__ == "__main__":
    main()
