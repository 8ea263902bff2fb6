"""A run's clock, which never goes back: what is newer has the later time, whatever is done to the machine's clock."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from store import Store
from store.stamps import maybe_moment

logger = logging.getLogger(__name__)

#: A clock that was set back by no more than this is waited for.
SET_BACK = timedelta(days=1)


class RunClock:
    """The machine's clock, but never before the newest fetch of earlier runs, nor before what it said last.

    While the machine's clock is behind, the time stands still. Where it is behind by more than a day one of the two is
    plainly wrong; then the machine's is believed.
    """

    def __init__(self, store: Store, system: Callable[[], datetime]) -> None:
        self._system = system
        now = system()
        newest = maybe_moment(store.value("SELECT fetched_at FROM fetches ORDER BY id DESC LIMIT 1")) or now
        if newest - now > SET_BACK:
            logger.warning("the clock says %s, but the newest fetch is from %s; set it right", now, newest)
        self._last = newest if timedelta() < newest - now <= SET_BACK else now

    def __call__(self) -> datetime:
        """This moment, UTC to the second."""
        self._last = max(self._last, self._system())
        return self._last
