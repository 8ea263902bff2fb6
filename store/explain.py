"""From a claim back to the bytes that said it, each link of the chain tested on the way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from extract.errors import NotAnArticle
from extract.model import Article, Claim, claim_id
from store.errors import ArchiveError, UnknownClaim
from store.fields import FieldRow, detail_rows
from store.load import load_article, load_claims
from store.records import read_snapshot
from store.stamps import from_stamp
from store.store import Pending, Store
from store.warc import WarcRef, is_digest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of the chain and whether it held."""

    name: str
    held: bool
    words: str  # what was compared, or what is wrong and what mends it


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A snapshot from which the claim's article version was read."""

    page: Pending  # whose page it is, and where its record lies
    run_id: int  # the run that fetched it
    fetched_at: datetime
    sha256: str  # of the body
    path: Path  # the WARC file
    rules: str  # the extraction that read it


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A claim with all that it stands on."""

    claim: Claim
    details: tuple[FieldRow, ...]  # the roles that it names, the outlets that it is taken from
    article: Article
    version_id: int
    is_current: bool  # False: the article says something else now
    verdict: str | None  # the latest decision of a reviewer
    captures: tuple[Capture, ...]  # oldest first
    links: tuple[Link, ...]

    @property
    def holds(self) -> bool:
        """True when every link held."""
        return all(link.held for link in self.links)


def explain_claim(store: Store, wanted: str, read: Callable[[Pending], Article] | None = None) -> Explanation:
    """The chain under a claim, named by its id or the beginning of it; UnknownClaim where there is none, or several.

    ``read`` reads a stored page again as a crawl does (``crawler.extraction``): the last link of the chain, left out
    without it.
    """
    claim_key, version = _find(store, wanted)
    article = load_article(store, version)
    claim = next(each for each in load_claims(store, version) if each.id == claim_key)
    captures = captures_of(store, version)
    links = [*_links_in_text(claim, article)]
    for capture in captures:
        links += _links_to_record(store, capture, article, read)
    if not captures:
        links.append(Link(name="snapshot", held=False, words="no snapshot gives this version any more"))
    return Explanation(
        claim=claim,
        details=tuple(detail_rows(store, claim_key, version)),
        article=article,
        version_id=version,
        is_current=bool(store.value("SELECT EXISTS (SELECT 1 FROM articles WHERE version_id = ?)", (version,))),
        verdict=store.value("SELECT decision FROM verdicts WHERE claim_id = ?", (claim_key,)),
        captures=captures,
        links=tuple(links),
    )


def _find(store: Store, wanted: str) -> tuple[str, int]:
    """(claim id, the version to show: the article's current one, else the newest that tells it)."""
    ids = [
        row[0] for row in store.execute("SELECT id FROM claim_ids WHERE substr(id, 1, ?) = ?", (len(wanted), wanted))
    ]
    if len(ids) != 1:
        many = (
            f"begins {len(ids)} claims of {store.path.name}; give more of it"
            if ids
            else f"is no claim of {store.path.name}"
        )
        raise UnknownClaim(f"{wanted!r} {many}")
    version = store.value(
        "SELECT c.version_id FROM claims AS c LEFT JOIN articles AS a ON a.version_id = c.version_id"
        " LEFT JOIN extractions AS e ON e.version_id = c.version_id LEFT JOIN snapshots AS s ON s.id = e.snapshot_id"
        " WHERE c.id = ? ORDER BY a.id IS NULL, s.fetched_at DESC LIMIT 1",
        (ids[0],),
    )
    if version is None:
        run = store.value("SELECT max(to_run) FROM claim_history WHERE claim_id = ?", (ids[0],))
        raise UnknownClaim(f"{ids[0]} was withdrawn: since run {run} no rule finds it (see claim_history)")
    return str(ids[0]), int(version)


def captures_of(store: Store, version: int) -> tuple[Capture, ...]:
    """The snapshots from which a version was read, oldest first."""
    rows = store.rows(
        "SELECT s.*, e.url AS page, coalesce(e.context, s.context) AS said, e.context IS NOT NULL AS summary, e.rules"
        " FROM extractions AS e JOIN snapshots AS s ON s.id = e.snapshot_id"
        " WHERE e.version_id = ? ORDER BY s.fetched_at, s.id",
        (version,),
    )
    return tuple(
        Capture(
            page=Pending(
                snapshot_id=row["id"],
                url=row["page"],
                outlet=row["outlet"],
                context=tuple((key, value) for key, value in json.loads(row["said"])),
                summary=bool(row["summary"]),
                warc=WarcRef(
                    file=row["warc_file"],
                    offset=row["warc_offset"],
                    length=row["warc_length"],
                    digest=row["warc_digest"],
                ),
            ),
            run_id=row["run_id"],
            fetched_at=from_stamp(row["fetched_at"]),
            sha256=row["sha256"],
            path=store.archive_folder / row["warc_file"],
            rules=row["rules"],
        )
        for row in rows
    )


def _links_in_text(claim: Claim, article: Article) -> list[Link]:
    """Whether the claim's words stand in the text, give the claim its id, and the text is the one stored."""
    spans = [*claim.evidence, claim.anchor, *(f.span for f in claim.spans), *(c.span for c in claim.causes)]
    wrong = next((span for span in spans if not span.reproduces(article.text)), None)
    first = claim.evidence[0]
    identity = claim_id(article.url, first.text, claim.anchor.start - first.start)
    digest = text_sha256(article.text)
    return [
        _link("spans", wrong is None, f"{len(spans)} stand in the text at their offsets", f"not in the text: {wrong}"),
        _link("identity", identity == claim.id, "the id follows from URL, sentence and place", f"would be {identity}"),
        _link("text", digest == article.text_sha256, f"sha256 {digest}", f"sha256 is {digest}, not as stored"),
    ]


def text_sha256(text: str) -> str:
    """The digest that ``Article.text_sha256`` should be."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _links_to_record(
    store: Store, capture: Capture, article: Article, read: Callable[[Pending], Article] | None
) -> list[Link]:
    """Whether the snapshot's record is there, unchanged, and gives the article again."""
    try:
        snapshot = read_snapshot(store, capture.page.snapshot_id)
        digest = capture.page.warc.digest
        record = _link(
            "record",
            snapshot.sha256 == capture.sha256 and is_digest_of(digest, snapshot.sha256),
            f"{len(snapshot.body)} bytes, sha256 {snapshot.sha256}",
            f"sha256 is {snapshot.sha256}, not {capture.sha256} and {digest} as stored",
        )
        if read is None:
            return [record]
        again = read(capture.page).text_sha256
    except ArchiveError as error:
        return [Link(name="record", held=False, words=str(error))]
    except NotAnArticle as error:
        again = str(error)
    outdated = capture.rules != store.rules
    mend = "other rules read it then; run `pinkslip extract`" if outdated else "please report it"
    return [
        record,
        _link(
            "reading",
            again == article.text_sha256,
            "read again, the record gives the same text",
            f"read again, the record gives {again}: {mend}",
        ),
    ]


def _link(name: str, held: bool, words: str, trouble: str) -> Link:  # noqa: FBT001
    return Link(name=name, held=held, words=words if held else trouble)
