"""The why-not log: what refused each sentence that could tell of a cut."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import extract
from crawler.receipts import MEANS
from extract.claims import read_claims
from extract.model import Article
from pinkslip import main


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("The index shed 400 points, hurting workers.", "not.no-rule"),
        ("Norvane temporarily lays off 67 employees.", "not.temporary"),
        ("She was laid off by Norvane.", "alone.people-laid-off"),
        ("AI could eliminate 300 million jobs, Norvane says.", "not.machines"),
        ("A recession would cut 300 million jobs, Norvane says.", "not.forecast"),
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


def test_explain_help_shows_an_example_that_gives_a_claim() -> None:
    shown = CliRunner().invoke(main, ["explain", "--help"]).output
    example = shlex.split(shown.partition("Example: pinkslip ")[2].splitlines()[0])
    assert "claim " in CliRunner().invoke(main, example).output


def test_explain_of_no_text_is_no_question_about_a_claim() -> None:
    shown = CliRunner().invoke(main, ["explain", "--text", ""])
    assert (shown.exit_code, shown.output) == (0, "why not: the trigger finds no word of a job cut\n")


def test_explain_tells_every_reason_outside_the_patterns_in_words() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(extract.__path__[0]).glob("*.py"))
    assert set(re.findall(r'"(not\.[a-z-]+)"', source)) == set(MEANS)
