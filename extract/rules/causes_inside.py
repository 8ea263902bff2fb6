"""The words of reasons that lie with the employer: what it decides, builds, buys and saves."""

from __future__ import annotations

from extract.model import CauseCode
from extract.rules.cause import CauseTerm

_OWN = (
    r"(?:(?:its|the|their|our|his|her|a|an|some|all|these|those|overall|annual|annualised|operating|total|global|fixed|"
    r"corporate|structural)\s+)*"
)
_SITE = (
    r"(?:plants?|factor(?:y|ies)|stores?|shops?|outlets?|branch(?:es)?|offices?|headquarters|hq|units?|"
    r"studios?|warehouses?|depots?|sites?|mills?|mines?|"
    r"facilit(?:y|ies)|lines?|operations?|production|division|business(?:es)?|arm|bases?|labs?|"
    r"laborator(?:y|ies)|cent(?:er|re)s?|hubs?|yards?|"
    r"smelters?|refiner(?:y|ies)|furnaces?|hospitals?|schools?|campus(?:es)?|clinics?|showrooms?|"
    r"restaurants?|newspapers?|magazines?|titles?|"
    r"projects?|programmes?|programs?|products?|games?|services?|app|platform|pipeline|trial|mall|hotels?|"
    r"locations?|team|department)"
)

