"""The report of the demo: each figure by other SQL, each link, the same bytes twice, and nothing that runs."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import feedparser
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from report.figures import Choice
from report.site import MARKER, ReportError, compose, write_report
from store import Store, open_store
from tests.conftest import run_pinkslip
from tests.store.test_hostile_text import Tags, tell

Files = dict[str, str | bytes]


@pytest.fixture(scope="module")
def demo(demo_folder: Path) -> Iterator[Store]:
    with open_store(demo_folder / "pinkslip-demo.db", read_only=True) as store:
        yield store


@pytest.fixture(scope="module")
def files(demo: Store) -> Files:
    return compose(demo, Choice())


class Links(HTMLParser):
    """The addresses and the ids of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src", "srcset"}:
                self.links.append(value or "")
            elif name == "id":
                self.ids.add(value or "")


def pages(files: Files) -> dict[str, str]:
    return {name: page for name, page in files.items() if name.endswith(".html") and isinstance(page, str)}


def table(files: Files, name: str) -> list[dict[str, str]]:
    content = files[name]
    assert isinstance(content, str)
    return list(csv.DictReader(io.StringIO(content)))


def test_every_link_resolves(files: Files) -> None:
    found = {name: Links(page) for name, page in pages(files).items()}
    counted = 0
    for name, page in found.items():
        for link in page.links:
            if link.startswith("https://"):
                continue  # an outlet's own page
            path, _, place = link.partition("#")
            parts: list[str] = []
            for part in (PurePosixPath(name).parent / path).parts if path else PurePosixPath(name).parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            target = "/".join(parts)
            assert target in files, (name, link)
            assert not place or place in found[target].ids, (name, link)
            counted += 1
    assert counted > 300


def test_headlines_are_what_sql_says(demo: Store, files: Files) -> None:
    index = str(files["index.html"])
    shown = re.findall(r'<li[^>]*><a href="(slices/[^"]+)\.html"><b>([\d,–]+)</b>', index)
    assert len(shown) == 6
    counted = "FROM events AS e WHERE e.cumulative = 0 AND e.status NOT IN ('denied', 'reversed')"
    sums = "SELECT coalesce(sum(coalesce(e.low, 0)), 0), coalesce(sum(coalesce(e.high, e.low, 0)), 0) " + counted
    cause = (
        " AND EXISTS (SELECT 1 FROM event_claims AS l JOIN claims AS c ON c.id = l.claim_id JOIN articles AS a"
        " ON a.version_id = c.version_id JOIN claim_causes AS w ON w.claim_id = c.id AND w.version_id = c.version_id"
        " WHERE l.event_id = e.id AND w.code = 'ai' AND w.stance = '{}' AND w.speaker LIKE '{}')"
    )
    stated, given = cause.format("asserts", "company"), cause.format("asserts", "%")
    denied = cause.format("denies", "%")
    wanted = [
        sums,
        f"{sums} AND e.status IN ('announced', 'completed')",
        sums + stated,
        sums + given + stated.replace("AND EXISTS", "AND NOT EXISTS"),
        sums + denied + given.replace("AND EXISTS", "AND NOT EXISTS"),
    ]
    for (page, words), sql in zip(shown, wanted, strict=False):
        low, high = demo.execute(sql).fetchone()
        assert words == (f"{low:,}" if low == high else f"{low:,}–{high:,}"), sql
        rows = table(files, f"{page}.csv")
        assert sum(int(row["jobs_low"] or 0) for row in rows) == low
        assert sum(int(row["jobs_high"] or 0) for row in rows) == high


