"""Draws no more of a screen than the parts that changed, and those at once."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Final, TypeVar

from textual._compositor import ChopsUpdate, Compositor
from textual.constants import MAX_FPS
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

Part = tuple[Region, Region, list[Strip]]
Result = TypeVar("Result")

FRAME_SECONDS: Final = 1 / MAX_FPS


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
            return super().render_partial_update()
        finally:
            self._changed = ()

    def _get_renders(self, crop: Region | None = None) -> Iterable[Part]:
        return self._changed_parts() if self._changed else super()._get_renders(crop)

    def _changed_parts(self) -> Iterable[Part]:
        """The changed lines of each widget, from the front to the back.

        They are given in the widget's full width, since a piece of a line between two edges of
        widgets is sent as a whole.
        """
        changed = self._changed
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            here = [one for one in changed if one.overlaps(seen)]
            if not here:
                continue
            top = max(seen.y, min(one.y for one in here))
            bottom = min(seen.bottom, max(one.bottom for one in here))
            part = Region(seen.x, top, seen.width, bottom - top)
            yield part, part, widget.render_lines(part.translate(-region.offset))
            changed = tuple(one for one in changed if not seen.contains_region(one))
            if not changed:
                return


class PromptScreen(Screen[Result]):
    """A screen that can show what changed before everybody was told of it."""

    _painted_at = 0.0

    def __init__(self) -> None:
        super().__init__()
        self._compositor = LeanCompositor()

    def paint(self) -> None:
        """Show now what its widgets have to show.

        Textual lets each widget wait for a quiet moment, tell the screen, and the screen wait for
        one too; that costs more than half of a small frame. It is left to do so when widgets
        come, go or move, and when frames would follow each other too fast.
        """
        now = time.monotonic()
        if now - self._painted_at < FRAME_SECONDS or self.app._batch_count or not self.is_current:
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
