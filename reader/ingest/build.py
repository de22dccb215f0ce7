"""This is where a dump goes through all stages, page by page, and comes out as articles.

The order is decode, lines, pages, labels, editions, articles. Nothing here knows about ids,
alignment or disks: that is for whoever asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from reader.ingest.articles import article_of
from reader.ingest.labelled import Label, LabelledLine
from reader.ingest.left_out import left_out_of
from reader.ingest.reading import DumpReader, Progress
from reader.ingest.rules import RuleBook
from reader.model.article import Article, Source

MAX_ARTICLES: Final = 100_000


class ArticleFound(NamedTuple):
    """An article, with the id "" and no alignment yet."""

    article: Article


class PartSkipped(NamedTuple):
    """A part of the dump that gave no article, and why."""

    lines: tuple[int, int]
    """First and last line, from 1; (0, 0) for the dump as a whole."""
    reason: str
    """One clause for people."""
    is_inside: bool = False
    """Whether an article stands around it: lines that look like content and are none of it."""


class DumpRead(NamedTuple):
    """The last event of every dump."""

    sha256: str
    """Hex digest of all its bytes; "" if they could not be read to the end."""
    bytes: int
    encoding: str
    """"" if it was not read as text."""
    warnings: tuple[str, ...]
    """What was guessed and cleaned, for people."""
    left_out: int = 0
    """Lines on the pages of articles that are furniture, or were taken for it."""


DumpEvent = ArticleFound | PartSkipped | DumpRead


def read_dump(
    name: str,
    stream: BinaryIO,
    book: RuleBook,
    on_progress: Progress | None = None,
) -> Iterator[DumpEvent]:
    """Read one dump and give its articles as they are found.

    Memory stays within a few pages, however long the dump or its lines are. Bad input is never
    an exception: whatever cannot be used comes as `PartSkipped`.

    Args:
        name: File name of the dump, for `Source.dump`.
        stream: Its bytes. When it can seek it is read twice, first for the digest, so that
            every article carries the sha256 of the whole dump; when it cannot (a pipe),
            articles carry "" and only the last event has it: spool a pipe to a file first.
        book: Site knowledge; it remembers lines, so one is best used for many dumps.
        on_progress: Told the bytes done so far.

    Yields:
        `ArticleFound` and `PartSkipped` in the order of the dump, then one `DumpRead`.
    """
    found = skipped = left_out = 0
    reader: DumpReader | None = None
    try:
        reader = DumpReader(stream, on_progress)
        for page in reader.pages(book):
            made = article_of(page, Source(name, reader.sha256, encoding=reader.encoding))
            if not isinstance(made, Article):
                if made.reason:
                    skipped += 1
                    yield PartSkipped(made.lines, made.reason)
                continue
            found += 1
            left_out += len(page.by_label.get(Label.FURNITURE, ()))
            if found <= MAX_ARTICLES:
                yield ArticleFound(made)
                for part in left_out_of(page):
                    yield PartSkipped(part.lines, part.reason, is_inside=True)
        if reader.reason:
            yield PartSkipped((0, 0), reader.reason)
        elif found > MAX_ARTICLES:
            too_many = f"{found - MAX_ARTICLES:,} articles over the {MAX_ARTICLES:,} of a dump"
            yield PartSkipped((0, 0), f"{too_many}; split the file to have them, too")
        elif not found and not skipped:
            yield PartSkipped((0, 0), "it has no prose in it")
    except OSError as error:
        yield PartSkipped((0, 0), f"it could not be read: {error.strerror or error}")
    yield _summary(reader, left_out)


def explain(stream: BinaryIO, book: RuleBook) -> Iterator[LabelledLine]:
    """Every line of a dump with its label and the rule that gave it, in order, empty ones too.

    Nothing is given for what is no text; `read_dump` says why.

    Raises:
        OSError: If the stream does.
    """
    reader = DumpReader(stream)
    number = 0
    for page in reader.pages(book):
        for line in page.sheet.labelled():
            for empty in range(number + 1, line.number):
                yield LabelledLine(empty, Label.BLANK, "empty", "")
            number = line.number
            yield line
    for empty in range(number + 1, reader.line_count + 1):
        yield LabelledLine(empty, Label.BLANK, "empty", "")


def _summary(reader: DumpReader | None, left_out: int) -> DumpRead:
    if reader is None:
        return DumpRead("", 0, "", ())
    warnings = reader.warnings if not reader.reason else ()
    return DumpRead(reader.sha256, reader.byte_count, reader.encoding, warnings, left_out)
