"""The open library: what can be read, found, marked and undone.

The session is the one mutable object. A verb changes memory at once and returns a `Change`;
`save` makes all pending steps durable, in order, on a worker thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reader.model.names import ArticleId
from reader.session.exporting import Exporting
from reader.session.finding import Finding


class Session(Finding, Exporting):
    """One library, open for reading and marking.

    Call the verbs on the thread that owns the session; `load_marks`, `poll`, `search` and
    `save` on any, `save` on one at a time.
    """

    @property
    def unsaved(self) -> int:
        """How many steps are not durable yet, quiet ones included."""
        return self._marks.unsaved

    def problems(self) -> tuple[str, ...]:
        """What is wrong with files of marks, one line each."""
        store = self._marks.opened
        return tuple(str(problem) for problem in store.problems()) if store else ()

    def load_marks(self) -> None:
        """Read what the person put on articles; until then nothing is marked."""
        self._marks.load()

    def poll(self) -> frozenset[ArticleId]:
        """Take in marks that others made; returns the articles they are on."""
        return self._marks.poll()

    # ---- saving

    def save(self) -> int:
        """Make all pending steps durable, oldest first; returns how many.

        Raises:
            NotSaved: If the disk refuses. What is not durable stays pending.
        """
        return self._marks.save()

    def rescue(self) -> Path | None:
        """Keep unsaved steps outside the library; None if that failed too."""
        return self._marks.rescue()

    def abandon(self) -> None:
        """Forget unsaved steps: they are in a rescue file, or not wanted any more."""
        self._marks.abandon()

    def draft(self, key: str, text: str) -> None:
        """Keep text that is being typed; `key` names what it belongs to."""
        self._marks.store.draft(key, text)

    def drafts(self) -> Mapping[str, str]:
        """Texts that were being typed when a program ended, by their keys."""
        store = self._marks.opened
        return store.drafts() if store else {}

    def drop_draft(self, key: str) -> None:
        """Forget a draft."""
        self._marks.store.drop_draft(key)

    def close(self) -> None:
        """Save what is pending, bring the readable copies up to date, let go.

        Raises:
            NotSaved: If something could not be saved; nothing is closed then.
        """
        self.save()
        if store := self._marks.opened:
            store.fold()
            store.close()
        self._catalog.close()
