"""What looks like a cut and is none, and what speaks of a cut too vaguely to be a claim by itself.

Each refusal is a pattern over the same row of symbols as the rules, laid over a rule's match.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extract.lexer import Symbol
from extract.rules.rule import Token
from extract.rules.tokens import CUT, FIGURE, FILL, HEADS, LAY, LAYOFFS, PEOPLE, gap, modifiers, sym, word


class Scope(StrEnum):
    """What of a rule's match a refusal must touch."""

    FIGURE = "figure"  # its figure
    ANCHOR = "anchor"  # its cut word
    MATCH = "match"  # any of it
    SENTENCE = "sentence"  # nothing: the whole sentence is refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A pattern that refuses a match; ``yes`` sentences are refused by it, ``no`` sentences are not."""

    id: str  # permanent: the why-not log names it
    pattern: tuple[Token, ...]
    scope: Scope
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    only: tuple[str, ...] = ()  # ids of the rules it bears on; empty: all
    forms: tuple[str, ...] = ()  # beginnings of the cut word that it bears on; empty: any
    alone: bool = (
        False  # refused only as a claim of its own: told figures stand, and other mentions may be repeated by it
    )


_HIRE = (
    "hire hires hired hiring recruit recruits recruited recruiting add adds added adding create creates created "
    "creating employ employs employed employing keep keeps keeping retain retains retaining "
    "protect protects protecting support supports supporting generate generates generating train trains training "
    "transfer transfers transferred transferring relocate relocates relocating redeploy redeployed redeploying "
    "bring brings bringing deploy "
    "secure secured securing preserve"
)
_COSTS = (
    "costs cost expenses pay salaries salary wages wage hours hour benefits bonuses travel training turnover time "
    "safety overtime morale expense perks productivity injuries burnout stress compensation pensions shortages "
    "shortage retention engagement discounts meetings accidents absences absenteeism numbers' spending budgets "
    "budget"
)
_NEAR = ("headcount.n-near-after", "headcount.n-near-before")
_TERMS = (
    "pay payments payment package packages law laws rules rights scheme insurance money terms tracker trackers "
    "benefits protection protections clause clauses agreement agreements announcement rumors rumours survivor "
    "survivors etiquette"
)

REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        id="not.hiring",
        pattern=(word(_HIRE), FILL, modifiers(2), FIGURE),
        scope=Scope.FIGURE,
        yes=("Acme, which employs 300 people in Leeds, was fined and prices were cut, its 900 staff will be told.",),
        no=("Acme, which employs 300 people, will cut 20 jobs.",),
    ),
    Refusal(
        id="not.size",
        pattern=(word("has have had"), FILL, PEOPLE),
        scope=Scope.FIGURE,
        yes=("Acme has 450 employees in Oslo and some will be laid off.",),
        no=("Acme has cut 450 jobs.",),
    ),
    Refusal(
        id="not.unaffected",
        pattern=(
            word("are were is be been"),
            word("not n't n’t"),
            word("directly be being been", op="?"),
            sym(Symbol.HIT),
        ),
        scope=Scope.MATCH,
        only=("headcount.n-hit",),
        yes=("Acme began layoffs on Monday, but 6,200 shop workers are not affected.",),
        no=("Acme began layoffs on Monday; 80 workers in Riga are affected.",),
    ),
    Refusal(
        id="not.its-size",
        pattern=(word("with"), FILL, PEOPLE, word(",")),
        scope=Scope.FIGURE,
        only=_NEAR,
        yes=("Its works in Riga, with 30,500 workers, had the most layoffs.",),
    ),
    Refusal(
        id="not.size-of-firm",
        pattern=(word("company firm group business <team>"), word("of"), FILL, PEOPLE),
        scope=Scope.FIGURE,
        only=(*_NEAR, "headcount.layoffs-of-n"),
        yes=("Most layoffs at the company of 16,000 employees will come by May.",),
    ),
    Refusal(
        id="not.share-of-cuts",
        pattern=(sym(Symbol.SHARE), word("of"), word("the its these those all"), modifiers(2), LAYOFFS),
        scope=Scope.FIGURE,
        yes=("Acme said 61 percent of the layoffs were in the East.",),
        no=("Acme announced a 61 percent cut of its staff.",),
    ),
    Refusal(
        id="not.whole",
        pattern=(word("its their our his her whose of than"), FILL, HEADS),
        scope=Scope.FIGURE,
        only=_NEAR,
        yes=("Acme told its 42,000 employees on a call that layoffs had begun.",),
    ),
    Refusal(
        id="not.object",
        pattern=(word("for by among with from between to"), FILL, PEOPLE),
        scope=Scope.FIGURE,
        only=("headcount.n-will-be-cut", "headcount.n-hit", "headcount.n-leave"),
        yes=("Overtime for 300 employees was reduced.",),
    ),
    Refusal(
        id="not.how-many",
        pattern=(word("how"), word("many"), word("of", op="?"), word("the its their", op="?"), HEADS),
        scope=Scope.FIGURE,
        yes=("Acme did not say how many of the 2,200 workers would be laid off.",),
    ),
    Refusal(
        id="not.costs",
        pattern=(sym(Symbol.JOBS, Symbol.TRADES, Symbol.STAFF, Symbol.PEOPLE, Symbol.STAFFSHARE), word(_COSTS)),
        scope=Scope.MATCH,
        yes=("Acme will cut staff costs.", "Acme cut employees' pay by 10%.", "Acme reduced 300 workers' hours."),
        no=("Acme cut staff to save costs.",),
    ),
    Refusal(
        id="not.market-positions",
        pattern=(
            word("short long equity bond currency net open cash bullish bearish speculative"),
            sym(Symbol.JOBS, Symbol.POSTS),
        ),
        scope=Scope.MATCH,
        yes=("The fund cut short positions in bonds.",),
    ),
    Refusal(
        id="not.statistics",
        pattern=(
            sym(Symbol.STAFF, Symbol.JOBS),
            word("benchmark revision revisions report survey statistics data"),
        ),
        scope=Scope.SENTENCE,
        yes=("The payrolls benchmark revision was a reduction of 8,000 jobs.",),
    ),
    Refusal(
        id="not.temporary",
        pattern=(word("temporary temporarily seasonal"), modifiers(1), sym(Symbol.LAY, Symbol.LAYOFFS)),
        scope=Scope.MATCH,
        yes=("Acme will temporarily lay off 67 people.", "The temporary layoffs affect 30 people."),
        no=("Acme will lay off temporary workers.",),
    ),
    Refusal(
        id="not.temporary-after",
        pattern=(LAY, FILL, sym(Symbol.PEOPLE, Symbol.COUNT, Symbol.STAFFSHARE, op="?"), gap(1), word("temporarily")),
        scope=Scope.MATCH,
        yes=("Some 67 persons are laid off temporarily.", "Acme laid off 30 workers temporarily."),
    ),
    Refusal(
        id="not.economy",
        pattern=(
            word("jobless unemployment nonfarm initial"),
            word("claims claim rate payrolls payroll"),
        ),
        scope=Scope.SENTENCE,
        yes=("The economy lost 12,000 jobs as the unemployment rate rose.",),
    ),
    Refusal(
        id="not.payroll-statistics",
        pattern=(word("number"), word("of"), sym(Symbol.JOBS, Symbol.STAFF), word("on"), gap(2), sym(Symbol.STAFF)),
        scope=Scope.SENTENCE,
        yes=("The number of people on company payrolls fell by 22,000 in October.",),
        no=("Acme cut the number of people in its Leeds office by 200.",),
    ),
    Refusal(
        id="not.labour-office",
        pattern=(
            word("labor labour employment"),
            word("department ministry statistics bureau"),
            word("on to ,", op="?"),
            word("said says reported reports data figures report showed shows announced"),
        ),
        scope=Scope.SENTENCE,
        yes=("Factories lost 12,000 jobs in May, the Labor Department said.",),
        no=("The Labor Department will cut 300 jobs.",),
    ),
    Refusal(
        id="not.law",
        pattern=(
            word("require requires required requiring obliges obliged obliging mandates mandated compels"),
            gap(3),
            word("employers employer companies businesses firms"),
        ),
        scope=Scope.SENTENCE,
        yes=(
            "State law requires employers to give notice of layoffs of 50 or more workers.",
            "The act requires an employer that is laying off more than 50 people to tell the state.",
        ),
        no=("State law required Acme to give notice of 300 job cuts.",),
    ),
    Refusal(
        id="not.law-must",
        pattern=(
            word("employers companies businesses firms"),
            {"ORTH": {"NOT_IN": ["must", "<end>", ";"]}, "OP": "{0,8}"},
            word("must"),
            gap(2),
            word("provide give notify file warn tell inform submit post consult"),
        ),
        scope=Scope.SENTENCE,
        yes=("Employers laying off 50 or more workers must give 60 days' notice.",),
        no=("Acme must cut 300 jobs.",),
    ),
    Refusal(
        id="not.law-when",
        pattern=(
            word("when if whenever where before"),
            word("an a any"),
            word("employer employers company firm business mass"),
            gap(2),
            sym(Symbol.LAY, Symbol.LAYOFFS),
        ),
        scope=Scope.SENTENCE,
        yes=(
            "Notice is due when an employer lays off more than 50 people.",
            "60 days' notice before a mass layoff of 50 or more",
        ),
        no=("Acme called in its staff before it laid off 300.",),
    ),
    Refusal(
        id="not.estimate-of-economists",
        pattern=(
            word("median consensus economists economists'"),
            gap(2),
            word("estimate estimates forecast forecasts"),
        ),
        scope=Scope.SENTENCE,
        yes=("Factories shed 6,000 jobs, against a median forecast of a gain.",),
    ),
    Refusal(
        id="not.survey",
        pattern=(
            sym(Symbol.SHARE, Symbol.COUNT),
            word("of"),
            gap(6),
            word(
                "employers companies firms businesses respondents organizations organisations hospitals districts "
                "leaders ceos startups retailers restaurants manufacturers"
            ),
            gap(4),
            word("said say says plan planned expect expected reported report intend told are have would will"),
        ),
        scope=Scope.SENTENCE,
        yes=(
            "Some 55% of employers plan to lay off workers next year.",
            "About 40 percent of firms said they cut jobs.",
        ),
        no=("Acme, one of the largest employers here, will cut 300 jobs.",),
    ),
    Refusal(
        id="not.survey-of-people",
        pattern=(
            sym(Symbol.STAFFSHARE),
            word("surveyed polled", op="?"),
            word("said say says reported believe believed think expect fear worry"),
        ),
        scope=Scope.SENTENCE,
        yes=("Forty-one percent of managers said they would cut jobs.",),
        no=("Acme will cut 300 jobs, it said.", "Acme fired 350 workers in January, two former employees said."),
    ),
    Refusal(
        id="not.survey-of-many",
        pattern=(
            sym(Symbol.PEOPLE),
            word("surveyed polled"),
            word("said say says reported believe believed think expect fear worry"),
        ),
        scope=Scope.SENTENCE,
        yes=("Some 400 managers polled said they would cut jobs.",),
        no=("Acme fired 350 workers in January, two former employees said.",),
    ),
    Refusal(
        id="not.machines",
        pattern=(
            word("ai a.i a.i. intelligence robots automation machines chatbots technology bots"),
            word(
                "could will would may might can is are poised set expected likely to going able eventually soon",
                op="{1,5}",
            ),
            gap(2),
            CUT,
        ),
        scope=Scope.ANCHOR,
        yes=("AI could wipe out half of entry-level jobs.", "Robots will eliminate 20,000 jobs."),
        no=("Acme, citing AI, will cut 300 jobs.",),
    ),
    Refusal(
        id="not.moved",
        pattern=(
            HEADS,
            word("will would are were be could", op="{1,3}"),
            word("move moved shift shifted relocate relocated transfer transferred created added"),
        ),
        scope=Scope.FIGURE,
        yes=("Softening the layoffs, Acme said 200 jobs will move to Oslo.",),
    ),
    Refusal(
        id="not.to-move",
        pattern=(
            HEADS,
            word("to"),
            word("move shift relocate transfer"),
            word("to from into overseas abroad elsewhere"),
        ),
        scope=Scope.FIGURE,
        yes=("Softening the layoffs, Acme said it had picked 200 jobs to move to Oslo.",),
        no=("Acme is laying off 200 people to shift resources to lamps.",),
    ),
    Refusal(
        id="not.players",
        pattern=(sym(Symbol.COUNT, Symbol.SHARE), modifiers(2), word("players coaches athletes")),
        scope=Scope.FIGURE,
        yes=("Some 40 players lost their jobs when the league folded.",),
    ),
    Refusal(
        id="not.students",
        pattern=(sym(Symbol.STAFF), {"OP": "{0,14}"}, word("students pupils enrollment enrolment")),
        scope=Scope.MATCH,
        only=("headcount.staff-fell-by", "headcount.staff-cut-by"),
        yes=("The college's fall headcount fell by a third, to 9,067 students.",),
    ),
    Refusal(
        id="not.economy-sheds",
        pattern=(word("economy"), gap(2), CUT),
        scope=Scope.MATCH,
        yes=("The US economy shed 12,000 jobs last month.",),
    ),
    Refusal(
        id="not.avoided",
        pattern=(
            word(
                "avoid avoids avoided avoiding avert averted averting prevent prevented preventing without rather "
                "instead"
            ),
            word("of than any more further making the having to", op="{0,3}"),
            modifiers(1),
            sym(Symbol.LAY, Symbol.LAYOFFS),
        ),
        scope=Scope.ANCHOR,
        yes=("The deal avoids layoffs.", "Acme grew without laying off 300 people."),
    ),
    Refusal(
        id="not.thing",
        pattern=(
            word(
                "tax taxes rate rates price prices interest spending budget emissions fare fares fuel power pay "
                "wage salary dividend production output cost costs funding"
            ),
            sym(Symbol.CUT),
        ),
        scope=Scope.ANCHOR,
        yes=("The tax cuts of 300 workers were small.",),
    ),
    Refusal(
        id="not.go-to",
        pattern=(sym(Symbol.GO, Symbol.LEAVE), word("to on ahead into toward towards back for")),
        scope=Scope.ANCHOR,
        yes=("Acme cut jobs last year. Of those, 300 posts will go to Yorkshire.",),
        no=("Acme said 300 posts will go through attrition.",),
    ),
    Refusal(
        id="not.fewer-created",
        pattern=(
            word("fewer less"),
            gap(2),
            sym(Symbol.JOBS),
            word("were are have had been", op="{0,2}"),
            word("created available advertised added posted open"),
        ),
        scope=Scope.ANCHOR,
        yes=("It found 598,000 fewer jobs were created than thought.",),
    ),
    Refusal(
        id="not.fewer-than-thought",
        pattern=(
            word("fewer less"),
            gap(2),
            sym(Symbol.JOBS),
            word("than"),
            gap(2),
            word("thought expected estimated forecast predicted reported previously first initially planned"),
        ),
        scope=Scope.ANCHOR,
        yes=("Employers have 598,000 fewer jobs than first thought.",),
        no=("Acme has 300 fewer employees than a year ago.",),
    ),
    Refusal(
        id="alone.laid-off-people",
        pattern=(
            word("of for by the to from among with these those many some help helps recently hire hires hiring"),
            LAY,
            sym(Symbol.JOBS),
        ),
        scope=Scope.ANCHOR,
        alone=True,
        forms=("laid", "retrenched"),
        yes=("The fund helps laid-off workers of Acme.",),
        no=("Acme lays off staff.", "Acme is planning to lay off employees in Oslo."),
    ),
    Refusal(
        id="alone.people-laid-off",
        pattern=(
            word("he she i who those anyone someone him her you"),
            word("was were is are had has been being got get gets be have who", op="{0,4}"),
            LAY,
        ),
        scope=Scope.ANCHOR,
        alone=True,
        yes=("She was laid off by Acme.",),
    ),
    Refusal(
        id="alone.whose-jobs",
        pattern=(word("whose their your people's workers'"), sym(Symbol.JOBS), gap(3), sym(Symbol.RISK, Symbol.GO)),
        scope=Scope.ANCHOR,
        alone=True,
        yes=("The fund helps people whose jobs are at risk.",),
    ),
    Refusal(
        id="alone.told-before",
        pattern=(word("the these those such this"), modifiers(1), LAYOFFS),
        scope=Scope.ANCHOR,
        alone=True,
        yes=("Acme said the job cuts were needed.",),
        no=("Acme promised no layoffs.",),
    ),
    Refusal(
        id="alone.terms",
        pattern=(LAYOFFS, word(_TERMS)),
        scope=Scope.ANCHOR,
        alone=True,
        yes=("Acme's redundancy pay is low.",),
    ),
    Refusal(
        id="alone.none-announced",
        pattern=(
            word("has have had hasn't haven't hadn't hasn’t haven’t"),
            word("not n't n’t never", op="?"),
            word("yet so far", op="{0,2}"),
            word("made announced disclosed reported seen planned"),
            word("any no similar such", op="{1,2}"),
            gap(2),
            LAYOFFS,
        ),
        scope=Scope.ANCHOR,
        alone=True,
        yes=("Acme has not made any similar job cuts.", "Acme has announced no layoffs."),
        no=("Acme has announced layoffs.",),
    ),
    Refusal(
        id="alone.feared",
        pattern=(
            word("fear fears feared fearing worry worries worried anxiety if whether"),
            gap(6),
            sym(Symbol.LAY, Symbol.LAYOFFS, Symbol.CUT),
        ),
        scope=Scope.ANCHOR,
        alone=True,
        yes=("Staff at Acme fear layoffs.",),
    ),
)
