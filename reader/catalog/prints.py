"""What the catalog knows of the files of a library, in eight bytes for each."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left

from reader.model.names import ArticleId

_SHELVES = 256
"""Lists that are sorted one by one, since that takes the memory of Python's own values."""
_KNOWN = "SELECT id, size, mtime_ns FROM articles"


class Prints:
    """Every file as it was when it was read: a hash of its id, its size and its time.

    A hundred thousand files as Python's own values would be as large as all the rest of the
    program with its list open.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._prints = [array("q") for _ in range(_SHELVES)]
        for number in map(hash, connection.execute(_KNOWN)):
            self._prints[number % _SHELVES].append(number)
        for place, shelf in enumerate(self._prints):
            self._prints[place] = array("q", sorted(shelf))
        self._met = [bytearray(len(shelf)) for shelf in self._prints]

    def meet(self, article_id: ArticleId, size: int, mtime_ns: int) -> bool:
        """Whether a file that is there was read as it is now."""
        number = hash((article_id, size, mtime_ns))
        place = self._place(number)
        if place is None:
            return False
        self._met[number % _SHELVES][place] = 1
        return True

    def not_met(self, connection: sqlite3.Connection) -> list[ArticleId]:
        """The articles of files that are not there, or not as they were."""
        if all(map(all, self._met)):
            return []
        rows = connection.execute(_KNOWN)
        return [ArticleId(row[0]) for row in rows if self._is_missed(hash(row))]

    def _is_missed(self, number: int) -> bool:
        place = self._place(number)
        return place is not None and not self._met[number % _SHELVES][place]

    def _place(self, number: int) -> int | None:
        shelf = self._prints[number % _SHELVES]
        place = bisect_left(shelf, number)
        return place if place < len(shelf) and shelf[place] == number else None
