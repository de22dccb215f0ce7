"""The moving half of the article pane: wheel, resizes, and what is told of them."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.timer import Timer

from reader.model.marks import ReadingPosition
from reader.tui.reading import walking
from reader.tui.reading.flow import Flow
from reader.tui.reading.view import ReadingView
from reader.tui.widgets.pane_core import PaneCore

_WHEEL_LINES: Final = 3
_IDLE_SECONDS: Final = 0.05
"""So long after the last key the rows out of sight are wrapped, a few at a time."""
_IDLE_CHARS: Final = 4_000
"""A stretch that is wrapped in about two milliseconds."""


class PaneScrolling(PaneCore):
    """Shows a reading view and moves through it."""

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[ReadingPosition, float] | None = None
        self._fell_back = False
        """Whether there is no room for the layout, and no need to tell it (again)."""
        self._sight: tuple[int, Flow] | None = None
        """The row on top, and the flow it is of, as they were last drawn."""
        self._idle: Timer | None = None

    def _moved(self, view: ReadingView) -> None:
        """Draw what changed and tell where the reader is."""
        self._forget_stale(view)
        before, self._sight = self._sight, (view.viewport.top, view.flow)
        if self._sight != before:
            self.refresh()
        self._tell_position(view)
        self._settle_when_idle(view)

    def _tell_position(self, view: ReadingView) -> None:
        now = (view.position(), view.progress())
        if now != self._told:
            self._told = now
            self.screen.post_message(self.PositionChanged(now[0]))

    def _settle_when_idle(self, view: ReadingView) -> None:
        if view.flow.settled:
            return
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(_IDLE_SECONDS, self._settle_some, name="settle")

    def _settle_some(self) -> None:
        """Wrap a little more of what nobody looked at yet; the rows in sight stay."""
        view = self._view
        if view is None:
            return
        is_more = view.viewport.settle_some(_IDLE_CHARS)
        self._sight = (view.viewport.top, view.flow)
        if is_more:
            self._idle = self.set_timer(_IDLE_SECONDS / 5, self._settle_some, name="settle")

    def _tell_layout(self, view: ReadingView) -> None:
        """Say once that there is no room for a layout that was asked for, or not any more.

        Who opens an article asks for none, and that one language has one is nothing to talk about.
        """
        fell_back = view.layout is not view.wanted and len(view.article.editions) > 1
        if fell_back and not self._fell_back:
            self.post_message(self.LayoutFellBack())
        self._fell_back = fell_back

    def _before_move(self) -> None:
        """A movement closes what was opened for a moment."""
        if self._peeks is not None and self._peeks.close():
            self._redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the new size; the character under the reader's eye keeps its row."""
        view, size = self._view, self.size
        if view is not None and size.width and size.height:
            view.resize(size.width, size.height)
            self._moved(view)
            self._tell_layout(view)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves by three lines."""
        self._wheel(event, _WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves by three lines."""
        self._wheel(event, -_WHEEL_LINES)

    def _wheel(self, event: events.MouseEvent, lines: int) -> None:
        event.stop()
        event.prevent_default()
        view = self._view
        if view is None:
            return
        self._before_move()
        walking.by_wheel(view, lines)
        self._moved(view)
