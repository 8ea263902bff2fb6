"""Marked text: every character once, in order, under the marks that cover it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.segments import ANCHOR, CAUSE, EVIDENCE, Mark, marks_of, paragraphs, segment
from tests.store.conftest import a_claim, an_article


def mark(start: int, end: int, role: str = EVIDENCE) -> Mark:
    return Mark(start=start, end=end, claim="c", role=role, rule="")


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
some_marks = st.lists(
    st.builds(mark, st.integers(0, 45), st.integers(0, 45), st.sampled_from((EVIDENCE, ANCHOR, "count"))), max_size=6
)


@given(texts, some_marks)
def test_segments_join_to_the_text_and_bear_the_marks_that_cover_them(text: str, marks: list[Mark]) -> None:
    found = segment(text, marks)
    assert "".join(each.text for each in found) == text
    for each in found:
        assert text[each.start : each.start + len(each.text)] == each.text
        for at in range(each.start, each.start + len(each.text)):
            assert set(each.marks) == {one for one in marks if one.start <= at < one.end}


@given(texts, some_marks)
def test_paragraphs_are_the_lines_that_are_not_blank(text: str, marks: list[Mark]) -> None:
    lines = ["".join(each.text for each in line) for line in paragraphs(text, marks)]
    assert lines == [line for line in text.split("\n") if line.strip()]


def test_overlapping_marks_are_kept_apart() -> None:
    found = segment("cut 300 jobs", (mark(0, 7, "count"), mark(4, 12, EVIDENCE)))
    assert [(each.text, each.roles) for each in found] == [
        ("cut ", ("count",)),
        ("300", (EVIDENCE, "count")),
        (" jobs", (EVIDENCE,)),
    ]


def test_marks_of_a_claim_say_what_was_read_where() -> None:
    article = an_article()
    found = segment(article.text, marks_of(a_claim(article)))
    said = {role: each.text for each in found for role in each.roles if role != EVIDENCE}
    assert said == {"anchor": "cut", "count": "300", CAUSE: "to save money"}
    (count,) = [each for each in found if each.under("count")]
    assert count.rules == ("count.plain",)
    assert "".join(each.text for each in found if each.under(EVIDENCE)) == a_claim(article).evidence[0].text
