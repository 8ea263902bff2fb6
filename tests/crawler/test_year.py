"""Many runs in one process against a site that changes: the year's driver, some days of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crawler.press import ROOT


@pytest.mark.trial
def test_simulated_days_miss_nothing_and_fetch_nothing_twice(tmp_path: Path) -> None:
    figures = tmp_path / "year.json"
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.simulated_year", "--runs", "20", "--hours", "12", "--json", str(figures)],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    said = json.loads(figures.read_text())
    assert (said["runs"], said["faults"]) == (20, 0)
    assert said["articles"] > 100
    assert said["versions in the store"] > said["articles"]
