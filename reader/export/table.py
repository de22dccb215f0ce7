"""Annotations as a table for spreadsheets (CSV, RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from reader.export.values import (
    AnnotatedArticle,
    ExportOptions,
    counterpart_of,
    quote_of,
    sentence_of,
)
from reader.text.sanitise import guard

BOM: Final = "\ufeff"
"""Excel on a Korean Windows takes a file without it for CP949."""
COLUMNS: Final = (
    "article",
    "title",
    "publisher",
    "author",
    "published",
    "url",
    "id",
    "kind",
    "language",
    "quote",
    "sentence",
    "counterpart",
    "note",
    "color",
    "tags",
    "status",
    "created",
    "modified",
    "context",
    "versions",
)
"""The counterpart may be a guess: it then begins with `~` and `context` is its paragraph.
`versions` are other notes that a second reader wrote at the same time."""
FORMULA_STARTS: Final = "=+-@\t\r\n＝＋－＠"
"""With these a spreadsheet takes a cell for a formula, in full width too."""


def table(articles: Sequence[AnnotatedArticle], options: ExportOptions) -> str:
    """The table with a BOM and a row of names; lines end in CR LF, write it without translation.

    A cell that would be a formula gets an apostrophe before it. Tags are parted by spaces.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        [_cell(value) for value in row] for one in articles for row in _rows(one, options)
    )
    return BOM + stream.getvalue()


def _rows(one: AnnotatedArticle, options: ExportOptions) -> Iterator[tuple[str, ...]]:
    article = one.article
    for annotation in one.in_document_order():
        language = annotation.language
        across = counterpart_of(one, annotation)
        yield (
            article.id,
            article.title(language or options.preferred),
            article.publisher,
            article.author.name,
            article.published,
            article.source.url,
            annotation.id,
            annotation.kind.value,
            language.value if language else "",
            quote_of(one, annotation),
            sentence_of(one, annotation),
            across.shown,
            annotation.body,
            annotation.color.value,
            " ".join(annotation.tags),
            annotation.status.value,
            annotation.created,
            annotation.modified,
            across.context,
            "\n\n".join(other.body for other in one.others_of(annotation)),
        )


def _cell(text: str) -> str:
    shown = guard(text)
    return f"'{shown}" if shown.lstrip(" ").startswith(tuple(FORMULA_STARTS)) else shown
