"""Where the program writes what it did: a file, never the terminal."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
MAX_BYTES: Final = 1_000_000
_ROOT: Final = "reader"


def start_log(folder: Path | None, *, debug: bool = False) -> None:
    """Write the log to `reader.log` in a folder from now on; None keeps no log."""
    root = logging.getLogger(_ROOT)
    root.propagate = False
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    root.addHandler(_handler(folder))


def log_path() -> Path | None:
    """The file the log is written to; None if there is no log."""
    for handler in logging.getLogger(_ROOT).handlers:
        if isinstance(handler, RotatingFileHandler):
            return Path(handler.baseFilename)
    return None


def _handler(folder: Path | None) -> logging.Handler:
    if folder is None:
        return logging.NullHandler()
    try:
        handler = RotatingFileHandler(
            folder / "reader.log",
            maxBytes=MAX_BYTES,
            backupCount=2,
            encoding="utf-8",
            errors="backslashreplace",
            delay=True,
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter(FORMAT))
    return handler
