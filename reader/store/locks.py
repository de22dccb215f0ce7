"""Advisory locks, where the system and the file system have them, and the one of a library."""

from __future__ import annotations

import errno
import fcntl
import os
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Final

from reader.errors import LibraryBusy, WriteFailed
from reader.store.atomic import reason_of

_NO_LOCKS_HERE: Final = frozenset(
    {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
)
"""What a network or FAT folder without locks answers."""


class Lock(Enum):
    """How an attempt to take a lock ended."""

    HELD = "held"
    BUSY = "busy"
    """Somebody alive has it."""
    UNSUPPORTED = "unsupported"
    """Nobody can have it here."""
    CLOSED = "closed"
    """There is no place to put it, as in a folder that is read-only, or the system fails."""


def try_lock(fd: int, *, shared: bool = False) -> Lock:
    """Take the lock of an open file without waiting; it ends with the file being closed."""
    try:
        fcntl.flock(fd, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return Lock.BUSY
    except OSError as error:
        return Lock.UNSUPPORTED if error.errno in _NO_LOCKS_HERE else Lock.CLOSED
    return Lock.HELD


def no_lock() -> OSError:
    """What to raise where work cannot go on after `Lock.CLOSED`."""
    return OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))


class LibraryLock:
    """Held by whoever rewrites articles. Readers never ask for it.

    The lock is on a file of its own: a lock on a file that gets replaced protects nothing. The
    file carries the process number of the holder and goes away with the lock.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def __enter__(self) -> LibraryLock:
        """Take the lock.

        Raises:
            LibraryBusy: If another process holds it.
            WriteFailed: If the lock file cannot be made.
        """
        try:
            while self._descriptor is None:
                self._descriptor = self._try()
        except OSError as error:
            raise WriteFailed(
                self._path.parent,
                reason_of(error),
                remedy="see to the disk and the folder, or name another with --library DIR",
            ) from error
        return self

    def __exit__(self, *_: object) -> None:
        if self._descriptor is not None:
            with suppress(OSError):
                self._path.unlink()
            os.close(self._descriptor)
            self._descriptor = None

    def _try(self) -> int | None:
        """The locked file; None if its holder took it away at that very moment."""
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(self._path, flags, 0o644)
        try:
            lock = try_lock(descriptor)
            if lock is Lock.BUSY:
                raise _busy(descriptor)
            if lock is Lock.CLOSED:
                raise no_lock()
            if os.fstat(descriptor).st_nlink == 0:
                os.close(descriptor)
                return None
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, b"%d\n" % os.getpid(), 0)
        except BaseException:
            with suppress(OSError):
                os.close(descriptor)
            raise
        return descriptor


def _busy(descriptor: int) -> LibraryBusy:
    digits = os.pread(descriptor, 20, 0).strip()
    who = f"process {int(digits)}" if digits.isdigit() else "another process"
    return LibraryBusy(
        f"{who} is changing this library right now", remedy="wait until it has finished"
    )
