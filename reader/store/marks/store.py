"""Marks on disk: every change durable before it is acknowledged, whoever else is writing.

Each session appends to a journal of its own; nobody waits for anybody. What all journals say
together is the state, whatever the order (heads.py). At quiet moments the journals are folded
into one snapshot and into `<article>.yaml`, the copy for people (folding.py); what a person
changes in that copy is taken in (intake.py).

Threads: `apply`, `draft` and `fold` may be called on a writer thread while `marks`, `history`
and `poll` are called on others. Reading waits for memory only, never for a disk that is slow
to sync, with one exception: a `poll` makes edits of copies durable, and writes those copies
whose articles were marked some seconds ago.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from reader.errors import NotSaved
from reader.model.article import ArticleId
from reader.model.marks import Marks, Outline, Step
from reader.store.marks import scribe
from reader.store.marks.aside import put_away
from reader.store.marks.drafts import left_over, text_of
from reader.store.marks.folding import Fold
from reader.store.marks.follower import Follower
from reader.store.marks.journal import Journal
from reader.store.marks.outlines import outlines_of
from reader.store.marks.record import Op
from reader.store.marks.report import problems_of
from reader.store.marks.rescue import Rescue, steps_in
from reader.store.marks.scribe import Edit
from reader.store.marks.shelf import Shelf
from reader.store.marks.state import State
from reader.store.marks.writer import Writer
from reader.store.problem import Problem

log = logging.getLogger(__name__)

SETTLE_SECONDS: Final = 5.0
"""How long after the last mark on an article its readable copy is written."""
_QUICK_SECONDS: Final = 0.05
"""Copies that take longer, with a thousand notes in them, are written so much less often."""


class MarksStore:
    """What a person put on the articles of one library.

    Args:
        folder: `LIBRARY/marks`.
        state_folder: Of this library and this person: rescue files, and the journal of a
            library that is read-only.
        settle_seconds: How long an article is left alone before its copy is written.
    """

    def __init__(
        self, folder: Path, state_folder: Path, settle_seconds: float = SETTLE_SECONDS
    ) -> None:
        self._state = State()
        self._journals = _journals(folder, state_folder)
        self._writer = Writer(*self._journals)
        self._follower = Follower(self._journals, self._state)
        self._writing = threading.RLock()
        home, elsewhere = self._journals
        self._shelves = (
            Shelf(home, "", self._state, self._record),
            Shelf(elsewhere, "@state", self._state, self._record),
        )
        self._fold = Fold(self._shelves, self._state, self._writer, self._follower, self._writing)
        self._settle_seconds = self._pause_seconds = settle_seconds
        self._rescue = Rescue(folder, state_folder)
        self._waiting: list[Problem] = []

    @staticmethod
    def saved(folder: Path, state_folder: Path) -> Mapping[ArticleId, Marks]:
        """The marks as the journals have them, for those who must not write: nothing is.

        What was edited by hand since, or waits in a rescue file, is left for the next `load`.
        """
        state = State()
        Follower(_journals(folder, state_folder, is_read_only=True), state).read(())
        return state.marks()

    def load(self) -> None:
        """Read everything. A damaged file costs what stood in it at most, and never raises."""
        self._follower.read(self._writer.own)
        self._fold.take_in()
        self._take_in_rescued()
        self._state.news()  # it is all news

    def marks(self) -> Mapping[ArticleId, Marks]:
        """The current state: a live view, read-only, each article built when looked up.

        Looking an article up counts as having seen its marks: what is changed afterwards
        replaces them.
        """
        return self._state.marks()

    def outlines(self) -> Iterator[Outline]:
        """The marks of every article in outline, without putting their texts together."""
        return iter(outlines_of(self._state))

    def apply(self, step: Step) -> None:
        """Make one step durable before returning: one write, one fsync.

        Raises:
            NotSaved: If the disk refuses; nothing was acknowledged.
        """
        if not step.changes:
            return
        with self._writing:
            written = self._writer.write(lambda session: self._records(step, session))
            self._state.take_own(written.ops)

    def history(self) -> Sequence[Step]:
        """The last 200 steps but the quiet ones, oldest first, earlier sessions included."""
        return self._state.history()

    def poll(self) -> frozenset[ArticleId]:
        """Articles whose marks others changed since the last call: other readers, and people
        who edited a readable copy. Cheap when nothing happened; call it each second.

        Copies of articles that were marked, and then left alone for some seconds, are written.
        """
        self._follower.read(self._writer.own)
        self._fold.take_in()
        if settled := self._state.settled(self._pause_seconds):
            began = time.monotonic()
            self._fold.write(settled)
            took_seconds = time.monotonic() - began
            self._pause_seconds = self._settle_seconds * max(1.0, took_seconds / _QUICK_SECONDS)
        return frozenset(ArticleId(article) for article in self._state.news())

    def fold(self) -> None:
        """Bring all readable copies up to date, and the journal in order when that is due.

        Call it at the end. What cannot be done now, as while another reader folds, is left for
        later.
        """
        self._fold.fold()

    def problems(self) -> Sequence[Problem]:
        """What a person should know about the files, with file and line."""
        self._fold.is_told = True
        found = [*problems_of(self._journals, self._shelves, self._state), *self._waiting]
        home, elsewhere = self._journals
        kept = f"marks go to {elsewhere.folder.parent}; they are read from there too"
        if (link := home.linked()) is not None:
            what = "is a symbolic link, and nothing is written through one"
            found.append(Problem(link, 0, what, kept))
        elif self.read_only_library:
            found.append(Problem(home.folder.parent, 0, "the library is read-only", kept))
        return tuple(found)

    def repair(self) -> Sequence[Path]:
        """Write copies anew that cannot be read; the damaged ones are kept in `.journal/old`.

        Returns:
            The files it was about.
        """
        held = [path for shelf in self._shelves for path in shelf.give_up_held()]
        self.fold()
        return held

    def rescue(self, steps: Sequence[Step]) -> Path | None:
        """Keep steps that cannot be saved outside the library; the next `load` takes them in.

        Returns:
            Where they are; None if nowhere is left.
        """
        return self._rescue.keep(steps) if steps else None

    @property
    def read_only_library(self) -> bool:
        """Whether marks go to the state folder, because the library takes none."""
        return self._writer.read_only_library

    def draft(self, key: str, text: str) -> None:
        """Keep text that is being typed, durable before returning.

        Raises:
            NotSaved: If the disk refuses.
        """
        self._put_draft(key, text)

    def drafts(self) -> Mapping[str, str]:
        """Texts that were being typed and never finished, but not those of other live readers."""
        with self._state.lock:
            keys = [key for key, _ in self._state.ledger.drafts.items()]
        found = ((key, text_of(self._draft_heads(key))) for key in keys)
        return {key: text for key, text in found if text is not None}

    def drop_draft(self, key: str) -> None:
        """Forget a draft: it was saved or discarded.

        Raises:
            NotSaved: If the disk refuses.
        """
        if self._draft_heads(key):
            self._put_draft(key, None)

    def close(self) -> None:
        """Let go of the journal."""
        with self._writing:
            self._writer.close()

    def _records(self, step: Step, session: str) -> scribe.Written:
        with self._state.lock:
            return scribe.of_step(step, self._state, session)

    def _put_draft(self, key: str, text: str | None) -> None:
        heads = self._draft_heads(key)

        def build(session: str) -> scribe.Written:
            sup = [op.revision for op in heads if text is None or op.session in self._writer.own]
            with self._state.lock:
                n = self._state.ledger.n + 1
            return scribe.of_draft(key, text, sup, n, session)

        with self._writing:
            self._state.take_own(self._writer.write(build).ops)

    def _draft_heads(self, key: str) -> tuple[Op, ...]:
        with self._state.lock:
            heads = self._state.ledger.drafts.of(key)
        return left_over(heads, self._writer.own, self._journals)

    def _record(self, edits: list[Edit], label: str) -> None:
        """Make what a person changed in a copy durable, as one step."""
        step = Step(secrets.token_hex(16), label, ())

        def build(session: str) -> scribe.Written:
            with self._state.lock:
                return scribe.of_edits(step, edits, self._state.ledger.n, session)

        with self._writing:
            self._state.take_own(self._writer.write(build).ops)

    def _take_in_rescued(self) -> None:
        for path in self._rescue.files():
            try:
                for step in steps_in(path):
                    if step.id not in self._state.ledger.steps:
                        self.apply(step)
            except (NotSaved, OSError) as error:
                log.warning("%s waits: %s", path.name, error)
                problem = "marks of an earlier time are waiting here"
                remedy = "the next start takes them in, if there is room then"
                self._waiting.append(Problem(path, 0, problem, remedy))
            else:
                put_away(path, self._writer.journal)


def _journals(
    folder: Path, state_folder: Path, *, is_read_only: bool = False
) -> tuple[Journal, Journal]:
    """That of the library, and that of one which is read-only."""
    return (
        Journal(folder / ".journal", folder.parent, is_read_only=is_read_only),
        Journal(state_folder / "marks" / ".journal", is_read_only=is_read_only),
    )
