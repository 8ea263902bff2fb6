"""The articles of the constructed news year: each action told by several outlets, in many wordings, with its claims.

Figures are told exactly, rounded, as a floor, vaguely, as a percent, or not at all; reports are late, are copied off a
wire, cite who had it first, are edited; rounds are remembered months later, or repeated without a date; sources give
other figures, firms deny, and take back.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from benchmarks import news_phrases as phrases
from benchmarks.news_actions import OUTLETS, Action
from benchmarks.news_tellings import (
    Telling,
    tell_background,
    tell_fresh,
    tell_leak,
    tell_part,
    tell_repeat,
    tell_whole,
)
from extract.model import (
    Article,
    Cause,
    CauseCode,
    Claim,
    Count,
    CutType,
    Kind,
    Speaker,
    Stance,
    Status,
    claim_id,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article with its claims, and what is true of each."""

    article: Article
    claims: tuple[Claim, ...]
    actions: tuple[int, ...]  # which action each claim tells of
    roots: tuple[str, ...]  # the report to which each goes back: this URL, or that of the one it copies or cites
    lines: tuple[tuple[int, int, int], ...]  # start and end of each sentence that tells of an action, and the action
    earlier: Piece | None = None  # what the page said before it was edited


def pieces_of(chance: random.Random, actions: list[Action], *, first: int = 0) -> Iterator[Piece]:
    """The articles of a year, action by action, numbered from ``first`` on."""
    serial = itertools.count(first)
    earlier: dict[str, list[Action]] = defaultdict(list)
    for action in sorted(actions, key=lambda action: action.on):
        yield from _fresh_pieces(chance, serial, action, earlier[action.company])
        outlet = chance.choice(tuple(OUTLETS))
        if action.leak is not None:
            yield _piece(chance, serial, outlet, action.on, [tell_leak(action)])
        if action.is_denied:
            on = action.on + timedelta(days=chance.randrange(0, 3))
            yield _piece(chance, serial, outlet, on, [tell_whole(action, phrases.DENIAL, on, Status.DENIED)])
        if action.reversed_after is not None:
            on = action.on + timedelta(days=action.reversed_after)
            yield _piece(chance, serial, outlet, on, [tell_whole(action, phrases.REVERSAL, on, Status.REVERSED)])
        if chance.random() < 0.4:
            on = action.on + timedelta(days=chance.randrange(20, 150))
            yield _piece(chance, serial, chance.choice(tuple(OUTLETS)), on, [tell_background(chance, action)])
        if chance.random() < 0.2:
            on = action.on + timedelta(days=chance.randrange(16, 90))
            yield _piece(chance, serial, chance.choice(tuple(OUTLETS)), on, [tell_repeat(action, on)])
        earlier[action.company].append(action)


def _fresh_pieces(
    chance: random.Random, serial: Iterator[int], action: Action, before: list[Action]
) -> Iterator[Piece]:
    """The reports of an action when it is news: some on their own, some off one wire, some citing the first."""
    outlets = chance.sample(tuple(OUTLETS), min(len(OUTLETS), 1 + int(chance.expovariate(0.1))))
    wire: Piece | None = None
    first: Piece | None = None
    for place, outlet in enumerate(outlets):
        delay = 0 if place == 0 else min(9, int(chance.expovariate(0.7)))
        on = action.on + timedelta(days=delay)
        if wire is not None and chance.random() < 0.3:
            yield _copy(chance, serial, outlet, on, wire, action)
            continue
        told = [tell_fresh(chance, action, delay)]
        if told[0].count and told[0].count.low and told[0].count.low >= 40 and chance.random() < 0.15:
            told.append(tell_part(chance, told[0]))
        if before and chance.random() < 0.25:
            told.append(tell_background(chance, before[-1]))
        cites = first if first is not None and chance.random() < 0.15 else None
        piece = _piece(chance, serial, outlet, on, told, cites=cites)
        if chance.random() < 0.04 and told[0].count:
            piece = replace(piece, earlier=_edited(piece, told))
        first = first or piece
        if wire is None and chance.random() < 0.4:
            wire = piece
        yield piece


# -- articles


def _copy(chance: random.Random, serial: Iterator[int], outlet: str, on: date, wire: Piece, action: Action) -> Piece:
    """A wire's text under another headline, its last paragraph cut."""
    body = wire.article.text.partition("\n\n")[2].rpartition("\n")[0]
    title = chance.choice(phrases.TITLE_OTHER).replace("[", "").replace("]", "").format(c=action.company)
    number = next(serial)
    url = _url(outlet, number)
    at = max(_moment(on, number), (wire.article.published_at or _moment(on, number)) + timedelta(minutes=7))
    article = Article.of(url=url, outlet=outlet, title=title, body=body, published_at=at)
    shift = article.body_start - wire.article.body_start
    return _carry(wire, article, shift)


def _carry(piece: Piece, article: Article, shift: int) -> Piece:
    """The claims of a piece as another article with the same body tells them."""
    claims: dict[str, Claim] = {}
    for claim in piece.claims:
        evidence, anchor = claim.evidence[0], claim.anchor
        span = article.span(evidence.start + shift, evidence.end + shift)
        at = article.span(anchor.start + shift, anchor.end + shift)
        claims[claim.id] = replace(
            claim,
            id=claim_id(article.url, span.text, at.start - span.start),
            article_url=article.url,
            evidence=(span,),
            anchor=at,
            causes=tuple(replace(cause, span=at) for cause in claim.causes),
            part_of=claims[claim.part_of].id if claim.part_of else None,
        )
    lines = tuple((start + shift, end + shift, action) for start, end, action in piece.lines)
    return Piece(article=article, claims=tuple(claims.values()), actions=piece.actions, roots=piece.roots, lines=lines)


