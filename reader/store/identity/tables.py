"""What articles are recognised by, packed, and kept between builds in a file.

Two sorted tables of records of one size each: the articles by id, and for every digest by which an
article may be looked up, that article's id. They are searched where they lie, so that neither a
library of a hundred thousand articles nor a build of as many takes memory. The file may be deleted
at any moment; one that is damaged in any way is as good as none.
"""

from __future__ import annotations

import logging
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from reader.errors import StoreError
from reader.model.names import ArticleId
from reader.store.atomic import make_folder, opened_file, replace_by_pieces
from reader.store.identity.known import Known
from reader.store.identity.prints import SKETCH, Print
from reader.store.identity.sorted_table import Table

log = logging.getLogger(__name__)

_MAGIC: Final = b"reader identities 3\n"
_TAIL: Final = struct.Struct("<III")
"""Checksum of all before, rows, clues."""
_ROW: Final = struct.Struct("<10sQQ?QQQQIIQBI")
_STAT: Final = struct.Struct("<10sQQ?")
_NUMBER: Final = struct.Struct("<I")
_NUMBER_AT: Final = _ROW.size - _NUMBER.size
_NUMBER_END: Final = _ROW.size
_PRINT: Final = struct.Struct(f"<QQIB{4 * SKETCH}s")
_EDITIONS: Final = 2
_WRITTEN: Final = struct.Struct("<QQ")
"""Size and time of a file, behind the id of a row."""
ID_BYTES: Final = 10
ROW_BYTES: Final = _ROW.size + _EDITIONS * _PRINT.size
"""The size of a row."""
_CLUE_BYTES: Final = 8 + ID_BYTES
_LARGEST: Final = 0xFFFFFFFF
ROW_NAME: Final = slice(ID_BYTES)
"""Where a row has its id."""
CLUE_NAME: Final = slice(8, None)
"""Where a clue has the id it leads to."""


