"""Selecting text in the article pane, with keys and with the mouse.

Places under the mouse are found in our own rows, by cells: both halves of a wide character
are that character, so a drag that begins on the right half of a syllable includes it.
"""

from __future__ import annotations

from bisect import bisect_right

from textual import events

from reader.model.marks import Point, Span
from reader.model.names import Language
from reader.tui.reading import walking
from reader.tui.reading.decor import Stretch
from reader.tui.reading.pointing import Spot, cell_of, line_beside, spot_at, spot_on
from reader.tui.reading.selection import Selection, Unit, bare_word, last_grapheme, word_around
from reader.tui.reading.view import ReadingView
from reader.tui.widgets.pane_scrolling import PaneScrolling


class PaneSelecting(PaneScrolling):
    """An article pane in which text can be selected."""

    def __init__(self) -> None:
        super().__init__()
        self._selection: Selection | None = None
        self._span: Span | None = None
        """What is selected; None when nothing is."""
        self._pressed: Spot | None = None
        """Where the mouse button went down; None while it is up."""
        self._caret: Spot | None = None
        """The character last clicked or selected to."""
        self._column: int | None = None
        """The cell that growing by lines keeps to."""

    @property
    def selecting(self) -> bool:
        """Whether text is selected."""
        return self._selection is not None

    def clear_selection(self) -> None:
        """Select nothing."""
        self._set_selection(None)

    def word_at_cursor(self) -> str:
        """The word under the cursor, without punctuation; "" if there is none.

        With text selected, the word at the end that moves; after a click, the one clicked;
        else the first of the current sentence.
        """
        view = self._view
        if view is None or view.at_head:
            return ""
        spot = self._caret
        if spot is None or (spot.language, spot.point.block) != (view.language, view.block):
            spot = Spot(view.language, view.current_span().start)
        return bare_word(view.texts.text(spot.language, spot.point.block), spot.point.offset_chars)

    def _over(self, language: Language, block: int) -> tuple[Stretch, ...]:
        over = super()._over(language, block)
        view, span = self._view, self._span
        if view is None or span is None or self._selection is None:
            return over
        if (
            self._selection.language is not language
            or not span.start.block <= block <= span.end.block
        ):
            return over
        within = span.within(block, len(view.texts.source(language, block)))
        return (*over, Stretch(*within, "selection")) if within else over

    def _set_selection(self, selection: Selection | None) -> None:
        if selection == self._selection:
            return
        before, self._selection = self._selection, selection
        view = self._view
        self._span = selection.span(view.texts) if selection and view else None
        if selection is not None:
            self._caret = Spot(selection.language, selection.head)
        self._redraw()
        if (before is None) is not (selection is None):
            self.post_message(self.SelectionChanged())
            self.refresh_bindings()

    # keys

    def action_select(self) -> None:
        """Begin to select at the current sentence; or select nothing."""
        view = self._view
        if view is None or not view.has_body:
            return
        if self._selection is not None:
            self.clear_selection()
            return
        if view.at_head:
            walking.by_block(view, 1)
        start = view.current_span().start
        caret = self._caret
        if caret and (caret.language, caret.point.block) == (view.language, view.block):
            start = caret.point
        self._set_selection(Selection(view.language, start, start))
        self._moved(view)

    def action_grow(self, unit: str, step: int) -> None:
        """Take the moving end of the selection on by a unit."""
        view, selection = self._view, self._selection
        if view is not None and selection is not None:
            self._grow_to(selection.grown(Unit(unit), step, view.texts).head)

    def action_swap_ends(self) -> None:
        """Go on at the other end of the selection."""
        if self._selection is not None:
            self._set_selection(self._selection.swapped())
            self._show_head()

    def action_stop_selecting(self) -> None:
        """Select nothing."""
        self.clear_selection()

    def _grow_lines(self, lines: int) -> None:
        """Take the moving end to the same cell of another line."""
        view, selection = self._view, self._selection
        if view is None or selection is None:
            return
        head = selection.head
        row = view.flow.row_of(selection.language, head.block, head.offset_chars)
        if self._column is None:
            self._column = cell_of(view, selection.language, head)
        column = self._column
        last = view.flow.height - 1
        step = 1 if lines > 0 else -1
        for goal in range(row + lines, last + 1 if step > 0 else -1, step):
            spot = spot_on(view, goal, selection.language, column)
            if spot is not None:
                self._grow_to(spot.point)
                self._column = column
                return

    def _grow_to(self, head: Point) -> None:
        self._column = None
        if self._selection is not None:
            self._set_selection(self._selection.to(head))
            self._show_head()

    def _show_head(self) -> None:
        view, selection = self._view, self._selection
        if view is None or selection is None:
            return
        view.block = selection.head.block
        row = view.flow.row_of(view.language, view.block, selection.head.offset_chars)
        view.viewport.reveal(row, row)
        view.remember()
        self._moved(view)

    # mouse

    def _spot_at(self, event: events.MouseEvent) -> Spot | None:
        view, offset = self._view, event.get_content_offset(self)
        return spot_at(view, offset.x, offset.y) if view and offset else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press may begin a drag."""
        if event.button != 1:
            return
        self._pressed = self._spot_at(event)
        if self._pressed is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """A drag selects, both its ends included; at the edges it scrolls."""
        pressed, view = self._pressed, self._view
        if pressed is None or view is None:
            return
        edge = -1 if event.y <= 0 else 1 if event.y >= self.size.height - 1 else 0
        if edge:
            view.viewport.scroll_by(edge)
            self._moved(view)
        spot = self._spot_at(event)
        if spot is None or spot.language is not pressed.language:
            return
        if self._selection is not None or spot != pressed:
            view.language, view.block = spot.language, spot.point.block
            self._set_selection(Selection(spot.language, pressed.point, spot.point))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The drag is over; what it selected stays selected."""
        if self._pressed is not None:
            self._pressed = None
            self.release_mouse()
            if self._view is not None and self._selection is not None:
                self._view.remember()
                self._moved(self._view)

    def on_click(self, event: events.Click) -> None:
        """A click moves the paragraph cursor, two select a word, three a sentence.

        A click on a sign in the gutter, or two on an annotation, say which annotation it was.
        Beside the list any click chooses the article.
        """
        if not self.can_focus:
            self.post_message(self.Chosen())
        view, spot = self._view, self._spot_at(event)
        if view is None or spot is None:
            return
        if self._press_sign(view, event):
            return
        if event.chain == 1:
            if self._selection is None or not self._was_dragged(spot):
                self.clear_selection()
                self._take_cursor(view, spot)
        elif event.chain == 2:
            self._press_twice(view, spot)
        else:
            self._select_around(view, spot, Unit.SENTENCE)

    def _press_sign(self, view: ReadingView, event: events.Click) -> bool:
        beside = line_beside(view, event.x, event.y)
        annotation = self._decorations.annotation_beside(*beside) if beside else None
        if annotation is not None:
            self.post_message(self.AnnotationPressed(annotation))
        return annotation is not None

    def _was_dragged(self, spot: Spot) -> bool:
        selection = self._selection
        return selection is not None and selection.head == spot.point != selection.tail

    def _take_cursor(self, view: ReadingView, spot: Spot) -> None:
        self._before_move()
        view.language, view.block, view.sentence = spot.language, spot.point.block, None
        view.remember()
        self._caret = spot
        self._moved(view)

    def _press_twice(self, view: ReadingView, spot: Spot) -> None:
        at = (spot.language, spot.point.block, spot.point.offset_chars)
        annotation = self._decorations.annotation_at(*at)
        if annotation is not None:
            self.post_message(self.AnnotationPressed(annotation))
        else:
            self._select_around(view, spot, Unit.WORD)

    def _select_around(self, view: ReadingView, spot: Spot, unit: Unit) -> None:
        text, offset = view.texts.text(spot.language, spot.point.block), spot.point.offset_chars
        start, end = word_around(text, offset)
        if unit is Unit.SENTENCE:
            spans = view.texts.sentences(spot.language, spot.point.block)
            start, end = spans[max(0, bisect_right(spans, offset, key=lambda each: each[0]) - 1)]
        if start < end:
            tail = Point(spot.point.block, start)
            head = Point(spot.point.block, last_grapheme(text, end))
            self._set_selection(Selection(spot.language, tail, head))
