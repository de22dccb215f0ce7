"""A person's marks in memory: what the store knows, with what is not durable yet on top."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model.names import ArticleId, ItemId, StepKind
from reader.session.change import Change
from reader.session.history import History
from reader.session.marked import Marked
from reader.session.ports import MarksPort
from reader.text.lazy import later

if TYPE_CHECKING:
    from reader.model import marks as items
    from reader.model.marks import Marks, Step
    from reader.session import marking
else:  # a list is shown before marks are read
    items, marking = later("reader.model.marks"), later("reader.session.marking")

log = logging.getLogger(__name__)


class SessionMarks:
    """The marks of a session.

    A step is taken in memory at once and waits in `_pending` until `save` has made it
    durable. Pending steps are replayed over the store's state, so what a person did is
    never off the screen because the disk is slow or full. Every method may be called on
    any thread.

    Args:
        open_store: Opens the store; called once, when something first needs it. Until then there
            are no marks, no history, no drafts and no problems.
    """

    def __init__(self, open_store: Callable[[], MarksPort]) -> None:
        self.history = History()
        self._open_store = open_store
        self._opening = threading.Lock()
        self.opened: MarksPort | None = None
        """The store, once something has needed it."""
        self._marked = Marked()
        self._stale: set[ArticleId] = set()
        """Articles whose marks have changed since they were last counted among the marked."""
        self._loading = threading.RLock()
        self._loaded = False
        """Whether what the store has was read, or could not be."""
        self._lock = threading.RLock()
        self._saving = threading.Lock()
        self._pending: list[Step] = []
        self._saved: dict[ArticleId, set[ItemId]] = {}
        """Articles on which something was saved since the last poll, with what was removed."""

    @property
    def unsaved(self) -> int:
        """How many steps are not durable yet."""
        with self._lock:
            return len(self._pending)

    @property
    def store(self) -> MarksPort:
        """The store; now something needs it."""
        with self._opening:
            if self.opened is None:
                self.opened = self._open_store()
            return self.opened

    @property
    def marked(self) -> Marked:
        """Which articles carry which marks."""
        if self._stale:  # or there is nothing to wait for
            with self._lock:
                for article_id in self._stale:
                    self._marked.update(self.of(article_id).outline)
                self._stale = set()
        return self._marked

    def load(self) -> None:
        """Read what the store has; steps that were taken meanwhile stay on top."""
        with self._loading:
            self._loaded = True  # or it cannot be, and what is done is kept all the same
            store = self.store
            store.load()
            with self._lock:
                kept = store.history()
                there = {step.id for step in kept}  # perhaps the one that is being saved right now
                self.history = History([*kept, *(s for s in self._pending if s.id not in there)])
                self._marked = Marked(store.outlines())
                self._stale = {c.article_id for step in self._pending for c in step.changes}

    def poll(self) -> frozenset[ArticleId]:
        """Take in what others changed.

        Returns:
            The articles it is on, and those on which what was saved since the last call has
            another version beside it that the person did not know of.
        """
        changed = self.opened.poll() if self.opened else frozenset()
        with self._lock:
            changed |= {one for one, gone in self._saved.items() if self._has_more(one, gone)}
            self._saved = {}
            self._stale |= changed
        return changed

    def has(self, article_id: ArticleId) -> bool:
        """Whether there are marks on an article, or were."""
        with self._lock:
            return bool(self._pending) or article_id in self._kept

    def of(self, article_id: ArticleId) -> Marks:
        """The marks on one article, places as they were last resolved."""
        with self._lock:
            marks = self._kept.get(article_id) or items.Marks(article_id)
            waiting = [change for step in self._pending for change in step.changes]
            on_it = [change for change in waiting if change.article_id == article_id]
            return marking.with_changes(marks, on_it) if on_it else marks

    def take(self, step: Step) -> Change:
        """Take a step in memory; `save` makes it durable."""
        articles = frozenset(change.article_id for change in step.changes)
        with self._lock:
            self._pending.append(step)
            self.history.add(step)
            self._stale |= articles
        ids = tuple(change.item_id for change in step.changes)
        return Change(step.label, articles, ids, step.kind is StepKind.QUIET)

    def save(self) -> int:
        """Make all pending steps durable, oldest first; returns how many.

        Nothing is written before what the store has was read: it would be numbered as the
        oldest there is, and lost to all the rest.

        Raises:
            NotSaved: If the disk refuses. What is not durable stays pending.
        """
        saved = 0
        with self._saving:
            if self.unsaved:
                self._wait_for_store()
            while (step := self._oldest()) is not None:
                self.store.apply(marking.onto(step, self._kept))
                saved += 1
                with self._lock:
                    self._pending = [one for one in self._pending if one is not step]
                    for change in step.changes:
                        gone = self._saved.setdefault(change.article_id, set())
                        if change.after is None:
                            gone.add(change.item_id)
        if saved:
            log.info("saved %d steps", saved)
        return saved

    def rescue(self) -> Path | None:
        """Keep unsaved steps outside the library; None if nothing is left to try."""
        with self._lock:
            return self.store.rescue(tuple(self._pending))

    def abandon(self) -> None:
        """Forget unsaved steps, for the way out; one that is being written may become durable."""
        with self._lock:
            gone, self._pending = self._pending, []
            self._stale |= {change.article_id for step in gone for change in step.changes}

    @property
    def _kept(self) -> Mapping[ArticleId, Marks]:
        return self.opened.marks() if self.opened else {}

    def _wait_for_store(self) -> None:
        with self._loading, suppress(ReaderError):  # what cannot be read does not keep from saving
            if not self._loaded:
                self.load()

    def _has_more(self, article_id: ArticleId, gone: set[ItemId]) -> bool:
        """Whether there are versions of items beside those the person knows of, or behind
        those he has removed.
        """
        marks = self.of(article_id)
        return bool(marks.conflicts) or any(one.id in gone for one in marks.annotations)

    def _oldest(self) -> Step | None:
        with self._lock:
            return self._pending[0] if self._pending else None
