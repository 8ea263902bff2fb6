"""How often company resolution alone names the gold company, given a gold claim's evidence.

    python benchmarks/company_resolution.py GOLD.jsonl SCORE.py [--misses]

A mention is taken where the extractor finds one inside the evidence (the one with the gold figure first), else one is
made at the evidence's cut word. Prints one row a rule: right, all; then the total.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from extract.company.resolve import find_employers
from extract.jsonl import article_from_row
from extract.mention import Mention
from extract.mentions import find_mentions
from extract.model import CutType
from extract.reading import Reading

_CUT = re.compile(
    r"lay\w*[- ]?off\w*|laid[- ]off|job\w* (?:cut|loss)\w*|redundan\w+|cut\w*|axe\w*|shed\w*|eliminat\w+|dismiss\w+|"
    r"sack\w*|"
    r"fire\w*|retrench\w+|reduc\w+|terminat\w+|slash\w*|los\w+|go\b|gone|went|downsiz\w+|chop|notice|positions|jobs|staff\w*",
    re.IGNORECASE,
)


def mention_of(reading: Reading, claim: dict[str, Any], mentions: tuple[Mention, ...]) -> Mention | None:
    """The mention that the claim's evidence holds; None where the evidence is not in the text."""
    text = reading.article.text
    start = text.find(claim["evidence"])
    if start < 0:
        return None
    end = start + len(claim["evidence"])
    inside = [m for m in mentions if start <= m.anchor.start < end]
    figured = [m for m in inside if m.count and claim["low"] in (m.count.low, m.count.high)]
    if inside:
        return (figured or inside)[0]
    sentence = next(s for s in reversed(reading.sentences) if s.span.start <= start)
    cut = _CUT.search(text, start, end)
    anchor = reading.article.span(*(cut.span() if cut else (start, end)))
    if cut:
        sentence = next(s for s in reversed(reading.sentences) if s.span.start <= cut.start())
    return Mention(
        sentence=sentence.index, anchor=anchor, count=None, share=None, cut_type=CutType.LAYOFF, spans=(), rule="gold"
    )


def main() -> None:
    """Reads the command line, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("score", type=Path)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", args.score)
    if spec is None or spec.loader is None:
        parser.error(f"{args.score} is no Python file")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for line in args.gold.read_text("utf-8").splitlines():
        row = json.loads(line)
        reading = Reading(article_from_row(row))
        mentions = find_mentions(reading)
        for claim in row["claims"]:
            mention = mention_of(reading, claim, mentions)
            if mention is None:
                continue
            found = find_employers(mention, reading)
            rule = found[0].rule if found else "none"
            good = any(score.same_company(claim, {"kind": e.kind.value, "company": e.name}) for e in found)
            optional = " (optional)" if claim.get("optional") else ""
            kinds = f"{claim['kind']} told as {found[0].kind.value if found else 'nothing'}{optional}"
            for name in (rule, kinds, "all" + optional):
                every[name] += 1
                right[name] += good
            if args.misses and not good:
                names = [(e.kind.value[:3], e.name) for e in found]
                print(f"{row['id']}{optional} want {claim['kind'][:3]} {claim['company']!r} got {names} by {rule}")
                print(f"    {reading.sentences[mention.sentence].text[:300]!r} @ {mention.anchor.text!r}")
    for name in sorted(every):
        print(f"{name:26} {right[name]:4} of {every[name]:4}")


if __name__ == "__main__":
    main()
