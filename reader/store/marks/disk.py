"""The few ways in which marks touch the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from pathlib import Path
from typing import Final

PRIVATE_FOLDER: Final = 0o700
PRIVATE_FILE: Final = 0o600
_NEW: Final = os.O_CREAT | os.O_EXCL
_CAREFUL: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_NOT_THROUGH_LINKS: Final = (
    {"follow_symlinks": False} if os.link in os.supports_follow_symlinks else {}
)
_NO_SYNC_HERE: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
_NO_LINKS_HERE: Final = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV, errno.EMLINK, errno.ENOSYS}
)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; without it a new file may be gone after a power cut."""
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows has no such thing and no need of it
    # a folder may be a link: LIBRARY itself may be one
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | getattr(os, "O_CLOEXEC", 0))
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in _NO_SYNC_HERE:  # SMB and FUSE cannot; then nobody can promise more
            raise
    finally:
        os.close(fd)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, each durable."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with contextlib.suppress(FileExistsError):
        folder.mkdir(PRIVATE_FOLDER)
    sync_folder(folder.parent)


def open_new(path: Path, *, append: bool = False) -> int:
    """Open a file that must not be there yet, not even as a link.

    Raises:
        OSError: If it is there or cannot be made.
    """
    mode = os.O_APPEND if append else 0
    return os.open(path, os.O_RDWR | mode | _NEW | _CAREFUL, PRIVATE_FILE)


def open_existing(path: Path, *, write: bool = False, create: bool = False) -> int:
    """Open a file, refusing links; never truncates."""
    mode = (os.O_RDWR if write else os.O_RDONLY) | (os.O_CREAT if create else 0)
    try:
        return os.open(path, mode | _CAREFUL, PRIVATE_FILE)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, "is a symbolic link", str(path)) from error
        raise


def write_all(fd: int, data: bytes) -> None:
    """Write everything; a full disk takes a part and says so only at the next write."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def write_new(path: Path, data: bytes) -> None:
    """Write a new durable file and read it back.

    Raises:
        OSError: If any of it fails; then no file is left behind.
    """
    fd = open_new(path)
    try:
        write_all(fd, data)
        os.fsync(fd)
        if os.lseek(fd, 0, os.SEEK_SET) or _read_to_end(fd) != data:
            raise OSError(errno.EIO, "what was written reads back differently")
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    finally:
        os.close(fd)


def temporary(folder: Path) -> Path:
    """A name in a folder that nobody can guess and no scan takes for a file of ours."""
    return folder / f".{secrets.token_hex(8)}.tmp"


def keep_copy(path: Path, copy: Path) -> None:
    """Give a file a second name, or a copy where there are no hard links.

    Raises:
        FileNotFoundError: If there is no such file.
    """
    try:
        os.link(path, copy, **_NOT_THROUGH_LINKS)
    except OSError as error:
        if error.errno == errno.EEXIST:
            return
        if error.errno not in _NO_LINKS_HERE:
            raise
        with path.open("rb") as source, os.fdopen(open_new(copy), "wb") as sink:
            shutil.copyfileobj(source, sink)
            sink.flush()
            os.fsync(sink.fileno())


def read(path: Path) -> bytes | None:
    """The bytes of a file; None if it is gone. Links are not followed out of our folders.

    Raises:
        OSError: If it is there and cannot be read.
    """
    try:
        fd = open_existing(path)
    except FileNotFoundError:
        return None
    try:
        return _read_to_end(fd)
    finally:
        os.close(fd)


def names_in(folder: Path, *, begin: str = "", end: str = "") -> list[str]:
    """The names in a folder that begin and end so, sorted; none if it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries]
    except OSError:
        return []
    return sorted(name for name in names if name.startswith(begin) and name.endswith(end))


def read_quietly(path: Path) -> bytes:
    """The bytes of a file; nothing if it is gone or cannot be read."""
    try:
        return read(path) or b""
    except OSError:
        return b""


def read_from(path: Path, offset_bytes: int) -> bytes:
    """The bytes of a file behind an offset.

    Raises:
        OSError: If it is gone or cannot be read.
    """
    fd = open_existing(path)
    try:
        os.lseek(fd, offset_bytes, os.SEEK_SET)
        return _read_to_end(fd)
    finally:
        os.close(fd)


def _read_to_end(fd: int) -> bytes:
    size = os.fstat(fd).st_size
    parts = []
    while part := os.read(fd, max(size, 1 << 16)):
        parts.append(part)
    return b"".join(parts)
