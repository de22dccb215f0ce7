"""A list with a line above it, into which is typed what to narrow it to."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from reader.tui.screens.reader_screen import ReaderScreen, Result
from reader.tui.widgets.entry_bar import EntryBar
from reader.tui.widgets.line_list import LineList


class NarrowedScreen(ReaderScreen[Result]):
    """Shows what the line lets through; both are among its widgets."""

    @property
    def bar(self) -> EntryBar:
        """The line."""
        return self.query_one(EntryBar)

    def show_narrowed(self) -> None:
        """Show what the line lets through now."""
        raise NotImplementedError

    def action_filter(self) -> None:
        """Open the line that filters the list."""
        self.bar.open()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.show_narrowed()

    @on(Input.Submitted)
    def _to_list(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self.bar.close()
        self.set_focus(self.query_one(LineList))

    def action_back(self) -> None:
        """Out of the filter, then out of the screen."""
        if self.bar.display:
            self.bar.box.value = ""
            self.bar.close()
            self.set_focus(self.query_one(LineList))
        else:
            super().action_back()
