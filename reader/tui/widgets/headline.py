"""A line over a list that says what the list is of."""

from __future__ import annotations

from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.one_line import OneLine


class Headline(OneLine):
    """What a list is of on the left, its order or the like on the right; hidden when empty."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._left = self._right = ""
        self._role = Role.TITLE
        self.display = False

    def show(self, left: str, right: str = "", role: Role = Role.TITLE) -> None:
        """Say something; "" on the left hides the line."""
        self._left, self._right, self._role = left, right, role
        self.display = bool(left)
        self.refresh()

    def draw(self, width_cells: int) -> Line:
        right = [Piece(f"{self._right} ", Role.MUTED)] if self._right else []
        return fitted([Piece(f" {self._left}", self._role)], right, width_cells)
