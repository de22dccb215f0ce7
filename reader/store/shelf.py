"""What articles are recognised by, packed, and kept between builds in a file.

Two sorted tables of records of one size each: the articles by id, and for every digest by which an
article may be looked up, that article's id. They are searched where they lie, so that a build in
a library of a hundred thousand articles begins in the time it takes to read the file. The file
may be deleted at any moment; one that is damaged in any way is as good as none.
"""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.errors import StoreError
from reader.model.names import ArticleId
from reader.store.atomic import make_folder, read_file, replace_file
from reader.store.known import Known
from reader.store.prints import SKETCH, Print

log = logging.getLogger(__name__)

_MAGIC: Final = b"reader identities 2\n"
_HEAD: Final = struct.Struct("<III")
_ROW: Final = struct.Struct("<10sQQ?QQQQIIQB")
_STAT: Final = struct.Struct("<10sQQ?")
_PRINT: Final = struct.Struct(f"<QQIB{4 * SKETCH}s")
_EDITIONS: Final = 2
_WRITTEN: Final = struct.Struct("<QQ")
"""Size and time of a file, behind the id of a row."""
ID_BYTES: Final = 10
_ROW_BYTES: Final = _ROW.size + _EDITIONS * _PRINT.size
_CLUE_BYTES: Final = 8 + ID_BYTES
_MOST_BYTES: Final = 1 << 30
_LARGEST_LINE: Final = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Table:
    """Records of one size, sorted by the bytes they begin with."""

    data: memoryview
    record_bytes: int

    def __len__(self) -> int:
        return len(self.data) // self.record_bytes

    def __getitem__(self, index: int) -> bytes:
        start = index * self.record_bytes
        return bytes(self.data[start : start + self.record_bytes])

    def __iter__(self) -> Iterator[bytes]:
        return (self[index] for index in range(len(self)))

    def first(self, key: bytes) -> int:
        """The index of the first record that does not come before a key."""
        low, high, size = 0, len(self), len(key)
        while low < high:
            middle = (low + high) // 2
            start = middle * self.record_bytes
            if bytes(self.data[start : start + size]) < key:
                low = middle + 1
            else:
                high = middle
        return low


class Shelf:
    """The tables as the last build left them."""

    def __init__(self, rows: bytes | memoryview = b"", clues: bytes | memoryview = b"") -> None:
        self.rows = Table(memoryview(rows), _ROW_BYTES)
        self.clues = Table(memoryview(clues), _CLUE_BYTES)

    def index(self, article_id: ArticleId) -> int | None:
        """Where an article's row is; None if there is none."""
        key = article_id.encode()
        index = self.rows.first(key)
        found = index < len(self.rows) and self.rows[index][:ID_BYTES] == key
        return index if found else None

    def stat(self, index: int) -> tuple[int, int, bool]:
        """Size, time and place of an article's file when its row was made."""
        _, size, mtime_ns, trashed = _STAT.unpack_from(self.rows.data, index * _ROW_BYTES)
        return size, mtime_ns, trashed

    def with_clue(self, clue: int) -> Iterator[ArticleId]:
        """The articles that can be looked up by a digest."""
        key = clue.to_bytes(8)
        index = self.clues.first(key)
        while index < len(self.clues) and (record := self.clues[index])[:8] == key:
            yield ArticleId(record[8:].decode())
            index += 1


def packed_clue(clue: int, article_id: ArticleId) -> bytes:
    """The record by which an article is looked up."""
    return clue.to_bytes(8) + article_id.encode()


def read_shelf(path: Path | None) -> Shelf:
    """The tables in a file; empty ones if there is none or it is damaged."""
    if path is None:
        return Shelf()
    try:
        data = memoryview(read_file(path, _MOST_BYTES))
    except (FileNotFoundError, StoreError):
        return Shelf()
    start = len(_MAGIC) + _HEAD.size
    if len(data) >= start and bytes(data[: len(_MAGIC)]) == _MAGIC:
        checksum, rows, clues = _HEAD.unpack_from(data, len(_MAGIC))
        body = data[start:]
        split = rows * _ROW_BYTES
        if len(body) == split + clues * _CLUE_BYTES and checksum == zlib.crc32(body):
            return Shelf(body[:split], body[split:])
    log.info("the identities in %s cannot be used and are made again", path)
    return Shelf()


def write_shelf(path: Path, rows: Iterable[bytes], clues: Iterable[bytes]) -> None:
    """Write the tables; a disk that refuses costs the next build some time and nothing else.

    Args:
        path: The file.
        rows: Rows as `packed`, sorted.
        clues: Clues as `packed_clue`, sorted.
    """
    body = bytearray()
    for row in rows:
        body += row
    row_count = len(body) // _ROW_BYTES
    for clue in clues:
        body += clue
    clue_count = (len(body) - row_count * _ROW_BYTES) // _CLUE_BYTES
    try:
        make_folder(path.parent)
        head = _HEAD.pack(zlib.crc32(body), row_count, clue_count)
        replace_file(path, b"".join([_MAGIC, head, body]))
    except StoreError as error:
        log.warning("the identities were not kept: %s", error)


def packed(row: Known) -> bytes:
    """A row as a record."""
    first, last = (min(line, _LARGEST_LINE) for line in row.lines)
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
    )
    prints = [
        _PRINT.pack(one.key, one.exact, one.chars, len(one.sketch) // 4, one.sketch)
        for one in row.prints
    ]
    return b"".join([head, *prints]).ljust(_ROW_BYTES, b"\0")


def stamped(record: bytes, size: int, mtime_ns: int) -> bytes:
    """The record of a row whose file was written."""
    end = ID_BYTES + _WRITTEN.size
    return b"".join([record[:ID_BYTES], _WRITTEN.pack(size, mtime_ns), record[end:]])


def unpacked(record: bytes) -> Known:
    """The row in a record."""
    article_id, size, mtime_ns, trashed, content, whole, dump, sha, first, last, day, languages = (
        _ROW.unpack_from(record)
    )
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
