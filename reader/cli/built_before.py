"""What came of dumps when they were built: one that is as it was need not be read again.

Who scrapes daily builds the same folder every day, and reading takes a second for a few megabytes.
So the report of each dump is kept in the cache, and what its articles are recognised by. It holds
as long as the dump, the program and the site profiles are what they were. What becomes of the
articles is then decided as if the dump were read, and it is read where one would have to be
written. The file may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple
from zlib import crc32

from reader import __version__
from reader.cachefile import replaced
from reader.cli.build_report import DumpReport
from reader.cli.inputs import DumpFile
from reader.errors import Unreadable
from reader.ingest.build import DumpRead, PartSkipped
from reader.model.names import ArticleId
from reader.store.atomic import read_file
from reader.store.builder import BuildStatus, LibraryBuild
from reader.store.identity.extracted import Extracted
from reader.store.identity.tables import ID_BYTES
from reader.store.record import DumpRecord

_MOST_BYTES: Final = 1 << 28
"""Of the file; more is none of ours. A dump with a million articles takes a tenth of it."""
_PACKAGE: Final = Path(__file__).parents[1]
_WHAT_READS: Final = ("cli", "ingest", "model", "store", "text")
"""The packages on which it depends what comes of a dump, and how it is told."""


class _Entry(NamedTuple):
    """One dump; its line in the file is these, as JSON."""

    name: str
    bytes: int
    sha256: str
    encoding: str
    left_out: int
    warnings: list[str]
    ids: str
    """Of its articles, in the order of the dump, one behind the other."""
    wholes: str
    others: str
    """What they are recognised by, see `Extracted`; in base 64."""
    skipped: list[tuple[int, int, str, bool]]
    """First and last line, reason, whether an article stands around it."""
    notes: list[str]


class BuiltBefore:
    """The dumps that were built into one library.

    Args:
        path: Where they are kept.
        profiles: Folders of the person's own site profiles; None for none.
    """

    def __init__(self, path: Path, profiles: Iterable[Path | None]) -> None:
        self._path = path
        self._maker = _maker([*(_PACKAGE / name for name in _WHAT_READS), *filter(None, profiles)])
        self._entries = {(one.name, one.sha256): one for one in _kept(path, self._maker)}
        self._sizes = {(one.name, one.bytes) for one in self._entries.values()}
        self._is_new = False

    def report(self, dump: DumpFile, build: LibraryBuild) -> DumpReport | None:
        """What comes of a dump, which counts as built with this; None if it must be read.

        Raises:
            OSError: If it cannot be read.
        """
        if dump.path is None or (dump.name, dump.size_bytes) not in self._sizes:
            return None
        with dump.path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        entry = self._entries.get((dump.name, sha256))
        if entry is None:
            return None
        ids = tuple(_apart(entry.ids))
        record = DumpRecord(entry.name, sha256, entry.bytes, entry.encoding, ids)
        extracted = Extracted(b64decode(entry.wholes), b64decode(entry.others))
        statuses = build.take_again(record, extracted)
        if statuses is None:
            return None
        report = DumpReport(dump.name, notes=[*entry.notes])
        for article_id, status in zip(ids, statuses, strict=True):
            report.articles.add(article_id, status)
        report.skipped = [PartSkipped((a, b), why, inside) for a, b, why, inside in entry.skipped]
        said = entry.encoding, tuple(entry.warnings), entry.left_out
        report.summary = DumpRead(sha256, entry.bytes, *said)
        return report

    def keep(self, report: DumpReport, extracted: Extracted, build: LibraryBuild) -> None:
        """Remember what came of a dump that was read, unless its report says what happened once."""
        summary = report.summary
        happened = any(
            status is BuildStatus.CHANGED or build.was_removed(article_id)
            for article_id, status in report.articles
        )
        if summary is None or report.is_cut or happened:
            return
        self._entries[report.name, summary.sha256] = _Entry(
            report.name,
            summary.bytes,
            summary.sha256,
            summary.encoding,
            summary.left_out,
            [*summary.warnings],
            report.articles.ids,
            b64encode(extracted.wholes).decode(),
            b64encode(extracted.others).decode(),
            [(*part.lines, part.reason, part.is_inside) for part in report.skipped],
            report.notes,
        )
        self._is_new = True

    def save(self, dumps: Iterable[DumpRecord]) -> None:
        """Write down what is known of the dumps that a library was built from."""
        if not self._is_new:
            return
        there = {(dump.name, dump.sha256) for dump in dumps}
        lines = [json.dumps(one) + "\n" for key, one in self._entries.items() if key in there]
        body = "".join(lines).encode()

        def write(stream: BinaryIO) -> None:
            stream.write(_head(self._maker, body) + body)

        replaced(str(self._path), write, settle=False)


def _apart(ids: str) -> Iterator[ArticleId]:
    for place in range(0, len(ids), ID_BYTES):
        yield ArticleId(ids[place : place + ID_BYTES])


def _kept(path: Path, maker: str) -> Iterator[_Entry]:
    try:
        data = read_file(path, _MOST_BYTES)
    except (FileNotFoundError, Unreadable):
        return
    body = data[data.find(b"\n") + 1 :]
    if data.startswith(_head(maker, body)):
        for line in body.splitlines():
            yield _Entry(*json.loads(line))


def _head(maker: str, body: bytes) -> bytes:
    return f"{maker} {crc32(body)}\n".encode()


def _maker(folders: Iterable[Path]) -> str:
    """A name for the very program and profiles that read dumps now."""
    digest = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for folder in folders:
        for place, _, names in os.walk(folder):
            for path in (Path(place, name) for name in names):
                if path.suffix in (".py", ".yaml") and path.exists():
                    stat = path.stat()
                    stamp = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
                    digest.update(os.fsencode(path) + f"\0{stamp}\0".encode())
    return digest.hexdigest()
