"""Claims: the mentions of an article, each resolved, pooled into one claim an action."""

from __future__ import annotations

from dataclasses import dataclass

from extract.company import Employer, find_employer
from extract.context import find_causes, find_date, find_effective, find_status
from extract.mention import Mention
from extract.mentions import find_mentions
from extract.model import Article, Claim, Count, FieldSpan, Share, Span, Status, When, claim_id
from extract.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A mention with its employer, times and status."""

    mention: Mention
    employer: Employer
    date: When | None
    effective: When | None
    status: Status
    spans: tuple[FieldSpan, ...]

    @property
    def quantified(self) -> bool:
        """True with a count or a share."""
        return self.mention.count is not None or self.mention.share is not None


def extract_claims(article: Article) -> tuple[Claim, ...]:
    """The claims of an article, in the order of their first evidence; empty where it tells of no cut."""
    reading = Reading(article)
    mentions = find_mentions(reading)
    if not mentions:
        return ()
    reading.parse([0, *(m.sentence for m in mentions)])
    resolved = [r for m in mentions if (r := _resolve(m, reading))]
    return tuple(_claim(group, reading) for group in _pool(resolved))


def _resolve(mention: Mention, reading: Reading) -> Resolved | None:
    employer = find_employer(mention, reading)
    if employer is None:
        return None
    date, date_span = find_date(mention, reading)
    effective, effective_span = find_effective(mention, reading)
    status, status_span = find_status(mention, reading)
    found = [s for s in (date_span, effective_span, status_span) if s]
    if employer.span:
        found.append(FieldSpan(field="company", span=employer.span, rule=employer.rule))
    return Resolved(
        mention=mention,
        employer=employer,
        date=date,
        effective=effective,
        status=status,
        spans=(*mention.spans, *found),
    )


def _pool(resolved: list[Resolved]) -> list[list[Resolved]]:
    """Mentions of one action together, in the order of the text."""
    groups: list[list[Resolved]] = []
    for r in sorted(resolved, key=lambda r: not r.quantified):  # stable: quantified first, then in text order
        home = next((g for g in groups if _same_action(g, r)), None)
        if home is None:
            groups.append([r])
        else:
            home.append(r)
    for group in groups:
        group.sort(key=lambda r: (r.mention.anchor.start, r.mention.rule))
    return sorted(groups, key=lambda g: g[0].mention.anchor.start)


def _same_action(group: list[Resolved], r: Resolved) -> bool:
    first = group[0]
    if (first.employer.kind, first.employer.name.lower()) != (r.employer.kind, r.employer.name.lower()):
        return False
    background = {first.status is Status.COMPLETED, r.status is Status.COMPLETED}
    if len(background) == 2 and first.date != r.date:
        return False
    if not r.quantified:
        return True
    return all(_agree(g.mention, r.mention) for g in group)


def _agree(a: Mention, b: Mention) -> bool:
    """True unless the figures speak of different actions."""
    if a.count and b.count:
        return _overlap(a.count, b.count)
    if a.share and b.share:
        return _overlap(a.share, b.share)
    return True


def _overlap(a: Count | Share, b: Count | Share) -> bool:
    low = max(x.low if x.low is not None else 0 for x in (a, b))
    high = min(x.high if x.high is not None else float("inf") for x in (a, b))
    return low <= high


def _claim(group: list[Resolved], reading: Reading) -> Claim:
    lead = next((r for r in group if r.quantified), group[0])
    mentions = [r.mention for r in group]
    count = max((m.count for m in mentions if m.count), key=_sharpness, default=None)
    share = max((m.share for m in mentions if m.share), key=_sharpness, default=None)
    sentence = reading.sentences[lead.mention.sentence].span
    anchor = lead.mention.anchor
    evidence: list[Span] = [sentence]
    for m in mentions:
        if (span := reading.sentences[m.sentence].span) not in evidence:
            evidence.append(span)
    return Claim(
        id=claim_id(reading.article.url, sentence.text, anchor.start - sentence.start),
        article_url=reading.article.url,
        kind=lead.employer.kind,
        company=lead.employer.name,
        count=count,
        share=share,
        date=lead.date,
        effective=next((r.effective for r in group if r.effective), None),
        status=lead.status,
        cut_type=lead.mention.cut_type,
        causes=find_causes(tuple(mentions), lead.employer, reading),
        part_of=None,
        cumulative=False,
        evidence=tuple(evidence),
        spans=tuple(dict.fromkeys(s for r in group for s in r.spans)),
        rules=tuple(sorted({m.rule for m in mentions})),
        confidence=0.5,
        anchor=anchor,
    )


def _sharpness(figure: Count | Share) -> tuple[bool, bool]:
    """Closed figures before open ones."""
    return (figure.low is not None and figure.high is not None, figure.low is not None)
