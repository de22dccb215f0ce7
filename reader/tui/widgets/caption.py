"""A line over what is shown on top of the screen below."""

from __future__ import annotations

from textual.reactive import Reactive, reactive

from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.one_line import OneLine


class Caption(OneLine):
    """What it is about, or in its place what has to be said."""

    said: Reactive[str] = reactive("")

    def __init__(self, text: str, role: Role = Role.MUTED) -> None:
        super().__init__()
        self._text = text
        self._role = role

    def draw(self, width_cells: int) -> Line:
        text, role = (self.said, Role.WARNING) if self.said else (self._text, self._role)
        return fitted([Piece(f"  {text}", role)], [], width_cells)