INSIDE: tuple[CauseTerm, ...] = (
    CauseTerm(
        id="cause.ai",
        code=CauseCode.AI,
        pattern=r"(?<![.\w])(?-i:A\.?I\.?|AGI|GenAI|LLMs?|ChatGPT|Copilot)(?![\w.]*\w)|"
        r"\bartificial[\s-]intelligence\b|\bmachine[\s-]learning\b|\b(?:large\s+)?language\s+models?\b|"
        r"\bchat\s?bots?\b|\b(?:AI|agentic|autonomous)[\s-]agents?\b|\bgenerative\b",
        yes=(
            "Acme will {cut} 300 jobs because of AI.",
            "Acme {lays off} 40 people as it shifts to artificial intelligence.",
            "Acme is {cutting} 900 jobs to fund its AI data centres.",
            "Acme {cuts} jobs after spending billions on AI",
            "Chatbots led Acme to {cut} 90 support jobs.",
            "Acme announced AI-driven {layoffs} on Monday.",
        ),
        no=(
            "Acme {cut} 300 jobs amid an AI boom.",
            "Acme, which makes AI chips, will {cut} 300 jobs to save money.",
            "Acme {cut} 40 jobs while hiring for AI.",
        ),
    ),
    CauseTerm(
        id="cause.technology",
        code=CauseCode.TECHNOLOGY,
        pattern=r"\bautomat(?:ion|ing|e[sd]?)\b|\brobot(?:s|ics)?\b|\bdigiti[sz]\w+|\bdigital\s+(?:transformation|"
        r"shift|channels?|banking)|\bself[\s-](?:checkouts?|service)|"
        r"\bnew\s+(?:technolog(?:y|ies)|systems?|machin(?:es|ery)|software)|\b(?:leverag|us|deploy|adopt|"
        r"introduc)\w+\s+(?:new\s+)?technolog(?:y|ies)|\btechnological\s+(?:change|advances?)|"
        r"\bonline\s+banking\b|\bbank(?:ing)?\s+online\b",
        yes=(
            "Acme will {cut} 300 jobs due to automation.",
            "The bank {axed} 90 posts as customers move to digital banking.",
            "Borel is {cutting} 90 posts as more customers bank online.",
            "Robots let the depot {cut} 50 jobs, driven by new machinery.",
        ),
        no=("Acme, a maker of robots, will {cut} 30 jobs.",),
    ),
    CauseTerm(
        id="cause.cost-cutting",
        code=CauseCode.COST_CUTTING,
        pattern=r"\bboost\w*\s+(?:\w+\s+){0,2}profits?\b|\bturn\w*\s+a?\s*profit\b|"
        r"\breductions?\s+in\s+(?:costs|spending|expenses|expenditure)\b|"
        rf"\bcosts?[\s-]*(?:cut|cuts|cutting|reductions?|savings?|control|efficienc\w+|discipline|cutbacks?|"
        rf"base|takeout|initiative|drive|push|plan|program(?:me)?|management|containment)\b|"
        rf"\b(?:cut|cuts|cutting|reduc\w+|trim\w*|lower\w*|slash\w*|rein\w*\s+in|control\w*|sav\w+|curb\w*|"
        rf"contain\w*|limit\w*|shav\w+|tak\w+|remov\w+|bring\w*\s+down|drive\s+down|squeez\w+|"
        rf"tighten\w*)\s+{_OWN}(?:(?!jobs\b|and\b)[^\s,;]+\s+){{0,6}}?"
        r"(?:costs?|expenses?|expenditures?|spending|overheads?|outgoings|budgets?)\b|"
        r"\bsav(?:e|es|ed|ing)\s+(?:(?:up|about|around|some|as|much|to|more|than|at|least|an?|nearly|roughly|"
        r"almost|additional)\s+)*(?:money|cash|[$£€]\s?\d|\d|millions|billions|hundreds\s+of\s+millions)|"
        r"\bsavings\b|"
        r"\befficien(?:cy|cies|t)\b|\bmargins?\b|\bprofitability\b|\b(?:becom|remain|stay|turn|return|be|more|again)\w*\s+profitable\b|\breturn\w*\s+to\s+profit\b|\b(?:rais|boost|improv|lift|"
        r"increas|higher|better|bolster|restor|protect|maximi[sz]|driv)\w*\s+(?:(?:its|their|the|short-term|"
        r"company|higher|overall)\s+)*"
        r"(?:profits?|returns?|earnings|bottom\s+line|cash\s+flow|profit\s+growth|productivity|"
        r"competitiveness)\b|\bhigher\s+returns\b|\bfree\s+up\s+(?:\S+\s+)?(?:cash|money|funds|capital|"
        r"resources)|\bausterity\b|"
        r"\bbelt[\s-]tightening|\bcost[\s-]of\b(?!\s+living)|\b(?:preserv|conserv|sav|generat)\w*\s+cash\b|"
        r"\bcash[\s-](?:generation|preservation|saving)\b|\bexpense\s+reductions?|"
        r"\bproductivity\b|\b(?:rising|higher|soaring|high|increased|growing|spiralling|"
        r"surging)\s+(?:(?!energy|gas|electricity|fuel|power|raw)\w+\s+){0,2}costs\b|\blean(?:er)?\b(?!\s+(?:on|into|toward))|\bgrowth\s+and\s+profitability\b|"
        r"\beconomies\s+of\s+scale|\bcheaper\b|\bcash\s+burn\b|"
        r"\bdo\w*\s+more\s+with\s+less\b|\bcost\s+expectations\b|\bmore\s+affordable\b",
        plain=r"\bcash[\s-]generation\b|\bcosts?[\s-]*(?:cut|cuts|cutting|reductions?|savings?|base|discipline)\b|\b(?:cut|reduc|lower|sav|trim|control|slash)\w*\s+(?:\S+\s+){0,3}?(?:costs|"
        r"expenses|spending|money)\b|\bcost\s+structure\b|\bsavings\b|\bprofitab(?:le|ility)\b|\bmore\s+efficient|\boperational\s+efficiency|\blean(?:er)?\b(?!\s+(?:on|into|toward))",
        yes=(
            "Acme will {cut} 300 jobs to save money.",
            "Acme is {cutting} 9% of its staff in a bid to boost returns.",
            "The {layoffs} are part of a cost-cutting plan.",
            "Acme {sheds} 40 posts as it trims its operating expenses.",
            "Borel {lays off} a tenth of its staff as it targets higher returns.",
            "The group {axed} 90 roles to free up cash for research.",
        ),
        no=("Acme {cut} 300 jobs and raised its dividend.", "Acme {cut} 60 jobs amid soaring costs."),
    ),
    CauseTerm(
        id="cause.restructuring",
        code=CauseCode.RESTRUCTURING,
        pattern=r"\b(?:rescue|recovery|survival|turnaround)\s+(?:plan|deal|package)\b|\bde-?layer\w*|\bstrategy\s+(?:shift|change|reset|overhaul)\w*|\breshap\w+\s+(?:its\s+|the\s+)?(?:firm|company|business|operations|organi[sz]ation|group|structure)\b|"
        r"\boptimi[sz]\w+\s+(?:\S+\s+){0,3}?(?:operations|resources|structure|organi[sz]ation|business)\b|"
        r"\bturn(?:ing|s)?\s+(?:(?:its|the|their|our)\s+\w+\s+)?around\b|\balign\w*\s+(?:\S+\s+){0,3}?(?:with|to)\s+(?:\S+\s+){0,3}?(?:strateg|priorit|goals|needs|structure)\w*|"
        r"\brestructur\w+|\bre-?organi[sz]\w+|\bre-?org\b|\bstreamlin\w+|\bflatten\w*|\b(?:management|"
        r"managerial|organi[sz]ational)?\s*layers\b|\bbureaucra\w+|\bre-?focus\w*|"
        r"\bre-?align\w*|\bturn-?around\b|\boverhaul\w*|\brevamp\w*|\bsimplif\w+|\bshake[\s-]?up\b|"
        r"\bstrategic\s+(?:shift|review|change|plan|priorit\w+|reset|pivot|realignment)|\bnew\s+(?:strategy|"
        r"structure|direction|operating\s+model)|"
        r"\bpivot\w*|\b(?:shift|chang|channel|mov|re-?direct|re-?orient|re-?prioriti[sz]|reallocat|"
        r"re-?position)\w*\s+(?:\S+\s+){0,3}?(?:focus|strategy|direction|priorit(?:y|ies)|resources|"
        r"positioning|investments?|model|development)\b|"
        r"(?<=to\s)(?:focus|concentrate|prioriti[sz]e)\b|\b(?:better|sharpen\w*|narrow\w*|"
        r"tighten\w*)\s+(?:its\s+|the\s+|our\s+)?focus\b|\bfocus(?:es|ed|ing)?\s+on\b|\bcore\s+(?:business|"
        r"operations|products?)|\boperating\s+model\b|\btransformation\b|\bright-?siz\w+|"
        r"\balign\w*\s+with\s+(?:our|its|the|their)\s+(?:\w+\s+)?(?:priorit|strateg|goals|needs)\w*|"
        r"\b(?:adjust|adapt|chang)\w*\s+(?:\S+\s+){0,3}?(?:teams?|structure|organi[sz]ation|footprint|workforce)\s+to\b|"
        r"\bshift\w*\s+how\s+we\s+work\b|\b(?:shift|chang)\w*\s+(?:the\s+|its\s+|our\s+)(?:[\w-]+\s+){1,4}?direction\b|"
        r"\bduplicat\w+|\bremodel\w*|\breset\b|\bnimble\w*|\bagil\w+|\bfewer\s+layers|"
        r"\bconsolidat\w+\s+(?:its\s+|the\s+)?(?:operations|teams?|functions|divisions?|business(?:es)?|"
        r"units)|\bshift\s+from\s+\S+|"
        r"\bmerging\s+(?:\w+\s+){0,2}teams|\bworkforce\s+adjustment\b|\bthorough\s+review\b|\bmodernis\w+|"
        r"\bmoderniz\w+|\bchang\w+\s+how\s+(?:and\s+where\s+)?work\b|\bretail\s+retrenchment\b",
        plain=r"\boptimi[sz]\w+\s+(?:\S+\s+){0,3}?(?:operations|resources|structure|organi[sz]ation|business)\b|"
        r"\brestructur\w+|\bre-?organi[sz]\w+|\bstreamlin\w+|\bflatten\w*|\blayers\b|\bbureaucra\w+|\bre-?focus\w*|\bre-?align\w*|"
        r"\bsimplif\w+|\bsimpler\b|\bnew\s+(?:structure|operating\s+model|direction)|\boperating\s+model\b|\bthorough\s+review\b|\bshift\w*\s+(?:\S+\s+){0,3}?"
        r"(?:focus|strategy|direction|priorities|resources)",
        yes=(
            "Acme {cut} 300 jobs as part of a restructuring.",
            "Acme will {lay off} 90 people to flatten its management.",
            "The restructuring will {eliminate} 300 jobs.",
            "Acme is {cutting} 40 posts to focus on its cloud business.",
            "The {cuts} are meant to simplify its structure.",
        ),
        no=("Acme {cut} 300 jobs; a rival restructured its debt.",),
    ),
    CauseTerm(
        id="cause.closing",
        code=CauseCode.CLOSING,
        pattern=r"\b(?:shuts?|closes?)\s+down\b|\bfolds\b|\bgoes\s+out\s+of\s+business|"
        r"\b(?:clos(?:e|es|ing)|shut(?:s|ting)?(?:\s+down)?)\s+(?:its|their|the|a|an|one|two|three|four|five|six|\d+|all|several|some|most|half)\s+"
        r"(?!(?:\S+\s+){0,4}?(?:gap|shortfall|deficit|hole)\b)(?!gap|deal|sale|books|transaction|quarter|acquisition|merger|year|day|doors?\b|eyes?\b|case|budget|funding|shortfall|deficit|session|week)[\w-]+|"
        rf"\b(?:clos(?:e|es|ed|ing)|shut(?:s|ting)?(?:\s+down)?|wind(?:s|ing)?\s+down|mothball\w*|ceas\w+|"
        rf"idl(?:e|es|ed|ing)|discontinu\w+|shutter\w*|scrap(?:s|ped|ping)?|cancel\w*|suspend\w*|"
        rf"phas(?:e|es|ed|ing)\s+out|end(?:s|ed|ing)?|halt(?:s|ed|ing)?|abandon\w*|pull\w*\s+(?:out|"
        rf"the\s+plug)|exit(?:s|ed|ing)?|drop(?:s|ped|ping)?|stop(?:s|ped|ping)?|terminat\w+|dissolv\w*|"
        rf"disband\w*)\s+(?:down\s+)?(?:(?!jobs\b|because\b|due\b|amid\b|job\b|and\b|or\b|but\b|as\b|"
        rf"by\b)[^\s,;.]+\s+){{0,7}}?{_SITE}\b|"
        rf"\b(?:plant|factory|store|stores|shop|branch|office|mill|mine|site|unit|studio|warehouse|showroom|"
        rf"base|line|pit|yard|depot|retail|school|hospital)\s+(?:closures?|closings?|shut-?downs?)|"
        rf"\b(?:closures?|closing|shut-?down|winding[\s-]down|wind[\s-]down|demise|discontinuation|"
        rf"cancellation)\s+of\b|\bshut-?down\b|\borderly\s+wind|"
        rf"\b(?:is|are|was|were|be|been)\s+(?:being\s+)?(?:closed|shut|shut\s+down|wound\s+down|mothballed|"
        rf"shuttered|discontinued|cancelled|canceled)\b|\bgoing\s+out\s+of\s+business|"
        rf"\bceas\w+\s+(?:all\s+)?(?:operations|trading|operating|production)|\bshut(?:s|ting)?\s+(?:up\s+shop|"
        rf"(?:its\s+)?doors)|"
        rf"\bclos(?:ing|es|ed)\s+(?:its\s+)?doors|\b(?:shutting|winding|closing)\s+down\b|\bclosures?\b|"
        rf"\b{_SITE}\s+(?:to\s+|will\s+)?(?:clos(?:es|ed|ing)|shuts|shutting)\b",
        yes=(
            "Acme {cut} 300 jobs by shutting its Leeds warehouse.",
            "Acme will close its Ghent plant, {laying off} 790 people.",
            "Acme will {cut} 90 jobs as it closes 30 stores.",
            "Borel closed two mills and {slashed} 700 jobs.",
            "The closure of the yard will {cost} 90 jobs.",
        ),
        no=("Acme will {cut} 90 jobs. Its shares closed lower.", "Acme {cuts} 40 jobs as shares close at a low"),
        strong=True,
    ),
    CauseTerm(
        id="cause.merger",
        code=CauseCode.MERGER,
        pattern=r"\bmerg(?:er|ers|e|es|ed|ing)\b(?!\s+(?:\w+\s+){0,2}teams)|\bacqui(?:re|res|red|ring|sitions?)\b|"
        r"\btake-?over\b|\btie-?up\b|\bintegrat(?:ion|e|es|ing)\b|\bsynerg\w+|\b(?:sale|spin-?off|divestiture|"
        r"divestment|sell-?off|disposal)\s+of\s+(?:its\s+|the\s+|a\s+)?|\bspin(?:s|ning)?[\s-]?off\b|"
        r"\bspun\s+off\b|\bdemerger\b|\bdivest\w+|"
        r"\bcombin(?:e|es|ing)\s+(?:its|the|their|our|two)\b|\bcombination\s+(?:of|with)\b|\bcombined\s+compan\w+|\b(?:bought|purchased)\s+by\b|"
        r"\b(?:deal|agreement)\s+to\s+(?:buy|sell|merge)|\bfailed\s+(?:deal|bid|merger)|\b(?:sold|sells?|"
        r"selling)\s+(?:its|the|off)\b|\bunwanted\s+approach|\bfend\w*\s+off\b|\bremain\s+independent\b|"
        r"\bpurchase\s+of\b|\btak(?:en|ing)\s+private\b|\bwent\s+private\b",
        yes=(
            "Acme is {laying off} 6% of its staff following its acquisition of Borel.",
            "The merger will {cost} 300 jobs.",
            "Acme {cuts} 40 jobs after Borel takeover",
            "The {cuts} come as a result of the integration of Borel.",
        ),
        no=("Acme, which acquired Borel in 2011, will {cut} 40 jobs.",),
    ),
    CauseTerm(
        id="cause.offshoring",
        code=CauseCode.OFFSHORING,
        pattern=r"\boff-?shor\w+|\bout-?sourc\w+|\b(?:mov|shift|transfer|relocat|send|sent|farm|"
        r"export)\w*\s+(?:\S+\s+){0,6}?(?:to|in)\s+(?:low(?:er)?[\s-]cost\s+\w+|cheaper\s+\w+|overseas|abroad|"
        r"other\s+countries|India|China|Mexico|Poland|Romania|Hungary|Slovakia|"
        r"the\s+Philippines|Vietnam|Malaysia|Thailand|Bangladesh|Asia|Eastern\s+Europe|Turkey|Morocco|Brazil|"
        r"Costa\s+Rica|Portugal|Bulgaria|the\s+Czech\s+Republic)\b|\b(?:mov|shift|go|send|"
        r"sent)\w*\s+(?:\S+\s+){0,3}?(?:abroad|overseas|offshore)\b|"
        r"\b(?:replac\w+|substitut\w+)\s+(?:\S+\s+){0,4}?(?:agency|contract|foreign|cheaper|temporary|"
        r"overseas|lower[\s-]paid|low-wage)\s+(?:workers|staff|labou?r|crews?|people)|"
        r"\breplac\w+\s+(?:\S+\s+){0,4}?on\s+lower\s+wages|\bcheap(?:er)?\s+(?:foreign\s+)?labou?r\b|"
        r"\bleasing\s+of\b|\bprivati[sz]\w+",
        yes=(
            "Acme {cut} 300 jobs as it moves production to Mexico.",
            "Acme will {lay off} 40 people because it is outsourcing its payroll.",
            "The line {sacked} 700 people before replacing them with agency workers.",
        ),
        strong=True,
    ),
    CauseTerm(
        id="cause.relocation",
        code=CauseCode.RELOCATION,
        pattern=r"\brelocat\w+|\b(?:mov|transfer|shift|consolidat)\w*\s+(?!from\b)(?:\S+\s+){0,5}?(?:production|operations?|"
        r"headquarters|manufacturing|work|functions?|offices?|roles|jobs|staff|"
        r"activities)\s+(?:\S+\s+){0,5}?(?:to|into|from|at)\b|\breturn[\s-]to[\s-](?:the[\s-])?office|"
        r"\bsite\s+consolidation|"
        r"\b(?:will|to)\s+transfer\s+to\b|\bback\s+to\s+the\s+office\b|"
        r"\bconsolidat\w+\s+(?:\S+\s+){0,4}?(?:sites?|offices?|locations|facilities|hubs?|plants?|"
        r"warehouses?)\b",
        yes=(
            "Acme will {cut} 30 jobs as it relocates its headquarters to Leeds.",
            "Acme is {laying off} 90 people because it will move production from Leeds to York.",
        ),
        strong=True,
    ),
    CauseTerm(
        id="cause.overhiring",
        code=CauseCode.OVERHIRING,
        pattern=r"\bhired\s+for\s+a\s+different\b|\bover-?hir\w+|\bover-?expan\w+|\bover-?staff\w*|\bhired\s+(?:far\s+|way\s+)?too\s+(?:many|fast|"
        r"quickly|much)|\b(?:grew|grow\w*|expand\w*|scaled?)\s+(?:\S+\s+){0,3}?too\s+(?:fast|quickly|big|much|"
        r"large)|\btoo\s+many\s+(?:people|employees|workers|staff|managers)|"
        r"\bpandemic(?:-era)?\s+(?:hiring|expansion|growth|boom)|\b(?:hir|grew|grow|expan|recruit|staff|ramp|"
        r"invest)\w*\s+(?:\S+\s+){0,6}?(?:during|in|through)\s+the\s+(?:\w+\s+)?(?:pandemic|boom)|"
        r"\bhiring\s+(?:spree|binge|boom)|"
        r"\bgrew\s+(?:by\s+)?(?:\S+\s+){0,4}?(?:more\s+than\s+we\s+can\s+support|faster)|"
        r"\bfaster\s+than\s+(?:\w+\s+){0,3}(?:revenues?|business)\b|\bbloat\w*|\bexcess(?:ive)?\s+(?:staff|"
        r"hiring|headcount)",
        plain=r"\bhired\s+for\s+a\s+different\b|\bover-?hir\w+|\bover-?expan\w+|\bover-?staff\w*|\bhired\s+(?:far\s+|way\s+)?too\s+(?:many|fast|"
        r"quickly|much)|\b(?:grew|grow\w*|expand\w*|scaled?)\s+(?:\S+\s+){0,3}?too\s+(?:fast|quickly|big|much|"
        r"large)|\btoo\s+many\s+(?:people|employees|workers|staff|managers)|"
        r"\bpandemic(?:-era)?\s+(?:hiring|expansion|growth|boom)|\b(?:hir|grew|grow|expan|recruit|staff|ramp|"
        r"invest)\w*\s+(?:\S+\s+){0,6}?(?:during|in|through)\s+the\s+(?:\w+\s+)?(?:pandemic|boom)|"
        r"\bhiring\s+(?:spree|binge|boom)|"
        r"\bgrew\s+(?:by\s+)?(?:\S+\s+){0,4}?(?:more\s+than\s+we\s+can\s+support|faster)|"
        r"\bfaster\s+than\s+(?:\w+\s+){0,3}(?:revenues?|business)\b|\bbloat\w*|\bexcess(?:ive)?\s+(?:staff|"
        r"hiring|headcount)",
        yes=(
            "Acme {cut} 300 jobs because it hired too many people.",
            "Acme is {laying off} 40 people after overexpanding.",
            "Acme will {cut} jobs, citing its pandemic hiring spree.",
        ),
    ),
    CauseTerm(
        id="cause.performance",
        code=CauseCode.PERFORMANCE,
        pattern=r"\b(?:low(?:est)?|poor(?:est)?|under|weak(?:est)?|worst|bottom)[\s-]?perform\w*|"
        r"\bperformance[\s-](?:based|related|management|reviews?|standards?|evaluations?|issues|"
        r"terminations?)|\b(?:not|aren[’']t|isn[’']t|fail\w*\s+to|"
        r"weren[’']t)\s+meet(?:ing)?\s+(?:(?!sales|revenue|commercial|financial|market|profit)\w+\s+){0,2}?expectations|"
        r"\bfail\w*\s+(?:to\s+(?:clear|pass)\s+)?(?:\w+\s+){0,3}?(?:assessments?|evaluations?|appraisals?)\b|"
        r"\braise\s+(?:the\s+)?bar\b|\bgrounds\s+of\s+performance\b|\bunderachiev\w+|\bappraisals?\b",
        plain=r"\b(?:low(?:est)?|poor(?:est)?|under|weak(?:est)?|worst|bottom)[\s-]?perform\w*|"
        r"\bperformance[\s-](?:based|related|management|reviews?|standards?|evaluations?|issues|"
        r"terminations?)|\b(?:not|aren[’']t|isn[’']t|fail\w*\s+to|"
        r"weren[’']t)\s+meet(?:ing)?\s+(?:(?!sales|revenue|commercial|financial|market|profit)\w+\s+){0,2}?expectations|"
        r"\bfail\w*\s+(?:to\s+(?:clear|pass)\s+)?(?:\w+\s+){0,3}?(?:assessments?|evaluations?|appraisals?)\b|"
        r"\braise\s+(?:the\s+)?bar\b|\bgrounds\s+of\s+performance\b|\bunderachiev\w+|\bappraisals?\b",
        yes=(
            "Acme is {cutting} 5% of its staff, targeting low performers.",
            "Acme announced performance-based {job cuts}.",
        ),
        no=("Acme {cut} 40 jobs after a strong performance.",),
        strong=True,
    ),
    CauseTerm(
        id="cause.other",
        code=CauseCode.OTHER,
        pattern=r"\b(?:regular|normal|routine|ongoing|standard)\s+(?:management|course|part|review\w*)\s+of\s+(?:the|"
        r"its|our)\s+business|\bfailed\s+(?:trial|study)|\b(?:trial|"
        r"study)\s+(?:failure|failed|setback)|\bpersonal\s+reasons\b|\bsafety\s+(?:concerns|issues)\b",
        yes=("The {cuts} are part of the regular management of our business, Acme said.",),
    ),
)
