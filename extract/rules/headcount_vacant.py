"""Cuts with a figure told as posts that stay empty: "will not fill 70 posts", "300 contracts will not be renewed"."""

from __future__ import annotations

from extract.model import CutType
from extract.rules.rule import Rule
from extract.rules.tokens import COUNT, FILL, POSTS, QUANTITY, gap, modifiers, word

#: Contractions are one token.
_NOT = word("not never without won't won’t wouldn't wouldn’t isn't isn’t")

RULES: tuple[Rule, ...] = (
    Rule(
        id="headcount.leave-n-unfilled",
        pattern=({"ORTH": {"IN": ["<leave>", "keep", "keeping"]}}, FILL, POSTS, word("unfilled vacant open empty")),
        yes=("Acme announced layoffs and is {count=70: leaving 70 posts unfilled}.",),
        anchor=("<leave>", "keep", "keeping"),
        cut_type=CutType.ATTRITION,
        needs_context=True,
    ),
    Rule(
        id="headcount.not-fill-n",
        pattern=(
            _NOT,
            word("be", op="?"),
            word("fill refill replace filling replacing"),
            FILL,
            QUANTITY,
        ),
        yes=("Acme wants a smaller payroll and will {count=70: not fill 70 vacant positions}.",),
        anchor=("fill", "refill", "replace", "filling", "replacing"),
        cut_type=CutType.ATTRITION,
    ),
    Rule(
        id="headcount.not-fill-n-vacancies",
        pattern=(
            _NOT,
            word("be", op="?"),
            word("fill refill filling refilling advertise advertising"),
            FILL,
            COUNT,
            modifiers(1),
            word("vacancies"),
        ),
        yes=("To save money Acme will {count=70: not fill 70 vacancies}.",),
        no=("Acme could not fill its vacancies, 70 of them in Oslo.",),
        anchor=("fill", "refill", "filling", "refilling", "advertise", "advertising"),
        cut_type=CutType.ATTRITION,
    ),
    Rule(
        id="headcount.n-not-filled",
        pattern=(
            POSTS,
            gap(3),
            word("will would are were have has being be", op="{0,3}"),
            {"ORTH": {"IN": ["not", "<leave>", "kept", "go"]}},
            word("be being vacant", op="{0,2}"),
            word("filled refilled replaced unfilled vacant empty"),
        ),
        yes=(
            "Acme said {count=300: 300 posts will not be filled} for now.",
            "Acme said {count=300: 300 posts would be left unfilled}.",
        ),
        no=("Acme said 300 posts were quickly filled.",),
        anchor=("filled", "refilled", "replaced", "unfilled", "vacant", "empty"),
        cut_type=CutType.ATTRITION,
    ),
    Rule(
        id="headcount.n-vacancies-not-filled",
        pattern=(
            COUNT,
            modifiers(1),
            word("vacancies"),
            gap(3),
            word("will would are were have has being be not left", op="{1,4}"),
            word("filled refilled unfilled"),
        ),
        yes=("At Acme {count=300: 300 vacancies will not be filled}.",),
        no=("Acme said 300 vacancies remain.",),
        anchor=("filled", "refilled", "unfilled"),
        cut_type=CutType.ATTRITION,
    ),
)
