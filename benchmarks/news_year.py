"""Events on a constructed news year with known truth: how well claims are linked, and whether their order shows.

    python -m benchmarks.news_year [--events 2200] [--db FILE] [--seed 2026] [--shuffles 5] [--extract]

The year is in news_actions, news_articles and news_phrases. Its claims are as a flawless extraction would give them, so
that linking alone is measured; with ``--extract`` they are what the rules read in the articles' words. Precision and
recall are over pairs of claims of one action. ``--shuffles`` saves the year again in other orders, linking ten times on
the way, and wants the very same events.
"""

from __future__ import annotations

import argparse
import itertools
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.news_actions import OUTLETS, Action, actions_of
from benchmarks.news_articles import Piece, pieces_of
from extract import extract_claims
from extract.model import Claim, Snapshot
from store import Store, open_store
from store.companies import save_alias
from store.compare import content
from store.describe import describe
from store.events import link_events
from store.warc import WarcRef

_AT = datetime(2027, 6, 30, tzinfo=UTC)


def build(store: Store, pieces: Sequence[Piece], actions: Sequence[Action], *, links: int = 1) -> None:
    """Save a year as a crawl would, archive aside, linking so many times on the way."""
    run = store.start_run("benchmark", [], "0", {}, _AT)
    for slug, name in OUTLETS.items():
        store.save_outlet(run, slug, name=name, kind="news")
    for full_name, company in sorted({(a.full_name, a.company) for a in actions if a.full_name}):
        save_alias(store, full_name, company, added_by="benchmark", at=_AT)
    size = -(-len(pieces) // links)
    for start in range(0, len(pieces), size):
        fill(store, pieces[start : start + size], run=run)
        link_events(store)


def fill(store: Store, pieces: Sequence[Piece], *, run: int | None = None) -> None:
    """Save articles without linking them."""
    run = store.start_run("benchmark", [], "0", {}, _AT) if run is None else run
    for start in range(0, len(pieces), 200):
        with store.batch():
            for piece in pieces[start : start + 200]:
                if piece.earlier is not None:
                    _save(store, run, piece.earlier, edition=0)
                _save(store, run, piece, edition=1)


def _save(store: Store, run: int, piece: Piece, *, edition: int) -> None:
    article = piece.article
    at = article.published_at or _AT
    body = f"{article.url} {edition}".encode()
    outlet = ("outlet", str(article.outlet))
    snapshot = Snapshot.of(
        url=article.url,
        final_url=article.url,
        fetched_at=at + timedelta(hours=edition),
        status=200,
        headers=(),
        body=body,
        context=(outlet,),
    )
    offset = 2 * int(article.url.rpartition("/")[2]) + edition
    ref = WarcRef(file="none.warc.gz", offset=offset, length=1, digest="")
    store.save_extraction(run, store.save_snapshot(run, snapshot, ref), article, piece.claims)


def read(piece: Piece) -> Piece:
    """A piece with the claims that the rules read in its words; any other claim tells of an action of its own."""
    claims = extract_claims(piece.article)
    actions = tuple(_true_action(piece, claim) for claim in claims)
    return replace(piece, claims=claims, actions=actions, roots=(), earlier=None)


def _true_action(piece: Piece, claim: Claim) -> int:
    for start, end, action in piece.lines:
        if any(start < span.end and span.start < end for span in claim.evidence):
            return action
    return -int(claim.id, 16)


def pairs_of(groups: Mapping[str, object]) -> set[tuple[str, str]]:
    """The pairs of claims in one group."""
    members: dict[object, list[str]] = defaultdict(list)
    for claim, group in groups.items():
        members[group].append(claim)
    return {pair for group in members.values() for pair in itertools.combinations(sorted(group), 2)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=2_200)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--shuffles", type=int, default=0)
    parser.add_argument("--extract", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311
    actions = actions_of(chance, options.events)
    pieces = list(pieces_of(chance, actions))
    if options.extract:
        pieces = [read(piece) for piece in pieces]
    claims = sum(len(piece.claims) for piece in pieces)
    print(f"{len(actions)} actions, {len(pieces)} articles, {claims} claims")
    with tempfile.TemporaryDirectory() as folder, open_store(options.db or Path(folder) / "year.db") as store:
        began = time.perf_counter()
        build(store, pieces, actions)
        print(f"saved and linked in {time.perf_counter() - began:.1f} s")
        report_linking(store, pieces)
        if not options.extract:
            report_origins(store, pieces, actions)
        report_views(store)
        events = {name: rows for name, rows in content(store).items() if name in {"events", "event_claims"}}
        for number in range(options.shuffles):
            random.Random(number).shuffle(pieces)  # noqa: S311
            with open_store(Path(folder) / f"order-{number}.db") as other:
                build(other, pieces, actions, links=10)
                same = {name: rows for name, rows in content(other).items() if name in events} == events
            print(f"order {number}, linked ten times on the way: {'the same events' if same else 'OTHER EVENTS'}")


def report_linking(store: Store, pieces: Sequence[Piece]) -> None:
    """Pairwise precision and recall, and which statuses the wrong pairs join."""
    truth = {claim.id: action for piece in pieces for claim, action in zip(piece.claims, piece.actions, strict=True)}
    found = {str(claim): event for claim, event in store.execute("SELECT claim_id, event_id FROM event_claims")}
    truth = {
        claim: action for claim, action in truth.items() if claim in found
    }  # aggregates, by mistake, have no event
    wanted, given = pairs_of(dict(truth)), pairs_of(dict(found))
    right = len(wanted & given)
    print(
        f"pairs: precision {right / len(given):.4f}, recall {right / len(wanted):.4f},"
        f" {len(set(found.values()))} events"
    )
    claims = {claim.id: claim for piece in pieces for claim in piece.claims}
    for name, wrong in (("joined wrongly", given - wanted), ("missed", wanted - given)):
        kinds = Counter(" + ".join(sorted(_kind(claims[claim]) for claim in pair)) for pair in wrong)
        print(f"{name}: {len(wrong)}: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common(8)))


def _kind(claim: Claim) -> str:
    figure = claim.count.qualifier if claim.count else "percent" if claim.share else "none"
    return f"{claim.status}/{figure}/{claim.date.precision if claim.date else ''}{'/part' if claim.part_of else ''}"


def report_origins(store: Store, pieces: Sequence[Piece], actions: Sequence[Action]) -> None:
    """Of the events that hold just the right claims, how many have the right number of independent reports, and day."""
    roots = {claim.id: root for piece in pieces for claim, root in zip(piece.claims, piece.roots, strict=True)}
    wanted: dict[int, set[str]] = defaultdict(set)
    for piece in pieces:
        for claim, action in zip(piece.claims, piece.actions, strict=True):
            wanted[action].add(claim.id)
    found: dict[str, set[str]] = defaultdict(set)
    whole: dict[str, set[str]] = defaultdict(set)
    for event, claim, is_part in store.execute("SELECT event_id, claim_id, is_part FROM event_claims"):
        found[event].add(claim)
        if not is_part:
            whole[event].add(claim)
    right = {frozenset(claims): action for action, claims in wanted.items()}
    days = {action.number: action.on for action in actions}
    dated = dict(store.execute("SELECT id, first_on FROM events").fetchall())
    counted = dict(store.execute("SELECT id, origins FROM events").fetchall())
    exact = [event for event, claims in found.items() if frozenset(claims) in right]
    agree = sum(counted[event] == len({roots[claim] for claim in whole[event]}) for event in exact)
    # Where every report is late by some days and leaves the day to its own date, nothing better can be known.
    near = sum(
        abs((date.fromisoformat(dated[event]) - days[right[frozenset(found[event])]]).days) <= 9
        for event in exact
        if dated[event]
    )
    print(
        f"events with just the right claims: {len(exact)} of {len(wanted)}; of these {agree} count the right number of"
        f" independent reports, {near} are dated within nine days"
    )


def report_views(store: Store) -> None:
    """How long each view takes to give all its rows."""
    for each in describe(store):
        if each.is_view:
            began = time.perf_counter()
            rows = len(store.execute(f"SELECT * FROM {each.name}").fetchall())  # noqa: S608
            print(f"{each.name:18} {(time.perf_counter() - began) * 1000:8.0f} ms {rows:7} rows")


if __name__ == "__main__":
    main()
