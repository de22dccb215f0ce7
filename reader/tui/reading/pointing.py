"""Which character is at a cell of the screen.

Both halves of a wide character are that character; beside a line its nearest one is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.article import Language
from reader.model.marks import Point
from reader.text.cells import cell_len, cell_to_offset, grapheme_spans
from reader.text.linebreak import Line
from reader.tui.reading.bands import CellRow
from reader.tui.reading.view import ReadingView


@dataclass(frozen=True, slots=True)
class Spot:
    """A character of a body, by the first offset of its grapheme."""

    language: Language
    point: Point


def spot_at(view: ReadingView, x: int, y: int) -> Spot | None:
    """The character at a cell of the screen; None above, below and between texts."""
    row = view.flow.row_at(view.viewport.top + y)
    geometry = view.geometry
    for number in reversed(range(len(row))):
        left = geometry.lefts[number] - geometry.gutter
        cell_row = row[number]
        if (x >= left or number == 0) and cell_row is not None:
            return _spot_in(cell_row, x - geometry.lefts[number] - cell_row.indent)
    return None


def line_beside(view: ReadingView, x: int, y: int) -> tuple[Language, int, Line] | None:
    """The line whose signs are at a cell of the gutter; None anywhere else."""
    row = view.flow.row_at(view.viewport.top + y)
    for left, cell_row in zip(view.geometry.lefts, row, strict=True):
        if cell_row is not None and left - view.geometry.gutter <= x < left - 1:
            piece = cell_row.cell.piece
            return None if piece.block is None else (piece.language, piece.block, cell_row.line)
    return None


def spot_on(view: ReadingView, row: int, language: Language, cell: int) -> Spot | None:
    """The character of a language at a cell of its text column, on a row of the flow."""
    for cell_row in view.flow.row_at(row):
        if cell_row is not None and cell_row.cell.piece.language is language:
            return _spot_in(cell_row, cell - cell_row.indent)
    return None


def cell_of(view: ReadingView, language: Language, point: Point) -> int:
    """The cell of a text column a character is drawn at."""
    row = view.flow.row_of(language, point.block, point.offset_chars)
    for cell_row in view.flow.row_at(row):
        if cell_row is None:
            continue
        piece = cell_row.cell.piece
        if (piece.language, piece.block) == (language, point.block):
            before = piece.text[cell_row.line.start : point.offset_chars]
            return cell_row.indent + cell_len(before)
    return 0


def _spot_in(row: CellRow, cell: int) -> Spot | None:
    piece, line = row.cell.piece, row.line
    if piece.block is None:
        return None
    text = piece.text[line.start : line.end]
    offset = cell_to_offset(text, cell)
    if text and offset >= len(text):
        offset = grapheme_spans(text)[-1][0]
    return Spot(piece.language, Point(piece.block, line.start + offset))
