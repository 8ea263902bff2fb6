"""Near copies among articles of one event: a wire story carried by ten papers is one report, not ten.

A text's sketch is the 128 least hashes of its runs of four words (a bottom-k MinHash; Broder 1997): the share of the
least hashes that two texts have in common estimates the share of runs that they have in common, within about 0.04.
Made by hand: texts are compared only within an event, where a library's index over all of them would find nothing more.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.store import Store

_RUN = 4
_KEPT = 128
_BYTES = 8
#: From here on a text is a copy: a carried wire story with its own headline and a cut last paragraph is well above,
#: two reporters' texts on one memo well below.
COPY = 0.5
_WORD = re.compile(r"\w+")


def sketch(text: str) -> bytes:
    """The least hashes of a text's runs of four words, sorted, eight bytes each."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1))}
    hashes = sorted(hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=_BYTES).digest() for run in runs)
    return b"".join(hashes[:_KEPT])


def likeness(one: bytes, other: bytes) -> float:
    """About what share of their runs of words two texts have in common, 0 to 1."""
    a, b = _parts(one), _parts(other)
    least = sorted(a | b)[:_KEPT]
    return sum(1 for part in least if part in a and part in b) / len(least) if least else 0.0


def _parts(content: bytes) -> set[bytes]:
    return {content[start : start + _BYTES] for start in range(0, len(content), _BYTES)}


def find_origins(claims: Sequence[tuple[str, int]], sketches: Mapping[int, bytes]) -> dict[str, str]:
    """For each (claim, article version), earliest first, the claim of the first text that its own is a copy of."""
    origins: dict[str, str] = {}
    firsts: list[tuple[str, int]] = []
    for claim, version in claims:
        for first, known in firsts:
            if known == version or likeness(sketches[known], sketches[version]) >= COPY:
                origins[claim] = first
                break
        else:
            origins[claim] = claim
            firsts.append((claim, version))
    return origins


def sketches_of(store: Store, versions: Iterable[int]) -> dict[int, bytes]:
    """The sketches of some article versions, made where they are not yet kept."""
    found: dict[int, bytes] = {}
    for version in sorted(versions):
        kept = store.value("SELECT sketch FROM article_sketches WHERE version_id = ?", (version,))
        if kept is None:
            kept = sketch(str(store.value("SELECT text FROM article_versions WHERE id = ?", (version,))))
            store.execute("INSERT INTO article_sketches (version_id, sketch) VALUES (?, ?)", (version, kept))
        found[version] = bytes(kept)
    return found
