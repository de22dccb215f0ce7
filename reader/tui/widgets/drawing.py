"""Lines of pieces become strips in the colours of a widget's style sheet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.themes import with_our_variables
from reader.tui.widgets.lines import Line, Role, width_of
from reader.tui.widgets.strips import LeanStrip

LOOKS: Final[Mapping[Role, tuple[str, str]]] = {
    Role.TITLE: ("foreground", ""),
    Role.READ: ("reader-muted", ""),
    Role.MUTED: ("reader-muted", ""),
    Role.KEY: ("primary", ""),
    Role.UNREAD: ("primary", ""),
    Role.SIGN: ("accent", ""),
    Role.TAG: ("reader-muted", ""),
    Role.WARNING: ("error", ""),
    Role.HIT: ("reader-hit-text", "reader-hit"),
    Role.YELLOW: ("foreground", "mark-yellow"),
    Role.GREEN: ("foreground", "mark-green"),
    Role.BLUE: ("foreground", "mark-blue"),
    Role.PINK: ("foreground", "mark-pink"),
    Role.PURPLE: ("foreground", "mark-purple"),
}
"""Theme variables of the text and, if not what lies behind the line, of the ground.

Not component classes: the style sheet would be matched against each of them for each widget,
which was half of the time between the imports and the first frame.
"""
CURSOR: Final = "reader-cursor"
"""The theme variable of the ground of the row under the cursor."""
_CURSOR_IDLE: Final = "reader-cursor-idle"


def drawn(widget: Widget, line: Line, width_cells: int, base: Style) -> Strip:
    """One line as a strip of exactly `width_cells`."""
    missing = width_cells - sum(width_of(piece.text) for piece in line)
    segments = segments_of(line, _colors(widget), base)
    if missing > 0:
        segments.append(Segment(" " * missing, base))
    strip = LeanStrip(segments, width_cells - min(0, missing))
    return strip.adjust_cell_length(width_cells, base)


def segments_of(line: Line, variables: Mapping[str, str], base: Style) -> list[Segment]:
    """One line as segments in the colours of a theme; neighbours that look alike are one."""
    segments: list[Segment] = []
    text, last = "", None
    for piece in line:
        style = _style(variables, piece.role, base)
        if style is last:
            text += piece.text
            continue
        if text:
            segments.append(Segment(text, last))
        text, last = piece.text, style
    if text:
        segments.append(Segment(text, last))
    return segments


def solid(variables: Mapping[str, str], name: str) -> Style:
    """A style with the colour of text on a colour of the theme."""
    return Style(color=_rich(variables["foreground"]), bgcolor=_rich(variables[name]))


def cursor_style(widget: Widget, base: Style, *, active: bool) -> Style:
    """The style of the row under the cursor; fainter while the keyboard is elsewhere."""
    name = CURSOR if active else _CURSOR_IDLE
    return base + Style(bgcolor=_rich(_colors(widget)[name]))


def _style(colors: Mapping[str, str], role: Role, base: Style) -> Style:
    text, ground = LOOKS[role]
    return _on_ground(colors[text], colors[ground]) if ground else _on(colors[text], base)


@lru_cache
def _on_ground(text: str, ground: str) -> Style:
    return Style(color=_rich(text), bgcolor=_rich(ground))


@lru_cache
def _on(text: str, base: Style) -> Style:
    return Style(color=_rich(text), bgcolor=base.bgcolor)


def _colors(widget: Widget) -> Mapping[str, str]:
    variables = widget.app.theme_variables
    return variables if CURSOR in variables else with_our_variables(variables)


@lru_cache
def _rich(written: str) -> RichColor:
    return Color.parse(written).rich_color
