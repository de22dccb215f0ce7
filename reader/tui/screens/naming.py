"""Giving a name to a view that is to be kept."""

from __future__ import annotations

from typing import ClassVar, Final, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input

from reader.model.listing import View
from reader.text.sanitise import one_line
from reader.tui.backdrop import Backdrop
from reader.tui.messages import MemoryChanged, Told
from reader.tui.remembered import LAST_KEY, Memory, SavedView
from reader.tui.widgets.entry_bar import EntryBar

MOST_CHARS: Final = 40
Result = TypeVar("Result")


class NameScreen(Backdrop[str | None]):
    """Gives back a name; None if the person went back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", show=False, id="name.back")
    ]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_before = name

    def compose(self) -> ComposeResult:
        with Vertical():
            yield EntryBar("name", "what to call it", id="naming")

    def on_mount(self) -> None:
        bar = self.query_one(EntryBar)
        bar.box.value = self._name_before
        bar.open()
        bar.remark.show("Enter keeps it, Esc does not")

    @on(Input.Submitted)
    def _give_back(self, event: Input.Submitted) -> None:
        event.stop()
        name = one_line(event.value).strip()[:MOST_CHARS]
        if name:
            self.dismiss(name)

    def action_leave_box(self) -> None:
        """Keep nothing."""
        self.dismiss(None)


def keep_view(screen: Screen[Result], memory: Memory, query: str, view: View) -> None:
    """Ask for a name and keep a state of the list under it; says what came of it."""
    slot = memory.now.free_slot
    if not query and view is View.ALL:
        screen.post_message(Told("There is nothing to save yet: type a query first"))
        return
    if slot is None:
        screen.post_message(Told("All places are taken: s lists the saved views, x removes one"))
        return

    def take(name: str | None) -> None:
        if name is not None:
            memory.put_view(slot, SavedView(name, query, view), f"Saved {name}")
            screen.post_message(MemoryChanged())
            where = f"on {slot}" if slot <= LAST_KEY else "under s"
            screen.post_message(Told(f"Saved {where}: {name}"))

    proposed = query or view.value.capitalize()
    screen.app.push_screen(NameScreen(proposed[:MOST_CHARS]), take)
