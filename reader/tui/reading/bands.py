"""What a flow is made of: pieces in columns, and the lines of them on a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.model.article import Language
from reader.text.linebreak import Line
from reader.tui.reading.content import Piece, Role, SourceText

_BREAK: Final = SourceText(". . .")
_BREAK_ORDER: Final = 2_000
_END_ORDER: Final = 2_001
"""Keep them apart from the pieces of the head and of peeks."""
_RULE: Final = SourceText("- - -")


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece in a column of a band."""

    piece: Piece
    gap: int = 0
    """Blank rows between it and the cell above in the same column."""
    indent: int = 0
    """Cells left free before its lines."""
    bullet: str = ""
    """What stands in the indent of its first line."""
    secondary: bool = False
    """Whether it is the other language, shown dimmed."""
    sign: str = ""
    """Stands in the gutter beside its first line."""
    hang: int = 0
    """Cells by which the lines after its first one are set in further."""

    @property
    def margin(self) -> int:
        """Cells of the column that none of its lines takes."""
        return self.indent + self.hang


@dataclass(frozen=True, slots=True)
class Band:
    """Cells whose first rows stand beside each other."""

    columns: tuple[tuple[Cell, ...], ...]
    gap: int = 0
    """Blank rows above it."""


@dataclass(frozen=True, slots=True)
class CellRow:
    """One line of a cell on a row."""

    cell: Cell
    number: int
    """Which line of the cell, from 0."""
    line: Line

    @property
    def first(self) -> bool:
        """Whether it is the first line of its block."""
        return self.number == 0 and self.cell.piece.is_first

    @property
    def indent(self) -> int:
        """Cells left free before it."""
        return self.cell.margin if self.number else self.cell.indent


Row = tuple[CellRow | None, ...]
"""What each column shows on a row; None where it is blank."""


def break_cell(language: Language, indent: int = 0) -> Cell:
    """What stands between blocks that do not follow each other in their own edition."""
    piece = Piece(Role.BREAK, language, None, _BREAK, 0, len(_BREAK), order=_BREAK_ORDER)
    return Cell(piece, gap=1, indent=indent)


def end_band(language: Language, next_title: str, columns: int) -> Band:
    """What stands below the text: a rule, and what can be read next."""
    texts = (_RULE, SourceText(f"]  {next_title}"))
    cells = tuple(
        Cell(Piece(Role.END, language, None, text, 0, len(text), order=_END_ORDER + number))
        for number, text in enumerate(texts)
    )
    return Band((cells, *[()] * (columns - 1)), gap=2)


def count_head(bands: Sequence[Band]) -> int:
    """How many bands stand above the first one with a block of a body."""
    bodies = (
        number
        for number, band in enumerate(bands)
        if any(cell.piece.block is not None for cells in band.columns for cell in cells)
    )
    return next(bodies, len(bands))


def places(bands: Sequence[Band]) -> dict[tuple[Language, int], tuple[int, ...]]:
    """The numbers of the bands every block is in."""
    found: dict[tuple[Language, int], tuple[int, ...]] = {}
    for number, band in enumerate(bands):
        for cells in band.columns:
            for cell in cells:
                if cell.piece.block is not None:
                    key = (cell.piece.language, cell.piece.block)
                    found[key] = (*found.get(key, ()), number)
    return found
