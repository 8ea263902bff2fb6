"""``pinkslip explain`` and ``pinkslip check`` on the demo's store, and on what accidents make of it."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

import pytest

from benchmarks.receipts import PLACES, body_at, follow
from crawler.receipts import reader_of
from store import open_store
from store.compare import content
from store.errors import StoreDamaged
from store.explain import explain_claim
from store.reviews import save_review
from tests.conftest import run_pinkslip
from tests.store.conftest import AT

DB = "pinkslip-demo.db"


@pytest.fixture
def folder(demo_folder: Path, tmp_path: Path) -> Path:
    """A copy of the demo's folder that a test may harm."""
    return Path(shutil.copytree(demo_folder, tmp_path / "copy"))


def test_explain_every_claim_of_the_demo_leads_to_its_bytes(demo_folder: Path) -> None:
    with open_store(demo_folder / DB, read_only=True) as store:
        claims = [row[0] for row in store.execute("SELECT DISTINCT id FROM claims")]
        read = reader_of(store)
        broken = {
            (claim, link.name, link.words)
            for claim in claims
            for link in explain_claim(store, claim, read).links
            if not link.held
        }
    assert claims
    assert not broken


@pytest.mark.trial
def test_explain_command_prints_the_chain(demo_folder: Path) -> None:
    with open_store(demo_folder / DB, read_only=True) as store:
        claim = str(store.value("SELECT min(id) FROM current_claims WHERE low IS NOT NULL"))
    done = run_pinkslip(demo_folder, "explain", claim, "--db", DB)
    assert done.returncode == 0, done.stderr
    for words in (claim, "-warc/", "sha256:", "holds: read again, the record gives the same text"):
        assert words in done.stdout


def test_explain_command_exits_1_when_a_link_breaks(folder: Path) -> None:
    with open_store(folder / DB, read_only=True) as store:
        claim = str(store.value("SELECT min(id) FROM current_claims"))
    shutil.rmtree(folder / "pinkslip-demo-warc")
    done = run_pinkslip(folder, "explain", claim, "--db", DB)
    assert done.returncode == 1
    assert "BROKEN: " in done.stdout
    assert "no such file" in done.stdout


def test_explain_command_unknown_claim_is_one_line(demo_folder: Path) -> None:
    done = run_pinkslip(demo_folder, "explain", "nothing", "--db", DB)
    assert (done.returncode, done.stderr.strip()) == (1, f"pinkslip: 'nothing' is no claim of {DB}")


def test_check_command_finds_the_demo_sound(demo_folder: Path) -> None:
    done = run_pinkslip(demo_folder, "check", "--db", DB)
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("pinkslip: sound: ")


def test_check_repair_of_a_lost_database_gives_the_same_again(folder: Path) -> None:
    with open_store(folder / DB, read_only=True) as store:
        snapshots = content(store)["snapshots"]
    (folder / DB).unlink()
    done = run_pinkslip(folder, "check", "--repair", "--db", DB)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "records got their rows" in done.stdout
    assert "run `pinkslip extract`" in done.stdout
    with open_store(folder / DB, read_only=True) as store:
        assert content(store)["snapshots"] == snapshots


@pytest.mark.trial
def test_check_repair_of_a_damaged_database_keeps_verdicts(folder: Path) -> None:
    with open_store(folder / DB) as store:
        claim = str(store.value("SELECT min(id) FROM current_claims"))
        save_review(store, claim, "reject", reviewer="ann", at=AT, reason="no_cut", note="a joke")
        reviews = content(store)["reviews"]
        page = int(store.value("SELECT rootpage FROM sqlite_master WHERE name = 'claim_spans'"))
        size = int(store.value("PRAGMA page_size"))
    raw = bytearray((folder / DB).read_bytes())
    raw[(page - 1) * size : page * size] = b"\x55" * size
    (folder / DB).write_bytes(raw)
    found = run_pinkslip(folder, "check", "--db", DB)
    assert found.returncode in (1, 2)
    done = run_pinkslip(folder, "check", "--repair", "--db", DB)
    assert f"{DB} was damaged and is kept as {DB}.damaged-1" in done.stdout, done.stdout + done.stderr
    with open_store(folder / DB, read_only=True) as store:
        assert content(store)["reviews"] == reviews
        assert store.value("PRAGMA integrity_check") == "ok"
        assert sum(1 for _ in store.pending_snapshots())
    with pytest.raises(StoreDamaged), open_store(folder / f"{DB}.damaged-1", read_only=True) as old:
        list(old.execute("SELECT * FROM claim_spans"))


def test_ai_cuts_and_all_claims_lead_to_their_bytes_by_sql_and_gzip_alone(demo_folder: Path) -> None:
    with open_store(demo_folder / DB, read_only=True) as store:
        found = store.execute(PLACES).fetchall()
        assert {row[0] for row in found} >= {row[0] for row in store.execute("SELECT id FROM current_claims")}
        assert {row[0] for row in found} >= {row[0] for row in store.execute("SELECT claim_id FROM ai_cuts")}
        assert follow(store) == {}
        # A byte further there is no record: the place is exact.
        file, offset, length = found[0][2:5]
        with pytest.raises((OSError, EOFError, zlib.error, IndexError)):
            body_at(store.archive_folder / file, offset + 1, length)
