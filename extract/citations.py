"""Whom an article has its news from: the outlets that it cites, and the claims on which each citation bears.

Pure: whether a cited outlet is the article's own, or is one that the store holds, is for the store to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract.company.gazetteer import Role, companies, find_names
from extract.company.names import is_form_of
from extract.model import Article, Claim, Span, Status
from extract.rules.citations import CITATIONS, CitationKind, CitationRule
from extract.sentences import split_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One outlet cited in one sentence."""

    source: str  # its usual name
    kind: CitationKind
    rule: str  # id of the rule that read it
    span: Span  # the words, name and verb
    name: Span  # the name alone, as written
    sentence: Span


#: Stands for each letter of a name that is an outlet's, so that one pattern finds them all and offsets stay; a letter
#: itself, for the patterns' word boundaries, and one that no news has.
_MARK = "ʪ"
_WORD = r"[A-Z][\w’'&.-]*\w"
#: What names of newspapers and stations end in.
_LAST_WORDS = (
    "News|Times|Journal|Post|Herald|Tribune|Gazette|Chronicle|Press|Observer|Telegraph|Dispatch|Courier|Radio|Television|TV|"
    "Magazine|Weekly|Daily|Bulletin|Examiner|Sentinel|Inquirer|Star|Echo|Argus|Advertiser|Globe|Record|Review|Insider|Mirror|"
    "Reporter"
)
_LIKE_AN_OUTLET = re.compile(
    rf"\b(?:(?!(?:Us|Me|Him|Her|His|My|Our|Your|Their|It|Its|About|That|How|Why)\b){_WORD}\s+){{1,3}}"
    rf"(?:{_LAST_WORDS})\b(?!\s+(?:Group|Corp|Company|Holdings|Office|Union|Inc|Ltd|plc|PLC)\b)"
)
_STRICT = rf"(?P<name>{_MARK}++)"
#: Any name: capitals joined by small words, as "Dock & Deck".
_LOOSE = rf"(?P<name>{_MARK}++|(?-i:{_WORD}(?:\s+(?:&\s+|of\s+(?:the\s+)?)?{_WORD}){{0,3}}))"
_NEXT = re.compile(rf"\s*(?:,|and|or|,\s*and)\s+(?:the\s+)?(?P<name>{_MARK}++)", re.IGNORECASE)
#: What a rule that takes any name asks for; every other asks for a name that is an outlet's or is made like one.
_LOOSE_CUE = re.compile(r"first|broke|originally|initially|earlier|emerged|citing|quoting", re.IGNORECASE)
_CAPITAL = re.compile(r"\b[A-Z0-9]\w*")
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


def find_citations(article: Article) -> tuple[Citation, ...]:
    """The outlets that an article cites, in the order of its text; one for each sentence and name."""
    return tuple(
        citation
        for start, end, _ in split_sentences(article.text)
        if _may_cite(article.text[start:end])
        for citation in _in_sentence(article, start, end)
    )


def _may_cite(sentence: str) -> bool:
    """A cheap look before names are sought: False for most sentences, and never for one that cites."""
    known = _outlet_words()
    return _LOOSE_CUE.search(sentence) is not None or any(
        word.casefold() in known for word in _CAPITAL.findall(sentence)
    )


@cache
def _outlet_words() -> frozenset[str]:
    """The words, in small letters, of which each outlet's name has one: its first, or what newspapers' names end in."""
    names = (name for each in companies() if each.role is Role.OUTLET for name in (each.name, *each.aliases))
    first = (re.findall(r"\w+", name.removeprefix("The "))[0].casefold() for name in names)
    return frozenset((*first, *_LAST_WORDS.casefold().split("|")))


