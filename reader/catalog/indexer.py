"""Bringing the catalog up to date with the files of the library."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from reader.catalog.additions import AdditionsSource, moment_of, take_in_additions
from reader.catalog.database import Database
from reader.catalog.prints import Prints
from reader.model.names import ArticleId
from reader.text.lazy import later

if TYPE_CHECKING:
    from reader.catalog import entries, processes, words
    from reader.catalog.entries import ArticleReader, Entry, FileStat
    from reader.catalog.words import Counts

    class ArticleSource(ArticleReader, AdditionsSource, Protocol):
        """The articles on disk. To be read in several processes it must be picklable."""

        def stats(self) -> Iterable[FileStat]:
            """Every article file there is."""
            ...

else:  # mostly nothing has changed, and they are as large as all the rest of an open list
    entries, words = later("reader.catalog.entries"), later("reader.catalog.words")
    processes = later("reader.catalog.processes")

BATCH: Final = 200
"""Articles that are made ready together."""
MOST_IN_TRANSACTION: Final = 4 * BATCH
"""Articles that readers see together. The first transaction is one batch and each is twice the
one before: the list fills soon, and the index is not merged over and over."""
WORTH_PROCESSES: Final = 5 * BATCH
"""Fewer articles are done before other processes have started."""
SLICE: Final = 256
"""Files that are looked at before others get a turn: a millisecond."""
MERGED_PAGES: Final = 2000
"""Pages of the index that are merged in one transaction: a tenth of a second."""
MERGED_PARTS: Final = 4
"""Parts of the index that are merged into one after small updates; after one of many articles
all are merged at its end, once."""
_INDEXES: Final = ("head_grams", "all_grams")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class CatalogChange:
    """What an update found."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    elsewhere: bool = False
    """Whether there was nothing to do, but another program had changed the catalog."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.elsewhere)


@dataclass(frozen=True, slots=True)
class Conduct:
    """How an update goes about it."""

    on_progress: Callable[[int, int], None] | None = None
    """Told (articles done, articles to do) after each batch."""
    cancelled: Callable[[], bool] | None = None
    """Asked before each batch."""
    jobs: int = 1
    """Processes that read and fold; one writes."""

    def is_over(self) -> bool:
        """Whether it was cancelled."""
        return self.cancelled is not None and self.cancelled()


@dataclass(frozen=True, slots=True)
class Stat:
    """A file's stat as it crosses to another process."""

    id: ArticleId
    size: int
    mtime_ns: int


@dataclass(slots=True)
class Batch:
    """Articles made ready together."""

    entries: list[Entry]
    counts: Counts

    def take(self, other: Batch) -> None:
        """Add the articles of another batch."""
        self.entries += other.entries
        self.counts.merge(other.counts)


