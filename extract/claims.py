"""Claims: the mentions of an article, each resolved, pooled into one claim an action."""

from __future__ import annotations

from extract.company import Employer, find_employers
from extract.context import find_causes, find_date, find_effective, find_status
from extract.mention import Mention
from extract.mentions import find_mentions
from extract.model import Article, Claim, FieldSpan, Span, claim_id
from extract.pooling import Action, pool
from extract.reading import Reading
from extract.resolved import Resolved


def extract_claims(article: Article) -> tuple[Claim, ...]:
    """The claims of an article, in the order of their first evidence; empty where it tells of no cut."""
    reading = Reading(article)
    mentions = find_mentions(reading)
    if not mentions:
        return ()
    reading.parse([0, *(m.sentence for m in mentions)])
    actions = pool([r for mention in mentions for r in _resolve(mention, reading)])
    ids = {id(action): _claim_id(action, reading) for action in actions}
    return tuple(_claim(action, reading, ids) for action in actions)


def _resolve(mention: Mention, reading: Reading) -> tuple[Resolved, ...]:
    """The mention with each employer that it speaks of: one where it tells a figure."""
    employers = find_employers(mention, reading)
    if mention.count or mention.share:
        employers = employers[:1]
    if not employers:
        return ()
    date, date_span = find_date(mention, reading)
    effective, effective_span = find_effective(mention, reading)
    status, status_span = find_status(mention, reading)
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


def _company_span(employer: Employer) -> tuple[FieldSpan, ...]:
    return (FieldSpan(field="company", span=employer.span, rule=employer.rule),) if employer.span else ()


def _claim_id(action: Action, reading: Reading) -> str:
    """The identity of an action's claim: two claims of one anchor (two employers of one cut) differ by their place."""
    mention = action.lead.mention
    sentence = reading.sentences[mention.sentence].span
    return claim_id(reading.article.url, sentence.text, mention.anchor.start - sentence.start)


def _claim(action: Action, reading: Reading, ids: dict[int, str]) -> Claim:
    lead, employer = action.lead, action.employer
    told = action.told
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
        date=lead.date,
        effective=next((r.effective for r in told if r.effective), None),
        status=lead.status,
        cut_type=lead.mention.cut_type,
        causes=find_causes(tuple(r.mention for r in told), employer, reading),
        part_of=ids[id(action.part_of)] if action.part_of else None,
        cumulative=any(r.mention.cumulative for r in told),
        evidence=tuple(evidence),
        spans=tuple(dict.fromkeys(span for r in told for span in r.spans)),
        rules=tuple(sorted({r.mention.rule for r in told})),
        confidence=0.5,
        anchor=lead.mention.anchor,
    )
