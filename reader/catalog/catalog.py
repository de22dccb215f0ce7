"""The catalog: list rows and search, independent of the size of the library."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.catalog import listing
from reader.catalog.conditions import VIEWS, Condition, condition_of, known_values
from reader.catalog.damage import BROKEN, MISREAD
from reader.catalog.database import Connection, Database
from reader.errors import QueryError
from reader.model.listing import ArticleRow, ListQuery, MarkedArticles
from reader.model.names import ArticleId

if TYPE_CHECKING:  # the list needs neither the search nor the indexer, and it comes first
    from reader.catalog.corpus import Kept
    from reader.catalog.indexer import ArticleSource, CatalogChange
    from reader.catalog.intake import Intake
    from reader.search.engine import Search
    from reader.search.query import Query
    from reader.search.results import Found

log = logging.getLogger(__name__)

_T = TypeVar("_T")


class Catalog:
    """What the list and the search know of a library; may be thrown away at any moment.

    Every method may be called on any thread. While one thread updates, the others read the
    state before the batch that is being written.

    Args:
        path: The file, made if missing and made anew if it is damaged or of another version;
            None keeps the catalog in memory.
    """

    def __init__(self, path: Path | None) -> None:
        self._database = Database(path)
        self.refill: Callable[[], object] | None = None
        """Updates the catalog, where whoever asks can wait for that when it was lost; with None
        the answer is that there is nothing, until the next update."""
        self._kept: Kept | None = None
        self._updating = threading.RLock()
        self._seen: tuple[int, int] | None = None
        """The state after the last update here, before it that of the first answer."""
        self.is_whole = False
        """Whether an update has been through all articles since the file was last begun anew."""

    def update(
        self,
        source: ArticleSource,
        on_progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        jobs: int = 1,
    ) -> CatalogChange:
        """Take in what changed in the library since the last time.

        Args:
            source: The library.
            on_progress: Told (articles done, articles to do) after each batch.
            cancelled: Asked between batches; what was done stays done.
            jobs: Processes that read and fold, where there is much to do. More than one only
                where the source can be pickled and the program's main module can be imported
                again: on the command line, not beside a screen.

        Returns:
            How many articles were taken in, taken in again, and taken out; and whether another
            program did so since the last update here.
        """
        from reader.catalog.indexer import Conduct, Indexer

        with self._updating:
            before = self._seen or self._state()
            indexer = Indexer(self._database)
            conduct = Conduct(on_progress, cancelled, jobs)
            beginnings = self._database.beginnings
            try:
                change = indexer.update(source, conduct)
            except (*BROKEN, *MISREAD) as error:
                if not self._database.recover(error, beginnings):
                    self._database.use_memory()
                change = indexer.update(source, conduct)
            self.is_whole = not (cancelled and cancelled())
            self._seen = self._state()
            if not change and self._seen != before:
                change = replace(change, elsewhere=True)
            return change

    def intake(self) -> Intake:
        """Take in articles while they are written; an `update` has to follow."""
        from reader.catalog.intake import Intake

        return Intake(self._database)

    def count(self, query: ListQuery, marked: MarkedArticles) -> int:
        """How many articles a list has.

        Raises:
            QueryError: If the filter cannot be understood.
        """
        return self._ask(0, lambda c: listing.count(c, self._condition(c, query, marked)))

    def rows(
        self, query: ListQuery, marked: MarkedArticles, start: int, stop: int
    ) -> list[ArticleRow]:
        """A window of a list.

        Raises:
            QueryError: If the filter cannot be understood.
        """
        return self._ask(
            [],
            lambda c: listing.window(c, self._condition(c, query, marked), query.sort, start, stop),
        )

    def ids(
        self,
        query: ListQuery,
        marked: MarkedArticles,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[ArticleId]:
        """Every article of a list, in order; 0.1 s for 100,000, with a pattern half a minute.

        Once `cancelled`, which is asked between articles, says so, there are none.

        Raises:
            QueryError: If the filter cannot be understood.
        """
        return self._ask(
            [], lambda c: listing.ids(c, self._condition(c, query, marked, cancelled), query.sort)
        )

    def position(
        self, query: ListQuery, marked: MarkedArticles, article_id: ArticleId
    ) -> int | None:
        """Where an article stands in a list; None if it is not there.

        Raises:
            QueryError: If the filter cannot be understood.
        """

        def place(c: Connection) -> int | None:
            return listing.position(c, self._condition(c, query, marked), query.sort, article_id)

        return self._ask(None, place)

    def row(self, article_id: ArticleId) -> ArticleRow | None:
        """The row of one article; None if the catalog does not know it."""
        return self._ask(None, lambda c: listing.row(c, article_id))

    def damaged(self, limit: int) -> list[ArticleRow]:
        """Articles whose files cannot be read, with what was known of them before."""
        return self._ask([], lambda c: listing.damaged(c, limit))

    def search(
        self,
        query: str,
        marked: MarkedArticles,
        limit: int = 50,
        budget_ms: float | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Found:
        """Answer a query, best first; what cannot be understood is told in the answer.

        Equals: the newest first, then by id; where a budget or `cancelled` is given those met last.

        Args:
            query: As typed.
            marked: For `is:`, `has:` and `tag:`.
            limit: The most hits; counts go beyond.
            budget_ms: Milliseconds after which the answer is what was found by then; half as many
                if that is something.
            cancelled: Asked all along; True ends the work at once.
        """
        from reader.search.corpus import Effort
        from reader.search.engine import find
        from reader.search.query import parse
        from reader.search.results import Found

        try:
            asked = parse(query)
        except QueryError as error:
            return Found(query, problem=str(error))
        if asked.is_empty:
            return Found(query)
        effort = Effort(budget_ms, cancelled)
        return self._ask(
            Found(query, complete=False),
            lambda c: find(self._search(c, asked, marked), query, limit, effort),
        )

    def completions(self, query: str, cursor: int, marked: MarkedArticles) -> list[str]:
        """What the item at the cursor can be completed to: fields, and values of the library."""
        from reader.search.query import completions

        return self._ask([], lambda c: completions(query, cursor, known_values(c, marked)))

    def verify(self) -> bool:
        """Whether the whole file is sound; if not, it is begun anew and has to be updated."""
        return self._database.verify()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _ask(self, otherwise: _T, question: Callable[[Connection], _T]) -> _T:
        """Put a question to the database; if it breaks over it, begin anew.

        Then it is asked once more if there is a `refill`, else the answer is `otherwise`.
        """
        beginnings = self._database.beginnings
        try:
            with self._database.snapshot() as connection:
                if self._seen is None:
                    self._seen = self._state_of(connection)
                return question(connection)
        except (*BROKEN, *MISREAD) as error:
            if not self._database.recover(error, beginnings):
                return otherwise
        self.is_whole = False
        refill, self.refill = self.refill, None  # once: it may break again
        if refill is None:
            return otherwise
        refill()
        return self._ask(otherwise, question)

    def _search(self, connection: Connection, asked: Query, marked: MarkedArticles) -> Search:
        from reader.catalog.corpus import CatalogCorpus
        from reader.search.engine import Search

        connection.make_room()
        connection.marks.tell(connection, marked, _generation(connection))
        condition = condition_of(asked.filters, connection)
        allowed = None
        if condition.sql:
            rows = connection.execute(f"SELECT n FROM articles{condition.where}", condition.values)
            allowed = {n for (n,) in rows}
        return Search(CatalogCorpus(connection, self._kept_now(connection)), asked, allowed)

    def _condition(
        self,
        connection: Connection,
        query: ListQuery,
        marked: MarkedArticles,
        cancelled: Callable[[], bool] | None = None,
    ) -> Condition:
        condition = VIEWS[query.view]
        if condition.sql or query.filter:  # telling many marks takes a while
            connection.marks.tell(connection, marked, _generation(connection))
        if not query.filter:
            return condition
        from reader.search.query import parse

        asked = parse(query.filter)
        condition = condition & condition_of(asked.filters, connection)
        if asked.terms or asked.patterns:
            from reader.catalog.matching import matching

            def search() -> Search:
                return self._search(connection, asked, marked)

            kept = self._kept_now(connection)
            condition &= matching(connection, kept, query.filter, search, cancelled)
        return condition

    def _state(self) -> tuple[int, int]:
        """What is another whenever the articles are, whoever changed them."""
        return self._ask((-1, 0), self._state_of)

    def _state_of(self, connection: Connection) -> tuple[int, int]:
        return self._database.beginnings, _generation(connection)

    def _kept_now(self, connection: Connection) -> Kept:
        state, kept = self._state_of(connection), self._kept
        if kept is None or kept.state != state:
            from reader.catalog.corpus import Kept

            self._kept = kept = Kept(state)
        return kept  # another thread may have put that of another state in its place


def _generation(connection: Connection) -> int:
    """A number that grows with every change of the articles."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
    return int(row[0])
