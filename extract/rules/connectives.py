"""The words that tie a reason to a cut, and those that only set it beside one, as data (patterns: case ignored)."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import CauseCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Connective:
    """One way to tie a reason to a cut that stands before it, or to front it: "Citing weak orders, Acme …"."""

    id: str  # permanent
    pattern: str
    reach: int  # how many words may stand between it and the reason
    codes: tuple[CauseCode, ...] = ()  # the reasons that it ties; all where empty
    fronted: bool = True  # may open a sentence whose cut follows


CONNECTIVES: tuple[Connective, ...] = (
    Connective(
        id="because",
        pattern=r"\bbecause(?:\s+of)?\b|\bdue\s+to\b|\bowing\s+to\b|\bthanks\s+to\b|\bas\s+a\s+(?:result|"
        r"consequence)\s+of\b|\bon\s+account\s+of\b|\bin\s+the\s+wake\s+of\b|\bin\s+(?:the\s+)?face\s+of\b|\bon\s+(?=(?:weak|slow|fall|poor|low|soft|declin|slump)\w*\b)|"
        r"\bin\s+response\s+to\b|\b(?:result|stem)\w*\s+from\b|\baris\w+\s+(?:out\s+of|from)\b|\b(?:attribut\w+|tie[sd]?|tying|link(?:s|ed|ing)?)\s+(?:\S+\s+){0,6}?to\b|"
        r"\b(?:caused|driven|triggered|prompted|spurred|forced|brought\s+on|necessitated|required|"
        r"explained)\s+by\b|"
        r"\bhit\s+(?:hard\s+)?by\b|\bblamed\s+on\b|\b(?:linked|related|tied)\s+to\b|\bin\s+(?:line|connection|"
        r"keeping)\s+with\b|\bon\s+the\s+back\s+of\b|\bfor\s+reasons\s+of\b|\bin\s+light\s+of\b|\bgiven\b|"
        r"\breflect(?:s|ing|ed)?\b",
        reach=14,
    ),
    Connective(
        id="citing",
        pattern=r"\bcit(?:ing|es|ed)\b|\bblam(?:ing|es|ed|e)\b|\bpoint(?:ing|s|ed)\s+to\b|\bfac(?:ing|ed|"
        r"es)(?:\s+with)?\b|\bstruggl\w+\s+(?:with|to)\b|\bcope\s+with\b|\bhurt\s+by\b|\bbattered\s+by\b|"
        r"\bgrappl\w+\s+with\b|\bseen\b",
        reach=14,
    ),
    Connective(
        id="part-of",
        pattern=r"\bpart\s+of\b|\bunder\s+(?=(?:a|an|its|the|his|their|plans?|proposals?|rescue|new|restructuring|turnaround|cost)\b)|"
        r"\bin\s+(?:a|an|the|its|their|what)\s+(?:\w+\s+){0,2}?(?:bid|effort|attempt|move)\b|"
        r"\b(?:in|with)\s+(?=(?:(?:a|an|the|its|latest|major|big|new|further|broader|global|wider|sweeping)\s+)*(?:[\w-]+\s+)?"
        r"(?:push|drive|shake|overhaul|revamp|restructur|re-?organi|turnaround|pivot|streamlin|simplif|cost|efficiency|"
        r"savings|reset)\w*)|\bas\s+(?:a|an)\s+(?=(?:\w+[\s-]){0,2}(?:cost|restructuring|efficiency|austerity))",
        reach=14,
    ),
    Connective(
        id="purpose",
        pattern=r"\bin\s+order\s+to\b|\bso\s+as\s+to\b|\b(?:aim|design|meant|intend|seek|hop|try|help|need|want|look|mov|"
        r"expect|continu|struggl|plan)\w*\s+to\b|\baim\w*\s+at\b|\bto\b|\bso\s+(?:that\s+)?(?=(?:it|they|we)\b)|"
        r"\bfor\s+(?=\w+ing\b)|\bhelp(?:s|ing)?\b",
        reach=12,
    ),
    Connective(
        id="with-ai",
        pattern=r"\b(?:with|by)\s+(?=(?:an?\s+)?(?:AI|artificial|chat|automat|robot|machine|software|generative)\w*)",
        reach=3,
        codes=(CauseCode.AI, CauseCode.TECHNOLOGY),
        fronted=False,
    ),
    Connective(
        id="instead",
        pattern=r"\bopt(?:s|ed|ing)?\s+for\b|\bin\s+favou?r\s+of\b|\bturn(?:s|ed|ing)?\s+to\b|"
        r"\bto\s+the\s+(?:impact|effects?|rise|advent|adoption|use)\s+of\b",
        reach=4,
        codes=(CauseCode.AI, CauseCode.TECHNOLOGY, CauseCode.OFFSHORING),
        fronted=False,
    ),
    Connective(
        id="with-going",
        pattern=r",\s+with\s+(?=(?:\S+\s+){0,4}?(?:production|manufacturing|work|operations?|jobs|roles|activities|locations?|plants?|"
        r"sites?|stores?|shops|branches|offices?|centres?|centers?|factor(?:y|ies)|mills?)\s+(?:\w+\s+){0,3}?"
        r"(?:clos|shut|mov|transfer|shift|going|relocat|outsourc))",
        reach=6,
        codes=(CauseCode.CLOSING, CauseCode.RELOCATION, CauseCode.OFFSHORING),
        fronted=False,
    ),
    Connective(
        id="as",
        pattern=r"(?<!such\s)(?<!well\s)\b(?:just\s+)?as\b(?!\s+(?:well|of|many|much|part|early|soon|low|high|few|"
        r"little|long|far|expected|planned|previously|reported|to|an?|the\s+(?:company's|firm's))\b)",
        reach=14,
    ),
    Connective(
        id="after",
        pattern=r"(?<!week\s)(?<!weeks\s)(?<!month\s)(?<!months\s)(?<!day\s)(?<!days\s)(?<!year\s)(?<!years\s)(?<!hours\s)(?<!just\s)(?<!shortly\s)\bafter\b|"
        r"\bfollowing\b|\bpost[\s-](?=merger|acquisition|takeover|deal)|\bonce\b|\bwhen\b|\bwhere\b|\bin\s+(?:an?\s+)?aftermath\b",
        reach=12,
    ),
    Connective(
        id="by",
        pattern=r"\bby\s+(?=\w+ing\b)|\bthrough\s+(?=(?:the\s+)?\w+ing\b)|\bwith\s+(?=(?:a|an|the)\s+(?:\w+\s+){0,2}(?:closure|end|loss|sale|"
        r"closing|restructur|reorgani))|\bfrom\s+(?=(?:the\s+)?\w+ing\b)",
        reach=10,
    ),
    Connective(
        id="over",
        pattern=r"\bover\b(?=\s+(?:\w+\s+){0,2}(?:costs?|losses|tariffs?|performance|budget|debts?|fears?|concerns?|worries))",
        reach=8,
    ),
    Connective(
        id="targets",
        pattern=r"\btarget(?:s|ing|ed)?\b|\bfocus(?:es|ed|ing)?\s+on\b|\bbased\s+on\b|\bwith\s+a\s+focus\s+on\b",
        reach=12,
    ),
    Connective(
        id="saying", pattern=r"\b(?:saying|warning|explaining|noting|arguing|stating|adding)\b", reach=22, fronted=False
    ),
    Connective(
        id="if",
        pattern=r"\bif\b|\bunless\b",
        reach=10,
        codes=(CauseCode.CONTRACT_LOSS,),
    ),
    Connective(
        id="while-doing",
        pattern=r"\bwhile\s+(?=\w+ing\b)",
        reach=5,
        codes=(CauseCode.RESTRUCTURING, CauseCode.CLOSING),
        fronted=False,
    ),
    Connective(
        id="before-doing",
        pattern=r"\bbefore\s+(?=\w+ing\b)",
        reach=6,
        codes=(CauseCode.OFFSHORING,),
        fronted=False,
    ),
    Connective(
        id="and",
        pattern=r"(?:\band\b|,)(?=\s+(?:\w+\s+)?(?:clos|shut|reduc|slash|cut|trim|wind|ceas|mothball|discontinu|outsourc|"
        r"mov|transfer)\w*)",
        reach=3,
        codes=(CauseCode.CLOSING, CauseCode.COST_CUTTING, CauseCode.OFFSHORING, CauseCode.RELOCATION),
        fronted=False,
    ),
    Connective(
        id="saving",
        pattern=r",(?=\s+(?:\w+\s+)?saving\b)",
        reach=2,
        codes=(CauseCode.COST_CUTTING,),
        fronted=False,
    ),
    Connective(
        id="is",
        pattern=r"\b(?:is|are|was|were|be|being)\s+(?=(?:the\s+(?:latest|result|weak\w*|poor|low\w*|lack|loss|high\w*|rising|fall\w*|decline|need)|a|an|about|aimed|needed|necessary|"
        r"based|performance|cost|also|largely|mainly|partly|primarily)\b)",
        reach=8,
        fronted=False,
    ),
)
#: Between a reason and a cut told after it.
CAUSING = (
    r"\bhelp(?:s|ed|ing)?\b|\b(?:leads?|led|leading)\s+(?:\S+\s+)?to\b|\bprompt\w*|\bforc(?:e|es|ed|ing)\b|\bcaus(?:e|es|ed|"
    r"ing)\b|\btrigger\w*|\bresult(?:s|ed|ing)?\s+in\b|\bmean(?:s|t|ing)?\b|"
    r"\bcost(?:s|ing)?\b|\bput(?:s|ting)?\b|\bthreaten\w*|\binclud(?:e|es|ed|ing)\b|\binvolv\w+|"
    r"\brequir\w+|\bentail\w*|\blet(?:s|ting)?\b|\ballow\w*|\bspark\w*|\bdr(?:ive|ives|ove|iving)\b|"
    r"\bpush(?:es|ed|ing)\b|"
    r"\bsuch\s+as\b|\b(?:will|would|could|may|might)\s+(?:see|affect|eliminate|cut|cost|lead|claim|hit|"
    r"impact|involve|include|mean|result)\b|\bclaim(?:s|ed)?\b|\bwhich\s+will\s+affect\b|"
    r"\bfund(?:ed)?\s+by\b|\bbring(?:s|ing)?\b|\bpaid\s+for\s+by\b|\bthat\s+will\b|\baccount\w*\s+for\b|"
    r"\bblamed\s+for\b|\bcited\b(?:\s+\S+){0,4}?\s+(?:for|in)\b|\bcontribut\w+\s+to\b|\bresponsible\s+for\b|\breasons?\b(?:\s+\S+){0,3}?\s+for\b|\bbehind\b|\btak(?:e|ing|es)\s+over\b|\breplac\w+"
)
#: A reason as a modifier of the cut itself: "AI-driven layoffs", "performance-based job cuts".
MODIFYING = (
    r"(?:[\s-](?:based|related|driven|induced|fuell?ed|led|linked|inspired|powered|triggered|caused))?[\s-]+"
    r"(?:(?:mass|major|staff|workforce|further|more|big)\s+)?"
)
#: What cuts the tie: a setting or a contrast.
BARRIER = (
    r"\b(?:amid|amidst|despite|although|though|while(?!\s+\w+ing\b)|whereas|but|even\s+as|unlike|notwithstanding|without|"
    r"besides|except)\b|(?<!#39);|,\s+(?:which|who|whose)\b|\s[-–—]\s|[.!?]\s"
)
#: What turns a tie into its denial.
DENYING = (
    r"(?:\b(?:not|never|neither|nor)|n[’']t)\s+(?:(?:even|really|actually|necessarily|primarily|solely|"
    r"directly|in\s+any\s+way|at\s+all|being|about|a\s+result\s+of|because(?:\s+of)?|due\s+to|driven\s+by|"
    r"caused\s+by|related\s+to|"
    r"linked\s+to|tied\s+to|the\s+result\s+of|a\s+function\s+of|the|a|an|our|just|by|of|to|for|part\s+of|"
    r"motivated\s+by|replac\w+|purely|financially)\s+)*$|\b(?:nothing|"
    r"little)\s+to\s+do\s+with\s+(?:\S+\s+){0,2}$|"
    r"\bunrelated\s+to\s+(?:\S+\s+){0,4}$|\brather\s+than\s+(?:because\s+of\s+|due\s+to\s+|"
    r"to\s+)?(?:\S+\s+){0,1}$|\b(?:den(?:y|ies|ied)|reject\w*|dismiss\w*\s+(?:\S+\s+){0,2}?(?:claims?|reports?|suggestions?|ideas?|notions?|talk|speculation|rumou?rs?))\s+(?:\S+\s+){0,6}$|"
    r"\bno\s+(?:link|connection|relation)\s+(?:to|with|between)\s+(?:\S+\s+){0,3}$|"
    r"(?:\b(?:not|never)|n[’']t)\s+(?:expect|think|believe|see|anticipate|say|agree)\w*\s+(?:that\s+)?(?:the\s+)?$|"
    r"\binstead\s+of\s+(?:\S+\s+){0,1}$|\b(?:is|are|was|were)(?:\s+not|n[’']t)\s+(?:\S+\s+){0,5}$"
)
#: What points back to a cut told in another sentence.
REFERRING = (
    r"\b(?:the|these|this|those|its|his|her|their|our|such|latest)\s+(?:[\w’'-]+\s+){0,3}?(?:cuts?|"
    r"cutbacks?|lay-?offs?|reductions?|redundancies|decision|move|restructuring|reorgani[sz]ation|"
    r"changes|"
    r"dismissals|firings|measures?|announcement|round|downsizing|eliminations?|"
    r"job\s+losses|revamp|overhaul|streamlining|plan|closures?|shake-?up|news)\b|"
    r"\breplac(?:e|es|ed|ing)\b|\b(?:job\s+cuts|lay-?offs|redundancies|job\s+losses|laid\s+off|staff\s+cuts|eliminated\s+roles)\b|"
    r"^\s*[“\"]?(?:this|they)\b"
)
#: Those of them that name the cut itself: they point back to it from any distance.
REFERRING_FAR = (
    r"\b(?:the|these|this|those|its|their|our|such|latest)\s+(?:[\w’'-]+\s+){0,3}?(?:cuts?|cutbacks?|lay-?offs|reductions?|redundancies|"
    r"restructuring|reorgani[sz]ation|dismissals|firings|downsizing|eliminations?|job\s+losses|closures?)\b|"
    r"\b(?:job\s+cuts|lay-?offs|redundancies|job\s+losses|laid\s+off|staff\s+cuts)\b"
)
#: AI at work, told beside a cut by the employer: "AI agents now handle half of the calls".
AI_WORKING = (
    r"\b(?:AI|artificial\s+intelligence|chat\s?bots?|agents?|automation)\b(?:\s+\S+){0,4}?\s+(?:handl\w+|do|does|doing|perform\w*|replac\w+|tak\w+\s+over|"
    r"writ\w+|answer\w*|resolv\w+|automat\w+|mak\w+\s+(?:\S+\s+){0,4}?(?:efficient|productive)|need\s+fewer|allow\w*|enabl\w+|let)\b"
)
#: What denies a reason told before it: "AI has nothing to do with it", "AI is not the reason".
DENIED_AFTER = (
    r"(?:[\s-]+\S+){0,3}?\s+(?:(?:ha[sd]|have|played|plays|had)\s+(?:nothing|no\s+(?:role|part|bearing|influence|hand)|little)|"
    r"(?:is|are|was|were)(?:\s+not|n[’']t)\s+(?:the|a|to|behind|why|driving|what|responsible|replacing|taking|about|involved|cutting)|did(?:\s+not|n[’']t)\s+(?:cause|drive|lead|play))\b"
)
