"""What verdicts teach, on a press whose answers are known: precision, recall by sample, agreement, a gold set."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from extract.model import Article, Claim
from store import Store
from store.accuracy import Proportion, measure_accuracy
from store.added import Addition, add_claim
from store.agreement import measure_agreement, reviewer_figures
from store.corrections import BadVerdict
from store.gold import gold_rows, write_gold
from store.queue import QueueFilter, QueueState, Why, review_queue
from store.reviews import save_review
from store.sentences_missed import find_candidates, save_complete, save_sentence
from tests.shared import SHARED, needs_shared
from tests.store.conftest import AT, a_claim, a_snapshot, an_article, keep, tell


def say(store: Store, claim: Claim, decision: str, who: str = "ann", **fields: object) -> None:
    save_review(store, claim.id, decision, reviewer=who, at=AT, corrections=fields or None)


@pytest.mark.parametrize(
    ("right", "of", "interval"),
    # of the published tables for the Wilson score interval
    [(0, 10, (0.0, 0.2775)), (10, 10, (0.7225, 1.0)), (81, 263, (0.2553, 0.3662)), (0, 0, (0.0, 1.0))],
)
def test_wilson_interval(right: int, of: int, interval: tuple[float, float]) -> None:
    assert Proportion(right=right, of=of).interval == pytest.approx(interval, abs=1e-4)


def test_accuracy_by_rule_outlet_and_field(store: Store, run: int) -> None:
    told = [tell(store, run, ("ledger", "herald")[n % 2], 10 + n, company=f"Firm {n}", days=n) for n in range(6)]
    for claim in told[:3]:
        say(store, claim, "accept")
    say(store, told[3], "correct", low=99, high=99)
    say(store, told[4], "reject")
    say(store, told[5], "unsure")
    measured = measure_accuracy(store, second_share=1)
    assert (measured.judged.true, measured.judged.right) == (Proportion(right=4, of=5), Proportion(right=3, of=5))
    assert (measured.drawn.right.of, measured.drawn_claims) == (5, 6)
    assert {score.name: (score.right.right, score.right.of) for score in measured.outlets} == {
        "ledger": (2, 3),
        "herald": (1, 2),
    }
    assert {score.name: score.right.of for score in measured.rules}["headcount.cut-n-jobs"] == 5
    fields = {score.name: (score.right.right, score.right.of) for score in measured.fields}
    assert (fields["low"], fields["company"]) == ((3, 4), (4, 4))


def test_recall_counts_what_readers_find_in_a_sample(store: Store, run: int) -> None:
    article = replace(
        an_article(),
        text=an_article().text + " The bakery let 20 people go. Wren sacked its cooks. It laid off nobody in June.",
    )
    store.save_extraction(run, keep(store, run, a_snapshot()), article, (a_claim(an_article()),))
    candidates = sorted(find_candidates(store), key=lambda each: each.draw)
    assert len(candidates) == 4  # the headline is none of the claim’s evidence
    assert measure_accuracy(store, second_share=0).recall.share is None
    for each, missed in zip(candidates, (True, False), strict=False):
        save_sentence(store, each, missed=missed, reviewer="ann", at=AT, client_key=each.draw)
        save_sentence(store, each, missed=missed, reviewer="ann", at=AT, client_key=each.draw)
    recall = measure_accuracy(store, second_share=0).recall
    assert (recall.read, recall.missed) == (Proportion(right=1, of=2), 2.0)
    assert recall.share == pytest.approx(1 / 3)
    assert recall.interval[0] < 1 / 3 < recall.interval[1]
    with pytest.raises(BadVerdict, match="load the page again"):
        save_sentence(store, replace(candidates[2], text_sha256="0" * 64), missed=True, reviewer="ann", at=AT)


def queue(store: Store, who: str, state: QueueState = QueueState.WAITING, share: float = 1) -> dict[str, str | None]:
    found = review_queue(store, who, QueueFilter(state=state), second_share=share)
    assert found.total == len(found.items)
    return {item.company or "": item.reading for item in found.items}


def test_second_reader_is_blind_and_a_third_settles(store: Store, run: int) -> None:
    alike, apart = tell(store, run, "ledger", 10, company="Alike"), tell(store, run, "ledger", 20, company="Apart")
    assert queue(store, "ann") == {"Alike": "first", "Apart": "first"}
    say(store, alike, "accept")
    say(store, apart, "accept")
    assert queue(store, "ann") == {}
    assert queue(store, "bob") == {"Alike": "second", "Apart": "second"}
    assert queue(store, "bob", share=0) == {}
    say(store, alike, "accept", "bob")
    say(store, apart, "correct", "bob", status="planned")
    assert (queue(store, "ann"), queue(store, "bob")) == ({}, {})
    assert queue(store, "cyd") == {"Apart": "third"}
    say(store, apart, "correct", "cyd", status="planned")
    assert queue(store, "cyd") == queue(store, "dee") == {}
    agreement = {each.field: (each.same, each.pairs) for each in measure_agreement(store)}
    assert (agreement["decision"], agreement["status"], agreement["low"]) == ((2, 2), (1, 2), (2, 2))
    figures = {each.reviewer: each for each in reviewer_figures(store)}
    assert (figures["ann"].second_readings, figures["ann"].agreed, figures["ann"].upheld) == (2, 1, 0)
    assert (figures["bob"].settled, figures["bob"].upheld) == (1, 1)


def test_doubt_asks_another_reader(store: Store, run: int) -> None:
    say(store, tell(store, run, "ledger", 10, company="Doubtful"), "unsure")
    assert (queue(store, "ann", share=0), queue(store, "bob", share=0)) == ({}, {"Doubtful": "second"})


def test_queue_puts_the_useful_first_and_says_why(store: Store, run: int) -> None:
    plain = tell(store, run, "ledger", 10, company="Plain")
    tell(store, run, "ledger", 20, company="Doubtful", confidence=0.4)
    tell(store, run, "ledger", 30, company="Novel", rules=("headcount.novel",))
    tell(store, run, "ledger", 5_000, company="Large")
    say(store, plain, "accept")
    found = review_queue(store, "ann", QueueFilter(), second_share=0)
    assert [(item.company, item.why) for item in found.items] == [
        ("Doubtful", (Why.DOUBTFUL,)),
        ("Novel", (Why.NEW_RULE,)),
        ("Large", (Why.LARGE,)),
    ]
    assert review_queue(store, "ann", QueueFilter(), second_share=0, taken=[found.items[0].id]).total == 2
    for narrow in (
        QueueFilter(outlet="ledger"),
        QueueFilter(company="arg"),
        QueueFilter(cause="cost_cutting"),
        QueueFilter(status="announced"),
        QueueFilter(since="2026-11-01", until="2026-11-30"),
        QueueFilter(words="cut 5000"),
        QueueFilter(rule="headcount.cut-n-jobs"),
    ):
        found = review_queue(store, "ann", narrow, second_share=0)
        assert "Large" in [item.company for item in found.items], narrow
    assert review_queue(store, "ann", QueueFilter(cause="ai"), second_share=0).total == 0


def test_gold_set_holds_finished_articles_alone(store: Store, run: int) -> None:
    article = an_article()
    store.save_extraction(run, keep(store, run, a_snapshot()), article, (a_claim(article),))
    claim = a_claim(article)
    assert list(gold_rows(store)) == []
    say(store, claim, "correct", company="Kestrel", status="planned")
    assert list(gold_rows(store)) == []
    save_complete(store, article.url, article.text_sha256, complete=True, reviewer="ann", at=AT)
    (row,) = gold_rows(store)
    assert (row["title"], row["text"], row["published"]) == (article.title, article.text.split("\n\n")[1], "2026-11-02")
    (told,) = row["claims"]
    assert (told["company"], told["low"], told["status"], told["optional"]) == ("Kestrel", 300, "planned", False)
    assert told["causes"] == [{"code": "cost_cutting", "stance": "asserts", "speaker": "company"}]
    say(store, claim, "reject")
    assert [row["claims"] for row in gold_rows(store)] == [[]]
    save_complete(store, article.url, article.text_sha256, complete=False, reviewer="ann", at=AT)
    assert list(gold_rows(store)) == []


@needs_shared
def test_gold_set_is_in_the_scorers_form(store: Store, run: int, tmp_path: Path) -> None:
    article = an_article()
    store.save_extraction(run, keep(store, run, a_snapshot()), article, (a_claim(article),))
    say(store, a_claim(article), "accept")
    save_complete(store, article.url, article.text_sha256, complete=True, reviewer="ann", at=AT)
    gold = write_gold(store, tmp_path)
    assert SHARED is not None
    command = [sys.executable, str(SHARED / "score.py"), str(gold), str(gold)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(gold.read_text("utf-8"))["claims"]
    assert "1.0" in next(line for line in done.stdout.splitlines() if "claims.f1" in line)


def test_added_claim_stands_in_views_until_taken_back(store: Store, run: int) -> None:
    article = Article.of(
        url="https://ledger.example/two",
        outlet="ledger",
        title="Two cuts",
        body="Kestrel Foods will cut 300 jobs. Wren’s bakery is letting 40 bakers go in May.",
        published_at=AT,
    )
    store.save_extraction(run, keep(store, run, a_snapshot(b"2", url=article.url)), article, ())
    version = int(store.value("SELECT version_id FROM articles WHERE url = ?", (article.url,)))
    start = article.text.index("Wren’s bakery")
    words = Addition(
        version_id=version,
        start=start,
        end=len(article.text),
        values={"company": "Wren", "low": 40, "high": 40, "qualifier": "exact", "date": "2026-05"},
        spans={"count": (article.text.index("40"), article.text.index("40") + 2)},
        reviewer="ann",
        at=AT,
        client_key="k",
    )
    name = add_claim(store, run, words)
    assert add_claim(store, run, words) == name
    (row,) = store.rows("SELECT company, low, date, verdict, evidence FROM current_claims")
    assert row == {"company": "Wren", "low": 40, "date": "2026-05", "verdict": "add",
                   "evidence": "Wren’s bakery is letting 40 bakers go in May."}  # fmt: skip
    for wrong, complaint in (
        (replace(words, client_key="l"), "already"),
        (replace(words, client_key="l", start=0, end=9_999), "mark the words"),
        (replace(words, client_key="l", version_id=99), "changed since"),
        (replace(words, client_key="l", start=0, end=16, values={"low": 3}), "does not fit"),
        (replace(words, client_key="l", start=0, end=16, spans={"count": (0, 9_999)}), "mark its words again"),
    ):
        with pytest.raises(BadVerdict, match=complaint):
            add_claim(store, run, wrong)
    again = store.start_run("extract", [], "1", {}, AT)
    store.save_extraction(again, int(store.value("SELECT max(id) FROM snapshots")), article, ())
    assert store.value("SELECT count(*) FROM current_claims") == 1
    save_review(store, name, "undo", reviewer="ann", at=AT)
    assert store.value("SELECT count(*) FROM current_claims") == 0
