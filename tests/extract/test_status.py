"""How sure a cut is: each cue by its own examples, and what the rest of an article does to it."""

from __future__ import annotations

import re

import pytest

from extract.context import find_status
from extract.context.cues import find_cues
from extract.model import Status
from extract.rules.status import CUES, StatusCue
from tests.extract.told import told

_ANCHOR = re.compile(r"\{([^}]*)\}")


def _cue_ids(example: str) -> set[str]:
    match = _ANCHOR.search(example)
    assert match, f"no marked anchor in {example!r}"
    sentence = _ANCHOR.sub(r"\1", example)
    return {found.cue.id for found in find_cues(sentence, match.start(), match.end() - 2)}


@pytest.mark.parametrize(("cue", "example"), [(c, e) for c in CUES for e in c.yes], ids=lambda v: str(v)[:60])
def test_status_cue_is_found_in_its_examples(cue: StatusCue, example: str) -> None:
    assert cue.id in _cue_ids(example)


@pytest.mark.parametrize(("cue", "example"), [(c, e) for c in CUES for e in c.no], ids=lambda v: str(v)[:60])
def test_status_cue_is_not_found_in_what_looks_alike(cue: StatusCue, example: str) -> None:
    assert cue.id not in _cue_ids(example)


def test_status_cue_ids_are_unique() -> None:
    assert len({cue.id for cue in CUES}) == len(CUES)


@pytest.mark.parametrize(
    ("body", "anchor", "status"),
    [
        ("Acme will cut 300 jobs.", "cut", Status.ANNOUNCED),
        ("Acme said on Monday it would lay off 40 people.", "lay off", Status.ANNOUNCED),
        ("Acme is to axe a third of its staff.", "axe", Status.ANNOUNCED),
        ("Acme announced plans to cut 300 jobs.", "cut", Status.ANNOUNCED),
        ("Acme has laid off 28% of its staff.", "laid off", Status.ANNOUNCED),
        ("Acme plans to cut 300 jobs.", "cut", Status.PLANNED),
        ("Acme may have to cut 300 jobs.", "cut", Status.PLANNED),
        ("Up to 300 jobs are at risk at Acme.", "at risk", Status.PLANNED),
        ("The bank is weighing layoffs.", "layoffs", Status.PLANNED),
        ("Borel is cutting 300 jobs, according to two people familiar with the matter.", "cutting", Status.REPORTED),
        ("Acme reportedly plans to cut 300 jobs.", "cut", Status.REPORTED),
        ("Acme denied that it will cut jobs.", "cut", Status.DENIED),
        ("There will be no redundancies at Acme.", "redundancies", Status.DENIED),
        ("Acme will cut no fewer than 300 jobs.", "cut", Status.ANNOUNCED),
        ("Acme did not say how many people it will lay off.", "lay off", Status.ANNOUNCED),
        ("A judge blocked the agency from firing 900 people.", "firing", Status.REVERSED),
        ("Acme rescinded the layoffs of 300 people.", "layoffs", Status.REVERSED),
        ("In 2022, Acme cut 900 jobs.", "cut", Status.COMPLETED),
        ("Acme confirmed on Wednesday it had laid off 300 people.", "laid off", Status.ANNOUNCED),
        ("Some 300 jobs have been put at risk since last year.", "at risk", Status.PLANNED),
        ("Sales fell after cutting 10,000 jobs in 2023.", "cutting", Status.COMPLETED),
        ("Acme had cut 900 jobs before the sale.", "cut", Status.COMPLETED),
        ("The previous layoffs at Acme were small.", "layoffs", Status.COMPLETED),
    ],
)
def test_status_of_a_sentence(body: str, anchor: str, status: Status) -> None:
    mention, reading = told(body, anchor)
    found, span = find_status(mention, reading)
    assert found is status
    assert span is None or span.span.reproduces(reading.article.text)


def test_status_reported_by_a_paper_is_announced_once_the_employer_confirms() -> None:
    body = (
        "Acme will lay off 300 people, the Daily Ledger reported on Monday.\nAcme confirmed the layoffs in a statement."
    )
    assert find_status(*told(body, "lay off"))[0] is Status.ANNOUNCED


def test_status_of_what_unnamed_people_say_stays_reported() -> None:
    body = (
        "Acme plans more cuts in June, people familiar with the plan said.\nAcme confirmed layoffs in its sales unit."
    )
    assert find_status(*told(body, "cuts"))[0] is Status.REPORTED


def test_status_of_a_cut_whose_figure_alone_is_others_follows_the_employer() -> None:
    body = "Acme cut 40 people, people familiar with the plan said.\nAcme confirmed the layoffs, but not how many."
    assert find_status(*told(body, "cut"))[0] is Status.ANNOUNCED


def test_status_of_a_title_follows_the_hearsay_below_it() -> None:
    body = "Acme will lay off 300 people, according to two people familiar with the matter."
    assert find_status(*told(body, "cut", title="Acme to cut 300 jobs"))[0] is Status.REPORTED


@pytest.mark.parametrize(
    ("body", "anchor", "status"),
    [
        ("Acme announced that it will cut 300 jobs, the Daily Ledger reported on Friday.", "cut", Status.ANNOUNCED),
        (
            "Acme will cut 300 jobs, Ledger reported Friday, citing an email from an Acme spokesperson.",
            "cut",
            Status.ANNOUNCED,
        ),
        ("Acme, which Wednesday reported that it will cut 300 jobs, is based in York.", "cut", Status.ANNOUNCED),
        ("Acme is cutting 300 jobs. That's according to the news site Ledger.", "cutting", Status.REPORTED),
        ("Acme will axe 300 jobs, according to The Sunday Ledger.", "axe", Status.REPORTED),
        ("A report in The Ledger says Acme is to axe 300 jobs.", "axe", Status.REPORTED),
        (
            "Employers announced 900 job cuts, according to a report Wednesday from a jobs firm.",
            "job cuts",
            Status.ANNOUNCED,
        ),
    ],
)
def test_status_of_what_a_paper_passes_on(body: str, anchor: str, status: Status) -> None:
    mention, reading = told(body, anchor)
    assert find_status(mention, reading)[0] is status


def test_status_of_a_title_signed_by_a_paper_is_that_of_its_report() -> None:
    body = "Acme may cut 300 jobs, Ledger reported on Friday, citing people familiar with the matter."
    assert find_status(*told(body, "layoffs", title="Acme weighs layoffs: Daily Ledger"))[0] is Status.REPORTED
