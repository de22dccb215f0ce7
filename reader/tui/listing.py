"""One state of the list, as the list widget asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from reader.model.listing import ArticleRow, ListQuery, Sort, View
from reader.model.names import ArticleId
from reader.session import RowState, Session

SORT_NAMES: Final = {
    Sort.DUMPS: "as in the dumps",
    Sort.ADDED: "last added first",
    Sort.PUBLISHED: "newest first",
    Sort.TITLE: "by title",
    Sort.PUBLISHER: "by publisher",
    Sort.LENGTH: "shortest first",
}

NOTHING: Final = {
    View.ALL: "No articles; reader build adds some",
    View.UNREAD: "All is read",
    View.READING: "Nothing is begun",
    View.BOOKMARKED: "No bookmarks yet; b makes one",
    View.ANNOTATED: "No highlights and notes yet",
}
"""What is said in a view without articles."""


class Listing:
    """The rows of a query.

    A list that marks, words or an order decide on (unread, by title …) is held as it was
    when it was opened: an article that is read or unmarked meanwhile keeps its row until
    another list is shown, also when articles come or go. Holding one asks for the ids of all its
    rows, 0.1 s for 100,000, so it is done on a worker; after that, no row costs more than another.
    """

    def __init__(
        self, session: Session, query: ListQuery, held: Sequence[ArticleId] | None = None
    ) -> None:
        """A list; without `held`, one of all articles, whose rows nothing but a build moves."""
        self.query = query
        self._session = session
        self._held = held
        self._places: Mapping[ArticleId, int] = {}
        if held is None:
            self._count = session.count(query)
        else:
            self._count = len(held)
            self._places = {article_id: place for place, article_id in enumerate(held)}

    @classmethod
    def held(
        cls,
        session: Session,
        query: ListQuery,
        cancelled: Callable[[], bool] | None = None,
        before: Listing | None = None,
    ) -> Listing:
        """A list as it is at this moment, empty once it is cancelled; call it on a worker.

        Args:
            session: Of the library.
            query: Which list.
            cancelled: Asked all along.
            before: Whose articles keep their rows as long as they are in the library.

        Raises:
            QueryError: If the filter cannot be understood.
        """
        ids = session.ids(query, cancelled)
        kept = {*ids, *(before._held or () if before else ())}
        if len(kept) > len(ids):
            ids = [one for one in session.ids(ListQuery(sort=query.sort), cancelled) if one in kept]
        return cls(session, query, ids)

    def __len__(self) -> int:
        return self._count

    def window(self, start: int, stop: int) -> Sequence[ArticleRow]:
        """Some rows; fewer at the end."""
        if self._held is None:
            return self._session.rows(self.query, start, min(stop, self._count))
        return [self._session.row(one) or _gone(one) for one in self._held[start:stop]]

    def position(self, article_id: ArticleId) -> int | None:
        """Where an article stands; None if it is not in the list."""
        if self._held is None:
            return self._session.position(self.query, article_id)
        return self._places.get(article_id)

    def ids(self) -> Sequence[ArticleId]:
        """Every article, in order; 0.1 s for 100,000 of a list that is not held. Any thread."""
        return self._session.ids(self.query) if self._held is None else self._held

    def state(self, article_id: ArticleId) -> RowState:
        """What the person put on an article, at this moment."""
        return self._session.state(article_id)


def has_to_be_held(query: ListQuery) -> bool:
    """Whether marks or words decide which articles a list has, or another order than the plain
    one: the place of an article in one of those takes a while to count."""
    return query != ListQuery()


def place_told(query: ListQuery, row: int, count: str) -> str:
    """Where one is in a list: "12/64", and in which order unless it is as in the dumps."""
    order = "" if query.sort is Sort.DUMPS else f"{SORT_NAMES[query.sort]}  "
    return f"{order}{row + 1}/{count}"


def _gone(article_id: ArticleId) -> ArticleRow:
    return ArticleRow(article_id, str(article_id), damaged="no longer in the library")
