"""What is said of copies that cannot be taken as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reader.store.marks.copies import LATER
from reader.store.problem import Problem

_WRITTEN_AGAIN: Final = "it is written again"


def cut(path: Path) -> Problem:
    """Of a copy without its end."""
    return Problem(path, 0, "the file is empty or its end is missing", _WRITTEN_AGAIN)


def missing(path: Path) -> Problem:
    """Of a copy that somebody took away."""
    return Problem(path, 0, "the file is missing", _WRITTEN_AGAIN)


def held(path: Path, line: int, reason: str) -> Problem:
    """Of a copy that nobody writes over before a person has mended it."""
    remedy = "the marks are safe; mend the file or remove it, and it is written again"
    if reason == LATER:
        remedy = "it is kept; install a newer version of reader"
    return Problem(path, line, reason, remedy)
