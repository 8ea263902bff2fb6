"""Reference lists imported: each filing as a list first has it, and anew where a later list has it otherwise."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.claim_rows import insert
from store.companies import ask_to_link, know_company
from store.errors import StoreError
from store.filing_rows import BadRow, Filing, Register, filing_id, find_columns, parse_row
from store.stamps import to_stamp

if TYPE_CHECKING:
    from store.store import Store

#: How the registers are called where outlets are listed.
_OUTLETS = {
    Register.WARN: ("WARN notices", "register"),
    Register.LAYOFFS_LIST: ("Lists of layoffs", "tracker"),
}


class BadList(StoreError):  # noqa: N818
    """Raised by :func:`import_list` for a file that is no such list. Name another; nothing of it is kept."""


@dataclass(slots=True, kw_only=True)
class Imported:
    """What came of a file."""

    new: int = 0
    changed: int = 0
    known: int = 0
    skipped: list[str] = field(default_factory=list)  # a line for each row that could not be read


def import_list(store: Store, run: int, path: Path, register: Register, *, at: datetime) -> Imported:
    """Save what is new in a list, all or nothing; the events of its employers wait to be linked anew.

    The same file again, or a row that stands as it did, changes nothing.
    """
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    found = Imported()
    filings = list(_filings(path, _text(path, content), register, found))
    with store.batch():
        name, kind = _OUTLETS[register]
        store.save_outlet(run, register, name=name, kind=kind)
        if store.value("SELECT 1 FROM filing_lists WHERE (outlet, sha256) = (?, ?)", (register, sha256)):
            found.known = len(filings)
            return found
        number = insert(
            store,
            "filing_lists",
            {
                "outlet": register,
                "file": path.name,
                "sha256": sha256,
                "bytes": len(content),
                "rows": len(filings),
                "skipped": len(found.skipped),
                "imported_at": to_stamp(at),
            },
        )
        repeats: Counter[str] = Counter()
        for line, filing, row in filings:
            identity = filing_id(register, filing.identity, repeats[filing.identity])
            repeats[filing.identity] += 1
            _save(store, number, line, register, identity, filing, row, found)
    return found


def _text(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadList(f"{path} is not in UTF-8 (byte {error.start}); save it as CSV in UTF-8") from None


def _filings(
    path: Path, content: str, register: Register, found: Imported
) -> Iterator[tuple[int, Filing, dict[str, str]]]:
    """Line, filing and row of each row that can be read."""
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    header = _next_row(reader, path, found)
    try:
        places = find_columns(register, header or [])
    except BadRow as error:
        raise BadList(f"{path} is no such list: {error}") from None
    seen: set[tuple[str, ...]] = set()
    while (cells := _next_row(reader, path, found)) is not None:
        if not any(cell.strip() for cell in cells) or tuple(cells) in seen:
            continue  # an empty line; a row that the file repeats word for word
        seen.add(tuple(cells))
        try:
            if len(cells) != len(header or []):
                raise BadRow(f"{len(cells)} cells where the first line has {len(header or [])}")  # noqa: TRY301
            filing = parse_row(register, {name: cells[place] for name, place in places.items()})
        except BadRow as error:
            found.skipped.append(f"{path.name}, line {reader.line_num}: {error}; skipped")
            continue
        yield reader.line_num, filing, dict(zip(header or [], cells, strict=True))


def _next_row(reader: Any, path: Path, found: Imported) -> list[str] | None:
    """The next row that is CSV; None at the end."""
    while True:
        try:
            row: list[str] | None = next(reader, None)
        except csv.Error as error:
            found.skipped.append(f"{path.name}, line {reader.line_num}: not CSV ({error}); skipped")
            continue
        return row


def _save(
    store: Store,
    number: int,
    line: int,
    register: Register,
    identity: str,
    filing: Filing,
    row: dict[str, str],
    found: Imported,
) -> None:
    key = know_company(store, filing.name) or know_company(store, filing.company)
    assert key is not None  # noqa: S101  a company has a letter or digit, or its row is skipped
    columns: dict[str, Any] = {
        "outlet": str(register),
        "company": filing.company,
        "company_key": key,
        "jobs": filing.jobs,
        "percent": filing.percent,
        "noticed_on": filing.noticed_on.isoformat() if filing.noticed_on else None,
        "effective_on": filing.effective_on.isoformat() if filing.effective_on else None,
        "place": filing.place,
        "region": filing.region,
        "is_closure": None if filing.is_closure is None else int(filing.is_closure),
        "is_temporary": None if filing.is_temporary is None else int(filing.is_temporary),
        "is_amendment": int(filing.is_amendment),
        "is_superseded": int(filing.is_superseded),
        "source": filing.source,
    }
    was = next(
        store.rows("SELECT * FROM filing_versions WHERE filing_id = ? ORDER BY id DESC LIMIT 1", (identity,)), None
    )
    if was is not None and all(was[name] == value for name, value in columns.items()):
        found.known += 1
        return
    found.changed += was is not None
    found.new += was is None
    place = {"filing_id": identity, "list_id": number, "line": line}
    insert(store, "filing_versions", {**place, **columns, "cells": json.dumps(row, ensure_ascii=False)})
    for each in {key, was["company_key"] if was else key}:
        ask_to_link(store, each)
