"""What tells whether an article's file changed. Loads nothing, so that anyone may name the type."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reader.model.names import ArticleId


class FileStat(NamedTuple):
    """An article's file as the folder lists it."""

    id: ArticleId
    path: Path
    size: int
    """In bytes."""
    mtime_ns: int
