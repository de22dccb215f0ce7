"""Annotations as plain text, for the clipboard and for mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.export.values import (
    OTHER_VERSION,
    AnnotatedArticle,
    ExportOptions,
    counterpart_of,
    quote_of,
)
from reader.model.article import Article
from reader.model.counterparts import NO_COUNTERPART
from reader.model.marks import Annotation
from reader.text.sanitise import guard


def plain_text(articles: Sequence[AnnotatedArticle], options: ExportOptions) -> str:
    """Quotes, notes and where they are from, without a last line feed.

    Guarded and never ended by a line feed: text with one at its end runs when it is pasted
    into a shell.
    """
    parts = [part for one in articles if one.annotations for part in _parts(one, options)]
    return guard("\n\n".join(parts)).rstrip()


def _parts(one: AnnotatedArticle, options: ExportOptions) -> Iterator[str]:
    for annotation in one.in_document_order():
        text = _item(one, annotation, options)
        if text:
            yield text
    yield _origin(one.article, options)


def _item(one: AnnotatedArticle, annotation: Annotation, options: ExportOptions) -> str:
    quote = quote_of(one, annotation)
    across = counterpart_of(one, annotation) if options.counterpart else NO_COUNTERPART
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    told = f"({across.context})" if across.context else ""
    notes = [annotation.body.strip()]
    notes += [f"{OTHER_VERSION} {other.body.strip()}" for other in one.others_of(annotation)]
    lines = (f"“{quote}”" if quote else "", across.shown, told, *notes, tags)
    return "\n".join(filter(None, lines))


def _origin(article: Article, options: ExportOptions) -> str:
    words = (
        article.title(options.preferred),
        article.publisher,
        article.author.name,
        article.published,
        article.source.url,
    )
    return "— " + " · ".join(filter(None, words))
