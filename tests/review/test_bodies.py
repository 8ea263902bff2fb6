"""Whatever a browser posts, the answer is a verdict stored or one line that says what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.model import Decision
from review.bodies import verdict_of
from review.spans import MARKABLE, read_words
from store import Store, open_store
from store.corrections import FIELDS, BadVerdict
from store.reviews import save_verdict
from tests.conftest import run_pinkslip
from tests.store.conftest import AT, tell

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=5,
)
KEYS = ["decision", "corrections", "spans", "reason", "note", "seconds", "undoes", "undoes_key", "key", "claim"]
CORRECTIONS = st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=3)
BODIES = st.fixed_dictionaries(
    {"decision": st.sampled_from(Decision) | JSON, "key": st.uuids().map(str)},
    optional=dict.fromkeys(KEYS[1:8], JSON) | {"corrections": CORRECTIONS | JSON},
)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("bodies") / "t.db", rules="r1") as store:
        tell(store, store.start_run("test", [], "0", {}, AT), "ledger", 300)
        yield store


@given(body=BODIES)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_body_is_a_verdict_or_a_clear_refusal(press: Store, body: dict[str, Any]) -> None:
    claim, before = press.value("SELECT id FROM claims"), press.counts()["reviews"]
    try:
        number = save_verdict(press, verdict_of(press, {"claim": claim} | body, "ann", AT))
    except BadVerdict:
        assert press.counts()["reviews"] == before
    else:
        assert press.value("SELECT claim_id FROM reviews WHERE id = ?", (number,)) == claim
        assert len(press.execute("SELECT * FROM current_claims").fetchall()) <= 1
        json.dumps(press.execute("SELECT corrections FROM reviews WHERE id = ?", (number,)).fetchone()[0])


@pytest.mark.parametrize(
    ("field", "words", "values"),
    [
        ("count", "between 1,200 and 1,500 people", {"low": 1200, "high": 1500, "qualifier": "range"}),
        ("count", "up to 40", {"low": None, "high": 40, "qualifier": "at_most"}),
        ("count", "the cafeteria", {}),
        ("share", "nearly 12% of staff", {"percent_low": 12.0, "percent_high": 12.0}),
        ("date", "on Tuesday", {"date": "2026-11-10"}),
        ("effective", "by the end of June", {"effective": "2027-06"}),
        ("date", "soon enough", {}),
        ("company", " Kestrel  Foods’s", {"company": "Kestrel Foods"}),
        ("status", "is said to", {}),
    ],
)
def test_marked_words_are_read_as_the_extractor_reads_them(field: str, words: str, values: dict[str, Any]) -> None:
    assert read_words(field, words, date(2026, 11, 12)) == values


@given(field=st.sampled_from(MARKABLE), words=st.text(max_size=60))
def test_any_words_can_be_marked(field: str, words: str) -> None:
    assert set(read_words(field, words, None)) <= set(FIELDS)


def test_desk_wants_a_store_that_is_there(tmp_path: Path) -> None:
    done = run_pinkslip(tmp_path, "review", "--db", "none.db", "--no-browser")
    assert (done.returncode, done.stderr) == (
        2,
        "pinkslip: none.db does not exist; run `pinkslip crawl` first, or name another file with --db\n",
    )
    assert not (tmp_path / "none.db").exists()
