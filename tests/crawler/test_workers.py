"""Children that hang, die or swell cost one call each."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from crawler.workers import WorkerFailure, WorkerPool
from extract.errors import NotAnArticle, Refusal


def double(number: int) -> int:
    return 2 * number


def hang() -> None:
    time.sleep(60)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def swell() -> int:
    return len(bytes(64 * 1024**3))


def refuse() -> None:
    raise NotAnArticle(Refusal.WALL, "asks for a login")


def unpicklable() -> object:
    return lambda: None


class Stubborn(Exception):  # noqa: N818
    """Pickles, but not back again."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


def stubborn() -> None:
    raise Stubborn("no way", "back")


def my_pid() -> int:
    return os.getpid()


@pytest.mark.trial
def test_pool_survives_children_that_hang_die_or_swell() -> None:
    with WorkerPool(1, time_limit=3) as pool:
        assert pool.submit(double, 4).result(30) == 8
        for function, reason in ((hang, "time limit"), (die, "worker died"), (swell, "memory limit")):
            with pytest.raises(WorkerFailure) as raised:
                pool.submit(function).result(30)
            assert raised.value.reason == reason
            assert pool.submit(double, 5).result(30) == 10


def test_pool_raises_what_the_call_raised() -> None:
    with WorkerPool(1) as pool:
        with pytest.raises(NotAnArticle) as raised:
            pool.submit(refuse).result(30)
        assert (raised.value.reason, raised.value.detail) == (Refusal.WALL, "asks for a login")
        with pytest.raises(WorkerFailure, match="worker died"):
            pool.submit(unpicklable).result(30)
        with pytest.raises(RuntimeError, match="Stubborn: no way back"):
            pool.submit(stubborn).result(30)
        assert pool.submit(double, 1).result(30) == 2


def test_call_is_not_lost_when_an_idle_child_dies() -> None:
    with WorkerPool(1) as pool:
        for _ in range(3):
            os.kill(pool.submit(my_pid).result(30), signal.SIGKILL)
            waiting = [pool.submit(double, number) for number in range(2)]
            assert [each.result(60) for each in waiting] == [0, 2]


def test_clock_set_forward_fails_no_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pebble counts by the wall clock: an hour forward looks to it like a call that takes an hour."""
    with WorkerPool(1, time_limit=30) as pool:
        assert pool.submit(double, 1).result(60) == 2
        slow = pool.submit(time.sleep, 1)
        real = time.time
        time.sleep(0.5)
        monkeypatch.setattr(time, "time", lambda: real() + 3600)
        assert slow.result(60) is None


def test_killed_pool_waits_for_nothing() -> None:
    """Pebble never tells what became of calls that a stopped pool had not begun."""
    pool = WorkerPool(1)
    for _ in range(2):
        pool.submit(hang)
    pool.kill()
    with pytest.raises(WorkerFailure, match="stopped"):
        pool.submit(double, 1).result(5)
    closing = threading.Thread(target=pool.close, daemon=True)
    closing.start()
    closing.join(20)
    assert not closing.is_alive()


def test_pool_ends_its_children() -> None:
    with WorkerPool(2) as pool:
        pids = {pool.submit(my_pid).result(30) for _ in range(4)}
    assert os.getpid() not in pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
