"""Export: each form holds the store's rows, says what they are, and runs nothing in a spreadsheet."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import Store, open_store
from store.events import link_events
from store.export import DEFAULT, ExportError, Format, export_command, export_store, inert
from tests.store.conftest import AT, a_claim, a_snapshot, an_article, keep, tell


@pytest.fixture
def filled(store: Store, run: int) -> Store:
    """A store with two claims, one of them with a hostile name."""
    tell(store, run, "ledger", 300)
    tell(store, run, "herald", 41, company='=HYPERLINK("https://bad.example")', count=None)
    link_events(store)
    return store


def read(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows


@pytest.mark.parametrize("form", list(Format))
def test_export_holds_every_row_and_column(filled: Store, tmp_path: Path, form: Format) -> None:
    paths = export_store(filled, tmp_path / "out", form=form)
    assert [path.name for path in paths] == [*(f"{name}.{form}" for name in DEFAULT), "datapackage.json"]
    for name, path in zip(DEFAULT, paths, strict=False):
        wanted = list(filled.rows(f"SELECT * FROM {name}"))  # noqa: S608
        found = read(path)
        assert len(found) == len(wanted)
        if wanted and form is not Format.CSV:
            assert found == wanted
        elif wanted:
            as_text = [
                {key: "" if value is None else str(inert(value)) for key, value in row.items()} for row in wanted
            ]
            assert found == as_text


@pytest.mark.parametrize("form", list(Format))
def test_export_data_package_describes_the_files(filled: Store, tmp_path: Path, form: Format) -> None:
    export_store(filled, tmp_path, form=form, tables=("current_claims", "cuts_by_month"))
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert [each["path"] for each in package["resources"]] == [f"current_claims.{form}", f"cuts_by_month.{form}"]
    claims, months = (
        {field["name"]: (field["type"], field["description"]) for field in each["schema"]["fields"]}
        for each in package["resources"]
    )
    assert claims["low"][0] == months["jobs_low"][0] == "integer"
    assert claims["confidence"][0] == "number"
    assert claims["company"] == ("string", "Who cuts.")


def test_export_csv_runs_no_formula(filled: Store, tmp_path: Path) -> None:
    export_store(filled, tmp_path, form=Format.CSV, tables=("current_claims",))
    names = {row["company"] for row in read(tmp_path / "current_claims.csv")}
    assert names == {"Kestrel Foods", '\'=HYPERLINK("https://bad.example")'}


CELLS = st.lists(st.sampled_from((*"=+-@＝;,\t\r\n \"'1", "SUM(A1)", "jobs")), max_size=8).map("".join)


@given(CELLS | st.text() | st.integers() | st.floats() | st.none())
def test_export_inert_cells_begin_no_formula(value: object) -> None:
    cell = inert(value)
    if not isinstance(value, str):
        assert cell is value
        return
    assert isinstance(cell, str)
    assert not cell.startswith(("\t", "\r", "\n"))
    # Whatever a program parts cells at, none begins as a formula.
    assert not any(part.lstrip().startswith(("=", "+", "-", "@", "＝")) for part in re.split(r"[;\t\r\n]", cell))
    assert "".join(cell.split("'")) == "".join(value.split("'"))
    assert inert(cell) == cell


@pytest.mark.parametrize("form", [Format.CSV, Format.JSONL])
def test_export_is_a_valid_data_package(demo_folder: Path, tmp_path: Path, form: Format) -> None:
    with open_store(demo_folder / "pinkslip-demo.db", read_only=True) as store:
        export_store(store, tmp_path, form=form)
        export_store(store, tmp_path / "public", form=form, public=True)
    for folder in (tmp_path, tmp_path / "public"):
        report = frictionless.validate(str(folder / "datapackage.json"))
        assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
        package = frictionless.Package(str(folder / "datapackage.json"))
        (claims,) = (each for each in package.resources if each.name == "event_claims")
        assert [key["reference"]["resource"] for key in claims.schema.foreign_keys] == ["events"]
    broken = tmp_path / f"events.{form}"
    broken.write_text(broken.read_text("utf-8").replace("400ed0a4d4efcfd4", "400ed0a4d4efcfd5"), "utf-8")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_export_public_leaves_out_full_texts(store: Store, run: int, tmp_path: Path) -> None:
    article = an_article()
    longer = replace(article, text=article.text + " Nobody else may print this.")
    store.save_extraction(run, keep(store, run, a_snapshot()), longer, (a_claim(article),))
    export_store(store, tmp_path / "all", form=Format.JSONL)
    export_store(store, tmp_path / "public", form=Format.JSONL, public=True)
    found = {
        folder: any("Nobody else" in path.read_text("utf-8") for path in (tmp_path / folder).iterdir())
        for folder in ("all", "public")
    }
    assert found == {"all": True, "public": False}


def test_export_as_of_a_day_before_the_edit(store: Store, tmp_path: Path) -> None:
    for day, jobs in ((0, 300), (1, 450)):
        run = store.start_run("test", [], "0", {}, AT + timedelta(days=day))
        tell(store, run, "ledger", jobs, days=day)
        store.finish_run(run, "done", {}, AT + timedelta(days=day))
    for as_of, figures in ((AT.date(), [300]), (None, [450])):
        export_command(store, tables=("cuts",), out=tmp_path / "out", form="jsonl", public=False, as_of=as_of)
        assert sorted(row["jobs_low"] for row in read(tmp_path / "out" / "cuts.jsonl")) == figures


def test_export_unknown_table_or_bad_folder_is_one_line(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no table or view nothing; there are aggregates, ai_cuts"):
        export_store(filled, tmp_path, form=Format.CSV, tables=("nothing",))
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="can't be written"):
        export_store(filled, tmp_path / "file", form=Format.CSV)
    assert sorted(path.name for path in tmp_path.iterdir() if "t.db" not in path.name and "warc" not in path.name) == [
        "file"
    ]