class Indexer:
    """One update of a catalog's file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def update(self, source: ArticleSource, conduct: Conduct) -> CatalogChange:
        """Re-read what changed; every batch is complete in itself."""
        take_in_additions(self._database, source)
        stale, again, gone = self._compared(source, conduct)
        if not stale and not gone:
            return CatalogChange()
        self._remove(gone)
        many = len(stale) >= WORTH_PROCESSES
        if many:
            self.begin_many()
        elif stale:
            self._merge_parts(MERGED_PARTS)
        done = added = 0
        for batch in gathered(_prepared(stale, source, conduct)):
            self.write(batch)
            done += len(batch.entries)
            added += sum(entry.id not in again for entry in batch.entries)
            if conduct.on_progress is not None:
                conduct.on_progress(done, len(stale))
        if many:
            self.end_many(conduct)
        return CatalogChange(added, done - added, len(gone))

    def begin_many(self) -> None:
        """Before many batches: the parts of the index they leave are merged at the end, once."""
        self._merge_parts(0)

    def end_many(self, conduct: Conduct) -> None:
        """After many batches."""
        self._tidy(conduct)
        self._merge_parts(MERGED_PARTS)

    def _compared(
        self, source: ArticleSource, conduct: Conduct
    ) -> tuple[list[Stat], set[ArticleId], list[ArticleId]]:
        """The files to read, which of them were read before, and the articles that are gone."""
        with self._database.reading() as connection:
            prints = Prints(connection)
        stale: list[Stat] = []
        for place, stat in enumerate(source.stats(), 1):
            if not prints.meet(stat.id, stat.size, stat.mtime_ns):
                stale.append(Stat(stat.id, stat.size, stat.mtime_ns))
            if place % SLICE == 0:
                if conduct.is_over():
                    return [], set(), []
                time.sleep(0)  # a screen that waits for the interpreter goes first
        with self._database.reading() as connection:
            lost = prints.not_met(connection)
        again = {stat.id for stat in stale}.intersection(lost)
        return stale, again, [one for one in lost if one not in again]

    def _remove(self, gone: Sequence[ArticleId]) -> None:
        for batch in _batches(gone):
            with self._database.writing() as connection:
                counts = words.Counts()
                for article_id in batch:
                    _delete(connection, article_id, counts)
                counts.apply(connection)
                _finish(connection)

    def _merge_parts(self, parts: int) -> None:
        """Have the index merge its parts when there are so many of one size; 0 for never."""
        with self._database.writing() as connection:
            for table in _INDEXES:
                sql = f"INSERT INTO {table} ({table}, rank) VALUES ('automerge', ?)"
                connection.execute(sql, (parts,))

    def _tidy(self, conduct: Conduct) -> None:
        """Merge the parts of the index that the batches left, a little at a time."""
        for table in _INDEXES:
            pages = -MERGED_PAGES  # the first time all parts are put down for it
            before, changes = -2, 0
            while changes - before >= 2 and not conduct.is_over():
                with self._database.writing() as connection:
                    before = connection.total_changes
                    sql = f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)"
                    connection.execute(sql, (pages,))
                    changes = connection.total_changes
                pages = MERGED_PAGES

    def write(self, batch: Batch) -> None:
        """Take in a batch: all of it, or nothing on any error."""
        with self._database.writing() as connection:
            counts = batch.counts
            for entry in batch.entries:
                if entry.texts is None:  # it cannot be read
                    sql = f"SELECT {entries.FACTS} FROM articles WHERE id = ?"
                    entry = entry.in_place_of(connection.execute(sql, (entry.id,)).fetchone())
                # Asked here and not before: another process may have taken it in meanwhile.
                number = _delete(connection, entry.id, counts)
                _insert(connection, entry, number)
            counts.apply(connection)
            _finish(connection)


def _prepared(stale: Sequence[Stat], source: ArticleSource, conduct: Conduct) -> Iterator[Batch]:
    """The articles to take in, batch by batch, until the work is cancelled."""
    jobs = conduct.jobs if len(stale) >= WORTH_PROCESSES else 1
    batches = processes.mapped(partial(batch_of, source=source), _batches(stale), jobs)
    with closing(batches):
        while not conduct.is_over() and (batch := next(batches, None)):
            yield batch


def batch_of(stats: Sequence[FileStat], source: ArticleReader) -> Batch:
    """Read a batch of articles; runs in any process."""
    batch = Batch([], words.Counts())
    for stat in stats:
        entry, filed = entries.entry_of(stat, source)
        batch.entries.append(entry)
        if filed is not None:
            batch.counts.add(filed.words, filed.names)
    return batch


class Gathering:
    """Puts batches together, into larger and larger ones."""

    def __init__(self) -> None:
        self._whole = Batch([], words.Counts())
        self._enough = BATCH

    def take(self, batch: Batch) -> Batch | None:
        """Add a batch; gives back all there is once it is enough, else None."""
        self._whole.take(batch)
        if len(self._whole.entries) < self._enough:
            return None
        self._enough = min(2 * self._enough, MOST_IN_TRANSACTION)
        return self.rest()

    def rest(self) -> Batch:
        """What there is, perhaps nothing."""
        whole, self._whole = self._whole, Batch([], words.Counts())
        return whole


def gathered(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Larger and larger batches."""
    gathering = Gathering()
    for batch in batches:
        if whole := gathering.take(batch):
            yield whole
    if (rest := gathering.rest()).entries:
        yield rest


def _insert(connection: sqlite3.Connection, entry: Entry, number: int | None) -> None:
    holes = ", ".join([*"?" * (1 + len(entry.row)), moment_of("?")])
    values = (number, *entry.row, entry.id)
    cursor = connection.execute(f"INSERT INTO articles VALUES ({holes})", values)
    if entry.texts is None:
        return
    number = cursor.lastrowid
    connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", (number, *entry.texts))
    connection.execute("INSERT INTO head_grams (rowid, grams) VALUES (?, ?)", (number, entry.head))
    connection.execute("INSERT INTO all_grams (rowid, grams) VALUES (?, ?)", (number, entry.grams))


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
        filed = entries.entry_filed(article_id, (head, rest, raw))
        # A contentless index forgets a text only when it is told the text again.
        for table, grams in zip(_INDEXES, (filed.head, filed.grams), strict=True):
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


def _batches(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (items[at : at + BATCH] for at in range(0, len(items), BATCH))
