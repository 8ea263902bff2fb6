"""Copies: a carried story counts once, two reporters' own words count twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import Store
from store.copies import COPY, likeness, sketch
from store.events import link_events
from tests.store.conftest import AT, a_claim, a_snapshot, an_article, keep

WIRE = (
    "Kestrel Foods will cut 300 jobs to save money. The maker of frozen dinners told staff in Leeds on Monday that two "
    "of its five lines would close by spring. Orders from supermarkets fell by a tenth last year, the chief executive "
    "wrote in a letter, and the price of peas doubled. The union said it had been given an hour's notice. Talks begin "
    "on Thursday. The company opened the plant in 1987 and employs 2,100 people in four towns across Yorkshire."
)
OWN = (
    "Kestrel Foods will cut 300 jobs to save money. Workers leaving the early shift learned of it from their phones. "
    "Dinah Holt, who packs fish pies, said she had expected worse. A spokesman would not say which lines are to go, "
    "only that customers buy fewer ready meals than they did. The council leader asked for a meeting with the owners, "
    "who bought the firm from its founders three years ago and have since sold its lorries and its canteen."
)


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (WIRE, True),
        (WIRE.rsplit(". ", 1)[0] + ". Additional reporting by our staff in Bradford.", True),
        ("LEEDS (Heron Wire) - " + WIRE.replace("on Monday", "Monday"), True),
        (OWN, False),
        ("Osprey Bank named a new chairman.", False),
    ],
)
def test_copies_are_told_from_own_words(other: str, is_copy: bool) -> None:  # noqa: FBT001
    assert (likeness(sketch(WIRE), sketch(other)) >= COPY) is is_copy


@given(st.text(), st.text())
def test_copies_likeness_is_a_symmetric_share(one: str, other: str) -> None:
    a, b = sketch(one), sketch(other)
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    assert likeness(a, a) == 1


def test_copies_count_as_one_report_of_an_event(store: Store, run: int) -> None:
    for hours, (outlet, body) in enumerate([("wire", WIRE), ("herald", WIRE + " Read on."), ("ledger", OWN)]):
        url = f"https://{outlet}.example/kestrel"
        at = AT + timedelta(hours=hours)
        article = an_article(url=url)
        title = article.text.partition("\n")[0]
        text = f"{title}\n\n{body}"
        claim = a_claim(article)
        article = replace(article, text=text, outlet=outlet, published_at=at)
        store.save_extraction(run, keep(store, run, a_snapshot(url=url, at=at)), article, (claim,))
    link_events(store)
    assert list(store.execute("SELECT claims, outlets, origins FROM events")) == [(3, 3, 2)]
    copies = list(
        store.execute(
            "SELECT a.url, b.url FROM event_claims AS l JOIN current_claims AS a ON a.id = l.claim_id"
            " JOIN current_claims AS b ON b.id = l.copy_of"
        )
    )
    assert copies == [("https://herald.example/kestrel", "https://wire.example/kestrel")]
