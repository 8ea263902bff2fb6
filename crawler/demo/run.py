"""``pinkslip demo``: the real crawl of the invented press, its answers out of the bundled archives."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from rich.console import Console

from crawler.demo.closing import print_closing
from crawler.demo.press import ARCHIVES, OUTLETS
from crawler.run import CrawlOptions, run_crawl
from crawler.summary import headline, summary_table
from extract.errors import PinkslipError
from store import open_store


class NotTheDemosDatabase(PinkslipError):  # noqa: N818
    """Raised where ``--db`` names a store of real outlets, among which the invented ones must not get."""


#: Columns where the output is no terminal and its width unknown.
PLAIN_WIDTH = 120


def run_demo(db: Path) -> int:
    """Crawl, print what was found, and return the exit status; a second run adds nothing and says so.

    Raises NotTheDemosDatabase, and what the crawl raises.
    """
    if db.exists():
        _refuse_real(db)
    console = Console()
    if not console.is_terminal:
        console = Console(width=PLAIN_WIDTH)
    console.print("Six invented outlets, November 2026. The crawl is real; the archives in the package answer it.\n")
    argv = tuple(sys.argv[1:])
    report = run_crawl(CrawlOptions(db=db, catalog=OUTLETS, replay=ARCHIVES, command="demo", argv=argv))
    console.print(summary_table(report) if console.is_terminal else headline(report), highlight=False)
    console.print()
    with open_store(db) as store:
        print_closing(console, store, called_as(sys.argv[0]))
    return report.exit_status


def _refuse_real(db: Path) -> None:
    """NotTheDemosDatabase for a store with an outlet that is not of the press."""
    with open_store(db) as store:
        outlets = {str(slug) for (slug,) in store.execute("SELECT slug FROM outlets")}
    if real := sorted(outlets - {path.stem for path in OUTLETS.glob("*.toml")}):
        raise NotTheDemosDatabase(f"{db} holds outlets of its own, such as {real[0]}; name another file with --db")


def called_as(name: str) -> str:
    """What to type to call pinkslip again, ``name`` being what the shell started."""
    if name.endswith(".py"):
        return f"{sys.executable} -m pinkslip"
    path = Path(name)
    if shutil.which(path.name) == name:
        return path.name
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
