"""The SQL files of this package, statement by statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files


def read_script(name: str) -> str:
    """A SQL file of this package."""
    return files("store").joinpath(name).read_text("utf-8")


def statements(script: str) -> Iterator[str]:
    """The statements of a script. sqlite3's own executescript would commit the transaction around it."""
    lines: list[str] = []
    for line in script.splitlines(keepends=True):
        lines.append(line)
        if line.rstrip().endswith(";") and sqlite3.complete_statement("".join(lines)):
            yield "".join(lines)
            lines.clear()
