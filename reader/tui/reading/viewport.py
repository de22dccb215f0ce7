"""The stretch of a flow that is on the screen, and how it moves.

The first row may lie above the flow or the last below it (blank rows are shown there): after
a flip the paragraph is to stay on its row, also near the ends of an article. Moving never goes
further outside than it already is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.model.article import Language
from reader.tui.reading.flow import Extent, Flow


@dataclass(frozen=True, slots=True)
class Seen:
    """A block with rows on the screen."""

    language: Language
    block: int
    extent: Extent


class Viewport:
    """A window of some rows onto a flow; everything in sight of it is settled."""

    def __init__(self, flow: Flow, height: int) -> None:
        self.flow = flow
        self.height = max(1, height)
        self.top = 0
        """The row of the flow on the first row of the screen."""
        self._settle_sight()

    @property
    def bottom(self) -> int:
        """The row of the flow below the last row of the screen."""
        return self.top + self.height

    @property
    def lowest_top(self) -> int:
        """The top that shows the end of the flow on the last row."""
        return max(0, self.flow.height - self.height)

    def scroll_by(self, rows: int) -> bool:
        """Move by some rows; returns whether anything moved."""
        before = self.top
        if rows < 0:
            self._settle_above(-rows)
        else:
            self.flow.settle_rows(self.top, self.bottom + rows)
        return self._move_to(self.top + rows) or before != self.top

    def to_start(self) -> None:
        """Show the first row first."""
        self.top = 0
        self._settle_sight()

    def to_end(self) -> None:
        """Show the last row last."""
        self._settle_before(len(self.flow.bands), self.height)
        self.top = self.lowest_top
        self._settle_sight()

    def place(self, where: tuple[Language, int, int], row: int, *, within: bool = False) -> None:
        """Put a character on a row of the screen.

        Args:
            where: Language, block, offset in code points.
            row: Row of the screen, from 0; may lie outside.
            within: Keep the screen inside the flow, at the price of another row.
        """
        language, block, offset = where
        self.flow.settle_at(language, block, offset)
        self.top = self.flow.row_of(language, block, offset)
        self._settle_above(max(0, row) + self.height)
        self.top = self.flow.row_of(language, block, offset) - row
        self._settle_sight()
        if within:
            self.top = max(0, min(self.top, self.lowest_top))
            self._settle_sight()

    def reveal(self, first: int, last: int) -> None:
        """Bring a range of rows into sight, if it is not: its first at a quarter of the screen."""
        if self.top <= first and last < self.bottom:
            return
        target = first - self.height // 4
        if target < self.top:
            self.scroll_by(target - self.top)
        else:
            self._move_to(target)

    def settle_some(self, chars: int) -> bool:
        """Settle about so many characters more without moving what is seen; False when done."""
        if self.flow.settled:
            return False
        number, inside = self._hold()
        self.flow.settle_some(chars)
        self.top = self.flow.band_start(number) + inside
        return not self.flow.settled

    def seen(self) -> Iterator[Seen]:
        """The blocks on the screen, from top to bottom, left to right."""
        known = set()
        number = self.flow.band_at(max(0, self.top))
        while number < len(self.flow.bands) and self.flow.band_start(number) < self.bottom:
            for cells in self.flow.bands[number].columns:
                for cell in cells:
                    key = (cell.piece.language, cell.piece.block)
                    if cell.piece.block is None or key in known:
                        continue
                    known.add(key)
                    extent = self.flow.extent(cell.piece.language, cell.piece.block)
                    if extent.end > self.top and extent.start < self.bottom:
                        yield Seen(cell.piece.language, cell.piece.block, extent)
            number += 1

    def _move_to(self, row: int) -> bool:
        before = self.top
        lowest = min(0, before)
        highest = max(self.lowest_top, before)
        self.top = max(lowest, min(row, highest))
        self._settle_sight()
        return self.top != before

    def _hold(self) -> tuple[int, int]:
        number = self.flow.band_at(max(0, self.top))
        return number, self.top - self.flow.band_start(number)

    def _settle_above(self, rows: int) -> None:
        """Make so many rows above the screen exact; what is seen stays."""
        number, inside = self._hold()
        self._settle_before(number, rows - inside)
        self.top = self.flow.band_start(number) + inside

    def _settle_before(self, number: int, rows: int) -> None:
        """Make so many rows before a band exact."""
        while number > 0 and rows > 0:
            number -= 1
            self.flow.settle(number)
            rows -= self.flow.band_height(number)

    def _settle_sight(self) -> None:
        self.flow.settle_rows(self.top, self.bottom)
