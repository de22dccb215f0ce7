"""A widget with nothing around its text."""

from __future__ import annotations

from rich.style import Style
from textual import events
from textual.color import Color
from textual.geometry import Region, Spacing
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.widgets.strips import through


class Direct:
    """Gets its keys at once, and what they do is drawn at once."""

    def take_key(self, event: events.Key) -> bool:
        """Type a key as text; False if it is none, but perhaps a command."""
        return False


class Dressed(Widget):
    """Keeps what its style sheet makes of it until that changes.

    Textual's own works it out from all widgets around it whenever it is asked.
    """

    _plain: Style | None = None
    _ground: Color | None = None

    @property
    def plain(self) -> Style:
        """The style of a piece of text without a role."""
        self._plain = self._plain or self.rich_style
        return self._plain

    @property
    def ground(self) -> Color:
        """What lies behind its text."""
        self._ground = self._ground or self.background_colors[1]
        return self._ground

    def notify_style_update(self) -> None:
        self._plain = self._ground = None
        super().notify_style_update()


class Bare(Dressed, Direct):
    """Gives its lines to the screen as `render_line` makes them, through the line filters; it
    takes no key but for the commands that are bound to them.

    Textual's own looks at each line for a border, a padding, a tint and what else a style sheet
    can ask for; where there is none of it, that costs as much as all the rest.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some of the lines in sight.

        Args:
            crop: Which of them, and which columns, from the upper left corner of the widget.
        """
        if self.styles.gutter != Spacing() or self.opacity < 1:
            return super().render_lines(crop)
        start, end = crop.column_span
        ground, filters = self.ground, self.get_line_filters()
        strips = [self.render_line(y).extend_cell_length(end, self.plain) for y in crop.line_range]
        return [through(strip, filters, ground).crop(start, end) for strip in strips]
