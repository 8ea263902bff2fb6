"""Many runs in one process against a site that changes: the year's driver, some days of it."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.crawler.press import ROOT


def test_simulated_days_miss_nothing_and_fetch_nothing_twice() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.simulated_year", "--days", "10", "--hours", "6"],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "40 runs; " in run.stdout
    assert "missed: 0, twice: 0" in run.stdout
