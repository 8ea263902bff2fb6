"""Whose word a stated reason is: the employer's, or anybody else's (claims.md, `speaker`)."""

from __future__ import annotations

import re

from extract.company.employer import Employer
from extract.model import Kind, Speaker
from extract.reading import Sentence

_OTHERS = (
    r"(?:analysts?|economists?|experts?|unions?|labou?r\s+leaders?|critics?|observers?|researchers?|strategists?|professors?|"
    r"employees?|workers|staffers?|activists?|lawmakers?|politicians?|opponents?|campaigners?|investors?|bankers?|"
    r"sources?|people|persons?|insiders?|consultants?|reports?|surveys?|stud(?:y|ies)|commentators?|recruiters?)"
)
_OTHER = re.compile(
    rf"\b{_OTHERS}\s+(?:\S+\s+){{0,6}}?(?:say|says|said|told|claim\w*|warn\w*|argu\w*|believe\w*|estimat\w*|fear\w*|attribut\w*|"
    rf"suggest\w*|expect\w*|noted|wrote|added|familiar|close\s+to|briefed)\b|\baccording\s+to\s+(?:\S+\s+){{0,4}}?{_OTHERS}\b|"
    rf"\b(?:said|says|wrote)\s+(?:\S+\s+){{0,6}}?(?:analyst|economist|strategist|professor|union|consultant)s?\b|"
    rf"\b(?:citing|cites)\s+(?:\S+\s+){{0,3}}?(?:sources?|people|persons?|insiders?)\b|"
    r"\b(?:can|could|may|might)\s+be\s+(?:attributed|blamed|linked)\b|\bReuters\s+(?:reports|says)\b|\baccording\s+to\s+Reuters\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:the\s+company|the\s+firm|the\s+bank|spokes\w+|chief\s+executive|ceo|memo|filing|statement|management),?\s+(?:\S+\s+){0,4}?"
    r"(?:said|says|told|wrote|announced|confirmed|added|explained|denied|denies|insisted|insists|blamed|blames)\b",
    re.IGNORECASE,
)


def speaker_of(sentence: Sentence, start: int, end: int, employer: Employer) -> Speaker:
    """Who gives a reason that stands at these offsets of a sentence.

    The employer, unless the sentence lays it to somebody else; what is told of many employers is never theirs.
    """
    if employer.kind is Kind.AGGREGATE:
        return Speaker.OTHER
    if _OWN.search(sentence.text):
        return Speaker.COMPANY
    return Speaker.OTHER if _OTHER.search(sentence.text) else Speaker.COMPANY


_QUOTED = re.compile(r"[“\"”]")
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I)\b")
_TOLD = re.compile(
    r"\b(?:said|says|told|wrote|added|explained|according\s+to)\b|\b(?:memo|statement|letter|e-?mail|blog\s+post|filing)\b",
    re.IGNORECASE,
)


_EMPLOYER_SAYS = re.compile(
    r"\b(?:(?:the|its|his|her|their|a|an)\s+(?:[\w-]+\s+){0,2}?(?:company|firm|bank|group|studio|retailer|lender|carmaker|airline|maker|"
    r"publisher|university|board|management|chief|boss|ceo|founder|spokes\w+|memo|statement|filing|letter)|spokes\w+|chief\s+executive|"
    r"ceo|it|he|she)\b(?:\s+\S+){0,6}?\s+(?:said|says|told|wrote|explained|added|stated)\b|\bin\s+(?:a|an|the|its|his|her)\s+(?:\w+\s+){0,2}"
    r"(?:memo|statement|letter|e-?mail|blog\s+post|filing|note)\b",
    re.IGNORECASE,
)


def is_company_speech(text: str, *, close: bool) -> bool:
    """True where a sentence has the employer explain itself: in the first person, or, close to the cut, as reported."""
    if _OTHER.search(text):
        return False
    if _FIRST_PERSON.search(text) and (_QUOTED.search(text) or _TOLD.search(text)):
        return True
    return close and bool(_EMPLOYER_SAYS.search(text))
