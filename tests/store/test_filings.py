"""Imports: each row once, whatever the file; rows that can't be read are named; notices beside events."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Status
from store import Store, open_store
from store.as_of import as_of
from store.companies import save_alias
from store.compare import content, every_row
from store.events import link_events
from store.filing_links import Announced, Noticed, match_filings
from store.filing_rows import BadRow, Register, find_columns, parse_row
from store.filings import BadList, Imported, import_list
from tests.store.conftest import AT, tell

WARN_HEADER = (
    "hash_id,postal_code,company,location,notice_date,effective_date,jobs,is_temporary,is_closure,is_amendment"
)
KESTREL = 'a1,OH,"KESTREL FOODS, INC.",Ridgeton,2026-11-04,2027-01-04,120,False,True,False'
OSPREY = "b2,TX,Osprey LLC dba Wren,Corley,2026-11-20,,45,,,False"


def warn(folder: Path, *rows: str, name: str = "warn.csv", header: str = WARN_HEADER) -> Path:
    path = folder / name
    path.write_text("\n".join((header, *rows)) + "\n", "utf-8")
    return path


def imported(store: Store, path: Path, register: Register = Register.WARN) -> tuple[int, int, int, list[str]]:
    found: Imported = import_list(store, store.start_run("test", [], "0", {}, AT), path, register, at=AT)
    return found.new, found.changed, found.known, found.skipped


def rows(store: Store, sql: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in store.execute(sql)]


def test_import_keeps_file_line_and_digest(store: Store, tmp_path: Path) -> None:
    path = warn(tmp_path, KESTREL, OSPREY)
    assert imported(store, path) == (2, 0, 0, [])
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert rows(store, "SELECT company, company_key, jobs, region, is_closure, file, line, sha256 FROM filings") == [
        ("KESTREL FOODS, INC.", "kestrel-foods", 120, "OH", 1, "warn.csv", 2, digest),
        ("Osprey LLC dba Wren", "wren", 45, "TX", None, "warn.csv", 3, digest),
    ]
    assert '"is_temporary": "False"' in str(store.value("SELECT cells FROM filing_versions ORDER BY id"))


def test_import_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = warn(tmp_path, KESTREL, OSPREY)
    imported(store, path)
    before = every_row(store)
    assert imported(store, path) == (0, 0, 2, [])
    assert every_row(store) == before


def test_import_of_a_later_list_adds_what_is_new_and_keeps_what_changed(store: Store, tmp_path: Path) -> None:
    imported(store, warn(tmp_path, KESTREL))
    later = warn(tmp_path, KESTREL.replace("120", "140"), OSPREY, OSPREY, name="later.csv")
    assert imported(store, later) == (1, 1, 0, [])
    assert rows(store, "SELECT jobs, file, line FROM filings ORDER BY line") == [
        (140, "later.csv", 2),
        (45, "later.csv", 3),
    ]
    assert store.value("SELECT count(*) FROM filing_versions") == 3


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("c,OH,,Corley,2026-11-04,,5,,,", "no company"),
        ("c,OH,Wren,Corley,,,5,,,", "no date"),
        ("c,OH,Wren,Corley,4 Nov,,5,,,", "the notice's day '4 Nov' is no date"),
        ("c,OH,Wren,Corley,2026-02-30,,5,,,", "is no date"),
        ("c,OH,Wren,Corley,2026-11-04,,about 5,,,", "jobs 'about 5' is no number"),
        ("c,OH,Wren,Corley,2026-11-04,,-5,,,", "is no number"),
        ("c,OH,Wren,Corley,2026-11-04,,5551234567,,,", "more than anybody employs"),
        ("c,OH,Wren,Corley,2026-11-04,,5,maybe,,", "neither true nor false"),
        ("c,OH,Wren,Corley,2026-11-04", "5 cells where the first line has 10"),
        ('c,OH,"Wren"x,Corley,2026-11-04,,5,,,', "not CSV"),
    ],
)
def test_import_names_a_bad_row_and_goes_on(store: Store, tmp_path: Path, row: str, why: str) -> None:
    new, _, _, (line,) = imported(store, warn(tmp_path, KESTREL, row, OSPREY))
    assert new == 2
    assert line.startswith("warn.csv, line 3: ")
    assert why in line
    assert line.endswith("; skipped")


@pytest.mark.parametrize(
    ("bytes_", "why"),
    [
        (b"", "no column company"),
        (b"name,when\nx,y\n", "no column company"),
        (b"company,notice_date\nWren,2026-11-04\n", "no column jobs"),
        ("company,notice_date,jobs\nCaf\xe9,2026-11-04,5\n".encode("latin-1"), "not in UTF-8"),
    ],
)
def test_import_refuses_what_is_no_list(store: Store, tmp_path: Path, bytes_: bytes, why: str) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(bytes_)
    before = every_row(store)
    with pytest.raises(BadList, match=why) as error:
        import_list(store, store.start_run("test", [], "0", {}, AT), path, Register.WARN, at=AT)
    assert str(path) in str(error.value)
    assert every_row(store) == before


LINK = "https://herald.example/1"
LISTS = {
    "site": (
        "Company,Location HQ,# Laid Off,Date,%,Industry,Source,Country",
        f'Wren,Leeds,"1,200",11/3/2026,10%,Food,{LINK},United Kingdom',
    ),
    "one copy": (
        "Company,Location_HQ,Industry,Laid_Off_Count,Date,Source,Percentage,Country",
        f"Wren,Leeds,Food,1200.0,2026-11-03,{LINK},0.1,United Kingdom",
    ),
    "another": (
        "company,location,total_laid_off,date,percentage_laid_off,industry,source,country",
        f"Wren,Leeds,1200,2026-11-03T00:00:00,0.1,Food,{LINK},United Kingdom",
    ),
}


@pytest.mark.parametrize("form", LISTS)
def test_import_reads_each_usual_form_of_a_list_of_cuts(store: Store, tmp_path: Path, form: str) -> None:
    header, row = LISTS[form]
    path = warn(tmp_path, row, header=header)
    assert imported(store, path, Register.LAYOFFS_LIST) == (1, 0, 0, [])
    assert rows(store, "SELECT outlet, company_key, jobs, percent, noticed_on, place, region, source FROM filings") == [
        ("layoffs_list", "wren", 1_200, 10.0, "2026-11-03", "Leeds", "United Kingdom", LINK)
    ]


def test_registers_are_outlets_of_their_own_kind_and_no_crawl_of_theirs_is_missed(store: Store, tmp_path: Path) -> None:
    imported(store, warn(tmp_path, KESTREL))
    assert rows(store, "SELECT slug, kind FROM outlets") == [("warn", "register")]
    assert rows(store, "SELECT * FROM outlet_status") == []


# -- beside the events

DAY = date(2026, 11, 2)


def event(name: str = "e", low: int | None = 300, high: int | None = 300, on: date = DAY) -> Announced:
    return Announced(id=name, on=on, low=low, high=high, percent_low=10, percent_high=10)


def filing(jobs: int | None, on: date, *, is_listed: bool = False, percent: float | None = None) -> Noticed:
    return Noticed(id="f", on=on, jobs=jobs, percent=percent, is_listed=is_listed)


@pytest.mark.parametrize(
    ("one", "place"),
    [
        (filing(120, date(2026, 11, 20)), ("e", 18, "a part of the jobs announced, 18 days after the announcement")),
        (filing(310, date(2026, 11, 2)), ("e", 0, "the jobs announced, on the day of the announcement")),
        (filing(120, date(2026, 10, 20)), ("e", -13, "a part of the jobs announced, 13 days before the announcement")),
        (filing(500, date(2026, 11, 20)), None),
        (filing(120, date(2027, 11, 20)), None),
        (filing(120, date(2026, 9, 1)), None),
        (filing(None, date(2026, 11, 20)), ("e", 18, "no figure against it, 18 days after the announcement")),
        (filing(300, date(2026, 11, 4), is_listed=True), ("e", 2, "the jobs announced, 2 days after the announcement")),
        (filing(120, date(2026, 11, 4), is_listed=True), None),
        (filing(300, date(2026, 12, 4), is_listed=True), None),
        (
            filing(None, date(2026, 11, 4), is_listed=True, percent=10.0),
            ("e", 2, "the same percent, 2 days after the announcement"),
        ),
        (filing(None, date(2026, 11, 4), is_listed=True, percent=30.0), None),
    ],
)
def test_match_one_filing(one: Noticed, place: tuple[str, int, str] | None) -> None:
    found = match_filings([one], [event()]).get("f")
    assert found == place


def test_match_goes_to_the_announcement_just_before() -> None:
    events = [event("a", on=date(2026, 9, 1)), event("b", on=date(2026, 11, 1)), event("c", on=date(2026, 11, 18))]
    assert match_filings([filing(90, date(2026, 11, 12))], events)["f"][0] == "b"
    assert match_filings([filing(90, date(2026, 11, 17))], events)["f"][0] == "c"


@pytest.fixture
def beside(store: Store, run: int, tmp_path: Path) -> Store:
    """Kestrel announces 300 (two notices, 120 and 90), Wren 50 and takes it back; Osprey only files."""
    tell(store, run, "ledger", 300)
    tell(store, run, "ledger", 50, company="Wren", days=1)
    tell(store, run, "herald", 50, company="Wren", days=9, status=Status.REVERSED)
    path = warn(
        tmp_path,
        KESTREL,
        'a2,IL,"Kestrel Foods",Dunmere,2026-11-16,,90,,,False',
        "b1,TX,Osprey LLC,Corley,2026-11-20,,45,,,False",
        "b2,TX,Osprey LLC,Vell,2026-11-25,,15,,,False",
    )
    import_list(store, store.start_run("test", [], "0", {}, AT), path, Register.WARN, at=AT)
    link_events(store)
    return store


def test_follow_through(beside: Store) -> None:
    found = rows(
        beside,
        "SELECT company, outcome, announced_low, filings, filed_jobs, regions, days_to_filing, jobs_not_filed,"
        " days_to_reversal FROM follow_through ORDER BY company",
    )
    assert found == [
        ("Kestrel Foods", "announced and filed", 300, 2, 210, "OH,IL", 2, 90, None),
        ("Osprey", "filed only", None, 2, 60, "TX", None, None, None),
        ("Wren", "reversed", 50, 0, None, None, None, None, 8),
    ]


def test_filings_are_in_no_sum(beside: Store) -> None:
    assert rows(beside, "SELECT company, jobs_low FROM cuts") == [("Kestrel Foods", 300)]


def test_filings_follow_aliases_and_splits_of_events(beside: Store) -> None:
    save_alias(beside, "Osprey", "Kestrel Foods", relation="part", added_by="ann", at=AT)
    link_events(beside)
    assert rows(beside, "SELECT count(*) FROM filings WHERE event_id IS NOT NULL") == [(4,)]
    save_alias(beside, "Osprey", "Osprey", added_by="ann", at=AT)
    link_events(beside)
    assert rows(beside, "SELECT count(*) FROM filings WHERE event_id IS NOT NULL") == [(2,)]


def test_filings_link_the_same_whatever_came_first(beside: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "other.db", rules="r1") as other:
        import_list(other, other.start_run("test", [], "0", {}, AT), tmp_path / "warn.csv", Register.WARN, at=AT)
        link_events(other)
        run = other.start_run("test", [], "0", {}, AT)
        tell(other, run, "herald", 50, company="Wren", days=9, status=Status.REVERSED)
        tell(other, run, "ledger", 50, company="Wren", days=1)
        link_events(other)
        tell(other, run, "ledger", 300)
        link_events(other)
        for table in ("events", "event_claims", "filing_events", "filing_versions"):
            assert content(other)[table] == content(beside)[table]


def test_filings_of_later_days_are_taken_back_as_of(beside: Store) -> None:
    with as_of(beside, date(2026, 11, 1)) as past:
        assert rows(past, "SELECT * FROM filings") == []
        assert rows(past, "SELECT * FROM follow_through") == []
    with as_of(beside, AT) as then:
        assert rows(then, "SELECT count(*) FROM filings") == [(4,)]


_cells = st.dictionaries(
    st.sampled_from(["company", "jobs", "percent", "noticed_on", "effective_on", "is_closure", "place"]),
    st.text(max_size=12) | st.sampled_from(["2026-11-02", "11/2/2026", "1,200", "0.1", "True", "Wren"]),
)


@settings(max_examples=150, deadline=None)
@given(cells=_cells, register=st.sampled_from(Register))
def test_parse_row_reads_or_says_why(cells: dict[str, str], register: Register) -> None:
    try:
        found = parse_row(register, cells)
    except BadRow:
        return
    assert found.company
    assert found.noticed_on or found.effective_on
    assert found.percent is None or 0 <= found.percent <= 100


@given(header=st.lists(st.text(max_size=15), max_size=8), register=st.sampled_from(Register))
def test_find_columns_finds_or_says_why(header: list[str], register: Register) -> None:
    try:
        places = find_columns(register, header)
    except BadRow:
        return
    assert all(0 <= place < len(header) for place in places.values())
