"""The digest: what is new and nothing else, silent where nothing is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from extract.model import Count, Qualifier, Status
from report.digest import as_page, as_text, digest_of, parse_since
from store import Store, open_store
from store.events import link_events
from tests.conftest import run_pinkslip
from tests.store.conftest import AT, tell
from tests.store.test_hostile_text import PIECES, Tags
from tests.store.test_hostile_text import tell as tell_hostile

LATER = AT + timedelta(days=10)


def titles(store: Store, since: datetime) -> dict[str, list[str]]:
    return {part.title: [item.words for item in part.items] for part in digest_of(store, since)}


def test_only_what_came_since_is_told(store: Store, run: int) -> None:
    store.save_outlet(run, "ledger", name="Ledger")
    tell(store, run, "ledger", 300)
    link_events(store)
    store.finish_run(run, "done", {}, AT)
    assert list(titles(store, AT)) == ["New cuts"]
    assert digest_of(store, LATER) == ()

    second = store.start_run("test", [], "0", {}, LATER)
    tell(store, second, "herald", 300, days=1)  # another report of what is known: no news
    link_events(store)
    assert digest_of(store, LATER) == ()

    count = Count(low=900, high=900, qualifier=Qualifier.EXACT, raw="900")
    tell(store, second, "courier", 900, days=1, count=count)
    tell(store, second, "courier", 50, company="Osprey", days=9)
    tell(store, second, "courier", 700, company="Wren", days=9, status=Status.REVERSED)
    store.execute(
        "INSERT INTO outlet_health (outlet, state, since, reason, sample, run_id)"
        " VALUES ('ledger', 'failing', ?, 'HTTP 500', 'https://ledger.example/feed', ?)",
        (LATER.strftime("%Y-%m-%dT%H:%M:%SZ"), second),
    )
    link_events(store)
    found = titles(store, LATER)
    assert found["New cuts"] == ["Osprey: 50 jobs, announced, 2026-11-11; cost cutting"]
    assert found["Reports that disagree"] == ["Kestrel Foods"]
    assert found["Denied or taken back"] == ["Wren: 700 jobs, reversed"]
    assert found["Outlets that need a look"] == ["Ledger: failing since 2026-11-12"]
    assert "Changed in articles" not in found


def test_demo_and_command_line(demo_folder: Path) -> None:
    db = demo_folder / "pinkslip-demo.db"
    with open_store(db, read_only=True) as store:
        found = titles(store, datetime(2026, 11, 1, tzinfo=UTC))
        counted = store.value("SELECT count(*) FROM cuts")
    assert len(found["New cuts"]) == counted
    change = "Tessaly Robotics: 200 jobs, reported → 263 jobs, announced, asserts closing"
    assert found["Changed in articles"] == [change]
    assert len(found["Denied or taken back"]) == 2
    text = run_pinkslip(demo_folder, "digest", "--db", str(db), "--since", "2026-11-01")
    assert (text.returncode, text.stderr) == (0, "")
    assert text.stdout.startswith("Pinkslip: what is new since 2026-11-01\n\nNew cuts (")
    silent = run_pinkslip(demo_folder, "digest", "--db", str(db), "--since", "2199-01-01")
    assert (silent.returncode, silent.stdout, silent.stderr) == (0, "", "")
    wrong = run_pinkslip(demo_folder, "digest", "--db", str(db), "--since", "soon")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "say 2026-11-01, 7d" in wrong.stderr


def test_since() -> None:
    now = datetime(2026, 11, 20, 6, tzinfo=UTC)
    assert parse_since("2w", now) == datetime(2026, 11, 6, 6, tzinfo=UTC)
    assert parse_since("2026-11-01", now) == datetime(2026, 11, 1, tzinfo=UTC)
    for said in ("0d", "2026-13-01", "1h", ""):
        with pytest.raises(ValueError, match="no day and no time"):
            parse_since(said, now)


def test_what_the_press_prints_stays_words(store: Store) -> None:
    for number, piece in enumerate(PIECES):
        tell_hostile(store, f"{piece} Kestrel {number}", f"Kestrel {piece}{number}", f"o{number}")
    link_events(store)
    parts = digest_of(store, AT)
    assert len(parts[0].items) > len(PIECES) // 2
    assert not Tags(as_page(parts, AT)).found & {"zq9", "onzq9", "script", "javascript"}
    assert not [c for c in as_text(parts, AT) if not c.isprintable() and c != "\n"]
