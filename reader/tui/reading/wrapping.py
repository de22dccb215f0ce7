"""Pieces broken into lines, once for each width; and guesses for those nobody looks at."""

from __future__ import annotations

import math
from typing import Final

from reader.model.article import Language
from reader.text.linebreak import Line, break_lines
from reader.tui.reading.content import Piece, PieceKey, Role

_CELLS_PER_CHAR: Final = {Language.KO: 1.75, Language.EN: 1.0}
_FILLED_SHARE: Final = 0.94
"""How full lines are on average."""
_KEPT_WRAPS: Final = 60_000
_BALANCED: Final = (Role.TITLE, Role.DECK, Role.HEADING)
"""What is read at a glance: its last line is as long as the others."""


class Wraps:
    """Lines of pieces by width, kept while an article is open."""

    def __init__(self) -> None:
        self._lines: dict[tuple[PieceKey, int], tuple[Line, ...]] = {}

    def lines(self, piece: Piece, width_cells: int) -> tuple[Line, ...]:
        """The lines of a piece, as offsets into the text of its block."""
        key = (piece.key, width_cells)
        lines = self._lines.get(key)
        if lines is None:
            if len(self._lines) >= _KEPT_WRAPS:
                self._lines.clear()
            lines = self._lines[key] = _wrapped(piece, width_cells)
        return lines


def _wrapped(piece: Piece, width_cells: int) -> tuple[Line, ...]:
    text = piece.text[piece.start : piece.end]
    peeked = piece.role in (Role.PEEK, Role.PINNED)
    ends_short = peeked or (piece.is_last and piece.role not in _BALANCED)
    lines = break_lines(text, width_cells, ends_short=ends_short)
    if not piece.start:
        return lines
    return tuple(Line(line.start + piece.start, line.end + piece.start) for line in lines)


def guessed_lines(piece: Piece, width_cells: int) -> int:
    """About how many lines a piece will take, without breaking it."""
    cells = (piece.end - piece.start) * _CELLS_PER_CHAR[piece.language]
    return max(1, math.ceil(cells / (max(1, width_cells) * _FILLED_SHARE)))
