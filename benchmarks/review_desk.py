"""Trials of the review desk on a press of its own: its pace, its safety from kills, many at once, and hostile articles.

    python -m benchmarks.review_desk keyboard [--claims 200]
    python -m benchmarks.review_desk kills [--kills 100]
    python -m benchmarks.review_desk crowd [--reviewers 5] [--minutes 10]
    python -m benchmarks.review_desk hostile [--articles 300]

keyboard: a real Chromium judges claims with keys alone; from each key to the next claim on the screen, in milliseconds.
kills: the server gets SIGKILL at random moments of reviewing; every verdict that it acknowledged must be in the file.
crowd: reviewers judge while crawls write the same file, each over HTTP; errors, and latencies of verdicts and claims.
hostile: articles of script, markup, bidi and control characters, huge ones too, through every page in Chromium.
Exit status 1 where a trial fails.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.review_crowd import crowd
from benchmarks.review_hostile import hostile
from benchmarks.review_keyboard import keyboard
from benchmarks.review_kills import kills

TRIALS: dict[str, Callable[[Path, argparse.Namespace], bool]] = {
    "keyboard": keyboard,
    "kills": kills,
    "crowd": crowd,
    "hostile": hostile,
}


def main() -> int:
    """Run one trial; 1 where it fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trial", choices=TRIALS)
    parser.add_argument("--claims", type=int, default=200)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--reviewers", type=int, default=5)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pinkslip-review-") as folder:
        return 0 if TRIALS[options.trial](Path(folder), options) else 1


if __name__ == "__main__":
    sys.exit(main())
