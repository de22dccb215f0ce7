"""This is where one scraped page of a dump ends and the next begins.

What counts, strongest first: a known opening; a title printed twice with an author card or
other furniture around it; a second publication date under a new title; a horizontal line or an
address with something like a title under it. Prose must have come before, so that a page is not
cut in its own header.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reader.ingest.dates import is_date_line
from reader.ingest.labelled import Label
from reader.ingest.lines import Line
from reader.ingest.rules import Rules
from reader.ingest.shapes import address_of, is_separator, is_title_like, shows_a_body
from reader.text.sanitise import MAX_BODY_CHARS, MAX_BODY_LINES

LONG_CHARS: Final = 240
"""Longer lines are prose and nothing else; they are not looked at closely."""
LOOKAHEAD_LINES: Final = 6
"""How soon something must confirm that a repeated line was a title."""
LOOKBACK_LINES: Final = 6
TAIL_LINES: Final = 64
"""What is kept of a page over its limits, since the next page may begin there."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page."""

    lines: tuple[Line, ...]
    dropped_lines: int = 0
    """How many lines at its end were over the limits and are not kept."""


class PageSplitter:
    """Cuts a stream of lines into pages and holds no more than two of them.

    Args:
        rules: Those of all profiles together.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._held: list[Line] = []
        self._held_dropped = 0
        self._addresses_open = False
        self._current: list[Line] = []
        self._chars = 0
        self._kept = 0
        self._dropped = 0
        self._body = False
        self._titled = False
        self._dated = False
        self._last: Line | None = None
        self._between = 0
        self._doubt: Line | None = None
        self._patience = 0

    def feed(self, lines: Iterable[Line]) -> list[Page]:
        """Take more lines; gives the pages that are now complete."""
        done: list[Page] = []
        for line in lines:
            if len(line.text) > LONG_CHARS:
                self._add(line)
                if not self._body:
                    self._body = True
                    self._settle(done)
                self._last, self._between = line, 0
            else:
                self._look(line, done)
        return done

    def finish(self) -> list[Page]:
        """The pages that are left."""
        done: list[Page] = []
        self._settle(done)
        self._emit(self._current, self._dropped, done)
        self._begin([])
        return done

    def _begin(self, lines: list[Line]) -> None:
        self._current = lines
        self._chars = sum(len(line.text) for line in lines)
        self._kept = self._dropped = 0
        self._body = self._titled = self._dated = False
        self._last = self._doubt = None
        self._between = self._patience = 0

    def _look(self, line: Line, done: list[Page]) -> None:
        text = line.text
        if self._rules.is_furniture(text):
            self._add(line)
            self._between += 1
            self._meet_furniture(text, done)
            return
        if is_separator(text) or self._opens_by_address(text):
            self._hold(line, done)
            return
        repeated = self._last is not None and self._last.text == text and is_title_like(text)
        dated = not repeated and is_date_line(text)
        self._add(line)
        if repeated:
            self._meet_repeat(line, done)
        elif dated:
            self._meet_date(line, done)
        elif self._patience:
            self._patience -= 1
        if not self._body and shows_a_body(text):
            self._body = True
            self._settle(done)
        self._last, self._between = line, 0

    def _meet_furniture(self, text: str, done: list[Page]) -> None:
        key = text.casefold()
        for opening in self._rules.openings.get(key, ()):
            size = len(opening)
            here = tuple(line.text.casefold() for line in self._current[-size:])
            if here == opening and (self._body or self._titled):
                self._cut(self._current[-size], done)
                return
        opens_card = any(text == card.opens for card in self._rules.cards)
        if self._doubt is not None and self._patience and (self._body or opens_card):
            self._cut(self._doubt, done)
            self._titled = True

    def _meet_repeat(self, line: Line, done: list[Page]) -> None:
        first = self._last
        if first is None or self._is_picture_or_caption(line.text):
            return
        if not self._body and not self._titled:
            self._titled = True
        elif self._body and (self._between or line.number - first.number >= 2):
            self._cut(first, done)
            self._titled = True
        else:
            self._doubt, self._patience = first, LOOKAHEAD_LINES

    def _meet_date(self, line: Line, done: list[Page]) -> None:
        if self._doubt is not None and self._patience and self._body:
            self._cut(self._doubt, done)
        elif self._dated and self._body:
            title = self._title_above()
            if title is not None:
                self._cut(title, done)
        self._dated = True

    def _title_above(self) -> Line | None:
        """The first line after the prose that the last line, a date, may be the date of."""
        found: Line | None = None
        for line in reversed(self._current[-LOOKBACK_LINES - 1 : -1]):
            known = self._rules.mark_of(line.text)
            if known is not None or shows_a_body(line.text) or not is_title_like(line.text):
                break
            found = line
        return found

    def _opens_by_address(self, text: str) -> bool:
        if not address_of(text):
            return False
        if not self._current and not self._held:
            self._addresses_open = True
        return self._addresses_open or not text.lower().startswith("http")

    def _hold(self, line: Line, done: list[Page]) -> None:
        """A weak end of a page: wait and see whether another one begins here."""
        self._settle(done)
        self._held, self._held_dropped = self._current, self._dropped
        self._begin([line])

    def _settle(self, done: list[Page]) -> None:
        """Decide on a weak end: two pages if something like a title opened this one."""
        if not self._held:
            return
        opener = next(
            (line.text for line in self._current[1:] if self._rules.mark_of(line.text) is None), ""
        )
        held, self._held = self._held, []
        if self._body and is_title_like(opener) and any(shows_a_body(h.text) for h in held):
            self._emit(held, self._held_dropped, done)
        else:
            self._dropped += self._held_dropped
            self._current = [*held, *self._current]
            self._body = self._body or any(shows_a_body(line.text) for line in held)

    def _cut(self, first: Line, done: list[Page]) -> None:
        """End the page before a line that stands near its end."""
        self._settle(done)
        at = len(self._current) - 1
        while at > 0 and self._current[at] is not first:
            at -= 1
        page, rest = self._current[:at], self._current[at:]
        self._emit(page, self._dropped, done)
        self._begin(rest)

    def _emit(self, lines: list[Line], dropped: int, done: list[Page]) -> None:
        if lines:
            done.append(Page(tuple(lines), dropped))

    def _add(self, line: Line) -> None:
        self._current.append(line)
        self._chars += len(line.text)
        over = len(self._current) > MAX_BODY_LINES or self._chars > MAX_BODY_CHARS
        if over and len(self._current) > self._kept + 2 * TAIL_LINES:
            self._drop_middle()

    def _drop_middle(self) -> None:
        """Keep the start of an endless page, and its last lines, where the next may begin."""
        if not self._kept:
            self._kept = len(self._current) - TAIL_LINES
        self._dropped += len(self._current) - self._kept - TAIL_LINES
        self._current = [*self._current[: self._kept], *self._current[-TAIL_LINES:]]

    def _is_picture_or_caption(self, text: str) -> bool:
        mark = self._rules.mark_of(text)
        return mark is not None and mark.label in (Label.PICTURE, Label.CAPTION, Label.FURNITURE)
