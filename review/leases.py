"""Which claims are before whose eyes just now, so that two reviewers are not sent to the same one."""

from __future__ import annotations

import time
from collections.abc import Callable

#: Seconds after which a claim that was opened and not judged is free again.
LEASE = 300.0


class Leases:
    """Who has which claim open. Only a courtesy: two who open a claim at once may both judge it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._held: dict[str, tuple[str, float]] = {}

    def take(self, claim: str, reviewer: str) -> None:
        """Note that a reviewer has opened a claim, unless another has it open."""
        now = self._clock()
        self._held = {name: held for name, held in self._held.items() if held[1] > now}
        if self._held.get(claim, (reviewer, 0.0))[0] == reviewer:
            self._held[claim] = (reviewer, now + LEASE)

    def free(self, claim: str) -> None:
        """Note that a claim was judged."""
        self._held.pop(claim, None)

    def of_others(self, reviewer: str) -> frozenset[str]:
        """The claims that others have open."""
        now = self._clock()
        return frozenset(claim for claim, (who, until) in self._held.items() if who != reviewer and until > now)
