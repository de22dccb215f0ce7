"""The saved views of the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from reader.model.listing import ListQuery, View
from reader.session import Session
from reader.tui.bindings import bindings_of
from reader.tui.keys import Place
from reader.tui.messages import MemoryChanged
from reader.tui.remembered import LAST_KEY, Memory, SavedView
from reader.tui.screens.naming import NameScreen, keep_view
from reader.tui.screens.reader_screen import ReaderScreen
from reader.tui.settings import Settings
from reader.tui.widgets.line_list import LineList
from reader.tui.widgets.lines import Line, Piece, Role, fitted
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.status_line import StatusLine


class SavedList(RowList[tuple[int, SavedView]]):
    """Two lines a view: its name, and what it asks for; 0 is the list that could be saved."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.SAVED)
    ROW_LINES = 2
    nothing = "None saved yet: f filters, s saves"

    def draw_row(self, row: int, width_cells: int) -> Sequence[Line]:
        slot, one = self.rows[row]
        key = "+" if not slot else str(slot) if slot <= LAST_KEY else " "
        name = one.name if slot else "Save this list"
        asked = said(one) if said(one) != name else ""
        first = fitted([Piece(f"  {key}  ", Role.KEY), Piece(name)], [], width_cells)
        second = fitted([Piece("     "), Piece(asked, Role.MUTED)], [], width_cells)
        return first, second


class SavedScreen(ReaderScreen[int | None]):
    """Gives back the number of the view to show, or None."""

    def __init__(
        self, session: Session, settings: Settings, memory: Memory, shown: ListQuery
    ) -> None:
        """List the views.

        Args:
            session: For the base.
            settings: For the footer.
            memory: Has the views.
            shown: The list behind this screen, which may be saved.
        """
        super().__init__(session, settings)
        self._memory = memory
        self._query = shown

    def compose_body(self) -> Iterable[Widget]:
        yield SavedList()

    def on_mount(self) -> None:
        self.set_focus(self.views)
        self.show_memory()

    @property
    def views(self) -> SavedList:
        """The list."""
        return self.query_one(SavedList)

    @property
    def places(self) -> tuple[Place, ...]:
        return (Place.SAVED,)

    def show_memory(self) -> None:
        rows = list(self._memory.now.saved.items())
        here = SavedView("", self._query.filter, self._query.view)
        known = {(one.query, one.view) for _, one in rows}
        new = here.query or here.view is not View.ALL
        if new and (here.query, here.view) not in known:
            rows.insert(0, (0, here))
        self.views.show(rows)
        self._show_place()

    @on(LineList.Highlighted)
    def _show_place(self) -> None:
        count, shown = len(self._memory.now.saved), self.views.current
        number = self.views.cursor + 1 - (self.views.row_count - count)
        place = f"{number}/{count}" if shown and shown[0] else str(count or "none")
        self.query_one(StatusLine).place = f"saved views  {place}"

    def action_open(self) -> None:
        """Show the view, or save the list behind this screen."""
        if self.views.current is None:
            return
        slot, one = self.views.current
        if slot:
            self.dismiss(slot)
        else:
            keep_view(self, self._memory, one.query, one.view)

    def action_rename(self) -> None:
        """Another name; its number stays."""
        if self.views.current is None or not self.views.current[0]:
            return
        slot, one = self.views.current

        def take(name: str | None) -> None:
            if name is not None and name != one.name:
                self._memory.put_view(
                    slot, SavedView(name, one.query, one.view), f"Renamed {one.name}"
                )
                self._tell(f"Renamed: {name}")

        self.app.push_screen(NameScreen(one.name), take)

    def action_remove(self) -> None:
        """Remove the view; no article is touched."""
        if self.views.current is not None and self.views.current[0]:
            slot, one = self.views.current
            self._memory.put_view(slot, None, f"Removed {one.name}")
            self._tell(f"Removed: {one.name}")

    def action_undo(self) -> None:
        """Take back what was last done to the saved views."""
        if label := self._memory.undo_view():
            self._tell(f"Undone: {label}")
        else:
            self.say("Nothing to undo here")

    def action_redo(self) -> None:
        """Repeat what was last taken back here."""
        if label := self._memory.redo_view():
            self._tell(f"Redone: {label}")
        else:
            self.say("Nothing to redo here")

    def _tell(self, said: str) -> None:
        self.post_message(MemoryChanged())
        self.say(said)


def said(one: SavedView) -> str:
    """What a view asks for, in words."""
    view = "" if one.view is View.ALL else one.view.value
    return "  ".join(part for part in (view, one.query) if part)
