"""What the pages show, read from a store; no word here of how it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Article, Claim, Snapshot
from store.errors import StoreError
from store.explain import Capture, Explanation, captures_of, explain_claim
from store.fields import FieldRow, field_rows, headline
from store.load import load_article, load_claims
from store.records import read_snapshot
from store.segments import Segment, marks_of, paragraphs
from store.store import Store
from store.warc import WarcRef, is_digest_of


class NotThere(StoreError):  # noqa: N818
    """Raised for an article version or snapshot that the store doesn't have. Follow a link from a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Another text that the same article has had."""

    version_id: int
    first_seen_at: str  # UTC
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """A stored text with the words that its claims stand on marked."""

    version_id: int
    article: Article
    outlet: str | None  # display name
    is_current: bool  # False: the article says something else now, or nothing
    paragraphs: tuple[tuple[Segment, ...], ...]
    claims: tuple[tuple[str, str], ...]  # id and headline of each claim of it
    captures: tuple[Capture, ...]
    texts: tuple[Text, ...]  # all texts of the article, oldest first


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """A claim, what it stands on, and its place among others."""

    page: ArticlePage
    explanation: Explanation
    headline: str
    fields: tuple[FieldRow, ...]
    reviews: tuple[dict[str, object], ...]  # oldest first
    event: dict[str, object] | None  # its event_claims row with the event's company; None for an aggregate


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """A response as it lies in the archive."""

    snapshot_id: int
    snapshot: Snapshot
    ref: WarcRef
    run_id: int
    holds: bool  # the record has the digest that the store remembers


def claim_page(store: Store, wanted: str) -> ClaimPage:
    """The page of a claim; UnknownClaim where there is none."""
    explanation = explain_claim(store, wanted)
    claim = explanation.claim
    event = store.rows(
        "SELECT l.event_id, l.reason, l.is_part, e.claims, e.outlets, e.origins, e.figure_claim, n.name AS company"
        " FROM event_claims AS l JOIN events AS e ON e.id = l.event_id JOIN companies AS n ON n.key = e.company_key"
        " WHERE l.claim_id = ?",
        (claim.id,),
    )
    return ClaimPage(
        page=_article_page(store, explanation.version_id, explanation.article, (claim,)),
        explanation=explanation,
        headline=headline(claim),
        fields=(*field_rows(claim), *explanation.details),
        reviews=tuple(store.rows("SELECT * FROM reviews WHERE claim_id = ? ORDER BY id", (claim.id,))),
        event=next(event, None),
    )


def article_page(store: Store, version: int) -> ArticlePage:
    """The page of an article version, the words of all its claims marked; NotThere where there is none."""
    try:
        article = load_article(store, version)
    except KeyError:
        raise NotThere(f"no article version {version} in {store.path.name}") from None
    return _article_page(store, version, article, load_claims(store, version))


def _article_page(store: Store, version: int, article: Article, marked: tuple[Claim, ...]) -> ArticlePage:
    texts = tuple(
        Text(version_id=row["id"], first_seen_at=row["seen_at"], is_current=bool(row["is_current"]))
        for row in store.rows(
            "SELECT v.id, min(s.fetched_at) AS seen_at, a.version_id IS v.id AS is_current"
            " FROM article_versions AS v JOIN articles AS a ON a.id = v.article_id"
            " JOIN extractions AS e ON e.version_id = v.id JOIN snapshots AS s ON s.id = e.snapshot_id"
            " WHERE v.article_id = (SELECT article_id FROM article_versions WHERE id = ?)"
            " GROUP BY v.id ORDER BY seen_at, v.id",
            (version,),
        )
    )
    return ArticlePage(
        version_id=version,
        article=article,
        outlet=store.value("SELECT name FROM outlets WHERE slug = ?", (article.outlet,)),
        is_current=any(text.is_current for text in texts if text.version_id == version),
        paragraphs=paragraphs(article.text, (mark for claim in marked for mark in marks_of(claim))),
        claims=tuple((claim.id, headline(claim)) for claim in load_claims(store, version)),
        captures=captures_of(store, version),
        texts=texts,
    )


def archived_page(store: Store, number: int) -> ArchivedPage:
    """A snapshot with its record read from the archive; NotThere for no snapshot, ArchiveError for no whole record."""
    row = next(store.rows("SELECT * FROM snapshots WHERE id = ?", (number,)), None)
    if row is None:
        raise NotThere(f"no snapshot {number} in {store.path.name}")
    ref = WarcRef(
        file=row["warc_file"], offset=row["warc_offset"], length=row["warc_length"], digest=row["warc_digest"]
    )
    snapshot = read_snapshot(store, number)
    return ArchivedPage(
        snapshot_id=number,
        snapshot=snapshot,
        ref=ref,
        run_id=row["run_id"],
        holds=snapshot.sha256 == row["sha256"] and is_digest_of(ref.digest, snapshot.sha256),
    )
