"""The desk in a real browser, by keyboard: what is decided is stored, what is shown runs nothing, all can use it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from store import open_store
from tests.review.conftest import Served, make_press, serve

#: Milliseconds that a busy machine may take for what takes a quiet one a few.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


class Watched:
    """A page, and everything it should not have done."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.wrongs: list[str] = []
        page.on("console", lambda each: self.wrongs.append(each.text) if each.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.wrongs.append(str(error)))
        page.on("dialog", lambda each: self.wrongs.append(each.message))
        page.on("request", lambda each: None if each.url.startswith(origin) else self.wrongs.append(each.url))

    def press(self, *keys: str) -> None:
        """Press keys, each once the one before has shown its claim."""
        for key in keys:
            self.page.keyboard.press(key)

    def saved(self) -> None:
        """Wait until the server has everything."""
        expect(self.page.locator("#saved")).to_have_text("All saved")


@pytest.fixture
def desk(request: pytest.FixtureRequest, tmp_path: Path, chromium: Browser) -> Iterator[tuple[Served, Watched]]:
    """A desk of its own and a page that has signed in to it; its parameter is how often sentences are offered."""
    db = tmp_path / "press.db"
    make_press(db)
    with serve(db, "--second-share", "0", "--sentence-every", str(getattr(request, "param", 0))) as served:
        context = chromium.new_context(viewport={"width": 1280, "height": 800})
        context.set_default_timeout(PATIENCE)
        watched = Watched(context.new_page(), served.origin)
        watched.page.goto(served.link)
        watched.page.wait_for_selector("button.line")
        yield served, watched
        assert watched.wrongs == []
        context.close()


def reviews(served: Served, columns: str = "decision, reason, corrections") -> list[tuple[Any, ...]]:
    with open_store(served.db, read_only=True) as store:
        return [tuple(row) for row in store.execute(f"SELECT {columns} FROM reviews ORDER BY id")]  # noqa: S608


def test_keyboard_judges_corrects_and_undoes(desk: tuple[Served, Watched]) -> None:
    served, watched = desk
    page = watched.page
    expect(page.locator("#progress")).to_have_text("12 left, 0 done today")
    watched.press("Enter")
    expect(page.locator("#claim-title")).to_have_text("Quillmark")
    expect(page.locator(".reports .differs")).to_contain_text("another figure")
    first = page.url
    watched.press("a")
    expect(page.locator("#progress")).to_have_text("11 left, 1 done today")
    watched.press("4")
    expect(page.locator("#progress")).to_have_text("10 left, 2 done today")
    watched.press("z")
    expect(page.locator("#progress")).to_have_text("11 left, 1 done today")
    watched.press("c")
    page.locator("#in-low").fill("1500")
    page.locator("#in-status").select_option("planned")
    page.locator("#in-status").press("Control+Enter")
    expect(page.locator("#progress")).to_have_text("10 left, 2 done today")
    watched.press("?")
    page.locator("#key-unsure").fill("x")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".do-unsure kbd")).to_have_text("x")
    watched.press("u", "x")
    expect(page.locator("#progress")).to_have_text("9 left, 3 done today")
    watched.saved()
    decisions = reviews(
        served, "decision, reason, json_extract(corrections, '$.low'), json_extract(corrections, '$.high')"
    )
    assert decisions == [
        ("accept", None, None, None),
        ("reject", "statistics", None, None),
        ("undo", None, None, None),
        ("correct", None, 1500, 1500),
        ("unsure", None, None, None),
    ]
    page.goto(first)
    expect(page.locator(".verdicts")).to_contain_text("ann accepted")


