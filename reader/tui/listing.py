"""One state of the list, as the list widget asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.model.article import ArticleId
from reader.model.listing import ArticleRow, ListQuery, View
from reader.session import RowState, Session

HELD_ROWS: Final = 5000
"""Up to so many rows a view is held as it was when it was opened."""


class Listing:
    """The rows of a query.

    A view that marks decide on (unread, bookmarked …) is held as it was opened: an article
    that is read or unmarked meanwhile keeps its row until the view is left.
    """

    def __init__(self, session: Session, query: ListQuery) -> None:
        """Ask for a list.

        Raises:
            QueryError: If the filter cannot be understood.
        """
        self.query = query
        self._session = session
        self._count = session.count(query)
        self._held: Sequence[ArticleRow] | None = None
        if self._moves and self._count <= HELD_ROWS:
            self._held = session.rows(query, 0, self._count)
            self._count = len(self._held)

    def __len__(self) -> int:
        return self._count

    def window(self, start: int, stop: int) -> Sequence[ArticleRow]:
        """Some rows; fewer at the end."""
        if self._held is not None:
            return self._held[start:stop]
        return self._session.rows(self.query, start, min(stop, self._count))

    def position(self, article_id: ArticleId) -> int | None:
        """Where an article stands; None if it is not in the list."""
        if self._held is None:
            return self._session.position(self.query, article_id)
        return next((n for n, row in enumerate(self._held) if row.id == article_id), None)

    def state(self, article_id: ArticleId) -> RowState:
        """What the person put on an article, at this moment."""
        return self._session.state(article_id)

    @property
    def _moves(self) -> bool:
        return self.query.view is not View.ALL or bool(self.query.filter)
