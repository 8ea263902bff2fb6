"""The table that ends ``pinkslip demo``, and what stands below it."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from crawler.demo.closing import next_steps
from crawler.demo.run import called_as
from crawler.demo.table import Line, Reason, claims_table, figure
from extract.model import CauseCode, Kind, Qualifier, Speaker, Stance, Status
from store import open_store

AI = Reason(code=CauseCode.AI, stance=Stance.ASSERTS, speaker=Speaker.COMPANY)
LINE = Line(
    kind=Kind.LAYOFF, company="Acme", low=300, high=300, qualifier=Qualifier.EXACT,
    percent_low=None, percent_high=None, date="2026-11-09", status=Status.ANNOUNCED, is_part=False, reasons=(AI,),
    outlet="The Gazette",
)  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (None, None, "", ""),
        (1400, 1400, "", "1,400"),
        (None, 600, "", "up to 600"),
        (24, None, "", "24+"),
        (1800, 2000, "", "1,800 to 2,000"),
        (33.3, 33.3, "%", "33.3%"),
        (1234567, 1234567, "", "1,234,567"),
    ],
)
def test_figure_is_written_as_people_read_it(low: float | None, high: float | None, unit: str, words: str) -> None:
    assert figure(low, high, unit) == words


def test_table_breaks_between_words_at_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    long = replace(LINE, company="Wexcombe University", low=18000, high=20000, status=Status.REPORTED,
                   reasons=(replace(AI, code=CauseCode.RESTRUCTURING),), outlet="Northbank Post")  # fmt: skip
    Console(width=80).print(claims_table((long,), 80))
    printed = capsys.readouterr().out
    for word in ("University", "20,000", "2026-11-09", "reported", "restructuring", "unnamed", "Northbank"):
        assert word in printed
    assert max(len(line) for line in printed.splitlines()) <= 80


@pytest.mark.parametrize(
    ("program", "ask"),
    [
        (".venv/bin/pinkslip", ".venv/bin/sqlite-utils"),
        ("pinkslip", "sqlite-utils"),
        ("python -m pinkslip", "python -m sqlite_utils"),
    ],
)
def test_next_steps_can_be_typed_as_they_stand(program: str, ask: str, demo_folder: Path, tmp_path: Path) -> None:
    odd = tmp_path / "my demo.db"
    odd.write_bytes((demo_folder / "pinkslip-demo.db").read_bytes())
    with open_store(odd, read_only=True) as store:
        commands = [command for _, command in next_steps(store, program)]
    assert re.fullmatch(rf"{re.escape(program)} explain [0-9a-f]{{16}} --db '.*/my demo.db'", commands[0])
    assert re.match(rf"{re.escape(ask)} '.*/my demo.db' \"SELECT ", commands[1])
    assert re.match(rf".*pip install -q 'datasette<1' && {re.escape(program)} serve --db '", commands[2])


def test_program_is_named_as_it_was_called() -> None:
    assert called_as(".venv/bin/pinkslip") == ".venv/bin/pinkslip"
    assert called_as(str(Path.cwd() / "bin" / "pinkslip")) == str(Path("bin") / "pinkslip")
    assert called_as("/opt/pinkslip.py") == f"{sys.executable} -m pinkslip"
