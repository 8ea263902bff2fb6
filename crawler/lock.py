"""One writing run at a time on a store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from extract.errors import PinkslipError


class AnotherRun(PinkslipError):  # noqa: N818
    """Raised where another run holds the store's lock. Let it finish; cron's next start will do."""

    exit_status = 75


@contextmanager
def hold_lock(db: Path) -> Iterator[None]:
    """Hold the store's lock, or raise AnotherRun at once.

    The system drops it with the process, however that ends, so a crash leaves no stale lock; the file may stay.
    """
    if not db.parent.is_dir():
        raise PinkslipError(f"{db.parent}: no such folder for the database; make it or name another --db")
    path = db.with_name(f"{db.name}.lock")
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise AnotherRun(f"another run is at work on {db} (it holds {path}); let it finish") from None
    except OSError as error:
        raise PinkslipError(
            f"{path} can't be written ({error.strerror}); mend the folder or name another --db"
        ) from None
    try:
        yield
    finally:
        lock.release()
