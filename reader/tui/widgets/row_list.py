"""A list that has in memory what its rows show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from reader.tui.widgets.line_list import LineList

Row = TypeVar("Row")


class RowList(LineList, Generic[Row]):
    """A list of what it is given; a subclass draws one row of it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()

    @property
    def current(self) -> Row | None:
        """What is under the cursor; None in an empty list."""
        return self.rows[self.cursor] if self.rows else None

    def show(self, rows: Sequence[Row], cursor: int | None = None) -> None:
        """Show other rows, with the cursor on one of them; None: where it is."""
        self.rows = rows
        self.show_rows(len(rows), self.cursor if cursor is None else cursor)

    # ---- rows that come again, perhaps with more between them

    def known_by(self, row: Row) -> object:
        """What one row has in common with itself when it comes again."""
        return row

    def place_in(self, rows: Sequence[Row]) -> int | None:
        """Where among others what is under the cursor stands; None if it is not there."""
        if self.current is None:
            return None
        wanted = self.known_by(self.current)
        return next((n for n, row in enumerate(rows) if self.known_by(row) == wanted), None)

    def are_all_in(self, rows: Sequence[Row]) -> bool:
        """Whether there are as many others, with the one under the cursor among them."""
        return len(rows) >= self.row_count and (not self.cursor or self.place_in(rows) is not None)

    def follow(self, rows: Sequence[Row]) -> None:
        """Show other rows; the cursor stays on what it is on, if that is among them.

        But who has not left the first row wants to see what is on top.
        """
        self.show(rows, self.place_in(rows) if self.cursor else 0)
