"""Bringing the catalog up to date with the files of the library."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Final, Protocol, TypeVar

from reader.catalog.database import Database
from reader.catalog.entries import ArticleReader, Entry, FileStat, entry_filed, entry_of
from reader.catalog.words import Counts
from reader.model.article import ArticleId

BATCH: Final = 200
"""Articles in one transaction: readers see them together."""
WORTH_PROCESSES: Final = 5 * BATCH
"""Fewer articles are done before other processes have started."""
AHEAD: Final = 2
"""Batches each process may be ahead of the writer: memory stays flat."""
_T = TypeVar("_T")


class ArticleSource(ArticleReader, Protocol):
    """The articles on disk. To be read in several processes it must be picklable."""

    def stats(self) -> Iterable[FileStat]:
        """Every article file there is."""
        ...


@dataclass(frozen=True, slots=True)
class CatalogChange:
    """What an update found."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Conduct:
    """How an update goes about it."""

    on_progress: Callable[[int, int], None] | None = None
    """Told (articles done, articles to do) after each batch."""
    cancelled: Callable[[], bool] | None = None
    """Asked before each batch."""
    jobs: int = 1
    """Processes that read and fold; one writes."""


@dataclass(frozen=True, slots=True)
class _Stat:
    """A file's stat as it crosses to another process."""

    id: ArticleId
    size: int
    mtime_ns: int


class Indexer:
    """One update of the catalog.

    Args:
        database: The catalog's file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def update(self, source: ArticleSource, conduct: Conduct) -> CatalogChange:
        """Re-read what changed; every batch is complete in itself."""
        known = self._known()
        stats = {stat.id: _Stat(stat.id, stat.size, stat.mtime_ns) for stat in source.stats()}
        stale = [s for s in stats.values() if known.get(s.id) != (s.size, s.mtime_ns)]
        gone = [article_id for article_id in known if article_id not in stats]
        self._remove(gone)
        done = added = 0
        for entries in _prepared(stale, source, conduct):
            self._write(entries)
            done += len(entries)
            added += sum(entry.id not in known for entry in entries)
            if conduct.on_progress is not None:
                conduct.on_progress(done, len(stale))
        return CatalogChange(added, done - added, len(gone))

    def _known(self) -> dict[ArticleId, tuple[int, int]]:
        with self._database.reading() as connection:
            rows = connection.execute("SELECT id, size, mtime_ns FROM articles")
            return {article_id: (size, mtime_ns) for article_id, size, mtime_ns in rows}

    def _remove(self, gone: Sequence[ArticleId]) -> None:
        for batch in _batches(gone, BATCH):
            with self._database.writing() as connection:
                counts = Counts()
                for article_id in batch:
                    _delete(connection, article_id, counts)
                counts.apply(connection)
                _finish(connection)

    def _write(self, entries: Sequence[Entry]) -> None:
        with self._database.writing() as connection:
            counts = Counts()
            for entry in entries:
                # Asked here and not before: another process may have taken it in meanwhile.
                number = _delete(connection, entry.id, counts)
                _insert(connection, entry, number, counts)
            counts.apply(connection)
            _finish(connection)


def _prepared(
    stale: Sequence[_Stat], source: ArticleSource, conduct: Conduct
) -> Iterator[list[Entry]]:
    """The articles to take in, batch by batch, until the work is cancelled."""
    if conduct.jobs > 1 and len(stale) >= WORTH_PROCESSES:
        yield from _prepared_elsewhere(stale, source, conduct)
        return
    for batch in _batches(stale, BATCH):
        if conduct.cancelled is not None and conduct.cancelled():
            return
        yield entries_of(batch, source)


def _prepared_elsewhere(
    stale: Sequence[_Stat], source: ArticleSource, conduct: Conduct
) -> Iterator[list[Entry]]:
    """The same in other processes, in the same order, never far ahead of the writer."""
    # Spawned, not forked: the program may have threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(conduct.jobs, mp_context=context) as pool:
        waiting: deque[Future[list[Entry]]] = deque()
        for batch in _batches(stale, BATCH):
            waiting.append(pool.submit(entries_of, batch, source))
            if len(waiting) > AHEAD * conduct.jobs:
                yield waiting.popleft().result()
            if conduct.cancelled is not None and conduct.cancelled():
                pool.shutdown(cancel_futures=True)
                return
        while waiting:
            yield waiting.popleft().result()


def entries_of(batch: Sequence[FileStat], source: ArticleReader) -> list[Entry]:
    """Read a batch of articles; runs in any process."""
    return [entry_of(stat, source) for stat in batch]


def _insert(
    connection: sqlite3.Connection, entry: Entry, number: int | None, counts: Counts
) -> None:
    holes = ", ".join("?" * (1 + len(entry.row)))
    cursor = connection.execute(f"INSERT INTO articles VALUES ({holes})", (number, *entry.row))
    if entry.texts is None or entry.filed is None:
        return
    number = cursor.lastrowid
    filed = entry.filed
    connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", (number, *entry.texts))
    connection.execute("INSERT INTO head_grams (rowid, grams) VALUES (?, ?)", (number, filed.head))
    connection.execute("INSERT INTO all_grams (rowid, grams) VALUES (?, ?)", (number, filed.grams))
    counts.add(filed.words, filed.names)


def _delete(connection: sqlite3.Connection, article_id: ArticleId, counts: Counts) -> int | None:
    """Take an article out of every table; its number, which a new version keeps."""
    found = connection.execute(
        "SELECT n, head, rest, raw FROM articles LEFT JOIN texts USING (n) WHERE id = ?",
        (article_id,),
    ).fetchone()
    if found is None:
        return None
    number, head, rest, raw = found
    if raw is not None:
        filed = entry_filed(article_id, (head, rest, raw))
        # A contentless index forgets a text only when it is told the text again.
        for table, grams in (("head_grams", filed.head), ("all_grams", filed.grams)):
            connection.execute(
                f"INSERT INTO {table} ({table}, rowid, grams) VALUES ('delete', ?, ?)",
                (number, grams),
            )
        counts.remove(filed.words, filed.names)
        connection.execute("DELETE FROM texts WHERE n = ?", (number,))
    connection.execute("DELETE FROM articles WHERE n = ?", (number,))
    return int(number)


def _finish(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
    connection.execute(
        "UPDATE meta SET value = (SELECT count(*) FROM articles) WHERE key = 'articles'"
    )


def _batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
