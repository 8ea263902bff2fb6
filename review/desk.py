"""One desk: its settings, its writer, and reading the store through Datasette's own connections."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.metadata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from extract.errors import PinkslipError
from review.access import LocalSignIn
from review.leases import Leases
from review.settings import PLUGIN, BadSettings, Settings
from review.writer import Writer
from store import Store
from store.errors import StoreLocked
from store.events import link_events
from store.sentences_missed import Candidate, find_candidates, reviewed_sentences

T = TypeVar("T")
#: Seconds without a verdict after which events are linked anew by what was judged.
_QUIET = 4.0


class NoStore(PinkslipError):  # noqa: N818
    """Raised where none of Datasette's databases is the desk's. Name one in the plugin's setting ``database``."""


class Desk:
    """What a Datasette instance keeps for the desk."""

    def __init__(self, datasette: Any, *, local: LocalSignIn | None = None, argv: tuple[str, ...] = ()) -> None:
        self.settings = Settings.from_config(datasette.plugin_config(PLUGIN) or {})
        self.local = local
        self.leases = Leases()
        self._datasette = datasette
        self._argv = argv
        self._writer: Writer | None = None
        self._run: int | None = None
        self._linking: asyncio.Task[None] | None = None
        self._candidates: list[Candidate] = []
        self._seen_version = 0

    @property
    def database(self) -> Any:
        """The Datasette database that is the store; NoStore where that is not plain."""
        own = {name: each for name, each in self._datasette.databases.items() if each.path and not each.is_memory}
        name = self.settings.database
        if name is None and len(own) == 1:
            (name,) = own
        if name not in own:
            raise NoStore(f"plugin {PLUGIN}: database is {name!r}; name one of {', '.join(sorted(own)) or 'none'}")
        return own[name]

    async def read(self, function: Callable[[Store], T]) -> T:
        """What a function of the store returns, run on a connection that can only read."""
        path = Path(self.database.path)

        def call(connection: Any) -> T:
            return function(Store(connection, path, rules="", read_only=True))

        result: T = await self.database.execute_fn(call)
        return result

    async def write(self, function: Callable[[Store], T]) -> T:
        """What a function of the store returns once its rows are on the disk."""
        if not self.database.is_mutable:
            raise BadSettings(f"{self.database.path} was opened as immutable; open it without -i to review")
        if self._writer is None:
            self._writer = Writer(Path(self.database.path))
        result = await self._writer.run(function)
        if self._linking is None or self._linking.done():
            self._linking = asyncio.get_running_loop().create_task(self._link_later())
        return result

    async def _link_later(self) -> None:
        """Link events by the new verdicts, once for many of them."""
        await asyncio.sleep(_QUIET)
        # A long crawl that holds the file links them itself when it ends.
        with contextlib.suppress(StoreLocked):
            if self._writer is not None:
                await self._writer.run(link_events)

    def run_number(self, store: Store) -> int:
        """The number of this desk's run, started with its first added claim; call it with the writing store."""
        if self._run is None:
            version = importlib.metadata.version("pinkslip")
            self._run = store.start_run("review", self._argv, version, {}, datetime.now(UTC))
        return self._run

    async def next_sentence(self) -> tuple[Candidate, int] | None:
        """The next sentence that nobody has read, in the order of the draw, and how many wait; None without any."""

        def look(store: Store) -> tuple[Candidate, int] | None:
            read = reviewed_sentences(store)
            left = [each for each in self._present(store) if (each.text_sha256, each.start) not in read]
            return (left[0], len(left)) if left else None

        return await self.read(look)

    async def count_candidates(self) -> int:
        """How many sentences could tell of a cut and gave no claim."""
        return await self.read(lambda store: len(self._present(store)))

    def _present(self, store: Store) -> list[Candidate]:
        """The candidates of what articles say now; each text is read once in the desk's life."""
        newest = int(store.value("SELECT coalesce(max(id), 0) FROM article_versions"))
        if newest > self._seen_version:
            found = find_candidates(store, after_version=self._seen_version)
            self._candidates = sorted([*self._candidates, *found], key=lambda each: each.draw)
            self._seen_version = newest
        current = {int(row[0]) for row in store.execute("SELECT version_id FROM articles WHERE version_id NOT NULL")}
        return [each for each in self._candidates if each.version_id in current]

    def close(self) -> None:
        """Write what is under way and let go of the database."""
        if self._linking is not None:
            self._linking.cancel()
        if self._writer is not None:
            self._writer.close(self._finish)

    def _finish(self, store: Store) -> None:
        """Link what was judged last, and end the run if there is one."""
        link_events(store)
        if self._run is not None:
            added = store.value("SELECT count(*) FROM held_claims WHERE run_id = ?", (self._run,))
            store.finish_run(self._run, "done", {"added": added}, datetime.now(UTC))
