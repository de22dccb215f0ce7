"""What tells whether an article's file changed. Loads nothing, so that anyone may name the type."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from reader.model.names import ArticleId

ARTICLE_SUFFIX: Final = ".yaml"
TIME_BITS: Final = (1 << 63) - 1
"""So much of a file's time goes into caches: one before 1970 or after 2262 fits in too."""


class FileStat(NamedTuple):
    """An article's file as the folder lists it."""

    id: ArticleId
    folder: Path
    """Of the article files."""
    size: int
    """In bytes."""
    mtime_ns: int
    """When it was changed, in `TIME_BITS`: only to be compared with another."""

    @property
    def path(self) -> Path:
        """The file; made when it is asked for, since of most files nobody asks."""
        return self.folder / f"{self.id}{ARTICLE_SUFFIX}"
