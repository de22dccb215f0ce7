"""The views of the list with their counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import events
from textual.message import Message
from textual.reactive import reactive

from reader.model.listing import View
from reader.text.cells import cell_len
from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.one_line import OneLine


class ViewBar(OneLine):
    """One number, one name and one count for each view, and the library's name."""

    counts: reactive[Mapping[View, int]] = reactive({})
    view: reactive[View] = reactive(View.ALL)
    name_shown: reactive[str] = reactive("")
    """The library's name; "" to leave it out."""

    class Pressed(Message):
        """A view was clicked."""

        def __init__(self, view: View) -> None:
            self.view = view
            super().__init__()

    def draw(self, width_cells: int) -> Line:
        pieces: list[Piece] = []
        for label, view in self._labels(width_cells):
            role = Role.SIGN if view is self.view else Role.MUTED
            pieces.append(Piece(label, role))
        name = f"{self.name_shown} "
        taken = sum(cell_len(piece.text) for piece in pieces)
        right = [Piece(name, Role.MUTED)] if taken + cell_len(name) < width_cells else []
        return fitted(pieces, right, width_cells)

    def on_click(self, event: events.Click) -> None:
        place = 0
        for label, view in self._labels(self.size.width):
            place += cell_len(label)
            if event.x < place:
                self.post_message(self.Pressed(view))
                return

    def _labels(self, width_cells: int) -> list[tuple[str, View]]:
        labels = self._written(lambda view: view.value.capitalize())
        if sum(cell_len(label) for label, _ in labels) > width_cells:
            labels = self._written(lambda view: view.value.capitalize() * (view is self.view))
        return labels

    def _written(self, name: Callable[[View], str]) -> list[tuple[str, View]]:
        labels = []
        for number, view in enumerate(View, 1):
            words = [str(number), name(view), str(self.counts.get(view, ""))]
            labels.append((" " + " ".join(word for word in words if word) + " ", view))
        return labels
