"""Keeping what the next start shows first."""

from __future__ import annotations

import os
from collections.abc import Callable

from reader import paths
from reader.cachefile import forget, replaced
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
            forget(path)
            return
        config = paths.config_folder()
        watched = (str(config / "config.yaml"),) if config else ()
        keep(path, written(key_of(library, size, os.environ), watched, lines))

    return keeper


def keep(path: str, text: str) -> None:
    """Write the file of a first screen; if that is not possible there is none, and nothing else
    is lost."""
    data = text.encode("utf-8", "replace")
    if not replaced(path, lambda stream: stream.write(data), settle=False):
        forget(path)
