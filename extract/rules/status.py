"""The words that tell how sure a cut is, as data. A cue is a regular expression over a sentence, case ignored.

``CUT`` in an example marks the place of the mention's anchor. Where a pseudo cue overlaps a cue, the cue is void:
"no fewer than 300", "did not say how many jobs".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extract.model import Status


class Where(StrEnum):
    """Where a cue stands to the anchor."""

    BEFORE = "before"  # in the anchor's clause, before it
    AFTER = "after"  # in the anchor's clause, after it
    CLAUSE = "clause"  # in the anchor's clause
    ANY = "any"  # anywhere in the sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCue:
    """One way to say how sure a cut is; ``{…}`` marks the anchor in the examples."""

    id: str  # permanent: claims store it
    status: Status
    where: Where
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


_CUTS = (
    r"(?:lay[\s-]?offs?|(?:job|staff|workforce|headcount)?\s*(?:cuts?|reductions?|losses)|redundancies|"
    r"dismissals|firings)"
)

CUES: tuple[StatusCue, ...] = (
    StatusCue(
        id="status.reversed-withdrawn",
        status=Status.REVERSED,
        where=Where.ANY,
        pattern=r"\b(?:rescind(?:s|ed|ing)?|revers(?:e[sd]?|ing)\s+(?:course|(?:its|the|their|his|plans?|decisions?|layoffs?|cuts?|that|a)\b)|"
        r"call(?:s|ed|ing)?\s+off|walk(?:s|ed|ing)?\s+back|back(?:s|ed|ing)?\s+(?:down|away|out|off)\s+(?:from|on|of)|"
        r"(?:scrap|drop|abandon|withdr[ae]w|cancel|shelv|ditch)\w*\s+(?:(?:its|the|their|his|all|planned|proposed|a|plans?|"
        r"for|to|of|proposals?|controversial)\s+)+(?:\w+\s+){0,2}?(?:lay|cut|redundan|job|dismiss|fire|axe|make|retrench)|"
        r"u-turns?\s+(?:on|over)|back-?track(?:s|ed|ing)?\s+(?:on|over)|(?:not|n[’']t)\s+(?:go(?:ing)?\s+ahead|proceed(?:ing)?)\s+with|"
        r"decid(?:es|ed)\s+against|(?:put|puts|putting|placed|are|is)\s+(?:\S+\s+){0,9}?on\s+(?:hold|ice)|"
        r"(?:paus|suspend|halt|fr[eo]ez)(?:e|es|ed|ing|en|s)?\s+(?:its\s+|the\s+|their\s+|all\s+|planned\s+|further\s+)*"
        r"(?:\d[\d,.]*\s+)?(?:planned\s+)?(?:lay-?offs|job\s+cuts|redundanc\w+|dismissals|cuts)|"
        r"withdr(?:aw|ew|awn|aws|awing)\s+(?:\S+\s+){0,2}?(?:redundancy|layoff|lay-off|dismissal|termination)\s+(?:notices|letters)|will\s+no\s+longer\s+(?:cut|lay|be\s+laid|be\s+cut|lose|make))",
        yes=(
            "Acme rescinded its {layoff} notices.",
            "The council called off {job cuts} after talks.",
            "Borel scraps plans to {cut} 300 jobs.",
            "The yard will no longer {cut} jobs.",
            "Acme will not go ahead with 300 {job cuts}.",
            "Acme has put its plan to {cut} 300 jobs on hold.",
            "Borel paused 300 {layoffs}.",
            "Borel has withdrawn redundancy notices sent to 300 {workers}.",
        ),
        no=("Acme scrapped two products and {laid off} 40 people.", "Sales reversed as Acme {cut} staff."),
    ),
    StatusCue(
        id="status.reversed-no-longer",
        status=Status.REVERSED,
        where=Where.BEFORE,
        pattern=r"\bno\s+longer\s+(?:needs?|plans?|intends?|expects?|wants?|ha[sd]|have|planned|intended|needed)\s+to\s+(?:\w+\s+)?$",
        yes=("The agency no longer needs to {lay off} 80,000 people.", "Acme no longer plans to {cut} jobs."),
        no=("Acme no longer plans to hire and will {cut} 40 jobs.",),
    ),
    StatusCue(
        id="status.reversed-averted",
        status=Status.REVERSED,
        where=Where.ANY,
        pattern=r"\b(?:avert(?:s|ed|ing)?|stave(?:s|d)?\s+off|avoid(?:s|ed)\s+(?:\w+\s+){0,2}?(?=lay|redundan|job|cut)|"
        r"(?:jobs|posts|positions|roles)\s+(?:[\w’'-]+\s+){0,7}?(?:saved|safe|rescued|spared|safeguarded)|sav(?:ed|es|ing)\s+(?:\S+\s+){0,3}?jobs\b|"
        r"re-?hir(?:e[sd]?|ing)|(?:hir|call)(?:e?s|e?d|ing)?\s+back\s+(?:\w+\s+)?\d|recall(?:s|ed|ing)?\s+(?:about\s+|some\s+|nearly\s+)?\d|reinstat(?:e[sd]?|ing|ement)|(?:given|giving|got|offered)\s+(?:\w+\s+){0,2}?jobs?\s+back)",
        yes=(
            "A deal with the union averted {layoffs} at Acme.",
            "The buyer will rehire 200 of the workers who were {laid off}.",
            "Borel reinstated the 40 people that it had {dismissed}.",
        ),
        no=("Acme {cut} 200 jobs, saving $30 million.",),
    ),
    StatusCue(
        id="status.reversed-court",
        status=Status.REVERSED,
        where=Where.ANY,
        pattern=r"\b(?:judge|court|tribunal|injunction|restraining\s+order|arbitrator)\b[^.;]{0,90}?\b(?:block|halt|paus|stop|"
        r"suspend|froze|freez|bar(?:s|red|ring)\b|overturn|quash|void|prevent|order|rul(?:ed|es|ing)|stay(?:s|ed)\b)\w*|"
        r"\b(?:block|halt|paus|suspend|overturn|quash)\w*\s+by\s+(?:a|the|an)\s+(?:\w+\s+){0,3}?(?:judge|court|tribunal)\b",
        yes=(
            "A federal judge blocked the agency's plan to {fire} 900 people.",
            "The {layoffs} were halted by a labour court.",
        ),
        no=("Acme, which won its court case, will {cut} 80 jobs.",),
    ),
    StatusCue(
        id="status.denied-verb",
        status=Status.DENIED,
        where=Where.BEFORE,
        pattern=r"\b(?:den(?:y|ies|ied|ying)(?!\s+(?:any\s+)?(?:wrongdoing|liability|discriminat\w+|bias|charges?|allegations?|the\s+"
        r"(?:charges?|allegations?|accusations?)))|rul(?:e[sd]?|ing)\s+out|refut(?:e[sd]?|ing)|rebuff(?:s|ed)|reject(?:s|ed|ing)?\s+"
        r"(?:\w+\s+){0,3}?(?:reports?|rumou?rs?|claims?|suggestions?|speculation)|dismiss(?:es|ed|ing)?\s+(?:\w+\s+){0,3}?"
        r"(?:reports?|rumou?rs?|claims?|suggestions?|speculation)|quash(?:es|ed)?\s+rumou?rs)",
        yes=(
            "Acme denied that it would {cut} jobs.",
            "The bank's head ruled out {layoffs}.",
            "Borel dismissed reports of {job cuts} as false.",
        ),
        no=(
            "Acme did not deny that it will {cut} jobs.",
            "Acme, which denies wrongdoing, will {cut} 40 jobs.",
        ),
    ),
    StatusCue(
        id="status.denied-none",
        status=Status.DENIED,
        where=Where.BEFORE,
        pattern=r"(?:\b(?-i:no|without|zero|NO)|^\W*No)\s+(?:\S+\s+){0,3}?$|\bno\s+(?:plans?|intention|need|decision|discussions?|talk|proposals?)\b"
        r"(?:\s+\S+){0,4}?\s+(?:to|of|for|on|about)\s+(?:\S+\s+){0,3}$|"
        r"(?:\bnot|n[’']t|\bnever)\s+(?:\S+\s+){0,2}?(?:plan|intend|consider|look|expect|have\s+to|want|going|need|be|to|anticipat\w+|"
        r"planning|considering|looking)\b\s*(?:\S+\s+){0,4}$|\b(?:will|wo|would|does|do|is|are)(?:\s+not|\s?n[’']t)\s+(?:\S+\s+)?$|\bwo\s?n[’']t\s+$",
        yes=(
            "There will be no {layoffs}, Acme said.",
            "Acme has no plans to {cut} jobs.",
            "Acme will not {lay off} anyone, it said.",
            "The bank is not planning to {cut} staff.",
            "Borel promises no compulsory {redundancies}.",
        ),
        no=(
            "Acme has no choice but to {cut} 40 jobs.",
            "The cuts will not only {eliminate} 40 jobs.",
            "Acme did not say how many people it would {lay off}.",
            "It is not clear how many {job cuts} there will be.",
            "Acme will not replace the 40 people it {laid off}.",
        ),
    ),
    StatusCue(
        id="status.denied-report",
        status=Status.DENIED,
        where=Where.AFTER,
        pattern=rf"^\W*(?:{_CUTS}|reports?|rumou?rs?|at\s+\S+|plans?)?(?:\s+\S+){{0,6}}?\s+(?:(?:is|are|was|were)\s+)?[“\"‘]?(?:false|untrue|"
        r"not\s+true|incorrect|inaccurate|wrong|erroneous|misleading|baseless|unfounded|groundless|fake|nonsense|speculation|"
        r"(?:just\s+|only\s+|mere\s+|pure\s+)?(?:rumou?rs?|speculation))\b(?!\s+[a-z])",
        yes=(
            "Reports of {layoffs} at Acme are untrue, its head said.",
            "Talk of {job cuts} is false.",
            "Reports that Acme will {cut} 300 jobs are wrong, it said.",
        ),
        no=("Acme will {cut} 40 jobs after a false alarm.",),
    ),
    StatusCue(
        id="status.denied-denies",
        status=Status.DENIED,
        where=Where.ANY,
        pattern=r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed)|refut(?:es|ed)|contradict(?:s|ed|ing)?)\s+"
        r"(?:(?:the|these|those|such|all|an?|media|press|earlier)\s+){0,2}(?:reports?|rumou?rs?|claims?|speculation|it|this|that)\b",
        yes=(
            "Acme to {cut} 300 jobs, say rivals; it denies the reports.",
            "Acme's chief said nobody would go, contradicting a report that it would {cut} 300 jobs.",
        ),
        no=("Acme did not deny the reports that it will {cut} jobs.",),
    ),
    StatusCue(
        id="status.reported-adverb",
        status=Status.REPORTED,
        where=Where.CLAUSE,
        pattern=r"\b(?:reportedly|allegedly|apparently|seemingly|supposedly|rumou?red|purportedly)\b|\b(?:it|that|there)\s+(?:appears?|seems?)\b|"
        r"\bappears?\s+to\s+(?:have|be)\b|\b(?:is|are|was|were)\s+(?:said|understood|believed|thought|reported)\s+to\b|\brumou?rs\b|"
        r"\bis\s+understood\b|\b(?:is|are)\s+reported\b",
        yes=(
            "Acme is reportedly {cutting} 300 jobs.",
            "Acme seems to have {laid off} 20 people, it appears.",
            "Borel is said to be {cutting} staff.",
        ),
        no=("Acme reported {layoffs} of 20 people.",),
    ),
    StatusCue(
        id="status.reported-sources",
        status=Status.REPORTED,
        where=Where.ANY,
        pattern=r"\b(?:people|persons?|sources?|insiders?|those|employees?|someone|individuals?|officials?)\s+(?:\w+\s+){0,2}?(?:familiar|aware\s+of|close\s+to|briefed|"
        r"with\s+(?:direct\s+)?knowledge|with\s+the\s+matter|who\s+(?:asked|declined|requested|spoke))|\b(?:the|two|three|four|some|other|these|those|several|"
        r"multiple)\s+(?:people|sources|insiders)\s+(?:said|told|added|say)|\b(?:one|a|the|another)\s+(?:source|person|insider)\s+(?:said|told|added|says|with|familiar)|"
        r"\bone\s+of\s+the\s+(?:people|sources)\b|\b(?:unnamed|anonymous|unidentified)\b|\baccording\s+to\s+(?:(?:a|an|one|two|three|several|multiple|its|the|some|"
        r"unnamed|industry|company)\s+)*(?:sources?|people|persons?|insiders?)\b|\b(?:citing|cites?|cited)\s+(?:(?:a|an|one|two|three|four|several|multiple|the|unnamed|anonymous|"
        r"industry|company|its|some)\s+)*(?:sources?|people|persons?|insiders?)\b|\b(?:sources?|insiders?)\s+(?:say|says|said|claim|told|tell|indicat|suggest|add)\w*|\baccording\s+to\s+(?:\S+\s+){0,3}?(?:posts?|linkedin|social\s+media|employees?|staffers?|workers|\w+\s+people)\b|\bspoke\s+on\s+(?:the\s+)?condition\s+of\s+anonymity|\bleaked\b",
        yes=(
            "Acme will {cut} 300 jobs, people familiar with the matter said.",
            "Borel is to {cut} staff, according to two sources.",
            "Acme will {cut} 300 jobs, a person aware of the matter said.",
            "Acme plans to {lay off} 40, a source told the paper.",
            "A leaked memo speaks of {layoffs} at Acme.",
        ),
        no=("Acme will {cut} 300 people who work at the source of the river.",),
    ),
    StatusCue(
        id="status.reported-paper",
        status=Status.REPORTED,
        where=Where.ANY,
        pattern=r"^\W*(?:report|sources?|rumou?r|exclusive\s+report)\s*:|[-–—:,|]\s*(?:media\s+|press\s+|news\s+)?(?:report|reports|sources?|rumou?rs?|papers?|newspapers?|media|magazine)\W*$|"
        r"[,–—-]\s*(?:\S+\s+){1,4}?reports\W*$|\b(?:according\s+to|per)\s+(?:(?:a|an|the|media|press|news|local|new|recent|multiple|several|(?-i:[A-Z])\S+)\s+)*"
        r"reports?\b(?!\s+(?:(?:it|they|that\s+it)\s+filed|filed\s+(?:by|with)|(?:\w+day\s+|released\s+|published\s+)*(?:from|by|released)\s+(?!Bloomberg|Reuters|CNBC|Business|Axios|Kotaku|Politico|TechCrunch|Variety|Deadline|Semafor|Nikkei|Handelsblatt|Fortune|Insider|the\b)))|\b(?!While|As|When|After|The|In|On|Final|Annual|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?-i:[A-Z]\S+)(?:\s+(?-i:[A-Z])\S+){0,3}\s+"
        r"(?:first\s+|has\s+|had\s+|previously\s+|earlier\s+)?(?-i:reports?|reported)\s+(?:that\b(?!\s+(?:it|they)\b)|citing\b|on\s|earlier\b|last\b|this\b|in\b|\w+day\b|(?-i:[A-Z])\S+\s+(?:to|will|is|plans|has)\b)|"
        r",\s+(?:the\s+)?(?-i:[A-Z]\S+)(?:\s+(?-i:[A-Z])\S+){0,3}\s+(?:has\s+|first\s+|had\s+|previously\s+)*reported\b|\bfirst\s+reported\s+by\b|"
        r"\baccording\s+to\s+(?:the\s+)?(?-i:Bloomberg|Reuters|Barron|CNBC|Business\s+Insider|The\s+Information|WSJ|Wall\s+Street\s+Journal|Financial\s+Times|New\s+York\s+Times|"
        r"Axios|The\s+Verge|Kotaku|Polygon|Game\s+Developer|GamesIndustry|PC\s+Gamer|TechCrunch|CNN|NBC|CBS|Sky\s+News|Fortune|Forbes|Politico|Handelsblatt|Der\s+Spiegel|Les\s+Echos|Nikkei|Semafor|Puck|Variety|Deadline|IGN|Eurogamer)\b|\baccording\s+to\s+(?:the\s+)?(?-i:(?:[A-Z][\w.]*\s+){1,3})"
        r"(?-i:Telegraph|Times|Journal|Post|Herald|News|Tribune|Guardian|Gazette|Chronicle|Observer|Mail|Sun|Star|Standard|Express|Independent|Ledger|Globe|Courier)\b|"
        r"\baccording\s+to\s+(?:reporting\s+by\s+)?(?:(?:the|a|\S+)\s+){0,3}?(?:broadcaster|newspaper|daily|magazine|news\s+(?:agency|site|outlet)|tabloid|weekly)\b|"
        r"\b(?:a|the)\s+report\s+in\s+(?:the\s+)?(?-i:[A-Z])|\bit\s+(?:(?:has|had)\s+(?:also\s+)?been|was|is)\s+(?:also\s+)?(?:reported|rumou?red|said)\b|\bmedia\s+reports?\b|\b(?:memo|document|e-?mail|letter|presentation|recording|message)s?\s+(?:\w+\s+){0,3}?(?:seen|viewed|obtained|reviewed)\s+by\b|"
        r"\bthe\s+report\s+(?:said|says|added|stated)\b",
        yes=(
            "Report: Acme {lays off} staff",
            "Sources: Acme {laying off} staff",
            "Acme will {cut} 300 jobs, per a report by Axios.",
            "Acme to {cut} 300 jobs next week: sources",
            "Acme to {eliminate} a tenth of its staff, Daily Ledger Reports",
            "Acme will {cut} 300 jobs, according to media reports.",
            "Acme plans to {lay off} 40, the Daily Ledger reported on Monday.",
            "Acme will {cut} 300 jobs, according to a memo seen by the Ledger.",
        ),
        no=("Acme reports loss and {cuts} 40 jobs", "Acme will {cut} 40 jobs, it said in its annual report."),
    ),
    StatusCue(
        id="status.planned-risk",
        status=Status.PLANNED,
        where=Where.ANY,
        pattern=r"\b(?:(?:put|puts|putting|are|is|were|with|at)\s+)?(?:at\s+risk|under\s+threat|on\s+the\s+line|in\s+(?:danger|jeopardy|doubt)|threatened)\b|"
        r"\b(?:fears?|feared|threat(?:en(?:s|ed|ing)?|s)?|(?-i:warn(?:s|ed|ing)?|Warns?|Warned)|brac(?:e|es|ing)|fac(?:e|es|ing)|risk(?:s|ing)?|spark(?:s|ing)?)\s+(?:\S+\s+){0,6}?(?=$|\S*\s*(?:lay|job|cut|redundan|loss))|"
        r"\bconsultations?\b|\bwhether\b|\bin\s+talks\b|\bproposals?\b|\bpropos(?:e|es|ed|ing)\b",
        yes=(
            "A shutdown puts 300 jobs at risk of being {cut}.",
            "Acme warns of {job losses}.",
            "Acme proposes to {cut} 90 jobs.",
        ),
        no=("Acme {cut} 90 jobs, a risk it took.",),
    ),
    StatusCue(
        id="status.planned-after",
        status=Status.PLANNED,
        where=Where.AFTER,
        pattern=r"^\W*(?:(?:is|are|was|were)\s+)?(?:loom(?:s|ing|ed)?|feared|threatened|on\s+the\s+(?:table|cards|way|horizon)|possible|likely|expected|planned|"
        r"proposed|under\s+consideration|being\s+considered|to\s+follow|in\s+the\s+works)\b",
        yes=("{Job cuts} loom at Acme.", "{Redundancies} are likely at Borel.", "{Layoffs} feared as Acme moves"),
        no=("{Layoffs} hit Acme, as expected.",),
    ),
    StatusCue(
        id="status.planned-if",
        status=Status.PLANNED,
        where=Where.AFTER,
        pattern=r"(?<!as\s)(?<!even\s)\b(?:if|unless)\b",
        yes=("Acme will {cut} 300 jobs if the talks fail.", "Acme will {lay off} 40 people unless it finds a buyer."),
        no=("Acme {cut} 300 jobs even if sales rose.",),
    ),
    StatusCue(
        id="status.planned-modal",
        status=Status.PLANNED,
        where=Where.BEFORE,
        pattern=r"\b(?-i:could|may|might|COULD|MIGHT|potentially|possibly)\s+(?:\S+\s+){0,4}$",
        yes=("ACME COULD {CUT} 200 JOBS", "Acme might have to {lay off} staff."),
        no=("In May Acme {cut} 40 jobs.",),
    ),
    StatusCue(
        id="status.planned-intends",
        status=Status.PLANNED,
        where=Where.BEFORE,
        pattern=r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|anticipat(?:e[sd]?|ing)|consider(?:s|ed|ing)?|expect(?:s|ed|ing)?|propos(?:e[sd]?|ing|als?)|"
        r"mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?|aim(?:s|ed|ing)?|seek(?:s|ing)?|sought|prepar(?:e[sd]?|ing)|look(?:s|ed|ing)?\s+(?:to|at)|want(?:s|ed|ing)?\s+to|"
        r"ey(?:e[sd]?|eing)|hop(?:e[sd]?|ing)\s+(?:to|of)|(?:prospect|possibility|likelihood)\s+of|target(?:s|ed|ing)?|set\s+to|likely|poised|needs?\s+to|ready\s+to|about\s+to|due\s+to\s+(?=cut|lay|shed|axe|lose)|"
        r"contemplat\w+|threaten\w*|explor(?:e[sd]?|ing)|option\s+to|asked?\s+to)\b(?:\s+\S+){0,6}?\s*$",
        yes=(
            "Acme plans to {cut} 300 jobs.",
            "Acme is considering {layoffs}.",
            "The bank is expected to {cut} 90 jobs.",
            "Acme is likely to {lay off} 40 people.",
        ),
        no=("Acme announced plans to {cut} 300 jobs.", "Acme will {cut} 300 jobs."),
    ),
)
#: A plan announced is an announcement.
PSEUDO_PLAN = (
    r"\b(?:announc\w+|unveil\w+|confirm\w+|approv\w+|includ\w+|reveal\w+|detail\w+|outlin\w+)\s+"
    r"(?:\S+\s+){0,4}?(?:plans?|proposals?|intention)\b"
)
#: Words that look like denial and are not.
PSEUDO_DENIAL = (
    r"\bconfirm(?:ed|ing)?\s+n?or\s+deny(?:ing)?\b(?:\s+(?:that|it|this|the|claims|reports))?|"
    r"\b(?:no|not)\s+(?:fewer|less|more|later|sooner)\s+than\b|\bnot\s+(?:only|just|merely|yet|immediately|been|specif\w+|the\s+(?:first|last|only)|"
    r"say|said|disclose\w*|clear|known|reveal\w*|give|provide|detail|confirm\w*|elaborat\w*|name|identif\w+|rule|ruled|respond\w*|comment\w*|deny|denied|include\w*|surpris\w+|sure|"
    r"certain|happy|aware|replac\w+|(?:be\s+)?(?:re)?fill\w*|renew\w*)\b|n[’']t\s+(?:say|said|disclose\w*|clear|known|reveal\w*|give|provide|confirm\w*|rule|yet|just|only|respond|comment|deny|"
    r"include|replace|(?:re)?fill|surprising|specif\w+|the\s+(?:first|last|only)|been|enough|immune|know)\b|\bno\s+(?:choice|option|alternative|doubt|longer|one|word|details?|wonder|matter|stranger|question|secret|comment|exception|"
    r"immediate|other\s+(?:choice|option)|sign|end|surprise|less|fewer)\b|\bwithout\s+(?:giving|saying|specifying|notice|warning|pay|severance|cause|explanation)\b"
)
