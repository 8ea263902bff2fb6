"""Worker processes: untrusted pages are read in children that may hang, swell or die without hurting the crawl.

Pebble keeps the children. They are spawned, not forked: the parent has threads and an event loop, and a child that
inherits them may lock up. The parent never imports spaCy or trafilatura (natively unsafe in threads).
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, TimeoutError  # noqa: A004  Pebble's own choice before 3.11
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from extract.errors import PinkslipError

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")

#: Seconds a call may take; a child's first one also loads the model.
TIME_LIMIT = 60.0
#: Bytes of address space a child may have.
MEMORY_LIMIT = 4 * 1024**3


class WorkerFailure(PinkslipError):  # noqa: N818
    """What a call's future holds when its worker died, ran out of memory or of time; ``reason`` says which."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class WorkerPool:
    """Children that run one function call at a time each, for as long as it is allowed to take.

    ``submit`` blocks while ``2 * jobs`` calls are under way, so that whoever feeds the pool cannot outrun it.
    """

    def __init__(self, jobs: int, *, time_limit: float = TIME_LIMIT) -> None:
        self.jobs = jobs
        self._time_limit = time_limit
        self._places = threading.Semaphore(2 * jobs)
        self._lock = threading.Lock()  # a call that is made again comes from a thread of its own
        self._pool: ProcessPool | None = None  # made with the first call: a run may have none
        self.is_killed = False

    def submit(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The call's result to come, WorkerFailure where it fails. Function, arguments and result must pickle."""
        outcome: Future[T] = Future()
        if self.is_killed:  # its places may never be free again
            outcome.set_exception(WorkerFailure("worker died", "the run was stopped"))
            return outcome
        self._places.acquire()
        self._start(lambda: self._schedule(function, args, kwargs), outcome, is_last=False)
        return outcome

    def in_order(self, items: Iterable[Item], submit: Callable[[Item], Future[T]]) -> Iterator[tuple[Item, Future[T]]]:
        """Each item with its call done, in the order given, while the next ones' calls are under way."""
        coming = iter(items)
        window = deque((item, submit(item)) for item in islice(coming, 2 * self.jobs))
        while window:
            item, work = window.popleft()
            work.exception()  # waits; whoever asks for the result raises it
            yield item, work
            window.extend((item, submit(item)) for item in islice(coming, 1))

    def _start(self, schedule: Callable[[], Future[T]], outcome: Future[T], *, is_last: bool) -> None:
        """Make a call; once more where the first try was lost to what the call had no part in."""
        began = time.monotonic()

        def settle(work: Future[T]) -> None:
            error = work.exception()
            if _is_innocent(error, time.monotonic() - began < self._time_limit) and not (is_last or self.is_killed):
                # Not in this thread, which belongs to the broken pool and has to end with it.
                again = threading.Thread(target=self._start, args=(schedule, outcome), kwargs={"is_last": True})
                again.start()
                return
            self._places.release()
            if error is None:
                outcome.set_result(work.result())
            else:
                outcome.set_exception(_failure(error, self._time_limit))

        try:
            work = schedule()
        except BrokenProcessPool as error:
            work = Future()
            work.set_exception(error)
        work.add_done_callback(settle)

    def close(self) -> None:
        """Finish what was submitted, then end the children; those of a killed pool have ended."""
        if self.is_killed:
            return
        for _ in range(2 * self.jobs):
            self._places.acquire()
        self._places.release(2 * self.jobs)
        if self._pool is not None:
            self._pool.close()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def kill(self) -> None:
        """End the children at once, whatever they are at; what was under way fails."""
        self.is_killed = True
        with self._lock:
            self._stop()

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            self.kill()

    def _schedule(self, function: Callable[..., T], args: tuple[object, ...], kwargs: dict[str, object]) -> Future[T]:
        with self._lock:
            if self.is_killed:
                raise BrokenProcessPool("killed")
            if self._pool is not None and not self._pool.active:
                self._stop()  # Pebble gives the whole pool up when a child dies between two calls
            if self._pool is None:
                spawn = multiprocessing.get_context("spawn")
                self._pool = ProcessPool(max_workers=self.jobs, initializer=_begin, context=spawn)
            try:
                work: Future[T] = self._pool.schedule(_call, args=(function, args, kwargs), timeout=self._time_limit)
            except RuntimeError as error:  # it broke just now
                raise BrokenProcessPool(str(error)) from None
        return work


def _call(function: Callable[..., T], args: tuple[object, ...], kwargs: dict[str, object]) -> T:
    """The call, in the child; what can't travel to the parent is raised as what can: there it would end the pool."""
    try:
        return function(*args, **kwargs)
    except Exception as error:
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301  our own bytes
        except Exception:
            raise RuntimeError(f"{type(error).__name__}: {error}") from None
        raise


def _is_innocent(error: BaseException | None, was_quick: bool) -> bool:  # noqa: FBT001
    """Whether a call failed for no fault of its own: the pool broke around it, or Pebble, which counts by the wall
    clock, took a clock that was set forward for a call that takes too long."""
    return isinstance(error, BrokenProcessPool) or (isinstance(error, TimeoutError) and was_quick)


def _failure(error: BaseException, limit: float) -> BaseException:
    """A child's failure in our words; what the call itself raised as it is."""
    match error:
        case TimeoutError():
            return WorkerFailure("time limit", f"not done in {limit:.0f} seconds")
        case MemoryError():
            return WorkerFailure("memory limit", f"needs more than {MEMORY_LIMIT >> 30} GB")
        case ProcessExpired(exitcode=code):
            how = f"killed by {signal.Signals(-code).name}" if code and code < 0 else f"ended with status {code}"
            return WorkerFailure("worker died", how)
        case BrokenProcessPool():
            return WorkerFailure("worker died", str(error) or "between two pages")
    return error


def _begin() -> None:
    """What each child does first."""
    if hasattr(os, "setsid"):
        os.setsid()  # Ctrl-C goes to the whole process group; the parent decides when the children leave
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, resource.getrlimit(resource.RLIMIT_AS)[1]))
