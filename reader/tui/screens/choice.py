"""A short list to choose one thing from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from reader.tui.backdrop import Backdrop
from reader.tui.widgets.article_rows import SELECTED_SIGN
from reader.tui.widgets.caption import Caption
from reader.tui.widgets.line_list import LineList
from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.row_list import RowList


class ChoiceList(RowList[str]):
    """One line a choice."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,right", "open", "choose", show=False)]
    ROW_LINES = 1

    def __init__(self, now: int | None) -> None:
        super().__init__()
        self._now = now

    def draw_row(self, row: int, width_cells: int) -> Sequence[Line]:
        sign = SELECTED_SIGN if row == self._now else " "
        return [fitted([Piece(f" {sign} ", Role.SIGN), Piece(self.rows[row])], [], width_cells)]


class ChoiceScreen(Backdrop[int | None]):
    """Gives back the number of the choice; None if the person went back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,left", "dismiss(None)", "back", show=False)
    ]

    def __init__(self, question: str, names: Sequence[str], now: int | None = None) -> None:
        super().__init__()
        self._question = question
        self._names = names
        self._now = now

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Caption(self._question)
            yield ChoiceList(self._now)

    def on_mount(self) -> None:
        choices = self.query_one(ChoiceList)
        choices.styles.height = len(self._names)
        choices.show(self._names, self._now or 0)
        self.set_focus(choices)

    @on(LineList.Opened)
    def _give_back(self, event: LineList.Opened) -> None:
        event.stop()
        self.dismiss(event.row)
