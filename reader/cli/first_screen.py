"""Keeping what the next start shows first."""

from __future__ import annotations

import os
from collections.abc import Callable

from reader import paths
from reader.firstscreen import Lines, frame_path, key_of, terminal_size, whole_path, written


def first_keeper(option: str | None) -> Callable[[Lines], None]:
    """What takes the lines of the list, as it opens, and keeps them for the next start.

    Args:
        option: What `--library` said; None or "" if it was not given.

    Returns:
        Given no lines, or not as many as the terminal has, it keeps nothing.
    """

    def keeper(lines: Lines) -> None:
        library = whole_path(option or os.environ.get(paths.LIBRARY_VARIABLE, ""))
        path = frame_path(library, os.environ)
        size = terminal_size(os.environ)
        if path is None:
            return
        if size is None or size[1] != len(lines):
            _forget(path)
            return
        config = paths.config_folder()
        watched = (str(config / "config.yaml"),) if config else ()
        keep(path, written(key_of(library, size, os.environ), watched, lines))

    return keeper


def keep(path: str, text: str) -> None:
    """Write the file of a first screen; if that is not possible there is none, and nothing else
    is lost."""
    draft = f"{path}.{os.getpid()}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
        with open(os.open(draft, flags, 0o600), "wb") as stream:  # noqa: PTH123
            stream.write(text.encode("utf-8", "replace"))
        os.replace(draft, path)  # noqa: PTH105
    except OSError:
        _forget(draft)
        _forget(path)


def _forget(path: str) -> None:
    try:
        os.unlink(path)  # noqa: PTH108
    except OSError:
        return
