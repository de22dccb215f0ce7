"""The keys that matter now."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from reader.text.cells import cell_len
from reader.tui.widgets.lines import Line, Piece, Role
from reader.tui.widgets.one_line import OneLine

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
                Piece(f" {words}  ", Role.MUTED),
            ]
        return tuple(pieces)


def chosen(hints: Sequence[Hint], width_cells: int) -> list[Hint]:
    """The hints that fit; the last two (help and the way back) go in before the others."""
    order = [*hints[-2:], *hints[:-2]]
    kept: set[Hint] = set()
    for hint in order:
        width = cell_len(hint[0]) + cell_len(hint[1]) + 4
        if width > width_cells:
            break
        kept.add(hint)
        width_cells -= width
    return [hint for hint in hints if hint in kept]