def test_months_employers_and_outlets_are_what_sql_says(demo: Store, files: Files) -> None:
    for row in table(files, "data/cuts-by-month.csv"):
        low, high, count = demo.execute(
            "SELECT sum(coalesce(low, 0)), sum(coalesce(high, low, 0)), count(*) FROM events WHERE cumulative = 0"
            " AND status NOT IN ('denied', 'reversed') AND substr(date, 1, 7) = ? AND date NOT LIKE '%Q%'",
            (row["month"],),
        ).fetchone()
        assert (int(row["jobs_low"]), int(row["jobs_high"]), int(row["actions"])) == (low, high, count)
        names = [name for name in row if name.endswith("_low") and name != "jobs_low"]
        assert sum(int(row[name]) for name in names) == low, "each job counts under one reason"
    employers = {row["employer"]: row for row in table(files, "data/companies.csv")}
    for name, low in demo.execute(
        "SELECT n.name, sum(coalesce(e.low, 0)) FROM events AS e JOIN companies AS n ON n.key = e.company_key"
        " WHERE e.cumulative = 0 AND e.status NOT IN ('denied', 'reversed') GROUP BY n.key"
    ):
        assert int(employers.pop(name)["jobs_low"]) == low
    assert not employers
    for row in table(files, "data/outlets.csv"):
        firsts = demo.value(
            "SELECT count(*) FROM events AS e JOIN claim_ids AS i ON i.id = e.id"
            " JOIN articles AS a ON a.id = i.article_id"
            " JOIN outlets AS o ON o.slug = a.outlet JOIN event_claims AS l ON l.claim_id = e.id"
            " WHERE o.name = ? AND l.cites IS NULL AND e.cumulative = 0 AND e.status NOT IN ('denied', 'reversed')",
            (row["outlet"],),
        )
        assert int(row["first_reports"]) == firsts


def test_bridge_slices_are_the_sums_of_the_view(demo: Store, files: Files) -> None:
    scopes = {"United States": "us", "world": "world"}
    rows = table(files, "data/challenger-all.csv")
    assert len(rows) == demo.value("SELECT count(*) FROM challenger_bridge") > 0
    for row in rows:
        ours = demo.execute(
            "SELECT theirs, ours_low, ours_high FROM challenger_bridge"
            " WHERE period = ? AND scope = ? AND buyouts = ? AND dated_by = ?",
            (row["period"], scopes[row["scope"]], row["buyouts"], row["dated_by"]),
        ).fetchone()
        assert (int(row["theirs"]), int(row["jobs_low"]), int(row["jobs_high"])) == tuple(ours)


def test_every_report_of_the_demo_stands_on_a_page(demo: Store, files: Files) -> None:
    text = "".join(pages(files).values())
    for claim, evidence in demo.execute(
        "SELECT id, evidence FROM current_claims WHERE event_id IN (SELECT event_id FROM cuts)"
    ):
        assert f'id="claim-{claim}"' in text
        place = text.index(f'id="claim-{claim}"')
        said = text[text.index("<blockquote>", place) : text.index("</blockquote>", place)]
        assert html.unescape(re.sub(r"<[^>]+>", "", said)) == evidence


@pytest.mark.trial
def test_same_store_gives_the_same_bytes(demo: Store, files: Files) -> None:
    assert compose(demo, Choice()) == files


def test_first_page_is_light(files: Files) -> None:
    index = str(files["index.html"])
    at_once = {name for name in Links(index).links if name.endswith((".css", ".js"))}
    pictures = set(re.findall(r'src(?:set)?="(charts/[^"]+)"', index))
    size = sum(len(content if isinstance(content, bytes) else content.encode()) for name, content in files.items()
               if name in {"index.html", *at_once, *pictures})  # fmt: skip
    assert len(pictures) >= 8
    assert size < 500_000, "with all its pictures, light and dark"


@pytest.mark.trial
def test_choice_leaves_the_others_out(demo: Store) -> None:
    chosen = compose(demo, Choice(company="quillmark", first=date(2026, 11, 1), last=date(2026, 11, 30)))
    rows = [
        row
        for name in chosen
        if name.startswith("slices/all-actions") and name.endswith("csv")
        for row in table(chosen, name)
    ]
    assert {row["company"] for row in rows} == {"Quillmark"}
    assert "employers with “quillmark” in their name" in str(chosen["index.html"])
    assert "data/challenger.csv" not in chosen
    reason = compose(demo, Choice(cause="tariffs"))
    assert {row["company"] for row in table(reason, "data/first-reports.csv")} == {"Pellworth Steel"}
    with pytest.raises(ReportError, match="tells of no cut to 1999-01-01"):
        compose(demo, Choice(last=date(1999, 1, 1)))


