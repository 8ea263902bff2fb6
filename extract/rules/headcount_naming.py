"""Cuts with a figure told by a noun: "layoffs of 40 people", "2,000 job cuts"."""

from __future__ import annotations

from extract.lexer import Symbol
from extract.rules.rule import Rule, Token
from extract.rules.tokens import (
    AFFECT,
    AFTER,
    BARE,
    COUNT,
    CUT,
    FIGURE,
    FILL,
    FILL_BY,
    LAYOFFS,
    POSTS,
    QUANTITY,
    STAFFSHARE,
    gap,
    modifiers,
    sym,
    wide,
    word,
)

_EQUALS = ("represents", "represent", "representing", "equates", "equating", "equals", "equal", "amounts", "amount")
_HITS = (
    "affect",
    "affects",
    "affecting",
    "impact",
    "impacts",
    "impacting",
    "hitting",
    "involving",
    "covering",
    "idling",
)
_CAUSE: Token = {
    "ORTH": {
        "REGEX": r"^(?:<cut>|[Mm]oves?|[Dd]ecisions?|[Rr]estructurings?|[Rr]eorgani[sz]ations?|[Cc]hanges|"
        r"[Cc]los(?:ures?|ings?)|"
        r"[Pp]lans?|[Pp]rogram(?:me)?s?|[Mm]easures?|[Aa]ctions?|[Nn]otices?|[Ss]hutdowns?|[Rr]eductions?|[Rr]ounds?|"
        r"[Cc]onsultations?|[Ii]dling|[Pp]rocess|[Tt]hey|,)$"
    }
}

