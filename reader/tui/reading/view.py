"""Where a reader is in an article: language, layout, paragraph, sentence, row.

Nothing here knows a terminal. Every movement ends in an anchor (a character and the row of
the screen it is on); layouts, widths and heights change around the anchor. How a reader moves
is in `walking`.
"""

from __future__ import annotations

from dataclasses import replace

from reader.model.article import Language
from reader.model.marks import Layout, Point, ReadingPosition, Span
from reader.tui.reading.anchor import Anchor, Stand
from reader.tui.reading.bands import Cell, end_band
from reader.tui.reading.content import PaneContent
from reader.tui.reading.flow import Extent, Flow
from reader.tui.reading.heads import lowered, rows_lower
from reader.tui.reading.layouts import Geometry, LayoutBuilder, geometry, usable_layout
from reader.tui.reading.pairing import Pairing
from reader.tui.reading.sharing import Shares
from reader.tui.reading.texts import Texts
from reader.tui.reading.turning import goal_of, line_at, same_sentence
from reader.tui.reading.viewport import Seen, Viewport
from reader.tui.reading.wrapping import Wraps

_KEPT_FLOWS = 8
_LOW_ROWS = 16
"""A lower screen saves the blank rows of the head."""


class ReadingView:
    """One article, laid out and read; the widget around it draws it and passes keys on."""

    def __init__(self, content: PaneContent, width: int, height: int) -> None:
        self.article = content.article
        self.pairing = Pairing(content.article, content.alignment)
        languages = content.article.languages
        position = content.position
        wanted = position.language if position else content.language
        self.language = wanted if wanted in languages else languages[0]
        """The language of the paragraph cursor."""
        self.primary = self.language
        """The language shown, or shown first when both are."""
        self.wanted = content.layout
        self.measure_cells = content.measure_cells
        self.width = width
        self.block = 0
        self.sentence: int | None = None
        """Offset of the chosen sentence in the block; None while none was chosen."""
        self.texts = Texts(content.article)
        self._shares = Shares(self.texts)
        self._peeks: dict[tuple[Language, int], tuple[Cell, ...]] = {}
        self._builder = LayoutBuilder(content.article, self.pairing, self.texts)
        self._next_title = content.next_title
        self._wraps = Wraps()
        self._flows: dict[object, Flow] = {}
        self._back: tuple[Anchor, Stand] | None = None
        """Where the last flip led, and where it came from."""
        self.viewport = Viewport(self._flow(height), height)
        self.anchor = Anchor(self.language, 0, 0, 0)
        self._opened_at = position
        self._untouched = True
        """Whether nobody moved yet: a resize then opens the article anew."""
        self._open()

    @property
    def layout(self) -> Layout:
        """The layout in use; another than the wanted one where that cannot be shown."""
        return usable_layout(self.wanted, self.article, self.width)

    @property
    def geometry(self) -> Geometry:
        """The columns in use."""
        return geometry(self.layout, self.width, self.measure_cells)

    @property
    def flow(self) -> Flow:
        """The rows in use."""
        return self.viewport.flow

    @property
    def has_body(self) -> bool:
        """Whether there is a current block at all."""
        return self.flow.has(self.language, self.block)

    @property
    def at_head(self) -> bool:
        """Whether only the title and what belongs to it are in sight; the cursor is there."""
        return not self.has_body or self.flow.body_start >= self.viewport.bottom

    def extent(self) -> Extent:
        """The rows of the current block."""
        return self.flow.extent(self.language, self.block)

    def sentence_span(self) -> tuple[int, int]:
        """The current sentence of the current block: the chosen one, else the first in sight."""
        spans = self.texts.sentences(self.language, self.block)
        if (chosen := self.sentence) is not None:
            return next((span for span in reversed(spans) if span[0] <= chosen), spans[0])
        sight = self.anchor.offset_chars
        return next((span for span in spans if span[0] >= sight), spans[-1])

    @property
    def stand(self) -> Stand:
        """All there is to know to come back to what is on the screen now."""
        return Stand(self.anchor, self.sentence, self.primary)

    def current_span(self) -> Span:
        """The current sentence as a span of the body."""
        start, end = self.sentence_span()
        return Span(Point(self.block, start), Point(self.block, end))

    def position(self) -> ReadingPosition:
        """The place to come back to."""
        point, progress = Point(self.block, self.anchor.offset_chars), round(self.progress(), 3)
        return ReadingPosition(self.language, point, layout=self.wanted, progress=progress)

    def progress(self) -> float:
        """How much of the text has been read: 0 at the top, 1 once the last line is in sight.

        In between it is the share of the text before the reader's place, so that it is the same
        in every layout and at every width.
        """
        if self.viewport.bottom >= self.flow.text_end:
            return 1.0
        return self._shares.before(self.language, self.block, self.anchor.offset_chars)

    def set_peek(self, language: Language, block: int, cells: tuple[Cell, ...]) -> None:
        """Show more below a block where one language is shown, at any width; () for nothing."""
        self._peeks[(language, block)] = cells
        if self.layout is Layout.ONE and self.flow.has(language, block):
            self.flow.peek(language, block, cells)
        self._flows = {key: flow for key, flow in self._flows.items() if flow is self.flow}

    def go_to(self, language: Language, block: int, offset_chars: int = 0) -> None:
        """Show a place, also above the body; out of sight it comes to a third of the screen."""
        if language not in self.article.editions or block >= self.texts.count(language):
            return
        if not self.flow.has(language, max(0, block)):
            self.primary = language
            self.viewport = Viewport(self._flow(self.viewport.height), self.viewport.height)
        self.language, self.block, self.sentence = language, max(0, block), None
        row = self.flow.row_of(language, block, offset_chars)
        if not self.viewport.top <= row < self.viewport.bottom:
            place = (language, block, offset_chars)
            self.viewport.place(place, self.viewport.height // 3, within=True)
        self.remember()

    def flip(self) -> bool:
        """Go to the other language, the paragraph stays on its row; False if there is none."""
        other = self.language.other
        if other not in self.article.editions:
            return False
        stand = self.stand
        if self._back and self._back[0] == self.anchor:
            self.return_to(self._back[1])
        elif self.has_body and self.texts.count(other):
            self._turn(other)
        else:
            self._show_primary(other)
            self.block = 0
            self.remember()
        self._back = (self.anchor, stand)
        return True

    def _turn(self, other: Language) -> None:
        anchor = self.anchor
        row = self.flow.row_of(*anchor.place)
        place = (self.language, self.block, row)
        goal = goal_of(self.pairing, self.flow, place, self.texts.count(other))
        text, top = self.texts.text(self.language, self.block), self.viewport.top
        sentence = self.sentence
        self._show_primary(other)
        self.block, row = line_at(self.flow, other, goal)
        if anchor.at_top and (self.at_head or goal.guessed):
            self.block = 0
            self.remember()
            self.anchor = replace(self.anchor, at_top=True)
            return
        offset = self.flow.offset_at(other, self.block, row)
        if sentence is not None:
            offset = same_sentence(text, sentence, self.texts.text(other, self.block))
            self.sentence = offset
        beside = self.flow.row_of(other, self.block, offset) - top
        locked = self.layout is Layout.SIDE_BY_SIDE and 0 <= beside < self.viewport.height
        kept = anchor.row_within(self.viewport.height)
        self.viewport.place((other, self.block, offset), beside if locked else kept)
        self.remember()

    def _show_primary(self, language: Language) -> None:
        self.language = language
        if self.layout is not Layout.SIDE_BY_SIDE:
            self.primary = language
        self.viewport = Viewport(self._flow(self.viewport.height), self.viewport.height)

    def return_to(self, stand: Stand) -> None:
        """Show what was on the screen, if the text still has it."""
        if stand.anchor.block >= self.texts.count(stand.anchor.language):
            return
        self.language, self.block = stand.anchor.language, stand.anchor.block
        self.sentence, self.primary = stand.sentence, stand.primary
        self.anchor = stand.anchor
        self._lay_out(self.width, self.viewport.height, exactly=True)

    def set_layout(self, layout: Layout) -> None:
        """Show another layout; the paragraph keeps its row."""
        self.wanted = layout
        self.primary = self.language
        self._lay_out(self.width, self.viewport.height)

    def set_measure(self, cells: int) -> None:
        """Make the column narrower or wider; the paragraph keeps its row."""
        self.measure_cells = cells
        self._lay_out(self.width, self.viewport.height)

    def resize(self, width: int, height: int) -> None:
        """Fit another screen; the character keeps its row."""
        if (width, height) == (self.width, self.viewport.height):
            return
        self._lay_out(width, height)
        if self._untouched:
            self._open()

    def remember(self) -> None:
        """Note where the reader is now; what follows keeps that place."""
        self._untouched = False
        if self.has_body:
            self._anchor_here()

    def _anchor_here(self) -> None:
        extent = self.extent()
        self.flow.settle_rows(self.viewport.top, extent.start)
        extent, top = self.extent(), self.viewport.top
        row, offset = extent.start, 0
        if self.sentence is not None:
            offset = self.sentence
            row = self.flow.row_of(self.language, self.block, offset)
        if row < top < extent.end:
            row, offset = top, self.flow.offset_at(self.language, self.block, top)
        in_sight = extent.end > top and row < self.viewport.bottom
        at_top = top == self.block == 0 and self.sentence is None
        self.anchor = Anchor(self.language, self.block, offset, row - top, in_sight, at_top)

    def seen(self) -> list[Seen]:
        """The blocks in sight; those in the current language alone if there are any."""
        blocks = list(self.viewport.seen())
        return [seen for seen in blocks if seen.language is self.language] or blocks

    def _open(self) -> None:
        """Go where the reader was, or to the top."""
        position, language = self._opened_at, self.language
        self.viewport.to_start()
        if position and position.language is language and self.texts.count(language):
            self.block = min(position.point.block, self.texts.count(language) - 1)
            offset = min(position.point.offset_chars, len(self.texts.text(language, self.block)))
            if self.block or offset:
                row = self.viewport.height // 4
                self.viewport.place((language, self.block, offset), row, within=True)
                row = self.flow.row_of(language, self.block, offset) - self.viewport.top
                self.anchor = Anchor(language, self.block, offset, row)
                return
        self.remember()
        self._untouched = True

    def _lay_out(self, width: int, height: int, *, exactly: bool = False) -> None:
        """Show the anchor on its row, or as near as a lower screen allows."""
        anchor = self.anchor
        self.width = width
        self.viewport = Viewport(self._flow(height), height)
        if not self.flow.has(anchor.language, anchor.block):
            return
        if not anchor.at_top and (exactly or anchor.in_sight):
            self.viewport.place(anchor.place, anchor.row_within(height))
        else:
            self._anchor_here()

    def _lower(self, height: int) -> int:
        """Rows the body begins lower, so that it begins on one row in both languages."""
        if self.layout is not Layout.ONE:
            return 0
        heads = self._builder.heads(self.primary, roomy=height >= _LOW_ROWS)
        return min(rows_lower(heads, self.geometry.widths[0], self._wraps), height // 4)

    def _flow(self, height: int) -> Flow:
        layout, columns = self.layout, self.geometry
        first = Language.KO if layout is Layout.SIDE_BY_SIDE else self.primary
        roomy, lower = height >= _LOW_ROWS, self._lower(height)
        key = (layout, first, columns.widths, roomy, lower)
        if key not in self._flows:
            if len(self._flows) >= _KEPT_FLOWS:
                del self._flows[next(iter(self._flows))]
            bands = lowered(self._builder.bands(layout, first, roomy=roomy), lower)
            if self._next_title and roomy:
                bands = (*bands, end_band(first, self._next_title, len(columns.widths)))
            flow = self._flows[key] = Flow(bands, columns.widths, self._wraps)
            for place, cells in self._peeks.items():
                if layout is Layout.ONE and cells and flow.has(*place):
                    flow.peek(*place, cells)
        return self._flows[key]
