"""The table and totals that end ``pinkslip demo``."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from crawler.demo.run import called_as
from crawler.demo.table import Line, Reason, claims_table, figure, next_steps, totals
from extract.model import CauseCode, Kind, Qualifier, Speaker, Stance, Status

AI = Reason(code=CauseCode.AI, stance=Stance.ASSERTS, speaker=Speaker.COMPANY)
LINE = Line(
    id="00ff00ff00ff00ff", kind=Kind.LAYOFF, company="Acme", low=300, high=300, qualifier=Qualifier.EXACT,
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


ONE = "300 jobs at 1 employer"


@pytest.mark.parametrize(
    ("other", "announced"),
    [
        pytest.param(replace(LINE, outlet="The Post", reasons=()), ONE, id="the same figure in a second outlet"),
        pytest.param(replace(LINE, low=90, high=90, reasons=()), "390 jobs at 1 employer", id="a second round"),
        pytest.param(replace(LINE, company="Bolt", low=None, high=600, reasons=()), "300 to 900 jobs at 2 employers",
                     id="up to"),
        pytest.param(replace(LINE, low=50, high=50, is_part=True), ONE, id="a part"),
        pytest.param(replace(LINE, kind=Kind.AGGREGATE, low=9000, high=9000), ONE, id="an aggregate"),
        *(pytest.param(replace(LINE, company="Bolt", status=status), ONE, id=status)
          for status in Status if status is not Status.ANNOUNCED),
    ],
)  # fmt: skip
def test_totals_count_each_announced_cut_once(other: Line, announced: str) -> None:
    first, by_employer, by_others, denied = totals((LINE, other))
    assert first == f"Announced: {announced}"
    assert by_employer == f"  tied to AI by the employer: {ONE}"
    assert (by_others[-6:], denied[-6:]) == (": none", ": none")


def test_totals_keep_apart_who_speaks_of_ai() -> None:
    said = replace(LINE, company="Bolt", low=40, high=40, reasons=(replace(AI, speaker=Speaker.OTHER),))
    denied = replace(LINE, company="Cobb", low=7, high=7, reasons=(replace(AI, stance=Stance.DENIES),))
    assert totals((LINE, said, denied)) == (
        "Announced: 347 jobs at 3 employers",
        "  tied to AI by the employer: 300 jobs at 1 employer",
        "  tied to AI by others: 40 jobs at 1 employer",
        "  AI denied by the employer: 7 jobs at 1 employer",
    )


def test_totals_say_where_no_number_is_given() -> None:
    share = replace(LINE, low=None, high=None, percent_low=17.0, percent_high=17.0)
    assert totals((share,))[0] == "Announced: no number given, 1 employer"


def test_table_breaks_between_words_at_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    long = replace(LINE, company="Wexcombe University", low=18000, high=20000, status=Status.REPORTED,
                   reasons=(replace(AI, code=CauseCode.RESTRUCTURING),), outlet="Northbank Post")  # fmt: skip
    Console(width=80).print(claims_table((long,), 80))
    printed = capsys.readouterr().out
    for word in ("University", "20,000", "2026-11-09", "reported", "restructuring", "unnamed", "Northbank"):
        assert word in printed
    assert max(len(line) for line in printed.splitlines()) <= 80


@pytest.mark.parametrize(
    ("program", "explain", "ask"),
    [
        (".venv/bin/pinkslip", ".venv/bin/pinkslip explain", ".venv/bin/sqlite-utils"),
        ("pinkslip", "pinkslip explain", "sqlite-utils"),
        ("python -m pinkslip", "python -m pinkslip explain", "python -m sqlite_utils"),
    ],
)
def test_next_steps_can_be_typed_as_they_stand(program: str, explain: str, ask: str) -> None:
    commands = [command for _, command in next_steps((LINE,), Path("my demo.db"), program)]
    assert commands[0] == f"{explain} 00ff00ff00ff00ff --db 'my demo.db'"
    assert commands[1].startswith(f"{ask} 'my demo.db' \"SELECT ")


def test_program_is_named_as_it_was_called() -> None:
    assert called_as(".venv/bin/pinkslip") == ".venv/bin/pinkslip"
    assert called_as(str(Path.cwd() / "bin" / "pinkslip")) == str(Path("bin") / "pinkslip")
    assert called_as("/opt/pinkslip.py") == f"{sys.executable} -m pinkslip"
