"""The rows of an article in one layout at one width, wrapped only where they are looked at.

A flow is a column of bands; a band has one cell list for each text column, and all columns of
a band begin on the same row. A band that nobody looked at yet has an estimated height; it is
settled (wrapped) when it comes near the screen, so opening is as quick for a book as for a
page. Rows are counted from 0 at the top of the flow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.model.article import Language
from reader.text.linebreak import Line
from reader.tui.reading.bands import Band, Cell, CellRow, Row, count_head, places
from reader.tui.reading.content import Role
from reader.tui.reading.wrapping import Wraps, guessed_lines


@dataclass(frozen=True, slots=True)
class Extent:
    """The rows a block takes, half open."""

    start: int
    end: int

    @property
    def rows(self) -> int:
        """How many."""
        return self.end - self.start


class Flow:
    """The rows of one article in one layout at one width."""

    def __init__(self, bands: Sequence[Band], widths: Sequence[int], wraps: Wraps) -> None:
        self.bands = tuple(bands)
        self.widths = tuple(widths)
        """Cells of each text column."""
        self._wraps = wraps
        self._extras: dict[int, tuple[Cell, ...]] = {}
        self._settled = bytearray(len(self.bands))
        self._heights = [self._estimate(band) for band in self.bands]
        self._ends: list[int] | None = None
        self._next_unsettled = 0
        self.head_bands = count_head(self.bands)
        """How many bands stand above the body."""
        self._places: Mapping[tuple[Language, int], tuple[int, ...]] = places(self.bands)

    @property
    def height(self) -> int:
        """Rows in all, partly estimated."""
        ends = self._band_ends()
        return ends[-1] if ends else 0

    @property
    def body_start(self) -> int:
        """The first row of the body; the height where there is none."""
        number = self.head_bands
        if number == len(self.bands):
            return self.height
        return self.band_start(number) + self.bands[number].gap

    @property
    def text_end(self) -> int:
        """The row after the last one of the text; what can be read next stands below it."""
        cells = [cell for band in self.bands[-1:] for column in band.columns for cell in column]
        has_end = any(cell.piece.role is Role.END for cell in cells)
        return self.band_start(len(self.bands) - 1) if has_end else self.height

    @property
    def settled(self) -> bool:
        """Whether every height is exact."""
        return self._next_unsettled >= len(self.bands)

    def blocks(self, language: Language) -> list[int]:
        """The blocks of a language, in the order of the flow."""
        return [block for owner, block in self._places if owner is language]

    def has(self, language: Language, block: int) -> bool:
        """Whether a block is shown at all."""
        return (language, block) in self._places

    def band_at(self, row: int) -> int:
        """The number of the band a row belongs to; the last one below the end."""
        return min(bisect_right(self._band_ends(), row), len(self.bands) - 1)

    def band_start(self, number: int) -> int:
        """The first row of a band, its gap included."""
        return self._band_ends()[number - 1] if number else 0

    def band_end(self, number: int) -> int:
        """The row after the last one of a band."""
        return self._band_ends()[number]

    def band_height(self, number: int) -> int:
        """Rows of a band, its gap included; exact once it is settled."""
        return self._heights[number]

    def bands_of(self, language: Language, block: int) -> tuple[int, ...]:
        """The numbers of the bands a block is in."""
        return self._places[(language, block)]

    def settle(self, number: int) -> None:
        """Make the height of a band exact."""
        if self._settled[number]:
            return
        self._settled[number] = 1
        exact = self._exact(number)
        if exact != self._heights[number]:
            self._heights[number] = exact
            self._ends = None

    def settle_rows(self, first: int, last: int) -> None:
        """Make exact whatever is drawn between two rows; rows above do not move."""
        number = self.band_at(max(0, first))
        while number < len(self.bands) and self.band_start(number) <= last:
            self.settle(number)
            number += 1

    def settle_at(self, language: Language, block: int, offset_chars: int) -> None:
        """Make exact the band a character of a block is in."""
        self.settle(self._band_with(language, block, offset_chars))

    def settle_some(self, chars: int) -> None:
        """Settle the next bands that are not, about so many characters of them."""
        number = self._next_unsettled
        while number < len(self.bands) and chars > 0:
            if not self._settled[number]:
                self.settle(number)
                columns = self.bands[number].columns
                chars -= sum(c.piece.end - c.piece.start for cells in columns for c in cells)
            number += 1
        self._next_unsettled = number

    def row_at(self, row: int) -> Row:
        """What is on a row; blank above and below the flow. Settles the band it is in."""
        if not 0 <= row < self.height:
            return (None,) * len(self.widths)
        number = self.band_at(row)
        if not self._settled[number]:
            self.settle(number)
            return self.row_at(row)
        offset = row - self.band_start(number) - self.bands[number].gap
        return tuple(
            self._cell_row(cells, column, offset)
            for column, cells in enumerate(self._columns(number))
        )

    def extent(self, language: Language, block: int) -> Extent:
        """The rows of a block; partly estimated for one so long that it is in many bands."""
        numbers = self._places[(language, block)]
        if len(numbers) == 1:
            rows = list(self._rows_in(numbers[0], language, block))
            return Extent(rows[0][0], rows[-1][0] + len(rows[-1][1]))
        first, last = numbers[0], numbers[-1]
        start = self.band_start(first) + self.bands[first].gap
        return Extent(start, self.band_end(last))

    def row_of(self, language: Language, block: int, offset_chars: int = 0) -> int:
        """The row a character of a block is on; the last one beyond its end.

        Above the body the block is the number of a piece; the first row where it is not shown.
        """
        number = self._band_with(language, block, offset_chars)
        row = self.band_start(number)
        for start, lines in self._rows_in(number, language, block):
            line = bisect_right(lines, offset_chars, key=lambda each: each.start)
            if line or row < start:
                row = start + max(0, line - 1)
        return row

    def offset_at(self, language: Language, block: int, row: int) -> int:
        """The first character of a block on a row; its last line's below its end."""
        numbers = self._places[(language, block)]
        number = max(numbers[0], min(self.band_at(row), numbers[-1]))
        offset = 0
        for start, lines in self._rows_in(number, language, block):
            if row >= start:
                offset = lines[min(row - start, len(lines) - 1)].start
        return offset

    def lines(self, cell: Cell, column: int) -> tuple[Line, ...]:
        """The lines of a cell at the width of its column."""
        return self._wraps.lines(cell.piece, max(1, self.widths[column] - cell.margin))

    def peek(self, language: Language, block: int, cells: tuple[Cell, ...]) -> None:
        """Show more below a block, in place; nothing above or in it moves."""
        number = self._places[(language, block)][-1]
        if cells:
            self._extras[number] = cells
        else:
            self._extras.pop(number, None)
        self._settled[number] = 1
        self._heights[number] = self._exact(number)
        self._ends = None

    def _band_with(self, language: Language, block: int, offset_chars: int) -> int:
        """The band a character of a block is in."""
        if block < 0:
            return self._band_above(language, block)
        numbers = self._places[(language, block)]
        if len(numbers) == 1:
            return numbers[0]
        starts = [
            cell.piece.start
            for number in numbers
            for cells in self.bands[number].columns
            for cell in cells
            if (cell.piece.language, cell.piece.block) == (language, block)
        ]
        return numbers[max(0, bisect_right(starts, offset_chars) - 1)]

    def _band_above(self, language: Language, number: int) -> int:
        """The band of a line above the body; the first one where it is not shown."""
        for band in range(self.head_bands):
            pieces = (cell.piece for cells in self.bands[band].columns for cell in cells)
            if any((piece.language, piece.number) == (language, number) for piece in pieces):
                return band
        return 0

    def _rows_in(
        self, number: int, language: Language, block: int
    ) -> Iterator[tuple[int, tuple[Line, ...]]]:
        """The cells of a block in one band as (first row, lines); settles the band."""
        self.settle(number)
        start = self.band_start(number) + self.bands[number].gap
        for column, cells in enumerate(self.bands[number].columns):
            row = start
            for cell in cells:
                row += cell.gap
                lines = self.lines(cell, column)
                if cell.piece.number == block and cell.piece.language is language:
                    yield row, lines
                row += len(lines)

    def _columns(self, number: int) -> tuple[tuple[Cell, ...], ...]:
        columns = self.bands[number].columns
        extra = self._extras.get(number)
        return (columns[0] + extra, *columns[1:]) if extra else columns

    def _cell_row(self, cells: tuple[Cell, ...], column: int, offset: int) -> CellRow | None:
        for cell in cells:
            offset -= cell.gap
            if offset < 0:
                return None
            lines = self.lines(cell, column)
            if offset < len(lines):
                return CellRow(cell, offset, lines[offset])
            offset -= len(lines)
        return None

    def _exact(self, number: int) -> int:
        heights = [
            sum(cell.gap + len(self.lines(cell, column)) for cell in cells)
            for column, cells in enumerate(self._columns(number))
        ]
        return self.bands[number].gap + max(heights, default=0)

    def _estimate(self, band: Band) -> int:
        return band.gap + max(
            sum(cell.gap + guessed_lines(cell.piece, width - cell.margin) for cell in cells)
            for cells, width in zip(band.columns, self.widths, strict=True)
        )

    def _band_ends(self) -> list[int]:
        if self._ends is None:
            self._ends = list(accumulate(self._heights))
        return self._ends
