"""The drawing half of the article pane: rows of a reading view, kept as strips.

The view says which row is on top; the scroll position of the widget only follows it, for the
scroll bar. Rows are drawn when they are seen and kept until what they show changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from reader.model.article import Language
from reader.model.marks import ItemId, Layout, ReadingPosition
from reader.tui.reading import walking
from reader.tui.reading.decor import Decorations, Stretch
from reader.tui.reading.flow import Flow
from reader.tui.reading.peeking import Peeks
from reader.tui.reading.view import ReadingView
from reader.tui.widgets.pane_strips import COMPONENTS, Cursor, Scene, strip_of

_KEPT_STRIPS: Final = 2_000
_WHEEL_LINES: Final = 3
_IDLE_SECONDS: Final = 0.05
"""So long after the last key the rows out of sight are wrapped, a few at a time."""
_IDLE_BANDS: Final = 12


class PaneCore(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a reading view and scrolls it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    ALLOW_SELECT = False
    """Our own selection keeps wide characters whole; the screen's would cut them."""

    @dataclass
    class PaneMessage(Message):
        """Something happened in an article pane."""

        pane: PaneCore

        @property
        def control(self) -> PaneCore:
            """The pane that sent the message."""
            return self.pane

    @dataclass
    class PositionChanged(PaneMessage):
        """The reader is elsewhere in the article."""

        position: ReadingPosition
        progress: float
        """From 0 to 1."""

    @dataclass
    class SelectionChanged(PaneMessage):
        """Text is selected, or no longer."""

        selecting: bool

    @dataclass
    class LayoutFellBack(PaneMessage):
        """A layout could not be shown; another one is."""

        wanted: Layout
        used: Layout

    @dataclass
    class NoOtherEdition(PaneMessage):
        """The other language was asked for, and there is none."""

        language: Language
        """The one there is not."""

    @dataclass
    class AnnotationPressed(PaneMessage):
        """An annotation was clicked twice."""

        annotation_id: ItemId

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._view: ReadingView | None = None
        self._peeks: Peeks | None = None
        self._decorations: Decorations | None = None
        self._strips: dict[tuple[int, int], Strip] = {}
        self._scene: Scene | None = None
        self._drawn: tuple[object, ...] = ()
        self._following = False
        self._told: tuple[ReadingPosition, float] | None = None
        self._fell_back = False
        self._idle: Timer | None = None

    # what is drawn

    def render_line(self, y: int) -> Strip:
        """One row of the screen, exactly as wide as the widget."""
        view = self._view
        if view is None or not self.size.width:
            return Strip.blank(self.size.width, self.rich_style)
        row = view.viewport.top + y
        if not 0 <= row < view.flow.height:
            return Strip.blank(self.size.width, self.rich_style)
        number = view.flow.band_at(row)
        key = (number, row - view.flow.band_start(number))
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= _KEPT_STRIPS:
                self._strips.clear()
            strip = self._strips[key] = strip_of(view.flow.row_at(row), self._get_scene(view))
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lay out for the size there is now before drawing: a resize never shows old rows."""
        if self._view is not None and self.size.width:
            self._view.resize(self.size.width, self.size.height)
            self._forget_stale()
        return super().render_lines(crop)

    def _get_scene(self, view: ReadingView) -> Scene:
        if self._scene is None:
            decorations = self._decorations
            assert decorations is not None
            counterparts = view.pairing.counterparts(view.language, view.block)
            beside = frozenset((view.language.other, block) for block in counterparts)
            cursor = Cursor(view.language, view.block, beside, self.has_focus)
            self._scene = Scene(
                view.geometry, decorations, cursor, self._over, self._style_of, self.rich_style
            )
        return self._scene

    def _over(self, language: Language, block: int) -> tuple[Stretch, ...]:
        """What lies over the marks of a block for a moment."""
        view = self._view
        if view is None or view.sentence is None:
            return ()
        if (language, block) != (view.language, view.block):
            return ()
        return (Stretch(*view.sentence_span(), "sentence"),)

    def _style_of(self, part: str) -> Style:
        return self.get_component_rich_style(f"article-pane--{part}", partial=True)

    def _forget_stale(self) -> None:
        """Forget strips that show another flow, cursor or size."""
        view = self._view
        if view is None:
            return
        now: tuple[object, ...] = (id(view.flow), view.width, view.geometry)
        if self._drawn[:3] != now:
            self._strips.clear()
            self._scene = None
        here = (view.language, view.block, view.sentence)
        if self._drawn[3:] != here:
            for place in (self._drawn[3:5], here[:2]):
                self._forget_block(view, place)
        self._drawn = (*now, *here)

    def _forget_block(self, view: ReadingView, place: tuple[object, ...]) -> None:
        """Forget the strips of a block and its counterparts; refresh those in sight."""
        self._scene = None
        match place:
            case (Language() as language, int() as block):
                others = view.pairing.counterparts(language, block)
                keys = [(language, block), *((language.other, other) for other in others)]
            case _:
                return
        bands = {
            number for key in keys if view.flow.has(*key) for number in view.flow.bands_of(*key)
        }
        for key in [key for key in self._strips if key[0] in bands]:
            del self._strips[key]
        top, bottom = view.viewport.top, view.viewport.top + view.viewport.height
        for number in bands:
            start = max(top, view.flow.band_start(number))
            end = min(bottom, view.flow.band_start(number) + view.flow.band_height(number))
            if start < end:
                self.refresh(Region(0, start - top, self.size.width, end - start))

    def _redraw(self) -> None:
        """Draw everything in sight anew."""
        self._strips.clear()
        self._scene = None
        self.refresh()

    # what follows a movement

    def _moved(self, top_before: int | None = None, flow_before: Flow | None = None) -> None:
        """Draw what changed, let the scroll bar follow, tell where the reader is."""
        view = self._view
        if view is None:
            return
        self._forget_stale()
        if view.viewport.top != top_before or view.flow is not flow_before:
            self.refresh()
        self._follow()
        self._tell_position()
        self._settle_when_idle()

    def _follow(self) -> None:
        """Let the scroll bar show where the view is."""
        view = self._view
        if view is None or self._following:
            return
        above = max(0, -view.viewport.top)
        below = max(0, view.viewport.top + view.viewport.height - view.flow.height)
        height = above + view.flow.height + below
        self._following = True
        if self.virtual_size != (size := Size(self.size.width, height)):
            self.virtual_size = size
        self.scroll_target_y = self.scroll_y = view.viewport.top + above
        self._following = False

    def _tell_position(self) -> None:
        view = self._view
        if view is None:
            return
        now = (view.position(), view.progress())
        if now != self._told:
            self._told = now
            self.post_message(self.PositionChanged(self, *now))

    def _settle_when_idle(self) -> None:
        view = self._view
        if view is None or view.flow.settled:
            return
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(_IDLE_SECONDS, self._settle_some, name="settle")

    def _settle_some(self) -> None:
        """Wrap a little more of what nobody looked at yet; the rows in sight stay."""
        view = self._view
        if view is None:
            return
        if view.viewport.settle_some(_IDLE_BANDS):
            self._idle = self.set_timer(_IDLE_SECONDS / 5, self._settle_some, name="settle")
        else:
            self._follow()

    def _tell_layout(self) -> None:
        """Say once that a layout cannot be shown, until it can."""
        view = self._view
        if view is None:
            return
        fell_back = view.layout is not view.wanted
        if fell_back and not self._fell_back:
            self.post_message(self.LayoutFellBack(self, view.wanted, view.layout))
        self._fell_back = fell_back

    # Textual

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Somebody dragged the scroll bar, unless it was ourselves."""
        super().watch_scroll_y(old_value, new_value)
        view = self._view
        if view is None or self._following or round(old_value) == round(new_value):
            return
        self._before_move()
        walking.to_row(view, round(new_value) - max(0, -view.viewport.top))
        self._moved()

    def _before_move(self) -> None:
        """A movement closes what was opened for a moment."""
        if self._peeks is not None and self._peeks.close():
            self._redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the new size; the character under the reader's eye keeps its row."""
        view = self._view
        if view is not None and event.size.width and event.size.height:
            view.resize(event.size.width, event.size.height)
            self._moved()
            self._tell_layout()

    def on_focus(self) -> None:
        """The paragraph bar says where the keyboard is."""
        self._redraw()

    def on_blur(self) -> None:
        """The paragraph bar says where the keyboard is."""
        self._redraw()

    def notify_style_update(self) -> None:
        """Another theme: nothing drawn before is right."""
        super().notify_style_update()
        self._strips.clear()
        self._scene = None

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
        top, flow = view.viewport.top, view.flow
        walking.by_wheel(view, lines)
        self._moved(top, flow)
