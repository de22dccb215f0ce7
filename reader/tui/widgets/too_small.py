"""What is shown where nothing can be read."""

from __future__ import annotations

from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.one_line import OneLine


class TooSmall(OneLine):
    """Says that the terminal is too small; hidden unless it is."""

    def draw(self, width_cells: int) -> Line:
        return fitted([Piece("too small", Role.WARNING)], [], width_cells)
