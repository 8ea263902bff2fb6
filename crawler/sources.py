"""Files as people name them for a backfill: paths, globs, lists of these, and addresses that fsspec knows."""

from __future__ import annotations

import contextlib
import glob
import gzip
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.errors import PinkslipError


class Unreachable(PinkslipError):  # noqa: N818
    """Raised for an address whose file can't be had. Name one that can."""


@contextlib.contextmanager
def opened(source: str) -> Iterator[Path]:
    """The file as a local one: a copy for as long as the block runs, where it is an address of fsspec's.

    Unreachable where the address can't be had.
    """
    if "://" not in source:
        yield Path(source)
        return
    try:
        import fsspec
    except ImportError:
        raise PinkslipError(f"{source}: addresses want fsspec; pip install 'pinkslip[cluster]'") from None
    with tempfile.TemporaryDirectory(prefix="pinkslip-") as folder:
        path = Path(folder) / source.rsplit("/", 1)[-1]
        try:
            system, remote = fsspec.core.url_to_fs(source)
            system.get_file(remote, str(path))
        except (OSError, ValueError, ImportError) as error:
            raise Unreachable(f"{source}: can't be had ({error}); name one that can") from None
        yield path


def find_sources(said: Iterable[str]) -> list[str]:
    """The archives that files, globs, addresses and lists of these name, each once, in order.

    A list is a file whose name does not end as an archive's (``paths.txt``, ``warc.paths.gz``), one name a line.
    PinkslipError for a glob or list that names nothing.
    """
    found: dict[str, None] = {}
    for name in said:
        if "://" in name or name.endswith((".warc", ".warc.gz")):
            names = _matching(name) if glob.has_magic(name) and "://" not in name else [name]
        else:
            names = _listed(Path(name))
        if not names:
            raise PinkslipError(f"{name}: names no archive; say files, a glob in quotes, addresses, or a list of these")
        found |= dict.fromkeys(names)
    return list(found)


def _matching(pattern: str) -> list[str]:
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern


def _listed(path: Path) -> list[str]:
    try:
        with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            return [line.strip() for line in file if line.strip() and not line.startswith("#")]
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise PinkslipError(f"{path}: no archive (.warc, .warc.gz), and no list of archives ({error})") from None
