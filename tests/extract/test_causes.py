"""Stated reasons: each family of words by its own examples, what ties them to a cut, and what does not."""

from __future__ import annotations

import re

import pytest

from extract.company.employer import Employer
from extract.context import find_causes
from extract.context.explained import find_explanations
from extract.context.ties import find_ties
from extract.model import AiDetail, Cause, CauseCode, Kind, Speaker, Stance
from extract.rules.causes import TERMS, CauseTerm
from extract.rules.connectives import CONNECTIVES
from extract.rules.explaining import EXPLANATIONS, Explanation
from tests.extract.told import told

_ANCHOR = re.compile(r"\{([^}]*)\}")


def _codes(example: str) -> set[CauseCode]:
    match = _ANCHOR.search(example)
    assert match, f"no marked anchor in {example!r}"
    sentence = _ANCHOR.sub(r"\1", example)
    return {tie.term.code for tie in find_ties(sentence, match.start(), match.end() - 2)}


def _causes(body: str, anchor: str, *, title: str | None = None, kind: Kind = Kind.LAYOFF) -> dict[CauseCode, Cause]:
    mention, reading = told(body, anchor, title=title)
    employer = Employer(name="Acme", kind=kind, span=None, rule="test", confidence=1.0)
    causes = find_causes((mention,), employer, reading)
    assert all(cause.span.reproduces(reading.article.text) for cause in causes)
    return {cause.code: cause for cause in causes}


@pytest.mark.parametrize(("term", "example"), [(t, e) for t in TERMS for e in t.yes], ids=lambda v: str(v)[-60:])
def test_cause_is_found_in_its_examples(term: CauseTerm, example: str) -> None:
    assert term.code in _codes(example)


@pytest.mark.parametrize(("term", "example"), [(t, e) for t in TERMS for e in t.no], ids=lambda v: str(v)[-60:])
def test_cause_is_not_found_in_what_looks_alike(term: CauseTerm, example: str) -> None:
    assert term.code not in _codes(example)


_ACME = Employer(name="Acme", kind=Kind.LAYOFF, span=None, rule="test", confidence=1.0)


def _explained(way: Explanation, sentence: str) -> list[tuple[int, int]]:
    return [(tie.start, tie.end) for tie in find_explanations(sentence, 1, _ACME) if tie.how == way.id]


@pytest.mark.parametrize(("way", "example"), [(w, s) for w in EXPLANATIONS for s in w.yes])
def test_explanation_gives_its_reason(way: Explanation, example: str) -> None:
    marked = _ANCHOR.search(example)
    assert marked, f"no marked reason in {example!r}"
    found = _explained(way, _ANCHOR.sub(r"\1", example))
    assert any(start < marked.end() - 2 and marked.start() < end for start, end in found)


@pytest.mark.parametrize(("way", "sentence"), [(w, s) for w in EXPLANATIONS for s in w.no])
def test_explanation_leaves_what_looks_alike(way: Explanation, sentence: str) -> None:
    assert not _explained(way, sentence)


def test_cause_rules_cover_every_code_once() -> None:
    assert sorted(term.code for term in TERMS) == sorted(CauseCode)
    assert len({connective.id for connective in CONNECTIVES}) == len(CONNECTIVES)


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Acme will {cut} 300 jobs because of weak demand.", {CauseCode.DEMAND}),
        ("Citing weak demand, Acme will {cut} 300 jobs.", {CauseCode.DEMAND}),
        ("Weak demand forced Acme to {cut} 300 jobs.", {CauseCode.DEMAND}),
        ("Acme will {cut} 300 jobs amid weak demand.", set()),
        ("Acme will {cut} 300 jobs while rivals suffer from weak demand.", set()),
        ("Acme will {cut} 300 jobs weeks after record losses.", set()),
        (
            "Acme, which lost $40 million last year, was forced to {cut} 300 jobs to save money.",
            {CauseCode.COST_CUTTING},
        ),
        ("Acme will {cut} 300 jobs and close two plants.", {CauseCode.CLOSING}),
        ("Acme announced tariff-related {job cuts}.", {CauseCode.TARIFFS}),
        ("Acme {cuts} 300 jobs as it shifts its focus to AI.", {CauseCode.AI}),
        ("Amid AI push, Acme {trims} 90 jobs", set()),
        ("Acme is {laying off} 40 people to avoid bankruptcy.", set()),
        ("Acme will {cut} 300 jobs and move production to Poland.", {CauseCode.OFFSHORING}),
        ("Acme blames tariffs for {layoffs}", {CauseCode.TARIFFS}),
        (
            "Acme will {cut} 40 jobs because of weak demand and rising costs.",
            {CauseCode.DEMAND, CauseCode.COST_CUTTING},
        ),
    ],
)
def test_cause_needs_a_tie(sentence: str, codes: set[CauseCode]) -> None:
    assert _codes(sentence) == codes


