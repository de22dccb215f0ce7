"""Writing files of the cache folder: what is in them can be made again, so nothing has to work."""

from __future__ import annotations

import os
from _collections_abc import Callable

TYPE_CHECKING = False  # by this name a type checker knows it; `typing` is loaded slowly
if TYPE_CHECKING:
    from typing import BinaryIO


def replaced(path: str, write: Callable[[BinaryIO], object], *, settle: bool = True) -> bool:
    """Write a file that only its owner may read, and put it in the place of the one before.

    Args:
        path: Its folder is made if it is not there.
        write: Given the open file.
        settle: Whether to bring it to the disk first; not needed where a torn file is known as one.

    Returns:
        False if the system refused; what was there before is still there.
    """
    draft = f"{path}.{os.getpid()}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
        with open(os.open(draft, flags, 0o600), "wb") as stream:  # noqa: PTH123
            write(stream)
            if settle:
                stream.flush()
                os.fsync(stream.fileno())
        os.replace(draft, path)  # noqa: PTH105
    except OSError:
        forget(draft)
        return False
    return True


def forget(path: str) -> None:
    """Have no such file."""
    try:
        os.unlink(path)  # noqa: PTH108
    except OSError:
        return
