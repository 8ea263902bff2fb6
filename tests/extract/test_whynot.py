"""The why-not log: what refused each sentence that could tell of a cut."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from extract.claims import read_claims
from extract.model import Article
from pinkslip import main


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("The index shed 400 points, hurting workers.", "not.no-rule"),
        ("Norvane temporarily lays off 67 employees.", "not.temporary"),
        ("She was laid off by Norvane.", "alone.people-laid-off"),
        ("AI could eliminate 300 million jobs, Norvane says.", "not.forecast"),
        ("Norvane fired two workers for theft.", "not.few-dismissed"),
    ],
)
def test_why_not_names_the_refusal(body: str, reason: str) -> None:
    found = read_claims(Article.of(url="https://example.org/a", title=None, body=body))
    assert found.claims == ()
    assert reason in [why.refused_by for why in found.refused]


def test_why_not_leaves_out_sentences_that_are_evidence() -> None:
    body = "Norvane said it would cut 300 jobs. It temporarily laid off 20 people."
    found = read_claims(Article.of(url="https://example.org/a", title=None, body=body))
    told = {why.sentence for why in found.refused}
    assert [c.count.low for c in found.claims if c.count] == [300]
    assert 0 not in told


def test_explain_text_shows_rules_and_reasons() -> None:
    shown = CliRunner().invoke(
        main, ["explain", "--text", "Norvane said it would cut 300 jobs. The index shed 400 points."]
    )
    assert shown.exit_code == 0
    assert "by headcount.cut-n-jobs" in shown.output
    assert "read as: Norvane said it would <cut> <posts>" in shown.output


def test_explain_wants_a_claim_or_a_text() -> None:
    assert CliRunner().invoke(main, ["explain"]).exit_code == 2
