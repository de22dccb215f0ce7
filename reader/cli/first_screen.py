"""Keeping what the next start shows first."""

from __future__ import annotations

import os
from collections.abc import Callable

from reader import paths
from reader.firstscreen.curtain import terminal_size
from reader.firstscreen.frame import Frame, Lines, forget, frame_path, keep, key_of


def first_keeper(option: str | None) -> Callable[[Lines], None]:
    """What takes the lines of the list, as it opens, and keeps them for the next start.

    Args:
        option: What `--library` said; None or "" if it was not given.

    Returns:
        Given no lines, or not as many as the terminal has, it keeps nothing.
    """

    def keeper(lines: Lines) -> None:
        named = option or os.environ.get(paths.LIBRARY_VARIABLE, "")
        path = frame_path(named, os.environ)
        size = terminal_size(os.environ)
        if path is None:
            return
        if size is None or size[1] != len(lines):
            forget(path)
            return
        config = paths.config_folder()
        watched = (str(config / "config.yaml"),) if config else ()
        keep(path, Frame(key_of(named, size, os.environ), watched, lines))

    return keeper
