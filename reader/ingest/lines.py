"""This is where decoded text becomes clean, numbered lines."""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.ingest.leftovers import has_markup, plain
from reader.text.sanitise import CUT, MAX_LINE_CHARS, clean, is_clean

_PLAIN_SPACES: Final = ("\u00a0", "\u3000")
"""Spaces so common in web pages that they are put right for a whole piece at once."""
_MENTIONS: Final = 8


class Line(NamedTuple):
    """One line of a dump with something on it.

    Empty lines are not kept; they show as gaps between numbers.
    """

    number: int
    """Its number in the dump, from 1, as an editor counts."""
    text: str
    """Sanitised, NFC, no white space at its ends, tabs as spaces."""


class LineReader:
    """Turns pieces of text into lines and keeps count of what was cleaned away."""

    def __init__(self) -> None:
        self._next = 1
        self._counts: dict[str, int] = {}
        self._first: dict[str, int] = {}
        self._cut: list[int] = []

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
            where = ", ".join(map(str, self._cut[:_MENTIONS]))
            more = f" and {len(self._cut) - _MENTIONS} more" if self._cut[_MENTIONS:] else ""
            found.append(f"cut after {MAX_LINE_CHARS} characters: line {where}{more}")
        return tuple(found)

    def feed(self, text: str) -> list[Line]:
        """The lines of the next piece, which has to end at a line end unless it is the last."""
        if not text:
            return []
        first = self._next
        self._next += text.count("\n") + (not text.endswith("\n"))
        if has_markup(text):
            lines = self._cleaned(self._without_markup(text, first))
        else:
            lines = self._plain(text, first)
        if any(len(line.text) > MAX_LINE_CHARS for line in lines):
            lines = [self._short(line) for line in lines]
        return lines

    def _plain(self, text: str, first: int) -> list[Line]:
        for space in _PLAIN_SPACES:
            if space in text:
                self._count("unusual spaces", text.count(space), self._line_of(text, space, first))
                text = text.replace(space, " ")
        if "\t" in text:
            text = text.replace("\t", " ")
        lines = [
            Line(number, stripped)
            for number, line in enumerate(text.split("\n"), first)
            if (stripped := line.strip())
        ]
        return lines if is_clean(text) else self._cleaned(lines)

    def _without_markup(self, text: str, first: int) -> list[Line]:
        lines: list[Line] = []
        for number, line in enumerate(text.split("\n"), first):
            if "<" in line or "&" in line:
                line, found = plain(line)
                if found:
                    self._count("leftovers of HTML", found, number)
            for part in line.split("\n"):
                stripped = part.replace("\t", " ").strip()
                if stripped:
                    lines.append(Line(number, stripped))
        return lines

    def _cleaned(self, lines: list[Line]) -> list[Line]:
        cleaned: list[Line] = []
        for line in lines:
            if is_clean(line.text):
                cleaned.append(line)
                continue
            counts: dict[str, int] = {}
            text = clean(line.text, counts)
            for kind, number in counts.items():
                self._count(kind, number, line.number)
            cleaned += [
                Line(line.number, stripped)
                for part in text.split("\n")
                if (stripped := part.strip())
            ]
        return cleaned

    def _short(self, line: Line) -> Line:
        if len(line.text) <= MAX_LINE_CHARS:
            return line
        self._cut.append(line.number)
        return Line(line.number, line.text[: MAX_LINE_CHARS - 1].rstrip() + CUT)

    def _count(self, kind: str, number: int, line: int) -> None:
        self._first.setdefault(kind, line)
        self._counts[kind] = self._counts.get(kind, 0) + number

    def _line_of(self, text: str, what: str, first: int) -> int:
        return first + text.count("\n", 0, text.index(what))
