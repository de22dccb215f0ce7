"""Heads of one height: what lets a flip at the top keep both the top and the paragraph's row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.tui.reading.bands import Band, count_head
from reader.tui.reading.wrapping import Wraps


def rows_lower(heads: Sequence[Sequence[Band]], width_cells: int, wraps: Wraps) -> int:
    """How many rows the first of two heads is shorter than the second; 0 where there are none."""
    rows = [_rows(head, width_cells, wraps) for head in heads]
    return max(0, rows[1] - rows[0]) if rows else 0


def lowered(bands: tuple[Band, ...], rows: int) -> tuple[Band, ...]:
    """The bands with so many more blank rows between head and body."""
    number = count_head(bands)
    if not rows or number == len(bands):
        return bands
    first = replace(bands[number], gap=bands[number].gap + rows)
    return (*bands[:number], first, *bands[number + 1 :])


def _rows(head: Sequence[Band], width_cells: int, wraps: Wraps) -> int:
    return sum(
        band.gap
        + sum(cell.gap + len(wraps.lines(cell.piece, width_cells - cell.margin)) for cell in cells)
        for band in head
        for cells in band.columns
    )