@pytest.mark.parametrize(
    "body",
    [
        "Acme said the 300 layoffs were not driven by AI.",
        "The layoffs have nothing to do with AI, Acme said.",
        "Acme denies that AI led to the layoffs.",
        "The layoffs are not even really AI-driven, its head said.",
        "The layoffs are not due to AI but to a simpler structure.",
        "Acme confirmed the layoffs. Its chief executive says AI has nothing to do with it.",
    ],
)
def test_cause_denied_keeps_its_stance(body: str) -> None:
    assert _causes(body, "layoffs")[CauseCode.AI].stance is Stance.DENIES


def test_cause_in_a_later_sentence_refers_back_to_the_cut() -> None:
    body = "Acme will lay off 300 people.\nThe layoffs are part of a plan to cut costs, a spokesperson said."
    assert _causes(body, "lay off")[CauseCode.COST_CUTTING].speaker is Speaker.COMPANY


@pytest.mark.parametrize(
    ("after", "codes"),
    [
        ("The retailer has been struggling with weak demand for its shoes.", {CauseCode.DEMAND}),
        ("Acme has been trying to bring down costs.", {CauseCode.COST_CUTTING}),
        ("The company had been hit hard by tariffs.", {CauseCode.TARIFFS}),
        ("The shoemaker has seen orders decline.", {CauseCode.DEMAND}),
        ("The company has been under pressure to lower its costs.", {CauseCode.COST_CUTTING}),
        ("Production will move to its plant in Leeds.", {CauseCode.RELOCATION}),
        ("The work is being sent to Poland, the union said.", {CauseCode.OFFSHORING}),
        ("The retail sector has been struggling with weak demand.", set()),
        ("Its rival Borel has been hit by tariffs.", set()),
    ],
)
def test_cause_may_be_the_employers_plight_told_beside_the_cut(after: str, codes: set[CauseCode]) -> None:
    rest = "The shops will stay open. Staff were told on Friday. Talks go on."
    assert _causes(f"Acme will cut 40 jobs. {after} {rest}", "cut").keys() == codes


def test_cause_of_the_headlines_employer_is_not_that_of_another() -> None:
    body = "Borel said it would close two shops. Acme will cut 40 jobs. Borel said its cuts were due to tariffs."
    assert not _causes(body, "cut", title="Borel trims its staff")


def test_cause_of_rivals_is_no_cause() -> None:
    assert not _causes("Acme cut 40 jobs as it tries to live while its rivals face bankruptcy.", "cut")


def test_cause_in_the_employers_own_words_needs_no_connective() -> None:
    body = 'Acme will lay off 300 people.\n"We grew too fast," its founder wrote to staff. "Now we must be simpler."'
    assert CauseCode.OVERHIRING in _causes(body, "lay off")


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Acme will cut 300 jobs because of weak demand.", Speaker.COMPANY),
        ("Acme will cut 300 jobs because of weak demand, analysts at Borel said.", Speaker.OTHER),
        ("Acme will cut 300 jobs to save money, people familiar with the matter said.", Speaker.OTHER),
        ("Acme cut 300 jobs, citing weak demand.", Speaker.COMPANY),
    ],
)
def test_cause_speaker_is_the_employer_unless_another_says_it(body: str, speaker: Speaker) -> None:
    (cause,) = _causes(body, "cut").values()
    assert cause.speaker is speaker


def test_cause_of_many_employers_is_told_by_others() -> None:
    (cause,) = _causes("Employers cut 7,000 jobs in May because of AI.", "cut", kind=Kind.AGGREGATE).values()
    assert cause.speaker is Speaker.OTHER


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ("Acme will cut 300 jobs because AI agents take over their work.", AiDetail.REPLACE),
        ("Acme will cut 300 jobs as AI makes its teams more efficient.", AiDetail.EFFICIENCY),
        ("Acme will cut 300 jobs to fund its AI data centres.", AiDetail.INVESTMENT),
        ("Acme will cut 300 jobs because AI search took its readers.", AiDetail.DISRUPTION),
        ("Acme will cut 300 jobs as it needs other skills for AI.", AiDetail.SKILLS),
        ("Acme will cut 300 jobs because of AI.", None),
    ],
)
def test_cause_ai_keeps_its_kind(body: str, detail: AiDetail | None) -> None:
    assert _causes(body, "cut")[CauseCode.AI].detail is detail


def test_cause_of_background_is_sought_in_its_own_words() -> None:
    body = "Acme will lay off 300 people to save money.\nIn 2022, it cut 900 jobs."
    assert not _causes(body, "cut 900")