class IdentityTables:
    """The tables in a file.

    Args:
        descriptor: Of the file, closed with them; -1 if there is none.
        counts: Rows and clues.
    """

    def __init__(self, descriptor: int = -1, counts: tuple[int, int] = (0, 0)) -> None:
        rows, clues = counts
        start = len(_MAGIC)
        self._descriptor = descriptor
        self.rows = Table(descriptor, start, rows, ROW_BYTES, zlib.crc32(_MAGIC))
        start += rows * ROW_BYTES
        self.clues = Table(descriptor, start, clues, _CLUE_BYTES, self.rows.checksum)

    def row(self, article_id: ArticleId) -> bytes | None:
        """The record of an article; None if there is none."""
        return next(self.rows.beginning_with(article_id.encode()), None)

    def with_clue(self, clue: int) -> Iterator[ArticleId]:
        """The articles that can be looked up by a digest."""
        for record in self.clues.beginning_with(clue.to_bytes(8)):
            yield ArticleId(record[CLUE_NAME].decode())

    def close(self) -> None:
        """Let go of the file; nothing can be asked any more."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)


def packed_clue(clue: int, article_id: ArticleId) -> bytes:
    """The record by which an article is looked up."""
    return clue.to_bytes(8) + article_id.encode()


def read_tables(path: Path | None) -> IdentityTables:
    """The tables in a file; empty ones if there is none or it is damaged."""
    if path is None:
        return IdentityTables()
    try:
        descriptor = opened_file(path)
    except (FileNotFoundError, StoreError):
        return IdentityTables()
    tables = _tables_in(descriptor)
    if tables is None:
        os.close(descriptor)
        log.info("the identities in %s cannot be used and are made again", path)
        return IdentityTables()
    return tables


def _tables_in(descriptor: int) -> IdentityTables | None:
    """The tables in an open file; None if they are damaged."""
    try:
        body = os.fstat(descriptor).st_size - len(_MAGIC) - _TAIL.size
        if body < 0 or os.pread(descriptor, len(_MAGIC), 0) != _MAGIC:
            return None
        tail = os.pread(descriptor, _TAIL.size, len(_MAGIC) + body)
        checksum, rows, clues = _TAIL.unpack(tail)
        if body != rows * ROW_BYTES + clues * _CLUE_BYTES:
            return None
        tables = IdentityTables(descriptor, (rows, clues))
        return tables if tables.clues.checksum == checksum else None
    except OSError:
        return None


def write_tables(path: Path, rows: Iterable[list[bytes]], clues: Iterable[list[bytes]]) -> None:
    """Write the tables; a disk that refuses costs the next build some time and nothing else.

    Args:
        path: The file.
        rows: Rows as `packed`, sorted, some at a time.
        clues: Clues as `packed_clue`, in the same way.
    """
    try:
        make_folder(path.parent)
        replace_by_pieces(path, _pieces(rows, clues))
    except (OSError, StoreError) as error:
        log.warning("the identities were not kept: %s", error)


def set_down(
    folder: Path | None, rows: Iterable[list[bytes]], clues: Iterable[list[bytes]]
) -> IdentityTables | None:
    """Write the tables to a file without a name, which goes when they are closed.

    Args:
        folder: Where, if it is there.
        rows: As for `write_tables`.
        clues: As for `write_tables`.

    Returns:
        None if the disk refuses.
    """
    from tempfile import TemporaryFile  # few builds are so large

    try:
        with TemporaryFile(dir=folder if folder and folder.is_dir() else None) as file:
            for piece in _pieces(rows, clues):
                file.write(piece)
            file.flush()
            descriptor = os.dup(file.fileno())
    except OSError as error:
        log.warning("the identities stay in memory: %s", error)
        return None
    tables = _tables_in(descriptor)
    if tables is None:
        os.close(descriptor)
    return tables


def _pieces(rows: Iterable[list[bytes]], clues: Iterable[list[bytes]]) -> Iterator[bytes]:
    """The file of some tables."""
    yield _MAGIC
    checksum = zlib.crc32(_MAGIC)
    counts = []
    for table in (rows, clues):
        count = 0
        for records in table:
            count += len(records)
            data = b"".join(records)
            checksum = zlib.crc32(data, checksum)
            yield data
        counts.append(count)
    yield _TAIL.pack(checksum, *counts)


def numbered(rows: Iterable[list[bytes]]) -> Iterator[list[bytes]]:
    """The same rows, numbered in their order from 0."""
    number = 0
    for records in rows:
        yield [
            b"".join([record[:_NUMBER_AT], _NUMBER.pack(place), record[_NUMBER_END:]])
            for place, record in enumerate(records, number)
        ]
        number += len(records)


def number_of(record: bytes) -> int:
    """The number of a row."""
    number: int = _NUMBER.unpack_from(record, _NUMBER_AT)[0]
    return number


def stat_of(record: bytes) -> tuple[int, int, bool]:
    """Size, time and place of an article's file when its row was made."""
    _, size, mtime_ns, trashed = _STAT.unpack_from(record)
    return size, mtime_ns, trashed


def packed(row: Known, number: int) -> bytes:
    """A row as a record.

    Args:
        row: What is known of an article.
        number: By which the build remembers more of it.
    """
    first, last = (min(line, _LARGEST) for line in row.lines)
    head = _ROW.pack(
        row.id.encode(),
        row.size,
        row.mtime_ns,
        row.trashed,
        row.content,
        row.whole,
        row.dump,
        row.sha,
        first,
        last,
        row.day,
        row.languages,
        number,
    )
    prints = [
        _PRINT.pack(one.key, one.exact, one.chars, len(one.sketch) // 4, one.sketch)
        for one in row.prints
    ]
    return b"".join([head, *prints]).ljust(ROW_BYTES, b"\0")


def stamped(record: bytes, size: int, mtime_ns: int) -> bytes:
    """The record of a row whose file was written."""
    end = ID_BYTES + _WRITTEN.size
    return b"".join([record[:ID_BYTES], _WRITTEN.pack(size, mtime_ns), record[end:]])


def unpacked(record: bytes) -> Known:
    """The row in a record."""
    (
        article_id,
        size,
        mtime_ns,
        trashed,
        content,
        whole,
        dump,
        sha,
        first,
        last,
        day,
        languages,
        _,
    ) = _ROW.unpack_from(record)
    prints = []
    for index in range(languages.bit_count()):
        at = _ROW.size + index * _PRINT.size
        key, exact, chars, hashes, sketch = _PRINT.unpack_from(record, at)
        prints.append(Print(key, exact, chars, sketch[: 4 * hashes]))
    return Known(
        id=ArticleId(article_id.decode()),
        prints=tuple(prints),
        content=content,
        whole=whole,
        dump=dump,
        sha=sha,
        lines=(first, last),
        day=day,
        languages=languages,
        size=size,
        mtime_ns=mtime_ns,
        trashed=trashed,
    )
