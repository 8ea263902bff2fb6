"""The words of reasons that come upon the employer: markets, money, law, mishap."""

from __future__ import annotations

from extract.model import CauseCode
from extract.rules.cause import CauseTerm

_SALES = (
    r"(?:demand|sales|orders?|order\s+books?|volumes?|traffic|footfall|subscri(?:bers?|ptions?)|revenues?|"
    r"bookings|advertising|ad\s+(?:market|sales|spending)|readership|"
    r"viewership|orders|output|shipments|spending|customers|users|enrol?lments?|prices|"
    r"passenger\s+numbers|travel|trade)"
)


OUTSIDE: tuple[CauseTerm, ...] = (
    CauseTerm(
        id="cause.economic-conditions",
        code=CauseCode.ECONOMIC_CONDITIONS,
        pattern=r"\b(?:economy|economic\s+(?:downturn|slowdown|conditions|uncertaint\w+|climate|headwinds|crisis|"
        r"situation|environment|outlook|woes|weakness|slump|difficult\w+|pressures?|turmoil)|"
        r"(?:global|financial|credit)\s+(?:crisis|crunch|slowdown)|inflation\w*|(?:higher|rising|"
        r"high)\s+interest\s+rates?|interest\s+rates?|recession(?!-)|uncertain(?:ty|ties|\s+\w+)|headwinds|"
        r"(?:market|business|industry|trading|operating|macro|macroeconomic)\s+(?:conditions|environment|"
        r"climate|challenges|weakness|difficult\w+)|macroeconomic\s+\w+|"
        r"(?<!coronavirus\s)(?<!pandemic\s)downturn|slowdown|"
        r"(?:challenging|difficult|tough|tougher|volatile|weak)\s+(?:\w+\s+){0,2}(?:market|markets|"
        r"environment|climate|times|conditions|economy)|cost[\s-]of[\s-]living|market\s+(?:volatility|"
        r"downturn|slump)|"
        r"(?:fall|drop|slump|collapse|plunge|decline)\s+(?:in|of)\s+(?:the\s+)?(?:\w+\s+){0,3}prices?|"
        r"low(?:er)?\s+(?:oil|commodity|gas|metal|tin|coal|copper)\s+prices)\b",
        plain=r"\buncertain\w*\s+(?:\S+\s+){0,4}?econom\w*|"
        r"\b(?:economic\s+(?:downturn|slowdown|conditions|uncertainty|environment|headwinds|climate|reality)|"
        r"macroeconomic\s+\w+|recession(?!-)|inflation|(?:high|higher|rising)\s+interest\s+rates|"
        r"interest\s+rates\s+(?:are|have|were)|(?:market|trading|industry|business)\s+(?:conditions|environment|climate|downturn)|"
        r"(?:challenging|difficult|tough|uncertain)\s+(?:\w+\s+){0,2}(?:market|environment|climate|times|conditions|economy)|"
        r"(?:current|today[’']s)\s+market\s+conditions|(?:market|industry|economy|environment)\s+(?:has|have|is|was|had)\s+(?:become\s+|been\s+|getting\s+)?(?:much\s+|more\s+|very\s+|increasingly\s+)*"
        r"(?:hard|harder|tough|tougher|difficult|challenging|uncertain|volatile))\b",
        yes=(
            "Acme {laid off} 40 people because of the economic downturn.",
            "Acme will {cut} 90 jobs, citing inflation.",
            "The yard {cut} 200 jobs owing to a fall in the price of tin, blaming tough market conditions.",
        ),
        no=("Acme {cut} 40 jobs amid the economic downturn.",),
    ),
    CauseTerm(
        id="cause.demand",
        code=CauseCode.DEMAND,
        pattern=r"\b(?:reduc|cut|adjust|adapt|match)\w*\s+(?:its\s+|the\s+)?(?:production\s+)?capacity\b|\b(?:slow\w*|weak\w*|sluggish)\s+(?:\w+\s+)?growth\b|\bgrowth\s+(?:\S+\s+){0,2}?(?:slow|stall|weaken)\w*|\b(?:slump|downturn)\s+in\s+(?:\w+\s+){0,2}(?:demand|sales|travel|orders|advertising)\b|\btravel\s+slump\b|"
        r"\b(?:slump|decline|downturn|fall|drop|collapse|slowdown)\s+in\s+(?:its|the|their)\s+(?:[\w-]+\s+){1,3}?(?:business|market|industry|division)\b|"
        r"\b(?:reduc|cut|trim|lower|clear|work\s+off|work\s+down)\w*\s+(?:\S+\s+){0,2}?inventor(?:y|ies)\b|"
        r"\b(?:shoppers?|consumers|shopping|customers)\s+(?:(?!bank)\S+\s+){0,3}?online\b|\bonline\s+(?:shopping|competition|rivals?)\b|"
        r"\bdelay\w*\s+(?:\S+\s+){0,2}?(?:orders?|purchases|spending|projects)\b|\breduced\s+workload\b|\black\s+of\s+work\b|"
        rf"\b(?:weak\w*|fall(?:ing|s)?|fell|declin\w*|slow\w*|low(?:er)?|slump\w*|soft\w*|lack\s+of|lower|"
        rf"drop\w*|plung\w*|tumbl\w*|sluggish|shrink\w*|shrunk|poor|dwindl\w*|slid(?:e|ing)|sagging|reduced|"
        rf"less|insufficient|decreas\w*|collaps\w*|"
        rf"disappoint\w+|flagging|waning|lost|losing|no|flat|stagnant|loss\s+of|lower-than-expected|"
        rf"weaker-than-expected|slower-than-expected|cooling)\s+(?:(?:in|of|the|its|their|for|consumer|global|"
        rf"customer|car|vehicle|new|online|retail|user|from|advertising|significant|any|air|home|"
        rf"[\w-]+)\s+){{0,3}}?{_SALES}\b|"
        rf"\b{_SALES}\s+(?:(?:has|have|had|is|are|was|were|continues?|continued|growth|to|by|sharply|in|not|"
        rf"been|for|\S+)\s+){{0,4}}?(?:fall\w*|fell|drop\w*|slump\w*|declin\w*|slow\w*|weaken\w*|dr(?:y|ies|"
        rf"ied)\s+up|plunge\w*|collaps\w*|shrink\w*|shrunk|stagnat\w*|slid\w*|tumbl\w*|dip\w*|"
        rf"evaporat\w*|wan(?:e|ed|ing)|sour\w*|suffer\w*|grown\s+as\s+expected|cool\w*|hit\b|loss)|"
        rf"\bover-?capacity\b|\bexcess\s+(?:capacity|inventor(?:y|ies)|supply)|\binventory\s+(?:adjustment|"
        rf"correction|control)|\b(?:hit(?!\s+(?:hard\s+)?by)|hits|hitting|hurt|hurts|dent|dents|crush\w*|"
        rf"sap\w*)\s+(?:\w+\s+){{0,2}}{_SALES}|"
        rf"\bsubscriber\s+loss\w*|\b(?:production|output)\s+cuts?\b|\bfewer\s+(?:orders|customers|visitors|"
        rf"passengers|students|users|subscribers|bookings|projects)|\blost\s+(?:its\s+|"
        rf"their\s+)?(?:market\s+share|sales|customers|readers|viewers)\b|\bbalance\s+(?:supply|production)|"
        rf"\bcompet(?:ition|itive\s+pressure)\b|"
        rf"\b(?:plung|fall|declin|slump|slow|shrink|dwindl)ing\s+business\b|\bsluggish\s+business\b",
        plain=r"\b(?:weak\w*|fall\w*|declin\w*|slow\w*|low\w*|soft\w*|slump\w*|drop\w*|reduced|lack\s+of)\s+(?:\S+\s+){0,2}?"
        r"(?:demand|sales|orders?|volumes?|revenues?|traffic|bookings)\b|\b(?:demand|sales|orders|volumes|revenues?|revenue\s+growth|traffic|bookings)\s+(?:\S+\s+){0,4}?"
        r"(?:fall\w*|fell|drop\w*|slump\w*|declin\w*|slow\w*|weaken\w*|shr[aiu]nk\w*|grown\s+as\s+expected|dried\s+up)|"
        r"\bdelay\w*\s+(?:\S+\s+){0,2}?(?:orders?|purchases)",
        yes=(
            "Acme will {cut} 300 jobs because of weak demand.",
            "Acme {lays off} 40 people as orders fall.",
            "Acme {cuts} 300 jobs after sales slump",
            "Falling enrolment forced the college to {cut} 60 posts.",
        ),
        no=("Acme {cut} 40 jobs amid slowing sales.", "Acme {cut} 40 jobs although demand is strong."),
    ),
    CauseTerm(
        id="cause.financial-loss",
        code=CauseCode.FINANCIAL_LOSS,
        pattern=r"\bfail\w*\s+to\s+find\s+(?:a\s+)?buyer|\bstay\w*\s+afloat\b|\b(?:fight|struggl|battl)\w*\s+(?:for|to)\s+surviv\w+|\bsurvival\b|"
        r"\b(?:pull|withdr|los|cut)\w*\s+(?:\S+\s+)?(?:funding|financing|backing)\b|\bfunding\s+(?:was\s+)?(?:pulled|withdrawn|cut)\b|"
        r"\bbalanc\w*\s+(?:its|the|their|a)\s+(?:\w+\s+)?budget|\b(?:plug|clos|fill|bridg|address)\w*\s+(?:a|the|its|their)\s+(?:\S+\s+){0,3}?(?:gap|shortfall|deficit|hole)\b|"
        r"\b(?:net|annual|quarterly|mounting|heavy|financial|operating|record|huge|big\w*|steep|widening|"
        r"deep\w*|continued|continuing|recurring|trading|pretax|pre-tax|of|expected|large|years\s+of|its|a|"
        r"posting|posted|reported|report\w*|further|the|\d\S*)\s+loss(?:es)?\b(?!\s+of\b|-)|"
        r"(?<!job )(?<!jobs )(?<!of )\blosses\b(?!\s+of\s+jobs)|\blos(?:t|ing)\s+(?:money|[$£€]\s?\d)|"
        r"\bprofit\s+(?:warning|slump|fall|drop|plunge|erosion)|\b(?:fall|drop|slump|decline|plunge|falling|"
        r"lower|slumping)\s+(?:in\s+)?(?:\w+\s+)?profits?\b|\bprofits?\s+(?:fall|fell|drop|slump|plunge|"
        r"plummet|tumbl|slid|halve)\w*|"
        r"\b(?:miss(?:ed|es|ing)?|(?:fail\w*\s+to|did\s+not|didn[’']t)\s+meet)\s+(?:\S+\s+){0,3}?(?:targets?|"
        r"(?:sales|revenue|commercial|financial|market|profit)\s+expectations|(?<!meet )expectations|"
        r"estimates|forecasts?)|"
        r"\b(?:funding|"
        r"budget|financial|cash|revenue|pension)\s+(?:shortfall|gap|deficit|crisis|crunch|woes|troubles?|"
        r"difficult\w+|problems?|hole|pressures?|squeeze|strain|challenges|distress|erosion|constraints)|"
        r"\b(?:budget\s+)?deficit\b|\bdebts?\b|\brunway\b|\bran\s+out\s+of\s+(?:cash|money)|"
        r"\brunning\s+out\s+of\s+(?:cash|money)|\bfail\w*\s+to\s+(?:raise|secure|find|"
        r"attract)\s+(?:\w+\s+){0,3}(?:funding|financing|capital|investors?|investment|money)|"
        r"\black\s+of\s+(?:funding|funds|cash|financing|money)|"
        r"\bshort\s+of\s+(?:cash|money|funds)|\bcan[’']?(?:not|t)\s+(?:pay|afford)|\bfunding\s+(?:ended|dried|"
        r"ran|fell)\w*|\bunable\s+to\s+(?:raise|secure|pay|find\s+(?:funding|investors))|\bunprofitable\b|"
        r"\bliquidity\b",
        yes=(
            "Acme {cut} 300 jobs after heavy losses.",
            "The start-up {laid off} all its staff because it failed to raise new funding.",
            "The city will {cut} 60 posts to close a budget shortfall.",
            "A cash crisis forced the studio to {sack} 100 people.",
        ),
        no=("Acme fears {job losses}.", "Acme {cut} jobs weeks after it lost a tennis final."),
    ),
    CauseTerm(
        id="cause.bankruptcy",
        code=CauseCode.BANKRUPTCY,
        pattern=r"\bbankrupt\w*|\binsolven\w+|\bvoluntary\s+administration|\b(?:enter|go|goes|going|went|fall|fell|"
        r"falls|collaps|plac|put|slip|call)\w*\s+(?:\w+\s+){0,2}?(?:into|in)\s+administration\b|"
        r"\benter\w*\s+administration\b|"
        r"\badministrators\b|\bliquidat\w+|\breceivership\b|\breceivers\b|\bchapter\s+(?:7|11|seven|eleven)\b|"
        r"\bcreditor\s+protection|\b(?:goes|went|gone|going)\s+bust\b|\bwent\s+under\b",
        yes=(
            "Borel entered administration in May, {cutting} 200 jobs.",
            "Acme filed for bankruptcy and {laid off} all its staff.",
            "Administrators {cut} 90 jobs at Borel.",
        ),
        no=("The Trump administration will {cut} 90 jobs.",),
        strong=True,
    ),
    CauseTerm(
        id="cause.contract-loss",
        code=CauseCode.CONTRACT_LOSS,
        pattern=r"\blos(?:t|ing|es|s\s+of)\s+(?:\S+\s+){0,2}?(?:biggest|largest|main|key|major|important|anchor)\s+(?:client|customer)s?\b|"
        r"\b(?:los(?:t|s|es|ing)|end(?:s|ed|ing|\s+of)?|expir\w*|cancel\w*|terminat\w*|fail\w*\s+to\s+(?:win|"
        r"renew|secure)|non-?renewal|miss\w*\s+out\s+on|scrapp?\w*)\s+(?:(?:of|on|a|an|the|its|their|key|"
        r"major|big|supply|government|to|from|\w+)\s+){0,5}?(?:contracts?|clients?|account)\b|"
        r"\bcontract\s+(?:\S+\s+){0,4}?(?:ended|ends|expired|expires)\b|\bcontract\s+(?:loss|losses|"
        r"cancell?ations?|expir\w*|(?:is|was|are|were)\s+not\s+(?:renewed|extended)|ended|ends|ending|was\s+(?:lost|cancell?ed|terminated)|terminations?|"
        r"changes)|\b(?:biggest|largest|main|key|major)\s+(?:client|customer)\s+(?:left|leaving|cancell?ed|"
        r"ended|pulled)\w*",
        yes=(
            "Acme will {cut} 300 jobs after losing a contract with the army.",
            "Borel {laid off} 90 people because its contract with Acme ended.",
            "Acme may {cut} 90 jobs if its army contract is not renewed.",
        ),
    ),
    CauseTerm(
        id="cause.tariffs",
        code=CauseCode.TARIFFS,
        pattern=r"\btariffs?\b|\b(?:import|export|customs|anti-?dumping)\s+(?:duties|duty|tax(?:es)?|levies|controls?|"
        r"curbs|restrictions|ban)|\btrade\s+(?:war|dispute|tensions|policy|barriers)|\bsanctions\b|\bduties\b|"
        r"\bbrexit\b",
        yes=(
            "Acme {cut} 300 jobs because of tariffs.",
            "Acme blames the trade war for {layoffs} at its plant, due to tariffs.",
        ),
        no=("Acme {cut} 40 jobs amid a trade war.",),
    ),
    CauseTerm(
        id="cause.government",
        code=CauseCode.GOVERNMENT,
        pattern=r"\bgovernment[’']s?\s+decision\b|\b(?-i:DOGE)\b|\bDepartment\s+of\s+Government\s+Efficiency|\b(?:federal|government|state|public|"
        r"grant|council|NIH|USAID|aid|school|municipal|Whitehall|"
        r"central\s+government)\s+(?:\w+\s+){0,2}?(?:cuts?|cutbacks|freeze|reductions?|funding|spending|"
        r"grants?|budgets?|shutdown|austerity)\b|"
        r"\b(?:los[ts]|lose|losing|cut|cuts|cutting|end|ends|ended|freez\w*|froze|terminat\w*|cancel\w*|"
        r"reduc\w*|withdr\w*|halt\w*|slash\w*|paus\w*)\s+(?:\S+\s+){0,5}?(?:federal|government|state|"
        r"public)\s+(?:\w+\s+){0,2}?(?:grants?|funding|contracts?|money|aid|support|subsid\w+)|"
        r"\b(?:funding|budget|grant|aid)\s+(?:cuts?|freeze|reductions?)\b|\bexecutive\s+orders?\b|"
        r"\b(?-i:Trump)(?:['’]s)?\s+(?:\w+\s+){0,2}?(?:polic\w+|orders?|freeze|cuts?|plans?|administration|"
        r"drive|push|efforts?|agenda|campaign)|\b(?:shrink|downsiz|"
        r"slim\w*)\w*\s+(?:\w+\s+){0,3}?(?:government|bureaucracy|state)\b|\bcivil\s+service\s+reform|"
        r"\b(?:repeal|phase-?out|rollback|end)\w*\s+(?:\S+\s+){0,5}?(?:act|subsid\w+|incentives?|credits?|"
        r"IRA)\b|\bdefen[cs]e\s+(?:spending|cuts|budget)|\bNASA\b|\bsubsid\w+\s+(?:cuts?|ended|withdrawn)",
        plain=r"\b(?:reduc\w*|declin\w*|fall\w*|los[ts]\w*|lower|less|cuts?\s+(?:in|to)|cutting|withdr\w+|terminat\w+|fr[eo]ez\w+)\s+(?:\S+\s+){0,3}?"
        r"(?:government|federal|state|public|grant|council)\s+(?:\w+\s+)?(?:funding|grants?|support|money|spending)\b",
        yes=(
            "The university will {cut} 90 posts because of lost federal grants.",
            "The agency {laid off} 300 people under an executive order.",
            "Budget cuts forced the council to {cut} 60 jobs, due to government cuts.",
        ),
    ),
    CauseTerm(
        id="cause.regulation",
        code=CauseCode.REGULATION,
        pattern=r"\b(?:new|stricter|tougher|tighter|proposed|emissions?|environmental|safety|gambling|betting|banking|"
        r"EU|state)\s+(?:\w+\s+){0,2}?(?:rules?|laws?|regulations?|legislation|standards|limits)\b|"
        r"\bregulat(?:ion|ions|ory|ors?)\b(?!\s+filing)|\bcrackdown\b|\brecalls?\b|\blicen[cs]e\s+(?:revo|"
        r"loss|suspen|withdraw)\w*|"
        r"\blos[ts]\w*\s+(?:of\s+)?(?:its|the|a)\s+licen[cs]e|\blawsuits?\b|\bban(?:s|ned|ning)?\s+(?:on|"
        r"of)\b|\bban\b|\blegislation\b|\bantitrust\b|\bwage\s+(?:law|rise|increase)s?\b|\bminimum\s+wage\b|"
        r"\btax\s+(?:rise|increase|hike)s?|\bnational\s+insurance\b|\bprice\s+caps?\b",
        yes=(
            "Acme {cut} 300 jobs because of a ban on its product.",
            "The mill will {cut} 40 jobs, blaming new emissions rules.",
        ),
        no=("Acme will {cut} 40 jobs, according to a regulatory filing.",),
    ),
    CauseTerm(
        id="cause.supply",
        code=CauseCode.SUPPLY,
        pattern=r"\b(?:shortages?|lack|scarcity)\s+of\s+(?:\w+\s+){0,2}?(?:parts|chips|semiconductors?|components|"
        r"materials?|energy|gas|fuel|power|supplies|fish|timber|steel|oil|water|planes|aircraft|wood|raw)|"
        r"\b(?:chip|parts|component|semiconductor|fuel|energy|gas|power|material|supply)\s+(?:shortages?|"
        r"crisis|crunch|disruptions?)|"
        r"\bsupply[\s-]chain\b|\b(?:delivery|aircraft|production)\s+delays\b|\b(?:energy|gas|electricity|fuel|"
        r"power|raw\s+material|feedstock)\s+(?:costs|prices|bills)|\b(?-i:737\s+M(?:ax|AX))\b|"
        r"\bgrounding\s+of\b",
        yes=(
            "Acme will {lay off} 300 people because of a shortage of chips.",
            "The smelter {cut} 90 jobs due to soaring energy costs.",
        ),
    ),
    CauseTerm(
        id="cause.pandemic",
        code=CauseCode.PANDEMIC,
        pattern=r"\bvirus\b|"
        r"(?<!pre-)\bcovid(?:-?19)?\b|\bcoronavirus\b|(?<!pre-)\bpandemic\b(?!(?:-era)?\s+(?:hiring|expansion|"
        r"growth|boom))|\block-?downs?\b",
        yes=("Acme {cuts} 300 jobs as Covid-19 hits travel", "Acme will {cut} 40 jobs because of the pandemic."),
        no=("Acme {cut} 40 jobs during the pandemic.",),
    ),
    CauseTerm(
        id="cause.disaster",
        code=CauseCode.DISASTER,
        pattern=r"\b(?:fire|blaze|storm|hurricane|tornado|flood(?:s|ing)?|earthquake|tsunami|explosion|cyber-?attack|"
        r"ransomware|hack(?:ing)?|data\s+breach|terror\w*|attacks?|wildfires?|drought|crash(?:es)?|war|"
        r"invasion)\b",
        yes=(
            "Acme will {lay off} 300 people after a fire at its plant.",
            "The line {cut} 90 jobs because of the cyberattack.",
        ),
    ),
    CauseTerm(
        id="cause.labor-dispute",
        code=CauseCode.LABOR_DISPUTE,
        pattern=r"\bstrikes?\b(?!\s+(?:a|the)\s+(?:balance|deal))|\bwalk-?outs?\b|\bindustrial\s+action|"
        r"\blabou?r\s+(?:dispute|action|stoppage)|\bwork\s+stoppage",
        yes=("Acme {laid off} 300 people because of a strike at its supplier.",),
    ),
    CauseTerm(
        id="cause.seasonal",
        code=CauseCode.SEASONAL,
        pattern=r"\bseasonal\b|\bend\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:season|harvest|holidays?)\b|\b(?:end|completion|"
        r"conclusion)\s+of\s+(?:the\s+|a\s+|its\s+)?(?:\w+\s+){0,2}(?:project|construction|production\s+run|"
        r"temporary\s+\w+)|\b(?:fixed-term|temporary)\s+contracts\s+(?:end|expir)\w*",
        yes=("Acme will {lay off} 300 pickers at the end of the season, due to seasonal work.",),
    ),
)