def test_marked_words_set_a_field_and_add_a_missed_claim(desk: tuple[Served, Watched]) -> None:
    served, watched = desk
    page = watched.page
    watched.press("Enter")
    page.wait_for_selector("#text")
    watched.press("m")
    page.locator("#words").fill("2000 jobs" if "2000" in page.locator("#text").inner_text() else "1400 jobs")
    page.locator("#words").press("Enter")
    page.locator("#marker").get_by_text("Jobs", exact=True).click()
    expect(page.locator("#in-low")).to_be_focused()
    watched.press("Escape", "+")
    page.locator("#words").fill("save money")
    page.locator("#words").press("Enter")
    page.locator("#in-company").fill("Kestrel Depots")
    page.locator("#in-low").fill("70")
    page.locator("#in-low").press("Enter")
    expect(page.locator(".siblings")).to_contain_text("Kestrel Depots, 70 jobs")
    watched.press("A")
    watched.saved()
    watched.press("g")
    watched.saved()
    assert [row[0] for row in reviews(served)] == ["add", "accept"]
    with open_store(served.db, read_only=True) as store:
        (added,) = store.rows(
            "SELECT company, low, qualifier, evidence, verdict FROM current_claims WHERE verdict = 'add'"
        )
        assert (added["company"], added["low"], added["qualifier"]) == ("Kestrel Depots", 70, "exact")
        assert store.value("SELECT complete FROM article_reviews") == 1


def axe_violations(page: Page) -> list[tuple[str, str, str]]:
    """Rule, element and what is wrong with it."""
    found = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"], each["nodes"][0]["failureSummary"]) for each in found]


@pytest.mark.parametrize("path", ["/statistics", "/accuracy"])
def test_reports_have_no_axe_violation(desk: tuple[Served, Watched], path: str) -> None:
    served, watched = desk
    watched.press("Enter")
    watched.page.wait_for_selector("#text")
    for left, key in ((12, "a"), (11, "4")):
        expect(watched.page.locator("#progress")).to_contain_text(f"{left} left")
        watched.press(key)
    expect(watched.page.locator("#progress")).to_contain_text("10 left")
    watched.saved()
    for scheme in ("light", "dark"):
        watched.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        answer = watched.page.goto(f"{served.origin}/-/review{path}")
        assert answer
        assert answer.status == 200
        assert axe_violations(watched.page) == []


def test_pages_have_no_axe_violation(desk: tuple[Served, Watched]) -> None:
    _, watched = desk
    page = watched.page
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for state in ("queue", "claim", "correction", "keys"):
            if state == "queue":
                page.keyboard.press("q")
                page.wait_for_selector("button.line")
            elif state == "claim":
                page.keyboard.press("Enter")
                page.wait_for_selector("#text")
            else:
                page.keyboard.press("c" if state == "correction" else "Escape")
                if state == "keys":
                    page.wait_for_selector(".fields")
                    page.keyboard.press("?")
                page.wait_for_selector(".correct" if state == "correction" else "form.keys")
            assert axe_violations(page) == [], state
        page.keyboard.press("Escape")


@pytest.mark.parametrize("desk", [1], indirect=True)
def test_sentence_page_has_no_axe_violation(desk: tuple[Served, Watched]) -> None:
    _, watched = desk
    watched.press("Enter")
    watched.page.wait_for_selector("#text")
    watched.press("a")
    expect(watched.page.locator("h1")).to_have_text("Does this sentence tell of a job cut?")
    watched.saved()
    for width in (1280, 320):
        watched.page.set_viewport_size({"width": width, "height": 700})
        for scheme in ("light", "dark"):
            watched.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert axe_violations(watched.page) == [], (width, scheme)
    watched.press("a")  # the form of the claim that was missed
    expect(watched.page.locator("#sentence-form input").first).to_be_visible()
    assert axe_violations(watched.page) == []


def test_phone_scrolls_down_alone(desk: tuple[Served, Watched]) -> None:
    _, watched = desk
    page = watched.page
    page.set_viewport_size({"width": 320, "height": 640})
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) == 320
    watched.press("Enter")
    page.wait_for_selector("#text")
    assert page.evaluate(wide) == 320
    watched.press("c")
    page.wait_for_selector(".correct")
    assert page.evaluate(wide) == 320
