"""The simulated year's outlets: what they publish, edit and do wrong, and what each address answers at a time.

All of it is drawn from a seed. Eight outlets on eight loopback hosts; nothing of it is a real outlet or firm.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache

from tests.crawler.press import Answer
from tests.crawler.site import CLOSE

START = datetime(2025, 11, 1, tzinfo=UTC)
DAY = timedelta(days=1)
#: Articles a feed shows, newest first.
SHOWN = 25
#: Days (first, last) in which the crawling machine is down: no run is made.
DOWNTIME = (220, 225)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What an outlet does wrong from one day of the year to another, and what its health must say of it."""

    first: float
    last: float
    what: str
    states: tuple[str, ...]  # seen one after another before ok is seen again
    reason: str  # words that the first of them must give


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """An outlet of the year."""

    slug: str
    host: str
    gap: float  # hours between two articles, about
    floor: int = 2
    incidents: tuple[Incident, ...] = ()
    sitemap: bool = False
    is_summary: bool = False
    is_dated: bool = True  # its addresses and its feed bear dates

    def wrong(self, at: datetime) -> str:
        """What is wrong with it at a time; empty for nothing."""
        day = (at - START) / DAY
        return next((i.what for i in self.incidents if i.first <= day < i.last), "")


def _of(first: float, last: float, what: str, states: str, reason: str) -> Incident:
    return Incident(first=first, last=last, what=what, states=tuple(states.split()), reason=reason)


