"""This is where one scraped page of a dump ends and the next begins.

What counts, strongest first: a known opening; a title printed twice with an author card or
other furniture around it; a second publication date under a new title; a horizontal line or an
address with something like a title under it. Prose must have come before, so that a page is not
cut in its own header.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.ingest.bylines import byline_of
from reader.ingest.dates import is_update
from reader.ingest.endings import Ending, Endings
from reader.ingest.events import KNOWN, Events
from reader.ingest.fields import called_above, ends_in_field
from reader.ingest.glances import BODY, LONG_CHARS, OPENING, PROSE, SIGN, Glances
from reader.ingest.labelling.people import date_told, says_when_published
from reader.ingest.lines import Lines
from reader.ingest.parts import Line, Part, Rows
from reader.ingest.rules import Rules
from reader.ingest.shapes import (
    address_of,
    ends_like_a_sentence,
    is_separator,
    is_title_like,
    shows_a_body,
)
from reader.ingest.starts import first_under_end, opens_a_page, title_above, title_under_text
from reader.text.language import language_of_line

LOOKAHEAD_LINES: Final = 6
"""How soon something must confirm that a repeated line was a title."""
_TITLE_CHARS: Final = 10
_CLAIMS: Final = ("ⓒ", "©", "Copyright ©")
_AT_A_TIME: Final = 256
"""So many lines are told apart at a time; what is found out about them serves for the next."""


class Page(NamedTuple):
    """The lines of one page."""

    rows: Rows
    dropped_lines: int = 0
    """How many lines near its end were over the limits and are not kept."""


class PageSplitter:
    """Cuts a stream of lines into pages and holds no more than two of them.

    Args:
        rules: Those of all profiles together.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._glances = Glances(rules)
        self._place = 0
        """That of the first of the lines that are looked at."""
        self._held = Part()
        self._part = Part()
        self._addresses_open = False
        self._last: Line | None = None
        self._between = 0
        self._doubt: Line | None = None
        self._patience = 0
        self._title_chars = 0
        """How long a title has to be under a weak end inside the page; 0 if there is none."""
        self._endings = Endings(rules)

    def feed(self, lines: Lines) -> list[Page]:
        """Take more lines; gives the pages that are now complete."""
        done: list[Page] = []
        for first in range(0, len(lines.texts), _AT_A_TIME):
            numbers = lines.numbers[first : first + _AT_A_TIME]
            texts = lines.texts[first : first + _AT_A_TIME]
            self._read(Rows(numbers, texts, self._glances.kinds(texts)), done)
        return done

    def _read(self, rows: Rows, done: list[Page]) -> None:
        events = Events(rows)
        at, end = 0, len(rows.texts)
        while at < end:
            body, ended = self._part.body, self._part.ended is not None
            watching = self._doubt is not None and self._patience > 0
            event = at if watching else events.next(at, in_body=body, ended=ended)
            if event > at:
                self._pass_over(rows, at, event)
            if event < end:
                self._look(rows, event, done)
            at = event + 1
        self._place += end

    def finish(self) -> list[Page]:
        """The pages that are left."""
        done: list[Page] = []
        self._settle(done)
        _emit(self._part, done)
        self._begin(Part(self._place))
        return done

    def _begin(self, part: Part) -> None:
        self._part = part
        self._last = self._doubt = None
        self._between = self._patience = 0

    def _pass_over(self, rows: Rows, first: int, end: int) -> None:
        self._part.add(rows, first, end)
        unknown = len(rows.kinds[first:end].rstrip(KNOWN))
        if unknown:
            self._last, self._between = self._line(rows, first + unknown - 1), 0
        self._between += end - first - unknown

    def _line(self, rows: Rows, index: int) -> Line:
        return Line(self._place + index, rows.numbers[index], rows.texts[index])

    def _look(self, rows: Rows, index: int, done: list[Page]) -> None:
        line, kind = self._line(rows, index), rows.kinds[index]
        if kind == SIGN and self._is_weak_end(line.text):
            self._hold(rows, index, done)
            return
        self._part.add(rows, index, index + 1)
        if kind in KNOWN:
            self._between += 1
            meet = self._meet_opening if kind == OPENING else self._meet_furniture
            meet(line.text, done)
            return
        if len(line.text) > LONG_CHARS:
            self._see_body(line, done)
        else:
            self._look_closely(line, kind, done)
        self._last, self._between = line, 0

    def _look_closely(self, line: Line, kind: int, done: list[Page]) -> None:
        text, last = line.text, self._last
        if self._part.body and ":" in text and (called := called_above(self._part)):
            self._divide(called, 1, done)
        date = date_told(text.lstrip("•* ")) if kind == SIGN else ""
        if last is not None and last.text == text and is_title_like(text):
            self._meet_repeat(line, done)
        elif date:
            self._meet_date(date, text, done)
        elif self._patience:
            self._patience -= 1
        shown = kind in (PROSE, BODY) or (kind == SIGN and shows_a_body(text))
        if shown and not text.startswith(_CLAIMS):
            self._see_body(line, done)
        elif self._part.body and not date:
            self._meet_ending(line)

    def _see_body(self, line: Line, done: list[Page]) -> None:
        part, text = self._part, line.text
        if part.body and part.ended is None:
            return
        if (part.ended is not None or self._title_chars) and (
            not ends_like_a_sentence(text) or self._is_known(text)
        ):
            self._meet_ending(line)  # the small print under an article
            return
        part.go_on()
        if not part.body:
            part.body, part.shown_by = True, text
            part.language = language_of_line(text)
            self._settle(done)

    def _meet_ending(self, line: Line) -> None:
        part = self._part
        ending = self._endings.of(line.text) if part.body else None
        if ending is None:
            if part.body:
                self._glances.ends_nothing(line.text)
            return
        if ending is Ending.HEADER:
            part.fence = part.fence or line
            part.fenced = True
        elif part.fence is None:  # else it may be the next page's already
            part.ended = line
            part.fenced = part.fenced or ending is Ending.CLAIMED

    def _meet_opening(self, text: str, done: list[Page]) -> None:
        for opening in self._rules.openings.get(text.casefold(), ()):
            here = self._part.last(len(opening))
            met = tuple(line.text.casefold() for line in here) == opening
            if met and (self._part.body or self._part.titled):
                self._cut(here[0], done)
                return
        self._meet_furniture(text, done)

    def _meet_furniture(self, text: str, done: list[Page]) -> None:
        doubt = self._doubt if self._patience else None
        if doubt and (self._part.body or any(text == card.opens for card in self._rules.cards)):
            self._cut(doubt, done)
            self._part.titled = True

    def _meet_repeat(self, line: Line, done: list[Page]) -> None:
        first = self._last
        if first is None or (self._doubt is not None and self._doubt.text == line.text):
            return
        if (
            self._part.names(line.text)
            or self._is_known(line.text)
            or self._part.shown_by == line.text  # a picture's, once hidden and once shown
            or byline_of(line.text) is not None
        ):
            self._doubt = None
        elif not self._part.body and not self._part.titled:
            self._part.titled = True
        elif self._part.body and (self._between or line.number - first.number >= 2):
            self._cut(first, done)
            self._part.titled = True
        else:
            self._doubt, self._patience = first, LOOKAHEAD_LINES

    def _meet_date(self, date: str, text: str, done: list[Page]) -> None:
        if self._doubt is not None and self._patience and self._part.body:
            self._cut(self._doubt, done)
        elif self._part.dates and self._part.body:
            title = title_above(self._part, self._rules, is_new=self._is_new(date))
            if title is not None:
                self._divide(title, 1, done)
            elif self._part.fenced and not is_update(text) and self._is_new(date):
                self._fence_off(done)
        elif self._part.body and says_when_published(text.lstrip("•* ")):
            title = title_under_text(self._part, self._rules)
            if title is not None:
                self._divide(title, _TITLE_CHARS, done)
        self._part.dates.add(date)

    def _is_new(self, date: str) -> bool:
        """Whether a date under the end of an article can be another article's.

        The article's own is often printed there again, with or without its time. In the header
        of a site it is another's anyway.
        """
        if self._part.fence is not None:
            return True
        return not any(date.startswith(old) or old.startswith(date) for old in self._part.dates)

    def _fence_off(self, done: list[Page]) -> None:
        """A weak end: under the copyright or a site's header stands a date that is new."""
        if first := first_under_end(self._part, self._rules):
            self._divide(first, _TITLE_CHARS, done)

    def _divide(self, first: Line, title_chars: int, done: list[Page]) -> None:
        """A weak end before a line that stands near the end: prose must come, and a title."""
        self._settle(done)
        rest = self._part.split_before(first)
        self._held = self._part
        self._begin(rest)
        self._part.body = False
        self._title_chars = title_chars

    def _is_weak_end(self, text: str) -> bool:
        return is_separator(text) or ("://" in text and self._opens_by_address(text))

    def _opens_by_address(self, text: str) -> bool:
        if not address_of(text) or ends_in_field(self._part):
            return False
        if not self._part and not self._held:
            self._addresses_open = True
        return self._addresses_open or not text.lower().startswith("http")

    def _hold(self, rows: Rows, index: int, done: list[Page]) -> None:
        """A weak end of a page: wait and see whether another one begins here."""
        self._settle(done)
        self._held = self._part
        self._begin(Part(self._place + index))
        self._part.add(rows, index, index + 1)

    def _settle(self, done: list[Page]) -> None:
        """Decide on a weak end: two pages if something like a title opened this one."""
        title_chars, self._title_chars = self._title_chars, 0
        if not self._held:
            return
        held, self._held = self._held, Part()
        if held.body and opens_a_page(held, self._part, title_chars, self._rules):
            _emit(held, done)
        else:
            held.absorb(self._part)
            self._part = held

    def _cut(self, first: Line, done: list[Page]) -> None:
        """End the page before a line that stands near its end."""
        self._settle(done)
        rest = self._part.split_before(first)
        _emit(self._part, done)
        self._begin(rest)

    def _is_known(self, text: str) -> bool:
        return self._rules.mark_of(text) is not None


def _emit(part: Part, done: list[Page]) -> None:
    if part:
        done.append(Page(part.rows, part.dropped_lines))
