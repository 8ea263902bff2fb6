"""What a reviewer is shown of a claim, and what a second reader is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.model import Status
from store import Store
from store.dossier import Dossier, load_dossier
from store.errors import UnknownClaim
from store.events import link_events
from store.reviews import save_review
from tests.store.conftest import AT, a_claim, a_snapshot, an_article, keep, tell


def dossier(store: Store, claim: str, who: str = "ann", share: float = 1) -> Dossier:
    return load_dossier(store, claim, who, second_share=share)


def test_dossier_marks_words_in_the_article(store: Store, run: int) -> None:
    claim = tell(store, run, "ledger", 300)
    shown = dossier(store, claim.id)
    article = shown["article"]
    text = "\n".join("".join(text for _, text, _ in line) for line in article["paragraphs"])
    assert text == an_article().text.replace("\n\n", "\n")
    marked = {
        article["marks"][number]["role"]: words
        for line in article["paragraphs"]
        for _, words, numbers in line
        for number in numbers[1:]
    }
    assert marked == {"anchor": "cut", "count": "300", "cause": "to save money"}
    assert shown["words"]["count"] == [{"text": "300", "rule": "count.plain"}]
    assert (shown["values"]["low"], shown["values"]["effective"]) == (300, "2027-Q1")
    assert article["snapshot_id"] is not None


def test_dossier_sets_other_reports_beside_the_claim(store: Store, run: int) -> None:
    claim = tell(store, run, "ledger", 300)
    tell(store, run, "herald", 900, days=1)
    tell(store, run, "courier", 310, days=1, status=Status.DENIED)
    link_events(store)
    reports = {each["outlet"]: each for each in dossier(store, claim.id)["reports"]}
    assert (reports["herald"]["figures_differ"], reports["herald"]["status_differs"]) == (True, False)
    assert (reports["courier"]["figures_differ"], reports["courier"]["status_differs"]) == (False, True)


def test_second_reader_sees_nothing_of_the_first(store: Store, run: int) -> None:
    claim = tell(store, run, "ledger", 300)
    save_review(store, claim.id, "correct", reviewer="zoe", at=AT, corrections={"status": "planned"}, note="see line 3")
    first, second = dossier(store, claim.id, "zoe"), dossier(store, claim.id, "bob")
    assert (first["reading"], first["blind"], first["verdict"]) == (None, False, "correct")
    assert first["verdicts"][0]["corrections"] == {"status": "planned"}
    assert (second["reading"], second["blind"], second["verdict"], second["corrected"]) == ("second", True, None, None)
    assert second["verdicts"] == []
    assert second["values"]["status"] == "announced"
    assert all(each["verdict"] is None for each in second["siblings"])
    assert "zoe" not in str(second)
    assert "planned" not in str(second)
    save_review(store, claim.id, "reject", reviewer="bob", at=AT)
    third = dossier(store, claim.id, "cyd")
    assert (third["reading"], [each["reviewer"] for each in third["verdicts"]]) == ("third", ["bob", "zoe"])


def test_dossier_tells_what_changed_since_review(store: Store, run: int) -> None:
    article, claim = an_article(), a_claim(an_article())
    snapshot = keep(store, run, a_snapshot())
    store.save_extraction(run, snapshot, article, (claim,))
    save_review(store, claim.id, "accept", reviewer="ann", at=AT)
    store.save_extraction(run, snapshot, article, (replace(claim, status=Status.PLANNED),))
    shown = dossier(store, claim.id)
    assert shown["reading"] == "changed"
    assert shown["changes"] == [{"field": "status", "then": "announced", "now": "planned"}]


def test_claim_that_no_text_makes_has_no_dossier(store: Store) -> None:
    with pytest.raises(UnknownClaim):
        dossier(store, "0" * 16)
