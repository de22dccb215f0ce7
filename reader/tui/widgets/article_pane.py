"""The reading pane: one article in Korean, in English, or in both.

It draws the values it is given and posts what happened; it knows no session and no sibling.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final, TypeVarTuple

from textual.binding import BindingType
from textual.timer import Timer

from reader.model.marks import Layout, Marks, Point, ReadingPosition, Span
from reader.model.names import Language
from reader.search.results import Occurrence
from reader.tui.bindings import bindings_of
from reader.tui.keys import Place
from reader.tui.reading import walking
from reader.tui.reading.anchor import Stand
from reader.tui.reading.content import PaneContent
from reader.tui.reading.decor import Decorations, Stretch
from reader.tui.reading.measure import MEASURE_CELLS
from reader.tui.reading.peeking import Peeks
from reader.tui.reading.view import ReadingView
from reader.tui.widgets.pane_selecting import PaneSelecting

FLASH_SECONDS: Final = 0.6
LEAST_MEASURE: Final = 36
MOST_MEASURE: Final = 100
_LAYOUTS: Final = tuple(Layout)
How = TypeVarTuple("How")
_WHILE_SELECTING: Final = frozenset({"grow", "swap_ends", "stop_selecting"})
"""Actions there are only while text is selected; else their keys mean something else."""


class ArticlePane(PaneSelecting):
    """An article to be read, with a paragraph cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.PANE, Place.SELECTING)

    def __init__(self) -> None:
        super().__init__()
        self.content_layout = Layout.ONE
        """The layout last asked for."""
        self.measure_cells = MEASURE_CELLS
        """The width of the column last asked for."""
        self._places: tuple[Sequence[Occurrence], int | None] = ((), None)
        self._flash: tuple[Language, Stretch, int] | None = None
        self._flash_timer: Timer | None = None

    # what is shown

    def show(self, content: PaneContent) -> None:
        """Show an article, at the place it was left."""
        self.clear_selection()
        self._caret = self._told = None
        self._places, self._flash = ((), None), None
        self._fell_back = True
        self.content_layout = content.layout
        self.measure_cells = content.measure_cells
        width, height = max(1, self.size.width), max(1, self.size.height)
        view = self._view = ReadingView(content, width, height)
        self._peeks = Peeks(view)
        self._take_marks(view, content.marks)
        self._redraw()
        self._moved(view)

    def clear(self) -> None:
        """Show nothing."""
        self.clear_selection()
        self._view = self._peeks = None
        self._decorations = Decorations()
        self._redraw()

    def update_marks(self, marks: Marks) -> None:
        """Draw these marks instead of the ones before; only where they differ."""
        view, before = self._view, self._decorations
        if view is None:
            return
        self._take_marks(view, marks)
        self._forget_marks(view, before)

    def _take_marks(self, view: ReadingView, marks: Marks) -> None:
        self._decorations = Decorations.of(marks, view.pairing, view.texts)
        self._decorations.set_hits(*self._places)

    def set_hits(self, places: Sequence[Occurrence], current: int | None) -> None:
        """Draw these places as found, the one of a number stronger than the others."""
        self._places = (tuple(places), current)
        self._decorations.set_hits(*self._places)
        self._redraw()

    # where the reader is

    def position(self) -> ReadingPosition:
        """The place to come back to; the start of nothing when nothing is shown."""
        if self._view is None:
            return ReadingPosition(Language.KO, Point(0), layout=self.content_layout)
        return self._view.position()

    def progress(self) -> float:
        """How much has been read, from 0 at the top to 1 once the last line is in sight."""
        return self._view.progress() if self._view else 0.0

    @property
    def at_head(self) -> bool:
        """Whether the article as a whole is meant: on a low screen only its head is in sight."""
        return self._view is not None and self._view.at_head and not self.selecting

    @property
    def at_top(self) -> bool:
        """Whether nothing stands above what is in sight."""
        return self._view is None or self._view.viewport.top <= 0

    def current_block(self) -> tuple[Language, int]:
        """The paragraph under the cursor."""
        position = self.position()
        return position.language, position.point.block

    def current_target(self) -> tuple[Language, Span]:
        """The selection, else the current sentence."""
        selection, span = self._selection, self._span
        if selection is not None and span is not None:
            return selection.language, span
        if self._view is None or not self._view.has_body:
            return self.position().language, Span(Point(0), Point(0))
        return self._view.language, self._view.current_span()

    @property
    def stand(self) -> Stand | None:
        """Where the reader is, to the row; None when nothing is shown."""
        return self._view.stand if self._view else None

    def return_to(self, stand: Stand) -> None:
        """Show again what was on the screen."""
        self.clear_selection()
        self._walk(ReadingView.return_to, stand)

    def go_to(
        self, language: Language, block: int, offset_chars: int = 0, flash: bool = False
    ) -> None:
        """Put the cursor on a place and bring it into sight; the language follows."""
        self.clear_selection()
        self._walk(ReadingView.go_to, language, block, offset_chars)
        if flash and self._view:
            self._flash_at(self._view, offset_chars)

    # what lies over the text for a moment

    def _flash_at(self, view: ReadingView, offset: int) -> None:
        text = view.texts.text(view.language, view.block)
        spans = [
            span for span in view.texts.sentences(view.language, view.block) if span[1] > offset
        ]
        start, end = spans[0] if spans else (0, len(text))
        self._flash = (view.language, Stretch(start, end, "flash"), view.block)
        if self._flash_timer is not None:
            self._flash_timer.stop()
        self._flash_timer = self.set_timer(FLASH_SECONDS, self._end_flash, name="flash")
        self._redraw()

    def _end_flash(self) -> None:
        self._flash = None
        self._redraw()

    def _over(self, language: Language, block: int) -> tuple[Stretch, ...]:
        over = super()._over(language, block)
        if self._flash and (self._flash[0], self._flash[2]) == (language, block):
            return (*over, self._flash[1])
        return over

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of selecting are there only while text is selected."""
        if action in _WHILE_SELECTING:
            return self.selecting
        return super().check_action(action, parameters)

    def action_lines(self, lines: int) -> None:
        """Move by lines."""
        if self.selecting:
            self._grow_lines(lines)
        else:
            self._walk(walking.by_lines, lines)

    def action_page(self, direction: int) -> None:
        """Move by a page less two lines."""
        self._walk(walking.by_page, direction)

    def action_half(self, direction: int) -> None:
        """Move by half a page."""
        self._walk(walking.by_half, direction)

    def action_end(self, direction: int) -> None:
        """Go to the top or the end."""
        self._walk(walking.to_end, direction)

    def action_paragraph(self, step: int) -> None:
        """Go to the next or previous paragraph; while selecting, select to its end."""
        if self.selecting:
            self.action_grow("paragraph", step)
        else:
            self._walk(walking.by_block, step)

    def action_sentence(self, step: int) -> None:
        """Go to the next or previous sentence; while selecting, select to its end."""
        if self.selecting:
            self.action_grow("sentence", step)
        else:
            self._walk(walking.by_sentence, step)

    def _walk(self, move: Callable[[ReadingView, *How], object], *how: *How) -> None:
        view = self._view
        if view is None:
            return
        self._before_move()
        self._caret = None
        move(view, *how)
        self._moved(view)

    def action_flip(self) -> None:
        """Korean or English; the paragraph keeps its row."""
        view = self._view
        if view is not None and len(view.article.editions) < 2:
            self.post_message(self.NoOtherEdition(view.language.other))
        else:
            self.clear_selection()
            self._walk(ReadingView.flip)

    def action_next_layout(self) -> None:
        """One language, both in turn, side by side; the paragraph keeps its row."""
        view = self._view
        if view is None:
            return
        if len(view.article.editions) < 2:
            self.post_message(self.NoOtherEdition(view.language.other))
            return
        number = _LAYOUTS.index(self.content_layout)
        self.content_layout = _LAYOUTS[(number + 1) % len(_LAYOUTS)]
        self._before_move()
        view.set_layout(self.content_layout)
        self._fell_back = False
        self._moved(view)
        self._tell_layout(view)

    def action_peek(self) -> None:
        """Show the paragraph in the other language below it; again keeps it there."""
        view, peeks = self._view, self._peeks
        if view is None or peeks is None:
            return
        if len(view.article.editions) < 2:
            self.post_message(self.NoOtherEdition(view.language.other))
        elif view.layout is not Layout.ONE:
            self.post_message(self.BothInSight())
        else:
            if view.at_head:
                walking.by_block(view, 1)
            if view.has_body:
                self.post_message(self.PeekChanged(peeks.toggle()))
            self._redraw()
            self._moved(view)

    def close_peeks(self) -> bool:
        """Close what is shown of the other language; False if nothing of it is in sight."""
        view, peeks = self._view, self._peeks
        if view is None or peeks is None or not peeks.close_seen():
            return False
        self._redraw()
        self._moved(view)
        return True

    def action_measure(self, cells: int) -> None:
        """Make the text narrower or wider, within reason; the paragraph keeps its row."""
        self.measure_cells = max(LEAST_MEASURE, min(self.measure_cells + cells, MOST_MEASURE))
        if self._view is not None:
            self._view.set_measure(self.measure_cells)
            self._moved(self._view)
