"""Saved views: showing them, keeping the list as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from reader.tui.screens.list_actions import ListActions
from reader.tui.widgets.view_bar import ViewBar

if TYPE_CHECKING:
    from reader.tui.widgets.entry_bar import EntryBar


class SavedActions(ListActions):
    """The commands on saved views."""

    def action_saved_view(self, slot: int) -> None:
        """Show a saved view."""
        saved = self.memory.now.saved.get(slot)
        if saved is None:
            return
        if self.reading:
            self.leave_article()
        self.articles.clear_selection()
        self.fill_filter(saved.query)
        self.show_list(self.list_query._replace(view=saved.view, filter=saved.query))
        self.say(saved.name)

    @on(ViewBar.SavedPressed)
    def _show_pressed(self, event: ViewBar.SavedPressed) -> None:
        self.action_saved_view(event.slot)

    def action_saved_views(self) -> None:
        """List the saved views; the list of this moment may become one."""
        from reader.tui.screens.saved import SavedScreen  # imported when it is first needed

        def take(slot: int | None) -> None:
            if slot is not None:
                self.action_saved_view(slot)

        screen = SavedScreen(self.session, self.settings, self.memory, self.list_query)
        self.app.push_screen(screen, take)

    def on_entry_bar_save_wanted(self, event: EntryBar.SaveWanted) -> None:
        """What is in the filter's line is to be kept as a view."""
        from reader.tui.screens.naming import keep_view

        event.stop()
        keep_view(self, self.memory, event.query, self.list_query.view)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "saved_view":
            return parameters[0] in self.memory.now.saved
        return super().check_action(action, parameters)
