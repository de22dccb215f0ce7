"""The folder of readable copies: noticing what a person changed there, and writing them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from reader.errors import NotSaved, Unreadable
from reader.store.marks import complaints
from reader.store.marks.aside import (
    Unedited,
    Watch,
    exchange,
    put_away,
    saved_at,
    signatures_in,
)
from reader.store.marks.bases import base_of, completed, is_cut
from reader.store.marks.copies import (
    ARTICLE_ID,
    LATER,
    Contents,
    Shelved,
    copy_bytes,
    is_ours,
    read_copy,
    reads,
    revision_of,
)
from reader.store.marks.dating import as_changed
from reader.store.marks.disk import Signature, read, signature
from reader.store.marks.intake import Told, edits_of
from reader.store.marks.journal import Journal
from reader.store.marks.scribe import Edit
from reader.store.marks.state import State
from reader.store.problem import Problem

log = logging.getLogger(__name__)

_TRIES: Final = 5
"""How often a copy that a person keeps saving meanwhile is tried again in one fold."""


class Shelf:
    """One folder of copies. Its methods are called by one thread at a time.

    Args:
        journal: The journal beside the copies; its folder is theirs, too.
        mark: Told apart in the records of copies: "" for the library, else a suffix.
        state: What is known.
        record: Makes edits durable; raises NotSaved.
    """

    def __init__(
        self, journal: Journal, mark: str, state: State, record: Callable[[list[Edit], str], None]
    ) -> None:
        self.folder = journal.folder.parent
        self.problems: dict[str, Problem] = {}
        """By file name, what is wrong with it."""
        self.held: set[str] = set()
        """Names of copies that are not written over: a person has to mend them first."""
        self.journal = journal
        self.mark = mark
        self._state = state
        self._record = record
        self._seen: dict[str, Signature] = {}
        self._watch = Watch(self.folder)
        self._settling: dict[str, Signature] = {}
        self._unedited = Unedited()
        self._taken: dict[str, Contents] = {}
        """By file name what a person's copy said when it was taken in, until it is written anew."""
        self._conflicts: set[str] = set()
        """Articles of which a synchroniser left a second copy, at this look or the last one."""

    def look(self, *, patient: bool) -> None:
        """Take in what was edited.

        Args:
            patient: Whether to give a file that looks half saved until the next look.

        Raises:
            NotSaved: If an edit could not be made durable; it is found again at the next look.
        """
        present, before = signatures_in(self.folder), set(self._conflicts)
        for name, now in sorted(present.items()):
            if self._seen.get(name) != now:
                self._take(self.folder / name, now, patient=patient)
        self._conflicts -= before
        self._notice_missing(set(present))

    def unchanged(self) -> bool:
        """Whether nothing has happened in the folder since the last look; cheap."""
        return self._watch.unchanged(self._seen)

    def write(self, articles: Iterable[str], *, patient: bool) -> dict[str, Shelved]:
        """Write the copies of articles; what cannot be written now stays for another time.

        Args:
            articles: Whose.
            patient: Whether to leave a copy to a person who is saving it, and as he saved it if
                it says all there is to say.

        Returns:
            By article, what was written.
        """
        told: dict[str, Shelved] = {}
        for article in articles:
            name = f"{article}.yaml"
            if not ARTICLE_ID.fullmatch(article):
                continue
            if patient and self._is_a_persons(self.folder / name, article):
                continue
            if name in self.held:
                continue
            try:
                for _ in range(_TRIES):
                    written = self._write(self.folder / name, article)
                    if written is not None:
                        told[article] = written
                        self.problems.pop(name, None)
                        break
            except OSError as error:
                log.warning("copy of %s not written: %s", article, error)
        return told

    def give_up_held(self) -> list[Path]:
        """Put copies that cannot be read aside, so that they are written again.

        Those of a later version of the program stay: what is new in them would be gone.
        """
        damaged = (name for name in sorted(self.held) if self.problems[name].what != LATER)
        held = [self.folder / name for name in damaged]
        for path in held:
            put_away(path, self.journal)
            self._state.changed.add(path.stem)
        self._notice_missing(set(signatures_in(self.folder)))
        return held

    def _is_a_persons(self, path: Path, article: str) -> bool:
        """Whether a copy is not to be written under a person who is, or has to be, at it."""
        if path.name in self.held or signature(path) != self._seen.get(path.name):
            self._state.wait([article])
            return True
        taken = self._taken.get(path.name)
        return taken is not None and taken.standing == self._state.contents(article).standing

    def _write(self, path: Path, article: str) -> Shelved | None:
        """Write one copy; None if a person saved meanwhile, which is taken in then."""
        with self._state.lock:
            contents = self._state.contents(article)
            heads = self._state.ledger.heads.fingerprint(article)
            self._state.changed.discard(article)
        data = copy_bytes(contents)
        try:
            return self._replace(path, data, Shelved(contents, revision_of(data), heads))
        except BaseException:
            self._state.changed.add(article)
            raise

    def _replace(self, path: Path, data: bytes, done: Shelved) -> Shelved | None:
        now, present = signature(path), read(path)
        if present == data or (present is None and done.contents.is_empty):
            return done
        if present is not None and self._seen.get(path.name) != now:
            self._take_again(path)
            return None
        self.journal.provide(self.folder)
        old = exchange(path, data, present, self.journal.old)
        self._know(path)
        # what was put aside is the file itself: was it saved between our look and the rename?
        aside = read(old) if old is not None else None
        if old is not None and aside == present and is_ours(aside or b""):
            self._unedited.add(path.stem, old)
        elif old is not None and aside is not None and aside != present:
            if reads(aside):
                self._take_bytes(path, aside)
            else:
                old.replace(path)  # it is his until he has mended it, and he may still be writing
                self._take_again(path)
        return done

    def _take_again(self, path: Path) -> None:
        if (now := signature(path)) is not None:
            self._take(path, now, patient=False)

    def _take(self, path: Path, now: Signature, *, patient: bool) -> None:
        """Take one file in."""
        try:
            data = read(path)
        except OSError as error:
            self._hold(path, now, 0, error.strerror or "cannot be read")
            return
        if data is None:
            return
        if self._is_known(path, data):
            self._taken.pop(path.name, None)
            self._settle(path, now)
            return
        if patient and not revision_of(data) and self._settling.get(path.name) != now:
            self._settling[path.name] = now
            return
        self._settle(path, now)
        try:
            self._take_bytes(path, data)
        except NotSaved:
            del self._seen[path.name]  # so that the next look finds it again
            raise

    def _take_bytes(self, path: Path, data: bytes) -> None:
        stem, saved_ns = path.name.rsplit(".", 1)[0], saved_at(path)
        if is_cut(stem, data, self._state):
            self.journal.reject(path, data, "its end is missing")
            self.journal.damage.pop(path, None)
            self.problems[path.name] = complaints.cut(path)
            self.held.discard(path.name)
            self._state.changed.add(stem)
            return
        try:
            contents = read_copy(data, path)
        except Unreadable as error:
            self.journal.reject(path, data, error.problem)
            self.journal.damage.pop(path, None)
            self._hold(path, signature(path), error.line, error.reason)
            return
        with self._state.lock:
            contents = completed(contents, saved_ns, self._state.ledger)
            base = None if stem != contents.article else self._base(contents, data)
            edits = edits_of(contents, base, self._state.ledger)
        if edits:
            self._record([as_changed(edit, saved_ns) for edit in edits], "Edited by hand")
            log.info("took in %d changes from %s", len(edits), path.name)
            self._state.edited(contents.article)
        self.held.discard(path.name)
        self._state.changed.add(contents.article)
        if path.name != f"{contents.article}.yaml":
            put_away(path, self.journal)
            self._conflicts.add(contents.article)
        elif contents.revision:
            self._taken[path.name] = contents

    def _is_known(self, path: Path, data: bytes) -> bool:
        taken = self._taken.get(path.name)
        if taken is not None and taken.revision == revision_of(data):
            return False  # a person took back what he had saved
        copy = self._state.ledger.copies.get(path.stem + self.mark)
        known = copy is not None and copy.fields.get("rev") == revision_of(data)
        return known and path.suffix == ".yaml" and is_ours(data)

    def _base(self, contents: Contents, data: bytes) -> Told | None:
        """What the copy said when it was taken in last, else when we wrote it; None if nobody
        knows.
        """
        taken = self._taken.get(f"{contents.article}.yaml")
        own = contents.article not in self._conflicts
        if own and taken is not None and taken.revision == contents.revision:
            return taken.told
        if is_ours(data):
            return None  # nobody edited it: another machine's, or an old one brought back
        written = self._state.ledger.copies.get(contents.article + self.mark)
        return base_of(contents, written, self.journal.old, self._state.ledger, own=own)

    def _notice_missing(self, present: set[str]) -> None:
        for name in [name for name in self._seen if name not in present]:
            del self._seen[name]
            self.held.discard(name)
            self.problems.pop(name, None)
        with self._state.lock:
            ours = [key for key in self._state.ledger.copies if key.endswith(self.mark)]
            articles = [key.removesuffix(self.mark) for key in ours]
            for article in articles:
                name = f"{article}.yaml"
                if ARTICLE_ID.fullmatch(article) and name not in present:
                    self._state.changed.add(article)
                    if not self.mark:  # elsewhere they may be those of another machine
                        self.problems.setdefault(name, complaints.missing(self.folder / name))

    def _hold(self, path: Path, now: Signature | None, line: int, reason: str) -> None:
        self.held.add(path.name)
        self.problems[path.name] = complaints.held(path, line, reason)
        if now is not None:
            self._seen[path.name] = now

    def _settle(self, path: Path, now: Signature) -> None:
        self._seen[path.name] = now
        self._settling.pop(path.name, None)
        self.held.discard(path.name)
        self.problems.pop(path.name, None)

    def _know(self, path: Path) -> None:
        now = signature(path)
        self._taken.pop(path.name, None)
        if now is not None:
            self._settle(path, now)
