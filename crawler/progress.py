"""A bar on the terminal while a crawl is under way; nothing in cron."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from crawler.tally import Tally

#: Seconds between two looks.
_EVERY = 0.5


@contextmanager
def shown_progress(tallies: Mapping[str, Tally]) -> Iterator[None]:
    """Show on standard error, where that is a terminal, how many of the pages asked for are done, until the block is
    left. How many there will be shows only as feeds and sitemaps answer."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task("asking outlets for their feeds", total=None)

        async def show() -> None:
            while True:
                await asyncio.sleep(_EVERY)
                progress.update(bar, **progress_of(tallies))  # type: ignore[arg-type]

        task = asyncio.get_running_loop().create_task(show())
        try:
            yield
        finally:
            task.cancel()


def progress_of(tallies: Mapping[str, Tally]) -> dict[str, object]:
    """The bar's place: pages done and asked for, and the rest in words."""
    asked = sum(len(tally.asked) for tally in tallies.values())
    new = sum(tally.new for tally in tallies.values())
    seen = sum(len(tally.seen) for tally in tallies.values())
    heard = sum(1 for tally in tallies.values() if tally.listings or tally.unread or tally.waiting)
    words = f"pages; {new} new, {seen} seen; {heard} of {len(tallies)} outlets have answered"
    return {"completed": sum(tally.done for tally in tallies.values()), "total": asked or None, "description": words}
