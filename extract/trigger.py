"""The trigger: whether a text can speak of a job cut at all. Linear time, microseconds a page (google-re2)."""

from __future__ import annotations

import re2

from extract.rules import words

#: Cut words that need people or jobs near them.
_WEAK = words.alternatives(
    rf"""
    {words.CUT} | {words.FIRE} | {words.GO} | {words.RISK} | {words.HIT} | {words.LEAVE} | {words.HALVE} |
    {words.IDLE} | loss(?:es)? | reductions? | eliminations? | terminations? | fewer | fall(?:s|en)? | fell |
    declin\w+ | resign | talks | consult\w* | closures? | departures? | dismissals? | removal |
    affect(?:s|ing)? | impact(?:s|ing)? | hits | idling | threaten(?:s|ing)? | endanger\w+ | jeopardi\w+ |
    reinstat\w+ | abolition | deletion | disestablishment | saved | safeguarded |
    fears? | claim(?:s|ing)? | out of work | cost(?:s|ing)? | notice | going | targets | targeting | door |
    contracts? | (?:un|re)?fill(?:ed|ing)? | replac(?:e|es|ed|ing) | smaller
    """
)
#: Words that tell of a cut by themselves, and weak ones, as parts of a pattern.
STRONG = (
    rf"(?i:\b(?:{words.LAYOFFS}|{words.LAY}|{words.LAY_REDUNDANT}|{words.LOSE}|{words.VOLUNTARY}|let|lets|letting)\b"
    rf"|\b(?:tak(?:e|es|ing)|took|bring(?:s|ing)?|brought)\W+(?:\w+\W+){{0,2}}{words.STAFF}\b"
    r"|\b\d[\d,]*\W+(?:\w+\W+){0,3}(?:axed|sacked|jobless|out of work|marching orders)\b"
    r"|\bend(?:s|ed|ing)?\W+(?:the\W+)?jobs\b|\b(?-i:WARN)\b"
    r"|\b(?:ax|sack|shed|cull|chop|fir|cut|slash|eliminat)\w*\W+(?:\w+\W+){0,3}(?:\d|(?:one|two|half|third)\b))"
)
_STRONG = re2.compile(STRONG)
WEAK = rf"(?i:\b{_WEAK}\b)"
_ANY_WEAK = re2.compile(WEAK)
_PEOPLE = re2.compile(rf"(?i)\b(?:{words.PERSON}|{words.JOB}|{words.STAFF}|teams?|employment|volunteers|vacancies)\b")


def may_tell_a_cut(text: str) -> bool:
    """True where some words of the text could tell of a job cut; False is final."""
    if _STRONG.search(text) is not None:
        return True
    return _ANY_WEAK.search(text) is not None and _PEOPLE.search(text) is not None


def find_cut_word(text: str) -> tuple[int, int] | None:
    """Where the first word stands that could tell of a cut, as start and end; None without any."""
    found = [match.span() for pattern in (_STRONG, _ANY_WEAK) if (match := pattern.search(text)) is not None]
    if not found:
        return None
    start, end = min(found)
    return start, start + len(text[start:end].split()[0])
