"""What library.yaml says, and how it is written."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from reader.model.names import ArticleId, letters_of
from reader.store.fields import SCHEMA, Fields, converted, newer_schema
from reader.store.yaml_emitter import Quoted, emit
from reader.text.lazy import lazily

RECORD_BYTES: Final = 64 << 20
MEND_RECORD: Final = "mend it, or `reader check --repair` makes a new record"
"""What to do about a record that cannot be read."""

_OLD_ID: Final = lazily(rb'^id: *"?([A-Za-z0-9]{1,64})"? *\r?$', re.MULTILINE)
_ANY_SCHEMA: Final = lazily(rb'^schema: *"?([0-9]{1,18})"? *\r?$', re.MULTILINE)

_LIBRARY: Final = frozenset(["schema", "id", "name", "dumps"])
_DUMP: Final = frozenset(["name", "sha256", "bytes", "encoding", "articles"])


class DumpRecord(NamedTuple):
    """One dump that was built into a library."""

    name: str
    """File name without its folder."""
    sha256: str
    size_bytes: int
    encoding: str
    articles: tuple[ArticleId, ...] = ()
    """In the order of the dump, those first met in other dumps included."""
    extra: Mapping[str, object] = MappingProxyType({})


class LibraryRecord(NamedTuple):
    """What library.yaml says."""

    id: str
    """Random, made once; names the library's caches."""
    name: str
    dumps: tuple[DumpRecord, ...] = ()
    """By name, then digest."""
    extra: Mapping[str, object] = MappingProxyType({})


class Dumps:
    """The dumps of a record while others are built into the library; there may be thousands.

    Args:
        dumps: Those that were built before.
    """

    def __init__(self, dumps: Iterable[DumpRecord]) -> None:
        self._by_name: defaultdict[str, list[DumpRecord]] = defaultdict(list)
        for dump in dumps:
            self._by_name[dump.name].append(dump)
        self._added: set[str] = set()

    def add(self, dump: DumpRecord) -> None:
        """Note that a dump was built.

        One never built before takes the place of an earlier state of itself: one with the same
        name and an article in common, that was not built just now. Two dumps that merely have the
        same name are both kept.
        """
        same_name = self._by_name[dump.name]
        known = any(dump.sha256 == old.sha256 for old in same_name)
        self._by_name[dump.name] = [
            old
            for old in same_name
            if old.sha256 != dump.sha256
            and (known or old.sha256 in self._added or set(old.articles).isdisjoint(dump.articles))
        ]
        self._by_name[dump.name].append(dump)
        self._added.add(dump.sha256)

    def in_order(self) -> tuple[DumpRecord, ...]:
        """All of them, by name, then digest."""
        dumps = chain.from_iterable(self._by_name.values())
        return tuple(sorted(dumps, key=lambda dump: (dump.name, dump.sha256)))


def new_record(name: str) -> LibraryRecord:
    """The record of a library that has just been made."""
    return LibraryRecord(letters_of(os.urandom(10)), name)


def record_from_path(folder: Path) -> LibraryRecord:
    """What to go by when there are articles and no record: always the same for one folder."""
    digest = hashlib.sha256(os.fsencode(folder)).digest()
    return LibraryRecord(letters_of(digest[:10]), folder.name)


def record_from_damaged(data: bytes, path: Path) -> LibraryRecord:
    """What to go by when the record cannot be read: the old id, if it can be made out.

    Raises:
        NewerSchema: If a later version of the program may have written it.
    """
    for found in _ANY_SCHEMA.finditer(data):
        if int(found[1]) > SCHEMA:
            raise newer_schema(path, int(found[1]))
    record, old_id = record_from_path(path.parent), _OLD_ID.search(data)
    return record._replace(id=old_id[1].decode()) if old_id else record


def read_library(data: bytes, path: Path) -> LibraryRecord:
    """The record in a library.yaml.

    Raises:
        Unreadable: If the file is not such a record; with the line.
        NewerSchema: If a later version of the program wrote it.
    """
    return converted(data, path, _library)


def library_text(record: LibraryRecord) -> str:
    """The file of a record."""
    document = {
        "schema": SCHEMA,
        "id": Quoted(record.id),
        "name": record.name,
        "dumps": [_dump_document(dump) for dump in record.dumps],
    }
    return emit(document | dict(record.extra))


def _dump_document(dump: DumpRecord) -> dict[str, object]:
    return {
        "name": dump.name,
        "sha256": Quoted(dump.sha256),
        "bytes": dump.size_bytes,
        "encoding": dump.encoding,
        "articles": [Quoted(article_id) for article_id in dump.articles],
        **dump.extra,
    }


def _library(fields: Fields) -> LibraryRecord:
    library_id = fields.text("id")
    if not library_id.isalnum() or not library_id.isascii() or len(library_id) > 64:
        raise fields.wrong("id", "must be 1 to 64 letters and digits")
    return LibraryRecord(
        id=library_id,
        name=fields.text("name"),
        dumps=tuple(_dump(dump) for dump in fields.inners("dumps")),
        extra=fields.rest(_LIBRARY),
    )


def _dump(fields: Fields) -> DumpRecord:
    return DumpRecord(
        name=fields.text("name"),
        sha256=fields.text("sha256"),
        size_bytes=fields.number("bytes"),
        encoding=fields.text("encoding"),
        articles=tuple(ArticleId(article_id) for article_id in fields.texts("articles")),
        extra=fields.rest(_DUMP),
    )
