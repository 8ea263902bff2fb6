"""A run that finds nothing new is cheap: it never loads the language model, nor what reads pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.crawler.press import ROOT, Answer, feed, pinkslip, story, write_catalog
from tests.crawler.site import running_site

HOST = "127.0.0.1"
LAYOFF = "Ostrel Looms said on Monday it will cut 300 jobs, or 12% of its workforce, to lower costs."
#: Refuses these imports in every process of a run; Python loads a module of this name by itself.
REFUSER = """
import sys
class Refuser:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"spacy", "thinc", "trafilatura"}:
            raise ImportError(f"{name} is not to be loaded")
sys.meta_path.insert(0, Refuser())
"""


@pytest.mark.trial
def test_run_that_finds_nothing_new_loads_no_model(tmp_path: Path) -> None:
    (tmp_path / "refuser").mkdir()
    (tmp_path / "refuser" / "sitecustomize.py").write_text(REFUSER)
    arguments = ("crawl", "--catalog", "outlets", "--db", "t.db")
    path = f"{tmp_path / 'refuser'}:{ROOT}"
    with running_site(tmp_path) as site:
        base = f"http://{HOST}:{site.port}"
        write_catalog(tmp_path / "outlets", "one.example", domain=f'"{HOST}"', feeds=f'["{base}/feed.rss"]')
        page = Answer(url="", body=story("x.example", "ostrel-cuts-jobs", LAYOFF).body)
        listing = replace(feed("x", [f"{base}/a"]), headers=(("ETag", '"1"'),))
        answers = {f"{HOST}/feed.rss": listing, f"{HOST}/a": page}
        site.serve(answers)
        first = pinkslip(*arguments, cwd=tmp_path, PINKSLIP_DELAY="0.01")
        quiet = pinkslip(*arguments, cwd=tmp_path, PINKSLIP_DELAY="0.01", PYTHONPATH=path)
        more = feed("x", [f"{base}/a", f"{base}/b"])
        site.serve(answers | {f"{HOST}/feed.rss": more, f"{HOST}/b": page})
        busy = pinkslip(*arguments, cwd=tmp_path, PINKSLIP_DELAY="0.01", PYTHONPATH=path)
    assert first.stdout.startswith("pinkslip: 1 new, 0 seen; 1 new claims"), first
    assert quiet.stdout.startswith("pinkslip: 0 new, 1 seen; 0 new claims"), quiet
    assert (quiet.returncode, quiet.stderr) == (0, "")
    assert "is not to be loaded" in busy.stderr, "the refusal works: a page that is new wants the model"
