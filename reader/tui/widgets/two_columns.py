"""Two texts beside each other: as columns where there is room, else one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from reader.text.cells import cell_len
from reader.text.linebreak import break_lines
from reader.text.sanitise import guard
from reader.tui.widgets.lines import Line, Piece, Role, fitted, highlighted, with_dots

COLUMNS_CELLS: Final = 100
"""From this width on there are two columns."""
GAP_CELLS: Final = 3
_CUT: Final = Piece("..", Role.MUTED)
_MOST_CHARS: Final = 2_000
"""A longer text is looked at around its first hit only."""

Spans = Sequence[tuple[int, int]]


def column_cells(width_cells: int) -> int:
    """The width of the left column; the right one has the same or a cell more."""
    return (width_cells - GAP_CELLS) // 2


def beside(
    left: Sequence[Sequence[Piece]], right: Sequence[Sequence[Piece]], width_cells: int
) -> list[Line]:
    """Lines of two columns; the shorter one is filled with blanks."""
    column = column_cells(width_cells)
    rest = width_cells - column - GAP_CELLS
    gap = Piece(" " * GAP_CELLS)
    return [
        (*fitted([*one, Piece(" ")], [], column), gap, *fitted(other, [], rest))
        for one, other in zip_longest(left, right, fillvalue=())
    ]


def broken(
    text: str, width_cells: int, most_lines: int, role: Role = Role.TITLE, spans: Spans = ()
) -> list[list[Piece]]:
    """A text in lines, at most so many; they show its first hit.

    Args:
        text: One paragraph; text of others is guarded here.
        width_cells: Of a line.
        most_lines: The most lines; what does not fit is cut, which two dots say.
        role: Of the text.
        spans: Hits, half open, in code points.
    """
    text, spans, cut = _near(guard(text), spans)
    lines = break_lines(text, max(2, width_cells))
    hit = min((start for start, _ in spans), default=0)
    first = next((n for n, line in enumerate(lines) if hit < line.end), 0)
    begin = 0 if first < most_lines else min(first, len(lines) - most_lines)
    shown = []
    for line in lines[begin : begin + most_lines]:
        within = [(a - line.start, b - line.start) for a, b in spans if b > line.start]
        here = [(max(0, a), b) for a, b in within if a < line.end - line.start]
        shown.append(highlighted(text[line.start : line.end], here, role))
    if shown and begin:
        shown[0].insert(0, _CUT)
    if shown and (cut or begin + most_lines < len(lines)):
        shown[-1] = _with_cut(shown[-1], width_cells)
    return shown


def _with_cut(line: list[Piece], width_cells: int) -> list[Piece]:
    """A line that says that more follows; its last word goes if there is no room for that."""
    *before, last = line
    room = width_cells - sum(cell_len(piece.text) for piece in (*before, _CUT))
    text = last.text
    if cell_len(text) > room and " " in text.strip():
        text = text.rstrip().rpartition(" ")[0]
    return with_dots([*before, Piece(text, last.role)])


def _near(text: str, spans: Spans) -> tuple[str, Spans, bool]:
    """The part of a very long text that is worth breaking, and whether more follows."""
    if len(text) <= _MOST_CHARS:
        return text, spans, False
    start = max(0, min((a for a, _ in spans), default=0) - _MOST_CHARS // 2)
    part = text[start : start + _MOST_CHARS]
    moved = [(a - start, b - start) for a, b in spans if a >= start and b - start <= len(part)]
    return part, moved, start + _MOST_CHARS < len(text)
