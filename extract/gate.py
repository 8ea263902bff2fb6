"""The gate before a backfill's pages: whether a page's bytes can give a claim at all, without parsing them.

Most pages of a general archive tell of no cut, and parsing one and finding its body costs a hundred times what it takes
to see that. The gate makes text of the bytes as roughly as a browser without styles would, menus and all, and asks the
headcount rules themselves for a sentence that tells of a cut whatever stands around it, or of whom a closing would
hit: without one, no rule reads a claim. It may let a page pass for nothing (a link in its margin); what it holds back
has no claim.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import re2

from extract.engine import match_rules
from extract.lexer import lex
from extract.mentions import CLOSING_HITS, tells
from extract.sentences import split_sentences
from extract.trigger import STRONG, WEAK, may_tell_a_cut

#: What a tag may hold before its ">": quoted values, which may hold one too, and the rest. Possessive and bounded, so
#: that no page makes a search run back.
_INSIDE = rb"""(?:[^<>"']++|"[^"]{0,1000}+"|'[^']{0,1000}+')*+"""
#: Elements whose content is no text, though scripts may hold data that is; and comments.
_NO_TEXT = re.compile(rb"<(?:(script)\b([^<>]{0,1000}+)|(style|svg)\b|!--)", re.I)
#: Tags within a sentence; all others end it.
_INLINE = re.compile(
    rb"</?(?:a|abbr|b|bdi|bdo|big|cite|code|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|tt|u|var|wbr)"
    rb"(?=[\s/>])" + _INSIDE + rb">",
    re.I,
)
_BREAK = re.compile(rb"<br\b" + _INSIDE + rb">", re.I)
_TAG = re.compile(rb"<[a-zA-Z/!?]" + _INSIDE + rb">|<[a-zA-Z/!?][^<>]*+>")
_META = re.compile(rb"""<meta\b[^<>]{0,300}?\bcontent\s{0,9}=\s{0,9}(?:"([^"]{1,9000})"|'([^']{1,9000})')""", re.I)
#: The strings of JSON that are long enough to be a sentence.
_STRING = re.compile(rb'"((?:[^"\\]|\\.){20,}+)"')
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\(.)")
#: Runs of white space, which are one blank to a reader of HTML.
_TO_BLANKS = bytes.maketrans(b"\n\r\t\f", b"    ")
_BLANKS = re.compile(rb"  +")
_NUMBERED = re.compile(rb"&#(?:x[0-9a-fA-F]{1,6}|[0-9]{1,7});?")
#: A word that could tell of a cut.
_WORD = re2.compile(rf"{STRONG}|{WEAK}".encode())
#: Characters of a line that are split into sentences at once, where it has a sentence's end near.
_PIECE = 1_500
_END = re.compile(r"[.!?][\"”’)]*\s")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*+>")


def page_may_tell(page: bytes) -> bool:
    """True where some sentence of the page tells of a cut; False is final."""
    seen: set[str] = set()  # linked data often has the text once more
    for line in _lines(page):
        for piece in _pieces(line):
            if piece not in seen and _tells(piece):
                return True
            seen.add(piece)
    return False


def _lines(page: bytes) -> Iterator[str]:
    """The lines of the page's text, of its head's and scripts' data among them, that have a word of a cut."""
    text, data = _parted(page)
    metas = [one or other for one, other in _META.findall(text)]
    text = _TAG.sub(b"\n", _BREAK.sub(b" ", _INLINE.sub(b"", _BLANKS.sub(b" ", text.translate(_TO_BLANKS)))))
    strings = (_TAG.sub(b" ", string) for script in data for string in _STRING.findall(script))
    lines = b"\n".join((text, *metas, *strings))
    if b"&#" in lines:
        lines = _NUMBERED.sub(lambda m: html.unescape(m[0].decode()).encode("utf-8", "replace"), lines)
    lines = lines.replace(b"&nbsp;", b" ").replace(b"\xc2\xa0", b" ")
    end = -1
    for match in _WORD.finditer(lines):
        if match.start() < end:
            continue
        start = lines.rfind(b"\n", 0, match.start()) + 1
        end = lines.find(b"\n", match.end())
        end = len(lines) if end < 0 else end
        line = lines[start:end].decode("utf-8", "replace")
        if may_tell_a_cut(line):
            yield line


def _parted(page: bytes) -> tuple[bytes, list[bytes]]:
    """The page without scripts, styles and comments; and its linked data, of which articles are read too."""
    kept, data, at = [], [], 0
    unclosed: set[bytes] = set()  # never closed from here on: what follows is text to some readers
    while found := _NO_TEXT.search(page, at):
        close = b"</" + (found[1] or found[3]) if found[1] or found[3] else b"-->"
        end = -1 if close in unclosed else page.find(close, found.end())
        if end < 0:
            unclosed.add(close)
            end = found.start() + 1
        elif found[1] and b"ld+json" in found[2].lower():
            data.append(page[found.end() : end])
        kept.append(page[at : found.start()])
        at = end
    kept.append(page[at:])
    return b"\n".join(kept), data


def _pieces(line: str) -> Iterator[str]:
    """A line as text: references, escapes of JSON and markup in it read, an endless one cut at ends of sentences."""
    if "&" in line:
        line = html.unescape(line).replace("\xa0", " ")
    if "\\" in line:
        line = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2] if m[2] in '"/' else " ", line)
    if "<" in line:
        line = _MARKUP.sub(" ", line)
    start = 0
    while len(line) - start > _PIECE:
        found = _END.search(line, start + _PIECE, start + 4 * _PIECE)
        end = found.end() if found else start + 4 * _PIECE
        yield line[start:end]
        start = end
    yield line[start:]


def _tells(text: str) -> bool:
    if not may_tell_a_cut(text):
        return False
    for start, end, _ in split_sentences(text):
        sentence = text[start:end]
        if may_tell_a_cut(sentence):
            row = lex(sentence)
            matches = match_rules(row)
            # Whom a closing hits is told by any words: "The move affects 150 employees."
            if tells(row, matches) or any(m.rule.id in CLOSING_HITS and not m.refused_by for m in matches):
                return True
    return False
