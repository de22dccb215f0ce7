"""The bar of views, with how many articles each has at this moment."""

from __future__ import annotations

from textual import on, work
from textual.worker import Worker, get_current_worker

from reader.model.listing import View
from reader.session import Session
from reader.tui.messages import ViewsCounted
from reader.tui.remembered import Memory
from reader.tui.widgets.view_bar import ViewBar


class Views(ViewBar):
    """Counts the articles of the library, and names the views that were saved."""

    def __init__(self, session: Session, memory: Memory) -> None:
        super().__init__()
        self.disable_messages(Worker.StateChanged)
        self._session = session
        self._memory = memory
        self.set_reactive(ViewBar.name_shown, session.name)

    def show_saved(self) -> None:
        """Show what is saved now, and whether one of them is the list that is shown."""
        self.saved = {slot: one.name for slot, one in self._memory.now.saved.items()}
        self.slot = self._memory.now.slot

    def refresh_counts(self, view: View) -> None:
        """Count anew.

        Args:
            view: The one that is shown.
        """
        self.view = view
        self.slot = self._memory.now.slot
        self.call_after_refresh(self._count)

    @work(thread=True, exclusive=True, group="counts")
    def _count(self) -> None:
        worker = get_current_worker()
        counts = self._session.view_counts()
        if not worker.is_cancelled:
            self.post_message(ViewsCounted(counts))

    @on(ViewsCounted)
    def _show_counts(self, event: ViewsCounted) -> None:
        self.counts = event.counts
