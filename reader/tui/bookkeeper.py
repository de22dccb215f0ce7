"""The reading position that is not yet a step of the session.

It moves with every key, so it is taken into the session once a second and at every way out,
not at every key.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from reader.errors import NotSaved
from reader.model.names import ArticleId
from reader.session import Change, Session

if TYPE_CHECKING:
    from reader.model.marks import ReadingPosition


class Bookkeeper:
    """The last place in the open article; any thread."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lock = threading.Lock()
        self._pending: tuple[ArticleId, ReadingPosition] | None = None

    def remember(self, article_id: ArticleId, position: ReadingPosition) -> None:
        """Note where the person is. The place in another article is taken in first."""
        with self._lock:
            before = self._pending
            self._pending = (article_id, position)
        if before and before[0] != article_id:
            self._session.save_position(*before)

    def take_in(self) -> Change | None:
        """Make the place a pending step of the session; None if there is nothing new."""
        with self._lock:
            pending, self._pending = self._pending, None
        return self._session.save_position(*pending) if pending else None

    def save_all(self) -> None:
        """Make everything durable that can be; for the last moments of the program."""
        self.take_in()
        try:
            self._session.save()
        except NotSaved:
            self._session.rescue()
