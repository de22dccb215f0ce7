"""Where an export may go: a file, a folder, standard output, a pipe or a device."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Final

from reader.errors import UsageError
from reader.store.article_files import Places
from reader.store.atomic import writing

MAX_FILE_BYTES: Final = 256 << 20
"""Of annotations in one file, written or to be taken in."""


def is_standard_output(name: str) -> bool:
    """Whether it is `-`, or another name of what standard output is: /dev/stdout."""
    if name == "-":
        return True
    try:
        return os.path.samestat(Path(name).stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):  # there is no such file, or no such output
        return False


def checked_place(name: str, library: Path) -> Path:
    """The place that is meant, without links on the way: those are the person's own.

    Raises:
        UsageError: If nothing is written there: it is the library's, a link, or in no folder.
    """
    path = Path(name)
    path = path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    if _is_of(Places(library.resolve()), path):
        raise UsageError(
            f"{name}: what is there belongs to the library", remedy="name another place"
        )
    if path.is_symlink() and not is_stream(path):
        raise UsageError(
            f"{name} is a symbolic link", remedy="name the file it points at, or another"
        )
    if not path.parent.is_dir() and not name.endswith("/"):
        if path.parent.exists():
            raise UsageError(f"{path.parent} is not a folder", remedy="name another place")
        raise UsageError(f"the folder {path.parent} does not exist", remedy="make it first")
    return path


def is_stream(path: Path) -> bool:
    """Whether it is a pipe or a device, which is written into and never replaced."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def write_stream(path: Path, text: str) -> None:
    """Write into a pipe or a device; of a pipe somebody has to read.

    Raises:
        WriteFailed: If the system refuses.
    """
    with writing(path, remedy="name another place"):
        path.write_bytes(text.encode())


def _is_of(places: Places, path: Path) -> bool:
    """Whether a path is, or lies in, what only the program writes."""
    own = (places.articles, places.marks, places.trash, places.record, places.lock)
    return any(_same(part, one) for part in (path, *path.parents) for one in own)


def _same(one: Path, other: Path) -> bool:
    """Also where upper and lower case are the same, or there is a second name."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False
