"""The fold: journals into one snapshot and into the readable copies. Never on the way of a put.

Killed anywhere in it, nothing has to be repaired: the next fold does it again.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import threading
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from reader.errors import NotSaved
from reader.model.moments import stamp_ns
from reader.store.atomic import sync_folder
from reader.store.locks import Lock, try_lock
from reader.store.marks import scribe
from reader.store.marks.aside import let_go, put_away
from reader.store.marks.copies import Shelved
from reader.store.marks.disk import drafted, keep_copy, names_in, open_existing
from reader.store.marks.follower import Follower
from reader.store.marks.journal import Journal
from reader.store.marks.record import Doc
from reader.store.marks.segment import SUFFIX
from reader.store.marks.shelf import Shelf
from reader.store.marks.snapshot import read_snapshot
from reader.store.marks.state import State
from reader.store.marks.writer import Writer

log = logging.getLogger(__name__)

BIG_BYTES: Final = 1 << 20
"""Segments of this size are folded; a snapshot up to this size is written without a thought."""
MANY_SEGMENTS: Final = 64
_OLD_SECONDS: Final = 86_400
"""Without locks a segment counts as a dead session's after a day."""


class Fold:
    """Folds and takes in edited copies, under one lock for all readers of a library.

    `hold` is the lock under which this process writes its segment.
    """

    def __init__(
        self,
        shelves: Sequence[Shelf],
        state: State,
        writer: Writer,
        follower: Follower,
        hold: threading.RLock,
    ) -> None:
        self._shelves = shelves
        self._state = state
        self._writer = writer
        self._follower = follower
        self._hold = hold
        self._busy = threading.Lock()
        self._looked = False
        self.is_told = False
        """Whether a person was told what is damaged: only then it is put right."""

    def take_in(self) -> None:
        """Take in copies that were edited.

        While another reader folds, nothing is looked at: the next call does.
        """
        if self._looked and all(shelf.unchanged() for shelf in self._shelves):
            return
        with self._locked(self._shelves[0].journal) as lock:
            if lock is not None and lock is not Lock.BUSY:
                self._follower.read(self._writer.own)
                try:
                    for shelf in self._shelves:
                        shelf.look(patient=self._looked)
                    self._looked = True
                except NotSaved as error:
                    log.warning("an edited copy is taken in later: %s", error.reason)

    def fold(self) -> None:
        """Fold everything there is."""
        self._run(None)

    def write(self, articles: Collection[str]) -> None:
        """Write the copies of some articles, while people are at work, and fold what is big.

        A copy that is being saved by a person has to wait, and so do all while another reader
        folds.
        """
        if self._run(articles) in (None, Lock.BUSY):
            self._state.wait(articles)

    def _run(self, articles: Collection[str] | None) -> Lock | None:
        """Fold; how the attempt to lock the journal for it ended."""
        shelf = self._shelves[1 if self._writer.read_only_library else 0]
        everything = articles is None
        with self._locked(shelf.journal) as lock:
            if lock not in (Lock.HELD, Lock.UNSUPPORTED):
                return lock
            try:
                self._follower.read(self._writer.own)
                for one in self._shelves if everything else ():
                    one.look(patient=False)
                self._write_copies(shelf, articles)
                if self._is_due(shelf.journal, everything=everything):
                    self._compact(shelf.journal, without_locks=lock is Lock.UNSUPPORTED)
            except (NotSaved, OSError) as error:
                log.warning("fold left for later: %s", error)
        return lock

    def _write_copies(self, shelf: Shelf, articles: Collection[str] | None) -> None:
        with self._state.lock:
            known = self._state.ledger.heads.articles() if articles is None else articles
            wanted = self._outdated(shelf, known)
            if articles is None:
                wanted |= self._state.changed
        written = shelf.write(sorted(wanted), patient=articles is not None)
        records = [
            _copy_record(article, shelf.mark, shelved)
            for article, shelved in written.items()
            if not self._is_recorded(article + shelf.mark, shelved)
        ]
        if not records:
            return
        sync_folder(shelf.folder)
        with self._hold:
            n = self._state.ledger.n
            made = self._writer.write(lambda session: scribe.of_copies(records, n, session))
            self._state.take_own(made.ops)

    def _outdated(self, shelf: Shelf, articles: Iterable[str]) -> set[str]:
        """Those articles whose copy was not written from the heads of now."""
        ledger = self._state.ledger
        found = set()
        for article in articles:
            copy = ledger.copies.get(article + shelf.mark)
            if copy is None or copy.fields.get("heads") != ledger.heads.fingerprint(article):
                found.add(article)
        return found

    def _is_recorded(self, key: str, shelved: Shelved) -> bool:
        copy = self._state.ledger.copies.get(key)
        if copy is None:
            return False
        fields = copy.fields
        return fields.get("rev") == shelved.revision and fields.get("heads") == shelved.heads

    def _is_due(self, journal: Journal, *, everything: bool) -> bool:
        with self._state.lock:
            waiting_bytes = self._state.ledger.since_bytes()
        segments = list(_segments(journal))
        if waiting_bytes > BIG_BYTES or len(segments) > MANY_SEGMENTS or journal.strays():
            return True
        if not everything:
            return False
        damaged = self.is_told and bool(journal.damage)
        return damaged or (bool(segments) and _size(journal.snapshot) <= BIG_BYTES)

    def _compact(self, journal: Journal, *, without_locks: bool) -> None:
        with self._hold:
            if self._writer.journal is journal:
                self._writer.close()
        dead: list[tuple[Journal, Path, int]] = []
        try:
            for shelf in self._shelves:
                dead += _dead_segments(shelf.journal, self._writer, without_locks=without_locks)
            # only now is everything known that the dead ones hold
            self._follower.read(self._writer.own)
            if journal.closed:
                raise OSError(f"{journal.snapshot.name} cannot be read")
            strays = list(journal.taken)
            self._write_snapshot(journal)
            homes = dict.fromkeys(home for home, _, _ in dead)
            for home in homes:
                home.provide(home.old)
            for home, path, _ in dead:
                if path.name not in home.unread:
                    path.rename(home.old / path.name)
                    home.damage.pop(path, None)
            for home in homes:
                sync_folder(home.old)
                sync_folder(home.segments)
            for path in strays:
                put_away(path, journal)
            for shelf in self._shelves:
                if shelf.journal is not journal and journal is self._shelves[0].journal:
                    _retire(shelf.journal)
        finally:
            for _, _, fd in dead:
                os.close(fd)

    def _write_snapshot(self, journal: Journal) -> None:
        journal.provide(journal.old)
        forgotten = let_go(journal.old)
        with self._state.lock:
            folded = self._state.ledger.snapshot(forgotten)
        data = folded.to_bytes()
        snapshot = read_snapshot(data)
        if snapshot.damaged:
            raise OSError("the snapshot would not read back")
        with drafted(journal.snapshot, data) as draft:
            if journal.snapshot.exists():
                name = f"snapshot-{stamp_ns():020x}-{secrets.token_hex(4)}{SUFFIX}"
                keep_copy(journal.snapshot, journal.old / name)
                sync_folder(journal.old)
            draft.publish()
        sync_folder(journal.folder)
        self._follower.know_snapshot(journal, snapshot)
        with self._state.lock:
            self._state.ledger.fold_up_to(folded.vector)
        journal.damage.pop(journal.snapshot, None)
        log.info("folded %d heads", len(folded.heads))

    @contextlib.contextmanager
    def _locked(self, journal: Journal) -> Iterator[Lock | None]:
        """The lock of a journal for the time of a block; None where this thread has to wait."""
        if not self._busy.acquire(blocking=False):
            yield None
            return
        try:
            try:
                journal.provide(journal.folder)
                fd = open_existing(journal.lock, write=True, create=True)
            except FileNotFoundError as error:  # the library is away, and nothing in it is missing
                log.info("no fold: %s", error)
                yield None
                return
            except OSError as error:
                log.info("no lock to fold: %s", error)
                yield Lock.CLOSED
                return
            try:
                yield try_lock(fd)
            finally:
                os.close(fd)
        finally:
            self._busy.release()


