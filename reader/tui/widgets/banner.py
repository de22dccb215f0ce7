"""A line that stays until its trouble is over."""

from __future__ import annotations

from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.one_line import OneLine


class Banner(OneLine):
    """Troubles by name, the latest shown; not there when there are none."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._troubles: dict[str, str] = {}
        self.display = False

    def set_trouble(self, name: str, text: str) -> None:
        """Show a trouble; "" ends it."""
        self._troubles.pop(name, None)
        if text:
            self._troubles[name] = text
        self.display = bool(self._troubles)
        self.refresh()

    def draw(self, width_cells: int) -> Line:
        *others, latest = self._troubles.values() or [""]
        right = [Piece(f"+{len(others)} more ", Role.WARNING)] if others else []
        return fitted([Piece(f" {latest}", Role.WARNING)], right, width_cells)
