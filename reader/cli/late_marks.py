"""Marks whose store is made when they are first needed, behind a list that is shown already."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.names import ArticleId
from reader.session.ports import Problem

if TYPE_CHECKING:
    from reader.model.marks import Marks, Outline, Step
    from reader.store.marks.store import MarksStore


class LateMarks:
    """A marks store that is made, and its modules imported, by the first call that needs it.

    Until then there are no marks, no history, no drafts and no problems.

    Args:
        make: Makes the store; called once, on any thread.
    """

    def __init__(self, make: Callable[[], MarksStore]) -> None:
        self._make = make
        self._making = threading.Lock()
        self._made: MarksStore | None = None

    def load(self) -> None:
        """Read everything."""
        self._store.load()

    def marks(self) -> Mapping[ArticleId, Marks]:
        """The current state."""
        return self._made.marks() if self._made else {}

    def outlines(self) -> Iterable[Outline]:
        """The marks of every article in outline."""
        return self._made.outlines() if self._made else ()

    def apply(self, step: Step) -> None:
        """Make one step durable.

        Raises:
            NotSaved: If the disk refuses.
        """
        self._store.apply(step)

    def history(self) -> Sequence[Step]:
        """The last steps."""
        return self._made.history() if self._made else ()

    def poll(self) -> frozenset[ArticleId]:
        """Articles whose marks others changed since the last call."""
        return self._made.poll() if self._made else frozenset()

    def fold(self) -> None:
        """Bring the readable copies up to date."""
        self._store.fold()

    def draft(self, key: str, text: str) -> None:
        """Keep text that is being typed.

        Raises:
            NotSaved: If the disk refuses.
        """
        self._store.draft(key, text)

    def drafts(self) -> Mapping[str, str]:
        """Texts that were being typed and never finished."""
        return self._made.drafts() if self._made else {}

    def drop_draft(self, key: str) -> None:
        """Forget a draft.

        Raises:
            NotSaved: If the disk refuses.
        """
        self._store.drop_draft(key)

    def problems(self) -> Sequence[Problem]:
        """What a person should know about the files."""
        return self._made.problems() if self._made else ()

    def rescue(self, steps: Sequence[Step]) -> Path | None:
        """Keep steps that cannot be saved somewhere else."""
        return self._store.rescue(steps)

    def close(self) -> None:
        """Let go of the journal."""
        if self._made:
            self._made.close()

    @property
    def _store(self) -> MarksStore:
        with self._making:
            if self._made is None:
                self._made = self._make()
            return self._made
