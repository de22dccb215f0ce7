"""Scroll bars of plain cells."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from reader.tui.widgets.bare import Dressed
from reader.tui.widgets.strips import LeanStrip, through


class PlainBar(ScrollBarRender):
    """A scroll bar without the block characters that are two cells wide in some terminals."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * len(ScrollBarRender.VERTICAL_BARS)


class LeanBar(ScrollBar, Dressed):
    """An upright scroll bar of which each kind of cell is drawn once.

    Textual's own draws it as a text of many lines; beside a list that was as much as the list.
    """

    renderer = PlainBar

    def render_lines(self, crop: Region) -> list[Strip]:
        bar = self.render()
        if not isinstance(bar, PlainBar):
            return super().render_lines(crop)
        width, height = self.size
        style = self.app.console.get_style(bar.style)
        if style.color is None or style.bgcolor is None:
            return super().render_lines(crop)
        cells = PlainBar.render_bar(
            height, bar.virtual_size, bar.window_size, bar.position, width,
            back_color=style.bgcolor, bar_color=style.color,
        ).segments  # fmt: skip
        base, ground = self.plain, self.ground
        filters = self.get_line_filters()
        kinds: dict[int, Strip] = {}
        for cell in cells:
            if id(cell) not in kinds:
                whole = base + cell.style if cell.style else base
                strip = LeanStrip([Segment(cell.text, whole)], width)
                kinds[id(cell)] = through(strip, filters, ground)
        return [kinds[id(cells[y])] for y in crop.line_range]
