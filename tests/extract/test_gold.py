"""The quality gate: figures reached on the gold sets. Floors only rise; lowering one needs a reason in the commit."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extract.claims import extract_claims
from extract.jsonl import claim_to_row, read_articles
from tests.shared import SHARED, needs_shared

FLOORS = {
    "tune": {
        "claims.f1": 0.947, "quantified.precision": 0.932, "strict.f1": 0.878, "causes.f1": 0.853, "field.date": 0.96,
        "field.qualifier": 0.988, "field.polarity": 0.96, "field.status": 0.905, "field.cut_type": 0.988,
    },
    "check": {
        "claims.f1": 0.82, "quantified.precision": 0.869, "strict.f1": 0.623, "causes.f1": 0.682, "field.date": 0.833,
        "field.qualifier": 0.968, "field.polarity": 0.947, "field.status": 0.75, "field.cut_type": 0.937,
    },
}  # fmt: skip
#: Claims in ordinary news: most of them are real cuts told in passing; each was read.
MOST_IN_PLAIN = 11


def _rows(path: Path) -> list[str]:
    return [
        json.dumps({"id": i, "claims": [claim_to_row(c) for c in extract_claims(article)]})
        for i, article in read_articles(path)
    ]


@needs_shared
@pytest.mark.parametrize("name", FLOORS)
@pytest.mark.trial
def test_gold_figures_stay_above_their_floors(name: str, tmp_path: Path) -> None:
    assert SHARED
    gold = SHARED / "gold" / f"{name}.jsonl"
    found = tmp_path / "found.jsonl"
    found.write_text("\n".join(_rows(gold)), encoding="utf-8")
    floors = [f"--floor={measure}={value}" for measure, value in FLOORS[name].items()]
    done = subprocess.run(
        [sys.executable, SHARED / "score.py", gold, found, *floors], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@needs_shared
@pytest.mark.trial
def test_plain_news_gives_hardly_a_claim() -> None:
    assert SHARED
    claims = [row for row in map(json.loads, _rows(SHARED / "gold" / "plain.jsonl")) if row["claims"]]
    assert sum(len(row["claims"]) for row in claims) <= MOST_IN_PLAIN


@needs_shared
@pytest.mark.trial
def test_claims_are_the_same_in_any_order() -> None:
    assert SHARED
    articles = list(read_articles(SHARED / "gold" / "tune.jsonl"))[:40]
    forth = {i: [claim_to_row(c) for c in extract_claims(a)] for i, a in articles}
    back = {i: [claim_to_row(c) for c in extract_claims(a)] for i, a in reversed(articles)}
    assert json.dumps(forth, sort_keys=True) == json.dumps(back, sort_keys=True)