def test_feeds_are_atom_with_lasting_ids(files: Files) -> None:
    for name, least in (("claims.atom", 20), ("conflicts.atom", 2)):
        content = files[name]
        assert isinstance(content, bytes)
        feed = feedparser.parse(content)
        assert (feed.bozo, feed.version) == (False, "atom10")
        assert len(feed.entries) >= least
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        assert all(
            (entry.updated <= feed.feed.updated and entry.link in files) or "#claim-" in entry.link
            for entry in feed.entries
        )


@pytest.mark.trial
def test_hostile_words_are_words(tmp_path: Path) -> None:
    with open_store(tmp_path / "t.db", rules="r1") as store:
        with store.batch():
            for number, words in enumerate(
                ("<zq9>", '"><zq9 onzq9=1>', "</title></script><zq9>", "{{ 7*7 }}\x0b\u202e", "=1+1")
            ):
                tell(store, f"{words} {number}", f"Kestrel {words}", f"o{number}")
        found = compose(store, Choice())
    for name, page in pages(found).items():
        assert not Tags(page).found & {"zq9", "onzq9"}, name
        assert "49" not in re.findall(r"\b\d+\b", page.partition("<h1>")[2].partition("</h1>")[0])
    for name, content in found.items():
        if name.endswith(".csv") and isinstance(content, str):
            for row in csv.reader(io.StringIO(content)):
                assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row), name
    assert feedparser.parse(found["claims.atom"]).bozo is False


def test_folder_of_something_else_is_left_alone(demo: Store, files: Files, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "letter.txt").write_text("dear")
    with pytest.raises(ReportError, match="is no report of ours"):
        write_report(demo, taken, Choice())
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.trial
def test_command_writes_a_report_over_the_last_one(demo_folder: Path, tmp_path: Path) -> None:
    db = str(demo_folder / "pinkslip-demo.db")
    done = run_pinkslip(tmp_path, "report", "--db", db, "--out", "site", "--cause", "ai")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("site/index.html: the report, ")
    (tmp_path / "site" / "old.html").write_text("x")
    assert run_pinkslip(tmp_path, "report", "--db", db, "--out", "site").returncode == 0
    names = {path.name for path in (tmp_path / "site").iterdir()}
    assert {MARKER, "index.html", "vega.js"} <= names
    assert "old.html" not in names
    nothing = run_pinkslip(tmp_path, "report", "--db", db, "--to", "1999-01-01")
    assert (nothing.returncode, len(nothing.stderr.splitlines())) == (2, 1)


@pytest.mark.trial
def test_pages_work_from_a_file_and_for_everybody(files: Files, chromium: Browser, tmp_path: Path) -> None:
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    event = next(name for name in files if name.startswith("events/"))
    for scheme, width in (("light", 1280), ("dark", 768), ("light", 320)):
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        trouble: list[str] = []
        page.on("console", lambda message, trouble=trouble: trouble.append(message.text))
        page.on("pageerror", lambda error, trouble=trouble: trouble.append(str(error)))
        page.on("request", lambda asked, trouble=trouble: asked.url.startswith("file:") or trouble.append(asked.url))
        for name in ("index.html", event, "aggregates.html"):
            page.goto((tmp_path / name).as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") == width
            assert trouble == []
            found = Axe().run(page).response["violations"]
            trouble.clear()  # axe itself tries to fetch the stylesheet
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        if width == 1280:
            page.goto((tmp_path / "index.html").as_uri())
            page.get_by_role("button", name="Explore").first.click()
            page.wait_for_selector("figure svg.marks")
        assert trouble == []
        context.close()
