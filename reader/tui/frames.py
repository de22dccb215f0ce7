"""Draws no more of a screen than the parts that changed, and those at once."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Final, TypeVar

from rich.console import Console
from textual import events
from textual._compositor import ChopsUpdate, Compositor
from textual.await_complete import AwaitComplete
from textual.constants import MAX_FPS
from textual.errors import NoWidget
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

Part = tuple[Region, Region, list[Strip]]
Result = TypeVar("Result")

FRAME_SECONDS: Final = 1 / MAX_FPS


class LeanUpdate(ChopsUpdate):
    """Written as Textual's own is, in half of the time; no character of two cells is halved."""

    def render_segments(self, console: Console) -> str:
        written: list[str] = []
        last_y = self.spans[-1][0]
        for y, start, stop in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                # A piece of a line nobody drew is None, which Textual's types do not say.
                if not isinstance(strip, Strip) or x > stop or end <= start:
                    continue
                if not (start <= x < stop and end <= stop):
                    strip = _begun(strip, min(end, stop) - x)
                written.append(f"\x1b[{y + 1};{x + 1}H{strip.render(console)}")
            if y != last_y:
                written.append("\n")
        return "".join(written)


def _begun(strip: Strip, cells: int) -> Strip:
    """The first cells of a strip; of a character that begins in the last of them, both."""
    kept = strip.crop(0, cells)
    whole = strip.text.startswith(kept.text)  # half a character is replaced by a blank
    return kept if whole else strip.crop(0, cells + 1)


class LeanCompositor(Compositor):
    """Asks a widget only for the lines that changed, and for none that are behind another.

    Textual's own asks every widget for all it has between the uppermost and the lowest change:
    a row of the list and the status line cost as much as a whole screen. What is sent to the
    terminal is the same.
    """

    def __init__(self) -> None:
        super().__init__()
        self._changed: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        self._changed = tuple(self._dirty_regions)
        try:
            update = super().render_partial_update()
        finally:
            self._changed = ()
        return LeanUpdate(update.chops, update.spans, update.chop_ends) if update else None

    def _get_renders(self, crop: Region | None = None) -> Iterable[Part]:
        """The lines of each widget that are wanted and in sight, from the front to the back.

        They are given up to the next edge of a widget, since a piece of a line between two edges
        is sent as a whole.
        """
        wanted = list(self._changed or (crop or self.size.region,))
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            here = [one for one in wanted if one.overlaps(seen)]
            if not here:
                continue
            top = max(seen.y, min(one.y for one in here))
            bottom = min(seen.bottom, max(one.bottom for one in here))
            right = min(seen.right, self._edge(max(one.right for one in here), top, bottom))
            part = Region(seen.x, top, right - seen.x, bottom - top)
            yield part, part, widget.render_lines(part.translate(-region.offset))
            wanted = [rest for one in wanted for rest in without(one, seen)]
            if not wanted:
                return

    def _edge(self, column: int, top: int, bottom: int) -> int:
        """Where on some lines all pieces end that begin before a column."""
        cuts = self.cuts[top:bottom]
        edges = (next((cut for cut in line if cut >= column), line[-1]) for line in cuts)
        return max(edges, default=column)  # of a screen of one line nothing may be in sight


def without(region: Region, front: Region) -> Iterable[Region]:
    """What is left of a region behind another one, in at most four pieces."""
    hidden = region.intersection(front)
    if not hidden:
        return (region,)
    x, y, width, height = region
    middle = hidden.height
    pieces = (
        Region(x, y, width, hidden.y - y),
        Region(x, hidden.bottom, width, y + height - hidden.bottom),
        Region(x, hidden.y, hidden.x - x, middle),
        Region(hidden.right, hidden.y, x + width - hidden.right, middle),
    )
    return [piece for piece in pieces if piece]


class PromptScreen(Screen[Result]):
    """A screen that can show what changed before everybody was told of it, and opens with one
    frame: Textual's own lays itself out twice and draws itself twice more."""

    AUTO_FOCUS = ""
    """Each screen says itself what has the keyboard."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What looks different with the keyboard draws itself anew; the rest of the screen need not."""

    _painted_at = 0.0

    def __init__(self) -> None:
        super().__init__()
        self._compositor = LeanCompositor()

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave, unless that was done already.

        A key that was pressed twice in a moment reaches a screen that is already gone. Textual
        would give its result a second time and take away the screen below it, down to the last.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def _forward_event(self, event: events.Event) -> None:
        """The mouse where nothing stands, as before the first layout, takes no keyboard away."""
        if isinstance(event, events.MouseEvent) and not self.app.mouse_captured:
            try:
                self.get_widget_at(event.x, event.y)
            except NoWidget:
                return
        super()._forward_event(event)

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Nothing here has tooltips or toasts."""

    def _screen_resized(self, size: Size) -> None:
        if size != self._size:
            super()._screen_resized(size)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out; that a widget was given its size is no reason to do it again.

        Only where a scroll bar may have come or gone it is.
        """
        waiting = {one for one in self.walk_children(Widget) if one._layout_required}
        new = not self._size
        super()._refresh_layout(size or self.app.size, scroll)
        if new and not self.app._batch_count:  # all of it has been drawn with this
            self._repaint_required = False
        for widget in self._compositor.visible_widgets:
            scrolls = widget.styles.overflow_y == "auto" or widget.styles.overflow_x == "auto"
            if widget not in waiting and not scrolls:
                widget._layout_required = False

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        event.prevent_default()  # it would lay out before all widgets have said what they need
        again, self.stack_updates = bool(self.stack_updates), self.stack_updates + 1
        if self.is_attached:
            if event.refresh_styles and again:  # new widgets have just got theirs
                self.update_node_styles(animate=False)
            self.refresh(layout=self._size != self.app.size)

    def paint(self) -> None:
        """Show now what its widgets have to show.

        Textual lets each widget wait for a quiet moment, tell the screen, and the screen wait for
        one too; that costs more than half of a small frame. It is left to do so when widgets
        come, go or move, and when frames would follow each other too fast.
        """
        now = time.monotonic()
        if now - self._painted_at < FRAME_SECONDS or self.app._batch_count or not self.is_active:
            return
        shown = self._compositor.visible_widgets
        if any(one._layout_required or one._refresh_styles_required for one in (self, *shown)):
            return
        for widget in shown:
            if widget._scroll_required:
                widget._scroll_required = False
                self._scroll_required = True
            if widget._repaint_required:
                widget._repaint_required = False
                self._dirty_widgets.add(widget)
        if self._dirty_widgets or self._scroll_required:
            self._painted_at = now
            with self._context():
                self._on_timer_update()
