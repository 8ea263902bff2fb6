"""Claims that a reviewer adds, for the rules missed them: rows like those of any claim, held by the reviewer's word."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from extract.model import DateBasis, Decision, Qualifier, Span, Verdict, When, claim_id
from extract.sentences import split_sentences
from extract.trigger import find_cut_word
from store.claim_rows import Row, insert_claim
from store.companies import ask_to_link, company_key, know_company
from store.corrections import FIELDS, BadVerdict, settle_corrections
from store.held import hold
from store.reviews import save_verdict
from store.store import Store

#: The rule that such claims name.
RULE = "reviewer.added"
_EMPTY: Row = dict.fromkeys(FIELDS) | {"kind": "layoff", "status": "announced", "cut_type": "layoff", "causes": []}
#: Fields that words can be marked for.
_MARKABLE = frozenset({"company", "count", "share", "date", "effective", "status", "cut_type", "cause"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A claim as a reviewer tells it."""

    version_id: int  # the article version before the reviewer's eyes
    start: int  # characters of its text: the words that tell the cut, as marked
    end: int
    values: Mapping[str, Any]  # the fields of store.corrections.FIELDS that are known
    reviewer: str
    at: datetime
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # count, company, ... → the words marked for it
    note: str | None = None
    seconds: float | None = None
    client_key: str | None = None


def add_claim(store: Store, run: int, addition: Addition) -> str:
    """The id of the claim, committed with the verdict that holds it; the same again for the same client_key.

    BadVerdict where the text has changed, the words tell no one place, or a claim stands there already.
    """
    with store.batch():
        if addition.client_key is not None:
            known = store.value("SELECT claim_id FROM reviews WHERE client_key = ?", (addition.client_key,))
            if known is not None:
                return str(known)
        row = store.execute(
            "SELECT a.id, a.url, v.text, v.published_on FROM articles AS a JOIN article_versions AS v"
            " ON v.id = a.version_id WHERE v.id = ?",
            (addition.version_id,),
        ).fetchone()
        if row is None:
            raise BadVerdict("the article has changed since it was opened; open it again")
        article, url, text, published_on = row
        sentence, anchor = _place(text, addition.start, addition.end)
        claim = claim_id(url, sentence.text, anchor.start - sentence.start)
        if store.value("SELECT 1 FROM claims WHERE id = ? AND version_id = ?", (claim, addition.version_id)):
            raise BadVerdict(f"these words are the claim {claim} already; judge that one")
        position = int(store.value("SELECT count(*) FROM claims WHERE version_id = ?", (addition.version_id,)))
        rows = _rows(addition, text, published_on, sentence, anchor, position)
        know_company(store, rows["claim"]["company"] if rows["claim"]["company_key"] else None)
        store.execute("INSERT OR IGNORE INTO claim_ids (id, article_id) VALUES (?, ?)", (claim, article))
        insert_claim(store, claim, addition.version_id, rows, run)
        ask_to_link(store, rows["claim"]["company_key"])
        verdict = Verdict(
            claim_id=claim,
            decision=Decision.ADD,
            reviewer=addition.reviewer,
            at=addition.at,
            note=addition.note,
            seconds=addition.seconds,
            client_key=addition.client_key,
        )
        hold(store, claim, addition.version_id, save_verdict(store, verdict), run)
    return claim


def _place(text: str, start: int, end: int) -> tuple[Span, Span]:
    """(the sentence that has the marked words, the cut word among them, or their first word)."""
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise BadVerdict("mark the words that tell of the cut")
    start += len(text[start:end]) - len(text[start:end].lstrip())
    for first, last, _ in split_sentences(text):
        if first <= start < last:
            end = min(end, last)
            found = find_cut_word(text[start:end])
            place = (start + found[0], start + found[1]) if found else (start, start + len(text[start:end].split()[0]))
            return Span.of(text, first, last), Span.of(text, *place)
    raise BadVerdict("the marked words are in no sentence; mark others")


def _rows(addition: Addition, text: str, published_on: str | None, sentence: Span, anchor: Span, position: int) -> Row:
    values = _EMPTY | settle_corrections(dict(addition.values), _EMPTY)
    marked = {name: _span(name, text, *ends) for name, ends in addition.spans.items()}
    spans = [_span_row("evidence", sentence, None), _span_row("anchor", anchor, RULE)]
    spans += [_span_row(name, span, RULE) for name, span in marked.items()]
    kind, company = values["kind"], values["company"]
    has_count = values["qualifier"] is not None
    share = _share_qualifier(values["percent_low"], values["percent_high"])
    return {
        "claim": {
            "position": position,
            "kind": kind,
            "company": company,
            "company_key": company_key(company) if company and kind == "layoff" else None,
            **{name: values[name] for name in ("low", "high", "qualifier")},
            "count_raw": _raw(marked, "count") if has_count else None,
            **{name: values[name] for name in ("percent_low", "percent_high")},
            "percent_qualifier": share,
            "percent_raw": _raw(marked, "share") if share else None,
            **_when("date", values["date"] or published_on, marked, published_on),
            **_when("effective", values["effective"], marked, None),
            "status": values["status"],
            "cut_type": values["cut_type"],
            "part_of": None,
            "cumulative": 0,
            "rules": json.dumps([RULE]),
            "confidence": 1.0,
        },
        "claim_spans": spans,
        "claim_causes": [
            {
                **cause,
                "detail": None,
                "rule": RULE,
                "start_char": place.start,
                "end_char": place.end,
                "text": place.text,
            }
            for cause in values["causes"]
            for place in (marked.get("cause", sentence),)
        ],
    }


def _span(name: str, text: str, start: int, end: int) -> Span:
    if name not in _MARKABLE:
        raise BadVerdict(f"{name!r} is no field that words can be marked for")
    try:
        return Span.of(text, start, end)
    except ValueError as error:
        raise BadVerdict(f"{name}: {error}; mark its words again") from None


def _span_row(role: str, span: Span, rule: str | None) -> Row:
    return {"role": role, "start_char": span.start, "end_char": span.end, "text": span.text, "rule": rule}


def _raw(marked: Mapping[str, Span], name: str) -> str:
    return marked[name].text if name in marked else ""


def _share_qualifier(low: float | None, high: float | None) -> Qualifier | None:
    if low is None or high is None:
        return None if low == high else Qualifier.AT_LEAST if high is None else Qualifier.AT_MOST
    return Qualifier.EXACT if low == high else Qualifier.RANGE


def _when(name: str, iso: str | None, marked: Mapping[str, Span], published_on: str | None) -> Row:
    when = When.from_iso(iso) if iso else None
    basis = DateBasis.PUBLISHED if name not in marked and iso == published_on else DateBasis.TEXT
    return {
        name: when.iso if when else None,
        f"{name}_start": when.start.isoformat() if when else None,
        f"{name}_end": when.end.isoformat() if when else None,
        f"{name}_precision": when.precision if when else None,
        f"{name}_basis": basis if when else None,
        f"{name}_raw": marked[name].text if when and name in marked else None,
    }
