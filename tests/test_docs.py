"""The pages say what the code does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest

from crawler.catalog import KEYS
from extract import model
from pinkslip import main
from store import open_store
from store.export import Format, export_store

ROOT = Path(__file__).parent.parent
ROOMS = ("crawler", "extract", "review", "store")
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
CLAIMS = (ROOT / "docs" / "claims.md").read_text("utf-8")


@pytest.mark.parametrize(
    "values",
    [model.Kind, model.Qualifier, model.Status, model.CutType, model.CauseCode, model.AiDetail, model.Stance,
     model.Speaker, model.DateBasis],
    ids=lambda values: values.__name__,
)  # fmt: skip
def test_claims_page_explains_every_value(values: type[StrEnum]) -> None:
    assert [value for value in values if f"`{value}`" not in CLAIMS] == []


def test_claims_page_knows_every_cause_code_and_no_other() -> None:
    table = CLAIMS.split("| code | the reason given |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == [str(code) for code in model.CauseCode]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_links_to_files_that_exist(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_tables_in_the_docs_are_what_the_code_says(demo_folder: Path) -> None:
    pages = [str(page.relative_to(ROOT)) for page in PAGES]
    command = [sys.executable, "-m", "cogapp", "--check", *pages]
    environment = os.environ | {"DEMO_PRINTED": str(demo_folder / "printed.txt")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run: python -m cogapp -r README.md docs/*.md\n{done.stdout}{done.stderr}"


def test_every_command_has_an_example_in_its_help() -> None:
    assert [name for name, command in main.commands.items() if "Example: pinkslip " not in (command.help or "")] == []


@pytest.mark.parametrize("key", KEYS)
def test_outlets_page_explains_every_key(key: str) -> None:
    assert f"| `{key}` |" in (ROOT / "docs" / "outlets.md").read_text("utf-8")


QUERIES = [
    pytest.param(query, id=f"{page.name}: {' '.join(query.split())[:60]}")
    for page in PAGES
    for query in re.findall(r"^```sql\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
]


@pytest.mark.parametrize("query", QUERIES)
def test_query_in_the_docs_answers_on_the_demo(query: str, demo_folder: Path) -> None:
    with open_store(demo_folder / "pinkslip-demo.db", read_only=True) as store:
        assert store.execute(query).fetchall() or "'denies'" in query or "'ai'" in query


def test_operating_page_explains_every_setting() -> None:
    sources = [ROOT / "pinkslip.py", *(path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))]
    asked = r"(?:environ\.get\(|envvar=)\"(PINKSLIP_\w+)\""
    names = {name for path in sources for name in re.findall(asked, path.read_text("utf-8"))}
    page = (ROOT / "docs" / "operating.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(PINKSLIP_\w+)`", page, re.MULTILINE)) == names


def test_rules_page_explains_every_family(demo_folder: Path) -> None:
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    with open_store(demo_folder / "pinkslip-demo.db", read_only=True) as store:
        named = store.execute("SELECT rule FROM claim_spans WHERE rule IS NOT NULL UNION SELECT rule FROM claim_causes")
        families = {str(rule).partition(".")[0] for (rule,) in named}
    assert {family for family in families if f"`{family}`" not in page} == set()


EXAMPLES = [
    pytest.param(code, id=f"{page.name}: {code.strip().splitlines()[-1][:60]}")
    for page in PAGES
    for code in re.findall(r"^```python\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
]


@pytest.fixture(scope="module")
def analysts_folder(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo's database, and its export beside it."""
    folder = tmp_path_factory.mktemp("analyst")
    shutil.copy(demo_folder / "pinkslip-demo.db", folder / "pinkslip.db")
    with open_store(folder / "pinkslip.db", read_only=True) as store:
        export_store(store, folder / "export", form=Format.PARQUET)
    return folder


@pytest.mark.parametrize("code", EXAMPLES)
def test_example_in_the_docs_runs(
    code: str, analysts_folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(analysts_folder)
    exec(compile(code, "docs", "exec"), {})  # noqa: S102
    assert "2026" in (told := capfd.readouterr().out) or "Brightmoor" in told
