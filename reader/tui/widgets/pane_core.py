"""The drawing half of the article pane: rows of a reading view, kept as strips.

The view says which row is on top. Rows are drawn when they are first seen and kept as strips
until what they show changes, so that a scrolled screen is mostly made of strips there are.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.model.article import AlignedPair, Article
from reader.model.marks import ItemId, ReadingPosition
from reader.model.names import Language
from reader.tui.reading.content import Role
from reader.tui.reading.decor import Decorations, Stretch
from reader.tui.reading.flow import Flow
from reader.tui.reading.layouts import Geometry
from reader.tui.reading.peeking import Peek, Peeks
from reader.tui.reading.view import ReadingView
from reader.tui.widgets.bare import Bare
from reader.tui.widgets.pane_strips import COMPONENTS, Cursor, Scene, strip_of

_KEPT_STRIPS: Final = 2_000
_KEPT_DRAWINGS: Final = 6

_Place = tuple[Language, int, int | None, bool]
"""The paragraph cursor, the sentence chosen in it, and whether it is on the head instead."""


@dataclass(slots=True)
class _Drawing:
    """The strips of one flow, by band and row in the band."""

    flow: Flow
    geometry: Geometry
    strips: dict[tuple[int, int], Strip] = field(default_factory=dict)
    cursor: _Place | None = None
    """Where the cursor was when they were drawn."""


class PaneCore(Bare, can_focus=True):
    """Shows a reading view and scrolls it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    ALLOW_SELECT = False
    """Our own selection keeps wide characters whole; the screen's would cut them."""

    @dataclass
    class PositionChanged(Message):
        """The reader is elsewhere in the article."""

        position: ReadingPosition

    class SelectionChanged(Message):
        """Text is selected, or no longer."""

    class LayoutFellBack(Message):
        """A layout could not be shown; another one is."""

    @dataclass
    class NoOtherEdition(Message):
        """The other language was asked for, and there is none."""

        language: Language
        """The one there is not."""

    class BothInSight(Message):
        """The other language was asked for, and it is on the screen already."""

    @dataclass
    class PeekChanged(Message):
        """The other language of the current paragraph was opened, pinned or closed by key."""

        peek: Peek

    class Chosen(Message):
        """It was clicked while it may not have the keyboard, beside the list."""

    @dataclass
    class AnnotationPressed(Message):
        """An annotation was clicked twice, or its sign in the gutter once."""

        annotation_id: ItemId

    def __init__(self) -> None:
        super().__init__()
        self._view: ReadingView | None = None
        self._peeks: Peeks | None = None
        self._decorations = Decorations()
        self._drawings: dict[int, _Drawing] = {}
        """What was drawn of each flow lately: a flip back finds its strips there."""
        self._drawing: _Drawing | None = None
        self._scene: Scene | None = None

    # what is shown

    @property
    def article(self) -> Article | None:
        """The article that is shown; None for none."""
        return self._view.article if self._view else None

    @property
    def pairs(self) -> Sequence[AlignedPair]:
        """Its paragraphs as they are aligned, those alone that have no counterpart, too."""
        return self._view.pairing.pairs if self._view else ()

    # what is drawn

    def render_line(self, y: int) -> Strip:
        """One row of the screen, exactly as wide as the widget."""
        view = self._view
        if view is None:
            return Strip.blank(self.size.width, self.plain)
        row = view.viewport.top + y
        if not 0 <= row < view.flow.height:
            return Strip.blank(view.width, self.plain)
        number = view.flow.band_at(row)
        key = (number, row - view.flow.band_start(number))
        strips = self._current(view).strips
        strip = strips.get(key)
        if strip is None:
            if len(strips) >= _KEPT_STRIPS:
                strips.clear()
            strip = strips[key] = strip_of(view.flow.row_at(row), self._get_scene(view))
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in sight, laid out for the size there is now."""
        view, size = self._view, self.size
        if view is not None and size.width and size.height:
            view.resize(size.width, size.height)
            self._forget_stale(view)
        return super().render_lines(crop)

    def _get_scene(self, view: ReadingView) -> Scene:
        if self._scene is None:
            counterparts = view.pairing.counterparts(view.language, view.block)
            beside = frozenset((view.language.other, block) for block in counterparts)
            cursor = Cursor(view.language, view.block, beside, self.has_focus, view.at_head)
            self._scene = Scene(
                view.geometry,
                self._decorations,
                cursor,
                self._over,
                self._style_of,
                self.plain,
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

    def _current(self, view: ReadingView) -> _Drawing:
        """What was drawn of the flow that is shown."""
        drawing = self._drawings.get(id(view.flow))
        if drawing is None or drawing.geometry != view.geometry:
            if len(self._drawings) >= _KEPT_DRAWINGS:
                self._drawings.clear()
            drawing = self._drawings[id(view.flow)] = _Drawing(view.flow, view.geometry)
        return drawing

    def _forget_stale(self, view: ReadingView) -> None:
        """Forget strips that show another flow, cursor or size."""
        drawing = self._current(view)
        if drawing is not self._drawing:
            self._drawing = drawing
            self._scene = None
        here = (view.language, view.block, view.sentence, view.at_head)
        if drawing.cursor != here:
            for cursor in (drawing.cursor, here):
                if cursor is not None:
                    self._forget_block(view, *cursor[:2])
                if cursor is not None and cursor[3]:
                    self._forget_bands(view, range(view.flow.head_bands))
            drawing.cursor = here

    def _forget_block(self, view: ReadingView, language: Language, block: int) -> None:
        """Forget the strips of a block and its counterparts; refresh those in sight."""
        others = view.pairing.counterparts(language, block)
        keys = [(language, block), *((language.other, other) for other in others)]
        self._forget_bands(
            view,
            {number for key in keys if view.flow.has(*key) for number in view.flow.bands_of(*key)},
        )

    def _forget_marks(self, view: ReadingView, before: Decorations) -> None:
        """Forget the strips on which other marks show than before; refresh those in sight."""
        drawing = self._current(view)
        self._drawings = {id(view.flow): drawing}
        self._scene = None
        for key in self._decorations.differing(before):
            self._forget_block(view, *key)
        if self._decorations.article_signs != before.article_signs:
            titles = [
                number
                for number, band in enumerate(view.flow.bands)
                if any(c.piece.role is Role.TITLE for cells in band.columns for c in cells)
            ]
            self._forget_bands(view, titles)

    def _forget_bands(self, view: ReadingView, bands: Collection[int]) -> None:
        self._scene = None
        strips = self._current(view).strips
        for key in [key for key in strips if key[0] in bands]:
            del strips[key]
        top, bottom = view.viewport.top, view.viewport.bottom
        for number in bands:
            start = max(top, view.flow.band_start(number))
            end = min(bottom, view.flow.band_end(number))
            if start < end:
                self.refresh(Region(0, start - top, view.width, end - start))

    def _redraw(self) -> None:
        """Draw everything in sight anew."""
        self._drawings.clear()
        self._scene = None
        self.refresh()

    def on_focus(self) -> None:
        """The paragraph bar says where the keyboard is."""
        self._redraw()

    def on_blur(self) -> None:
        """The paragraph bar says where the keyboard is."""
        self._redraw()

    def notify_style_update(self) -> None:
        """Another theme: nothing drawn before is right."""
        super().notify_style_update()
        self._drawings.clear()
        self._scene = None
