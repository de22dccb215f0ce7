"""This is where decoded text becomes clean, numbered lines."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.ingest.decoding.markup import has_markup, plain
from reader.ingest.decoding.mentions import Mentions
from reader.ingest.decoding.quoted_printable import is_quoted, unquoted
from reader.ingest.labelled import Mark
from reader.text.lazy import later
from reader.text.sanitise import CUT, MAX_LINE_CHARS, clean, is_clean

if TYPE_CHECKING:
    from reader.ingest.markdown import shown as markdown
else:
    markdown = later("reader.ingest.markdown.shown")  # six modules, and few dumps are any

_MARKDOWN: Final = ("](", "**", "---\n", "+++\n", "]: http", "\n# ")
"""A piece of a dump without any of these is none, unless it begins as such a page does."""
_PLAIN_SPACES: Final = ("\u00a0", "\u3000")
"""Spaces so common in web pages that they are put right for a whole piece at once."""


class Lines(NamedTuple):
    """Lines of a dump with something on them, in two columns.

    Empty lines are not kept; they show as gaps between numbers.
    """

    numbers: list[int]
    """Their numbers in the dump, from 1, as an editor counts."""
    texts: list[str]
    """Sanitised, NFC, no white space at their ends, tabs as spaces; none is empty."""


class LineReader:
    """Turns pieces of text into lines and keeps count of what was cleaned away."""

    def __init__(self) -> None:
        self._next = 1
        self._counts: dict[str, int] = {}
        self._first: dict[str, int] = {}
        self._cut = Mentions()
        self.told: dict[int, Mark] = {}
        """What signs that were taken off told of lines, by their numbers."""

    @property
    def line_count(self) -> int:
        """How many lines were read, empty ones too."""
        return self._next - 1

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was removed so far, how much of each kind, for people."""
        found = [
            f"cleaned: {number} {kind}, first in line {self._first[kind]}"
            for kind, number in sorted(self._counts.items())
        ]
        if self._cut:
            found.append(f"cut after {MAX_LINE_CHARS} characters: {self._cut}")
        return tuple(found)

    def feed(self, text: str) -> Lines:
        """The lines of the next piece, which has to end at a line end unless it is the last."""
        if not text:
            return Lines([], [])
        first = self._next
        if is_quoted(text):
            text = self._unquoted(text, first)
        if (text[0] == "#" or any(sign in text for sign in _MARKDOWN)) and markdown.is_markdown(
            text
        ):
            text = self._shown(text, first)
        if has_markup(text):
            lines = self._cleaned(self._without_markup(text, first))
        else:
            lines = self._plain(text, first)
        if max(map(len, lines.texts), default=0) > MAX_LINE_CHARS:
            lines = Lines(lines.numbers, list(map(self._short, *lines)))
        return lines

    def _unquoted(self, text: str, first: int) -> str:
        whole = unquoted(text)
        pairs = enumerate(zip(text.split("\n"), whole.split("\n"), strict=True), first)
        changed = [number for number, (quoted, read) in pairs if quoted != read]
        if changed:
            self._count("lines quoted as in mails", len(changed), changed[0])
        return whole

    def _shown(self, text: str, first: int) -> str:
        shown = markdown.as_shown(text)
        if shown.changed:
            self._count("lines written in Markdown", len(shown.changed), first + shown.changed[0])
        self.told.update((first + index, mark) for index, mark in shown.told.items())
        return "\n".join(shown.lines)

    def _plain(self, text: str, first: int) -> Lines:
        for space in _PLAIN_SPACES:
            if space in text:
                self._count("unusual spaces", text.count(space), self._line_of(text, space, first))
                text = text.replace(space, " ")
        if "\t" in text:
            text = text.replace("\t", " ")
        stripped = list(map(str.strip, text.split("\n")))
        self._next += len(stripped) - text.endswith("\n")
        numbers = compress(range(first, first + len(stripped)), stripped)
        lines = Lines(list(numbers), list(filter(None, stripped)))
        return lines if is_clean(text) else self._cleaned(lines)

    def _without_markup(self, text: str, first: int) -> Lines:
        lines = Lines([], [])
        pieces = text.split("\n")
        self._next += len(pieces) - text.endswith("\n")
        for number, line in enumerate(pieces, first):
            if "<" in line or "&" in line:
                line, found = plain(line)
                if found:
                    self._count("leftovers of HTML", found, number)
            _add_parts(lines, number, line.replace("\t", " "))
        return lines

    def _cleaned(self, lines: Lines) -> Lines:
        cleaned = Lines([], [])
        for number, text in zip(*lines, strict=True):
            if is_clean(text):
                cleaned.numbers.append(number)
                cleaned.texts.append(text)
                continue
            counts: dict[str, int] = {}
            safe = clean(text, counts)
            for kind, times in counts.items():
                self._count(kind, times, number)
            _add_parts(cleaned, number, safe)
        return cleaned

    def _short(self, number: int, text: str) -> str:
        if len(text) <= MAX_LINE_CHARS:
            return text
        self._cut.add(number)
        return text[: MAX_LINE_CHARS - 1].rstrip() + CUT

    def _count(self, kind: str, number: int, line: int) -> None:
        self._first.setdefault(kind, line)
        self._counts[kind] = self._counts.get(kind, 0) + number

    def _line_of(self, text: str, what: str, first: int) -> int:
        return first + text.count("\n", 0, text.index(what))


def _add_parts(lines: Lines, number: int, text: str) -> None:
    """Add a line of the dump, which may have become several."""
    for part in text.split("\n"):
        stripped = part.strip()
        if stripped:
            lines.numbers.append(number)
            lines.texts.append(stripped)
