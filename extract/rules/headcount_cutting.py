"""Cuts with a figure told by a verb of cutting or laying off: "cut 300 jobs", "laid off 120"."""

from __future__ import annotations

from extract.lexer import Symbol
from extract.rules.rule import Rule, Token
from extract.rules.tokens import (
    AFTER,
    AUX,
    BARE,
    COUNT,
    CUT,
    CUTTING,
    FIGURE,
    FILL,
    FILL_BY,
    LAY,
    LAYOFFS,
    NOUN,
    QUANTITY,
    WHOLE,
    gap,
    modifiers,
    sym,
    word,
)

_FALLS = ("<cut>", "<halve>", "fall", "falls", "fallen", "decline", "declines", "declined", "dwindle")
_FALL: Token = {"ORTH": {"IN": list(_FALLS)}}

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
        pattern=(NOUN, gap(3), AUX, _FALL, word("from to"), FILL, FIGURE, word("from to"), FILL, FIGURE),
        yes=("Acme will see its {count=500: headcount fall from 5,000 to 4,500}.",),
        anchor=_FALLS,
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
        id="headcount.cut-n-jobs",
        pattern=(CUT, FILL_BY, QUANTITY),
        yes=(
            "Acme will {count=300: cut 300 jobs} in Leeds.",
            "Borealis plans to {share=12: shed 12% of its global workforce}.",
        ),
        no=("Acme cut 300 prices.", "Acme will not add 300 jobs.", "Borealis cut costs and gave 300 workers a bonus."),
    ),
    Rule(
        id="headcount.cut-n-from-staff",
        pattern=(CUT, FILL, COUNT, gap(3), word("from"), gap(4), NOUN),
        yes=("Acme plans to {count=300: cut 300 from its payroll}.",),
        no=("Acme cut 300 from its list of dishes.",),
    ),
    Rule(
        id="headcount.cut-jobs-of-n",
        pattern=(CUT, FILL, modifiers(2), sym(Symbol.JOBS), word("of for held"), FILL_BY, QUANTITY),
        yes=("Acme is {count=90: eliminating the jobs of 90 people}.",),
    ),
    Rule(
        id="headcount.cut-staff-by",
        pattern=(CUT, gap(7), WHOLE, sym(Symbol.STAFF, op="?"), gap(4), word("by in"), FILL, FIGURE),
        yes=(
            "Acme {share=10: reduced its headcount by 10%}.",
            "Acme will {count=205: reduce the number of personnel by 205}.",
        ),
        no=("Acme reduced prices for staff, and sales rose by 10%.", "Acme cut executives' pay by 10%."),
    ),
    Rule(
        id="headcount.staff-cut-by",
        pattern=(
            NOUN,
            word("of numbers levels", op="?"),
            sym(Symbol.TOTAL, op="?"),
            gap(3),
            AUX,
            _FALL,
            word("by"),
            FILL,
            FIGURE,
        ),
        yes=(
            "Its {count=700: workforce will be reduced by about 700}.",
            "The {share=20: newsroom is to shrink by 20%}.",
            "Acme's {count=400: headcount will fall by 400}.",
        ),
        anchor=_FALLS,
    ),
    Rule(
        id="headcount.halve-staff",
        pattern=(sym(Symbol.HALVE), gap(4), NOUN),
        yes=("Acme will {share=50: halve its sales staff}.",),
        no=("Acme will halve its debt.",),
    ),
    Rule(
        id="headcount.lay-off-team",
        pattern=(
            LAY,
            FILL,
            sym(Symbol.STAFF, Symbol.JOBS, Symbol.STAFFSHARE, op="?"),
            word("of", op="?"),
            sym(Symbol.TOTAL),
        ),
        yes=("Acme {count=40: laid off its 40-person} team.", "Acme is {count=40: laying off its entire staff of 40}."),
        total=True,
        last=True,
    ),
    Rule(
        id="headcount.lay-off-n",
        pattern=(LAY, FILL, FIGURE),
        yes=("Acme {count=120: laid off 120} on Monday.", "Acme is {share=5: retrenching 5% of employees}."),
        no=("Acme laid off staff in 300 towns.",),
    ),
    Rule(
        id="headcount.fire-n",
        pattern=(sym(Symbol.FIRE), FILL, QUANTITY),
        yes=("Acme {count=100: sacked about 100 employees}.",),
        no=("Acme dismissed all concerns.", "Guards fired 300 shots."),
    ),
    Rule(
        id="headcount.axe-n",
        pattern=(
            sym(Symbol.CUT, Symbol.FIRE),
            FILL,
            BARE,
            AFTER,
        ),
        yes=("Acme to {count=15000: axe 15,000 in} AI pivot.", "Borealis will {count=70: sack 70}."),
        no=("Acme axed 300 recipes.", "Acme shed 300 to close at 4,000."),
        anchor=(
            "axe",
            "axes",
            "axing",
            "axed",
            "sack",
            "sacks",
            "sacking",
            "sacked",
            "cull",
            "culls",
            "chop",
            "chops",
            "fire",
            "fires",
            "fired",
            "firing",
        ),
    ),
    Rule(
        id="headcount.cut-n-in",
        pattern=(CUT, FILL, COUNT, word("in at worldwide globally amid as after by this")),
        yes=("Acme to {count=12000: cut 12,000 in} Europe",),
        no=("The index shed 400 in early trading.", "Oil drops 300 as supplies rise"),
        anchor=CUTTING,
    ),
    Rule(
        id="headcount.cut-n",
        pattern=(CUT, FILL, BARE, AFTER),
        yes=("Job cuts: Acme {count=5000: slashes 5,000.}",),
        no=("Job cuts: Acme slashes 5,000 prices.",),
        anchor=CUTTING,
        needs_context=True,
    ),
)
