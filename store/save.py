"""An extraction's outcome into rows: only what differs is written, and what was there before is remembered."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.citations import Citation, cite_claims
from extract.model import Article, Claim
from store.claim_rows import Row, claim_rows, claims_of, insert, insert_claim, same_rows
from store.companies import ask_to_link, know_company
from store.held import held_rows, hold
from store.stamps import maybe_stamp

if TYPE_CHECKING:
    from store.store import Store

#: A text that names artificial intelligence: the widest of the four grades of the view ai_cuts.
_AI = re.compile(r"\b(?-i:AI|A\.I)\b|\bartificial intelligence\b|\bmachine learning\b|\bchatbots?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What saving an extraction added or changed."""

    new_article: bool
    new_version: bool
    claims_new: int
    claims_changed: int
    claims_withdrawn: int

    @property
    def anything(self) -> bool:
        """False when all of it was there already."""
        return self.new_version or bool(self.claims_new or self.claims_changed or self.claims_withdrawn)


def save_article(store: Store, run: int, extraction: int, article: Article, claims: Sequence[Claim]) -> Saved:
    """Save an article and its claims as the outcome of an extraction, inside the caller's transaction."""
    version, new_article, new_version = _save_version(store, run, article)
    before = _settle(store, run, extraction, "article", version=version)
    new, changed, withdrawn = _save_claims(store, run, version, claims, cite_claims(article, claims))
    withdrawn += _retire(store, run, before if before != version else None)
    choose_current(store, version, before)
    return Saved(
        new_article=new_article,
        new_version=new_version,
        claims_new=new,
        claims_changed=changed,
        claims_withdrawn=withdrawn,
    )


def settle_refusal(store: Store, run: int, extraction: int, outcome: str, reason: str, detail: str) -> None:
    """Save that an extraction gave no article, and take back what it may have given before."""
    before = _settle(store, run, extraction, outcome, reason=reason, detail=detail)
    _retire(store, run, before)
    choose_current(store, before)


# -- versions


def version_row(article: Article) -> Row:
    """The columns of an article version that come from the article, content_sha256 over all of them."""
    row: Row = {
        "outlet": article.outlet,
        "title": article.title,
        "byline": article.byline,
        "published_at": maybe_stamp(article.published_at),
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "published_basis": article.published_basis,
        "published_raw": article.published_raw,
        "modified_at": maybe_stamp(article.modified_at),
        "language": article.language,
        "access": article.access,
        "text": article.text,
        "text_sha256": article.text_sha256,
    }
    return row | {"content_sha256": hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()}


def _save_version(store: Store, run: int, article: Article) -> tuple[int, bool, bool]:
    """(number of the version, whether the article is new, whether the version is new)."""
    cursor = store.execute("INSERT OR IGNORE INTO articles (url, outlet) VALUES (?, ?)", (article.url, article.outlet))
    new_article = cursor.rowcount == 1
    article_id = int(store.value("SELECT id FROM articles WHERE url = ?", (article.url,)))
    row = version_row(article)
    known = store.value(
        "SELECT id FROM article_versions WHERE article_id = ? AND content_sha256 = ?",
        (article_id, row["content_sha256"]),
    )
    if known is not None:
        return int(known), new_article, False
    about_ai = int(bool(_AI.search(article.text)))
    number = insert(
        store, "article_versions", {"article_id": article_id, **row, "mentions_ai": about_ai, "run_id": run}
    )
    return number, new_article, True


def _settle(
    store: Store,
    run: int,
    extraction: int,
    outcome: str,
    *,
    reason: str | None = None,
    detail: str | None = None,
    version: int | None = None,
) -> int | None:
    """Write an extraction's outcome unless it stands there; the number of the version it gave before, if any."""
    was = store.execute(
        "SELECT outcome, reason, detail, version_id, rules, run_id FROM extractions WHERE id = ?", (extraction,)
    ).fetchone()
    if was[:4] == (outcome, reason, detail, version):
        if was[4] != store.rules:
            store.execute("UPDATE extractions SET rules = ? WHERE id = ?", (store.rules, extraction))
    else:
        if was[0] is not None:
            store.execute(
                "INSERT INTO extraction_history"
                " (extraction_id, outcome, reason, detail, version_id, rules, from_run, to_run)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (extraction, *was, run),
            )
        store.execute(
            "UPDATE extractions SET outcome = ?, reason = ?, detail = ?, version_id = ?, rules = ?, run_id = ?"
            " WHERE id = ?",
            (outcome, reason, detail, version, store.rules, run, extraction),
        )
    return None if was[3] is None else int(was[3])


