"""Cuts with a figure told as a sum or a selection: "the number of redundancies is 250", "a 200-person layoff"."""

from __future__ import annotations

from extract.lexer import Symbol
from extract.model import CutType
from extract.rules.rule import Rule, Token
from extract.rules.tokens import (
    AUX,
    COUNT,
    FIGURE,
    FILL,
    FILL_BY,
    HEADS,
    LAYOFFS,
    NOUN,
    PEOPLE,
    POSTS,
    QUANTITY,
    gap,
    modifiers,
    sym,
    word,
)

_NAME: Token = {"TEXT": {"REGEX": "^[A-Z]"}}
_CUT_NOUNS = ("reduction", "reductions", "cull", "purge", "cut", "cutback", "downsizing")
_SELECTED = tuple(
    "slated marked earmarked identified targeted tagged listed singled selected chosen designated".split()
)
_ENDS = tuple(
    (
        "elimination removal closure dismissal redundancy redundancies axe axing termination reduction reductions "
        "retrenchment sack chop"
    ).split()
)
_CLOSING = word("closure closures closing shutdown liquidation collapse bankruptcy relocation restructuring")

RULES: tuple[Rule, ...] = (
    Rule(
        id="headcount.layoffs-rise-to-n",
        pattern=(
            LAYOFFS,
            gap(2),
            word("rose rise fell fall climbed jumped dropped declined soared surged increased decreased slipped edged"),
            {"ORTH": {"NOT_IN": [",", ";", ":", "from", "<cut>", "<end>"]}, "OP": "{0,7}"},
            word("to"),
            FILL,
            COUNT,
        ),
        yes=(
            "{count=103312: Job cut announcements rose by 21,557 in July to 103,312}.",
            "{count=25810: Layoffs fell 36% to 25,810} in May.",
        ),
        no=("Layoffs rose, and sales fell to 300 units.",),
        last=True,
        anchor=("<layoffs>",),
    ),
    Rule(
        id="headcount.number-of-layoffs",
        pattern=(
            word("number numbers total figure tally"),
            word("of"),
            modifiers(2),
            LAYOFFS,
            gap(5),
            word("is was are were be at to total totals totalled totaled reach reached stands stood hit"),
            FILL_BY,
            FIGURE,
        ),
        yes=(
            "The {count=250: number of redundancies at Acme will be around 250}.",
            "That brings the {count=900: total of job cuts to 900}.",
        ),
        no=("The number of layoffs at Acme is not known.",),
    ),
    Rule(
        id="headcount.number-redundant",
        pattern=(
            word("number numbers total figure tally"),
            word("of"),
            modifiers(2),
            sym(Symbol.JOBS, Symbol.TRADES),
            AUX,
            sym(Symbol.LOSE, Symbol.LAY, Symbol.CUT, Symbol.GO, Symbol.FIRE),
            gap(4),
            word("is was are were be at to total totals reach reached stands stood"),
            FILL_BY,
            COUNT,
        ),
        yes=(
            "The {count=480: number of people losing their jobs at Acme is 480}.",
            "The {count=40: number of employees to be made redundant is 40}.",
        ),
        no=("The number of workers laid off rose in 12 cities.",),
        last=True,
    ),
    Rule(
        id="headcount.layoffs-in-all",
        pattern=(LAYOFFS, gap(3), word(", ( – — - :", op="{1,2}"), FILL, COUNT, word("in of"), word("all total them")),
        yes=("Acme said {count=1200: layoffs, 1,200 in all}, would end by May.",),
    ),
    Rule(
        id="headcount.layoffs-at-n",
        pattern=(LAYOFFS, word(", ( – — -", op="{1,2}"), word("at numbering totaling totalling"), FILL, COUNT),
        yes=("Builders told of the most {count=16400: layoffs -- at 16,400}.",),
    ),
    Rule(
        id="headcount.n-person-layoff",
        pattern=(
            sym(Symbol.TOTAL),
            modifiers(2),
            {"ORTH": {"IN": [str(Symbol.LAYOFFS), str(Symbol.CUT), *_CUT_NOUNS]}},
        ),
        yes=(
            "Borealis began a {count=3200: 3,200-employee reduction} in June.",
            "Acme carried out a {count=200: 200-person layoff}.",
            "A {count=150: 150-job cull} at Acme.",
        ),
        no=("Acme, a 200-person firm, cut prices.",),
        anchor=(str(Symbol.LAYOFFS), str(Symbol.CUT), *_CUT_NOUNS),
        total=True,
    ),
    Rule(
        id="headcount.cuts-are-n",
        pattern=(
            {"ORTH": {"IN": [str(Symbol.CUT), str(Symbol.LAYOFFS), *_CUT_NOUNS]}},
            gap(3),
            word("will would could may might", op="?"),
            word("be is are was were"),
            FILL_BY,
            COUNT,
            word(", . ; and in or but though although <end>"),
        ),
        yes=("Acme is laying off staff; total {count=100..: reductions could be more than 100,} it said.",),
        anchor=(str(Symbol.CUT), str(Symbol.LAYOFFS), *_CUT_NOUNS),
        needs_context=True,
    ),
    Rule(
        id="headcount.besides-n",
        pattern=(
            word("addition top"),
            word("to of"),
            word("the a another", op="?"),
            sym(Symbol.COUNT, Symbol.PEOPLE, Symbol.POSTS),
            word("at in from already announced laid let cut who that it , . ; <end>"),
        ),
        yes=("Acme is laying off 877 people in Oslo, {count=454: in addition to the 454 in} Riga.",),
        no=("In addition to the 454 recipes, Acme lost 20 jobs to rivals.",),
        anchor=("<count>", "<people>", "<posts>"),
        last=True,
        needs_figure=True,
    ),
    Rule(
        id="headcount.n-selected",
        pattern=(
            word(" ".join(_SELECTED)),
            word("out", op="?"),
            FILL,
            QUANTITY,
            gap(3),
            word("for to as"),
            word("be the", op="?"),
            {"ORTH": {"IN": [str(Symbol.CUT), str(Symbol.LAYOFFS), str(Symbol.LAY), *_ENDS]}},
        ),
        yes=("Acme has {count=1200: earmarked 1,200 jobs for the axe}.",),
        no=("Acme identified 1,200 staff for promotion and cut prices.",),
        anchor=_SELECTED,
    ),
    Rule(
        id="headcount.n-it-will-cut",
        pattern=(
            QUANTITY,
            word("that which", op="?"),
            {"TEXT": {"REGEX": "^(?:it|they|he|she|we|[A-Z].*)$"}, "OP": "{1,2}"},
            gap(1),
            word("will would plans plan planned intends intended wants proposes proposed aims to has had", op="{1,3}"),
            gap(1),
            sym(Symbol.CUT, Symbol.LAY, Symbol.FIRE),
            word(", . ; and or in at by from this next over are were will <end>"),
        ),
        yes=(
            "Acme has named {count=1200: 1,200 positions it will cut.}",
            "{count=90: The 90 jobs that Acme plans to axe are} in Oslo.",
        ),
        no=("Acme told 300 workers it will cut prices, and 90 jobs are safe.",),
    ),
    Rule(
        id="headcount.warn-lists-n",
        pattern=(
            {"ORTH": "WARN"},
            gap(8),
            word("lists list listing shows show covers cover covering says naming names for of identifies identified"),
            FILL,
            HEADS,
        ),
        yes=("A {count=212: WARN notice filed by Acme lists 212 employees}.",),
        no=("The WARN law covers firms in 212 cities.",),
        anchor=("warn",),
    ),
    Rule(
        id="headcount.n-hit-by-closing",
        pattern=(QUANTITY, gap(3), AUX, sym(Symbol.HIT), word("by in as"), gap(3), _CLOSING),
        yes=("{count=212: Some 212 employees will be affected by the closure} of Acme's mill.",),
        no=("Some 212 employees were hit by the flood as the shop closed.",),
        anchor=("<hit>",),
    ),
    Rule(
        id="headcount.take-n-with-it",
        pattern=(word("take takes taking took"), FILL, POSTS, word("with"), word("it them")),
        yes=("Acme went under, {count=700: taking 700 jobs with it}.",),
        anchor=("take", "takes", "taking", "took"),
    ),
    Rule(
        id="headcount.staff-n-lower",
        pattern=(NOUN, gap(3), AUX, FILL, FIGURE, {"ORTH": {"IN": ["<cut>", "smaller", "leaner"]}}),
        yes=("Acme said {share=5: headcount would be 5 percent lower} by winter after the cuts.",),
        no=("Acme said staff costs were 5 percent lower.",),
        anchor=("<cut>", "smaller", "leaner"),
    ),
    Rule(
        id="headcount.fears-for-n",
        pattern=(word("fear fears feared concern concerns worry worries"), gap(2), word("for over about"), FILL, POSTS),
        yes=("{count=1200: Fears grow for 1,200 jobs} at Acme as talks fail.",),
        anchor=("fear", "fears", "feared", "concern", "concerns", "worry", "worries"),
    ),
    Rule(
        id="headcount.replace-n-by-machines",
        pattern=(
            word("replace replaces replaced replacing"),
            FILL,
            QUANTITY,
            word("with by"),
            gap(2),
            word("ai software machines robots automation chatbots technology bots computers"),
        ),
        yes=("Acme will {count=1200: replace 1,200 telephone operators with software}.",),
        no=("Acme will replace 1,200 staff computers with software.",),
        anchor=("replace", "replaces", "replaced", "replacing"),
    ),
    Rule(
        id="headcount.idle-n-for-good",
        pattern=(word("idle idles idled idling"), FILL, PEOPLE, gap(2), word("indefinitely permanently")),
        yes=("Acme {count=700: idled 700 workers indefinitely} as it cut output.",),
        no=("Acme idled 700 workers for a week.",),
        anchor=("idle", "idles", "idled", "idling"),
    ),
    Rule(
        id="headcount.for-good-idle-n",
        pattern=(
            word("indefinitely permanently"),
            word("idle idles idled idling"),
            FILL,
            sym(Symbol.PEOPLE, Symbol.COUNT),
        ),
        yes=("Acme will {count=700: indefinitely idle 700 workers} and cut output.",),
        no=("Acme will indefinitely idle 700 acres.",),
        anchor=("idle", "idles", "idled", "idling"),
    ),
    Rule(
        id="headcount.n-volunteers",
        pattern=(
            COUNT,
            word("volunteers"),
            gap(5),
            {"ORTH": {"IN": [str(Symbol.LAYOFFS), str(Symbol.LEAVE), str(Symbol.VOLUNTARY), "severance", "go"]}},
        ),
        yes=("Acme is calling for {count=300: 300 volunteers for redundancy}.",),
        no=("Some 300 volunteers fed staff hit by the layoffs.",),
        anchor=("volunteers",),
        cut_type=CutType.VOLUNTARY,
    ),
)
