"""Worker processes: untrusted pages are read in children that may hang, swell or die without hurting the crawl.

Spawned, not forked: the parent has threads and an event loop, and a child that inherits them may lock up. The parent
never imports spaCy or trafilatura (natively unsafe in threads); each child loads them with its first page.
"""

from __future__ import annotations

import multiprocessing
import queue
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from extract.errors import PinkslipError

P = ParamSpec("P")
T = TypeVar("T")

#: Seconds a page may take, and how many more a child's first one, which loads the model.
TIME_LIMIT, START_ALLOWANCE = 30.0, 90.0
#: Bytes of address space a child may have.
MEMORY_LIMIT = 4 * 1024**3


class WorkerFailure(PinkslipError):  # noqa: N818
    """Raised for a page whose worker died, ran out of memory or of time; ``reason`` says which. The crawl goes on."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class WorkerPool:
    """Children that run one function call at a time each, for as long as it is allowed to take.

    ``submit`` blocks while ``2 * jobs`` calls wait, so that whoever feeds the pool cannot outrun it.
    """

    def __init__(self, jobs: int, *, time_limit: float = TIME_LIMIT, start_allowance: float = START_ALLOWANCE) -> None:
        self.jobs = jobs
        self._time_limit = time_limit
        self._start_allowance = start_allowance
        self._calls: queue.Queue[_Call | None] = queue.Queue(maxsize=2 * jobs)
        self._threads = [threading.Thread(target=self._serve, daemon=True, name=f"worker-{n}") for n in range(jobs)]
        self._started = False
        self._killed = False
        self._children: set[_Child] = set()

    def submit(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The call's result to come, WorkerFailure where it fails. Function, arguments and result must pickle."""
        if not self._started:
            self._started = True
            for thread in self._threads:
                thread.start()
        future: Future[T] = Future()
        self._calls.put((future, function, args, kwargs))
        return future

    def close(self) -> None:
        """Finish what was submitted, then end the children."""
        if self._started:
            for _ in self._threads:
                self._calls.put(None)
            for thread in self._threads:
                thread.join()
            self._started = False

    def kill(self) -> None:
        """End the children at once, whatever they are at; calls under way and to come fail."""
        self._killed = True
        for child in [*self._children]:
            child.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            self.kill()
        self.close()

    def _serve(self) -> None:
        """One thread a child: it only waits on a pipe."""
        child: _Child | None = None
        while (call := self._calls.get()) is not None:
            future, function, args, kwargs = call
            if not future.set_running_or_notify_cancel():
                continue
            try:
                limit = self._time_limit
                if self._killed:
                    raise WorkerFailure("stopped", "the pool was ended")  # noqa: TRY301
                if child is None:
                    child = _Child()
                    self._children.add(child)
                    limit += self._start_allowance
                future.set_result(child.run(function, args, kwargs, limit))
            except WorkerFailure as failure:
                if child is not None:
                    self._children.discard(child)
                    child.kill()
                    child.end()
                child = None
                future.set_exception(failure)
            except BaseException as error:
                future.set_exception(error)
        if child is not None:
            child.end()


_Call = tuple[Future[Any], Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class _Child:
    """One process and the pipe to it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=_work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def run(self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], limit: float) -> Any:
        """What the call returns in the child; raises what it raised, or WorkerFailure."""
        try:
            self._pipe.send((function, args, kwargs))
            if not self._pipe.poll(limit):
                raise WorkerFailure("time limit", f"not done in {limit:.0f} seconds")
            done, result = self._pipe.recv()
        except (EOFError, OSError):
            self._process.join(5)
            raise WorkerFailure("worker died", _ending(self._process.exitcode)) from None
        if done:
            return result
        if isinstance(result, MemoryError):
            raise WorkerFailure("memory limit", f"needs more than {MEMORY_LIMIT >> 30} GB")
        raise result

    def kill(self) -> None:
        """End the process at once, from whichever thread."""
        self._process.kill()

    def end(self) -> None:
        """Let the process leave by itself, and see it gone."""
        self._pipe.close()
        self._process.join(5)
        self._process.kill()
        self._process.join()


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"ended with status {code}"


def _work(pipe: Connection) -> None:
    """The child's whole life: calls in, results out, until the parent is gone."""
    # Ctrl-C and systemd's stop go to the whole process group; the parent decides when the children leave.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _limit_memory()
    while True:
        try:
            function, args, kwargs = pipe.recv()
        except EOFError:
            return
        try:
            answer = (True, function(*args, **kwargs))
        except Exception as error:
            answer = (False, error)
        try:
            pipe.send(answer)
        except BrokenPipeError:
            return
        except Exception as error:
            pipe.send((False, RuntimeError(f"{type(answer[1]).__name__} can't be sent back: {error}")))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, resource.getrlimit(resource.RLIMIT_AS)[1]))
