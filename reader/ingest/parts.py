"""This is where the lines of a page are gathered, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from reader.ingest.lines import Line
from reader.ingest.shapes import shows_a_body
from reader.text.sanitise import MAX_BODY_CHARS, MAX_BODY_LINES

TAIL_LINES: Final = 64
"""What is kept of the end of a page over its limits, since the next page may begin there."""


class Part:
    """A page, or what may turn out to be one, while its lines come in.

    Over `MAX_BODY_LINES` or `MAX_BODY_CHARS` it keeps its start and its last lines only.
    """

    def __init__(self) -> None:
        self.body = False
        """Whether there was prose."""
        self.titled = False
        """Whether its title was seen twice."""
        self.dates: set[str] = set()
        """Its dates of publication, ISO 8601."""
        self.ended: Line | None = None
        """The last line so far with which an article ends; None while there is prose."""
        self.fence: Line | None = None
        """The first line under that with which another site's page may begin."""
        self.fenced = False
        """Whether the copyright, or the header of a site, came under its prose."""
        self.language = ""
        """Of its first prose: "ko" or "en"; "" before there is any."""
        self.dropped_lines = 0
        self._lines: list[Line] = []
        self._tail: list[Line] = []
        self._chars = 0
        self._full = False

    def __bool__(self) -> bool:
        return bool(self._lines)

    @property
    def lines(self) -> list[Line]:
        """All lines that are kept, in order."""
        return [*self._lines, *self._tail]

    def add(self, line: Line) -> None:
        """Take one more line."""
        if not self._full:
            self._lines.append(line)
            self._chars += len(line.text)
            if self._chars >= MAX_BODY_CHARS or len(self._lines) >= MAX_BODY_LINES:
                self._full = True
            return
        self._tail.append(line)
        if len(self._tail) == 2 * TAIL_LINES:
            del self._tail[:TAIL_LINES]
            self.dropped_lines += TAIL_LINES

    def go_on(self) -> None:
        """Take back that it has ended: there is more prose."""
        self.ended = self.fence = None
        self.fenced = False

    def last(self, number: int) -> list[Line]:
        """Its last lines, fewer if there are not so many."""
        if len(self._tail) >= number:
            return self._tail[-number:]
        return [*self._lines[-number:], *self._tail][-number:]

    def texts_after_first(self) -> Iterator[str]:
        """Its lines but the first, which is the separator or address that opened it."""
        return (line.text for line in islice(self._lines, 1, None))

    def absorb(self, other: Part) -> None:
        """Take all lines of what turned out to be the same page."""
        for line in other.lines:
            self.add(line)
        self.dropped_lines += other.dropped_lines
        self.body = self.body or other.body
        self.language = self.language or other.language
        self.titled = self.titled or other.titled
        self.dates |= other.dates

    def split_before(self, first: Line) -> Part:
        """Give away a line near the end and all after it; this part keeps what is before."""
        ending = self.last(TAIL_LINES)
        at = len(ending) - 1
        while at > 0 and ending[at] is not first:
            at -= 1
        rest = Part()
        for line in ending[at:]:
            rest.add(line)
            rest.body = rest.body or shows_a_body(line.text)
        for _ in ending[at:]:
            (self._tail or self._lines).pop()
        return rest
