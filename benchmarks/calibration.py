"""Fits the weights of extract/confidence.py on gold files and prints them with the reliability table.

    python benchmarks/calibration.py GOLD.jsonl [GOLD.jsonl ...]

A claim is right when its company and figure match a gold claim (optional ones count as right), by the gold's own scorer
``score.py`` beside the gold folder.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from extract.claims import read_claims
from extract.confidence import WEIGHTS, signs
from extract.jsonl import article_from_row, claim_to_row


def _scorer(gold: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", gold.parent.parent / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py in {gold.parent.parent}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _samples(path: Path) -> list[tuple[list[float], bool, float]]:
    """Signs, rightness and confidence of each claim that is no part."""
    score, out = _scorer(path), []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = read_claims(article_from_row(row))
        whole = [(c, a) for c, a in zip(found.claims, found.actions, strict=True) if not c.part_of]
        pairs = score.match(row["claims"], [claim_to_row(claim) for claim, _ in whole])
        right = {place for _, place in pairs}
        out += [(list(signs(a).values()), i in right, c.confidence) for i, (c, a) in enumerate(whole)]
    return out


#: What one would expect of each sign; few claims rest on some, and the tuning set flatters all that was tuned on it.
PRIOR = {
    "always": 0.0,
    "figure": 0.6,
    "count and share": 0.5,
    "in title": 0.6,
    "told twice": 0.6,
    "employer sure": 0.8,
    "employer guessed": -0.8,
    "loose rule": -0.6,
}


def _fit(samples: list[tuple[list[float], bool, float]]) -> np.ndarray:
    """Logistic regression by plain gradient steps, held to the prior by a penalty worth ten claims a sign."""
    x = np.array([s[0] for s in samples])
    y = np.array([s[1] for s in samples], dtype=float)
    prior = np.array([PRIOR[name] for name in WEIGHTS])
    w = prior.copy()
    for _ in range(20_000):
        p = 1 / (1 + np.exp(-x @ w))
        w += 0.5 * (x.T @ (y - p) - 10.0 * (w - prior)) / len(y)
    return w


def main() -> None:
    """Print the weights and the table."""
    samples = [s for path in sys.argv[1:] for s in _samples(Path(path))]
    for name, weight in zip(WEIGHTS, _fit(samples), strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("\n| confidence | claims | mean confidence | right |\n| --- | --- | --- | --- |")
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        part = [(c, right) for _, right, c in samples if low <= c < high]
        if part:
            mean = sum(c for c, _ in part) / len(part)
            share = sum(right for _, right in part) / len(part)
            print(f"| {low:.2f} to {min(high, 1):.2f} | {len(part)} | {mean:.2f} | {share:.2f} |")


if __name__ == "__main__":
    main()
