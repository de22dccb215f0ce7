"""A widget of one line, drawn from pieces: the base of every bar on the screen."""

from __future__ import annotations

from textual.strip import Strip

from reader.tui.widgets.bare import Bare
from reader.tui.widgets.drawing import drawn
from reader.tui.widgets.lines import Line


class OneLine(Bare):
    """One line of text; a subclass says what is on it at a given width."""

    ALLOW_SELECT = False

    def draw(self, width_cells: int) -> Line:
        """The pieces of the line."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y or width <= 0:
            return Strip.blank(width, self.plain)
        return drawn(self, self.draw(width), width, self.plain)
