"""What each table, view and column holds: read out of the schema's own comments, the one source of docs and Datasette.

Run as a program it prints ``docs/store.md``.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from store.opening import open_store
from store.store import Store

_OPENING = re.compile(r'CREATE (TABLE|VIEW) "?(\w+)"?', re.IGNORECASE)
_ALIAS = re.compile(r"\bAS\s+(\w+)\s*,?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A table or view."""

    name: str
    is_view: bool
    words: str
    columns: Mapping[str, str]  # what each column holds, in the schema's order


def describe(store: Store) -> tuple[Description, ...]:
    """The tables, then the views, of a store, in the order in which they were made; SQLite's and others' left out."""
    found = store.execute(
        "SELECT type = 'view', sql FROM sqlite_master"
        " WHERE type IN ('table', 'view') AND sql NOT LIKE 'CREATE VIRTUAL%' AND substr(name, 1, 1) != '_'"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_fts%' ORDER BY 1, rowid"
    )
    return tuple(_description(sql, is_view=bool(is_view)) for is_view, sql in found)


def _description(sql: str, *, is_view: bool) -> Description:
    opening = _OPENING.match(sql)
    assert opening is not None  # noqa: S101  the query asks for nothing else
    words = ""
    columns: dict[str, str] = {}
    code, last = "", ""
    for line in sql.splitlines():
        part, dashes, comment = line.partition("--")
        code += part
        if not dashes:
            continue
        if not code.strip():  # a comment that goes on
            if last:
                columns[last] += f" {comment.strip()}"
            else:
                words += f" {comment.strip()}"
        elif code.startswith(opening[0]) and not words:
            words = comment.strip()
        else:
            alias = _ALIAS.search(code)
            last = alias[1] if is_view and alias else code.split()[0].strip('"')
            columns[last] = comment.strip()
        code = ""
    return Description(name=opening[2], is_view=is_view, words=words, columns=columns)


def as_markdown(descriptions: tuple[Description, ...]) -> str:
    """The page of the docs."""
    lines = [
        "# The store",
        "",
        "Every table, view and column of the SQLite file. This page is written by `python -m store.describe`.",
        "Start with the view `current_claims`. Times are UTC to the second, days ISO dates, truth values 0 or 1, and",
        "NULL means unknown or not said, never zero.",
    ]
    for kind, is_view in (("Views", True), ("Tables", False)):
        lines += ["", f"## {kind}"]
        for each in descriptions:
            if each.is_view is is_view:
                lines += ["", f"### {each.name}", "", each.words, "", "| column | what it holds |", "| --- | --- |"]
                lines += [f"| `{name}` | {words} |" for name, words in each.columns.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "empty.db") as empty:
        sys.stdout.write(as_markdown(describe(empty)))
