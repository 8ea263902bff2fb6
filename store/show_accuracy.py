"""What verdicts teach, as a person reads it on a terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from store.accuracy import Accuracy, Proportion, Score, measure_accuracy
from store.agreement import Agreement, measure_agreement
from store.opening import open_store


def print_accuracy(db: Path, *, second_share: float, as_json: bool) -> None:
    """Print the figures of a store, as tables or as JSON."""
    with open_store(db, read_only=True) as store:
        accuracy, agreement = measure_accuracy(store, second_share=second_share), measure_agreement(store)
    if as_json:
        print(json.dumps(accuracy_json(accuracy, agreement), indent=2))
    else:
        Console().print(show_accuracy(accuracy, agreement))


def show_accuracy(accuracy: Accuracy, agreement: Sequence[Agreement]) -> RenderableType:
    """Tables of all claims, rules, outlets and fields, the sampled recall, and agreement where two have read."""
    parts: list[RenderableType] = [
        _table("claims", (accuracy.judged, accuracy.drawn)),
        Text(
            f"drawn: claims drawn by their ids, {accuracy.drawn.right.of:,} of {accuracy.drawn_claims:,} judged;"
            " the queue sends the doubtful first, so that all judged is worse than the whole store",
            style="dim",
        ),
        Text(),
        Text(_recall(accuracy)),
    ]
    for title, scores in (("rule", accuracy.rules), ("outlet", accuracy.outlets), ("field", accuracy.fields)):
        if scores and scores[0].right.of:
            parts += [Text(), _table(title, scores)]
    if agreement[0].pairs:
        parts += [Text(), _agreement(agreement)]
    return Group(*parts)


def _table(title: str, scores: Sequence[Score]) -> Table:
    table = Table(title, box=None, pad_edge=False, header_style="dim")
    # A field is asked about of claims that tell of a cut alone.
    names = ("judged", "right as it is") if title == "field" else ("judged", "tells of a cut", "right as it is")
    for name in names:
        table.add_column(name, justify="right")
    for score in scores:
        cells = [f"{score.right.of:,}", _percent(score.true), _percent(score.right)]
        table.add_row(Text(score.name), *(cells if len(names) == 3 else (cells[0], cells[2])))
    return table


def _percent(proportion: Proportion) -> str:
    """``83% (71–91)``; "" where nothing was judged."""
    if proportion.share is None:
        return ""
    low, high = proportion.interval
    return f"{proportion.share:.0%} ({low * 100:.0f}–{high * 100:.0f})"


def _recall(accuracy: Accuracy) -> str:
    recall = accuracy.recall
    if recall.share is None:
        return f"recall: no sentence was read; {recall.candidates:,} could tell of a cut and gave no claim"
    low, high = recall.interval
    return (
        f"recall: {recall.share:.0%} ({low * 100:.0f}–{high * 100:.0f}) of claims found; of {recall.candidates:,}"
        f" sentences without a claim {recall.read.of:,} were read, {recall.read.right:,} told of a cut"
    )


def _agreement(agreement: Sequence[Agreement]) -> Table:
    table = Table("two readers", box=None, pad_edge=False, header_style="dim")
    for name in ("read twice", "told alike", "kappa"):
        table.add_column(name, justify="right")
    for each in agreement:
        kappa = "" if each.kappa is None else f"{each.kappa:.2f}"
        table.add_row(each.field, str(each.pairs), str(each.same), kappa)
    return table


def accuracy_json(accuracy: Accuracy, agreement: Sequence[Agreement]) -> dict[str, Any]:
    """The same for a program: shares and intervals beside the counts."""
    recall = accuracy.recall
    return {
        "claims": [_score(score) for score in (accuracy.judged, accuracy.drawn)],
        "drawn_claims": accuracy.drawn_claims,
        "rules": [_score(score) for score in accuracy.rules],
        "outlets": [_score(score) for score in accuracy.outlets],
        "fields": [_score(score) for score in accuracy.fields],
        "recall": {
            "candidates": recall.candidates,
            "read": recall.read.of,
            "missed": recall.read.right,
            "share": recall.share,
            "interval": recall.interval if recall.share is not None else None,
        },
        "agreement": [asdict(each) for each in agreement],
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "name": score.name,
        "judged": score.right.of,
        "true": score.true.right,
        "true_share": score.true.share,
        "true_interval": score.true.interval,
        "right": score.right.right,
        "right_share": score.right.share,
        "right_interval": score.right.interval,
    }
