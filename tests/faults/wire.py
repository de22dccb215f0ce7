"""What a program writes to its terminal, taken apart: what it shows, and what it commands.

No terminal emulator, only as much of one as our own output needs: the cursor is moved, text is
written, lines and screens are erased. Everything else is a command and is listed by its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.text.cells import cell_len, graphemes

_PART: Final = re.compile(
    r"(?P<csi>\x1b\[[0-?]*[ -/]*[@-~])"
    r"|(?P<string>(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?)"
    r"|(?P<escape>\x1b[ -/]*[0-~]?)"
    r"|(?P<control>[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff])"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+)"
)


def commands(output: bytes) -> frozenset[str]:
    """The kinds of control functions in an output.

    Where the cursor goes and in which colours does not count; every private mode, every string
    (title, link, clipboard …) and every single control character does.
    """
    found = set()
    for kind, part in _parts(output):
        if kind == "csi":
            final = part[-1]
            found.add(f"CSI {final}" if final in "HmJKABCDG" else f"CSI {part[2:]}")
        elif kind != "text":
            found.add(repr(part[:12]))
    return frozenset(found)


def screen(output: bytes, columns: int, lines: int) -> list[str]:
    """The rows a terminal of this size shows at the end of an output, without trailing blanks."""
    grid = [[" "] * columns for _ in range(lines)]
    row = column = 0
    for kind, part in _parts(output):
        if kind == "text":
            column = _write(grid[row], column, part)
        elif part == "\n":
            row = min(lines - 1, row + 1)
        elif part == "\r":
            column = 0
        elif kind == "csi" and part[-1] == "H":
            numbers = [int(number or "1") for number in part[2:-1].split(";")] + [1]
            row = min(lines, numbers[0]) - 1
            column = min(columns, numbers[1]) - 1
        elif kind == "csi" and (part[-1] == "J" or part in ("\x1b[?1049h", "\x1b[?1049l")):
            grid = [[" "] * columns for _ in range(lines)]
    return ["".join(cells).rstrip() for cells in grid]


def _parts(output: bytes) -> Iterator[tuple[str, str]]:
    for match in _PART.finditer(output.decode("utf-8", "replace")):
        yield str(match.lastgroup), match[0]


def _write(cells: list[str], column: int, text: str) -> int:
    """Put a text into a row; a wide character leaves nothing in its second cell."""
    for character in graphemes(text):
        width = cell_len(character)
        if column + width > len(cells):
            break
        cells[column] = character
        for rest in range(column + 1, column + width):
            cells[rest] = ""
        column += width
    return column
