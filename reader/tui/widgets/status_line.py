"""The line that says what just happened and where the person is."""

from __future__ import annotations

from textual.reactive import reactive

from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.one_line import OneLine


class StatusLine(OneLine):
    """On the left what happened, on the right where one is."""

    message: reactive[str] = reactive("")
    """One clause; "" for nothing."""
    progress: reactive[str] = reactive("")
    """Work that goes on quietly behind; "" for none. A message goes before it."""
    place: reactive[str] = reactive("")
    """Where one is: "3/11", "KO 42%"."""
    failed: reactive[bool] = reactive(False)
    """Whether the message is bad news."""

    def say(self, message: str, *, failed: bool = False) -> None:
        """Show what happened, until something else does."""
        self.failed = failed
        self.message = message

    def draw(self, width_cells: int) -> Line:
        left = Piece(f" {self.message or self.progress}", self._role)
        right = Piece(f"{self.place} " if self.place else "", Role.MUTED)
        return fitted([left], [right], width_cells)

    @property
    def _role(self) -> Role:
        if self.message:
            return Role.WARNING if self.failed else Role.TITLE
        return Role.MUTED
