"""The keys that matter now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.reactive import reactive

from reader.text.cells import cell_len
from reader.tui.widgets.lines import Line, Piece, Role
from reader.tui.widgets.one_line import OneLine

GAP_CELLS: Final = 2
"""Between two hints, beside the blank before each."""
Hint = tuple[str, str]
"""A key as people write it, and one or two words."""


class KeyFooter(OneLine):
    """Keys and words, most important first; what does not fit is left out."""

    hints: reactive[tuple[Hint, ...]] = reactive(())

    def draw(self, width_cells: int) -> Line:
        pieces: list[Piece] = []
        for key, words in chosen(self.hints, width_cells):
            pieces += [
                Piece(f" {key}", Role.KEY),
                Piece(f" {words}{' ' * GAP_CELLS}", Role.MUTED),
            ]
        if pieces and sum(cell_len(piece.text) for piece in pieces) > width_cells:
            pieces[-1] = Piece(pieces[-1].text.rstrip(), Role.MUTED)
        return tuple(pieces)


def chosen(hints: Sequence[Hint], width_cells: int) -> list[Hint]:
    """The hints that fit; the last two (help and the way back) go in before the others."""
    order = [*hints[-2:], *hints[:-2]]
    kept: set[Hint] = set()
    width_cells += GAP_CELLS  # nothing stands behind the last
    for hint in order:
        width = cell_len(hint[0]) + cell_len(hint[1]) + 2 + GAP_CELLS
        if width > width_cells:
            break
        kept.add(hint)
        width_cells -= width
    return [hint for hint in hints if hint in kept]
