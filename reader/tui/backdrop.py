"""A screen through which the one below is seen."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual._context import visible_screen_stack
from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip

from reader.tui.frames import PromptScreen

Result = TypeVar("Result")


class Backdrop(PromptScreen[Result]):
    """Draws the screen below it in fainter colours.

    It looks as Textual's modal screens do, but reckons each colour once instead of once for each
    piece of a line, and no lines are cut that are whole.
    """

    def __init__(self) -> None:
        super().__init__()
        self._modal = True
        self._opening = False
        """Whether it has been laid out for the first time and not been drawn."""

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out; what was for the first time is drawn a moment later: a key can come between."""
        if not self._size:
            self._opening = True
            self.call_later(self._open)
        super()._refresh_layout(size, scroll)

    def _compositor_refresh(self) -> None:
        if not self._opening:
            super()._compositor_refresh()

    def _open(self) -> None:
        self._opening = False
        self._compositor_refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        below = visible_screen_stack.get()
        color = self.styles.background
        if not below or color.a >= 1:
            return super().render_lines(crop)
        lines = below.pop()._compositor.render_strips()[crop.y : crop.bottom]
        lines += [Strip.blank(crop.right)] * (crop.height - len(lines))
        # the screen below may not know yet that the terminal has grown
        strips = [_fainter(line.adjust_cell_length(crop.right), color) for line in lines]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, color) for strip in strips]
        if crop.x:
            strips = [strip.crop(crop.x) for strip in strips]
        return strips


def _fainter(line: Strip, color: Color) -> Strip:
    segments = [
        segment if segment.control else Segment(segment.text, _behind(segment.style, color))
        for segment in line
    ]
    return Strip(segments, line.cell_length)


@lru_cache
def _behind(style: Style | None, color: Color) -> Style:
    """A style as it is seen through a colour; what a click on it did is not seen."""
    plain = Style() if style is None else style.clear_meta_and_links()
    return plain + Style(color=_mixed(plain.color, color), bgcolor=_mixed(plain.bgcolor, color))


def _mixed(behind: RichColor | None, color: Color) -> RichColor | None:
    return None if behind is None else (Color.from_rich_color(behind) + color).rich_color
