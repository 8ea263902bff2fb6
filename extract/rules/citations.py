"""The words by which an article says that it has its news from another outlet, as data. A rule is a regular expression
over a sentence, case ignored, in which ``NAME`` stands for the cited outlet.

A ``strict`` rule takes only names that are known as outlets' or are made like them ("Leeds Evening Courier"), since
firms, too, report and are told things; the others speak of news alone, and take any name.
``yes`` sentences mark the cited name with ``{…}``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CitationKind(StrEnum):
    """What an article says of the outlet that it cites."""

    FIRST_REPORT = "first_report"  # it had the news first
    REPORT = "report"  # it reported the news
    INTERVIEW = "interview"  # somebody told it
    DOCUMENT = "document"  # it has seen or obtained a paper
    WIRE = "wire"  # the text is a news agency's


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRule:
    """One way to cite another outlet."""

    id: str  # permanent: the store keeps it
    kind: CitationKind
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    strict: bool = True


#: What may stand between a preposition and the name: "by the trade magazine X", "to news agency X".
_WHAT = (
    r"(?:(?:(?:the|an?)\s+)?(?:[\w-]+\s+){0,2}?(?:newspapers?|magazines?|papers?|dailies|daily|websites?|sites?|outlets?|agency|"
    r"agencies|broadcasters?|networks?|services?|newsletters?|publications?|blogs?|station)\s+)?"
)
_AT = rf"{_WHAT}(?:the\s+)?NAME"
_STORY = r"(?:reports?|reporting|stor(?:y|ies)|articles?|scoop|investigation|exclusive)"
_TELL = r"(?:reported|disclosed|revealed|published|broken|detailed|noted)"
_ON = (
    r"(?:\s+(?:on|late\s+on|early\s+on|last|this|earlier)\s+(?:\w+day|week|month|(?:in\s+)?the\s+\w+)|\s+earlier|"
    r"\s+first|\s+exclusively)?"
)
#: An outlet that reports money, or its own plans, is an employer and not a source.
_NOT_MONEY = (
    r"(?!\s+(?:(?:an?|its|their|record|quarterly|annual|full-year|first-half|net|operating|strong|weak|lower|higher|better|worse|"
    r"stronger|weaker|third-quarter|second-quarter|first-quarter|fourth-quarter)\s+)*(?:earnings|loss(?:es)?|profits?|revenues?|"
    r"results|sales|income|cash|growth|decline)\b)(?!\s+(?:that\s+)?(?:it|its|their)\b)"
)

CITATIONS: tuple[CitationRule, ...] = (
    CitationRule(
        id="citation.first-reported-by",
        kind=CitationKind.FIRST_REPORT,
        strict=False,
        pattern=rf"\b(?:first|originally|initially|earlier)\s+{_TELL}{_ON}\s+(?:by|in|on)\s+{_AT}|"
        rf"\b{_TELL}\s+(?:first|earlier)\s+by\s+{_AT}|\bnews\s+(?:of\s+the\s+\w+\s+)?(?:first\s+)?(?:broke|emerged)\s+(?:first\s+)?(?:in|on)\s+{_AT}",
        yes=(
            "The cuts were first reported by {Ledger Street}.",
            "Acme's plans, first reported on Tuesday by the trade magazine {Grocer's Week}, cover 300 jobs.",
            "News of the layoffs first broke in the {Leeds Evening Courier}.",
            "The list was originally published by {Dock & Deck}.",
        ),
        no=(
            "The fault was first reported in March by a nurse.",
            "Acme first reported a loss in 2024.",
            "The figures were first published on Monday.",
        ),
    ),
    CitationRule(
        id="citation.first-to-report",
        kind=CitationKind.FIRST_REPORT,
        strict=False,
        pattern=r"\bNAME\s+(?:was|were)\s+(?:the\s+)?first\s+(?:\w+\s+)?to\s+(?:report|disclose|reveal|publish|break)\b(?!\s+(?:an?|its|record|quarterly)\b)|"
        r"\bNAME\s+(?:first\s+broke|broke)\s+the\s+(?:news|story)\b",
        yes=(
            "{Ledger Street} was first to report the cuts.",
            "{Ledger Street} broke the news on Monday.",
            "{Harbor Herald} was the first outlet to report the layoffs.",
        ),
        no=("Acme was first to market.", "Acme was the first to report a fall in orders of its peers' size in May."),
    ),
    CitationRule(
        id="citation.first-reported",
        kind=CitationKind.FIRST_REPORT,
        pattern=rf"\bNAME\s+(?:had\s+|has\s+)?(?:first|originally)\s+(?:reported|revealed|disclosed|published|wrote){_NOT_MONEY}",
        yes=(
            "{Bloomberg} first reported the cuts.",
            "The {Leeds Evening Courier} had first reported the plans in May.",
            "{The Information} first revealed that the unit would close.",
        ),
        no=("Acme first reported the fault in May.", "The New York Times first reported a profit in 2012."),
    ),
    CitationRule(
        id="citation.reported-by",
        kind=CitationKind.REPORT,
        pattern=rf"\b(?:as|was|were|been|is|being|,)\s+(?:also\s+)?{_TELL}{_ON}\s+(?:by|in)\s+{_AT}|\b(?:reported|revealed)\s+by\s+{_AT}",
        yes=(
            "The cuts, reported by {Bloomberg}, would be the third round.",
            "As reported on Monday by the {Leeds Evening Courier}, 300 jobs will go.",
            "Plans to lay off 90 people were revealed in the {Financial Times}.",
        ),
        no=("The loss reported by Acme was its third.", "300 cuts were reported by unions."),
    ),
    CitationRule(
        id="citation.according-to",
        kind=CitationKind.REPORT,
        pattern=rf"\b(?:according\s+to|per|via|based\s+on)\s+(?:(?:an?|the|new|earlier|recent|exclusive|multiple|several)\s+){{0,2}}"
        rf"(?:{_STORY}\s+(?:\w+day\s+)?(?:by|in|from|on|of)\s+)?{_AT}"
        r"(?!/|(?:'s|’s)?\s+(?:memo|filing|statement|spokes|chief|ceo|executive|tally|data|survey|poll|analyst|economist|editor|staff|union|guild))",
        yes=(
            "Acme will cut 300 jobs, according to {Bloomberg}.",
            "Acme will cut 300 jobs, according to a report in the {Leeds Evening Courier}.",
            "The chip maker has laid off 90 people, per {Reuters}.",
            "According to a {Wall Street Journal} article, the bank will cut 2% of staff.",
        ),
        no=(
            "Acme will cut 300 jobs, according to a memo.",
            "Acme will cut 300 jobs, according to Royal Mail.",
            "A third of cuts name AI, according to a Reuters tally.",
            "A third of cuts name AI, according to a CNBC/Momentive poll.",
        ),
    ),
    CitationRule(
        id="citation.reported-citing",
        kind=CitationKind.REPORT,
        strict=False,
        pattern=r"\bNAME\s+(?:had\s+|has\s+)?(?:reported|reports|wrote|written|said|says)\b[^.;]{0,60}?\b(?:citing|quoting)\s+"
        r"(?:(?:an?|two|three|four|several|unnamed|anonymous|company|union|government|unidentified)\s+){0,3}(?:people|persons?|sources?|insiders?|officials)\b",
        yes=(
            "{Ledger Street} had written a day earlier, citing people close to the talks, that 300 jobs would go.",
            "{Dock & Deck} reported on Monday, citing two unnamed sources, that 90 people had been laid off.",
            "The bank may cut 3,000 jobs, {Ledger Street} said, quoting an insider.",
        ),
        no=("Acme reported a loss, citing weak sales to people over sixty.", "Acme cut 300 jobs, citing costs."),
    ),
    CitationRule(
        id="citation.outlet-reported",
        kind=CitationKind.REPORT,
        pattern=rf"\bNAME(?:['’]s?\s+[A-Z]\w+\s+[A-Z]\w+)?\s+(?:has\s+|had\s+|also\s+|earlier\s+|previously\s+|{_ON[3:-2].strip()}\s+)*"
        rf"(?:reported|reports|revealed|reveals|wrote|writes|had\s+written){_NOT_MONEY}",
        yes=(
            "Acme will cut 300 jobs, {Reuters} reported on Monday.",
            "{Bloomberg} reports that Acme is to lay off 90 people.",
            "The {Leeds Evening Courier} had written a day earlier that 300 jobs would go.",
        ),
        no=("The New York Times reported a net loss.", "Acme reported 300 job cuts.", "BuzzFeed says it will cut 12%."),
    ),
    CitationRule(
        id="citation.citing",
        kind=CitationKind.REPORT,
        pattern=rf"\b(?:citing|cites|quoting|crediting|credits|referring\s+to)\s+(?:(?:an?|the|earlier)\s+)?(?:{_STORY}\s+(?:by|in|from)\s+)?{_AT}",
        yes=(
            "The site wrote, citing {Reuters}, that 300 jobs would go.",
            "Traders sold Acme's shares, quoting the {Leeds Evening Courier}, after 90 layoffs.",
            "The agency said so, citing a report in {Handelsblatt}.",
        ),
        no=("Acme cut 300 jobs, citing Amazon.", "Acme cut 300 jobs, citing costs."),
    ),
    CitationRule(
        id="citation.outlet-report",
        kind=CitationKind.REPORT,
        pattern=rf"\bNAME(?:['’]s?)?\s+(?:\w+\s+)?{_STORY}\b(?!\s+(?:\w+\s+){{0,2}}?(?:earnings|loss|profit))|"
        rf"\b{_STORY}\s+(?:\w+day\s+)?(?:by|in|from)\s+{_AT}",
        yes=(
            "A {Bloomberg} report put the number at 300.",
            "Acme confirmed a report by {Reuters} that it will cut 90 jobs.",
            "The bank denied {The Information}'s story that 3,000 jobs would go.",
        ),
        no=(
            "See the Bloomberg live coverage of the layoffs.",
            "A report by Acme put the number at 300.",
            "An internal report counts 300 posts.",
        ),
    ),
    CitationRule(
        id="citation.told",
        kind=CitationKind.INTERVIEW,
        pattern=rf"\b(?:told|tells|telling|informed|confirmed\s+to|confirmed\s+(?:[\w-]+\s+){{1,4}}?to|confirming\s+to|spoke\s+to|speaking\s+(?:to|with)|"
        rf"(?:statement|email|e-mail|comment|comments|interview|letter|note|message)\s+(?:sent\s+|emailed\s+|made\s+|provided\s+)?(?:to|with)|said\s+on)\s+{_AT}",
        yes=(
            "A spokesman told {CNBC} that 300 jobs would go.",
            "In a statement to the {Leeds Evening Courier}, Acme confirmed 90 layoffs.",
            "The founder said in an interview with {Bloomberg} that he had cut half of the staff.",
            "Acme confirmed the layoffs to {TechCrunch}.",
        ),
        no=(
            "Founder Tells Us About Her Weekly",
            "Acme told staff on Monday.",
            "Acme told Amazon that it will cut 300 jobs.",
            "A spokesman told Congress.",
        ),
    ),
    CitationRule(
        id="citation.seen-by",
        kind=CitationKind.DOCUMENT,
        pattern=rf"\b(?:seen|viewed|obtained|reviewed|read|heard|shared|verified|leaked)\s+(?:by|to|with)\s+{_AT}|\bNAME\s+(?:has\s+|had\s+)?(?:seen|viewed|obtained|reviewed)\b",
        yes=(
            "The memo, seen by {Reuters}, speaks of 300 jobs.",
            "Acme will cut 90 jobs, according to an email viewed by the {Leeds Evening Courier}.",
            "A recording shared with {Business Insider} has the chief executive say so.",
        ),
        no=("The memo, seen by staff, speaks of 300 jobs.", "Acme's books were reviewed by Deloitte."),
    ),
    CitationRule(
        id="citation.dateline",
        kind=CitationKind.WIRE,
        pattern=r"^[^()]{0,60}\(NAME\)\s*[-–—:]|^NAME\s+[-–—]\s|[-–—]\s*(?:with\s+)?NAME\s*\.?$",
        yes=(
            "LEEDS ({AP}) — Acme will cut 300 jobs.",
            "LEEDS, March 3 ({Reuters}) - Acme will cut 300 jobs.",
            "Acme will cut 300 jobs. — {AFP}",
        ),
        no=("Acme (Reuters: ACM.L) will cut 300 jobs.", "Reuters will cut 300 jobs - a tenth of its staff."),
    ),
)
