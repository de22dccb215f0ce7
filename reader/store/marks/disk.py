"""The few ways in which marks touch the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.store.atomic import (
    Draft,
    opened_folder,
    opened_regular,
    provide_folder,
    read_up_to,
    settle,
    write_all,
)
from reader.store.durable import sync

Signature = tuple[int, int, int]

PRIVATE_FOLDER: Final = 0o700
PRIVATE_FILE: Final = 0o600


def make_folder(folder: Path, within: Path | None = None) -> None:
    """Make a folder and those above it, each durable; but not the one it has to be within."""
    provide_folder(folder, PRIVATE_FOLDER, within)


def open_new(path: Path, *, append: bool = False) -> int:
    """Open a file that must not be there yet, not even as a link.

    Raises:
        OSError: If it is there or cannot be made.
    """
    mode = os.O_APPEND if append else 0
    return opened_regular(path, os.O_RDWR | mode | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)


def open_existing(path: Path, *, write: bool = False, create: bool = False) -> int:
    """Open a file, refusing links and whatever is no file; never truncates, never waits."""
    mode = (os.O_RDWR if write else os.O_RDONLY) | (os.O_CREAT if create else 0)
    return opened_regular(path, mode, PRIVATE_FILE)


def write_new(path: Path, data: bytes) -> None:
    """Write a new durable file and read it back.

    Raises:
        OSError: If any of it fails; then no file is left behind.
    """
    fd = open_new(path)
    try:
        write_all(fd, data)
        settle(fd, data)
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    finally:
        os.close(fd)


@contextlib.contextmanager
def drafted(path: Path, data: bytes) -> Iterator[Draft]:
    """The new content of a file, durable and read back, to be published within the block.

    Raises:
        OSError: If any of it fails; then the old file is as it was, and nothing else is there.
    """
    with opened_folder(path.parent) as folder, Draft(path.name, folder) as draft:
        draft.write(data, PRIVATE_FILE)
        draft.settle(data)
        yield draft


def keep_copy(path: Path, copy: Path) -> None:
    """Give a file a second name, or a copy where there are no hard links.

    Raises:
        FileNotFoundError: If there is no such file.
    """
    try:
        os.link(path, copy, follow_symlinks=False)
    except OSError as error:
        if error.errno == errno.EEXIST:
            return
        # there are no links here, whatever it is that this file system answers
        with (
            os.fdopen(open_existing(path), "rb") as source,
            os.fdopen(open_new(copy), "wb") as sink,
        ):
            shutil.copyfileobj(source, sink)
            sink.flush()
            sync(sink.fileno())


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
        return read_up_to(fd)
    finally:
        os.close(fd)


def signature(path: Path | str) -> Signature | None:
    """What tells that a file was not touched since; None if there is none."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return (status.st_ino, status.st_size, status.st_mtime_ns)


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
        return read_up_to(fd)
    finally:
        os.close(fd)
