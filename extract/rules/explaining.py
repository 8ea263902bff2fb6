"""How a sentence beside a cut gives its reason without pointing back to it, as data (patterns: case ignored).

``{who}`` stands for the employer: its name, "it", "the retailer". A reason's words follow the pattern, or go before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import CauseCode

_AIMS = (CauseCode.COST_CUTTING, CauseCode.RESTRUCTURING)
#: What comes upon an employer.
_BLOWS = (
    CauseCode.DEMAND,
    CauseCode.ECONOMIC_CONDITIONS,
    CauseCode.FINANCIAL_LOSS,
    CauseCode.CONTRACT_LOSS,
    CauseCode.TARIFFS,
    CauseCode.GOVERNMENT,
    CauseCode.REGULATION,
    CauseCode.SUPPLY,
    CauseCode.PANDEMIC,
    CauseCode.DISASTER,
    CauseCode.LABOR_DISPUTE,
)


#: Who heads an employer or speaks for it, by office.
_BOSS = (
    r"\b(?:chief\s+executive|ceo|founder|president|chairman|boss|managing\s+director|spokes\w+)\b"
    r"(?:\s+officer)?(?:\s+(?-i:[A-Z])\w+){0,3}"
)
#: Whoever speaks for an employer: itself, its head, a name.
_HEAD = (
    r"(?:{who}|" + _BOSS + r"|"
    r"\b(?-i:(?!Analysts|Economists|Experts|Unions?|Workers|Employees|Critics|Investors|Researchers|Rivals)[A-Z][a-z]+))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One such way of telling a reason."""

    id: str  # permanent: claims store it
    pattern: str
    codes: tuple[CauseCode, ...]  # the reasons that are told so
    reach: int  # how many words may stand between the pattern and the reason
    before: bool = False  # the reason goes before the pattern
    near: int = 2  # how many sentences away from the cut at most
    yes: tuple[str, ...]  # the reason in braces
    no: tuple[str, ...]


