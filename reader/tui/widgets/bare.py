"""A widget with nothing around its text."""

from __future__ import annotations

from textual.geometry import Region, Spacing
from textual.strip import Strip
from textual.widget import Widget


class Bare(Widget):
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
        strips = [self.render_line(y) for y in crop.line_range]
        filters = self.get_line_filters()
        background = self.background_colors[1]
        for line_filter in filters:
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        if crop.column_span != (0, self.size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips
