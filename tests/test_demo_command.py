"""``pinkslip demo``, the whole path: crawl by replay, archive, extraction, store, table."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.demo.press import PRESS, read_pieces
from store import Store, open_store
from store.compare import content, every_row
from tests.conftest import ENVIRONMENT, run_pinkslip
from tests.press import claims_of

PIECES = [piece for piece in read_pieces() if piece.page != "wall.html"]
DB = "pinkslip-demo.db"


@pytest.fixture
def demo_copy(demo_folder: Path, tmp_path: Path) -> Path:
    """A copy of the demo's folder that a test may change."""
    return Path(shutil.copytree(demo_folder, tmp_path / "copy"))


def test_demo_tells_what_it_found_and_what_to_type_next(demo_folder: Path) -> None:
    printed = (demo_folder / "printed.txt").read_text("utf-8")
    assert "31 new, 1 edited, 0 seen, 1 refused" in printed
    for words in (
        "who says so",
        "\n  announced: ",
        "Brightmoor Bank: ledger_street: about 3,000, reported; harbor_herald: about 3,000, denied",
        "Tessaly Robotics: 200, reported → 263, announced",
        "Database: pinkslip-demo.db",
        f"--db {DB}",
        "crawl techcrunch",
    ):
        assert words in printed


def test_demo_prints_commands_that_work(demo_copy: Path) -> None:
    printed = (demo_copy / "printed.txt").read_text("utf-8")
    explain, ask = [shlex.split(line) for line in printed.splitlines() if line.startswith(f"  {sys.executable} -m ")][
        :2
    ]
    for command in (explain, ask):
        done = subprocess.run(command, cwd=demo_copy, env=ENVIRONMENT, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), command


def test_demo_leaves_a_store_that_checks_out(demo_copy: Path) -> None:
    done = run_pinkslip(demo_copy, "check", "--db", DB)
    assert (done.returncode, done.stderr) == (0, "")


def test_demo_stores_the_claims_that_extraction_alone_gives(demo_folder: Path) -> None:
    with open_store(demo_folder / DB, read_only=True) as store:
        stored = {
            (row["url"], row["title"], row["id"], row["company"], row["low"], row["high"], row["status"], row["date"])
            for row in store.rows(
                "SELECT a.url, v.title, c.* FROM claims AS c JOIN article_versions AS v ON v.id = c.version_id"
                " JOIN articles AS a ON a.id = v.article_id"
            )
        }
    alone = {
        (piece.url, piece.title, row["claim_id"], *(row[key] for key in ("company", "low", "high", "status", "date")))
        for piece in PIECES
        for row in claims_of(piece)
    }
    assert stored == alone


def test_demo_keeps_both_versions_of_the_edited_article(demo_folder: Path) -> None:
    with open_store(demo_folder / DB, read_only=True) as store:
        titles = [
            title
            for (title,) in store.execute(
                "SELECT v.title FROM article_versions AS v JOIN articles AS a ON a.id = v.article_id"
                " WHERE a.url LIKE '%/tessaly-robotics-layoffs/' ORDER BY v.id"
            )
        ]
    assert titles == ["Tessaly Robotics lays off about 200 workers", "Tessaly Robotics lays off 263 workers"]


def test_demo_records_why_the_login_wall_gave_no_article(demo_folder: Path) -> None:
    with open_store(demo_folder / DB, read_only=True) as store:
        refused = list(store.execute("SELECT url, reason FROM extractions WHERE outcome = 'refused'"))
    assert refused == [("https://www.harborherald.example/2026/11/10/solvane-boardroom/", "wall")]


def test_demo_asks_a_closed_outlet_for_no_page(demo_folder: Path) -> None:
    closed = len(list((PRESS / "ledger_street").glob("*.md")))
    with open_store(demo_folder / DB, read_only=True) as store:
        kinds = {kind for (kind,) in store.execute("SELECT kind FROM fetches WHERE outlet = 'ledger_street'")}
        access = [access for (access,) in store.execute(
            "SELECT access FROM article_versions WHERE outlet = 'ledger_street'"
        )]  # fmt: skip
    assert "page" not in kinds
    assert access == ["summary"] * closed


@pytest.mark.trial
def test_demo_run_again_adds_nothing_and_says_so(demo_copy: Path) -> None:
    with open_store(demo_copy / DB, read_only=True) as store:
        before = every_row(store)
    done = run_pinkslip(demo_copy, "demo")
    assert done.returncode == 0
    assert "0 new, 32 seen" in done.stdout
    with open_store(demo_copy / DB, read_only=True) as store:
        assert every_row(store) == before


def test_demo_stays_out_of_a_store_of_real_outlets(tmp_path: Path) -> None:
    with open_store(tmp_path / "real.db") as store:
        run = store.start_run("crawl", [], "0", {}, datetime(2026, 11, 2, tzinfo=UTC))
        store.save_outlet(run, "leeds_ledger", name="Leeds Ledger")
        before = every_row(store)
    done = run_pinkslip(tmp_path, "demo", "--db", "real.db")
    line = "pinkslip: real.db holds outlets of its own, such as leeds_ledger; name another file with --db\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)
    with open_store(tmp_path / "real.db", read_only=True) as store:
        assert every_row(store) == before


@pytest.mark.trial
def test_demo_killed_is_finished_by_the_next(demo_folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pinkslip", "demo"]
    killed = subprocess.Popen(command, cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    for _ in range(200):
        if (tmp_path / DB).exists() or killed.poll() is not None:
            break
        time.sleep(0.05)
    time.sleep(0.5)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert run_pinkslip(tmp_path, "demo").returncode == 0
    with open_store(demo_folder / DB, read_only=True) as whole, open_store(tmp_path / DB, read_only=True) as mended:
        assert told(mended) == told(whole)


def told(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """What a store holds but for what listings said of a page: a listing read after the kill may be the newer one."""
    tables = {name: rows for name, rows in content(store).items() if name not in {"snapshots", "extractions"}}
    outcomes = "SELECT DISTINCT url, outcome, reason, detail, rules FROM extractions ORDER BY 1, 2"
    pages = "SELECT kind, url, status, sha256 FROM snapshots ORDER BY 1, 2, 3, 4"
    return tables | {"outcomes": list(store.execute(outcomes)), "pages": list(store.execute(pages))}


@pytest.mark.trial
def test_demo_can_be_read_as_of_a_past_day(demo_copy: Path) -> None:
    before = run_pinkslip(demo_copy, "export", "current_claims", "--db", DB, "--out", "then", "--as-of", "2020-01-01")
    assert before.returncode == 0
    assert (demo_copy / "then" / "current_claims.csv").read_text("utf-8").count("\n") == 1
    with open_store(demo_copy / DB, read_only=True) as store:
        claim = str(store.value("SELECT id FROM current_claims"))
    gone = run_pinkslip(demo_copy, "explain", claim, "--db", DB, "--as-of", "2020-01-01")
    assert (gone.returncode, gone.stderr) == (1, f"pinkslip: '{claim}' is no claim of {DB}\n")