def cite_claims(article: Article, claims: Sequence[Claim]) -> Mapping[str, tuple[Citation, ...]]:
    """The citations that bear on each claim, by claim id.

    That is what its own evidence cites; and who is credited with the news first, or as the agency whose text it is,
    wherever that stands: the first with the article's news, its first claim that is no background, a wire with all.
    """
    found: dict[str, list[Citation]] = {claim.id: [] for claim in claims}
    for citation in find_citations(article) if claims else ():
        for claim in _bearing(citation, claims):
            found[claim.id].append(citation)
    return {name: tuple(citations) for name, citations in found.items()}


def _bearing(citation: Citation, claims: Sequence[Claim]) -> Sequence[Claim]:
    key, place = source_key(citation.source), citation.sentence
    claims = [claim for claim in claims if key != source_key(claim.company or "")]  # an outlet's own cuts
    if not claims or citation.kind is CitationKind.WIRE:
        return claims
    own = [claim for claim in claims if any(s.start < place.end and place.start < s.end for s in claim.evidence)]
    if own or citation.kind is not CitationKind.FIRST_REPORT:
        return own
    news = [claim for claim in claims if claim.part_of is None and claim.status is not Status.COMPLETED] or claims
    return [min(news, key=lambda claim: claim.evidence[0].start)]


def _in_sentence(article: Article, start: int, end: int) -> Iterator[Citation]:
    words = article.text[start:end].replace("\n", " ")
    masked = _mask(words)
    taken: set[int] = set()
    for rule in CITATIONS:
        for match in _compiled(rule).finditer(masked):
            if _MARK not in match[0] and rule.strict:
                continue
            places = [match.span(match.lastgroup or 0)]
            while more := _NEXT.match(masked, places[-1][1]):
                places.append(more.span("name"))
            for at, to in places:
                name = words[at:to]
                if at in taken or name.casefold() in _DAYS:
                    continue
                taken.add(at)
                yield Citation(
                    source=usual_name(name),
                    kind=rule.kind,
                    rule=rule.id,
                    span=article.span(start + min(match.start(), at), start + max(match.end(), to)),
                    name=article.span(start + at, start + to),
                    sentence=article.span(start, end),
                )


def _mask(sentence: str) -> str:
    """The sentence with outlets' names replaced by marks, letter for letter."""
    hits = find_names(sentence)
    places = [(hit.start, hit.end) for hit in hits if hit.company.role is Role.OUTLET]
    others = [(hit.start, hit.end) for hit in hits if hit.company.role is not Role.OUTLET]
    for match in _LIKE_AN_OUTLET.finditer(sentence):
        start = match.start() + 4 * match[0].startswith("The ")
        # "Amazon Web Radio" is no outlet of a known firm's making; "Leeds Post" inside a known name is that name.
        if all(match.end() <= a or start >= b for a, b in (*places, *others)):
            places.append((start, match.end()))
    for start, end in places:
        sentence = sentence[:start] + _MARK * (end - start) + sentence[end:]
    return sentence


@cache
def _compiled(rule: CitationRule) -> re.Pattern[str]:
    """The rule's pattern, each NAME a group of its own, all called to be found by ``lastgroup``."""
    parts = rule.pattern.split("NAME")
    pattern = parts[0]
    name = _STRICT if rule.strict else _LOOSE
    for number, part in enumerate(parts[1:]):
        pattern += name.replace("?P<name>", f"?P<name{number}>") + part
    return re.compile(pattern, re.IGNORECASE)


def usual_name(name: str) -> str:
    """The name that an outlet usually goes by: ``Bloomberg`` for "Bloomberg News"; itself where it is not known."""
    words = " ".join(name.split())
    hit = next((hit for hit in find_names(words) if hit.company.role is Role.OUTLET and hit.end == len(words)), None)
    if hit is None or hit.start:
        return words
    # The list puts papers under their owner ("The Verge" under Vox Media): only another form is the same outlet.
    return hit.company.name if is_form_of(hit.alias, hit.company.name) else hit.alias


def source_key(name: str) -> str:
    """What two spellings of an outlet's name have in common: small letters, without a leading "The"."""
    return " ".join(name.casefold().removeprefix("the ").split())
