"""The simulated year held against its plan: what was missed, fetched twice, seen too late, or judged wrongly."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.year_site import DAY, DOWNTIME, PRESS, SHOWN, START, Piece, jobs
from crawler.polling import REVISITS, SLACK
from store import Store, open_store
from store.stamps import from_stamp

if TYPE_CHECKING:
    from benchmarks.simulated_year import Request, Run, Year

#: Days after an incident by which all must be well again: what a week's median needs to turn, and half a day.
PATIENCE = 8 * DAY


def report(year: Year) -> tuple[dict[str, Any], list[str]]:
    """Print the year; its figures, and a line for each fault."""
    with open_store(year.folder / "year.db", read_only=True) as store:
        faults = [*page_faults(year, store), *summary_faults(year, store)]
        rows, health = health_table(year, store)
        figures = {
            "runs": len(year.runs),
            "days": round((year.runs[-1].at - year.runs[0].at) / DAY + 1 / 6, 1),
            **article_figures(year, store),
            **cost_figures(year),
            "requests": request_figures(year),
            "transitions": rows,
        }
    faults += health
    _print(figures)
    for fault in faults[:20]:
        print("FAULT:", fault)
    print(f"{len(faults)} faults" if faults else "no article and no version missed, none fetched twice; no fault")
    return figures | {"faults": len(faults)}, faults


# -- articles


def by_page(year: Year) -> dict[str, list[Request]]:
    """The requests for each page, by host and path."""
    found: dict[str, list[Request]] = defaultdict(list)
    for request in year.requests:
        found[request.host + request.path].append(request)
    return found


def expected_visits(piece: Piece, first: datetime, runs: list[Run]) -> list[datetime]:
    """When a page that nothing keeps away is visited: at first, and with the first run after each age."""
    last, visits = first, [first]
    for run in runs:
        if run.at > first and any(last < first + age - SLACK <= run.at for age in REVISITS):
            last = run.at
            visits.append(run.at)
    return visits


def page_faults(year: Year, store: Store) -> Iterable[str]:
    """What is wrong with the visits to each page and with what the store has of it."""
    asked, end = by_page(year), year.runs[-1].at
    kept, texts = _kept(store, year.port), _texts(store, year.port)
    for piece in _listed(year):
        if piece.press.is_summary:
            continue
        name = piece.press.host + piece.path
        visits = [request for request in asked[name] if request.status in (200, 304)]
        full = [request.version for request in visits if request.status == 200]
        if not full:
            yield f"{piece.press.slug} {piece.path}: missed"
            continue
        if any(a == b for a, b in pairwise(full)):
            yield f"{piece.press.slug} {piece.path}: fetched twice, {full}"
        if kept[name] != len(full):
            yield f"{piece.press.slug} {piece.path}: {len(full)} pages were sent, {kept[name]} are kept"
        first = visits[0].at
        wanted = expected_visits(piece, first, year.runs)
        is_plain = not piece.is_touched(piece.at, first + REVISITS[-1] + DAY)
        if is_plain and [visit.at for visit in visits] != wanted:
            yield f"{piece.press.slug} {piece.path}: visited {_hours(visits, piece)}, not {_hours(wanted, piece)}"
        if not is_plain and first + 10 * DAY < end and piece.version(first + 10 * DAY) != full[-1]:
            yield f"{piece.press.slug} {piece.path}: its last text was never fetched, {full}"
        expected = {jobs(piece.number, int(version[0])) for version in full if version[0].isdigit()}
        if texts[name] != expected:
            yield f"{piece.press.slug} {piece.path}: the store has the figures {texts[name]}, not {expected}"


def summary_faults(year: Year, store: Store) -> Iterable[str]:
    """Items of outlets read through their feeds that are no article, and pages of theirs that were asked for."""
    texts, asked = _texts(store, year.port), by_page(year)
    for piece in _listed(year):
        name = piece.press.host + piece.path
        if piece.press.is_summary:
            if texts[name] != {jobs(piece.number, 0)}:
                yield f"{piece.press.slug} {piece.path}: the store has the figures {texts[name]}"
            if asked[name]:
                yield f"{piece.press.slug} {piece.path}: asked for"


def article_figures(year: Year, store: Store) -> dict[str, Any]:
    """How many articles, versions, visits; how late they were seen; what they take up."""
    pages = _listed(year)
    published = sum(year.runs[0].at < piece.at <= year.runs[-1].at for piece in year.pieces)
    asked = by_page(year)
    late = sorted(
        (visits[0].at - piece.at) / timedelta(hours=1)
        for piece in pages
        if not piece.press.wrong(piece.at) and (visits := asked[piece.press.host + piece.path])
    )
    warcs = [*year.folder.glob("year-warc/*.warc.gz")]
    return {
        "articles": len(pages),
        "articles in no feed while a run was made": published - len(pages),
        "edits": sum(len(piece.edits) for piece in pages),
        "versions in the store": store.value("SELECT count(*) FROM article_versions"),
        "changed claims": store.value("SELECT count(*) FROM edits WHERE change = 'changed'"),
        "hours from publication to fetch": {"median": round(median(late), 1), "most": round(late[-1], 1)},
        "database MB": round((year.folder / "year.db").stat().st_size / 1e6, 1),
        "archives MB": round(sum(path.stat().st_size for path in warcs) / 1e6, 1),
        "archive files": len(warcs),
    }


# -- requests and cost


def request_figures(year: Year) -> dict[str, dict[str, float]]:
    """By outlet: requests a day, on the busiest day, and on the first day after the machine's downtime."""
    days = len({run.at.date() for run in year.runs})
    figures = {}
    for press in PRESS:
        daily = Counter(request.at.date() for request in year.requests if request.host == press.host)
        back = (START + DOWNTIME[1] * DAY).date()
        figures[press.slug] = {
            "a day": round(daily.total() / days, 1),
            "most in a day": max(daily.values(), default=0),
            "on the day after the downtime": daily[back],
        }
    return figures