def _copy_record(article: str, mark: str, shelved: Shelved) -> Doc:
    told: Doc = dict(shelved.contents.told)
    return {
        "id": article + mark,
        "art": article,
        "sup": [],
        "rev": shelved.revision,
        "heads": shelved.heads,
        "has": told,
    }


def _dead_segments(
    journal: Journal, writer: Writer, *, without_locks: bool
) -> Iterator[tuple[Journal, Path, int]]:
    """Segments whose session has ended, locked by us."""
    if journal.linked():
        return  # they may be read, and stay where they are
    for path in _segments(journal):
        if path.name == writer.session:
            continue
        try:
            fd = open_existing(path, write=True)
        except OSError:
            continue
        lock = try_lock(fd)
        old = time.time() - os.fstat(fd).st_mtime > _OLD_SECONDS
        if lock is Lock.HELD or (lock is Lock.UNSUPPORTED and without_locks and old):
            yield journal, path, fd
        else:
            os.close(fd)


def _segments(journal: Journal) -> list[Path]:
    return [journal.segments / name for name in names_in(journal.segments, end=SUFFIX)]


def _retire(journal: Journal) -> None:
    """Put the snapshot of a journal away that the library's own snapshot holds now."""
    if journal.snapshot.exists():
        put_away(journal.snapshot, journal)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
