"""Whose jobs a claim speaks of: roles, ranks and kinds of contract, read from the claim's own evidence alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.model import Claim, Span
from extract.rules.scope import ACTING, SPARED, RoleScope, ScopeRule
from extract.rules.scopes import SCOPES

_SPARED = re.compile(SPARED, re.IGNORECASE)
_ACTING = re.compile(ACTING, re.IGNORECASE)
#: Where what a role belongs to ends, so that "hired a designer, and cut 40 engineers" spares no engineer.
_BREAK = re.compile(r"[;:—]|\s[-–]\s|,\s+(?:and|but|while|as)\s|\b(?:and|but|while|which|that)\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A role that the evidence names among those who go; the rest of them may have others."""

    code: RoleScope
    rule: str  # id of the rule that read it
    span: Span  # the words


def find_scopes(claim: Claim) -> tuple[Scope, ...]:
    """The roles that a claim's evidence names, each once, in the order of the text."""
    found: dict[RoleScope, Scope] = {}
    for sentence in claim.evidence:
        for scope in _in_sentence(sentence):
            found.setdefault(scope.code, scope)
    return tuple(sorted(found.values(), key=lambda scope: (scope.span.start, scope.code)))


def _in_sentence(sentence: Span) -> list[Scope]:
    words = sentence.text.replace("\n", " ")
    found = []
    for rule in SCOPES:
        for match in _compiled(rule).finditer(words):
            if not _spared(words, match.start()) and not _ACTING.match(words[match.end() :]):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                span = Span(start=start, end=end, text=sentence.text[match.start() : match.end()])
                found.append(Scope(code=rule.code, rule=rule.id, span=span))
                break
    return found


def _spared(words: str, start: int) -> bool:
    before = words[max(0, start - 80) : start]
    breaks = [match.end() for match in _BREAK.finditer(before)]
    return _SPARED.search(before[breaks[-1] if breaks else 0 :]) is not None


@cache
def _compiled(rule: ScopeRule) -> re.Pattern[str]:
    return re.compile(rule.pattern, re.IGNORECASE)