def cost_figures(year: Year) -> dict[str, Any]:
    """Seconds of a run that found nothing, at the year's two ends, and of the others."""
    bare = [run for run in year.runs[1:] if not run.new]
    tenth = max(len(bare) // 10, 1)

    def middle(runs: list[Run]) -> float:
        return round(median([run.cpu for run in runs]), 3) if runs else 0.0

    return {
        "runs that found nothing": len(bare),
        "CPU seconds of a run that found nothing": {
            "first tenth": middle(bare[:tenth]),
            "last tenth": middle(bare[-tenth:]),
        },
        "CPU seconds of the others": {
            "first": middle([run for run in year.runs[1:201] if run.new]),
            "last": middle([run for run in year.runs[-200:] if run.new]),
        },
        "hours it took": round(sum(run.wall for run in year.runs) / 3600, 2),
    }


# -- health


def health_table(year: Year, store: Store) -> tuple[list[dict[str, Any]], list[str]]:
    """A row for each planned incident: what the health said, how soon, and how soon all was well again; and faults."""
    rows, faults = [], []
    for press in PRESS:
        seen = [
            (from_stamp(row["since"]), str(row["state"]), str(row["reason"] or ""), str(row["sample"] or ""))
            for row in store.rows("SELECT * FROM outlet_health WHERE outlet = ? ORDER BY id", (press.slug,))
        ]
        # After an outage an outlet may be degraded for some hours, until the pages that failed have come.
        seen = [
            row
            for before, row in zip([None, *seen], seen, strict=False)
            if not (before and (before[1], row[1]) == ("failing", "degraded"))
        ]
        first, last = year.runs[0].at, year.runs[-1].at
        begun = [i for i in press.incidents if START + i.first * DAY >= first]
        planned = [i for i in begun if START + i.last * DAY + PATIENCE < last]
        wanted = ["ok", *(state for incident in planned for state in (*incident.states, "ok"))]
        states = [state for _, state, _, _ in seen]
        if states[: len(wanted)] != wanted or (len(planned) == len(begun) and states != wanted):
            faults.append(f"{press.slug}: was {' '.join(states)}, not {' '.join(wanted)}")
        place = 1
        for incident in planned:
            begin, end = START + incident.first * DAY, START + incident.last * DAY
            span = seen[place : place + len(incident.states) + 1]
            place += len(incident.states) + 1
            if len(span) <= len(incident.states):
                continue
            (since, state, reason, sample), well = span[0], span[-1][0]
            if not begin <= since <= end or not end <= well <= end + PATIENCE or incident.reason not in reason:
                faults.append(f"{press.slug}: {incident.what}: {state} at {since}, ok at {well}: {reason}")
            rows.append(
                {
                    "outlet": press.slug,
                    "what": incident.what,
                    "days": f"{incident.first:g}–{incident.last:g}",
                    "states": " → ".join(entry[1] for entry in span),
                    "seen after hours": round((since - begin) / timedelta(hours=1)),
                    "ok after hours": round((well - end) / timedelta(hours=1)),
                    "reason": reason,
                    "sample": sample.partition("//")[2],
                }
            )
    return rows, faults


# -- odds


def _listed(year: Year) -> list[Piece]:
    """The articles published since the first run that a feed named in any: in five days of downtime some scroll out."""
    found: list[Piece] = []
    for press in PRESS:
        pieces = [piece for piece in year.pieces if piece.press == press]
        shown: set[int] = set()
        for run in year.runs:
            out = bisect_right(pieces, run.at, key=lambda piece: piece.at)
            shown.update(range(max(out - SHOWN, 0), out))
        found += [pieces[number] for number in sorted(shown) if pieces[number].at > year.runs[0].at]
    return found


def _kept(store: Store, port: int) -> Counter[str]:
    urls = store.execute("SELECT url FROM snapshots WHERE kind = 'page'")
    return Counter(_name(url, port) for (url,) in urls)


def _texts(store: Store, port: int) -> dict[str, set[int]]:
    """The figures in the texts that the store has, by host and path."""
    found: dict[str, set[int]] = defaultdict(set)
    for url, text in store.execute(
        "SELECT a.url, v.text FROM article_versions AS v JOIN articles AS a ON a.id = v.article_id"
    ):
        found[_name(url, port)].add(int(text.partition(" will cut ")[2].partition(" ")[0].replace(",", "") or 0))
    return found


def _name(url: str, port: int) -> str:
    return url.replace(f":{port}", "", 1).removeprefix("http://")


def _hours(visits: list[Any], piece: Piece) -> list[float]:
    times = [visit if isinstance(visit, datetime) else visit.at for visit in visits]
    return [round((at - piece.at) / timedelta(hours=1), 1) for at in times]


def _print(figures: dict[str, Any]) -> None:
    for name, value in figures.items():
        if name == "requests":
            print("\nrequests by outlet   a day   most in a day   on the day after the downtime")
            for slug, row in value.items():
                print(f"  {slug:18}", *(f"{number:>8}" for number in row.values()))
        elif name == "transitions":
            print("\nhealth: outlet, what it did on which days, states, hours until seen, hours until ok, reason")
            for row in value:
                words = (row["outlet"], row["what"], row["days"], row["states"])
                print(f"  {words[0]:13} {words[1]:12} {words[2]:8} {words[3]:28}", end="")
                print(f"{row['seen after hours']:>5}{row['ok after hours']:>5}  {row['reason']} {row['sample']}")
        elif isinstance(value, dict):
            print(f"{name}: {', '.join(f'{key} {number}' for key, number in value.items())}")
        else:
            print(f"{name}: {value}")
