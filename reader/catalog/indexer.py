"""Bringing the catalog up to date with the files of the library."""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from typing import Final, Protocol, TypeVar

from reader.catalog.codec import compress, expand, pack, unpack
from reader.catalog.database import Database
from reader.catalog.words import Counts
from reader.errors import ReaderError
from reader.model.article import Article, ArticleId, Language
from reader.search.documents import NO_TEXT, Document, Section, fold_article
from reader.search.folding import fold_token
from reader.search.grams import grams_of
from reader.search.lexicon import names_in, words_of
from reader.search.views import Folded

BATCH: Final = 200
"""Articles in one transaction: readers see them together."""
SYLLABLES_A_MINUTE: Final = 500
WORDS_A_MINUTE: Final = 230
_T = TypeVar("_T")
_HANGUL = re.compile("[가-힣]")
_ENGLISH_WORD = re.compile("[A-Za-z][A-Za-z'’-]*")


class FileStat(Protocol):
    """What tells whether a file changed, without opening it."""

    @property
    def id(self) -> ArticleId: ...
    @property
    def size(self) -> int: ...
    @property
    def mtime_ns(self) -> int: ...


class ArticleSource(Protocol):
    """The articles on disk."""

    def stats(self) -> Iterable[FileStat]:
        """Every article file there is."""
        ...

    def article(self, article_id: ArticleId) -> Article:
        """Read one.

        Raises:
            ReaderError: If it cannot be read.
        """
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
class Entry:
    """One article made ready for the catalog, outside of any transaction."""

    stat: FileStat
    article: Article | None
    """None when the file cannot be read."""
    damaged: str = ""
    document: Document = NO_TEXT
    head: str = ""
    """Grams of the head, divided by blanks."""
    grams: str = ""
    words: AbstractSet[str] = frozenset()
    names: AbstractSet[tuple[str, str]] = frozenset()


def entry_of(stat: FileStat, source: ArticleSource) -> Entry:
    """Read one article and take it apart."""
    try:
        article = source.article(stat.id)
    except ReaderError as error:
        return Entry(stat, None, damaged=str(error))
    return _taken_apart(stat, article, fold_article(article))


def _taken_apart(stat: FileStat, article: Article, document: Document) -> Entry:
    head, rest = document.head.plain, document.rest.plain
    head_grams = grams_of(Folded(head), head=True)
    return Entry(
        stat,
        article,
        document=document,
        head=" ".join(head_grams),
        grams=" ".join(head_grams | grams_of(Folded(rest))),
        words=words_of(head + rest),
        names=set(names_in(_explaining_texts(article))),
    )


def _explaining_texts(article: Article) -> Iterator[str]:
    edition = article.editions.get(Language.KO)
    if edition:
        yield edition.title
        yield from edition.deck
        yield from (block.text for block in edition.body)


