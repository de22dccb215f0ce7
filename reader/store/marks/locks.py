"""Advisory locks, where the system and the file system have them."""

from __future__ import annotations

import errno
import fcntl
from enum import Enum
from typing import Final

_NO_LOCKS_HERE: Final = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


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