def _edited(piece: Piece, told: Sequence[Telling]) -> Piece:
    """What a page said first: the same with other digits in its figure."""
    count = told[0].count
    assert count is not None  # noqa: S101  the caller has seen it
    raw = re.sub(r"\d", lambda digit: str((int(digit[0]) + 3) % 9 + 1), count.raw)
    article = piece.article
    title, _, body = article.text.replace(count.raw, raw).partition("\n\n")
    before = Article.of(
        url=article.url, outlet=article.outlet, title=title, body=body, published_at=article.published_at
    )
    carried = _carry(piece, before, 0)
    figures = [int(digits.replace(",", "")) for digits in re.findall(r"\d[\d,]*", raw)]
    low, high = (figures[0] if end is not None and figures else end for end in (count.low, count.high))
    lead = replace(carried.claims[0], count=Count(low=low, high=high, qualifier=count.qualifier, raw=raw))
    return replace(carried, claims=(lead, *carried.claims[1:]))


def _piece(
    chance: random.Random,
    serial: Iterator[int],
    outlet: str,
    on: date,
    told: Sequence[Telling],
    *,
    cites: Piece | None = None,
) -> Piece:
    """An article: the lead, what else there is to say, and the other actions in it."""
    number = next(serial)
    url = _url(outlet, number)
    lead = told[0]
    company = lead.action.company
    if lead.action.full_name and chance.random() < 0.3:
        company = lead.action.full_name
    sentences = [(_sentence(chance, each, company), each) for each in told]
    reasons = phrases.REASON_AI if lead.action.is_ai else phrases.REASON_COST
    plain = [_fill(chance, chance.choice(reasons))] if lead.status in {Status.ANNOUNCED, Status.PLANNED} else []
    plain += [_fill(chance, words) for words in chance.sample(phrases.FILLER, chance.randrange(4, 8))]
    head = [words for words, each in sentences if each is lead or each.is_part]
    tail = [words for words, each in sentences if each is not lead and not each.is_part]
    if cites is not None:
        paper = OUTLETS[str(cites.article.outlet)]
        plain.append(chance.choice(phrases.CREDIT).format(paper=paper))
    cut = chance.randrange(1, len(plain))
    body = "\n".join(words.replace("[", "").replace("]", "") for words in (*head, *plain[:cut], *tail, *plain[cut:]))
    titles = phrases.TITLE_COUNT if lead.count and lead.status is Status.ANNOUNCED else phrases.TITLE_OTHER
    title = chance.choice(titles).format(c=company, n=lead.count.raw if lead.count else "")
    title = _tidy(title.replace("[", "").replace("]", ""))
    article = Article.of(url=url, outlet=outlet, title=title, body=body, published_at=_moment(on, number))
    claims, lines = [], [(0, len(title), lead.action.number)]
    for words, each in sentences:
        claim = _claim(article, words, each, company, part_of=claims[0].id if each.is_part else None)
        claims.append(claim)
        lines.append((claim.evidence[0].start, claim.evidence[0].end, each.action.number))
    return Piece(
        article=article,
        claims=tuple(claims),
        actions=tuple(each.action.number for each in told),
        roots=(cites.roots[0] if cites else url, *(url for _ in told[1:])),
        lines=tuple(lines),
    )


def _sentence(chance: random.Random, each: Telling, company: str) -> str:
    """A wording of a telling, the cut word in brackets."""
    words = chance.choice(each.wording).format(
        c=company,
        n=each.count.raw if each.count else "",
        p=each.share.raw if each.share else "",
        when=each.when,
        when_first=each.when[0].upper() + each.when[1:],
        place=chance.choice(phrases.PLACES),
    )
    return _tidy(words)


def _tidy(words: str) -> str:
    """ "hundreds of people", but "hundreds of them", "lays off hundreds"."""
    words = re.sub(r"\b(dozens|hundreds|thousands) of(?=\.| of\b| to\b| at\b| will\b|$)", r"\1", words)
    return words[0].upper() + words[1:]


def _fill(chance: random.Random, words: str) -> str:
    return words.format(
        y=chance.randrange(1931, 2020),
        k=chance.randrange(2, 19),
        m=chance.randrange(20, 900),
        place=chance.choice(phrases.PLACES),
    )


def _claim(article: Article, words: str, each: Telling, company: str, *, part_of: str | None) -> Claim:
    """The claim that a flawless extraction finds in a sentence."""
    plain = words.replace("[", "").replace("]", "")
    start = article.text.index(plain, article.body_start)
    begin = start + words.index("[")
    anchor = article.span(begin, begin + words.index("]") - words.index("[") - 1)
    code = CauseCode.AI if each.action.is_ai else CauseCode.COST_CUTTING
    cause = Cause(code=code, stance=Stance.ASSERTS, speaker=Speaker.COMPANY, span=anchor, rule="cause.plain")
    return Claim(
        id=claim_id(article.url, plain, anchor.start - start),
        article_url=article.url,
        kind=Kind.LAYOFF,
        company=company,
        count=each.count,
        share=each.share,
        date=each.date,
        effective=None,
        status=each.status,
        cut_type=CutType.LAYOFF,
        causes=(cause,) if each.status is Status.ANNOUNCED and not each.is_part else (),
        part_of=part_of,
        cumulative=False,
        evidence=(article.span(start, start + len(plain)),),
        spans=(),
        rules=("headcount.plain",),
        confidence=0.9,
        anchor=anchor,
    )


def _url(outlet: str, number: int) -> str:
    return f"https://{outlet.replace('_', '-')}.example/{number}"


def _moment(on: date, number: int) -> datetime:
    return datetime(on.year, on.month, on.day, 6 + number % 12, number % 60, tzinfo=UTC)
