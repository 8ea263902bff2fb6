"""Cuts told as sizes of a staff before and after, or as a share of a size: "from 311 to 263", "its 900 staff by 5%"."""

from __future__ import annotations

from extract.lexer import Symbol
from extract.rules.rule import Rule
from extract.rules.tokens import (
    AUX,
    COUNT,
    CUT,
    FALL,
    FALLS,
    FIGURE,
    FILL,
    LAYOFFS,
    NOUN,
    WHOLE,
    gap,
    modifiers,
    sym,
    word,
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="headcount.cut-from-to",
        pattern=(CUT, gap(7), WHOLE, gap(3), word("from to"), FIGURE, word("from to"), FIGURE),
        yes=(
            "Acme will {count=48: shrink headcount to 263 from 311}.",
            "Borealis {count=62: reduced its head office staff from 112 to 50}.",
        ),
        no=("Acme cut its workforce from 9 a.m. to 5 p.m. only.",),
        difference=True,
    ),
    Rule(
        id="headcount.staff-from-to",
        pattern=(NOUN, gap(3), AUX, FALL, word("from to"), FILL, FIGURE, word("from to"), FILL, FIGURE),
        yes=("Acme will see its {count=500: headcount fall from 5,000 to 4,500}.",),
        anchor=FALLS,
        difference=True,
    ),
    Rule(
        id="headcount.layoffs-from-to",
        pattern=(LAYOFFS, FILL, word("from to"), FIGURE, word("from to"), FIGURE),
        yes=("Acme will see its {count=500: headcount cut from 5,000 to 4,500}.",),
        difference=True,
    ),
    Rule(
        id="headcount.cut-to-from",
        pattern=(
            CUT,
            FILL,
            word("from to"),
            COUNT,
            word("from to"),
            sym(Symbol.COUNT, Symbol.PEOPLE),
            gap(3),
            sym(Symbol.JOBS, op="?"),
        ),
        yes=("Acme will {count=62: cut to 50 from 112 its corporate staff} in Leeds.",),
        difference=True,
    ),
    Rule(
        id="headcount.take-staff-from-to",
        pattern=(
            word("take takes taking took bring brings bringing brought"),
            gap(3),
            sym(Symbol.STAFF),
            gap(2),
            word("from to"),
            FILL,
            FIGURE,
            word("from to"),
            FILL,
            FIGURE,
        ),
        yes=("Acme plans to {count=5500: take its headcount down to 41,000 from 46,500}.",),
        no=("Acme will bring its headcount up to 46,500 from 41,000.",),
        anchor=("take", "takes", "taking", "took", "bring", "brings", "bringing", "brought"),
        difference=True,
    ),
    Rule(
        id="headcount.cut-n-by",
        pattern=(
            CUT,
            word("its their the all"),
            FILL,
            sym(Symbol.PEOPLE, Symbol.TOTAL, Symbol.COUNT),
            sym(Symbol.JOBS, Symbol.STAFF, op="?"),
            gap(4),
            word("by"),
            FILL,
            FIGURE,
        ),
        yes=(
            "Acme will {share=30: cut its 17,000 managers by 30%}.",
            "Acme will {share=20: shrink its 9,000-strong staff by a fifth}.",
        ),
        last=True,
    ),
    Rule(
        id="headcount.cut-employment-from-to",
        pattern=(
            CUT,
            FILL,
            modifiers(2),
            word("employment"),
            word("levels", op="?"),
            gap(3),
            word("from to"),
            FILL,
            FIGURE,
            word("from to"),
            FILL,
            FIGURE,
        ),
        yes=("Acme {count=400: reduced employment from 4,000 to 3,600}.",),
        difference=True,
    ),
)
