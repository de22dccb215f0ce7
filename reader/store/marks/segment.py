"""The journal of one session: a file that only this session writes, and only at its end."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
from pathlib import Path

from reader.model.moments import stamp_ns
from reader.store.atomic import sync_folder
from reader.store.durable import sync
from reader.store.locks import Lock, no_lock, try_lock
from reader.store.marks.disk import open_existing, open_new

SUFFIX = ".jsonl"
_SESSION = re.compile(r"[0-9a-f]{13}-[0-9a-f]{12}(?=\W)")


def session_of(file_name: str) -> str:
    """The session that wrote a segment: its name, also where a file synchroniser has added to
    that, as it does when one machine folds what another is still writing.
    """
    match = _SESSION.match(file_name)
    return f"{match[0]}{SUFFIX}" if match else file_name


class Segment:
    """An open segment. Its lock is held while it lives, which says that its session is alive."""

    def __init__(self, folder: Path) -> None:
        """Make a new segment, durable before the first record.

        Raises:
            OSError: If the folder cannot be written to.
        """
        while True:
            name = f"{stamp_ns() // 1_000_000:013x}-{secrets.token_hex(6)}{SUFFIX}"
            fd = open_new(folder / name, append=True)
            try:
                # a fold may take the empty new file for a dead session's: then another name
                lock = try_lock(fd)
                if lock is Lock.CLOSED:
                    # unlocked among locked ones it would count as a dead session's
                    raise no_lock()
                if lock is Lock.BUSY or not _still_there(fd, folder / name):
                    os.close(fd)
                    continue
                sync_folder(folder)
            except OSError:
                with contextlib.suppress(OSError):
                    os.close(fd)
                raise
            break
        self.name = name
        self.path = folder / name
        self.size_bytes = 0
        self.broken = False
        """True after a failure that leaves the file not to be trusted any more."""
        self._fd = fd

    def append(self, lines: bytes) -> None:
        """Write whole lines at once and make them durable.

        Raises:
            OSError: If they are not durable. Look at `broken` before the next one.
        """
        try:
            count = os.write(self._fd, lines)
        except OSError:
            self._cut()
            raise
        if count != len(lines):
            # others may have read whole lines of it: they are never to find others there
            self._cut()
            self._give_up()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        try:
            sync(self._fd)
        except OSError:
            # a second fsync would report success for pages that are lost
            self._give_up()
            raise
        self.size_bytes += len(lines)

    def vanished(self) -> bool:
        """Whether somebody has deleted or moved the file under us."""
        return not _still_there(self._fd, self.path)

    def close(self) -> None:
        """Let go of the file and its lock."""
        with contextlib.suppress(OSError):
            os.close(self._fd)

    def _cut(self) -> None:
        try:
            os.ftruncate(self._fd, self.size_bytes)
        except OSError:
            # the torn tail has no line feed and is never read; nothing may follow it
            self._give_up()

    def _give_up(self) -> None:
        if not self.broken:
            self.broken = True
            self.close()


def _still_there(fd: int, path: Path) -> bool:
    try:
        there = path.stat()
    except OSError:
        return False
    return os.path.samestat(there, os.fstat(fd))


def is_alive(path: Path) -> bool:
    """Whether the session of a segment still runs; without locks nobody can tell, so no."""
    try:
        fd = open_existing(path)
    except OSError:
        return False
    try:
        return try_lock(fd, shared=True) is Lock.BUSY
    finally:
        os.close(fd)
