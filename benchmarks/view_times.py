"""How long each view takes to give all its rows, on a constructed news year and on many such years in one store.

    python -m benchmarks.view_times [--db YEAR.db] [--times 10] [--runs 5] [--keep FILE]

Without ``--db`` the year of benchmarks.news_year is made first. Its rows are then copied under other names, addresses
and ids until there are ``--times`` as many (255 at most): years of other companies. Each view is asked once to warm the
cache, then ``--runs`` times; the median counts, in processor time, which other work on the machine stretches least.
Then some weeks of other news are saved into each. Exit status 1
when a view takes over 200 ms on the year, or 200 ms times ``--times`` on all of them.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.news_actions import actions_of
from benchmarks.news_articles import pieces_of
from benchmarks.news_year import fill
from store import Store, open_store
from store.describe import describe
from store.events import link_events

#: Seconds that a view may take on one year.
LIMIT = 0.2
#: What is copied, in an order in which triggers find what they want.
_TABLES = ("outlets", "companies", "snapshots", "articles", "article_versions", "extractions", "claim_ids", "claims",
           "claim_spans", "claim_causes", "claim_citations", "claim_scopes", "events", "event_claims",
           "article_sketches")  # fmt: skip
_NUMBERED = {"snapshot_id": "snapshots", "version_id": "article_versions", "article_id": "articles"}
_CLAIMS = frozenset({"claim_id", "event_id", "part_of", "figure_claim", "copy_of", "cites_claim"})
_NAMED = frozenset({"company_key", "source_key"})


def multiply(store: Store, times: int) -> None:
    """Copy what a store holds until it holds as many times the same."""
    store.execute("PRAGMA foreign_keys = OFF")
    rows = {table: int(store.value(f"SELECT coalesce(max(rowid), 0) FROM {table}")) for table in _TABLES}  # noqa: S608
    for n in range(1, times):
        with store.batch():
            for table in _TABLES:
                columns = [str(row[1]) for row in store.execute(f"PRAGMA table_info({table})")]
                values = ", ".join(_copied(table, column, n, rows) for column in columns)
                store.execute(
                    f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table}"  # noqa: S608
                    f" WHERE rowid <= {rows[table]}"
                )
        print(f"{n + 1} of {times}", file=sys.stderr)
    store.execute("PRAGMA foreign_keys = ON")
    if wrong := store.execute("PRAGMA foreign_key_check").fetchall():
        raise AssertionError(wrong[:3])


def _copied(table: str, column: str, n: int, rows: dict[str, int]) -> str:
    """The SQL of a column's value in the n-th copy."""
    if column in _NUMBERED:
        return f"{column} + {n * rows[_NUMBERED[column]]}"
    if column in _CLAIMS or (column == "id" and table in {"claims", "claim_ids", "events"}):
        # Another first byte: ids are so long that no two of one year differ in it alone.
        high, low = (f"instr('0123456789abcdef', substr({column}, {place}, 1)) - 1" for place in (1, 2))
        return f"printf('%02x', (({high}) * 16 + {low} + {n}) % 256) || substr({column}, 3)"
    if column == "id" and table in rows:
        return f"id + {n * rows[table]}"
    if column in _NAMED or (column in {"key", "name"} and table in {"companies", "outlets"}):
        return f"{column} || '-{n}'"
    if column in {"url", "final_url"}:
        return f"{column} || '?copy={n}'"
    if column in {"outlet", "slug"}:
        return f"{column} || '_{n}'"
    if column == "warc_file":
        return f"'copy{n}-' || warc_file"
    return column


def insert_rate(store: Store) -> float:
    """Articles a second, by the wall clock, that are saved with their claims and linked: some weeks of other news."""
    chance = random.Random(1)  # noqa: S311
    actions = actions_of(chance, 150)
    pieces = list(pieces_of(chance, actions, first=10_000_000))
    began = time.perf_counter()
    fill(store, pieces)
    link_events(store)
    return len(pieces) / (time.perf_counter() - began)


def measure(store: Store, runs: int) -> dict[str, tuple[float, int]]:
    """For each view, the median seconds of processor time for all its rows, and how many there are."""
    found = {}
    for each in describe(store):
        if each.is_view:
            times = []
            for _ in range(runs + 1):
                began = time.process_time()
                rows = sum(1 for _ in store.execute(f"SELECT * FROM {each.name}"))  # noqa: S608
                times.append(time.process_time() - began)
            found[each.name] = (statistics.median(times[1:]), rows)
    return found


def main() -> int:
    """Print the table; 1 where a view is too slow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, help="a year that benchmarks.news_year has made")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="where to leave the multiplied store")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pinkslip-views-") as folder:
        year, many = options.db or Path(folder) / "year.db", options.keep or Path(folder) / "many.db"
        if not options.db:
            _make_year(year)
        with open_store(year) as store:
            one, size = measure(store, options.runs), _size(store)
        shutil.copy(year, many)
        with open_store(many) as store:
            rate = insert_rate(store)
        shutil.copy(year, many)
        with open_store(many) as store:
            multiply(store, options.times)
            store.execute("PRAGMA optimize = 0x10002")
            all_of_them, large = measure(store, options.runs), _size(store)
            large_rate = insert_rate(store)
    print(f"| view | rows | ms | rows × {options.times} | ms | growth |\n|---|---:|---:|---:|---:|---:|")
    for name, (seconds, rows) in one.items():
        more, all_rows = all_of_them[name]
        print(f"| {name} | {rows:,} | {seconds * 1000:.0f} | {all_rows:,} | {more * 1000:.0f} | {more / seconds:.1f} |")
    print(f"\none year: {size}; {rate:.0f} more articles a second\n{options.times} times: {large}; {large_rate:.0f}")
    slow = [name for name, (seconds, _) in one.items() if seconds > LIMIT]
    slow += [f"{name} (many)" for name, (seconds, _) in all_of_them.items() if seconds > LIMIT * options.times]
    print(f"too slow: {', '.join(slow) or 'none'}")
    return 1 if slow else 0


def _make_year(path: Path) -> None:
    from benchmarks import news_year

    sys.argv = ["news_year", "--db", str(path), "--shuffles", "0"]
    news_year.main()


def _size(store: Store) -> str:
    counted = {name: store.value(f"SELECT count(*) FROM {name}") for name in ("articles", "claims", "events")}  # noqa: S608
    return ", ".join(f"{count:,} {name}" for name, count in counted.items())


if __name__ == "__main__":
    sys.exit(main())
