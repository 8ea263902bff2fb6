"""The tables of README and docs, made from the code; ``python -m cogapp -r README.md docs/*.md`` writes them in."""

from __future__ import annotations

from collections.abc import Iterable

import click

from crawler.catalog import OutletAccess, load_catalog
from pinkslip import main


def commands() -> str:
    """Each command with its usage and the first sentence of its help."""
    rows = []
    for name, command in sorted(main.commands.items()):
        usage = " ".join(command.collect_usage_pieces(click.Context(command)))
        rows.append((f"`pinkslip {name}`", f"`{usage}`", command.get_short_help_str(limit=200)))
    return _table(("command", "takes", "does"), rows)


def outlets() -> str:
    """Each outlet of the bundled catalogue."""
    rows = [
        (
            f"`{outlet.slug}`",
            outlet.name,
            str(outlet.kind),
            "title and summary" if outlet.access is OutletAccess.SUMMARY else "whole articles",
            f"{len(outlet.feeds)} + {len(outlet.sitemaps)}",
        )
        for outlet in load_catalog().values()
    ]
    return _table(("outlet", "name", "kind", "reads", "feeds + sitemaps"), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = (head, ("---",) * len(head), *rows)
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)
