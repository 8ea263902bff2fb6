"""Charts of a report: a picture for print, screen and dark screen, the same as something to explore, and its table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from store.errors import StoreError
from store.show import plain

#: Colours that stay apart for colour-blind eyes (Okabe and Ito's, with greys for what has no reason of its own).
_COLOURS = ("#D55E00", "#0072B2", "#009E73", "#E69F00", "#56B4E9", "#CC79A7", "#8C6D31", "#7A5195")
_GREYS = {"other reasons": "#7d7d7d", "several reasons": "#9a9a9a", "no reason told": "#c4c4c4"}
GRADE_COLOURS = {"stated": "#D55E00", "attributed": "#E69F00", "denied": "#0072B2", "mentioned": "#9a9a9a"}
STATE_COLOURS = {"ok": "#009E73", "quiet": "#56B4E9", "degraded": "#E69F00", "failing": "#D55E00", "blocked": "#7d7d7d"}
_INK = {"light": "#1c1b1a", "dark": "#eceae6"}
_LINE = {"light": "#dedad3", "dark": "#3a3733"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart, drawn from rows that are also its table."""

    name: str  # of its files
    title: str
    words: str  # what it shows, for who can't see it
    rows: tuple[Mapping[str, Any], ...]
    draw: Callable[[Any, Any], Any] = field(repr=False)  # (altair, its Data) → altair.Chart

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its rows' values."""
        return tuple(self.rows[0]) if self.rows else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The files of a chart."""

    spec: str  # Vega-Lite as JSON
    svg: Mapping[str, str]  # light, dark
    png: bytes


def draw(chart: Chart) -> Drawn:
    """The chart's files; StoreError where the libraries for it are missing."""
    try:
        import altair
        import vl_convert
    except ImportError:
        raise StoreError("charts need Altair; pip install 'pinkslip[report]'") from None
    specs = {theme: _spec(altair, chart, theme) for theme in ("light", "dark")}
    return Drawn(
        spec=json.dumps(specs["light"], sort_keys=True, separators=(",", ":"), ensure_ascii=False),
        svg={theme: vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]) for theme, spec in specs.items()},
        png=vl_convert.vegalite_to_png(specs["light"] | {"background": "#ffffff"}, scale=2, allowed_base_urls=[]),
    )


def bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed in one script that asks nobody for anything."""
    import vl_convert

    script: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return script


def _spec(altair: Any, chart: Chart, theme: str) -> dict[str, Any]:
    # Vega's converter ends the process at a control character.
    rows = [
        {key: plain(value) if isinstance(value, str) else value for key, value in row.items()} for row in chart.rows
    ]
    data = altair.Data(values=rows)
    drawn = chart.draw(altair, data).properties(background="transparent")
    drawn = drawn.configure_view(stroke=None).configure_axis(
        labelColor=_INK[theme], titleColor=_INK[theme], gridColor=_LINE[theme], domainColor=_LINE[theme],
        tickColor=_LINE[theme], labelFontSize=12, titleFontSize=12, labelLimit=190,
    )  # fmt: skip
    drawn = drawn.configure_legend(
        labelColor=_INK[theme], titleColor=_INK[theme], orient="top", columns=3, labelFontSize=12, titleFontSize=12
    )
    spec: dict[str, Any] = drawn.to_dict()
    return spec


def reason_colours(reasons: Sequence[str]) -> tuple[list[str], list[str]]:
    """(domain, range) of a colour scale over reasons."""
    free = iter(_COLOURS)
    return list(reasons), [_GREYS.get(reason) or next(free) for reason in reasons]


def stacked(
    name: str,
    title: str,
    words: str,
    rows: Iterable[Mapping[str, Any]],
    *,
    by: str,
    colours: tuple[list[str], list[str]],
    value: str = "jobs",
) -> Chart:
    """Bars by ``month``, stacked by a column of the rows."""

    def made(altair: Any, data: Any) -> Any:
        domain, shades = colours
        form = ".0%" if value == "share" else ",d"
        return (
            altair.Chart(data)
            .mark_bar()
            .encode(
                x=altair.X("month:O", title=None, axis=altair.Axis(labelAngle=-40)),
                y=altair.Y(f"{value}:Q", title=value, axis=altair.Axis(format=form, tickCount=5)),
                color=altair.Color(f"{by}:N", scale=altair.Scale(domain=domain, range=shades), title=None, sort=domain),
                order=altair.Order("place:Q"),
                tooltip=["month:O", f"{by}:N", altair.Tooltip(f"{value}:Q", format=form)],
            )
            .properties(width=620, height=260)
        )

    placed = tuple({**row, "place": colours[0].index(row[by])} for row in rows)
    return Chart(name=name, title=title, words=words, rows=placed, draw=made)


def bars(name: str, title: str, words: str, rows: Iterable[Mapping[str, Any]], *, by: str) -> Chart:
    """Horizontal bars, in the rows' order."""

    def made(altair: Any, data: Any) -> Any:
        return (
            altair.Chart(data)
            .mark_bar(color="#8a2346")
            .encode(
                x=altair.X("jobs:Q", title="jobs", axis=altair.Axis(format=",d", tickCount=5)),
                y=altair.Y(f"{by}:N", sort=None, title=None),
                tooltip=[f"{by}:N", altair.Tooltip("jobs:Q", format=",d")],
            )
            .properties(width=520, height=altair.Step(20))
        )

    return Chart(name=name, title=title, words=words, rows=tuple(rows), draw=made)


def spans(name: str, title: str, words: str, rows: Iterable[Mapping[str, Any]]) -> Chart:
    """A line of time for each ``outlet``, coloured by ``state``."""

    def made(altair: Any, data: Any) -> Any:
        domain, shades = list(STATE_COLOURS), list(STATE_COLOURS.values())
        return (
            altair.Chart(data)
            .mark_bar(height=12)
            .encode(
                x=altair.X("since:T", title=None, scale=altair.Scale(type="utc")),
                x2="until:T",
                y=altair.Y("outlet:N", title=None),
                color=altair.Color("state:N", scale=altair.Scale(domain=domain, range=shades), title=None),
                tooltip=["outlet:N", "state:N", "since:T", "until:T", "reason:N"],
            )
            .properties(width=520, height=altair.Step(20))
        )

    return Chart(name=name, title=title, words=words, rows=tuple(rows), draw=made)
