"""What ``explain`` and ``check`` do: here, because a stored page is read again as the crawl read it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console

from crawler.extraction import Desk
from crawler.lock import hold_lock
from crawler.reading import read_page
from extract.claims import read_claims
from extract.jsonl import claim_to_row
from extract.lexer import Symbol, lex
from extract.model import Article
from extract.rules.refusals import REFUSALS
from extract.sentences import split_sentences
from extract.version import package_version
from store import Pending, Store, open_store
from store.as_of import at_day
from store.check import check_store
from store.explain import explain_claim
from store.repair import repair_store
from store.show import show_explanation

#: What ``explain --text`` shows of a claim.
_SHOWN = (
    "kind", "company", "low", "high", "qualifier", "percent_low", "percent_high", "date", "effective", "status",
    "cut_type", "part_of", "confidence",
)  # fmt: skip

#: What refuses a sentence outside the patterns of extract/rules/refusals.py, in words.
MEANS = {
    "not.no-rule": "it has words of a cut, but in no order that a rule knows",
    "not.no-cut-near": "the rule wants a told cut in a sentence near by",
    "not.no-figure-near": "the rule wants a figure in the sentence",
    "not.few-of-what": "a small number, and not said of what",
    "not.few-near": "a small number near the word, not bound to it",
    "not.few-dismissed": "a few people fired for what they did, not laid off",
    "not.all-affected": "all employees are affected: no figure of a cut",
    "not.growth": "the headcount told rose, or did not fall",
    "not.forecast": "a number that no employers cut: a forecast about the economy",
    "not.no-employer": "no employer is found for it in this text",
    "not.alone": "it only repeats a claim, and there is none to repeat",
}


def reader_of(store: Store) -> Callable[[Pending], Article]:
    """A function that reads a stored page again, in this process."""
    desk = Desk(store, run=0)
    return lambda pending: read_page(desk.pending_job(pending).page)[0]


def print_explanation(db: Path, claim: str, *, as_of: date | None = None) -> int:
    """Print the chain under a claim, or as it was at a day's end; 0, or 1 where a link does not hold."""
    with open_store(db, read_only=True) as now, at_day(now, as_of) as store:
        explanation = explain_claim(store, claim, reader_of(store))
    console = Console()
    if not console.is_terminal:
        console.width = 200  # a file or a pager breaks lines itself
    console.print(show_explanation(explanation))
    return 0 if explanation.holds else 1


def print_reading(text: str) -> int:
    """Print what the rules see in a text: symbols, claims with every field's words and rule, and refusals; 0."""
    article = Article.of(url="text:", title=None, body=text)
    found = read_claims(article)
    for start, end, _ in split_sentences(article.text):
        print(f"sentence: {article.text[start:end]}")
        print(
            "  read as: "
            + " ".join(x.text if x.symbol is Symbol.WORD else x.symbol for x in lex(article.text[start:end]))
        )
    for claim in found.claims:
        row = claim_to_row(claim)
        print(f"claim {claim.id}: " + ", ".join(f"{k} {row[k]}" for k in _SHOWN if row[k] not in (None, [])))
        print(f"  anchor: {claim.anchor.text!r}, rules: {', '.join(claim.rules)}")
        for field in claim.spans:
            print(f"  {field.field}: {field.span.text!r} by {field.rule}")
        for cause in claim.causes:
            print(f"  cause {cause.code}: {cause.span.text!r} by {cause.rule}, {cause.stance}, {cause.speaker}")
    for why in found.refused:
        words = f"{why.anchor.text!r} read by {why.rule}" if why.anchor else "no rule reads it"
        print(f"why not: {words}; refused by {why.refused_by} ({_meaning(why.refused_by)})")
    if not found.claims and not found.refused:
        print("why not: the trigger finds no word of a job cut")
    return 0


def _meaning(refusal: str) -> str:
    """A refusal in words: ours, or a sentence that it refuses."""
    return MEANS.get(refusal) or next(f"as in: {known.yes[0]}" for known in REFUSALS if known.id == refusal)


def print_check(db: Path, *, repair: bool) -> int:
    """Mend the store first where asked to, then print a line for each thing wrong with it; 1 where there is one."""
    if repair:
        with hold_lock(db):
            for note in repair_store(db, argv=("check", "--repair"), version=package_version(), at=datetime.now(UTC)):
                print(f"pinkslip: {note}")
    problems = 0
    with open_store(db, read_only=True) as store:
        for line in check_store(store):
            problems += 1
            print(f"pinkslip: {line}")
        counts = store.counts()
        pruned = store.value("SELECT count(*) FROM pruned_snapshots")
        counts["snapshots"] -= pruned
    if not problems:
        sound = "pinkslip: sound: {snapshots} records, {article_versions} texts, {claims} claims".format_map(counts)
        print(sound + (f"; {pruned} more records were pruned" if pruned else ""))
    return 1 if problems else 0
