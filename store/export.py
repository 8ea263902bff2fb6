"""The store's tables and views as files for other tools, with a data package that says what each column holds."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

from store.as_of import at_day
from store.describe import Description, describe
from store.errors import StoreError
from store.store import Store


class Format(StrEnum):
    """File forms of an export."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


class ExportError(StoreError):
    """Raised for a table that isn't there, a folder that can't be written, or Parquet without pyarrow."""


#: What is exported unless told otherwise: what people ask for, none of the machinery.
DEFAULT = ("current_claims", "cuts", "events", "event_claims", "event_causes", "event_scopes", "ai_cuts", "aggregates",
           "conflicts", "lineage", "articles", "article_versions",
           "companies", "outlets")  # fmt: skip
#: Columns that a public export leaves out: the publishers' texts, whole articles and feeds' summaries.
_PRIVATE = {("article_versions", "text"), ("article_versions", "content_sha256"), ("snapshots", "context"),
            ("extractions", "context")}  # fmt: skip
#: Where a spreadsheet would begin a formula: at a start, or inside where it parts cells at semicolons or tabs;
#: full-width signs count too, even behind blanks (OWASP, CSV Injection).
_FORMULA = re.compile(r"(^|[;\t\r\n])(?=[\s\ufeff\u200b]*[=+\-@＝＋－＠])|^(?=[\t\r\n])")
_ROWS_AT_ONCE = 10_000
_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of an export."""

    name: str
    type: str  # of frictionless: integer, number or string
    words: str


def export_store(
    store: Store, folder: Path, *, form: Format, tables: Sequence[str] = (), public: bool = False
) -> list[Path]:
    """The files written: one a table or view, and ``datapackage.json``. A public export leaves out full texts.

    Each appears whole or not at all. ExportError where a table isn't there or the folder can't be written.
    """
    known = {each.name: each for each in describe(store)}
    names = tables or DEFAULT
    if missing := sorted(set(names) - set(known)):
        raise ExportError(f"no table or view {', '.join(missing)}; there are {', '.join(sorted(known))}")
    write = _WRITERS[form]
    paths, resources = [], []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            columns = _columns(store, known[name], public=public)
            path = folder / f"{name}.{form}"
            _whole(path, lambda part, name=name, columns=columns: write(part, columns, _rows(store, name, columns)))  # type: ignore[misc]
            paths.append(path)
            resources.append(_resource(known[name], columns, path, form, _keys(store, name, names)))
        package = folder / "datapackage.json"
        content = {
            "profile": "data-package",
            "name": "pinkslip",
            "title": "Layoff claims",
            "resources": resources,
        }
        _whole(package, lambda part: part.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8"))
    except OSError as error:
        raise ExportError(f"{folder}: can't be written ({error.strerror}); mend it or name another folder") from None
    return [*paths, package]


def export_command(
    store: Store, *, tables: Sequence[str], out: Path, form: str, public: bool, as_of: date | None
) -> list[Path]:
    """The files that ``pinkslip export`` writes, of the store as it is or as it was at the end of a day."""
    with at_day(store, as_of) as chosen:
        return export_store(chosen, out, form=Format(form), tables=tables, public=public)


def _whole(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file under another name first, so that no half one is taken for whole."""
    part = path.with_name(f".{path.name}.part")
    try:
        write(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _columns(store: Store, each: Description, *, public: bool) -> tuple[Column, ...]:
    """The columns with their types: as declared, else as the values are."""
    declared = {str(row[1]): str(row[2]) for row in store.execute(f"PRAGMA table_info({each.name})")}
    kept = [name for name in each.columns if not (public and (each.name, name) in _PRIVATE)]
    return tuple(
        Column(
            name=name,
            type=_TYPES.get(declared[name]) or _type_of_values(store, each.name, name),
            words=each.columns[name],
        )
        for name in kept
    )


_TYPES = {"INTEGER": "integer", "REAL": "number", "TEXT": "string"}


def _type_of_values(store: Store, table: str, column: str) -> str:
    found = {row[0] for row in store.execute(f"SELECT DISTINCT typeof({column}) FROM {table}")} - {"null"}  # noqa: S608
    if found <= {"integer"}:
        return "integer" if found else "string"
    return "number" if found <= {"integer", "real"} else "string"


def _rows(store: Store, table: str, columns: Sequence[Column]) -> Iterator[_Row]:
    names = ", ".join(column.name for column in columns)
    return iter(store.execute(f"SELECT {names} FROM {table}"))  # noqa: S608


def _resource(
    each: Description, columns: Sequence[Column], path: Path, form: Format, keys: dict[str, Any]
) -> dict[str, Any]:
    """A resource of a data package (specs.frictionlessdata.io/tabular-data-package)."""
    fields = [{"name": column.name, "type": column.type, "description": column.words} for column in columns]
    return {
        "name": each.name,
        "profile": "tabular-data-resource",
        "path": path.name,
        "format": str(form),
        "description": each.words,
        "schema": {"fields": fields, "missingValues": [""], **keys},
    } | ({"encoding": "utf-8"} if form is not Format.PARQUET else {})


def _keys(store: Store, table: str, exported: Sequence[str]) -> dict[str, Any]:
    """The keys of a resource's schema: of a table its primary key, and those that lead to tables exported beside it."""
    primary = [str(row[1]) for row in store.execute(f"PRAGMA table_info({table})") if row[5]]
    foreign: dict[int, dict[str, Any]] = {}
    for number, _, other, column, its, *_ in store.execute(f"PRAGMA foreign_key_list({table})"):
        if other in exported:
            key = foreign.setdefault(number, {"fields": [], "reference": {"resource": other, "fields": []}})
            key["fields"].append(column)
            key["reference"]["fields"].append(its)
    found = {"primaryKey": primary, "foreignKeys": list(foreign.values())}
    return {name: value for name, value in found.items() if value}


def _write_csv(path: Path, columns: Sequence[Column], rows: Iterable[_Row]) -> None:
    """CSV that no spreadsheet runs: text that would be a formula gets an apostrophe before it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([column.name for column in columns])
        out.writerows([inert(value) for value in row] for row in rows)


def inert(value: object) -> object:
    """A value for a spreadsheet's cell; numbers stay as they are."""
    return _FORMULA.sub(r"\1'", value) if isinstance(value, str) else value


def _write_jsonl(path: Path, columns: Sequence[Column], rows: Iterable[_Row]) -> None:
    names = [column.name for column in columns]
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")


def _write_parquet(path: Path, columns: Sequence[Column], rows: Iterable[_Row]) -> None:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ExportError("Parquet needs pyarrow; pip install 'pinkslip[parquet]', or export csv or jsonl") from None
    kinds = {"integer": pa.int64(), "number": pa.float64(), "string": pa.string()}
    schema = pa.schema(
        [pa.field(each.name, kinds[each.type], metadata={"description": each.words}) for each in columns]
    )
    rows = iter(rows)
    with pq.ParquetWriter(path, schema, compression="zstd") as out:
        while chunk := list(islice(rows, _ROWS_AT_ONCE)):
            arrays = [
                pa.array(values, column.type) for values, column in zip(zip(*chunk, strict=True), schema, strict=True)
            ]
            out.write_table(pa.Table.from_arrays(arrays, schema=schema))


_WRITERS: dict[Format, Callable[[Path, Sequence[Column], Iterable[_Row]], None]] = {
    Format.CSV: _write_csv,
    Format.JSONL: _write_jsonl,
    Format.PARQUET: _write_parquet,
}
