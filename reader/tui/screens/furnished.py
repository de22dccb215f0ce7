"""What stands on the main screen: the list as it opens, and then everything else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from reader.model.names import ArticleId, Language
from reader.session import Session
from reader.tui.desk.list_column import ListColumn
from reader.tui.desk.views import Views
from reader.tui.messages import MemoryChanged
from reader.tui.remembered import Memory, Remembered
from reader.tui.screens.reader_screen import ReaderScreen
from reader.tui.settings import Settings
from reader.tui.widgets.article_column import ArticleColumn
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # the list needs nothing of them
    from reader.search.results import Occurrence
    from reader.tui.desk.find_bar import FindBar
    from reader.tui.widgets.article_pane import ArticlePane


class Furnished(ReaderScreen[None]):
    """The list comes alone, so that it answers keys soon. `furnish` brings in the rest."""

    furnished = False
    """Whether the widgets below are there; before, only keys that move in the list come."""
    pane: ArticlePane
    """The article."""
    find_bar: FindBar
    """The line into which is typed what to find in the article."""

    def __init__(self, session: Session, settings: Settings, memory: Memory) -> None:
        super().__init__(session, settings)
        self.memory = memory
        self.views = Views(session, memory)
        self.listed = ListColumn(session, memory)
        self.has_selection = False
        """Whether articles are selected for the next command, as the footer has it."""

    def compose_body(self) -> Iterable[Widget]:
        yield self.views
        with Horizontal(id="desk"):
            yield self.listed
            yield ArticleColumn(id="article-column")

    def on_mount(self) -> None:
        self.listed.begin(Language(self.settings.titles))
        self.views.view = self.listed.asked.view
        self.show_memory()
        self.show_place()
        self.set_focus(self.articles)
        self.watch(self.articles, "cursor", self.show_place, init=False)

    async def furnish(self) -> None:
        """Bring in everything but the list."""
        from reader.tui.desk.find_bar import FindBar
        from reader.tui.widgets.article_pane import ArticlePane

        self.pane = ArticlePane()
        self.pane.can_focus = False  # neither Tab nor a click takes the keyboard from the list
        self.find_bar = FindBar(self.session, self.pane, self)
        await self.listed.bring_in_filter()
        await self.query_one("#article-column").mount(self.pane, self.find_bar)
        self.furnished = True
        self.articles.announce_highlighted()

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.listed.articles

    @property
    def row_id(self) -> ArticleId | None:
        """The article under the cursor; None in an empty list."""
        return self.listed.row_id

    def remember(self, now: Remembered) -> None:
        """Remember something until the next start."""
        if now != self.memory.now:
            self.memory.now = now
            self.post_message(MemoryChanged())

    # ---- what the app tells

    def show_reading(self, progress: str) -> None:
        super().show_reading(progress)
        self.listed.show_reading(progress)
        self.show_place()

    def show_memory(self) -> None:
        self.views.show_saved()

    # ---- for subclasses

    def go_to_hit(self, place: Occurrence) -> None:
        """Go to a place that was found in the article."""
        raise NotImplementedError

    def say_hits(self) -> None:
        """Tell what was found in the article, and where one is."""
        raise NotImplementedError

    # ---- around the list

    @on(ListColumn.Shown)
    def follow_list(self) -> None:
        """Another list is shown, or it has other rows."""
        self.refresh_counts()
        self.show_place()

    def refresh_counts(self) -> None:
        """Count the views anew."""
        self.views.refresh_counts(self.listed.shown.view)

    def show_place(self) -> None:
        """Say on the right of the status line where one is."""
        self.query_one(StatusLine).place = self.listed.place
        has_selection = bool(self.articles.selected)
        if has_selection is not self.has_selection:
            self.has_selection = has_selection
            self.refresh_footer()
