"""A line at the edge of the list or the article into which something is typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.one_line import OneLine
from reader.tui.widgets.search_box import SearchBox

MOST_OFFERED: Final = 6


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


class BoxName(OneLine):
    """The name of the box, as wide as it is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = f" {text} "
        self.styles.width = len(self._text)

    def draw(self, width_cells: int) -> Line:
        return (Piece(self._text, Role.KEY),)


class EntryBar(Vertical):
    """A named search box with a remark under it; hidden until it is opened.

    `Esc` is for what it lies in, which steps back out of the box at once: no key is typed after it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_box", "back", show=False, id="entry.leave"),
        Binding("tab", "complete", "complete", show=False, id="entry.complete"),
        Binding("ctrl+s", "save", "save as a view", show=False, id="entry.save"),
    ]

    @dataclass
    class SaveWanted(Message):
        """What is in the box is to be kept as a view."""

        query: str

    def __init__(
        self, name: str, placeholder: str, *, takes_queries: bool = False, id: str
    ) -> None:
        """A bar.

        Args:
            name: Of the box.
            placeholder: Shown in the box while it is empty.
            takes_queries: Whether what is typed can be completed, and kept as a view.
        """
        super().__init__(id=id)
        self._takes_queries = takes_queries
        self._label = name
        self.box = SearchBox(placeholder)
        """Where the query is typed. It may still be asked for while the program ends."""
        self.remark = Remark()
        """What is said about it."""
        self._completions: Mapping[str, int] = {}
        """Whole queries, each with where the cursor is after it was taken."""
        self._typing: Timer | None = None
        """Runs since something was typed; None before."""
        self.display = False

    def compose(self) -> Iterable[Widget]:
        with Horizontal():
            yield BoxName(self._label)
            yield self.box
        yield self.remark

    def open(self) -> None:
        """Show the bar and give it the keyboard.

        What is in the box is selected: typing replaces it, an arrow lets it be gone on with.
        """
        self.display = True
        self.box.select_all()
        self.screen.set_focus(self.box)  # at once: the next key is typed into it

    def when_typed(self, do: Callable[[], None], seconds: float) -> None:
        """Do something once nothing has been typed for so long."""
        self.wait_no_more()
        self._typing = self.set_timer(seconds, do, name="typing")

    def wait_no_more(self) -> None:
        """It is done now, or not at all."""
        if self._typing:
            self._typing.stop()

    def offer(self, completions: Sequence[str], cursor: int) -> None:
        """Show ways to go on with the query; Tab takes one after the other.

        Args:
            completions: Whole items that replace the one at the cursor.
            cursor: Code points of the query before it.
        """
        query = self.box.value
        if not completions and query in self._completions and len(self._completions) > 1:
            return  # one was taken; the next Tab takes the next
        offered = completions[:MOST_OFFERED]
        begun, rest = query[:cursor], query[cursor:]
        kept = begun.removesuffix(re.split(r"\s", begun)[-1])
        self._completions = {f"{kept}{one}{rest}": len(kept) + len(one) for one in offered}
        self.remark.show("Tab: " + "  ".join(offered) if offered else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("complete", "save"):
            return self._takes_queries
        return super().check_action(action, parameters)

    def action_complete(self) -> None:
        """Take the first completion, or the one behind that which was taken."""
        if self._completions:
            offered, value = [*self._completions], self.box.value
            taken = offered.index(value) if value in offered else -1
            self.box.value = offered[(taken + 1) % len(offered)]
            self.box.cursor_position = self._completions[self.box.value]

    def action_save(self) -> None:
        """Say that the query is to be kept."""
        self.post_message(self.SaveWanted(self.box.value.strip()))

    def close(self) -> None:
        """Hide the bar; what was typed stays in it."""
        self.display = False
        self.remark.show("")
