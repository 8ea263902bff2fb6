"""The desk's one writing connection, on a thread of its own: every verdict is committed and on the disk, or not told
to be saved."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from store import Store, open_store
from store.errors import StoreLocked

T = TypeVar("T")
#: Seconds for which a write is tried again while a crawl holds the database, before the reviewer is told to wait.
PATIENCE = 60.0
#: Seconds that one try waits for the lock.
_TRY = 5.0


class Writer:
    """Runs functions of a writable store one after another, away from the event loop.

    The store is opened with ``synchronous = FULL``: a function that returned has its rows on the disk.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store: Store | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pinkslip-review")

    async def run(self, function: Callable[[Store], T]) -> T:
        """What the function returns; its own errors, and StoreLocked when the lock outlasts PATIENCE."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._insist, function)

    def _insist(self, function: Callable[[Store], T]) -> T:
        give_up = time.monotonic() + PATIENCE
        while True:
            try:
                if self._store is None:
                    self._store = open_store(self._path, busy_seconds=_TRY)
                return function(self._store)
            except StoreLocked:
                if time.monotonic() > give_up:
                    raise
                time.sleep(0.05)

    def close(self, last: Callable[[Store], object]) -> None:
        """Finish what was asked for, then the last function, and close the connection."""
        if self._store is not None:
            self._thread.submit(self._insist, last)
            self._thread.submit(self._store.close)
        self._thread.shutdown()
