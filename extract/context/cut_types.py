"""How jobs are cut, where the article says more than that they are: by volunteers, by attrition, or not said at all."""

from __future__ import annotations

import re

from extract.mention import Mention
from extract.model import CutType
from extract.reading import Reading

_WILLING = (
    r"(?:voluntary\s+(?:\w+\s+)?(?:redundanc\w+|severance|separations?|departures?|exits?|buyouts?|layoffs?|retirements?|resignations?|"
    r"leaving|schemes?|programs?|programmes?|measures|means)|buy-?outs?|early\s+retirements?)"
)
_WASTAGE = (
    r"(?:(?:natural\s+|normal\s+)?(?:attrition|wastage|turnover)|retirements?|unfilled\s+(?:posts|positions|vacancies))"
)
_MEANS = (
    r"\b(?:through|by|via|using|with|from|on|under|accept(?:ed|ing)?|t(?:ake|aking|ook|aken)|because\s+of|as\s+a\s+result\s+of|"
    r"achieved\s+(?:by|through))\s+(?:[\w’'-]+\s+){0,4}?"
)
#: "Through early retirement": the means of the cut that the sentence tells.
_BY_WILLING = re.compile(rf"{_MEANS}{_WILLING}\b", re.IGNORECASE)
_BY_WASTAGE = re.compile(rf"{_MEANS}{_WASTAGE}\b", re.IGNORECASE)
#: "200 vacant positions": nobody sits there.
_VACANT = re.compile(
    r"\s+(?:currently\s+)?(?:vacant|unfilled|unoccupied|empty)\s+(?:posts|positions|roles|jobs)\b", re.IGNORECASE
)
#: Words that say that people lose their jobs against their will.
_DISMISSED = re.compile(
    r"\b(?:lay(?:s|ing)?[\s-]?offs?|laid[\s-]off|(?<!voluntary\s)redundan\w+|dismiss\w*|sack\w*|fir(?:e|es|ed|ing)|terminat\w+|"
    r"involuntary|compulsory|retrench\w*|pink[\s-]?slip\w*|let(?:ting)?\s+go|axe[ds]?|axing)\b",
    re.IGNORECASE,
)
#: The same, denied.
_NOT_DISMISSED = re.compile(
    r"\b(?:no|without|avoid(?:s|ed|ing)?|instead\s+of|rather\s+than|not)\s+(?:(?:any|need|the|for|of|to|resort\w*|forced|more|further|making|make|be)\s+)*"
    r"(?:compulsory\s+|involuntary\s+|forced\s+)?(?:lay[\s-]?offs?|laid\s+off|redundan\w+|dismiss\w+|firings?|terminations?)",
    re.IGNORECASE,
)
#: Words that say that jobs go, by whatever means.
_JOBS_GO = re.compile(
    r"\b(?:jobs?|cut|cuts|cutting|slash\w*|shed\w*|eliminat\w*|posts?|positions?|roles?|redundan\w+|los(?:e|es|ing)\s+their|out\s+of\s+work|door)\b",
    re.IGNORECASE,
)
#: A cut told only as a smaller staff.
_SMALLER = re.compile(
    r"\b(?:reduc\w+|trim\w*|shr[aiu]nk\w*|pare[ds]?|paring|slim\w*|downsiz\w*|lower\w*|fall|falls|fell|decline[ds]?|"
    r"fewer|smaller)\b",
    re.IGNORECASE,
)


def find_cut_type(mentions: tuple[Mention, ...], lead: Mention, reading: Reading) -> CutType:
    """How the jobs of a cut go: as its rule says, else by the means told with it, else a layoff.

    ``unspecified`` where the article has no word of layoffs, nor of jobs that go: "it will shrink its workforce".
    """
    if lead.cut_type is not CutType.LAYOFF:
        return lead.cut_type
    if reading.sentences[lead.sentence].is_title:  # "Acme axes 400 jobs", whom the body asks for 400 volunteers
        again = (m.cut_type for m in mentions if m.count and lead.count and m.count.low == lead.count.low)
        again = (each for each in again if each is not CutType.LAYOFF)
        if (named := next(again, CutType.LAYOFF)) is not CutType.LAYOFF:
            return named
    figure = next((s.span for s in lead.spans if s.field == "count"), None)
    if figure and _VACANT.match(reading.article.text, figure.end):
        return CutType.ATTRITION
    told = " ".join(dict.fromkeys(reading.sentences[m.sentence].text for m in mentions))
    if not _DISMISSED.search(_NOT_DISMISSED.sub("", told)):
        if _BY_WILLING.search(told):
            return CutType.VOLUNTARY
        if _BY_WASTAGE.search(told):
            return CutType.ATTRITION
        text = reading.article.text
        if _SMALLER.search(told) and not _DISMISSED.search(text) and not _JOBS_GO.search(told):
            return CutType.UNSPECIFIED
    return CutType.LAYOFF
