"""Sentences with a word, beside what says the same in the other language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.binding import BindingType

from reader.model.names import ArticleId, Language
from reader.session.concordance import ConcordanceLine
from reader.tui.bindings import bindings_of
from reader.tui.keys import Place
from reader.tui.widgets.line_list import LineList
from reader.tui.widgets.lines import Line, Piece, Role, fitted
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


class ConcordanceList(LineList):
    """One row a sentence: the sentence, its counterpart, and where it stands."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.CONCORDANCE)
    SPACED = True

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ConcordanceLine] = []

    def clear(self) -> None:
        """Show nothing."""
        self.lines = []
        self.show_rows(0)

    def add(self, lines: Sequence[ConcordanceLine]) -> None:
        """Show more sentences; the cursor stays."""
        self.lines += lines
        self.grow(len(self.lines))

    def replace(self, lines: Sequence[ConcordanceLine]) -> None:
        """Show other sentences; the cursor stays on its sentence if it is among them.

        But who has not left the first row wants to see what is on top.
        """
        wanted = _place(self.current) if self.current and self.cursor else None
        rows = (row for row, one in enumerate(lines) if _place(one) == wanted)
        self.lines = [*lines]
        self.show_rows(len(lines), next(rows, self.cursor))

    def are_all_in(self, lines: Sequence[ConcordanceLine]) -> bool:
        """Whether there are as many others, with the one under the cursor among them."""
        kept = _place(self.current) if self.current and self.cursor else None
        return len(lines) >= self.row_count and (not kept or kept in map(_place, lines))

    @property
    def current(self) -> ConcordanceLine | None:
        """The sentence under the cursor; None when there is none."""
        return self.lines[self.cursor] if self.lines else None

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
        one, most = self.lines[row], self._text_lines
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


def _place(one: ConcordanceLine) -> tuple[ArticleId, Language, int, int]:
    return (one.article_id, one.language, one.block, one.start_chars)
