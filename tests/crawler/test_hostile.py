"""A host that misbehaves in a hundred ways costs its own pages, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crawler.press import ROOT

#: What must come out as an article all the same.
READ = (
    *("plain", "continues", "header-many", "header-nul", "refresh", "cookie", "marks", "charset-lie", "charset-none"),
    *("date-1970", "date-future", "nul", "utf-16", "length-short"),
)
#: What must not be taken for one.
REFUSED = ("login", "wall", "error-200", "image", "nested", "entities")
BOMBS = ("gzip-bomb", "gzip-twice", "brotli-bomb", "deflate-bomb")
TARPITS = ("silent", "slow-header", "slow-body", "endless-body", "endless-header", "feed-endless")
INSIDE = (
    *("to-metadata", "to-loopback", "to-short", "to-name", "to-name6", "to-mapped", "feed-inside"),
    "link to inside.hostile.example/linked",
)
OFF_SITE = ("to-octal", "to-hex", "to-user", "to-mapped6", "to-loopback6", "to-decimal")


@pytest.mark.trial
def test_hostile_host_is_survived_and_each_of_its_tricks_recorded(tmp_path: Path) -> None:
    figures = tmp_path / "hostile.json"
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.hostile_host", "--json", str(figures)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    print(run.stdout)
    assert run.returncode == 0, run.stdout + run.stderr[-3000:]
    assert "Traceback" not in run.stderr
    said = json.loads(figures.read_text())
    recorded = said["recorded"]
    assert said["faults"] == []
    assert said["cookies sent"] == 0
    assert "127.0.0.9" not in said["addresses connected to"]
    assert {recorded[name] for name in READ} == {"new: article"}
    assert {recorded[name].partition(": ")[2].partition(":")[0] for name in REFUSED} == {"refused"}
    assert {recorded[name] for name in BOMBS} == {"refused: too large"}
    assert {recorded[name].partition(":")[0] for name in TARPITS} == {"error"}
    assert {recorded[name] for name in INSIDE} == {"error: robots.txt cannot be had: no public address"}
    assert {recorded[name].partition(": ")[2].partition(":")[0] for name in OFF_SITE} == {"off site"}
    assert recorded["feed-many"] == "new: only its first 2,000 entries are read"
    assert recorded["feed-deep"] == "error: more than 500,000 tags"
    assert recorded["feed-million"] == "error: too large"
    assert max(said["peak memory of the crawl, MB"], said["peak memory of a worker, MB"]) < 900
