"""What a terminal shows after a program wrote to it: cells with their colours.

As much of a terminal as the programs that are compared here use: cursor moves, erasing, colours,
two-cell characters. What it does not know it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reader.text.cells import grapheme_spans

_TOKEN: Final = re.compile(
    r"\x1b\[(?P<private>[<=>?]?)(?P<numbers>[0-9;]*)(?P<middle>[ -/]*)(?P<final>[@-~])"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\|\x1b[ -/]*[0-~]"
    r"|(?P<control>[\x00-\x1f\x7f])|(?P<text>[^\x00-\x1f\x7f\x1b]+)"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell."""

    text: str = " "
    """A character with what belongs to it; "" for the right half of a wide one."""
    color: str = ""
    """As in CSI … m: "38;2;1;2;3"; "" for the terminal's own."""
    ground: str = ""


class TerminalScreen:
    """The cells of a terminal, changed by what is fed."""

    def __init__(self, columns: int, lines: int) -> None:
        self.columns = columns
        self.lines = lines
        self.rows = [[Cell()] * columns for _ in range(lines)]
        self.cleared = 0
        """How many times the screen was entered anew or erased as a whole."""
        self._x = self._y = 0
        self._color = self._ground = ""
        self._reverse = False

    def feed(self, output: bytes) -> TerminalScreen:
        """Take in output of a program; returns itself."""
        for token in _TOKEN.finditer(output.decode("utf-8", "replace")):
            if token["text"]:
                self._write(token["text"])
            elif token["control"]:
                self._control(token["control"])
            elif token["final"]:
                self._command(token)
        return self

    @property
    def text(self) -> list[str]:
        """Every line without blanks at its end."""
        return ["".join(cell.text for cell in row).rstrip() for row in self.rows]

    def differences(self, other: TerminalScreen, columns: range) -> Iterator[str]:
        """Cells that differ in some columns, as people read them; blanks have no text colour."""
        for y, (mine, others) in enumerate(zip(self.rows, other.rows, strict=True)):
            for x in columns:
                one, two = _seen(mine[x]), _seen(others[x])
                if one != two:
                    yield f"line {y + 1}, column {x + 1}: {one} is not {two}"

    def _write(self, text: str) -> None:
        for start, end, cells in grapheme_spans(text):
            if cells and self._x + cells <= self.columns and self._y < self.lines:
                color, ground = self._color, self._ground
                if self._reverse:
                    color, ground = _turned(ground, 38), _turned(color, 48)
                self.rows[self._y][self._x] = Cell(text[start:end], color, ground)
                for right in range(self._x + 1, self._x + cells):
                    self.rows[self._y][right] = Cell("", color, ground)
            self._x += cells

    def _control(self, char: str) -> None:
        if char == "\r":
            self._x = 0
        elif char == "\n":
            self._y = min(self._y + 1, self.lines - 1)
        elif char == "\b":
            self._x = max(0, self._x - 1)

    def _command(self, token: re.Match[str]) -> None:
        final, private = token["final"], token["private"]
        numbers = [int(number or 0) for number in token["numbers"].split(";")]
        if private == "?" and final == "h" and 1049 in numbers:
            self._clear()
        elif private or token["middle"]:
            return
        elif final in "Hf":
            self._y = max(1, numbers[0]) - 1
            self._x = max(1, numbers[1] if len(numbers) > 1 else 1) - 1
        elif final == "m":
            self._look(numbers)
        elif final == "J" and numbers[0] in (2, 3):
            self._clear()
        elif final == "K":
            self.rows[self._y][self._x :] = [Cell()] * (self.columns - self._x)

    def _clear(self) -> None:
        self.cleared += 1
        self.rows = [[Cell()] * self.columns for _ in range(self.lines)]

    def _look(self, numbers: list[int]) -> None:
        place = 0
        while place < len(numbers):
            number = numbers[place]
            taken = 1
            if number == 0:
                self._color = self._ground = ""
                self._reverse = False
            elif number in (7, 27):
                self._reverse = number == 7
            elif number in (38, 48):
                taken = 5 if numbers[place + 1 : place + 2] == [2] else 3
                written = ";".join(map(str, numbers[place : place + taken]))
                self._color = written if number == 38 else self._color
                self._ground = written if number == 48 else self._ground
            place += taken


def _turned(color: str, number: int) -> str:
    return f"{number}{color[2:]}" if color else ""


def _seen(cell: Cell) -> tuple[str, str, str]:
    return (cell.text, "" if cell.text in ("", " ") else cell.color, cell.ground)
