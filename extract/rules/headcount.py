"""Rules for cuts with a figure. Patterns match the row of symbols that ``extract.lexer`` makes."""

from __future__ import annotations

from extract.lexer import Symbol
from extract.model import CutType
from extract.rules.rule import Rule, Token
from extract.rules.tokens import (
    ADVERB,
    AFFECT,
    AUX,
    BARE,
    BE,
    COUNT,
    CUT,
    DISMISS,
    FIGURE,
    FILL,
    FILL_BY,
    HEADS,
    LAY,
    LAYOFFS,
    NOUN,
    PEOPLE,
    POSTS,
    QUANTITY,
    STAFFSHARE,
    WHOLE,
    gap,
    modifiers,
    sym,
    wide,
    word,
)

_LOSS = (
    "loss elimination terminations removal dismissal termination departure reduction reductions cuts cut closure axing "
    "sacking"
)
_EQUALS = ("represents", "represent", "representing", "equates", "equating", "equals", "equal", "amounts", "amount")
#: A capitalised word: a name, in sentence case.
_NAME: Token = {"TEXT": {"REGEX": "^[A-Z]"}}
_CUTTING = tuple(
    "cut cuts cutting slash slashes slashed slashing eliminate eliminates eliminated eliminating axe axes axed "
    "axing trim"
    "trims trimmed trimming reduce reduces reduced reducing".split()
)
_HITS = ("affect", "affects", "affecting", "impact", "impacts", "impacting", "hitting", "involving", "covering")

#: What affects people when jobs are cut.
_CAUSE: Token = {
    "ORTH": {
        "REGEX": r"^(?:<cut>|[Mm]oves?|[Dd]ecisions?|[Rr]estructurings?|[Rr]eorgani[sz]ations?|[Cc]hanges|[Cc]losures?|"
        r"[Pp]lans?|[Pp]rogram(?:me)?s?|[Mm]easures?|[Aa]ctions?|[Nn]otices?|[Ss]hutdowns?|[Rr]eductions?|[Rr]ounds?|"
        r"[Cc]onsultations?|[Pp]rocess|[Tt]hey|,)$"
    }
}

