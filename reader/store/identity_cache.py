"""The identities of a library kept between builds, so that a build opens no article in vain.

A file of fixed-size records that may be deleted at any moment. Each record carries the size and
the time of the article's file; whatever does not fit is read from the YAML again, and a file
that is damaged in any way is as good as none.
"""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from reader.errors import StoreError
from reader.model.article import ArticleId
from reader.store.atomic import make_folder, read_file, replace_file
from reader.store.identity import Known
from reader.store.prints import SKETCH, Print

log = logging.getLogger(__name__)

_MAGIC: Final = b"reader identities 1\n"
_ROW: Final = struct.Struct("<10sQQ?QQQQIIQB")
_PRINT: Final = struct.Struct(f"<QQIB{4 * SKETCH}s")
_EDITIONS: Final = 2
_NO_PRINT: Final = bytes(_PRINT.size)
_RECORD_BYTES: Final = _ROW.size + _EDITIONS * _PRINT.size
_MOST_BYTES: Final = 1 << 30
_LARGEST_LINE: Final = 0xFFFFFFFF


def read_identities(path: Path) -> Iterator[Known]:
    """What the file says; nothing if there is none or it is damaged."""
    try:
        data = read_file(path, _MOST_BYTES)
    except (FileNotFoundError, StoreError):
        return
    start = len(_MAGIC) + 4
    body = memoryview(data)[start:]
    checksum = data[len(_MAGIC) : start]
    if data[: len(_MAGIC)] != _MAGIC or checksum != zlib.crc32(body).to_bytes(4, "little"):
        log.info("the identities in %s cannot be used and are made again", path)
        return
    for offset in range(0, len(body) - _RECORD_BYTES + 1, _RECORD_BYTES):
        yield _unpacked(body, offset)


def write_identities(path: Path, rows: Iterable[Known]) -> None:
    """Write the file; a disk that refuses costs the next build some time and nothing else."""
    body = b"".join(_packed(row) for row in rows)
    try:
        make_folder(path.parent)
        replace_file(path, _MAGIC + zlib.crc32(body).to_bytes(4, "little") + body)
    except StoreError as error:
        log.warning("the identities were not kept: %s", error)


def _packed(row: Known) -> bytes:
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
    return b"".join([head, *prints, *[_NO_PRINT] * (_EDITIONS - len(prints))])


def _unpacked(body: memoryview, offset: int) -> Known:
    article_id, size, mtime_ns, trashed, content, whole, dump, sha, first, last, day, languages = (
        _ROW.unpack_from(body, offset)
    )
    prints = []
    for index in range(languages.bit_count()):
        at = offset + _ROW.size + index * _PRINT.size
        key, exact, chars, hashes, sketch = _PRINT.unpack_from(body, at)
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