class Indexer:
    """One update of the catalog.

    Args:
        database: The catalog's file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def update(
        self,
        source: ArticleSource,
        on_progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> CatalogChange:
        """Re-read what changed; every batch is complete in itself."""
        with self._database.reading() as connection:
            known = {
                article_id: (size, mtime_ns)
                for article_id, size, mtime_ns in connection.execute(
                    "SELECT id, size, mtime_ns FROM articles"
                )
            }
        stats = {stat.id: stat for stat in source.stats()}
        stale = [s for s in stats.values() if known.get(s.id) != (s.size, s.mtime_ns)]
        gone = [article_id for article_id in known if article_id not in stats]
        self._remove(gone)
        done = added = 0
        for batch in _batches(stale, BATCH):
            if cancelled is not None and cancelled():
                break
            entries = [entry_of(stat, source) for stat in batch]
            self._write(entries, known.keys())
            done += len(batch)
            added += sum(stat.id not in known for stat in batch)
            if on_progress is not None:
                on_progress(done, len(stale))
        return CatalogChange(added, done - added, len(gone))

    def _remove(self, gone: Sequence[ArticleId]) -> None:
        for batch in _batches(gone, BATCH):
            with self._database.writing() as connection:
                counts = Counts()
                for article_id in batch:
                    _delete(connection, article_id, counts)
                counts.apply(connection)
                _finish(connection)

    def _write(self, entries: Sequence[Entry], known: Iterable[ArticleId]) -> None:
        known = set(known)
        with self._database.writing() as connection:
            counts = Counts()
            for entry in entries:
                number = None
                if entry.stat.id in known:
                    number = _delete(connection, entry.stat.id, counts)
                _insert(connection, entry, number, counts)
            counts.apply(connection)
            _finish(connection)


def _insert(
    connection: sqlite3.Connection, entry: Entry, number: int | None, counts: Counts
) -> None:
    cursor = connection.execute(
        f"INSERT INTO articles VALUES ({', '.join('?' * 17)})", (number, *_row_values(entry))
    )
    if entry.article is None:
        return
    number = cursor.lastrowid
    document = entry.document
    raw = pack(entry.article, document.stored)
    connection.execute(
        "INSERT INTO texts VALUES (?, ?, ?, ?)",
        (number, document.head.stored, compress(document.rest.stored), raw),
    )
    connection.execute("INSERT INTO head_grams (rowid, grams) VALUES (?, ?)", (number, entry.head))
    connection.execute("INSERT INTO all_grams (rowid, grams) VALUES (?, ?)", (number, entry.grams))
    counts.add(entry.words, entry.names)


def _delete(connection: sqlite3.Connection, article_id: ArticleId, counts: Counts) -> int | None:
    """Take an article out of every table; its number, which a new version keeps."""
    found = connection.execute(
        "SELECT n, size, mtime_ns, head, rest, raw FROM articles LEFT JOIN texts USING (n)"
        " WHERE id = ?",
        (article_id,),
    ).fetchone()
    if found is None:
        return None
    number, size, mtime_ns, head, rest, raw = found
    if raw is not None:
        stat = _Stat(article_id, size, mtime_ns)
        document = Document(Section(head), Section(expand(rest)))
        entry = _taken_apart(stat, unpack(article_id, raw, document.stored), document)
        # A contentless index forgets a text only when it is told the text again.
        for table, grams in (("head_grams", entry.head), ("all_grams", entry.grams)):
            connection.execute(
                f"INSERT INTO {table} ({table}, rowid, grams) VALUES ('delete', ?, ?)",
                (number, grams),
            )
        counts.remove(entry.words, entry.names)
        connection.execute("DELETE FROM texts WHERE n = ?", (number,))
    connection.execute("DELETE FROM articles WHERE n = ?", (number,))
    return int(number)


@dataclass(frozen=True, slots=True)
class _Stat:
    id: ArticleId
    size: int
    mtime_ns: int


def _finish(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
    connection.execute(
        "UPDATE meta SET value = (SELECT count(*) FROM articles) WHERE key = 'articles'"
    )


def _row_values(entry: Entry) -> tuple[object, ...]:
    stat, article = entry.stat, entry.article
    if article is None:
        blank = ("", "", "", "", "", "", "", 0, "", 0, 0)
        return (stat.id, stat.size, stat.mtime_ns, *blank, entry.damaged, "")
    editions = article.editions
    titles = [editions[one].title if one in editions else "" for one in Language]
    return (
        stat.id,
        stat.size,
        stat.mtime_ns,
        *titles,
        article.author.name,
        article.publisher,
        article.section,
        article.published,
        " ".join(article.languages),
        minutes_of(article),
        article.source.dump,
        *article.source.lines,
        "",
        fold_token(article.title()),
    )


def minutes_of(article: Article) -> int:
    """Reading time of the Korean edition, else of the one there is; at least one minute."""
    edition = article.edition(Language.KO)
    text = "\n".join(block.text for block in edition.body)
    syllables = len(_HANGUL.findall(text))
    words = len(_ENGLISH_WORD.findall(text))
    return max(1, math.ceil(syllables / SYLLABLES_A_MINUTE + words / WORDS_A_MINUTE))


def _batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