EXPLANATIONS: tuple[Explanation, ...] = (
    Explanation(
        id="beside.plight",
        pattern=r"{who}\s+(?:\w+ly\s+|also\s+|already\s+)?(?:(?:ha[sd]|have|is|are|was|were)\s+(?:also\s+|recently\s+|already\s+)?(?:been\s+)?)?(?:\w+ly\s+)?"
        r"(?:hit|hurt|battered|struggl\w+|suffer\w*|grappl\w+|wrestl\w+|fac(?:ed|es|ing)|squeezed|weighed\s+down|dragged\s+down|under\s+pressure)\b",
        codes=_BLOWS,
        reach=8,
        yes=(
            "Acme has been hit by {weak demand} for its shoes.",
            "The retailer struggled with {soaring energy costs}.",
        ),
        no=(
            "The town has been hit by weak demand.",
            "Acme has been hit amid weak demand.",
        ),
    ),
    Explanation(
        id="beside.not-about",
        pattern=r"\b(?:this|it|that|these)(?:\s+(?:is|was|are|were)(?:\s+not|n[’']t)|[’']s\s+not)\s+(?:really\s+|even\s+)?(?:about|because|driven|due|motivated|a\s+(?:story|case|question))\b",
        codes=(CauseCode.AI,),
        reach=6,
        yes=(
            "“This is not about replacing people with {AI},” the memo says.",
            "It’s not because of {AI}, he wrote.",
        ),
        no=("This is about replacing paper with AI.",),
    ),
    Explanation(
        id="beside.saw",
        pattern=r"{who}\s+(?:\w+ly\s+|also\s+)?(?:(?:ha[sd]|have)\s+)?(?:seen|saw|experienced|reported|posted|recorded|made|booked)\b",
        codes=(CauseCode.DEMAND, CauseCode.FINANCIAL_LOSS),
        reach=6,
        yes=(
            "The company posted a {quarterly loss} of $3 million.",
            "It has seen {orders decline}.",
        ),
        no=("The sector has seen orders decline.",),
    ),
    Explanation(
        id="beside.state",
        pattern=r"{who}",
        codes=(CauseCode.FINANCIAL_LOSS, CauseCode.CONTRACT_LOSS, CauseCode.BANKRUPTCY),
        reach=4,
        yes=(
            "Acme has been {losing money} for years.",
            "The company {lost its biggest customer}.",
        ),
        no=("A rival in Leeds lost its biggest customer.",),
    ),
    Explanation(
        id="beside.aim",
        pattern=r"{who}\s+(?:\w+ly\s+|also\s+)?(?:(?:ha[sd]|have|is|are|was|were)\s+(?:also\s+|been\s+)?)?(?:aim(?:s|ed|ing)?|tr(?:ies|ied|ying)|seek(?:s|ing)?|sought|want(?:s|ed)?|look(?:s|ing)?|"
        r"work(?:s|ing)?|plan(?:s|ned|ning)?|hop(?:es|ed|ing)|need(?:s|ed)?|ha[sd]\s+to|must|intend(?:s|ed)?|promis(?:ed|es)|pledged|vowed|under\s+pressure|launched|start(?:ed|s)?|begun|began|"
        r"embark\w*|set\s+(?:itself\s+)?a\s+(?:target|goal))\b",
        codes=_AIMS,
        reach=10,
        yes=(
            "Acme is trying to {lower its costs}.",
            "The bank wants to {simplify} its structure.",
        ),
        no=("Acme is trying to find a buyer.",),
    ),
    Explanation(
        id="beside.benefit",
        pattern=r"(?:\b(?:the|these|this|its|their|such)\s+(?:[\w-]+\s+){0,2}?(?:cuts?|cutbacks|lay-?offs|reductions?|redundancies|move|moves|measures?|steps?|actions?|changes|plans?|programme|program|"
        r"restructuring|reorgani[sz]ation|closures?|initiatives?)|{who})\s+(?:\w+ly\s+)?(?:will|would|should|(?:is|are|was|were)\s+(?:expected|intended|designed|meant|set|aimed|needed)|expects?|expected|said\s+it\s+(?:expects?|expected|would|will)|"
        r"aims?|help)\b",
        codes=_AIMS,
        reach=12,
        yes=(
            "The move is expected to {save the company about $4} million a year.",
            "The plan will {reduce costs}.",
        ),
        no=("The plan will be discussed with the union.",),
    ),
    Explanation(
        id="beside.effect",
        pattern=r"\b(?:left\s+(?:it|us|them|the\s+[\w-]+|{who})\s+(?:with\s+)?(?:no|little)\s+(?:other\s+)?(?:choice|option|alternative)|forced\s+(?:its|our|their|the\s+\S+|his)\s+hands?|"
        r"made\s+(?:\S+\s+){1,4}?(?:unavoidable|inevitable|necessary|uneconomic|unviable|unprofitable|untenable|impossible)|(?:is|are|was|were)\s+(?:partly\s+|largely\s+)?to\s+blame|"
        r"(?:ha[sd]|have)\s+(?:also\s+|badly\s+|severely\s+)?(?:hit|hurt|weighed|hammered|squeezed|eaten|battered|taken\s+(?:a|its|their)\s+toll|raised\s+its\s+costs|cost\s+it))\b",
        codes=(*_BLOWS, CauseCode.COST_CUTTING),
        before=True,
        reach=8,
        yes=(
            "The {economic downturn} left it no choice, Acme said.",
            "{Tariffs} have hit its exports.",
        ),
        no=("Tariffs will be discussed on Friday.",),
    ),
    Explanation(
        id="beside.shut",
        pattern=r"(?:{who}|\bthe\s+(?:[\w-]+\s+){0,3}?(?:plant|factory|mill|site|store|shop|branch|office|mine|depot|warehouse|studio|shipyard|yard|refinery|smelter|hospital|school|facility|unit|shift))\s+(?:said\s+(?:\S+\s+)?(?:it\s+)?)?(?:will|would|is\s+to|are\s+to|plans\s+to|is|are)\s+(?:also\s+)?",
        codes=(CauseCode.CLOSING,),
        reach=2,
        yes=(
            "Acme will also {wind down its drone unit}.",
            "The company plans to {close two} depots.",
        ),
        no=("Acme will not close its shops in Leeds or elsewhere.",),
    ),
    Explanation(
        id="beside.deed",
        pattern=r"{who}\s+(?:said\s+(?:it\s+|that\s+it\s+)?)?(?:also\s+|has\s+|had\s+|is\s+|are\s+|was\s+|will\s+|would\s+|plans\s+to\s+)*(?:be\s+|been\s+)?",
        codes=(CauseCode.OFFSHORING, CauseCode.RELOCATION, CauseCode.MERGER),
        reach=1,
        near=1,
        yes=(
            "Acme is {outsourcing} its payroll.",
            "The company is {relocating} to Leeds.",
        ),
        no=("Last year Acme opened a new plant in Mexico.",),
    ),
    Explanation(
        id="beside.work",
        pattern=r"\b(?:the|its|their|this|all|some|most|some\s+of\s+the)\s+(?:[\w’'-]+\s+){0,2}?(?:work|production|jobs|roles|positions|operations?|assembly|manufacturing|services?|functions?|tasks)\s+(?:will|would|is|are|was|were|to)\b|"
        r"^\W*(?:production|manufacturing|assembly|work|operations)\s+(?:will|would|is|are|was|were)\b",
        codes=(CauseCode.OFFSHORING, CauseCode.RELOCATION, CauseCode.TECHNOLOGY, CauseCode.AI, CauseCode.CLOSING),
        reach=5,
        yes=(
            "The work will be {done in India}.",
            "{Production will move to} its plant in Leeds.",
        ),
        no=("The work will be finished by June.",),
    ),
    Explanation(
        id="beside.ai-turn",
        pattern=r"{who}\b[^.;]{0,40}?\b(?:invest\w*|shift\w*|redirect\w*|reallocat\w*|pivot\w*|prioriti\w+|bet(?:ting|s)?\b|pour\w*|spend\w*|doubl\w+\s+down|replac\w+|rel(?:y|ies|ying)\s+on|us(?:es|ing)\b|turn\w*\s+to|embrac\w+|resources\s+to|put(?:ting|s)?\s+into)",
        codes=(CauseCode.AI,),
        reach=6,
        yes=(
            "Acme is investing heavily in {artificial intelligence}.",
            "The company is moving resources to its {AI} teams.",
        ),
        no=("Acme sells AI chips.",),
    ),
    Explanation(
        id="beside.ai-gain",
        pattern=r"\b(?:now\s+)?(?:do(?:es)?|handl\w+|write[s]?|answer\w*|perform\w*|resolv\w+|replac\w+|automat\w+|(?:made|makes|making|let|lets|allow\w*|enabl\w+|help\w*)\s+(?:\S+\s+){1,5}?(?:productive|efficient|faster|more\s+with|fewer|less))\b",
        codes=(CauseCode.AI,),
        before=True,
        reach=4,
        yes=(
            '"{AI} now does much of this work," its founder said.',
            "Its {chatbot} handles two thirds of all calls.",
        ),
        no=("Acme teaches AI at a school.",),
    ),
    Explanation(
        id="beside.ai-word",
        pattern=_HEAD
        + r"\s+(?:has\s+|had\s+|have\s+)?(?:said|says|told|wrote|blamed|pointed|cited|denied|warned|argued)\b",
        codes=(CauseCode.AI,),
        reach=14,
        yes=("Roe said advances in {AI} meant that smaller teams could do the work.", "The company pointed to {AI}."),
        no=("Analysts said AI would change the trade.", "Roe will speak at an AI conference."),
    ),
    Explanation(
        id="beside.ai-words",
        pattern=r",?[”\"]?\s+" + _HEAD + r"\s+(?:said|says|told|wrote|added)\b",
        codes=(CauseCode.AI,),
        before=True,
        reach=14,
        yes=('"We are building around {AI}," Roe told staff.',),
        no=("Its AI chips sell well, analysts said.",),
    ),
    Explanation(
        id="beside.ai-fund",
        pattern=r"\b(?:savings|money|funds|cash|proceeds|resources)\s+(?:\S+\s+){0,6}?(?:to|into|for|towards?)\b",
        codes=(CauseCode.AI,),
        reach=5,
        yes=("The savings will be used to fund {artificial intelligence}.",),
        no=("The savings will be used to repay debt.",),
    ),
    Explanation(
        id="beside.say",
        pattern=r"(?:{who}|"
        + _BOSS
        + r")\s+(?:also\s+)?(?:said|says|told|blamed|cited|explained|added|noted|stressed|acknowledged|admitted"
        r"|attributed)\b",
        codes=(*_BLOWS, *_AIMS),
        reach=12,
        yes=(
            "Acme said that {orders had fallen}.",
            "The company cited the {recession}.",
            "Chief executive Moira Keane blamed {weak demand}.",
        ),
        no=("The union said that orders had fallen.",),
    ),
    Explanation(
        id="beside.said",
        pattern=r",\s+(?:{who}|\b(?:chief|chairman|president|director|spokes\w+|manager)\b[^,]{0,40})\s+(?:said|says|explained|added)\b|,\s+said\b",
        codes=(*_BLOWS, *_AIMS),
        before=True,
        reach=12,
        yes=("Its {orders have fallen}, the company said.",),
        no=("Its orders have fallen, the union said.",),
    ),
    Explanation(
        id="beside.follow",
        pattern=r"\b(?:the|these|this|its)\s+(?:[\w-]+\s+){0,3}?(?:cuts?|cutbacks|lay-?offs|reductions?|redundancies|move|decision|announcement|changes|plans?|job\s+losses|closures?|proposals?)\s+(?:follow(?:s|ed)?|comes?\s+after|came\s+after)\b",
        codes=(
            *_BLOWS,
            CauseCode.MERGER,
            CauseCode.OTHER,
            CauseCode.BANKRUPTCY,
            CauseCode.RESTRUCTURING,
            CauseCode.OVERHIRING,
        ),
        reach=8,
        near=99,
        yes=(
            "The cuts follow the {takeover} of Borel.",
            "The layoffs come after a {failed trial}.",
        ),
        no=("The talks follow the takeover of Borel.",),
    ),
)
