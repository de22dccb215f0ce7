"""The counterpart of a paragraph, shown below it in place."""

from __future__ import annotations

from reader.model.article import Language
from reader.tui.reading.bands import Cell
from reader.tui.reading.content import Piece, Role, SourceText
from reader.tui.reading.view import ReadingView

_INDENT_CELLS = 2
_PEEK_ORDER = 1_000
"""Keeps the pieces of peeks apart from those of the head."""
_NOTHING = {
    Language.KO: "No Korean for this paragraph.",
    Language.EN: "No English for this paragraph.",
}


class Peeks:
    """Which paragraphs show their counterpart: one for a moment, any number pinned."""

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self._open: tuple[Language, int] | None = None
        self._pinned: set[tuple[Language, int]] = set()

    def toggle(self) -> None:
        """Open the current paragraph's counterpart; pin it when open; close it when pinned."""
        view = self._view
        if not view.has_body:
            return
        here = (view.language, view.block)
        if here in self._pinned:
            self._pinned.discard(here)
            view.flow.peek(*here, ())
        elif here == self._open:
            self._pinned.add(here)
            self._open = None
        else:
            self.close()
            view.flow.peek(*here, _cells(view))
            self._open = here
            self._bring_into_sight()

    def close(self) -> bool:
        """Close the one that was opened for a moment; False if there is none."""
        if self._open is None:
            return False
        if self._view.flow.has(*self._open):
            self._view.flow.peek(*self._open, ())
        self._open = None
        return True

    def _bring_into_sight(self) -> None:
        """Scroll up for what was opened, as far as the paragraph's first row allows."""
        view = self._view
        number = view.flow.band_at(view.extent().end - 1)
        end = view.flow.band_start(number) + view.flow.band_height(number)
        below = end - (view.viewport.top + view.viewport.height)
        above = max(0, view.extent().start - view.viewport.top)
        if min(below, above) > 0:
            view.viewport.scroll_by(min(below, above))
            view.remember()


def _cells(view: ReadingView) -> tuple[Cell, ...]:
    """The counterpart; its sentence alone if one is chosen and both have as many."""
    other = view.language.other
    blocks = view.pairing.counterparts(view.language, view.block)
    if not blocks:
        nothing = SourceText(_NOTHING[other])
        return (_cell(Piece(Role.PEEK, other, None, nothing, 0, len(nothing), order=-1)),)
    if view.sentence is not None and len(blocks) == 1:
        ours = view.texts.sentences(view.language, view.block)
        theirs = view.texts.sentences(other, blocks[0])
        if len(ours) == len(theirs):
            number = ours.index(view.sentence_span())
            return (_cell(_piece(view, blocks[0], theirs[number])),)
    return tuple(
        _cell(_piece(view, block, (0, len(view.texts.source(other, block))))) for block in blocks
    )


def _piece(view: ReadingView, block: int, part: tuple[int, int]) -> Piece:
    other = view.language.other
    source = view.texts.source(other, block)
    return Piece(Role.PEEK, other, None, source, *part, order=_PEEK_ORDER + block)


def _cell(piece: Piece) -> Cell:
    return Cell(piece, gap=1, indent=_INDENT_CELLS, secondary=True)
