"""What is not yet a step of the session: the reading position, and what is being typed.

They change with every key, so they are taken in once in a while and at every way out, not at
every key.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import NotSaved, ReaderError
from reader.model.names import ArticleId
from reader.session import Change, Session

if TYPE_CHECKING:
    from reader.model.marks import ReadingPosition


class Drafts:
    """Texts that are being typed, and which of them are done. Any thread.

    Of each text the newest wish alone counts: keep it as it is now, or forget it.

    Writes happen one after the other, so a slow one cannot put back what a later one has
    replaced or forgotten.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._waiting: dict[str, str | None] = {}
        """By key; None is to be forgotten."""
        self._done: set[str] = set()
        """What is kept until all that came of it is on the disk."""

    def keep(self, key: str, text: str) -> None:
        """Let `write` keep a text."""
        with self._lock:
            self._done.discard(key)
            self._waiting[key] = text

    def finish(self, key: str) -> None:
        """Say that a text is done: from now on it is not `left`."""
        with self._lock:
            self._done.add(key)

    def drop_done(self) -> None:
        """Let `write` forget what is done."""
        with self._lock:
            self._waiting.update(dict.fromkeys(self._done))
            self._done.clear()

    def left(self) -> Mapping[str, str]:
        """What was being typed when a program ended, by key; nothing that is done."""
        kept = self._session.drafts()
        with self._lock:
            forgotten = {key for key, text in self._waiting.items() if text is None}
            done = self._done | forgotten
        return {key: text for key, text in kept.items() if key not in done}

    def write(self) -> None:
        """Bring the disk up to the wishes of this moment.

        Raises:
            ReaderError: If the disk refuses. What was not written waits for the next call.
        """
        with self._writing:
            with self._lock:
                waiting = dict(self._waiting)
            for key in waiting:
                self._write(key)

    def _write(self, key: str) -> None:
        with self._lock:
            text = self._waiting[key]
        if text is None:
            self._session.drop_draft(key)
        else:
            self._session.draft(key, text)
        with self._lock:
            if self._waiting[key] == text:  # else there is a newer wish
                del self._waiting[key]


class Bookkeeper:
    """The last place in the open article, and drafts of notes; any thread."""

    def __init__(self, session: Session) -> None:
        self.drafts = Drafts(session)
        self.session = session
        self._lock = threading.Lock()
        self._pending: tuple[ArticleId, ReadingPosition] | None = None

    def remember(self, article_id: ArticleId, position: ReadingPosition) -> None:
        """Note where the person is. The place in another article is taken in first."""
        with self._lock:
            before = self._pending
            self._pending = (article_id, position)
        if before and before[0] != article_id:
            self.session.save_position(*before)

    def take_in(self) -> Change | None:
        """Make the place a pending step of the session; None if there is nothing new."""
        with self._lock:
            pending, self._pending = self._pending, None
        return self.session.save_position(*pending) if pending else None

    def give_up(self) -> None:
        """Let nothing be saved that is not on the disk by now."""
        with self._lock:
            self._pending = None
        self.drafts.drop_done()
        self.session.abandon()

    def save_all(self) -> None:
        """Make everything durable that can be; for the last moments of the program."""
        self.take_in()
        try:
            self.session.save()
        except NotSaved:
            self.session.rescue()
        with suppress(ReaderError):
            self.drafts.write()
