"""Lines of pieces become strips in the colours of a widget's style sheet."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.widgets.lines import Line, Role

_CURSOR: Final = "line--cursor"
_CURSOR_IDLE: Final = "line--cursor-idle"
LINE_CLASSES: Final = {*(f"line--{role}" for role in Role), _CURSOR, _CURSOR_IDLE}
"""Component classes of every widget that draws lines; `styles/lines.tcss` knows their looks."""

_OPAQUE: Final = {Role.HIT, Role.YELLOW, Role.GREEN, Role.BLUE, Role.PINK, Role.PURPLE}
"""Roles that bring a background of their own."""


def drawn(widget: Widget, line: Line, width_cells: int, base: Style) -> Strip:
    """One line as a strip of exactly `width_cells`."""
    behind = Style(bgcolor=base.bgcolor)
    segments = [Segment(piece.text, _style(widget, piece.role, behind)) for piece in line]
    return Strip(segments).adjust_cell_length(width_cells, base)


def cursor_style(widget: Widget, base: Style, *, active: bool) -> Style:
    """The style of the row under the cursor; fainter while the keyboard is elsewhere."""
    name = _CURSOR if active else _CURSOR_IDLE
    return base + Style(bgcolor=widget.get_component_rich_style(name).bgcolor)


def _style(widget: Widget, role: Role, behind: Style) -> Style:
    style = widget.get_component_rich_style(f"line--{role}")
    return style if role in _OPAQUE else style + behind
