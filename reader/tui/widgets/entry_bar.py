"""A line at the edge of the list or the article into which something is typed."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.one_line import OneLine
from reader.tui.widgets.search_box import SearchBox


class Remark(OneLine):
    """What there is to say about what was typed; hidden when empty."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._role = Role.MUTED
        self.display = False

    def show(self, text: str, role: Role = Role.MUTED) -> None:
        """Say something; "" says nothing."""
        self._text, self._role = text, role
        self.display = bool(text)
        self.refresh()

    def draw(self, width_cells: int) -> Line:
        return fitted([Piece(f" {self._text}", self._role)], [], width_cells)


class Label(OneLine):
    """The name of the box, as wide as it is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = f" {text} "
        self.styles.width = len(self._text)

    def draw(self, width_cells: int) -> Line:
        return (Piece(self._text, Role.KEY),)


class EntryBar(Vertical):
    """A named search box with a remark under it; hidden until it is opened."""

    def __init__(self, name: str, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._label = name
        self._placeholder = placeholder
        self.display = False

    def compose(self) -> Iterable[Widget]:
        with Horizontal():
            yield Label(self._label)
            yield SearchBox(self._placeholder)
        yield Remark()

    @property
    def box(self) -> SearchBox:
        """Where the query is typed."""
        return self.query_one(SearchBox)

    @property
    def remark(self) -> Remark:
        """What is said about it."""
        return self.query_one(Remark)

    def open(self) -> None:
        """Show the bar and give it the keyboard."""
        self.display = True
        self.box.focus()

    def close(self) -> None:
        """Hide the bar; what was typed stays in it."""
        self.display = False
        self.remark.show("")