_QUIT: Token = {"ORTH": {"IN": [str(Symbol.LEAVE), "resign", "quit", "go"]}}
_FALLS = ("<cut>", "<halve>", "fall", "falls", "fallen", "decline", "declines", "declined", "dwindle")
_FALL: Token = {"ORTH": {"IN": list(_FALLS)}}
#: What follows a number that counts nothing in sight: jobs, then.
_AFTER = word(
    "in at on from across as amid after by worldwide globally more this next over through due , . ; — – and ( <end>"
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
            _AFTER,
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
        anchor=_CUTTING,
    ),
    Rule(
        id="headcount.cut-n",
        pattern=(CUT, FILL, BARE, _AFTER),
        yes=("Job cuts: Acme {count=5000: slashes 5,000.}",),
        no=("Job cuts: Acme slashes 5,000 prices.",),
        anchor=_CUTTING,
        needs_context=True,
    ),
    Rule(
        id="headcount.ask-n-to-leave",
        pattern=(word("ask asks asked asking told tell tells"), FILL, PEOPLE, word("to"), _QUIT),
        yes=("Acme {count=300: asked 300 employees to leave}.", "Acme {count=9..: tells at least 9 staff to resign}."),
        anchor=("ask", "asks", "asked", "asking", "told", "tell", "tells"),
    ),
    Rule(
        id="headcount.end-n-contracts",
        pattern=(
            word("renew renewing renewed extend extending end ends ending expire lapse"),
            FILL,
            modifiers(1),
            word("contract contracts"),
            word("of for"),
            FILL,
            QUANTITY,
        ),
        yes=("Acme will not {count=500: renew the contracts of 500 temps}.",),
        anchor=("contract", "contracts"),
        cut_type=CutType.CONTRACT,
    ),
    Rule(
        id="headcount.let-n-go",
        pattern=(word("let lets letting"), FILL, QUANTITY, gap(3), sym(Symbol.GO)),
        yes=("Acme {count=40: let 40 people go}.",),
        no=("Acme let 40 people in.",),
        anchor=("let", "lets", "letting"),
    ),
    Rule(
        id="headcount.make-n-redundant",
        pattern=(
            word("make makes made making leave leaves leaving left put puts putting"),
            FILL,
            QUANTITY,
            gap(3),
            sym(Symbol.LOSE, Symbol.IDLE),
        ),
        yes=(
            "Acme {count=786: made 786 staff redundant} by video call.",
            "The move {count=60: puts 60 people out of work}.",
        ),
        anchor=("make", "makes", "made", "making", "leave", "leaves", "leaving", "left", "put", "puts", "putting"),
    ),
    Rule(
        id="headcount.leave-n-jobless",
        pattern=(sym(Symbol.LEAVE), FILL, QUANTITY, gap(3), sym(Symbol.LOSE, Symbol.IDLE)),
        yes=("The closure will {count=60: leave 60 people out of work}.",),
    ),
    Rule(
        id="headcount.show-n-the-door",
        pattern=(word("show shows showed showing"), FILL, QUANTITY, word("the"), word("door exit")),
        yes=("Acme {count=30: showed 30 staffers the door}.",),
        anchor=("show", "shows", "showed", "showing"),
    ),
    Rule(
        id="headcount.notice-to-n",
        pattern=(word("notice notices"), word("to for"), FILL, QUANTITY),
        yes=("Acme will give {count=20: notice to 20 production employees}.",),
        no=("Acme gave notice of a meeting to 20 employees.",),
        anchor=("notice", "notices"),
    ),
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
        pattern=(COUNT, AUX, LAY),
        yes=("{count=400: 400 could be laid off} at Acme, says the mayor.",),
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
        yes=("{count=600..: More than 600 workers will lose their jobs}.",),
    ),
    Rule(
        id="headcount.bare-n-lose-jobs",
        pattern=(COUNT, gap(6), sym(Symbol.LOSE)),
        yes=("{count=200..: Hundreds to lose jobs} as Acme shuts its call centre.",),
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
    Rule(
        id="headcount.n-layoffs",
        pattern=(BARE, word("of", op="?"), modifiers(3), LAYOFFS),
        yes=(
            "Acme announced {count=2000: 2,000 job cuts}.",
            "{count=2000..: Thousands of job cuts} at Acme.",
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
        pattern=(LAYOFFS, FILL, HEADS),
        yes=("Drug maker to {count=350: layoff 350 employees}.",),
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
        id="headcount.cuts-affect-n",
        pattern=(_CAUSE, gap(5), word(" ".join(_HITS)), FILL, QUANTITY),
        yes=("Acme confirmed layoffs. The {count=139: cuts will impact around 139 workers}.",),
        anchor=_HITS,
        needs_context=True,
    ),
    Rule(
        id="headcount.cost-n-jobs",
        pattern=(word("cost costs costing claim claims claiming"), FILL, POSTS),
        yes=("The closure will {count=80: cost 80 jobs}.",),
        anchor=("cost", "costs", "costing", "claim", "claims", "claiming"),
    ),
    Rule(
        id="headcount.cited-for-n",
        pattern=(word("cited blamed responsible accounted accounts attributed led"), word("for to"), FILL, FIGURE),
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
        id="headcount.announced-n",
        pattern=(word("announced announce announces announcing planned"), FILL, COUNT, _AFTER),
        yes=("Job cuts rose. Retailers {count=900: announced 900 in} May.",),
        anchor=("announced", "announce", "announces", "announcing", "planned"),
        needs_context=True,
    ),
    Rule(
        id="headcount.number-redundant",
        pattern=(
            word("number"),
            word("of"),
            modifiers(2),
            sym(Symbol.JOBS),
            AUX,
            sym(Symbol.LAY, Symbol.LOSE),
            word("is was will be at", op="{1,2}"),
            FILL,
            COUNT,
        ),
        yes=("The {count=40: number of employees to be made redundant is 40}.",),
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
        pattern=(word("save saves saved saving spare spares spared sparing"), FILL, QUANTITY),
        yes=("A judge blocked the layoffs at Acme, {count=220: saving 220 jobs}.",),
        anchor=("save", "saves", "saved", "saving", "spare", "spares", "spared", "sparing"),
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
        pattern=(POSTS, gap(4), word("are were is"), word("going"), _AFTER),
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
        anchor=_CUTTING,
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
        pattern=(word("and , ;"), FILL, COUNT, word("at by in"), word("the its", op="?"), _NAME),
        yes=("Acme will cut 300 jobs in Leeds {count=200: and 200 in York}.",),
        no=("Acme laid off staff and sold 200 to York.",),
        anchor=("<count>",),
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
        pattern=(word(", and ; while"), _NAME | {"OP": "{1,3}"}, COUNT, _AFTER),
        yes=("Acme laid off 11,000 people, {count=18000: and Borealis 18,000.}",),
        anchor=("<count>",),
        needs_figure=True,
    ),
    Rule(
        id="headcount.n-near-after",
        pattern=(sym(Symbol.LAYOFFS, Symbol.LAY), wide(12), HEADS),
        yes=("Acme's {count=80: layoffs, which it said it regretted, will hit some 80 people}.",),
    ),
    Rule(
        id="headcount.n-near-before",
        pattern=(HEADS, wide(12), sym(Symbol.LAYOFFS, Symbol.LAY)),
        yes=("{count=80: Some 80 employees had their access revoked on Monday as Acme began its layoffs}.",),
    ),
)
