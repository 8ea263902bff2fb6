"""Figures that lean on a cut told near them, on voluntary exits, or on another figure."""

from __future__ import annotations

from extract.lexer import Symbol
from extract.model import CutType
from extract.rules.rule import Rule, Token
from extract.rules.tokens import (
    AFTER,
    AUX,
    BARE,
    COUNT,
    CUT,
    CUTTING,
    FILL,
    FILL_BY,
    HEADS,
    NOUN,
    POSTS,
    QUANTITY,
    gap,
    modifiers,
    sym,
    wide,
    word,
)

_LOSS = (
    "loss elimination abolition deletion disestablishment terminations removal dismissal termination departure "
    "reduction reductions cuts cut closure axing sacking"
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAME: Token = {"TEXT": {"REGEX": "^[A-Z]"}}

RULES: tuple[Rule, ...] = (
    Rule(
        id="headcount.announced-n",
        pattern=(word("announced announce announces announcing planned"), FILL, COUNT, AFTER),
        yes=("Job cuts rose. Retailers {count=900: announced 900 in} May.",),
        anchor=("announced", "announce", "announces", "announcing", "planned"),
        needs_context=True,
    ),
    Rule(
        id="headcount.consult-n",
        pattern=(word("consultation consultations consult consulting talks"), word("with"), FILL, QUANTITY),
        yes=("Acme has entered {count=260: consultation with 260 employees} over redundancies.",),
        anchor=("consultation", "consultations", "consult", "consulting", "talks"),
        needs_context=True,
    ),
    Rule(
        id="headcount.loss-of-n",
        pattern=(word(_LOSS), word("of to in"), FILL_BY, QUANTITY),
        yes=("The closure means the {count=80: loss of 80 jobs}.",),
        anchor=tuple(_LOSS.split()),
    ),
    Rule(
        id="headcount.number-ranges",
        pattern=(word("number total figure"), gap(3), AUX, word("range reach be rise to by"), gap(3), FILL_BY, HEADS),
        yes=("The layoffs will be deep: the {count=300..400: number would range from 300 to 400 people}.",),
        anchor=("number", "total", "figure"),
        needs_context=True,
    ),
    Rule(
        id="headcount.number-cut-to",
        pattern=(
            CUT,
            word("the that its this"),
            word("number total figure"),
            gap(4),
            sym(Symbol.SHARE, op="?"),
            word("to"),
            FILL,
            HEADS,
        ),
        yes=("Acme softened its layoffs and {count=..200: lowered the number by half to fewer than 200 people}.",),
        last=True,
        needs_context=True,
    ),
    Rule(
        id="headcount.spare-n",
        pattern=(word("saves saved saving spares spared sparing"), FILL, QUANTITY),
        yes=("A judge blocked the layoffs at Acme, {count=220: saving 220 jobs}.",),
        no=("Layoffs would be deeper had Acme no grant to save 220 jobs.",),
        anchor=("saves", "saved", "saving", "spares", "spared", "sparing"),
        needs_context=True,
    ),
    Rule(
        id="headcount.n-fewer-jobs",
        pattern=(BARE, word("fewer less"), gap(2), NOUN),
        yes=("Acme expects to have {count=400: 400 fewer positions} by spring.",),
        anchor=("fewer", "less"),
    ),
    Rule(
        id="headcount.n-jobs-going",
        pattern=(POSTS, gap(4), word("are were is"), word("going"), AFTER),
        yes=("Acme said {count=85: 85 jobs are going at} its Dublin office.",),
        no=("85 jobs are going to Dublin.",),
        anchor=("going",),
    ),
    Rule(
        id="headcount.voluntary-n",
        pattern=(sym(Symbol.VOLUNTARY), gap(4), word("to for of by : ("), FILL_BY, QUANTITY),
        yes=("Acme offered {count=200: buyouts to 200 employees}.",),
        cut_type=CutType.VOLUNTARY,
    ),
    Rule(
        id="headcount.n-voluntary-cuts",
        pattern=(BARE, modifiers(2), sym(Symbol.VOLUNTARY)),
        yes=("Acme seeks {count=400: 400 voluntary redundancies}.",),
        cut_type=CutType.VOLUNTARY,
    ),
    Rule(
        id="headcount.n-voluntary",
        pattern=(QUANTITY, gap(6), sym(Symbol.VOLUNTARY)),
        yes=("{count=200: Some 200 employees took buyouts}.",),
        cut_type=CutType.VOLUNTARY,
    ),
    Rule(
        id="headcount.cut-n-things",
        pattern=(CUT, FILL, COUNT, modifiers(2), {"TEXT": {"REGEX": r"^[a-z-]{4,}s$"}}),
        yes=("The layoffs are deep: Acme will {count=500: cut 500 butchers}.",),
        anchor=CUTTING,
        needs_context=True,
    ),
    Rule(
        id="headcount.total-of-n",
        pattern=(word("total tally"), word("of"), COUNT, AFTER),
        yes=("Job cuts fell in May. It was well under the April {count=67000: total of 67,000.}",),
        no=("Job cuts fell as a total of 67,000 orders came in.",),
        anchor=("total", "tally"),
        needs_context=True,
    ),
    Rule(
        id="headcount.n-and-n",
        pattern=(word("and then plus"), FILL, sym(Symbol.PEOPLE, Symbol.POSTS)),
        yes=("Acme laid off 450 people in May, {count=200: and another 200 workers} in June.",),
        anchor=("<people>", "<posts>"),
        last=True,
        needs_figure=True,
    ),
    Rule(
        id="headcount.and-n-when",
        pattern=(
            word("and then plus , ; :"),
            FILL,
            COUNT,
            word("more others", op="?"),
            word("in on last next the early late so far for this", op="{1,4}"),
            {
                "ORTH": {
                    "IN": [
                        *_MONTHS,
                        str(Symbol.FIGURE),
                        "month",
                        "week",
                        "year",
                        "spring",
                        "summer",
                        "autumn",
                        "winter",
                    ]
                }
            },
        ),
        yes=("Acme laid off 450 people in May, {count=200: and 200 more in June}.",),
        no=("Acme laid off staff in May and sold 200 in June.",),
        anchor=("<count>",),
        needs_figure=True,
    ),
    Rule(
        id="headcount.n-as-well-as-n",
        pattern=(word("as along"), word("well with"), word("as", op="?"), FILL, sym(Symbol.PEOPLE, Symbol.POSTS)),
        yes=("Acme will cut 3,000 jobs {count=900: as well as 900 consultants}.",),
        anchor=("<people>", "<posts>"),
        last=True,
        needs_figure=True,
    ),
    Rule(
        id="headcount.with-n-to-follow",
        pattern=(
            word("with and"),
            FILL,
            COUNT,
            AUX,
            {"ORTH": {"IN": [str(Symbol.RISK), "follow", "come"]}},
        ),
        yes=(
            "Acme is cutting 400 jobs, {count=200: with another 200 to follow} in May.",
            "Acme is cutting 400 jobs, {count=200: with a further 200 at risk}.",
        ),
        anchor=("<risk>", "follow", "come"),
        needs_figure=True,
    ),
    Rule(
        id="headcount.n-of-them",
        pattern=(COUNT, word("of"), word("them those whom which")),
        yes=("Acme will cut 4,500 jobs, {count=634: 634 of them} in the US.",),
        anchor=("<count>",),
        needs_figure=True,
        part=True,
    ),
    Rule(
        id="headcount.of-them-n",
        pattern=(word("of"), word("them those whom which"), FILL, COUNT),
        yes=("Acme will cut 4,500 jobs, {count=634: of which 634} in the US.",),
        anchor=("<count>",),
        needs_figure=True,
        part=True,
    ),
    Rule(
        id="headcount.n-at-place",
        pattern=(
            word("and , ;"),
            FILL,
            sym(Symbol.COUNT, Symbol.POSTS),
            word("at by in"),
            word("the its", op="?"),
            _NAME,
        ),
        yes=(
            "Acme will cut 300 jobs in Leeds {count=200: and 200 in York}.",
            "There were 300 jobs lost at Acme{count=50:; 50 jobs at Borealis}.",
        ),
        no=("Acme laid off staff and sold 200 to York.",),
        anchor=("<count>", "<posts>"),
        needs_figure=True,
    ),
    Rule(
        id="headcount.name-n",
        pattern=(
            _NAME,
            word("( : – — -"),
            FILL,
            sym(Symbol.COUNT, Symbol.PEOPLE, Symbol.POSTS),
            word(") , . ; and <end>"),
        ),
        yes=("The layoffs so far: Acme (15,000), {count=4000: Borealis (4,000)}.",),
        anchor=("<count>", "<people>", "<posts>"),
        needs_context=True,
    ),
    Rule(
        id="headcount.gapped-n",
        pattern=(
            word(", and ; while"),
            _NAME | {"OP": "{1,3}"},
            word(".", op="?"),
            sym(Symbol.COUNT, Symbol.POSTS, Symbol.PEOPLE),
            AFTER,
        ),
        yes=(
            "Acme laid off 11,000 people, {count=18000: and Borealis 18,000.}",
            "Acme cut 600 positions{count=300:, Borealis Corp. 300 positions and} others more.",
        ),
        anchor=("<count>", "<posts>", "<people>"),
        needs_figure=True,
    ),
    Rule(
        id="headcount.n-near-after",
        pattern=(sym(Symbol.LAYOFFS, Symbol.LAY), wide(12), HEADS),
        yes=("Acme's {count=80: layoffs, which it said it regretted, would fall on some 80 people}.",),
    ),
    Rule(
        id="headcount.n-near-before",
        pattern=(HEADS, wide(12), sym(Symbol.LAYOFFS, Symbol.LAY)),
        yes=("{count=80: Some 80 employees had their access revoked on Monday as Acme began its layoffs}.",),
    ),
)
