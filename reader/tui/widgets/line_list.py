"""A list of any length of which only the visible rows are ever built."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from reader.tui.bindings import bindings_of
from reader.tui.keys import Place
from reader.tui.widgets.bare import Bare
from reader.tui.widgets.drawing import cursor_style, drawn
from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.plain_bar import LeanBar

KEPT_ROWS: Final = 512
"""Drawn rows that are kept; several screens of the largest terminal."""


def first_row(cursor: int, rows: int, height: int, row_lines: int) -> int:
    """The row on top when a list is shown first, whose height is told in lines.

    The row of the cursor is in the middle, but what fits without scrolling is not scrolled.

    Example:
        >>> first_row(3, 100, 12, 2), first_row(50, 100, 12, 2), first_row(99, 100, 12, 2)
        (0, 47, 94)
    """
    fitting = height // row_lines
    if cursor < fitting:
        return 0
    return min(cursor - fitting // 2, rows - fitting)


class LineList(ScrollView, Bare, can_focus=True):
    """Rows of a fixed number of lines with a cursor on one of them.

    A subclass says how many rows there are and draws one; it never has to hold them all.
    The cost of a key press does not grow with the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.MOVE)
    ALLOW_SELECT = False
    ROW_LINES: ClassVar[int] = 2
    SPACED: ClassVar[bool] = False
    """Whether the last line of a row is the space between two rows."""
    LEADS: ClassVar[bool] = False
    """Whether its cursor is what Enter acts on although the keyboard is in a box above it."""

    nothing = ""
    """What is said where there are no rows."""
    cursor: reactive[int] = reactive(0, repaint=False)
    """The row under the cursor; 0 in an empty list."""

    class Highlighted(Message):
        """The cursor moved to another row, or the row under it changed."""

    class Turned(Message):
        """There are rows or selected rows where there were none, or none any more."""

    class Opened(Message):
        """A row was chosen with Enter or the mouse."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._drawn: dict[tuple[int, int, bool, bool], Sequence[Strip]] = {}
        self._width = self._top = 0
        """Of the rows, in cells, and the first line in sight, when they were last drawn."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        if self._vertical_scrollbar is None:
            bar = LeanBar(name="vertical", thickness=self.scrollbar_size_vertical)
            bar.display = False
            self._vertical_scrollbar = bar
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    # ---- for subclasses

    def draw_row(self, row: int, width_cells: int) -> Sequence[Line]:
        """The lines of one row, each exactly or at most `width_cells` wide."""
        raise NotImplementedError

    # ---- what may be asked and told

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return self._count

    @property
    def row_lines(self) -> int:
        """How many lines a row has; a subclass may let it depend on its size."""
        return self.ROW_LINES

    def show_rows(self, count: int, cursor: int = 0) -> None:
        """Show a list of other rows, with the cursor on one of them."""
        was_empty = not self._count
        if bool(count) is was_empty:
            self.screen.post_message(self.Turned())
        self._count = count
        self._drawn.clear()
        self._fit_rows()
        self.set_reactive(LineList.cursor, max(0, min(cursor, count - 1)))
        self.reveal_cursor(anew=was_empty)
        self.refresh(self.scrollable_content_region.size.region)  # not the scroll bar
        self.announce_highlighted()

    def grow(self, count: int) -> None:
        """Show more rows behind those that are shown; the cursor stays."""
        if not self._count:
            self.show_rows(count)
            return
        self._count = count
        self._fit_rows()

    def redraw_rows(self) -> None:
        """Draw every visible row anew."""
        self._drawn.clear()
        self.refresh()

    def redraw_row(self, row: int) -> None:
        """Draw one row anew, if it is in sight."""
        for key in [key for key in self._drawn if key[0] == row]:
            del self._drawn[key]
        self._refresh_row(row)

    def announce_highlighted(self) -> None:
        """Say which row is under the cursor, to the screen: nobody between listens."""
        if self._count:
            self.screen.post_message(self.Highlighted())

    # ---- drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        self._width, self._top = self.scrollable_content_region.width, self.scroll_offset.y
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A line of a row, without the end that lies behind the scroll bar."""
        row, line = divmod(y + self._top, self.row_lines)
        if row >= self._count:
            if self.nothing and not self._count and not y:
                said = fitted([Piece(f"   {self.nothing}", Role.MUTED)], [], self.size.width)
                return drawn(self, said, self.size.width, self.plain)
            return Strip.blank(self.size.width, self.plain)
        return self._strips(row)[line]

    def _strips(self, row: int) -> Sequence[Strip]:
        width = self._width
        key = (row, width, row == self.cursor, self.has_focus)
        if key not in self._drawn:
            while len(self._drawn) >= KEPT_ROWS:
                self._drawn.pop(next(iter(self._drawn)))
            self._drawn[key] = self._draw(row, width)
        return self._drawn[key]

    def _draw(self, row: int, width: int) -> Sequence[Strip]:
        base = self.plain
        if row == self.cursor:
            base = cursor_style(self, base, active=self.has_focus or self.LEADS)
        strips = [drawn(self, line, width, base) for line in self.draw_row(row, width)]
        if self.SPACED:
            strips[-1] = Strip.blank(width, self.plain)
        return strips

    def _refresh_row(self, row: int) -> None:
        """Have the lines of a row put on the screen, but not the scroll bar beside them."""
        top = row * self.row_lines - self.scroll_offset.y
        self.refresh(Region(0, top, self.scrollable_content_region.width, self.row_lines))

    def notify_style_update(self) -> None:
        self._drawn.clear()
        super().notify_style_update()

    # ---- scrolling, by whole rows: none is cut at the top

    @property
    def max_scroll_y(self) -> int:
        lines = self.row_lines
        return -(-super().max_scroll_y // lines) * lines

    def validate_scroll_y(self, value: float) -> float:
        return super().validate_scroll_y(self._whole(value))

    def validate_scroll_target_y(self, value: float) -> float:
        return super().validate_scroll_target_y(self._whole(value))

    def _whole(self, line: float) -> int:
        """Where the row of a line begins; on the way down, the next one."""
        rows = line / self.row_lines
        return (ceil(rows) if line > self.scroll_y else floor(rows)) * self.row_lines

    # ---- the cursor

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self._count - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        if before == after:
            return
        self._refresh_row(before)
        self._refresh_row(after)
        self.reveal_cursor()
        self.announce_highlighted()

    def reveal_cursor(self, *, anew: bool = False) -> None:
        """Scroll so that the row under the cursor is in sight; in the middle, if it is far off or
        nothing was in sight before."""
        if not self.size.height:
            return
        fitting, top = self.size.height // self.row_lines, self.scroll_offset.y // self.row_lines
        if anew or not -fitting <= self.cursor - top < 2 * fitting:
            self._show_amid()
            return
        region = Region(0, self.cursor * self.row_lines, 1, self.row_lines)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    def on_focus(self) -> None:
        self._refresh_row(self.cursor)

    def on_blur(self) -> None:
        self._refresh_row(self.cursor)

    def on_resize(self) -> None:
        self._drawn.clear()
        self._fit_rows()
        self.reveal_cursor(anew=not self._width)

    def _show_amid(self) -> None:
        top = first_row(self.cursor, self._count, self.size.height, self.row_lines)
        self.scroll_to(y=top * self.row_lines, animate=False, force=True, immediate=True)

    def _fit_rows(self) -> None:
        """Be as high as the rows; what changes on the screen is the scrollbar, not the layout."""
        size = Size(self.scrollable_content_region.width, self._count * self.row_lines)
        if size != self.virtual_size:
            self.set_reactive(LineList.virtual_size, size)
            if not self.size and size.height > self.app.size.height:  # else it is laid out twice
                self.set_reactive(LineList.show_vertical_scrollbar, True)
            self._scroll_update(size)

    def on_click(self, event: events.Click) -> None:
        row = (event.y + self.scroll_offset.y) // self.row_lines
        if row >= self._count:
            return
        if row == self.cursor or event.chain > 1:
            self.cursor = row
            self.action_open()
        else:
            self.cursor = row

    @property
    def page_rows(self) -> int:
        """Rows of a page; one less than fit, so that something stays in sight."""
        return max(1, self.size.height // self.row_lines - 1)

    def action_open(self) -> None:
        if self._count:
            self.post_message(self.Opened(self.cursor))

    def action_cursor_down(self) -> None:
        self.cursor += 1

    def action_cursor_up(self) -> None:
        self.cursor -= 1

    def action_page_down(self) -> None:
        self.cursor += self.page_rows

    def action_page_up(self) -> None:
        self.cursor -= self.page_rows

    def action_half_down(self) -> None:
        self.cursor += max(1, self.page_rows // 2)

    def action_half_up(self) -> None:
        self.cursor -= max(1, self.page_rows // 2)

    def action_first(self) -> None:
        self.cursor = 0

    def action_last(self) -> None:
        self.cursor = self._count - 1
