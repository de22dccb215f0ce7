"""Bringing what was written to the disk, past all that only remembers it."""

from __future__ import annotations

import errno
import fcntl
import os
from typing import Final

_NO_SYNC_HERE: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What some file systems answer that sync no folders, or nothing: nobody can promise more there."""
_NO_FLUSH_HERE: Final = _NO_SYNC_HERE | {errno.ENOTTY}
FLUSH: Final[int | None] = getattr(fcntl, "F_FULLFSYNC", None)
"""On macOS: has the drive write what it remembers, which `fsync` does not; elsewhere None."""


def hand_over(descriptor: int) -> None:
    """Bring a file to its drive, where that can be done; raises OSError.

    What the drive still remembers only, the next `sync` of another file brings to the disk.
    """
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC_HERE:
            raise


def sync(descriptor: int) -> None:
    """Bring a file or a folder to the disk, where that can be done; raises OSError."""
    if FLUSH is None or not _flushed(descriptor, FLUSH):
        hand_over(descriptor)


def _flushed(descriptor: int, flush: int) -> bool:
    """Bring a file to the disk in the way of macOS; False where its file system has none."""
    try:
        fcntl.fcntl(descriptor, flush)
    except OSError as error:
        if error.errno not in _NO_FLUSH_HERE:
            raise
        return False
    return True
