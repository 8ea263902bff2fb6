"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sentences import split_sentences

TEXTS = [
    ("Acme cut jobs. It said so.", ["Acme cut jobs.", "It said so."]),
    ("Acme Inc. cut jobs in the U.S. on Monday.", ["Acme Inc. cut jobs in the U.S. on Monday."]),
    ("Acme cuts 40 jobs\n\nThe firm said so.", ["Acme cuts 40 jobs", "The firm said so."]),
    # wire copy and mails are wrapped: a break within a sentence is a space
    (
        "Acme Corp said it will close its\nRiverton, Ohio, plant by the end of 1988, eliminating about\n1,300 jobs.",
        ["Acme Corp said it will close its\nRiverton, Ohio, plant by the end of 1988, eliminating about\n1,300 jobs."],
    ),
    (
        "    Acme said it plans to cut\njobs. It gave no number.\n    Bolt agreed with\nthe plan.",
        ["Acme said it plans to cut\njobs.", "It gave no number.", "Bolt agreed with\nthe plan."],
    ),
    # list entries and headings stay apart
    (
        "Acme\nReduced its staff by 17%.\nBolt\nLaid off 500.",
        ["Acme", "Reduced its staff by 17%.", "Bolt", "Laid off 500."],
    ),
    ("- one job\n- two jobs", ["- one job", "- two jobs"]),
]


@pytest.mark.parametrize(("text", "sentences"), TEXTS)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end, _ in split_sentences(text)] == sentences


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("\n .aA"), max_size=300))
def test_sentences_lie_in_order_and_leave_out_only_space(text: str) -> None:
    spans = [(start, end) for start, end, _ in split_sentences(text)]
    assert spans == sorted(spans)
    kept = set().union(*(range(a, b) for a, b in spans)) if spans else set()
    assert not "".join(c for i, c in enumerate(text) if i not in kept).strip()
