"""How likely a claim is right, from how it was told: a logistic sum of a few plain signs.

The weights were fitted on the tuning gold set and its ordinary news (``benchmarks/calibration.py`` fits and prints
them, and the reliability table of docs/confidence.md); they rank claims for the review desk.
"""

from __future__ import annotations

import math

from extract.engine import RULES
from extract.pooling import GUESSED, Action

#: The weight of each sign, in log odds.
WEIGHTS: dict[str, float] = {
    "always": 0.58,
    "figure": 0.74,
    "count and share": 0.51,
    "in title": 0.48,
    "told twice": 0.75,
    "employer sure": 1.02,
    "employer guessed": -0.63,
    "loose rule": -0.43,
}
_LOOSE = frozenset(rule.id for rule in RULES if rule.needs_context or rule.needs_figure or "-near-" in rule.id)


def signs(action: Action) -> dict[str, float]:
    """The signs of an action, 0 or 1 each."""
    quantified = [r for r in action.told if r.quantified]
    return {
        "always": 1.0,
        "figure": float(bool(quantified)),
        "count and share": float(action.count is not None and action.share is not None),
        "in title": float(any(r.in_title for r in action.told)),
        "told twice": float(len({r.mention.sentence for r in (quantified or action.told)}) > 1),
        "employer sure": float(action.employer.confidence >= 0.85),
        "employer guessed": float(action.employer.rule in GUESSED),
        "loose rule": float(all(r.mention.rule in _LOOSE for r in (quantified or action.told))),
    }


def confidence(action: Action) -> float:
    """How likely the action's claim is right, 0 to 1, in hundredths."""
    odds = sum(WEIGHTS[name] * value for name, value in signs(action).items())
    return round(1 / (1 + math.exp(-odds)), 2)
