"""This is where the lines of a page are gathered, however many there are."""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.ingest.shapes import shows_a_body
from reader.text.sanitise import MAX_BODY_CHARS, MAX_BODY_LINES

TAIL_LINES: Final = 64
"""What is kept of the end of a page over its limits, since the next page may begin there."""
_TIMES_OF_A_NAME: Final = 5
"""A title stands four times at most: twice each, above an article and its copy."""
_TIMES_OF_A_SHORT_NAME: Final = 3
_SHORT_CHARS: Final = 10


class Line(NamedTuple):
    """One line of which something depends where a page ends."""

    place: int
    """How many lines with something on them stand above it in the dump."""
    number: int
    """Its number in the dump, from 1."""
    text: str


class Rows(NamedTuple):
    """Lines in three columns."""

    numbers: list[int]
    texts: list[str]
    kinds: bytearray
    """What each is at a glance."""

    def add(self, other: Rows, first: int, end: int) -> None:
        """Add some lines of others, from an index to before another."""
        self.numbers.extend(other.numbers[first:end])
        self.texts.extend(other.texts[first:end])
        self.kinds.extend(other.kinds[first:end])

    def last(self, number: int, end: int) -> list[Line]:
        """The last lines of those that end before a place."""
        first = max(0, len(self.texts) - number)
        place = end - len(self.texts) + first
        columns = zip(self.numbers[first:], self.texts[first:], strict=True)
        return [Line(place + at, *line) for at, line in enumerate(columns)]

    def cut(self, first: int) -> Rows:
        """Take away the lines from an index on."""
        taken = Rows(self.numbers[first:], self.texts[first:], self.kinds[first:])
        del self.numbers[first:], self.texts[first:], self.kinds[first:]
        return taken


class Part:
    """A page, or what may turn out to be one, while its lines come in.

    Over `MAX_BODY_LINES` or `MAX_BODY_CHARS` it keeps its start and its last lines only.

    Args:
        place: That of its first line.
    """

    def __init__(self, place: int = 0) -> None:
        self.body = False
        """Whether there was prose."""
        self.shown_by = ""
        """The line that showed it first; "" where that stands in no page above."""
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
        self._start = self._end = place
        self._head = Rows([], [], bytearray())
        self._tail = Rows([], [], bytearray())
        self._chars = 0
        self._full = False

    def __bool__(self) -> bool:
        return bool(self._head.texts)

    @property
    def rows(self) -> Rows:
        """All lines that are kept, in order."""
        if not self._tail.texts:
            return self._head
        rows = Rows([], [], bytearray())
        rows.add(self._head, 0, len(self._head.texts))
        rows.add(self._tail, 0, len(self._tail.texts))
        return rows

    @property
    def last_text(self) -> str:
        """Its last line; "" if there is none."""
        texts = self._tail.texts or self._head.texts
        return texts[-1] if texts else ""

    def add(self, rows: Rows, first: int, end: int) -> None:
        """Take more lines: those of some rows from an index to before another."""
        texts = rows.texts[first:end]
        head = self._head
        chars = self._chars + sum(map(len, texts))
        if self._full or chars >= MAX_BODY_CHARS or len(head.texts) + end - first >= MAX_BODY_LINES:
            for index in range(first, end):
                self._add_near_limit(rows, index)
            return
        self._chars = chars
        self._end += end - first
        head.texts.extend(texts)
        head.numbers.extend(rows.numbers[first:end])
        head.kinds.extend(rows.kinds[first:end])

    def _add_near_limit(self, rows: Rows, index: int) -> None:
        self._end += 1
        if not self._full:
            self._head.add(rows, index, index + 1)
            self._chars += len(rows.texts[index])
            lines = len(self._head.texts)
            self._full = self._chars >= MAX_BODY_CHARS or lines >= MAX_BODY_LINES
            return
        self._tail.add(rows, index, index + 1)
        if len(self._tail.texts) == 2 * TAIL_LINES:
            self._tail = self._tail.cut(TAIL_LINES)
            self.dropped_lines += TAIL_LINES

    def go_on(self) -> None:
        """Take back that it has ended: there is more prose."""
        self.ended = self.fence = None
        self.fenced = False

    def last(self, number: int) -> list[Line]:
        """Its last lines, fewer if there are not so many."""
        behind = self._tail.last(number, self._end)
        missing = number - len(behind)
        return (
            [*self._head.last(missing, self._start + len(self._head.texts)), *behind]
            if missing
            else behind
        )

    def names(self, text: str) -> bool:
        """Whether a line stands on it so often that it is the site's name, or an author's."""
        times = _TIMES_OF_A_SHORT_NAME if len(text) < _SHORT_CHARS else _TIMES_OF_A_NAME
        return self.rows.texts.count(text) >= times

    def absorb(self, other: Part) -> None:
        """Take all lines of what turned out to be the same page."""
        rows = other.rows
        self.add(rows, 0, len(rows.texts))
        self.dropped_lines += other.dropped_lines
        self.body = self.body or other.body
        self.language = self.language or other.language
        self.titled = self.titled or other.titled
        self.dates |= other.dates

    def split_before(self, first: Line) -> Part:
        """Give away a line near the end and all after it; this part keeps what is before.

        Where it stands above the last `TAIL_LINES`, only these are given away.
        """
        given = self._lines_from(first)
        from_tail = min(given, len(self._tail.texts))
        rest = Part(self._end - given)
        rows = self._head.cut(len(self._head.texts) - (given - from_tail))
        rows.add(self._tail.cut(len(self._tail.texts) - from_tail), 0, from_tail)
        rest.add(rows, 0, given)
        rest.body = any(map(shows_a_body, rows.texts))
        self._end -= given
        return rest

    def _lines_from(self, first: Line) -> int:
        """How many lines there are from a line on, `TAIL_LINES` at most."""
        head, tail = len(self._head.texts), len(self._tail.texts)
        most = min(TAIL_LINES, head + tail)
        if first.place < self._start + head:
            return min(most, tail + self._start + head - first.place)
        behind = self._end - first.place
        return behind if behind <= tail else most