#: The end of a workplace: whom it affects loses a job.
_CLOSING = word(
    "close closes closed closing closure closures shut shuts shutting shutdown shuttered shuttering shutter "
    "liquidation bankruptcy warn"
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="headcount.n-of-n-layoffs",
        pattern=(COUNT, word("of"), word("the its their"), sym(Symbol.COUNT), modifiers(2), LAYOFFS),
        yes=("The college rescinded {count=31: 31 of the 37 layoff} notices.",),
    ),
    Rule(
        id="headcount.n-layoffs",
        pattern=(BARE, word("of", op="?"), modifiers(3), word("announced", op="?"), LAYOFFS),
        yes=(
            "Acme announced {count=2000: 2,000 job cuts}.",
            "{count=2000..: Thousands of job cuts} at Acme.",
            "Retailers lead with {count=2000: 2,000 announced layoffs}.",
            "It plans a {share=20: 20% workforce reduction}.",
        ),
        no=("Tesco shut 153 outlets in the latest layoffs.",),
    ),
    Rule(
        id="headcount.n-cuts",
        pattern=(BARE, modifiers(2), CUT),
        yes=("The firm announced layoffs, with {count=50..: at least 50 permanent cuts} in Sunnyvale.",),
        anchor=("cuts", "cut", "reductions"),
        needs_context=True,
    ),
    Rule(
        id="headcount.n-reductions",
        pattern=(BARE, modifiers(2), word("reductions eliminations departures firings exits")),
        yes=("After the layoffs at Acme, Borealis outlined {count=300: roughly 300 reductions}.",),
        anchor=("reductions", "eliminations", "departures", "firings", "exits"),
        needs_context=True,
    ),
    Rule(
        id="headcount.layoffs-of-n",
        pattern=(LAYOFFS, gap(5), word("of for to by with among at : ( – — -"), FILL_BY, FIGURE),
        yes=(
            "The {count=40: layoffs of 40 people} follow a bad year.",
            "It announced a {share=6: workforce reduction of 6%}.",
        ),
    ),
    Rule(
        id="headcount.layoff-n-people",
        pattern=(LAYOFFS, FILL, QUANTITY),
        yes=(
            "Drug maker to {count=350: layoff 350 employees}.",
            "We had to {share=90: layoff 90% of our support team}.",
        ),
    ),
    Rule(
        id="headcount.layoffs-affect-n",
        pattern=(LAYOFFS, gap(7, comma=True), AFFECT, FILL_BY, FIGURE),
        yes=("The {count=20: layoffs will affect 20 roles}.",),
    ),
    Rule(
        id="headcount.layoffs-hit-n",
        pattern=(LAYOFFS, gap(4), sym(Symbol.HIT), FILL_BY, FIGURE),
        yes=("The {count=20: layoffs hit 20} of them.",),
    ),
    Rule(
        id="headcount.closing-affects-n",
        pattern=(
            _CLOSING,
            gap(12, comma=True),
            {"ORTH": {"IN": [*_HITS, str(Symbol.HIT)]}},
            FILL,
            sym(Symbol.PEOPLE, Symbol.POSTS),
        ),
        yes=(
            "Acme will {count=25: shut down in May, affecting 25 employees}.",
            "The {count=..217: closure of its clinic could affect as many as 217 employees}.",
        ),
        no=("Acme will close its books, and 25 employees were affected by the flood.",),
        anchor=(*_HITS, str(Symbol.HIT)),
    ),
    Rule(
        id="headcount.restructuring-affects-n",
        pattern=(
            word("restructuring reorganization reorganisation reorganizing streamlining overhaul consolidation"),
            gap(4),
            {"ORTH": {"IN": [*_HITS]}},
            FILL,
            POSTS,
        ),
        yes=("Acme's {count=240: restructuring will impact 240 positions}.",),
        no=("The overhaul of the road will affect 240 homes.",),
        anchor=_HITS,
    ),
    Rule(
        id="headcount.cuts-affect-n",
        pattern=(_CAUSE, gap(5), {"ORTH": {"IN": [*_HITS, str(Symbol.HIT)]}}, FILL, QUANTITY),
        yes=(
            "Acme confirmed layoffs. The {count=139: cuts will impact around 139 workers}.",
            "Acme confirmed layoffs. The {count=140: cuts affected 140 corporate employees}.",
        ),
        anchor=(*_HITS, str(Symbol.HIT)),
        needs_context=True,
    ),
    Rule(
        id="headcount.cost-n-jobs",
        pattern=(word("cost costs costing claim claims claiming"), FILL, POSTS),
        yes=("The closure will {count=80: cost 80 jobs}.",),
        anchor=("cost", "costs", "costing", "claim", "claims", "claiming"),
    ),
    Rule(
        id="headcount.cost-n-their-jobs",
        pattern=(word("cost costs costing"), FILL, sym(Symbol.PEOPLE), word("their"), sym(Symbol.JOBS)),
        yes=("The move will {count=550: cost about 550 workers their jobs}.",),
        anchor=("cost", "costs", "costing"),
    ),
    Rule(
        id="headcount.cited-for-n",
        pattern=(
            word("cited blamed responsible accounted accounts attributed led"),
            word("for to"),
            FILL,
            sym(Symbol.PEOPLE, Symbol.POSTS, Symbol.COUNT, Symbol.STAFFSHARE),
        ),
        yes=("Job cuts rose. Closings were {count=900: cited for 900} of them.",),
        anchor=("cited", "blamed", "responsible", "accounted", "accounts", "attributed", "led"),
        needs_context=True,
    ),
    Rule(
        id="headcount.n-attributed",
        pattern=(sym(Symbol.COUNT, Symbol.POSTS), gap(2), word("attributed blamed due linked tied"), word("to on")),
        yes=("Job cuts rose, with {count=7624: 7,624 attributed to} robots.",),
        anchor=("attributed", "blamed", "due", "linked", "tied"),
        needs_context=True,
    ),
    Rule(
        id="headcount.lead-with-n",
        pattern=(word("lead leads led leading top tops topped"), wide(7), word("with"), FILL, COUNT, AFTER),
        yes=("Job cuts rose. Retailers {count=900: led all sectors with 900 in} May.",),
        no=("Job cuts rose. Retailers led a parade with 900 dancers in May.",),
        anchor=("lead", "leads", "led", "leading", "top", "tops", "topped"),
        needs_context=True,
    ),
    Rule(
        id="headcount.n-of-the-cuts",
        pattern=(
            COUNT,
            word("of"),
            word("the these those all this last"),
            modifiers(2),
            sym(Symbol.CUT, Symbol.LAYOFFS),
        ),
        yes=("Job cuts rose. Automation was behind {count=900: 900 of the cuts}.",),
        anchor=("<cut>", "<layoffs>"),
        needs_context=True,
        part=True,
    ),
    Rule(
        id="headcount.plan-n",
        pattern=(word("outlined outlining outlines targeting targets planning"), FILL, sym(Symbol.POSTS)),
        yes=("The layoffs hurt. Acme is {count=700: targeting 700 roles}.",),
        anchor=("outlined", "outlining", "outlines", "targeting", "targets", "planning"),
        needs_context=True,
    ),
    Rule(
        id="headcount.represents-share",
        pattern=(
            word("represents represent representing equates equating equals equal amounts amount equivalent"),
            FILL_BY,
            STAFFSHARE,
        ),
        yes=("The layoffs came on Monday. That {share=9: represents about 9% of its staff}.",),
        anchor=_EQUALS,
        needs_context=True,
    ),
    Rule(
        id="headcount.represents-share-cut",
        pattern=(
            word("represents represent representing equates equating equals equal amounts amount equivalent means"),
            FILL_BY,
            sym(Symbol.SHARE),
            {"ORTH": {"IN": [str(Symbol.CUT), "reduction", "decline", "loss"]}},
            gap(7),
            sym(Symbol.JOBS, Symbol.STAFF),
        ),
        yes=("The layoffs came on Monday. They {share=2: represent a 2 percent decrease in the size of its staff}.",),
        no=("The layoffs came on Monday, and sales represent a 2 percent drop.",),
        anchor=_EQUALS,
        needs_context=True,
    ),
)
