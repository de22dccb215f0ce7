"""What an export is made of: an article, what stands beside it, and the marks on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from reader.model.anchors import CONTEXT_CHARS, parts_of, words_at
from reader.model.article import AlignedPair, Article, Edition, Language
from reader.model.counterparts import (
    NO_COUNTERPART,
    Counterpart,
    counterpart_of_sentences,
)
from reader.model.marks import Annotation, ItemId, MarkKind, Span
from reader.model.order import in_document_order
from reader.text.sentences import sentences

OTHER_VERSION: Final = "Other version:"
"""What stands before the words of each but the first, where a note has several."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a person may choose about an export."""

    preferred: Language = Language.KO
    """Whose title names an article that has two."""
    counterpart: bool = True
    """Whether the same passage in the other language stands beneath the quote, in the formats
    that are for reading. Tables and cards always have a column for it."""


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """One article with what a person put on it."""

    article: Article
    alignment: tuple[AlignedPair, ...]
    """As the person corrected it, if they did; empty for an article in one language."""
    annotations: tuple[Annotation, ...]
    """In any order, resolved against the article's text of today."""
    versions: Mapping[ItemId, tuple[Annotation, ...]] = field(default_factory=dict)
    """Of an annotation that two readers changed at once the versions beside the one above."""

    def others_of(self, annotation: Annotation) -> tuple[Annotation, ...]:
        """Its other versions that have a note with other words, each once."""
        others = self.versions.get(annotation.id, ())
        worded = {one.body: one for one in others if one.body.strip()}
        worded.pop(annotation.body, None)
        return tuple(worded.values())

    def in_document_order(self) -> list[Annotation]:
        """The annotations as they stand in the text of the two languages."""
        return in_document_order(self.annotations, self.alignment)


def quote_of(one: AnnotatedArticle, annotation: Annotation) -> str:
    """The annotated words as they stand today; blocks are joined by line feeds.

    Of a bookmark, which has no length, the sentence it is at; of an orphaned annotation the
    quote it was made with; "" for one on the whole article.
    """
    if annotation.place is None:
        return ""
    edition, span = _where(one, annotation)
    if annotation.kind is MarkKind.BOOKMARK:
        return _sentences_at(edition, span) or _whole_words(annotation.place.exact)
    if edition is None or span is None or span.start == span.end:
        return annotation.place.exact
    return words_at(edition, span) or annotation.place.exact


def sentence_of(one: AnnotatedArticle, annotation: Annotation) -> str:
    """The whole sentences the annotated words stand in; the quote if they stand nowhere today."""
    edition, span = _where(one, annotation)
    return _sentences_at(edition, span) or quote_of(one, annotation)


def _sentences_at(edition: Edition | None, span: Span | None) -> str:
    """The whole sentences a span touches; "" if it stands nowhere."""
    if edition is None or span is None:
        return ""
    found = []
    for block, start, end in parts_of(edition, span):
        text = edition.body[block].text
        if touched := _touched(text, start, end):
            found.append(text[touched[0][0] : touched[-1][1]].strip())
    return "\n".join(found)


def _whole_words(begun: str) -> str:
    """The beginning of a paragraph that was cut after so many characters, without half a word."""
    if len(begun) < CONTEXT_CHARS:
        return begun
    words = begun.rpartition(" ")[0].rstrip()
    return f"{words or begun}…"


def counterpart_of(one: AnnotatedArticle, annotation: Annotation) -> Counterpart:
    """The sentences of the other language that say the same as those the annotation touches."""
    edition, span = _where(one, annotation)
    if edition is None or span is None or annotation.language is None:
        return NO_COUNTERPART
    touched = [
        (block, *sentence)
        for block, start, end in parts_of(edition, span)
        for sentence in _touched(edition.body[block].text, start, end)
    ]
    return counterpart_of_sentences(one.article, one.alignment, annotation.language, touched)


def _where(one: AnnotatedArticle, annotation: Annotation) -> tuple[Edition | None, Span | None]:
    language = annotation.language
    edition = one.article.editions.get(language) if language else None
    return edition, annotation.span


def _touched(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences a range touches; those it is in if it is empty."""
    if start == end:
        end += 1
    return [sentence for sentence in sentences(text) if sentence[0] < end and start < sentence[1]]