PRESS = (
    Press(
        slug="daily_loom",
        host="127.0.0.1",
        gap=5,
        floor=10,
        sitemap=True,
        incidents=(
            _of(30, 32, "empty feed", "degraded", "a feed without entries"),
            _of(120, 123, "sitemap 404", "degraded", "HTTP 404"),
        ),
    ),
    Press(
        slug="herald",
        host="127.0.0.2",
        gap=11,
        incidents=(
            _of(40, 43, "broken xml", "failing", "broken"),
            _of(100, 103, "web page", "failing", "a web page"),
            _of(160, 162, "empty feed", "failing", "a feed without entries"),
        ),
    ),
    Press(
        slug="evening_post",
        host="127.0.0.3",
        gap=12,
        incidents=(
            _of(60, 66, "login wall", "blocked", "walls"),
            _of(180, 184, "403", "blocked", "HTTP 403"),
            _of(320, 326, "captcha", "blocked", "walls"),
        ),
    ),
    Press(
        slug="courier",
        host="127.0.0.4",
        gap=10,
        is_dated=False,
        incidents=(
            _of(80, 87, "teasers", "degraded", "were usual"),
            _of(140, 148, "no dates", "degraded", "no date any more"),
        ),
    ),
    Press(
        slug="wire",
        host="127.0.0.5",
        gap=14,
        incidents=(
            _of(20, 22, "429 date", "failing", "HTTP 429"),
            _of(200, 210, "503", "failing", "HTTP 503"),
        ),
    ),
    Press(
        slug="bulletin",
        host="127.0.0.6",
        gap=16,
        incidents=(
            _of(90, 97, "forbid", "blocked", "robots.txt"),
            _of(240, 242, "robots 503", "failing", "robots.txt cannot be had"),
        ),
    ),
    Press(
        slug="gazette",
        host="127.0.0.7",
        gap=18,
        incidents=(
            _of(110, 122, "silence", "quiet", "of at least"),
            _of(250, 280, "silence", "quiet degraded quiet", "of at least"),
            _of(300, 304, "outage", "failing", "connection"),
        ),
    ),
    Press(
        slug="ledger",
        host="127.0.0.8",
        gap=15,
        is_summary=True,
        incidents=(_of(150, 155, "429 seconds", "failing", "HTTP 429"),),
    ),
)
#: What keeps pages from being fetched, and what serves another page in an article's place.
_AWAY = frozenset({"403", "503", "forbid", "robots 503", "outage"})
#: What keeps a run from a page that would answer: where the feed asks for a pause, the pages are left, too.
_LEFT = _AWAY | {"429 date", "429 seconds"}
_FORMS = {"login wall": "wall", "captcha": "captcha", "teasers": "teaser", "no dates": "undated"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article of the plan."""

    press: Press = field(repr=False)
    number: int
    path: str
    at: datetime
    edits: tuple[datetime, ...]

    def version(self, at: datetime) -> str:
        """Which page its address answers with: how often it was edited, and the form it is in."""
        edited = sum(edit <= at for edit in self.edits)
        form = _FORMS.get(self.press.wrong(at), "")
        return form if form in ("wall", "captcha") else f"{edited}{form}"

    def is_touched(self, first: datetime, last: datetime) -> bool:
        """Whether something keeps its page away between two times."""
        spans = (((START + i.first * DAY), (START + i.last * DAY)) for i in self.press.incidents if i.what in _LEFT)
        return any(begin <= last and first <= end for begin, end in spans)


def plan(days: int, seed: int) -> list[Piece]:
    """What the outlets publish, oldest first, from some days before the first run to two days before the last."""
    chance = random.Random(seed)  # noqa: S311
    pieces: list[Piece] = []
    for press in PRESS:
        at = START - 10 * DAY
        while (at := at + timedelta(hours=chance.uniform(0.2, 1.8) * press.gap)) < START + (days - 2) * DAY:
            if press.wrong(at) == "silence":
                continue
            draw, edits = chance.random(), []
            if draw < 0.15 and not press.is_summary:
                edits.append(at + timedelta(hours=chance.uniform(11, 20)))
            if 0.1 < draw < 0.25 and not press.is_summary:
                edits.append(at + timedelta(hours=chance.uniform(36, 150)))
            folder = f"/{at:%Y/%m/%d}" if press.is_dated else "/news"
            number = len(pieces)
            path = f"{folder}/{_employer(number).lower().replace(' ', '-')}-cuts-jobs-{number}"
            pieces.append(Piece(press=press, number=number, path=path, at=at, edits=tuple(edits)))
    return sorted(pieces, key=lambda piece: piece.at)


def answers_at(pieces: list[Piece], now: datetime, port: int) -> Iterator[tuple[str, Answer]]:
    """Host and path with what they answer at a time; ``pieces`` oldest first."""
    by_press: dict[str, list[Piece]] = {press.slug: [] for press in PRESS}
    for piece in pieces:
        if now - 40 * DAY < piece.at <= now:
            by_press[piece.press.slug].append(piece)
    for press in PRESS:
        wrong, out = press.wrong(now), by_press[press.slug]
        rules = b"User-agent: *\nDisallow: /\n" if wrong == "forbid" else b"User-agent: *\nDisallow: /private/\n"
        robots = Answer(url="", body=rules, content_type="text/plain")
        yield f"{press.host}/robots.txt", _failure(wrong, now, robots=True) or robots
        shown = out[-SHOWN:][::-1]
        yield f"{press.host}/feed.rss", _failure(wrong, now) or _feed(press, shown, wrong, port)
        if press.sitemap:
            fresh = [] if wrong == "sitemap 404" else [piece for piece in shown if now - piece.at < 2 * DAY]
            missing = Answer(url="", body=b"", status="404 Not Found")
            yield f"{press.host}/news.xml", missing if wrong == "sitemap 404" else _sitemap(fresh, port)
        for piece in out:
            if not press.is_summary and (now - piece.at < 20 * DAY or piece in shown):
                yield f"{press.host}{piece.path}", _failure(wrong, now, page=True) or page(piece, piece.version(now))


def _failure(wrong: str, now: datetime, *, robots: bool = False, page: bool = False) -> Answer | None:
    """What an outlet answers in place of a feed, a page or its robots.txt; None where it answers with that."""
    later = format_datetime((now + timedelta(hours=20)).astimezone(UTC), usegmt=True)
    status, headers = {
        "403": ("403 Forbidden", ()),
        "503": ("503 Unavailable", ()),
        "robots 503": ("503 Unavailable", ()),
        "outage": (CLOSE, ()),
        "429 date": ("429 Busy", (("Retry-After", later),)),
        "429 seconds": ("429 Busy", (("Retry-After", "86400"),)),
    }.get(wrong, ("", ()))
    is_spared = (robots and wrong not in ("robots 503", "outage")) or (page and wrong.startswith("429"))
    return Answer(url="", body=b"", status=status, headers=headers) if status and not is_spared else None


def _feed(press: Press, shown: list[Piece], wrong: str, port: int) -> Answer:
    items = "".join(
        f"<item><title>{_employer(piece.number)} cuts jobs</title>"
        f"<link>http://{press.host}:{port}{piece.path}</link><description>{_told(piece.number, 0)}</description>"
        + (f"<pubDate>{format_datetime(piece.at)}</pubDate>" if press.is_dated else "")
        + "</item>"
        for piece in ([] if wrong == "empty feed" else shown)
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    kind = "application/rss+xml"
    if wrong == "broken xml":
        body = '<?xml version="1.0"?><rss version="2.0"><channel><title>News & <<'
    elif wrong == "web page":
        body, kind = "<!DOCTYPE html><html><body>We are moving house.</body></html>", "text/html"
    tag = f'"{wrong if wrong in ("empty feed", "broken xml", "web page") else shown[0].number}"'
    return Answer(url="", body=body.encode(), content_type=kind, headers=(("ETag", tag),))


def _sitemap(shown: list[Piece], port: int) -> Answer:
    urls = "".join(
        f"<url><loc>http://{piece.press.host}:{port}{piece.path}</loc><lastmod>{piece.at.isoformat()}</lastmod></url>"
        for piece in shown
    )
    body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    return Answer(url="", body=body.encode(), content_type="application/xml")


@cache
def page(piece: Piece, version: str) -> Answer:
    """A version of an article's page, or the wall before it."""
    tag = (("ETag", f'"{piece.number}/{version}"'),)
    if version == "wall":
        body = "<html><head><title>Sign in to continue</title></head><body><form id='login'><p>Please log in to read"
        return Answer(
            url="", body=f"{body} this article.</p><input type='password'></form></body></html>".encode(), headers=tag
        )
    if version == "captcha":
        body = "<html><head><title>Are you a robot?</title></head><body><div id='px-captcha'></div></body></html>"
        return Answer(url="", body=body.encode(), headers=tag)
    edited, form = int(version[0]), version[1:]
    title = f"{_employer(piece.number)} cuts jobs"
    meta = f'<meta property="article:published_time" content="{piece.at.isoformat()}">'
    rest = "" if form == "teaser" else "".join(f"<p>{_FILLER[(piece.number + n) % len(_FILLER)]}</p>" for n in range(6))
    body = f"""<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta property="og:type" content="article">
<meta property="og:title" content="{title}">{"" if form == "undated" else meta}</head><body><article><h1>{title}</h1>
<p>{_told(piece.number, edited)}</p>{rest}</article></body></html>"""
    return Answer(url="", body=body.encode(), headers=tag)


def jobs(number: int, edited: int) -> int:
    """The figure that a version of an article gives, another in each."""
    return 101 + 4 * number + edited


def _told(number: int, edited: int) -> str:
    figure = f"{jobs(number, edited):,}"
    return f"{_employer(number)} said on Monday it will cut {figure} jobs in {_TOWNS[number % 5]} to lower its costs."


def _employer(number: int) -> str:
    return f"{_NAMES[number % len(_NAMES)]} {_TRADES[number // len(_NAMES) % len(_TRADES)]}"


_NAMES = (
    "Ostrel",
    "Vantor",
    "Quellan",
    "Brisk",
    "Tamrow",
    "Holdane",
    "Pellin",
    "Dorvick",
    "Sarnholt",
    "Wexley",
    "Karvane",
)
_TRADES = ("Looms", "Foods", "Steel", "Media", "Robotics", "Pharma", "Freight")
_TOWNS = ("Leeds", "Dayton", "Malmo", "Lyon", "Porto")
_FILLER = (
    "The firm runs three plants and a warehouse, and has traded under the same name for half a century.",
    "Its managers met the staff in the canteen early in the day and answered questions for an hour.",
    "Sales of its main line were flat in the spring, while the price of power and freight kept rising.",
    "A spokeswoman would not say whether further measures are being weighed for the coming year.",
    "The mayor called the news a blow to the town and asked for talks with the owners this week.",
    "Those who go are to be paid what their contracts say, and help with the search for other work.",
    "The works council said that it had learnt of the plan only on the evening before.",
    "Analysts had thought that the owners would sell the smaller plant rather than run it down.",
)
