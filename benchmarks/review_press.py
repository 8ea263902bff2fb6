"""A press of any size for the trials of the review desk: invented firms, two outlets, archives that a crawl replays."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from crawler.demo.build import Reply, archive

#: Outlets by slug, and their hosts.
HOSTS = {"morning_slate": "slate.example", "quay_courier": "courier.example"}
_FIRST = "Al Bren Cas Dor El Fen Gar Hol Ist Jar Kel Lum Mar Nor Os Pel Quor Rand Sil Tor Ul Ven Wex Yar Zel".split()
_LAST = "dane field gate holm land mere ridge stead ton vale wick worth".split()
_TRADE = "Airways Bank Foods Freight Insurance Logistics Media Motors Pharma Robotics Software Steel Stores".split()
_CUTS = (
    "{firm} will cut {jobs} jobs to save money, the company said on {day}.",
    "{firm} said on {day} that it is laying off {jobs} employees because its AI agents can do their work.",
    "{firm} plans to cut about {jobs} jobs as sales fall, it said on {day}.",
    "{firm} is to eliminate {jobs} positions and close its plant in {town}, a spokeswoman said on {day}.",
    "{firm} will lay off up to {jobs} workers after losing its largest contract, it told staff on {day}.",
    "{firm} is preparing to cut {jobs} jobs, according to two people familiar with the matter.",
)
_PAST = ("The company cut {jobs} jobs in {year}.", "It laid off {jobs} people in {year}, when interest rates rose.")
_FILLER = (
    "The firm has its seat in {town} and was founded in 1974.",
    "Its shares closed 2% lower in {town} before the news.",
    "It reports its results for the quarter next month.",
    "The union had asked for talks with the board for weeks.",
    "Analysts had expected the layoffs, though not so soon.",
    "Customers in {town} will not notice, the company said.",
)
_TOWNS = "Ardale Corley Dunmere Easthaven Ridgeton Stowbridge".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One article."""

    slug: str
    outlet: str
    title: str
    paragraphs: tuple[str, ...]
    published: datetime

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://{HOSTS[self.outlet]}/{self.published:%Y/%m/%d}/{self.slug}"


def pieces(count: int, *, seed: int, start: datetime) -> tuple[Piece, ...]:
    """Articles about cuts; each tenth firm is told of by both outlets, with another figure."""
    chance = random.Random(seed)  # noqa: S311  repeatable
    made: list[Piece] = []
    while len(made) < count:
        firm = f"{chance.choice(_FIRST)}{chance.choice(_LAST)} {chance.choice(_TRADE)}"
        published = start + timedelta(hours=len(made))
        jobs = chance.choice((40, 85, 120, 260, 430, 700, 1_200, 3_500))
        outlets = list(HOSTS) if chance.random() < 0.1 else [chance.choice(list(HOSTS))]
        for turn, outlet in enumerate(outlets):
            made.append(_piece(chance, firm, jobs * (1 + turn), outlet, published, f"{seed}-{len(made)}"))
    return tuple(made[:count])


def _piece(chance: random.Random, firm: str, jobs: int, outlet: str, published: datetime, number: str) -> Piece:
    words = {
        "firm": firm,
        "jobs": f"{jobs:,}",
        "day": f"{published:%A}",
        "town": chance.choice(_TOWNS),
        "year": chance.choice((2022, 2023, 2024)),
    }
    body = [chance.choice(_CUTS).format(**words)]
    body += [each.format(**words) for each in chance.sample(_FILLER, 4)]
    if chance.random() < 0.5:
        body.append(chance.choice(_PAST).format(**words | {"jobs": f"{chance.randrange(50, 900):,}"}))
    slug = f"{firm.lower().replace(' ', '-')}-{number}"
    return Piece(slug=slug, outlet=outlet, title=f"{firm} to shrink", paragraphs=tuple(body), published=published)


def page(piece: Piece) -> str:
    """An article's HTML."""
    title = escape(piece.title)
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in piece.paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title><link rel="canonical" href="{piece.url}">'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="{piece.published.isoformat()}"></head>'
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    )


def write_press(folder: Path, name: str, made: tuple[Piece, ...]) -> Path:
    """The archive of a visit to both outlets while these articles stand; the catalogue beside it, if it isn't there."""
    catalog = folder / "outlets"
    catalog.mkdir(parents=True, exist_ok=True)
    answers = []
    for outlet, host in HOSTS.items():
        (catalog / f"{outlet}.toml").write_text(
            f'name = "{outlet.replace("_", " ").title()}"\ndomain = "{host}"\nkind = "news"\n'
            f'sitemaps = ["https://{host}/news.xml"]\ntimezone = "UTC"\nmin_weekly_articles = 1\n',
            "utf-8",
        )
        own = [piece for piece in made if piece.outlet == outlet]
        answers.append(
            Reply(url=f"https://{host}/robots.txt", media_type="text/plain", body="User-agent: *\nAllow: /\n")
        )
        answers.append(Reply(url=f"https://{host}/news.xml", media_type="application/xml", body=_sitemap(outlet, own)))
        answers += [Reply(url=piece.url, media_type="text/html", body=page(piece)) for piece in own]
    path = folder / f"{name}.warc.gz"
    path.write_bytes(archive(max(piece.published for piece in made) + timedelta(hours=1), tuple(answers)))
    return path


def _sitemap(outlet: str, own: list[Piece]) -> str:
    urls = "".join(
        f"<url><loc>{piece.url}</loc><news:news><news:publication><news:name>{outlet}</news:name>"
        f"<news:language>en</news:language></news:publication>"
        f"<news:publication_date>{piece.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(piece.title)}</news:title></news:news></url>"
        for piece in own
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'
    )


def crawl(db: Path, archives: list[Path]) -> subprocess.CompletedProcess[str]:
    """A real crawl of the press, its answers out of the archives."""
    command = [
        sys.executable,
        "-m",
        "pinkslip",
        "crawl",
        "--db",
        str(db),
        "--catalog",
        str(archives[0].parent / "outlets"),
    ]
    for each in archives:
        command += ["--replay", str(each)]
    return subprocess.run([*command, "--jobs", "1"], capture_output=True, text=True, check=False)  # noqa: S603


def make_store(folder: Path, articles: int, *, seed: int = 1) -> Path:
    """A store with the claims of so many articles."""
    made = pieces(articles, seed=seed, start=datetime(2026, 9, 1, 6, tzinfo=UTC))
    db = folder / "press.db"
    done = crawl(db, [write_press(folder, "press", made)])
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return db