def _retire(store: Store, run: int, version: int | None) -> int:
    """Withdraw the claims of a version that no extraction gives any more; how many there were."""
    if version is None or store.value("SELECT EXISTS (SELECT 1 FROM extractions WHERE version_id = ?)", (version,)):
        return 0
    return _save_claims(store, run, version, (), {}, hold_judged=False)[2]


def choose_current(store: Store, *versions: int | None) -> None:
    """Point the articles of these versions at what their latest snapshot says; with it goes the outlet."""
    marks = ", ".join("?" * len(versions))
    articles = store.execute(f"SELECT DISTINCT article_id FROM article_versions WHERE id IN ({marks})", versions)  # noqa: S608
    for (article,) in articles.fetchall():
        latest = store.execute(
            "SELECT v.id, v.outlet FROM article_versions AS v"
            " JOIN extractions AS e ON e.version_id = v.id JOIN snapshots AS s ON s.id = e.snapshot_id"
            " WHERE v.article_id = ? ORDER BY s.fetched_at DESC, s.sha256 DESC, v.content_sha256 DESC LIMIT 1",
            (article,),
        ).fetchone()
        version, outlet = latest or (None, store.value("SELECT outlet FROM articles WHERE id = ?", (article,)))
        changed = store.execute(
            "UPDATE articles SET version_id = ?, outlet = ? WHERE id = ? AND (version_id, outlet) IS NOT (?, ?)",
            (version, outlet, article, version, outlet),
        )
        if changed.rowcount:
            store.execute(
                "INSERT OR IGNORE INTO event_queue (company_key) SELECT c.company_key FROM article_versions AS v"
                " JOIN claims AS c ON c.version_id = v.id WHERE v.article_id = ? AND c.company_key IS NOT NULL",
                (article,),
            )


# -- claims


def _save_claims(
    store: Store,
    run: int,
    version: int,
    claims: Sequence[Claim],
    cited: Mapping[str, Sequence[Citation]],
    *,
    hold_judged: bool = True,
) -> tuple[int, int, int]:
    """Make a version's claims these, and those that a verdict holds: (new, changed, withdrawn)."""
    article, text = store.execute("SELECT article_id, text FROM article_versions WHERE id = ?", (version,)).fetchone()
    standing = claims_of(store, version)
    wanted = {claim.id: claim_rows(claim, position, cited[claim.id]) for position, claim in enumerate(claims)}
    held = _add_held(store, article, text, wanted) if hold_judged else {}
    store.execute(
        "DELETE FROM held_claims WHERE version_id = ? AND claim_id NOT IN (SELECT value FROM json_each(?))",
        (version, json.dumps(sorted(held))),
    )
    new = changed = withdrawn = 0
    for claim, was in standing.items():
        now = wanted.get(claim)
        if now is not None and same_rows(now, was):
            if now["claim"]["position"] != was["claim"]["position"]:
                store.execute(
                    "UPDATE claims SET position = ? WHERE id = ? AND version_id = ?",
                    (now["claim"]["position"], claim, version),
                )
            del wanted[claim]
            continue
        change = "withdrawn" if now is None else "changed"
        changed, withdrawn = changed + (now is not None), withdrawn + (now is None)
        store.execute(
            "INSERT INTO claim_history (claim_id, version_id, from_run, to_run, change, was) VALUES (?, ?, ?, ?, ?, ?)",
            (claim, version, was["run_id"], run, change, json.dumps(was, sort_keys=True)),
        )
        store.execute("DELETE FROM claims WHERE id = ? AND version_id = ?", (claim, version))
        ask_to_link(store, was["claim"]["company_key"])
    for claim, rows in wanted.items():
        if rows["claim"]["company_key"]:
            ask_to_link(store, know_company(store, rows["claim"]["company"]))
        new += claim not in standing
        store.execute("INSERT OR IGNORE INTO claim_ids (id, article_id) VALUES (?, ?)", (claim, article))
        insert_claim(store, claim, version, rows, run)
    for claim, review in held.items():
        hold(store, claim, version, review, run)
    return new, changed, withdrawn


def _add_held(store: Store, article: int, text: str, wanted: dict[str, Row]) -> dict[str, int]:
    """Add to the wanted claims of a text those that only a verdict holds in it; that verdict, for each."""
    held = {claim: it for claim, it in held_rows(store, article, text).items() if claim not in wanted}
    for position, (claim, (_, rows)) in enumerate(held.items(), start=len(wanted)):
        total = rows["claim"]["part_of"]
        stands = total in wanted or total in held
        wanted[claim] = rows | {
            "claim": rows["claim"] | {"position": position, "part_of": total if stands else None},
        }
    return {claim: review for claim, (review, _) in held.items()}
