"""A line on the terminal while a crawl is under way; nothing in cron."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console

from crawler.tally import Tally

#: Seconds between two looks.
_EVERY = 0.5


@contextmanager
def shown_progress(tallies: Mapping[str, Tally]) -> Iterator[None]:
    """Show the counts so far on standard error, where that is a terminal, until the block is left."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status("asking outlets for their feeds") as status:

        async def show() -> None:
            while True:
                await asyncio.sleep(_EVERY)
                asked = sum(len(tally.asked) for tally in tallies.values())
                new = sum(tally.new for tally in tallies.values())
                seen = sum(len(tally.seen) for tally in tallies.values())
                heard = sum(1 for tally in tallies.values() if tally.listings)
                status.update(f"{heard}/{len(tallies)} outlets answered, {seen} seen, {asked} asked for, {new} new")

        task = asyncio.get_running_loop().create_task(show())
        try:
            yield
        finally:
            task.cancel()
