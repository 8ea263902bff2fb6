"""Sampled recall: sentences that could tell of a cut and gave no claim, drawn by hash, for people to read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from extract.sentences import split_sentences
from extract.trigger import may_tell_a_cut
from store.corrections import BadVerdict
from store.stamps import to_stamp
from store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that passes the trigger and is no claim's evidence, in what an article says now."""

    version_id: int
    url: str
    text_sha256: str
    start: int  # characters of the article's text
    end: int

    @property
    def draw(self) -> str:
        """Its place in the order in which candidates are read: a hash, so that each is as likely as any other."""
        return hashlib.sha256(f"{self.text_sha256}:{self.start}".encode()).hexdigest()


def find_candidates(store: Store, *, after_version: int = 0) -> Iterator[Candidate]:
    """The candidates in all articles whose present version has a number above ``after_version``."""
    for version, url, digest, text in store.execute(
        "SELECT v.id, a.url, v.text_sha256, v.text FROM articles AS a JOIN article_versions AS v ON v.id = a.version_id"
        " WHERE v.id > ? ORDER BY v.id",
        (after_version,),
    ):
        if not may_tell_a_cut(text):
            continue
        told = [
            (int(start), int(end))
            for start, end in store.execute(
                "SELECT start_char, end_char FROM claim_spans WHERE version_id = ? AND role = 'evidence'", (version,)
            )
        ]
        for first, line in _lines(text):
            if any(a <= first and first + len(line) <= b for a, b in told) or not may_tell_a_cut(line):
                continue
            for start, end, _ in split_sentences(line):
                start, end = first + start, first + end
                if may_tell_a_cut(text[start:end]) and not any(a < end and start < b for a, b in told):
                    yield Candidate(version_id=version, url=url, text_sha256=digest, start=start, end=end)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line of a text with its start: most tell of no cut, and finding their sentences costs the most."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def reviewed_sentences(store: Store) -> dict[tuple[str, int], bool]:
    """For each sentence that people have read, by (digest of its text, start): whether it tells of a cut missed."""
    return {
        (str(digest), int(start)): bool(missed)
        for digest, start, missed in store.execute(
            "SELECT text_sha256, start_char, missed FROM sentence_reviews ORDER BY id"
        )
    }


def save_sentence(
    store: Store, candidate: Candidate, *, missed: bool, reviewer: str, at: datetime, client_key: str | None = None
) -> None:
    """Write what a reviewer says of a candidate; BadVerdict where no article has such a text."""
    with store.batch():
        if not store.value(
            "SELECT 1 FROM articles AS a JOIN article_versions AS v ON v.article_id = a.id"
            " WHERE a.url = ? AND v.text_sha256 = ? AND length(v.text) >= ?",
            (candidate.url, candidate.text_sha256, candidate.end),
        ):
            raise BadVerdict("no article has that sentence; load the page again")
        store.execute(
            "INSERT OR IGNORE INTO sentence_reviews"
            " (url, text_sha256, start_char, end_char, missed, client_key, reviewer, reviewed_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                candidate.url,
                candidate.text_sha256,
                candidate.start,
                candidate.end,
                int(missed),
                client_key,
                reviewer,
                to_stamp(at),
            ),
        )


def save_complete(
    store: Store, url: str, digest: str, *, complete: bool, reviewer: str, at: datetime, client_key: str | None = None
) -> None:
    """Write that no claim is missed in an article's text, or take that back; BadVerdict where it has no such text."""
    with store.batch():
        if not store.value(
            "SELECT 1 FROM articles AS a JOIN article_versions AS v ON v.article_id = a.id"
            " WHERE a.url = ? AND v.text_sha256 = ?",
            (url, digest),
        ):
            raise BadVerdict("no article has that text; load the page again")
        store.execute(
            "INSERT OR IGNORE INTO article_reviews (url, text_sha256, complete, client_key, reviewer, reviewed_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (url, digest, int(complete), client_key, reviewer, to_stamp(at)),
        )
