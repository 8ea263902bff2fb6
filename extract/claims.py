"""Claims: the mentions of an article, each resolved, pooled into one claim an action."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.company.employer import Employer
from extract.company.resolve import find_employers, in_payroll_report
from extract.confidence import confidence
from extract.context import find_causes, find_cut_type, find_date, find_effective, find_period, find_status, told_today
from extract.mention import Mention, WhyNot
from extract.mentions import read_mentions
from extract.model import Article, Claim, FieldSpan, Kind, Span, Status, claim_id
from extract.pooling import Action, pool
from extract.reading import Reading
from extract.resolved import Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one article gave: its claims, the pooled mentions under each, and what was refused and why."""

    claims: tuple[Claim, ...]
    actions: tuple[Action, ...]  # one a claim
    refused: tuple[WhyNot, ...]  # of sentences that passed the trigger and are no claim's evidence


def extract_claims(article: Article) -> tuple[Claim, ...]:
    """The claims of an article, in the order of their first evidence; empty where it tells of no cut."""
    return read_claims(article).claims


def read_claims(article: Article) -> Extraction:
    """The claims of an article with their actions and the why-not log."""
    reading = Reading(article)
    mentions, refused = reading.once(read_mentions)
    if not mentions:
        return Extraction(claims=(), actions=(), refused=refused)
    employers = _employers(mentions, reading)
    resolved = {mention: _resolve(mention, employers[mention], reading) for mention in mentions}
    actions = pool([r for found in resolved.values() for r in found])
    anchors = _anchors(actions, reading)
    ids = {id(action): _claim_id(action, anchors[id(action)], reading) for action in actions}
    claims = tuple(_claim(action, anchors[id(action)], ids, actions, reading) for action in actions)
    told = {r.mention.sentence for action in actions for r in action.told}
    reasons = (
        *refused,
        *(
            _why_not(mention, "not.no-employer" if not found else mention.vague or "not.alone")
            for mention, found in resolved.items()
        ),
    )
    log = sorted((r for r in reasons if r.sentence not in told), key=lambda r: (r.sentence, r.refused_by, r.rule or ""))
    return Extraction(claims=claims, actions=tuple(actions), refused=tuple(log))


def _why_not(mention: Mention, reason: str) -> WhyNot:
    return WhyNot(sentence=mention.sentence, anchor=mention.anchor, rule=mention.rule, refused_by=reason)


def _employers(mentions: tuple[Mention, ...], reading: Reading) -> dict[Mention, tuple[Employer, ...]]:
    """Who cuts, by mention; where nothing near a mention says so, the only employer that its article tells of.

    The cast of an article has no place for a name that only its grammar shows to be one.
    """
    found = {mention: find_employers(mention, reading) for mention in mentions}
    firms = [e for employers in found.values() for e in employers]
    if len({(e.kind, e.name) for e in firms}) != 1 or firms[0].kind is not Kind.LAYOFF:
        return found
    only = replace(firms[0], span=None, rule="company.article", confidence=_GUESS)
    return {
        mention: employers or (() if in_payroll_report(mention, reading) else (only,))
        for mention, employers in found.items()
    }


#: How sure the only employer of an article is for what nothing near ties to it.
_GUESS = 0.5


def _resolve(mention: Mention, employers: tuple[Employer, ...], reading: Reading) -> tuple[Resolved, ...]:
    """The mention with each employer that it speaks of: one where it tells a figure."""
    if mention.count or mention.share:
        employers = _together(employers, mention, reading)
    if not employers:
        return ()
    date, date_span = find_date(mention, reading)
    effective, effective_span = find_effective(mention, reading)
    status, status_span = find_status(mention, reading)
    if employers[0].kind is Kind.AGGREGATE and (period := find_period(mention, reading)):
        date, date_span, effective, effective_span = *period, None, None
    if status is Status.PLANNED and employers[0].kind is Kind.AGGREGATE:
        # A group's cuts are dated by the period counted: what is still to come has none.
        date, date_span = told_today(mention, reading), None
    found = tuple(span for span in (date_span, effective_span, status_span) if span)
    return tuple(
        Resolved(
            mention=mention,
            employer=employer,
            date=date,
            effective=effective,
            status=status,
            spans=(*mention.spans, *found, *_company_span(employer)),
            in_title=reading.sentences[mention.sentence].is_title,
        )
        for employer in employers
    )


_PARTNERS = 2
#: Each of several has the figure by itself.
_EACH = re.compile(r"\beach\b|\bapiece\b", re.IGNORECASE)


def _together(employers: tuple[Employer, ...], mention: Mention, reading: Reading) -> tuple[Employer, ...]:
    """Whom one figure is told of: "Acme, Borel and Corda cut 9,000 jobs" tells of a group, with "each" of all three.

    Two are mostly partners of one deal: they stay one employer, named with both names.
    """
    if len(employers) < 2 or _EACH.search(reading.sentences[mention.sentence].text):
        return employers
    names = [e.name for e in employers]
    first, last = employers[0], employers[-1]
    span = reading.article.span(first.span.start, last.span.end) if first.span and last.span else None
    name = f"{', '.join(names[:-1])} and {names[-1]}"
    kind = Kind.LAYOFF if len(names) == _PARTNERS else Kind.AGGREGATE
    return (replace(first, name=name, kind=kind, span=span),)


def _company_span(employer: Employer) -> tuple[FieldSpan, ...]:
    return (FieldSpan(field="company", span=employer.span, rule=employer.rule),) if employer.span else ()


def _anchors(actions: list[Action], reading: Reading) -> dict[int, Span]:
    """The anchor of each action: its cut word; where several employers share it, the name of each but the first."""
    anchors: dict[int, Span] = {}
    for action in actions:
        anchor, name = action.lead.mention.anchor, action.lead.employer.span
        sentence = reading.sentences[action.lead.mention.sentence].span
        if anchor in anchors.values() and name and sentence.start <= name.start and name.end <= sentence.end:
            anchor = name
        anchors[id(action)] = anchor
    return anchors


def _claim_id(action: Action, anchor: Span, reading: Reading) -> str:
    sentence = reading.sentences[action.lead.mention.sentence].span
    return claim_id(reading.article.url, sentence.text, anchor.start - sentence.start)


def _claim(action: Action, anchor: Span, ids: dict[int, str], actions: list[Action], reading: Reading) -> Claim:
    lead, employer = action.lead, action.employer
    told = action.told
    others = [(r.mention, a.employer) for a in actions if a is not action for r in a.told]
    evidence: dict[Span, None] = {reading.sentences[lead.mention.sentence].span: None}
    for r in told:
        evidence.setdefault(reading.sentences[r.mention.sentence].span)
    return Claim(
        id=ids[id(action)],
        article_url=reading.article.url,
        kind=employer.kind,
        company=employer.name,
        count=action.count,
        share=action.share,
        date=action.date,
        effective=next((r.effective for r in told if r.effective), None),
        status=action.status,
        cut_type=find_cut_type(tuple(r.mention for r in told), lead.mention, reading),
        causes=find_causes((r.mention for r in told), employer, reading, others=others),
        part_of=ids[id(action.part_of)] if action.part_of else None,
        cumulative=any(r.mention.cumulative for r in told),
        evidence=tuple(evidence),
        spans=tuple(dict.fromkeys(span for r in told for span in r.spans)),
        rules=tuple(sorted({r.mention.rule for r in told})),
        confidence=confidence(action),
        anchor=anchor,
    )
