"""A document that somebody hands in, as an article: HTML, PDF, Markdown or text; read apart, under limits.

Nothing of it is trusted: a child process with a limit of time and memory reads it, so that a bomb costs an error.
"""

from __future__ import annotations

import io
import itertools
import multiprocessing
import re
from concurrent.futures import TimeoutError  # noqa: A004  Pebble's own choice before 3.11
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from extract.errors import NotAnArticle, PinkslipError
from extract.model import Article, Claim
from extract.records import Record

if TYPE_CHECKING:
    from markdown_it.token import Token

#: Bytes of a document at most; a report of a hundred pages has a tenth of it.
LARGEST = 32 * 1024 * 1024
#: Seconds that reading may take, the model's loading among them; and address space for it, bytes.
TIME_LIMIT = 120.0
MEMORY_LIMIT = 4 * 1024**3
#: Characters that are read at most: a book of six hundred pages.
_LONGEST = 1_500_000
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)  # fmt: skip # noqa: E501


class DocumentError(PinkslipError):
    """Raised for a document that can't be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What was handed in."""

    name: str  # of the file, or its address
    body: bytes = field(repr=False)
    content_type: str = ""  # by HTTP; "" for a file
    day: date | None = None  # when it was written, by whoever hands it in


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """The same as an article, with what it claims."""

    article: Article
    claims: tuple[Claim, ...]
    records: tuple[Record, ...]


def read_document(document: Document) -> ReadDocument:
    """The document read in a child; DocumentError where it is too large, no document, or takes too long."""
    if len(document.body) > LARGEST:
        raise DocumentError(f"{document.name}: over {LARGEST >> 20} MB; hand in the part that matters")
    spawn = multiprocessing.get_context("spawn")
    with ProcessPool(max_workers=1, initializer=_limit, context=spawn) as pool:
        work = pool.schedule(_read, args=(document,), timeout=TIME_LIMIT)
        try:
            found: ReadDocument = work.result()
        except (TimeoutError, MemoryError, ProcessExpired):
            raise DocumentError(
                f"{document.name}: reading it takes more than {TIME_LIMIT:.0f} seconds or {MEMORY_LIMIT >> 30} GB;"
                " hand in its text"
            ) from None
    return found


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _read(document: Document) -> ReadDocument:
    """In the child: imports stand here, so that the parent never loads the model."""
    from extract.claims import extract_claims
    from extract.records import find_records

    article = _article(document)
    if len(article.text) > _LONGEST:
        raise DocumentError(f"{document.name}: over {_LONGEST:,} characters; hand in the part that matters")
    if not article.text.strip():
        raise DocumentError(f"{document.name}: no text in it; a scan wants text recognition first")
    return ReadDocument(
        article=article, claims=extract_claims(article), records=find_records(article.text, article.published_on)
    )


def _article(document: Document) -> Article:
    if document.body.lstrip()[:5] == b"%PDF-":
        return _pdf(document)
    kind, name = document.content_type.split(";")[0].strip().lower(), document.name.lower()
    if kind in {"text/html", "application/xhtml+xml"} or name.endswith((".html", ".htm")) or _HTML.match(document.body):
        return _html(document)
    if b"\x00" in document.body[:4096]:
        raise DocumentError(f"{document.name}: not HTML, PDF, Markdown or text; convert it to one of these")
    words = _decoded(document)
    if kind == "text/markdown" or name.endswith((".md", ".markdown")):
        words = _plain_markdown(words)
    return _plain(document, words)


def _html(document: Document) -> Article:
    """By the crawl's own reader; a page that it takes for no article is read as all its words."""
    from extract.article import Hints, extract_article
    from extract.article.hints import charset_of
    from extract.article.page import parse_page

    charset = charset_of(document.content_type)
    address = document.name if document.name.startswith(("http://", "https://")) else "https://document.invalid/"
    try:
        article = extract_article(document.body, address, hints=Hints(charset=charset))
    except NotAnArticle as error:
        try:
            tree = parse_page(document.body, charset)
        except NotAnArticle:
            raise DocumentError(f"{document.name}: {error}; hand in its text") from None
        return _plain(document, "\n".join(line.strip() for line in tree.itertext() if line.strip()))
    if document.day is None:
        return article
    return Article.of(
        url=article.url,
        title=article.title,
        body=article.text[article.body_start :],
        byline=article.byline,
        published_on=document.day,
        language=article.language,
    )


def _pdf(document: Document) -> Article:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise DocumentError(f"{document.name}: PDF wants pypdf; pip install 'pinkslip[report]'") from None

    try:
        reader = PdfReader(io.BytesIO(document.body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(f"{document.name}: wants a password; hand in its text")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        made = reader.metadata.creation_date if reader.metadata else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError):
        # pypdf meets broken files with whatever breaks; the file is at fault, and the next one may be fine.
        raise DocumentError(f"{document.name}: a broken PDF; hand in its text") from None
    return _plain(document, _unwrapped(text), made.date() if made else None)


def _unwrapped(text: str) -> str:
    """A PDF's lines joined to paragraphs: all but short ones before a capital, and the ends of sentences before one."""
    lines = [line.strip() for line in re.sub(r"(?<=\w)-\n(?=[a-z])", "", text).split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    full = lengths[len(lengths) * 9 // 10] if lengths else 0
    parts = []
    for line, following in itertools.pairwise([*lines, ""]):
        is_short = len(line) < 0.7 * full
        goes_on = following[:1].islower() or following[:1].isdigit()
        ends = not line or not following or (is_short and not goes_on) or following[:1] in "•·*-–—"
        parts.append(line + ("\n" if ends else " "))
    return "".join(parts).strip()


def _plain(document: Document, words: str, made: date | None = None) -> Article:
    """Text as an article without a title: its first line is just its first line."""
    body = re.sub(r"[^\n\t\x20-\x7e\xa0-\ud7ff\ue000-\U0010ffff]", " ", words.replace("\r\n", "\n").replace("\r", "\n"))
    return Article.of(url=document.name, title=None, body=body.strip(), published_on=document.day or made)


def _plain_markdown(words: str) -> str:
    """The words of Markdown, a paragraph a line."""
    from markdown_it import MarkdownIt

    def shown(tokens: list[Token]) -> str:
        return "".join(
            shown(token.children) if token.children else " " if token.type.endswith("break") else token.content
            for token in tokens
        )

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(words)
    return "\n\n".join(shown([token]) for token in tokens if token.type in {"inline", "fence", "code_block"})


def _decoded(document: Document) -> str:
    """The text by its declared charset, else UTF-8, else what nothing fails at."""
    from extract.article.hints import charset_of

    for charset in (charset_of(document.content_type), "utf-8-sig"):
        try:
            return document.body.decode(charset or "ascii")
        except (LookupError, UnicodeDecodeError):
            continue
    return document.body.decode("cp1252", "replace")
