"""Cuts with a figure told of those who are cut: "300 workers were laid off", "9,000 jobs will go"."""

from __future__ import annotations

from extract.lexer import Symbol
from extract.rules.rule import Rule
from extract.rules.tokens import (
    ADVERB,
    AUX,
    BE,
    COUNT,
    CUT,
    DISMISS,
    FILL,
    LAY,
    LAYOFFS,
    PEOPLE,
    POSTS,
    QUANTITY,
    STAFFSHARE,
    gap,
    modifiers,
    sym,
    word,
)

_THREATENING = (
    "threatens", "threatening", "endangers", "endangering", "jeopardises", "jeopardising", "jeopardizes",
    "jeopardizing", "imperils", "imperilling",
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    Rule(
        id="headcount.n-laid-off",
        pattern=(QUANTITY, gap(8, comma=True), AUX, DISMISS),
        yes=(
            "{count=300: About 300 workers at the plant were laid off}.",
            "{share=50: Half of the staff were let go}.",
        ),
    ),
    Rule(
        id="headcount.bare-n-laid-off",
        pattern=(
            COUNT,
            word("more others", op="?"),
            word("at in from", op="?"),
            {"TEXT": {"REGEX": "^[A-Z]"}, "OP": "{0,3}"},
            AUX,
            LAY,
        ),
        yes=(
            "{count=400: 400 could be laid off} at Acme, says the mayor.",
            "{count=200..: Hundreds at Acme have been laid off}.",
            "In spring {count=90: 90 more were laid off} at Acme.",
        ),
    ),
    Rule(
        id="headcount.bare-n-axed",
        pattern=(COUNT, word("to are were was have has been be being get", op="{0,3}"), sym(Symbol.FIRE, Symbol.CUT)),
        yes=("{count=300: 300 to be axed} at Acme",),
        no=("300 recipes axed at Acme",),
        anchor=("axed", "sacked"),
    ),
    Rule(
        id="headcount.n-members-sacked",
        pattern=(COUNT, modifiers(2), word("members"), AUX, DISMISS),
        yes=("The union said {count=300: 300 members had been sacked}.",),
    ),
    Rule(
        id="headcount.n-told-jobs-go",
        pattern=(
            sym(Symbol.PEOPLE),
            word("that", op="?"),
            word("their"),
            sym(Symbol.JOBS),
            AUX,
            sym(Symbol.CUT, Symbol.FIRE, Symbol.GO, Symbol.RISK),
        ),
        yes=("Acme has told {count=300: 300 employees that their jobs will be cut}.",),
    ),
    Rule(
        id="headcount.told-staff-n-go",
        pattern=(
            word("tell tells told telling"),
            sym(Symbol.JOBS, Symbol.STAFF),
            word("that", op="?"),
            COUNT,
            AUX,
            sym(Symbol.GO),
        ),
        yes=("Acme's head {count=300: tells staff 300 will go}.",),
        no=("Acme's head tells staff sales will go up by 300.",),
        anchor=("<go>",),
    ),
    Rule(
        id="headcount.n-get-layoffs",
        pattern=(
            PEOPLE,
            gap(3),
            word("receive receives received receiving get gets got given issued handed told notified of in to"),
            FILL,
            modifiers(2),
            LAYOFFS,
        ),
        yes=("{count=90: Some 90 employees received layoff} notices.", "{count=70: 70 workers were told of layoffs}."),
    ),
    Rule(
        id="headcount.n-will-be-cut",
        pattern=(QUANTITY, gap(14, comma=True), BE, ADVERB, word("reported", op="?"), CUT),
        yes=("{count=450: Some 450 positions in Oslo will be eliminated}.",),
    ),
    Rule(
        id="headcount.n-jobs-lost",
        pattern=(POSTS, CUT),
        yes=("{count=5000: Almost 5,000 jobs shed} at Acme.",),
    ),
    Rule(
        id="headcount.n-jobs-go",
        pattern=(POSTS, gap(8), AUX, sym(Symbol.GO, Symbol.RISK, Symbol.LOSE)),
        yes=("{count=2500: 2,500 jobs are to go} at Acme.", "{count=900: 900 posts at risk} as Acme shuts plant."),
        no=("300 posts in Leeds.",),
    ),
    Rule(
        id="headcount.share-goes",
        pattern=(STAFFSHARE, gap(6), AUX, sym(Symbol.GO, Symbol.RISK)),
        yes=("{share=33.3: A third of jobs will go} at Acme.",),
    ),
    Rule(
        id="headcount.n-lose-jobs",
        pattern=(sym(Symbol.PEOPLE, Symbol.STAFFSHARE), gap(8), AUX, sym(Symbol.LOSE)),
        yes=("{count=640..: More than 640 workers in Leeds will lose their jobs}.",),
    ),
    Rule(
        id="headcount.bare-n-lose-jobs",
        pattern=(COUNT, gap(6), sym(Symbol.LOSE)),
        yes=("{count=200..: Hundreds to lose jobs} as Acme shuts its call centre.",),
    ),
    Rule(
        id="headcount.n-out-of-work",
        pattern=(
            sym(Symbol.PEOPLE, Symbol.STAFFSHARE),
            gap(6),
            word("will would could may might left leaving leave"),
            word("be soon now find themselves", op="{0,3}"),
            sym(Symbol.IDLE),
        ),
        anchor=(str(Symbol.IDLE),),
        yes=("{count=42: Some 42 staffers will be out of a job} by June as Acme shuts.",),
    ),
    Rule(
        id="headcount.n-fired-workers",
        pattern=(
            COUNT,
            word("of", op="?"),
            gap(3),
            DISMISS,
            gap(3),
            sym(Symbol.JOBS, Symbol.TRADES),
        ),
        yes=("The agency will call back {count=2000..: thousands of fired federal workers}.",),
        no=("The fund hired 300 laid-off workers.",),
    ),
    Rule(
        id="headcount.n-go",
        pattern=(sym(Symbol.PEOPLE, Symbol.COUNT), AUX, sym(Symbol.GO)),
        yes=("Acme confirmed job cuts: {count=9000: 9,000 will go} by June.",),
        no=("Acme confirmed layoffs. If two reports are anything to go by, more follow.",),
        needs_context=True,
    ),
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
        id="headcount.n-of-them-laid-off",
        pattern=(sym(Symbol.COUNT), word("of"), word("them us"), AUX, sym(Symbol.LAY, Symbol.LOSE)),
        yes=("Acme told employees that {count=300: 300 of them would be laid off}.",),
        no=("Acme sold its cars and 300 of them were red.",),
    ),
    Rule(
        id="headcount.give-n-notice",
        pattern=(
            word("give gives gave given giving served serve serving"),
            FILL,
            PEOPLE,
            word("a an their the at least", op="{0,3}"),
            sym(Symbol.FIGURE, op="?"),
            gap(3),
            word("notice notices"),
            word("of"),
            word("termination dismissal redundancy layoff lay-off"),
        ),
        yes=("Acme has {count=240: given 240 workers 60 days' notice of termination}.",),
        no=("Acme gave 240 workers notice of a vote.",),
        anchor=("notice", "notices"),
    ),
    Rule(
        id="headcount.told-n-they-lose",
        pattern=(
            word("told tell tells telling informed"),
            FILL,
            PEOPLE,
            word("that they", op="{1,2}"),
            AUX,
            sym(Symbol.IDLE),
        ),
        yes=("Acme has {count=600: told 600 staff they are out of a job}.",),
        no=("Acme told 600 staff they are the best.",),
        anchor=("<idle>",),
    ),
    Rule(
        id="headcount.threaten-n",
        pattern=(word(*_THREATENING), FILL, POSTS),
        yes=("Acme will shut its foundry, {count=410: threatening 410 jobs}.",),
        no=("Acme will shut its foundry, threatening 410 homes.",),
        anchor=_THREATENING,
    ),
    Rule(
        id="headcount.release-share",
        pattern=(word("release releases released releasing"), FILL, STAFFSHARE),
        yes=("Acme announced layoffs. It would be {share=2: releasing 2% of its workforce}.",),
        no=("Acme announced layoffs. It released 2% of its results early.",),
        anchor=("release", "releases", "released", "releasing"),
        needs_context=True,
    ),
    Rule(
        id="headcount.n-leave",
        pattern=(
            QUANTITY,
            gap(3),
            AUX,
            sym(Symbol.LEAVE),
            word(
                "by in this next as over through before at on under when with after amid if , . ; <end> the their its"
            ),
        ),
        yes=("The job cuts mean that {count=80: 80 people will leave this} month.",),
        needs_context=True,
    ),
)
