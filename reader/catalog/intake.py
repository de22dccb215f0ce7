"""Articles that the catalog takes in while a build writes them, so that nobody reads them again.

They are made ready where they are at hand, in any process, and are taken in as soon as their
files stand in their places. Whatever is left out here, for whatever reason, the next update finds
by comparing with the files, as it finds what changed again since.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Sequence

from reader.catalog import entries
from reader.catalog.damage import BROKEN, MISREAD
from reader.catalog.database import Database
from reader.catalog.entries import Entry
from reader.catalog.indexer import (
    Batch,
    Conduct,
    Gathering,
    Indexer,
    Stat,
    batch_of,
)
from reader.model.article import Article, ArticleId

log = logging.getLogger(__name__)


class _AtHand:
    """Articles that need not be read."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = {article.id: article for article in articles}

    def article(self, article_id: ArticleId) -> Article:
        return self._articles[article_id]


def made_ready(articles: Sequence[Article]) -> Batch:
    """Make articles ready whose files are not written yet; runs in any process.

    One of an id that another has is left out.
    """
    count = Counter(article.id for article in articles)
    single = [article for article in articles if count[article.id] == 1]
    return batch_of([Stat(article.id, 0, 0) for article in single], _AtHand(single))


class Intake:
    """Takes in articles as their files are written; from one thread.

    Args:
        database: The catalog's file.
    """

    def __init__(self, database: Database) -> None:
        self._indexer = Indexer(database)
        self._waiting: dict[ArticleId, _Group] = {}
        self._gathering = Gathering()
        self._works = True
        self._attempt(self._indexer.begin_many)

    def offer(self, batch: Batch) -> None:
        """Take these in when their files are written, unless they are dropped before."""
        group = _Group(batch)
        for entry in batch.entries:
            if entry.id in self._waiting:
                group.drop(entry.id)
            else:
                self._waiting[entry.id] = group
        self._take_if_whole(group)

    def drop(self, article_id: ArticleId) -> None:
        """Forget what was offered of an article: its file says, or will say, something else."""
        group = self._waiting.pop(article_id, None)
        if group is not None:
            group.drop(article_id)
            self._take_if_whole(group)

    def written(self, stat: Stat) -> None:
        """An article's file stands in its place."""
        group = self._waiting.pop(stat.id, None)
        if group is not None:
            group.stamp(stat)
            self._take_if_whole(group)

    def finish(self) -> None:
        """Take in what is left of what was written."""
        self._waiting = {}
        self._write(self._gathering.rest())
        self._attempt(lambda: self._indexer.end_many(Conduct()))

    def _take_if_whole(self, group: _Group) -> None:
        """The words of a group are counted together, so it is taken in together."""
        if group.is_whole and (batch := self._gathering.take(group.batch())):
            self._write(batch)

    def _write(self, batch: Batch) -> None:
        if batch.entries:
            self._attempt(lambda: self._indexer.write(batch))

    def _attempt(self, work: Callable[[], None]) -> None:
        """Do this, unless the catalog broke: the update that follows knows what to do then."""
        if self._works:
            try:
                work()
            except (*BROKEN, *MISREAD) as error:
                log.warning("articles are not taken in as they are built: %s", error)
                self._works = False


class _Group:
    """Articles that were made ready together."""

    def __init__(self, batch: Batch) -> None:
        self._counts = batch.counts
        self._entries: dict[ArticleId, Entry] = {entry.id: entry for entry in batch.entries}
        self._missing = set(self._entries)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is waited for."""
        return not self._missing

    def batch(self) -> Batch:
        """What is left of it."""
        return Batch(list(self._entries.values()), self._counts)

    def stamp(self, stat: Stat) -> None:
        entry = self._entries[stat.id]
        row = (stat.id, stat.size, stat.mtime_ns, *entry.row[3:])
        self._entries[stat.id] = entry._replace(row=row)
        self._missing.remove(stat.id)

    def drop(self, article_id: ArticleId) -> None:
        entry = self._entries.pop(article_id)
        self._missing.remove(article_id)
        if entry.texts is not None:
            filed = entries.entry_filed(entry.id, entry.texts)
            self._counts.remove(filed.words, filed.names)
