"""Sentences with a word, beside what says the same in the other language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.binding import BindingType

from reader.model.names import ArticleId, Language
from reader.session.concordance import ConcordanceLine
from reader.tui.bindings import bindings_of
from reader.tui.keys import Place
from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.two_columns import (
    COLUMNS_CELLS,
    GAP_CELLS,
    beside,
    broken,
    column_cells,
)

TEXT_LINES: Final = 2
"""Lines of a sentence, and of its counterpart."""
LOW_LINES: Final = 16
"""In a lower list both have one line."""
INDENT_CELLS: Final = 2
NOTHING: Final = "no counterpart"


class ConcordanceList(RowList[ConcordanceLine]):
    """One row a sentence: the sentence, its counterpart, and where it stands."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.CONCORDANCE)
    SPACED = True

    def add(self, lines: Sequence[ConcordanceLine]) -> None:
        """Show more sentences; the cursor stays."""
        self.rows = [*self.rows, *lines]
        self.grow(len(self.rows))

    def known_by(self, row: ConcordanceLine) -> tuple[ArticleId, Language, int, int]:
        return (row.article_id, row.language, row.block, row.start_chars)

    @property
    def row_lines(self) -> int:
        texts = self._text_lines if self._has_columns else 2 * self._text_lines
        return texts + 2

    @property
    def _has_columns(self) -> bool:
        return self.size.width >= COLUMNS_CELLS

    @property
    def _text_lines(self) -> int:
        return 1 if self.size.height < LOW_LINES else TEXT_LINES

    def draw_row(self, row: int, width_cells: int) -> Sequence[Line]:
        one, most = self.rows[row], self._text_lines
        indent = Piece(" " * INDENT_CELLS)
        room = width_cells - INDENT_CELLS
        if self._has_columns:
            left = column_cells(room)
            right = room - left - GAP_CELLS
        else:
            left = right = room - 1
        sentence = broken(one.sentence, left - 1, most, Role.TITLE, one.spans)
        role = Role.TITLE if one.counterpart.text else Role.MUTED
        counterpart = broken(one.counterpart.shown or NOTHING, right - 1, most, role)
        if self._has_columns:
            lines = beside(sentence, counterpart, room)
        else:
            lines = [fitted(pieces, [], room) for pieces in (*sentence, *counterpart)]
        tag = Piece(f"{one.language.upper()} ", Role.TAG)
        lines.append(fitted([Piece(one.title, Role.MUTED)], [tag], room))
        lines += [()] * (self.row_lines - len(lines))
        return [(indent, *line) for line in lines]
