"""The wordings of data/reasons.txt and data/beside.txt: each reason after a cut, and each sentence beside one."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.company.employer import Employer
from extract.context import find_causes
from extract.context.ties import find_ties
from extract.model import Kind, Stance
from tests.extract.told import told

_DATA = Path(__file__).parent / "data"
_ACME = Employer(name="Acme", kind=Kind.LAYOFF, span=None, rule="test", confidence=1.0)


def _reasons() -> dict[str, tuple[str, ...]]:
    blocks = (_DATA / "reasons.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    named = (" ".join(block.split()).split(": ", 1) for block in blocks)
    return {code: tuple(phrases.split("; ")) for code, phrases in named}


def _beside() -> list[tuple[str, str]]:
    lines = (_DATA / "beside.txt").read_text(encoding="utf-8").splitlines()[1:]
    return [(codes, sentence) for codes, sentence in (line.split(" | ", 1) for line in lines)]


@pytest.mark.parametrize(("code", "phrases"), _reasons().items())
def test_reason_after_a_cut_is_read_as_its_code(code: str, phrases: tuple[str, ...]) -> None:
    missed = []
    for phrase in phrases:
        sentence = f"Acme will cut 300 jobs {phrase}, it said on Monday."
        start = sentence.index("cut")
        if code not in {tie.term.code for tie in find_ties(sentence, start, start + 3)}:
            missed.append(phrase)
    assert not missed


@pytest.mark.parametrize(("codes", "sentence"), _beside())
def test_sentence_beside_a_cut_gives_its_reasons(codes: str, sentence: str) -> None:
    rest = "Employees were told on Monday.\nTalks go on.\nThey start next week."
    body = f"Acme will cut 300 jobs, it said on Tuesday.\n{sentence}\n{rest}"
    mention, reading = told(body, "cut 300 jobs")
    found = {
        f"{cause.code}{'!' if cause.stance is Stance.DENIES else ''}"
        for cause in find_causes((mention,), _ACME, reading)
    }
    assert found == {code for code in codes.split(",") if code != "-"}
