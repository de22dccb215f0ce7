"""The counterpart of a paragraph, shown below it in place."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from reader.model.article import Language
from reader.model.marks import Layout
from reader.tui.reading.bands import Cell, break_cell
from reader.tui.reading.content import Piece, Role, SourceText
from reader.tui.reading.layouts import DOUBT_SIGN
from reader.tui.reading.pairing import Run
from reader.tui.reading.view import ReadingView

_INDENT_CELLS = 2
_PEEK_ORDER = 1_000
"""Keeps the pieces of peeks apart from those of the head."""
_RAIL = "| "
"""Stands before every line of a pinned one."""
_NOTHING = {
    Language.KO: "No Korean for this paragraph.",
    Language.EN: "No English for this paragraph.",
}


class Peek(StrEnum):
    """What the current paragraph shows of its counterpart."""

    OPEN = "open"
    """Until the next movement."""
    PINNED = "pinned"
    """Until it is closed."""
    CLOSED = "closed"


class Peeks:
    """Which paragraphs show their counterpart: one for a moment, any number pinned."""

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self._open: tuple[Language, int] | None = None
        self._pinned: set[tuple[Language, int]] = set()

    def toggle(self) -> Peek:
        """Open the current paragraph's counterpart; pin it when open; close it when pinned.

        That there is none is not worth a pin: the second press closes it.
        """
        view = self._view
        here = (view.language, view.block)
        if here in self._pinned:
            self._pinned.discard(here)
            view.set_peek(*here, ())
            return Peek.CLOSED
        if here != self._open:
            self.close()
            view.set_peek(*here, _cells(view, Role.PEEK))
            self._open = here
            self._bring_into_sight()
            return Peek.OPEN
        if not view.pairing.counterparts(*here):
            self.close()
            return Peek.CLOSED
        self._pinned.add(here)
        self._open = None
        view.set_peek(*here, _cells(view, Role.PINNED))
        return Peek.PINNED

    def close(self) -> bool:
        """Close the one that was opened for a moment; False if there is none."""
        if self._open is None:
            return False
        self._view.set_peek(*self._open, ())
        self._open = None
        return True

    def close_seen(self) -> bool:
        """Close what is in sight, pinned or not; False if there is nothing."""
        seen = [here for here in self._pinned if self._is_seen(*here)]
        for here in seen:
            self._pinned.discard(here)
            self._view.set_peek(*here, ())
        return self.close() or bool(seen)

    def _is_seen(self, language: Language, block: int) -> bool:
        view = self._view
        if view.layout is not Layout.ONE or not view.flow.has(language, block):
            return False
        number = view.flow.bands_of(language, block)[-1]
        starts_above = view.flow.band_start(number) < view.viewport.bottom
        return starts_above and view.flow.band_end(number) > view.viewport.top

    def _bring_into_sight(self) -> None:
        """Scroll up for what was opened, as far as the paragraph's first row allows; where that
        leaves it out of sight, half a screen of it comes in."""
        view = self._view
        end = view.flow.band_end(view.flow.band_at(view.extent().end - 1))
        bottom = view.viewport.bottom
        above = max(0, view.extent().start - view.viewport.top)
        half = min(end, view.extent().end + view.viewport.height // 2)
        rows = max(min(end - bottom, above), half - bottom)
        if rows > 0:
            view.viewport.scroll_by(rows)
            view.remember()


def _cells(view: ReadingView, role: Role) -> tuple[Cell, ...]:
    """The counterpart; its sentence alone if one is chosen and both have as many."""
    other = view.language.other
    pair = view.pairing.pair_of(view.language, view.block)
    blocks = pair.side(other) if pair else ()
    if not pair or not blocks:
        nothing = SourceText(_NOTHING[other])
        piece = Piece(role, other, None, nothing, 0, len(nothing), order=_PEEK_ORDER - 1)
        return (_cell(piece),)
    sentence = _sentence(view, blocks)
    cells: list[Cell] = []
    for number, block in enumerate(blocks):
        if number and not view.pairing.follows(other, block, blocks[number - 1]):
            cells.append(break_cell(other, _INDENT_CELLS))
        source = view.texts.source(other, block)
        part = sentence or (0, len(source))
        cells.append(_cell(Piece(role, other, None, source, *part, order=_PEEK_ORDER + block)))
    if pair.doubtful:
        cells[0] = replace(cells[0], sign=DOUBT_SIGN)
    return tuple(cells)


def _sentence(view: ReadingView, blocks: Run) -> tuple[int, int] | None:
    """The sentence that answers the chosen one; None if that cannot be told."""
    if view.sentence is None or len(blocks) != 1:
        return None
    ours = view.texts.sentences(view.language, view.block)
    theirs = view.texts.sentences(view.language.other, blocks[0])
    return theirs[ours.index(view.sentence_span())] if len(ours) == len(theirs) else None


def _cell(piece: Piece) -> Cell:
    rail = _RAIL if piece.role is Role.PINNED else ""
    return Cell(piece, gap=1, indent=_INDENT_CELLS, bullet=rail, secondary=True)
