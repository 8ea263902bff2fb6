"""The pages say what the code does."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest

from extract import model

ROOT = Path(__file__).parent.parent
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
