"""Selecting text in the article pane, with keys and with the mouse.

Places under the mouse are found in our own rows, by cells: both halves of a wide character
are that character, so a drag that begins on the right half of a syllable includes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual import events

from reader.model.article import Language
from reader.model.marks import Point, Span
from reader.text.cells import cell_to_offset
from reader.text.sentences import sentences
from reader.tui.reading.decor import Stretch
from reader.tui.reading.flow import CellRow
from reader.tui.reading.selection import (
    Selection,
    Unit,
    bare_word,
    grapheme_end,
    moved,
    word_around,
)
from reader.tui.reading.view import ReadingView
from reader.tui.widgets.pane_core import PaneCore


@dataclass(frozen=True, slots=True)
class _Spot:
    """A character under the mouse."""

    language: Language
    point: Point


class PaneSelecting(PaneCore):
    """An article pane in which text can be selected."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._selection: Selection | None = None
        self._pressed: _Spot | None = None
        """Where the mouse button went down; None while it is up."""
        self._caret: _Spot | None = None
        """The character last clicked or selected to."""

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
        if view is None or not view.has_body:
            return ""
        spot = self._caret
        if spot is None or (spot.language, spot.point.block) != (view.language, view.block):
            spot = _Spot(view.language, view.current_span().start)
        return bare_word(view.text(spot.language, spot.point.block), spot.point.offset_chars)

    def _selected_span(self) -> Span | None:
        selection = self._selection
        return selection.span(self._text_of(selection.language)) if selection else None

    def _over(self, language: Language, block: int) -> tuple[Stretch, ...]:
        over = super()._over(language, block)
        selection, span = self._selection, self._selected_span()
        if selection is None or span is None or selection.language is not language:
            return over
        view = self._view
        within = span.within(block, len(view.text(language, block))) if view else None
        return (*over, Stretch(*within, "selection")) if within else over

    def _text_of(self, language: Language) -> _TextOf:
        return _TextOf(self._view, language)

    def _set_selection(self, selection: Selection | None) -> None:
        if selection == self._selection:
            return
        before, self._selection = self._selection, selection
        if selection is not None:
            self._caret = _Spot(selection.language, selection.head)
        self._redraw()
        if (before is None) is not (selection is None):
            self.post_message(self.SelectionChanged(self, selection is not None))
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
        start = view.current_span().start
        caret = self._caret
        if caret and (caret.language, caret.point.block) == (view.language, view.block):
            start = caret.point
        self._set_selection(Selection(view.language, start, start))

    def action_grow(self, unit: str, step: int) -> None:
        """Take the moving end of the selection on by a unit."""
        if self._selection is not None:
            text_of = self._text_of(self._selection.language)
            self._grow_to(moved(self._selection.head, Unit(unit), step, text_of))

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
        cell = view.cell_of(selection.language, head)
        last = view.flow.height - 1
        step = 1 if lines > 0 else -1
        for goal in range(row + lines, last + 1 if step > 0 else -1, step):
            spot = self._spot_on(goal, selection.language, cell)
            if spot is not None:
                self._grow_to(spot.point)
                return

    def _grow_to(self, head: Point) -> None:
        if self._selection is not None:
            self._set_selection(self._selection.to(head))
            self._show_head()

    def _show_head(self) -> None:
        view, selection = self._view, self._selection
        if view is None or selection is None:
            return
        top, flow = view.viewport.top, view.flow
        view.block = selection.head.block
        row = view.flow.row_of(view.language, view.block, selection.head.offset_chars)
        view.viewport.reveal(row, row)
        view.remember()
        self._moved(top, flow)

    # mouse

    def _spot_on(self, row: int, language: Language, cell: int) -> _Spot | None:
        """The character of a language nearest to a cell of a text column, on a row."""
        view = self._view
        if view is None:
            return None
        for cell_row in view.flow.row_at(row):
            if cell_row is None or cell_row.cell.piece.language is not language:
                continue
            return _spot_in(cell_row, cell - cell_row.cell.indent)
        return None

    def _spot_at(self, event: events.MouseEvent) -> _Spot | None:
        """The character under the mouse, the nearest of its line beside the text."""
        view = self._view
        offset = event.get_content_offset(self)
        if view is None or offset is None:
            return None
        row = view.flow.row_at(view.viewport.top + offset.y)
        geometry = view.geometry
        for number in reversed(range(len(row))):
            left = geometry.lefts[number] - geometry.gutter
            cell_row = row[number]
            if (offset.x >= left or number == 0) and cell_row is not None:
                return _spot_in(cell_row, offset.x - geometry.lefts[number] - cell_row.cell.indent)
        return None

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
            self._moved()
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
                self._moved(self._view.viewport.top, self._view.flow)

    def on_click(self, event: events.Click) -> None:
        """A click moves the paragraph cursor, two select a word, three a sentence."""
        view, spot = self._view, self._spot_at(event)
        if view is None or spot is None:
            return
        if event.chain == 1:
            if self._selection is None or not self._was_dragged(spot):
                self.clear_selection()
                self._take_cursor(view, spot)
        elif event.chain == 2:
            self._press_twice(view, spot)
        else:
            self._select_around(view, spot, Unit.SENTENCE)

    def _was_dragged(self, spot: _Spot) -> bool:
        selection = self._selection
        return selection is not None and selection.head == spot.point != selection.tail

    def _take_cursor(self, view: ReadingView, spot: _Spot) -> None:
        self._before_move()
        top, flow = view.viewport.top, view.flow
        view.language, view.block, view.sentence = spot.language, spot.point.block, None
        view.remember()
        self._caret = spot
        self._moved(top, flow)

    def _press_twice(self, view: ReadingView, spot: _Spot) -> None:
        decorations = self._decorations
        at = (spot.language, spot.point.block, spot.point.offset_chars)
        annotation = decorations.annotation_at(*at) if decorations else None
        if annotation is not None:
            self.post_message(self.AnnotationPressed(self, annotation))
        else:
            self._select_around(view, spot, Unit.WORD)

    def _select_around(self, view: ReadingView, spot: _Spot, unit: Unit) -> None:
        text, offset = view.text(spot.language, spot.point.block), spot.point.offset_chars
        start, end = word_around(text, offset)
        if unit is Unit.SENTENCE:
            spans = [span for span in sentences(text) if span[0] <= offset]
            start, end = spans[-1] if spans else (start, end)
        if start < end:
            first, last = Point(spot.point.block, start), Point(spot.point.block, end)
            head = moved(last, Unit.GRAPHEME, -1, self._text_of(spot.language))
            self._set_selection(Selection(spot.language, first, head))


class _TextOf:
    """The texts of one body, by block; None outside it."""

    def __init__(self, view: ReadingView | None, language: Language) -> None:
        self._view = view
        self._language = language

    def __call__(self, block: int) -> str | None:
        if self._view is None or block not in range(len(self._view.order(self._language))):
            return None
        return self._view.text(self._language, block)


def _spot_in(row: CellRow, cell: int) -> _Spot | None:
    """The character of a line at a cell of its text; the nearest beside it."""
    piece, line = row.cell.piece, row.line
    if piece.block is None:
        return None
    text = piece.text[line.start : line.end]
    offset = line.start + cell_to_offset(text, cell)
    if offset >= line.end > line.start:
        offset = line.start + _last_start(text)
    return _Spot(piece.language, Point(piece.block, offset))


def _last_start(text: str) -> int:
    at = 0
    while (end := grapheme_end(text, Point(0, at))) < len(text):
        at = end
    return at
