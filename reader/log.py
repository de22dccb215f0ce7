"""Where the program writes what it did: a file, never the terminal."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Final

FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
MAX_BYTES: Final = 1_000_000
_KEPT: Final = 2
_ROOT: Final = "reader"


def start_log(folder: Path | None) -> None:
    """Write the log to `reader.log` in a folder from now on; None keeps no log."""
    root = logging.getLogger(_ROOT)
    root.propagate = False
    root.setLevel(logging.INFO)
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    root.addHandler(_handler(folder))


def log_path() -> Path | None:
    """The file the log is written to; None if there is no log."""
    for handler in logging.getLogger(_ROOT).handlers:
        if isinstance(handler, logging.FileHandler):
            return Path(handler.baseFilename)
    return None


def _handler(folder: Path | None) -> logging.Handler:
    if folder is None:
        return logging.NullHandler()
    try:
        handler = _LogFile(
            folder / "reader.log", encoding="utf-8", errors="backslashreplace", delay=True
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter(FORMAT))
    return handler


class _LogFile(logging.FileHandler):
    """A log that makes way for a new one when it is full.

    The one of the standard library stands in a module that loads sockets, which nobody here needs.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        super().emit(record)
        if self.stream is not None and _is_full(self.stream.fileno()):
            with suppress(OSError):  # what a full disk did not take is lost
                self.stream.close()
            self.stream = None  # the next line opens it again
            names = [self.baseFilename, *(f"{self.baseFilename}.{n}" for n in range(1, _KEPT + 1))]
            for newer, older in reversed([*pairwise(names)]):
                with suppress(OSError):
                    Path(newer).replace(older)


def _is_full(fd: int) -> bool:
    # asking the stream where it is would write what a full disk has refused
    try:
        return os.fstat(fd).st_size >= MAX_BYTES
    except OSError:
        return False
