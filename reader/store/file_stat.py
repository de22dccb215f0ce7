"""What tells whether an article's file changed. Loads nothing, so that anyone may name the type."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from reader.model.names import ArticleId

ARTICLE_SUFFIX: Final = ".yaml"


class FileStat(NamedTuple):
    """An article's file as the folder lists it."""

    id: ArticleId
    folder: Path
    """Of the article files."""
    size: int
    """In bytes."""
    mtime_ns: int

    @property
    def path(self) -> Path:
        """The file; made when it is asked for, since of most files nobody asks."""
        return self.folder / f"{self.id}{ARTICLE_SUFFIX}"
