"""Names that only the parse calls proper, in the title, the lead and the sentences that tell of a cut.

They stand in where nothing surer is named. The statistical names are a hint: they know persons of two words, and places
behind "in"; a single unknown word they call anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.company import patterns
from extract.company.discover import clean_name
from extract.company.lexicon import is_word
from extract.company.names import key
from extract.company.people import is_person
from extract.company.proof import is_proven
from extract.company.words import NO_SURNAMES
from extract.mentions import read_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

    from extract.reading import Reading, Sentence

_LEAD = 3  # sentences of the body that are read besides
_IN = ("in", "near", "across", "outside", "from", "to", "on", "around", "of")
_JOINS = ("of", "&", "-", "’", "'")


def guess_names(reading: Reading, persons: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of each likely employer."""
    telling = {mention.sentence for mention in reading.once(read_mentions)[0]}
    lead = [s for s in reading.sentences if s.index <= _LEAD]
    reading.parse({*telling, *(s.index for s in lead)})  # all that anybody will ask for, in one batch
    chosen = [*lead, *(s for s in reading.sentences if s.index > _LEAD and s.index in telling and len(s.text) < 600)]
    for sentence in chosen:
        if patterns.is_title_case(sentence.text) or sentence.text.isupper():
            continue
        yield from _of_sentence(sentence, reading, persons)


def _of_sentence(sentence: Sentence, reading: Reading, persons: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    doc = reading.doc(sentence.index)
    base, dateline = sentence.span.start, patterns.dateline(sentence.text)
    i = 0
    while i < len(doc):
        if doc[i].idx < dateline or not _proper(doc, i):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and (
            _proper(doc, end) or (doc[end].text in _JOINS and end + 1 < len(doc) and _proper(doc, end + 1))
        ):
            end += 1
        run = doc[i:end]
        name = clean_name(run.text)
        if name and _likely(run, doc) and not is_person(run.text.split()) and run[-1].text not in persons:
            start = run.text.find(name)
            if start >= 0 and is_proven(name, reading):
                yield base + run.start_char + start, base + run.start_char + start + len(name), name
        i = end


def _proper(doc: Doc, i: int) -> bool:
    """True for a capitalised word that does not owe its capital to the sentence's beginning."""
    token = doc[i]
    if not token.text[0].isupper() or token.pos_ in ("PRON", "DET", "ADP", "NUM"):
        return False
    if i == 0 and i + 1 < len(doc) and doc[1].pos_ == "PROPN" and not is_word(token.text):
        return True  # "Youghal Carpet Yarns"
    opens = i == 0 or (not doc[i - 1].text[-1].isalnum() and doc[i - 1].text not in (",", "-", "&", "(", "'s", "’s"))
    return token.pos_ == "PROPN" or not opens


def _likely(run: Tokens, doc: Doc) -> bool:
    labels = {t.ent_type_ for t in run}
    if labels & {"DATE", "TIME", "MONEY", "PERCENT", "LANGUAGE", "EVENT", "LAW"}:
        return False
    if "NORP" in labels and re.search(r"(?:ish|ese|an|i|ch)s?$", run.text):
        return False  # "British", "Koreans"
    if len(run) > 1 and labels == {"PERSON"} and key(run[-1].text) not in NO_SURNAMES:
        return False
    before = doc[run.start - 1].lower_ if run.start else ""
    if before in _IN and labels <= {"GPE", "LOC", "FAC", ""} and before != "of":
        return False
    following = doc[run.end].text if run.end < len(doc) else ""
    return not (labels == {"GPE"} and following in (",", ":"))
