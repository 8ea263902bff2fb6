"""What a stated AI reason says of AI: it does the work, saves effort, gets the money, took the market, asks skills."""

from __future__ import annotations

import re

from extract.model import AiDetail

#: In the order of preference where a clause says several of them.
_DETAILS: tuple[tuple[AiDetail, re.Pattern[str]], ...] = tuple(
    (detail, re.compile(pattern, re.IGNORECASE))
    for detail, pattern in (
        (
            AiDetail.SKILLS,
            r"\bskills?\b|\bre-?skill\w*|\bup-?skill\w*|\bretrain\w*|\bAI\s+(?:talent|expertise|specialists)|\bconvince\s+staff\b|\badopt\s+AI\b",
        ),
        (
            AiDetail.DISRUPTION,
            r"\bAI\s+(?:search|overviews?|rivals?|compet\w+|disrupt\w*|chatbots?)\b|\bdisrupt\w*|\b(?:hit|hurt|eroded|undercut|threatened|upended)\s+by\b|"
            r"\btraffic\b|\blos\w+\s+(?:\S+\s+){0,4}?to\s+(?:AI|ChatGPT|chatbots?)",
        ),
        (
            AiDetail.REPLACE,
            r"\breplac\w+|\bsubstitut\w+|\bAI\s+(?:agents?|tools?|assistants?|bots?|systems?)?\s*(?:can|will|now|to|that)?\s*(?:do|does|doing|handle\w*|perform\w*|tak\w+\s+over|writ\w+|answer\w*)|"
            r"\btak\w+\s+over\b|\bautomat\w+|\bdon[’']t\s+need\b|\bno\s+longer\s+need\w*|\bAI[\s-]agents?\b|\bagentic\b",
        ),
        (
            AiDetail.INVESTMENT,
            r"\binvest\w*|\bspend\w*|\bspent\b|\bfund\w*|\bpay(?:ing)?\s+for\b|\bshift\w*|\bpivot\w*|\bcapital\b|\bcapex\b|\binfrastructure\b|\bdata[\s-]?cent(?:er|re)s?|\bprioriti\w+|\bpriorit(?:y|ies)|"
            r"\bdoubl\w+\s+down|\bexpan\w+|\bpush\b|\bbuild\w*|\boffset\b|\bbet(?:s|ting)?\b|\bbillions?\b|\bresources\b|\bfocus\w*|\brace\b|\bambitions?\b",
        ),
        (
            AiDetail.EFFICIENCY,
            r"\befficien\w+|\bproductiv\w+|\bstreamlin\w+|\bfewer\s+(?:people|employees|workers|roles)|\bmore\s+with\s+(?:less|fewer)|\bsav\w+|\bleaner\b|\bfaster\b|\bgains?\b",
        ),
    )
)


def ai_detail(sentence: str, start: int, end: int) -> AiDetail | None:
    """The kind of an AI reason at these offsets, from the words around it; None where they say no more than "AI"."""
    around = sentence[max(0, start - 90) : end + 60]
    return next((detail for detail, pattern in _DETAILS if pattern.search(around)), None)
