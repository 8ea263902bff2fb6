"""Rules for cuts told without a figure."""

from __future__ import annotations

from extract.lexer import Symbol
from extract.model import CutType
from extract.rules.rule import Rule
from extract.rules.tokens import ADVERB, AUX, BE, CUT, FILL, LAY, LAYOFFS, NOUN, gap, modifiers, sym, word

#: Verbs that, with jobs for an object and no number, tell of a cut: who "loses" or "drops" staff may not have cut.
_CUTTING = tuple(
    (
        "cut cuts cutting axe axes axing slash slashes slashed slashing shed sheds shedding eliminate eliminates "
        "eliminated eliminating reduce reduces reduced reducing trim trims trimmed trimming cull culls culled "
        "culling shrink shrinks shrank shrinking pare pares pared paring prune prunes pruned pruning downsize "
        "downsizes downsized downsizing rightsize rightsizing right-size right-sizes right-sized right-sizing"
    ).split()
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="cut.more-layoffs",
        pattern=(word("more further additional another fresh second third"), modifiers(2), sym(Symbol.LAYOFFS)),
        yes=("Acme plans {: more job cuts} in March.",),
        figure=False,
        further=True,
    ),
    Rule(
        id="cut.more-cuts",
        pattern=(word("more further additional"), CUT),
        yes=("Acme confirmed layoffs. It is planning {: more cuts} before winter.",),
        anchor=("cuts", "reductions"),
        figure=False,
        further=True,
        needs_context=True,
    ),
    Rule(
        id="cut.layoffs",
        pattern=(LAYOFFS,),
        yes=("Acme confirmed {: layoffs} in its cloud unit.", "Acme ordered {: cuts to its sales staff}."),
        no=("Acme took a cut in pay workers had won.",),
        figure=False,
    ),
    Rule(
        id="cut.lay-off",
        pattern=(LAY,),
        yes=("Acme {: laid off} staff.",),
        no=("The layer of paint came off.",),
        figure=False,
    ),
    Rule(
        id="cut.cut-jobs",
        pattern=(CUT, FILL, modifiers(2), NOUN),
        yes=("Acme will {: cut jobs}.", "Acme is {: slashing its sales staff}."),
        no=("Acme cut prices for staff.", "Acme may lose employees' trust.", "It will lower staff morale."),
        anchor=_CUTTING,
        figure=False,
    ),
    Rule(
        id="cut.make-redundant",
        pattern=(word("make makes made making"), gap(4), sym(Symbol.JOBS), gap(1), sym(Symbol.LOSE)),
        yes=("Acme {: made a number of staff redundant}.",),
        figure=False,
    ),
    Rule(
        id="cut.dismiss-number",
        pattern=(
            sym(Symbol.FIRE),
            word("an a the"),
            word("unspecified undisclosed unknown undetermined unnamed small large significant", op="?"),
            word("number"),
            word("of"),
            modifiers(2),
            sym(Symbol.JOBS, Symbol.TRADES),
        ),
        yes=("Acme {: parted ways with an unspecified number of developers}.",),
        no=("Acme fired a number of shots.",),
        figure=False,
    ),
    Rule(
        id="cut.lose-jobs",
        pattern=(sym(Symbol.JOBS), gap(3), AUX, sym(Symbol.LOSE)),
        yes=("{: Staff at Acme face redundancy}.",),
        figure=False,
    ),
    Rule(
        id="cut.jobs-cut",
        pattern=(sym(Symbol.JOBS), gap(6), BE, ADVERB, sym(Symbol.CUT, Symbol.FIRE)),
        yes=("An unknown number of {: jobs will be axed} at Acme.", "{: Positions in Oslo are being eliminated}."),
        no=("Workers were cut by flying glass.",),
        anchor=("axed", "eliminated", "slashed", "shed", "lost", "disestablished", "abolished"),
        figure=False,
    ),
    Rule(
        id="cut.warn-notices",
        pattern=(
            {"ORTH": "WARN"},
            {"ORTH": "Act", "OP": "?"},
            word("notice notices notification notifications letters"),
        ),
        yes=("Acme workers received {: WARN notices} on Friday.",),
        anchor=("warn",),
        figure=False,
    ),
    Rule(
        id="cut.jobs-at-risk",
        pattern=(sym(Symbol.JOBS), word("are is remain could be put now may", op="{0,3}"), sym(Symbol.RISK, Symbol.GO)),
        yes=("{: Jobs at risk} as Acme shuts plant.",),
        figure=False,
    ),
    Rule(
        id="cut.number-affected",
        pattern=(
            word("number many"),
            word("of", op="?"),
            modifiers(2),
            sym(Symbol.JOBS),
            word("who were was are is will be", op="{0,3}"),
            sym(Symbol.HIT),
        ),
        yes=("The {: number of employees affected} is not known.", "It is unclear how {: many staff were hit}."),
        anchor=("<hit>",),
        figure=False,
    ),
    Rule(
        id="cut.voluntary",
        pattern=(sym(Symbol.VOLUNTARY),),
        yes=("Layoffs will follow. Acme first offered {: buyouts} to staff.",),
        cut_type=CutType.VOLUNTARY,
        figure=False,
        needs_context=True,
    ),
)
