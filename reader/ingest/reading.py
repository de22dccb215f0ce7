"""This is where the bytes of one dump are pulled through the first stages, page by page."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from reader.ingest.decoding.decoder import Decoder
from reader.ingest.decoding.encodings import HEAD_BYTES, looks_binary
from reader.ingest.labelling.labels import LabelledPage, label_page
from reader.ingest.lines import LineReader
from reader.ingest.pages import Page, PageSplitter
from reader.ingest.rules import RuleBook

CHUNK_BYTES: Final = 1 << 20

Progress = Callable[[int], None]
"""Told after each piece how many bytes of the dump are done."""


class DumpReader:
    """One dump being read.

    Args:
        stream: Its bytes. When it can seek, it is first read once for the digest.
        on_progress: Told the bytes done, from 0 to the size, in the second reading.

    Raises:
        OSError: From here and from `pages`, if the stream does.
    """

    def __init__(self, stream: BinaryIO, on_progress: Progress | None = None) -> None:
        self._stream = stream
        self._on_progress = on_progress
        self._hash = hashlib.sha256()
        self._decoder = Decoder()
        self._lines = LineReader()
        self.sha256 = ""
        """Hex digest of the whole dump; "" until the end when the stream cannot seek."""
        self.byte_count = 0
        """Bytes read so far."""
        self.reason = ""
        """Why it is no text, known after the first step of `pages`; "" if it may be."""
        if stream.seekable():
            start = stream.tell()
            for piece in self._pieces():
                self._hash.update(piece)
            self.sha256 = self._hash.hexdigest()
            stream.seek(start)

    @property
    def encoding(self) -> str:
        """What the dump was in so far; "" when it is no text."""
        return "" if self.reason else self._decoder.encoding

    @property
    def line_count(self) -> int:
        """Lines read so far, empty ones too."""
        return self._lines.line_count

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was guessed and cleaned so far, for people."""
        return (*self._decoder.warnings, *self._lines.warnings)

    def pages(self, book: RuleBook) -> Iterator[LabelledPage]:
        """The labelled pages in order; none if it is no text, see `reason`."""
        splitter = PageSplitter(book.all)
        for piece in self._dump():
            if self.byte_count == 0:
                self.reason = looks_binary(piece[:HEAD_BYTES])
            self.byte_count += len(piece)
            if not self.reason:
                lines = self._lines.feed(self._decoder.feed(piece))
                yield from self._labelled(splitter.feed(lines), book)
            if self._on_progress is not None:
                self._on_progress(self.byte_count)
        if self.byte_count == 0:
            self.reason = "it is empty"
        if not self.reason:
            lines = self._lines.feed(self._decoder.finish())
            yield from self._labelled([*splitter.feed(lines), *splitter.finish()], book)
        self.sha256 = self.sha256 or self._hash.hexdigest()

    def _labelled(self, pages: list[Page], book: RuleBook) -> Iterator[LabelledPage]:
        told = self._lines.told
        for page in pages:
            yield label_page(page, book.rules_for(page.rows.texts), told)
            if told:
                for number in page.rows.numbers:
                    told.pop(number, None)

    def _dump(self) -> Iterator[bytes]:
        """The pieces once more, hashed on the way unless that is done."""
        for piece in self._pieces():
            if not self.sha256:
                self._hash.update(piece)
            yield piece

    def _pieces(self) -> Iterator[bytes]:
        """Pieces of 1 MiB; pipes give less at a time, so they are filled up."""
        while True:
            buffer = io.BytesIO()
            while buffer.tell() < CHUNK_BYTES:
                some = self._stream.read(CHUNK_BYTES - buffer.tell())
                if not some:
                    break
                buffer.write(some)
            piece = buffer.getvalue()
            if piece:
                yield piece
            if len(piece) < CHUNK_BYTES:
                return
