"""Cuts with a figure told of those who are hit, threatened or saved: "120 staff are at risk", "with 107 affected"."""

from __future__ import annotations

from extract.lexer import Symbol
from extract.rules.rule import Rule
from extract.rules.tokens import AUX, BE, FILL, PEOPLE, POSTS, QUANTITY, gap, sym, word

_THREATENING = (
    "threatens", "threatening", "endangers", "endangering", "jeopardises", "jeopardising", "jeopardizes",
    "jeopardizing", "imperils", "imperilling",
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    Rule(
        id="headcount.n-at-risk",
        pattern=(sym(Symbol.PEOPLE, Symbol.COUNT), BE, sym(Symbol.RISK)),
        yes=("Acme began a redundancy round: {count=120: 120 staff are at risk}.",),
        needs_context=True,
    ),
    Rule(
        id="headcount.n-hit-by-restructuring",
        pattern=(
            POSTS,
            AUX,
            sym(Symbol.HIT),
            word("as in by when after"),
            gap(5),
            word("restructures restructuring restructured reorganizes reorganises reorganizing reorganising"),
        ),
        yes=("{count=600: 600 roles impacted as Acme restructures}.",),
        no=("600 roles were filled as Acme restructures.",),
        anchor=("<hit>",),
    ),
    Rule(
        id="headcount.with-n-hit",
        pattern=(word("with"), FILL, PEOPLE, sym(Symbol.HIT)),
        yes=("Acme is shrinking its staff, {count=107: with about 107 employees affected} in Riga.",),
        anchor=("<hit>",),
        needs_context=True,
    ),
    Rule(
        id="headcount.n-hit",
        pattern=(
            QUANTITY,
            gap(12),
            word(",", op="?"),
            sym(Symbol.STAFFSHARE, Symbol.SHARE, op="?"),
            AUX,
            sym(Symbol.HIT),
        ),
        yes=("Acme began layoffs on Monday; {count=80: 80 workers in Riga are affected}.",),
        needs_context=True,
    ),
    Rule(
        id="headcount.n-at-places-at-risk",
        pattern=(
            sym(Symbol.PEOPLE, Symbol.POSTS),
            word("at in across"),
            word("its their some all about nearly around more than over", op="{0,3}"),
            {"ORTH": {"IN": [str(Symbol.FIGURE), str(Symbol.COUNT)]}},
            gap(3),
            sym(Symbol.RISK),
        ),
        yes=("Acme is insolvent, putting {count=1100: 1,100 jobs at 70 shops at risk}.",),
        no=("Acme will close 70 shops at risk of flooding.",),
    ),
    Rule(
        id="headcount.threaten-n",
        pattern=(word(*_THREATENING), FILL, POSTS),
        yes=("Acme will shut its foundry, {count=410: threatening 410 jobs}.",),
        no=("Acme will shut its foundry, threatening 410 homes.",),
        anchor=_THREATENING,
    ),
    Rule(
        id="headcount.n-saved",
        pattern=(POSTS, gap(4), AUX, word("saved safeguarded rescued spared")),
        yes=("{count=300: Some 300 jobs at Acme were saved} when Borel bought it.",),
        no=("Some 300 jobs at Acme were filled.",),
        anchor=("saved", "safeguarded", "rescued", "spared"),
    ),
)
