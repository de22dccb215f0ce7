"""The views of the list with their counts, and the saved ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual import events
from textual.message import Message
from textual.reactive import reactive

from reader.model.listing import View
from reader.text.cells import cell_len, truncate
from reader.text.sanitise import guard
from reader.tui.remembered import LAST_KEY
from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.one_line import OneLine

NAME_CELLS: Final = 16
"""Of a saved view's name; a longer one is cut."""
_STEPS: Final = ((3, NAME_CELLS), (2, NAME_CELLS), (2, 10), (2, 6), (1, NAME_CELLS))
"""How many words a label has, and cells the name of a saved view, the most first."""

Label = tuple[str, View | int]
"""Words, and the view or the number of the saved view they stand for."""


class ViewBar(OneLine):
    """One number, one name and one count for each view, and the library's name."""

    counts: reactive[Mapping[View, int]] = reactive({})
    view: reactive[View] = reactive(View.ALL)
    saved: reactive[Mapping[int, str]] = reactive({})
    """The names of saved views by their number; those with a key are shown."""
    slot: reactive[int] = reactive(0)
    """The saved view that is shown; 0 for none."""
    name_shown: reactive[str] = reactive("")
    """The library's name; "" to leave it out."""

    class Pressed(Message):
        """A view was clicked."""

        def __init__(self, view: View) -> None:
            self.view = view
            super().__init__()

    class SavedPressed(Message):
        """A saved view was clicked."""

        def __init__(self, slot: int) -> None:
            self.slot = slot
            super().__init__()

    def draw(self, width_cells: int) -> Line:
        pieces: list[Piece] = []
        for label, what in self._labels(width_cells):
            pieces.append(Piece(label, Role.SIGN if what == self._shown else Role.MUTED))
        name = f"{self.name_shown} "
        taken = sum(cell_len(piece.text) for piece in pieces)
        right = [Piece(name, Role.MUTED)] if taken + cell_len(name) < width_cells else []
        return fitted(pieces, right, width_cells)

    def on_click(self, event: events.Click) -> None:
        place = 0
        for label, what in self._labels(self.size.width):
            place += cell_len(label)
            if event.x < place:
                if isinstance(what, View):
                    self.post_message(self.Pressed(what))
                else:
                    self.post_message(self.SavedPressed(what))
                return

    @property
    def _shown(self) -> View | int:
        return self.slot or self.view

    def _labels(self, width_cells: int) -> list[Label]:
        """As much as fits: counts go first, then more of the names; the shown view keeps both."""
        for words, name_cells in _STEPS:
            labels = self._written(words, name_cells)
            if sum(cell_len(label) for label, _ in labels) <= width_cells:
                break
        return labels

    def _written(self, words: int, name_cells: int) -> list[Label]:
        """Every label with its first one, two or three words; the shown view with all."""
        labels: list[Label] = []
        for number, view in enumerate(View, 1):
            written = (str(number), view.value.capitalize(), str(self.counts.get(view, "")))
            labels.append((self._label(written, view, words), view))
        for slot, name in self.saved.items():
            if slot <= LAST_KEY:
                cells = NAME_CELLS if slot == self._shown else name_cells
                written = (str(slot), truncate(guard(name), cells, ".."), "")
                labels.append((self._label(written, slot, words), slot))
        return labels

    def _label(self, written: tuple[str, str, str], what: View | int, words: int) -> str:
        kept = written if what == self._shown else written[:words]
        return " " + " ".join(word for word in kept if word) + " "
