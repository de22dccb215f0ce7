"""The aligned pairs of an article as a list, Korean on the left, English on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.binding import BindingType

from reader.model.article import AlignedPair, Article, BlockKind, Language
from reader.tui.bindings import bindings_of
from reader.tui.keys import Place
from reader.tui.reading.layouts import DOUBT_SIGN
from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.two_columns import (
    COLUMNS_CELLS,
    GAP_CELLS,
    beside,
    broken,
    column_cells,
)

HELD_SIGN: Final = "+"
SIGN_CELLS: Final = 3
NUMBER_CELLS: Final = 4
COLUMN_LINES: Final = 3
"""Lines of a pair's text where Korean and English stand beside each other."""
STACKED_LINES: Final = 2
"""Lines of either language where they stand one under the other."""
LOW_LINES: Final = 16
"""In a lower list each language has one line."""
ROLES: Final = {
    BlockKind.HEADING: Role.KEY,
    BlockKind.CAPTION: Role.MUTED,
    BlockKind.NOTE: Role.MUTED,
}
NOTHING: Final = {
    Language.KO: "no Korean for this",
    Language.EN: "no English for this",
}


class PairList(RowList[AlignedPair]):
    """One row a pair; a paragraph without a counterpart is a row of its own."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.ALIGN)
    SPACED = True

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self.held: int | None = None
        """The row that waits for a partner; None if none does. Seen when rows are shown next."""

    @property
    def row_lines(self) -> int:
        return 1 + (COLUMN_LINES if self._has_columns else 2 * self._stacked_lines)

    @property
    def _has_columns(self) -> bool:
        return self.size.width >= COLUMNS_CELLS

    @property
    def _stacked_lines(self) -> int:
        return 1 if self.size.height < LOW_LINES else STACKED_LINES

    def draw_row(self, row: int, width_cells: int) -> Sequence[Line]:
        room = width_cells - SIGN_CELLS
        if self._has_columns:
            column = column_cells(room)
            left = self._side(row, Language.KO, column - 1, COLUMN_LINES)
            right = self._side(row, Language.EN, room - column - GAP_CELLS - 1, COLUMN_LINES)
            lines = beside(left, right, room)
        else:
            each = self._stacked_lines
            sides = [self._side(row, language, room - 1, each) for language in Language]
            lines = [fitted(one, [], room) for lines in sides for one in lines]
        lines += [()] * (self.row_lines - len(lines))
        return [(self._sign(row, number), *line) for number, line in enumerate(lines)]

    def _sign(self, row: int, line: int) -> Piece:
        if line:
            return Piece(" " * SIGN_CELLS)
        if row == self.held:
            return Piece(f" {HELD_SIGN} ", Role.SIGN)
        if self.rows[row].doubtful:
            return Piece(f" {DOUBT_SIGN} ", Role.WARNING)
        return Piece(" " * SIGN_CELLS)

    def _side(
        self, row: int, language: Language, width_cells: int, most_lines: int
    ) -> list[list[Piece]]:
        blocks = self.rows[row].side(language)
        if not blocks:
            return [[Piece(" " * NUMBER_CELLS), Piece(NOTHING[language], Role.MUTED)]]
        room = width_cells - NUMBER_CELLS
        if most_lines == 1 and len(blocks) > 1:
            ((_, *text),) = self._paragraph(language, blocks[0], room, 1)
            return [[Piece(f"{blocks[0] + 1:>{NUMBER_CELLS - 2}}+ ", Role.TAG), *text]]
        shown = blocks if len(blocks) <= most_lines else blocks[: most_lines - 1]
        lines: list[list[Piece]] = []
        for number, block in enumerate(shown):
            left = most_lines - len(lines) - (len(blocks) - number - 1)
            lines += self._paragraph(language, block, room, max(1, left))
        if len(shown) < len(blocks):
            more = ", ".join(str(block + 1) for block in blocks[len(shown) :])
            lines.append([Piece(" " * NUMBER_CELLS), Piece(f"and {more}", Role.MUTED)])
        return lines

    def _paragraph(
        self, language: Language, block: int, room_cells: int, most_lines: int
    ) -> list[list[Piece]]:
        source = self.article.editions[language].body[block]
        role = ROLES.get(source.kind, Role.TITLE)
        lines = broken(source.text, room_cells, most_lines, role) or [[]]
        numbers = [f"{block + 1:>{NUMBER_CELLS - 1}} ", *[" " * NUMBER_CELLS] * (len(lines) - 1)]
        return [
            [Piece(number, Role.TAG), *line] for number, line in zip(numbers, lines, strict=True)
        ]
