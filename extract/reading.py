"""An article as the rules see it: its sentences, and spaCy's parse of those that the trigger let through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from extract.language import load_model
from extract.model import Article, Span
from extract.sentences import split_sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, title or heading of an article."""

    index: int  # its place in Reading.sentences
    paragraph: int  # sentences of one paragraph share it; the title is paragraph 0 of a titled article
    span: Span  # in Article.text
    is_title: bool

    @property
    def text(self) -> str:
        """The sentence's words, a line break of hard-wrapped text read as the space it stands for."""
        return self.span.text.replace("\n", " ")


class Reading:
    """An article, its sentences, and a parse of each sentence that somebody asked for.

    Each sentence is a ``Doc`` of its own. ``parse`` takes the sentences known to be needed in one batch that
    depends on the article alone, so that results never depend on what else a process reads.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.sentences: tuple[Sentence, ...] = tuple(
            Sentence(index=i, paragraph=p, span=article.span(start, end), is_title=bool(article.title) and i == 0)
            for i, (start, end, p) in enumerate(split_sentences(article.text))
        )
        self._docs: dict[int, Doc] = {}
        self._facts: dict[Callable[[Reading], Any], Any] = {}

    def parse(self, indexes: Iterable[int]) -> None:
        """Parse these sentences in one batch."""
        wanted = [i for i in sorted(set(indexes)) if i not in self._docs]
        docs = load_model().pipe(self.sentences[i].text for i in wanted)
        self._docs.update(zip(wanted, docs, strict=True))

    def doc(self, index: int) -> Doc:
        """The parsed sentence; its character offsets start at the sentence's own start."""
        if index not in self._docs:
            self.parse((index,))
        return self._docs[index]

    def span(self, index: int, tokens: Tokens) -> Span:
        """The span in the article of some tokens of a sentence's Doc."""
        base = self.sentences[index].span.start
        return self.article.span(base + tokens.start_char, base + tokens.end_char)

    def once(self, build: Callable[[Reading], Fact]) -> Fact:
        """What build makes of this article; built at the first asking, kept with the article."""
        if build not in self._facts:
            self._facts[build] = build(self)
        fact: Fact = self._facts[build]
        return fact
