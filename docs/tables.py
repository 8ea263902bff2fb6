"""The tables of README and docs, made from the code; ``python -m cogapp -r README.md docs/*.md`` writes them in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import click

import extract.rules
from crawler.catalog import OutletAccess, load_catalog
from pinkslip import main
from store.questions import QUESTIONS


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


def rules() -> str:
    """Each rule of ``extract.rules`` with the first sentence that it must read, what it reads in bold."""
    modules = (
        import_module(f"{extract.rules.__name__}.{found.name}") for found in iter_modules(extract.rules.__path__)
    )
    tables = (value for module in modules for value in vars(module).values() if isinstance(value, tuple))
    listed = {rule.id: rule for table in tables for rule in table if hasattr(rule, "id") and getattr(rule, "yes", ())}
    return _table(
        ("rule", "reads, for example"),
        (
            (f"`{name}`", re.sub(r"\{(?:[^{}:]*: ?)?([^{}]*)\}", r"**\1**", rule.yes[0]))
            for name, rule in listed.items()
        ),
    )


def demo() -> str:
    """What ``pinkslip demo`` prints, as a newcomer sees it: called from .venv, its seconds made even."""
    with _demo() as folder:
        printed = (folder / "printed.txt").read_text("utf-8")
    printed = printed.replace(f"{sys.executable} -m ", ".venv/bin/").replace("/sqlite_utils ", "/sqlite-utils ")
    return _block(re.sub(r" in \d+ s\b", " in 5 s", printed))


def audit() -> str:
    """What ``pinkslip audit`` prints of the sample document, by the demo's store."""
    return _printed("audit", str(Path(__file__).parent / "samples" / "speech.md"), "--date", "2026-11-20")


def digest() -> str:
    """What ``pinkslip digest`` prints of the last days of the demo."""
    return _printed("digest", "--since", "2026-11-01")


def _printed(*arguments: str) -> str:
    with _demo() as folder:
        return _block(_pinkslip(folder, *arguments, "--db", "pinkslip-demo.db"))


@contextmanager
def _demo() -> Iterator[Path]:
    """A folder in which the demo has run; the tests have one already and name a file in it with $DEMO_PRINTED."""
    if ready := os.environ.get("DEMO_PRINTED"):
        yield Path(ready).parent
    else:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "printed.txt").write_text(_pinkslip(Path(folder), "demo"), "utf-8")
            yield Path(folder)


def _pinkslip(folder: Path, *arguments: str) -> str:
    """What a command prints in a folder, whatever its exit status."""
    command = [sys.executable, "-m", "pinkslip", *arguments]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.stderr:
        raise SystemExit(done.stderr)
    return done.stdout


def _block(printed: str) -> str:
    return "```text\n" + "\n".join(line.rstrip() for line in printed.splitlines()) + "\n```\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = (head, ("---",) * len(head), *rows)
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def questions() -> str:
    """Each canned question with the picture of its answer."""
    shown = (f"### {each.title}\n\n![{each.name}](images/ask-{each.name}.jpg)" for each in QUESTIONS)
    return "\n\n".join(shown) + "\n"
