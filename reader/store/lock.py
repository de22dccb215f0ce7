"""The lock that keeps two programs from rewriting one library at once."""

from __future__ import annotations

import errno
import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from reader.errors import LibraryBusy, WriteFailed
from reader.store.atomic import reason_of

_NO_LOCKS_HERE: Final = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL})
"""What a network or FAT folder without locks answers."""


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
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise _busy(descriptor) from None
            except OSError as error:
                if error.errno not in _NO_LOCKS_HERE:
                    raise
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
